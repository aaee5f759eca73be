"""Parameters of layouts: fields of a dataclass that say what they are; a dialog is made of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from explorer.errors import SettingError

Value = str | int | float | bool
_KEY = "parameter"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter.

    Attributes:
        name: Its name in the dataclass.
        default: Its value where the person chose none; its type is the parameter's.
        title: As shown.
        tip: One sentence that says what it does.
        low: Smallest value of a number.
        high: Largest value of a number.
        step: By how much a click changes a number.
        choices: Allowed values of a text as (value, title), or empty.
        node: Whether it is the key of a node; such a one is taken from what is selected, and is not remembered.
    """

    name: str
    default: Value
    title: str
    tip: str
    low: float = -math.inf
    high: float = math.inf
    step: float = 1.0
    choices: tuple[tuple[str, str], ...] = ()
    node: bool = False

    def checked(self, value: object) -> Value:
        """Return *value* if the parameter can have it; raises `SettingError` else."""
        kind = type(self.default)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is not kind:
            raise SettingError(f"{self.title} cannot be {value!r}: {kind.__name__} is expected.")
        if self.choices and value not in [choice for choice, _ in self.choices]:
            raise SettingError(f"{self.title} cannot be {value!r}.")
        if isinstance(value, (int, float)) and not self.low <= value <= self.high:
            raise SettingError(f"{self.title} is a number from {self.low:g} to {self.high:g}, not {value}.")
        assert isinstance(value, (str, int, float, bool))
        return value


def number(default: float, title: str, tip: str, low: float, high: float, step: float = 5.0) -> Any:
    """Return a field for a number from *low* to *high* (whole where *default* is); a click changes it by *step*."""
    return _field(Parameter("", default, title, tip, low, high, step))


def switch(default: bool, title: str, tip: str) -> Any:
    """Return a field that is on or off."""
    return _field(Parameter("", default, title, tip))


def choice(default: str, title: str, tip: str, choices: tuple[tuple[str, str], ...]) -> Any:
    """Return a field with one of *choices*, each a (value, title)."""
    return _field(Parameter("", default, title, tip, choices=choices))


def node_key(title: str, tip: str) -> Any:
    """Return a field for the key of a node, empty by default; it is taken from what is selected."""
    return _field(Parameter("", "", title, tip, node=True))


def _field(parameter: Parameter) -> Any:
    return field(default=parameter.default, metadata={_KEY: parameter})


def parameters(kind: type[Any]) -> tuple[Parameter, ...]:
    """Return what the fields of the dataclass *kind* say of themselves; fields that say nothing are left out."""
    found = []
    for one in fields(kind):
        told = one.metadata.get(_KEY)
        if isinstance(told, Parameter) and one.default is not MISSING:
            found.append(
                Parameter(
                    one.name, one.default, told.title, told.tip, told.low, told.high, told.step, told.choices, told.node
                )
            )
    return tuple(found)


def made(kind: type[Any], values: Mapping[str, object]) -> Any:
    """Return the dataclass *kind* with those of *values* that it can have; the defaults hold for all else."""
    return kind(**{parameter.name: one_of(parameter, values) for parameter in parameters(kind)})


def one_of(parameter: Parameter, values: Mapping[str, object]) -> Value:
    """Return the value for *parameter* among *values*, its default where there is none or one that it cannot have."""
    with suppress(SettingError):
        return parameter.checked(values.get(parameter.name, parameter.default))
    return parameter.default
