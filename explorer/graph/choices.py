"""What each choice of a filter does, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from explorer.model.filter import Filter


@dataclass(frozen=True, slots=True)
class Choice:
    """What a choice of a filter does.

    Attributes:
        edges: How many edges are shown that have it, whatever else of its kind is wanted.
        change: How many edges more (below 0: fewer) are shown once it is switched; 0 in lists.
    """

    edges: int
    change: int = 0


@dataclass(frozen=True, slots=True)
class Facets:
    """What all choices do.

    Attributes:
        shown: How many edges the filter shows.
        choices: By the field of `Filter`, by the value; of a flag, by the value that it would get.
    """

    shown: int = 0
    choices: Mapping[str, Mapping[Any, Choice]] = field(default_factory=dict)

    def of(self, name: str) -> Mapping[Any, Choice]:
        """Return the choices of the field *name*, by their values."""
        return self.choices.get(name, {})


def toggled(rule: Filter, name: str, value: Any, there: Iterable[Any]) -> Filter:
    """Return *rule* with *value* of its field *name* switched; None stands for all values that are *there*."""
    chosen = getattr(rule, name)
    if name == "without":
        return rule.but(without=chosen ^ {value})
    every = frozenset(there)
    wanted = (every if chosen is None else chosen) ^ {value}
    return rule.but(**{name: None if every <= wanted else wanted})
