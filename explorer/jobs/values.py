"""Values for the nodes of a diagram: a table is read, and its names are found among the entities of the diagram."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.diagram.looks import Values
from explorer.formats import values
from explorer.formats.values import Columns, Measured, Table
from explorer.model.entity import Entity
from explorer.model.progress import Progress
from explorer.store.folding import forms

if TYPE_CHECKING:
    from explorer.store.store import Store

_OFTEN = 5000  # rows between two looks at whether the person cancelled

Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table, what its columns seem to hold, and the names of the diagram's entities.

    Attributes:
        table: The table.
        columns: A guess.
        index: Which entity a folded name or an identifier means, by its key.
    """

    table: Table
    columns: Columns
    index: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Matched:
    """What of a table is on the diagram.

    Attributes:
        numbers: Value and p value (or None) by the key of the entity.
        unmatched: Names of the table that are no entity of the diagram, as written, in the order of the table.
    """

    numbers: Mapping[str, tuple[float, float | None]]
    unmatched: tuple[str, ...]


def load(path: Path, entities: Sequence[Entity], store: Store | None, progress: Progress) -> Loaded:
    """Read the table at *path* for the *entities* of a diagram; the *store* knows more names of them.

    Raises:
        FormatError: It is no table of values.
        OSError: It cannot be read.
    """
    progress.report(0, 2, "Reading the table")
    table = values.read(path)
    progress.report(1, 2, "Reading the names")
    known = {} if store is None else store.known_names([entity.key for entity in entities])
    return Loaded(table, values.guessed(table), index(entities, known))


def match(loaded: Loaded, columns: Columns, progress: Progress) -> Matched:
    """Find the rows of a table among the entities of the diagram; of several rows for one entity the surest counts."""
    best: dict[str, Measured] = {}
    unmatched = []
    for place, one in enumerate(values.measured(loaded.table, columns)):
        if place % _OFTEN == 0:
            progress.check()
        key = _found(one.name, loaded.index)
        if key is None:
            unmatched.append(one.name)
        elif key not in best or _surer(one, best[key]):
            best[key] = one
    return Matched({key: (one.value, one.p) for key, one in best.items()}, tuple(unmatched))


def scaled(title: str, matched: Matched) -> Values:
    """Return the values on a scale that is symmetric around 0 and reaches to the largest of them."""
    largest = max((abs(value) for value, _ in matched.numbers.values()), default=0.0)
    end = _rounded_up(largest) or 1.0
    return Values(title, matched.numbers, -end, 0.0, end)


def index(entities: Iterable[Entity], known: Names) -> dict[str, str]:
    """Return the key of the entity that a folded name or an identifier means.

    Names go before other names, these before long ones and before what else the store (*known*, by key) calls them. A
    name that means two entities at its best is nobody's.
    """
    levels: list[dict[str, set[str]]] = [{}, {}, {}]
    for entity in entities:
        for level, names in enumerate(
            (
                (entity.name, entity.id or ""),
                entity.synonyms,
                (entity.full_name, *known.get(entity.key, ())),
            )
        ):
            for name in names:
                for form in _forms(name):
                    levels[level].setdefault(form, set()).add(entity.key)
    found: dict[str, str] = {}
    for named in reversed(levels):
        for form, keys in named.items():
            found[form] = next(iter(keys)) if len(keys) == 1 else ""
    return found


def _found(name: str, known: Mapping[str, str]) -> str | None:
    return next((known[form] for form in _forms(name) if known.get(form)), None)


def _forms(name: str) -> tuple[str, ...]:
    """What a name is compared by; an identifier whole, and a bare number not at all: it could be of any database."""
    plain = name.strip()
    if not plain or plain.isdecimal():
        return ()
    return (f":{plain.casefold()}",) if ":" in plain else forms(plain)


def _surer(one: Measured, other: Measured) -> bool:
    return (2.0 if one.p is None else one.p) < (2.0 if other.p is None else other.p)


def _rounded_up(value: float) -> float:
    """The next number with one digit, or with 1.5 or 2.5, that is not smaller."""
    if value <= 0 or not math.isfinite(value):
        return 0.0
    unit: float = 10.0 ** math.floor(math.log10(value))
    return next(step * unit for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * unit >= value * (1 - 1e-12))
