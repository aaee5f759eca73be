"""Values of a saved diagram, checked one by one: what is wrong is told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import Any, TypeVar

from explorer.diagram.errors import DiagramError

LIMIT = 1e7
"""Places lie within plus and minus so many units."""
_LARGEST = 2**63 - 1

E = TypeVar("E", bound=StrEnum)


def wrong(what: str, value: object, expected: str) -> DiagramError:
    """Return the error that says which value is no good."""
    return DiagramError(
        f"In the saved diagram, {what} is {value!r:.60} but must be {expected}; it is damaged, make a new diagram."
    )


def table(value: object, what: str) -> dict[str, Any]:
    """Return *value* where it is an object."""
    if not isinstance(value, dict):
        raise wrong(what, value, "an object with names and values")
    return value


def listed(raw: dict[str, Any], key: str, where: str) -> list[Any]:
    """Return the list under *key*; none where it is absent."""
    value = raw.get(key, [])
    if not isinstance(value, list):
        raise wrong(f"{key} of {where}", value, "a list")
    return value


def strings(raw: dict[str, Any], key: str, where: str) -> list[str]:
    """Return the list of words under *key*."""
    return _each(raw, key, where, lambda one: isinstance(one, str), "a list of words")


def numbers(raw: dict[str, Any], key: str, where: str) -> tuple[int, ...]:
    """Return the list of counts under *key*."""
    return tuple(_each(raw, key, where, _is_count, "a list of whole numbers"))


def _each(raw: dict[str, Any], key: str, where: str, good: Callable[[object], bool], expected: str) -> list[Any]:
    values = listed(raw, key, where)
    if not all(good(one) for one in values):
        raise wrong(f"{key} of {where}", values, expected)
    return values


def text(raw: dict[str, Any], key: str, where: str, default: str | None = None) -> str:
    """Return the words under *key*; absent ones are an error unless there is a *default*."""
    value = raw.get(key, default)
    if not isinstance(value, str):
        raise wrong(f"{key} of {where}", value, "words")
    return value


def flag(raw: dict[str, Any], key: str, where: str, default: bool = False) -> bool:
    """Return the yes or no under *key*."""
    value = raw.get(key, default)
    if not isinstance(value, bool):
        raise wrong(f"{key} of {where}", value, "true or false")
    return value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST


def whole(raw: dict[str, Any], key: str, where: str, default: int) -> int:
    """Return the count under *key*."""
    value = raw.get(key, default)
    if not _is_count(value):
        raise wrong(f"{key} of {where}", value, "a whole number from 0 on")
    return int(value)


def year(raw: dict[str, Any], key: str, where: str) -> int | None:
    """Return the year under *key*, or None."""
    return None if raw.get(key) is None else whole(raw, key, where, 0)


def number(raw: dict[str, Any], key: str, where: str) -> float:
    """Return the number under *key*, within `LIMIT`."""
    value = raw.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LIMIT:  # NaN is refused too
        raise wrong(f"{key} of {where}", value, f"a number within ±{LIMIT:.0f}")
    return float(value)


def share(raw: dict[str, Any], key: str, where: str) -> float:
    """Return the number from 0 to 1 under *key*; 0 where it is absent."""
    value = number({key: raw.get(key, 0)}, key, where)
    if not 0 <= value <= 1:
        raise wrong(f"{key} of {where}", value, "a number from 0 to 1")
    return value


def choice(value: object, kind: type[E], what: str) -> E:
    """Return *value* as one of *kind*."""
    if isinstance(value, str):
        with suppress(ValueError):
            return kind(value)
    raise wrong(what, value, f"one of {', '.join(kind)}")


def choices(raw: dict[str, Any], key: str, kind: type[E]) -> frozenset[E] | None:
    """Return the values under *key* as some of *kind*, or None where there is no choice."""
    if raw.get(key) is None:
        return None
    return frozenset(choice(one, kind, f"{key} of the filter") for one in listed(raw, key, "filter"))


def colour(raw: dict[str, Any], key: str, where: str) -> str | None:
    """Return the colour under *key*, or None where there is none."""
    value = raw.get(key)
    if value is not None and not (isinstance(value, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}", value)):
        raise wrong(f"{key} of {where}", value, "a colour such as #0072B2")
    return None if value is None else value.upper()


def places(raw: dict[str, Any], key: str, where: str) -> tuple[tuple[float, float], ...]:
    """Return the list of points under *key*."""
    found = []
    for value in listed(raw, key, where):
        if not isinstance(value, list) or len(value) != 2:
            raise wrong(f"{key} of {where}", value, "a list of points")
        found.append((number({"x": value[0]}, "x", where), number({"y": value[1]}, "y", where)))
    return tuple(found)
