"""Evidence as columns of numbers, and which of its rows count under a filter: the same that a store counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.model.evidence import Context
from explorer.model.filter import EXPLAINED, Filter, Judged, Sort, same_context

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
NO_YEAR = -(1 << 31)
SORTS, JUDGED = tuple(Sort), tuple(Judged)


@dataclass(frozen=True, slots=True)
class Columns:
    """Evidence, a row for each; whatever a filter says, all rows are there.

    Attributes:
        statement: Number of the statement.
        document: Number of the document.
        year: Year of the paper, or `NO_YEAR`.
        confidence: How sure the extractor is, 0..1; 1 for other origins.
        negated: Whether it speaks against its statement.
        speculated: Whether it is speculated.
        implied: Whether it is implied.
        learned: Whether no rule explains it.
        manual: Whether a person added it.
        aside: Whether it counts on neither side, because people call it wrong.
        sorts: The sorts of its paper, a bit for each of `SORTS`.
        judged: What people say of it, a place in `JUDGED`.
        journal: A place in `journals`.
        source: A place in `sources`.
        holds: For each context of each evidence its row and a place in `contexts`: two columns.
        journals: The journals that there are.
        sources: The files that there are.
        contexts: The contexts that there are.
    """

    statement: Ints
    document: Ints
    year: Ints
    confidence: Reals
    negated: Bools
    speculated: Bools
    implied: Bools
    learned: Bools
    manual: Bools
    aside: Bools
    sorts: Ints
    judged: Ints
    journal: Ints
    source: Ints
    holds: Ints
    journals: tuple[str, ...]
    sources: tuple[str, ...]
    contexts: tuple[Context, ...]


def bits(sorts: Iterable[Sort]) -> int:
    """Return *sorts* as a number with the bit of each set."""
    return sum(1 << SORTS.index(sort) for sort in set(sorts))


class Counting:
    """Tells which rows count; what was asked before is not worked out again."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._known: dict[tuple[object, ...], Bools] = {}

    def rows(self, rule: Filter) -> Bools:
        """Return for each row whether it counts under *rule*."""
        counts = ~self._columns.aside
        for fields, test in _TESTS:
            key = (test, *(getattr(rule, name) for name in fields))
            if key[1:] == tuple(getattr(_ALL, name) for name in fields):
                continue
            if key not in self._known:
                self._known[key] = test(self._columns, rule)
            counts &= self._known[key]
        return counts


def _by_year(columns: Columns, rule: Filter) -> Bools:
    first = NO_YEAR + 1 if rule.first_year is None else rule.first_year
    found = columns.year >= first
    return found if rule.last_year is None else found & (columns.year <= rule.last_year)


def _by_marks(columns: Columns, rule: Filter) -> Bools:
    found = np.ones(len(columns.statement), dtype=bool)
    for counts, marked in (
        (rule.speculated, columns.speculated),
        (rule.implied, columns.implied),
        (rule.manual, columns.manual),
    ):
        if not counts:
            found &= ~marked
    return found


def _by_confidence(columns: Columns, rule: Filter) -> Bools:
    sure, least = columns.confidence, rule.min_confidence
    return (sure >= least) | ((sure >= least - EXPLAINED) & ~columns.learned)


def _by_sort(columns: Columns, rule: Filter) -> Bools:
    found: Bools = (columns.sorts & bits(rule.without)) == 0
    return found


def _by_journal(columns: Columns, rule: Filter) -> Bools:
    return _among(columns.journals, rule.journals)[columns.journal]


def _by_source(columns: Columns, rule: Filter) -> Bools:
    return _among(columns.sources, rule.sources)[columns.source]


def _among(names: tuple[str, ...], wanted: frozenset[str]) -> Bools:
    return np.array([name in wanted for name in names], dtype=bool)


def _by_context(columns: Columns, rule: Filter) -> Bools:
    found = np.ones(len(columns.statement), dtype=bool)
    for wanted in rule.aspects.values():
        fits = np.array([any(same_context(one, other) for other in wanted) for one in columns.contexts], dtype=bool)
        rows, places = columns.holds
        found &= marked(len(found), rows[fits[places]])
    return found


def _by_verdict(columns: Columns, rule: Filter) -> Bools:
    return np.array([one in (rule.judged or ()) for one in JUDGED], dtype=bool)[columns.judged]


def different(values: Ints) -> Ints:
    """Return the different *values*, rising.

    With their counts numpy sorts them; without, since 2.3, it puts them into a table, which takes ten times as long
    where most are different.
    """
    return np.unique(values, return_counts=True)[0]


def marked(size: int, places: Ints) -> Bools:
    """Return *size* times no, but for *places*."""
    found = np.zeros(size, dtype=bool)
    found[places] = True
    return found


_ALL = Filter()
_TESTS: tuple[tuple[tuple[str, ...], Callable[[Columns, Filter], Bools]], ...] = (
    (("first_year", "last_year"), _by_year),
    (("speculated", "implied", "manual"), _by_marks),
    (("min_confidence",), _by_confidence),
    (("without",), _by_sort),
    (("journals",), _by_journal),
    (("sources",), _by_source),
    (("contexts",), _by_context),
    (("judged",), _by_verdict),
)
