"""How many edges each choice of a filter shows, for all choices at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

import numpy as np

from explorer.graph.choices import Choice, Facets, toggled
from explorer.graph.columns import JUDGED, SORTS, Ints
from explorer.graph.edge_counts import KINDS, RELATIONS, SIGNS, Counter
from explorer.model.entity import Kind
from explorer.model.evidence import Context
from explorer.model.filter import Filter
from explorer.model.progress import Progress

FLAGS = ("speculated", "implied", "manual", "negated", "contested_only")


Teller = Callable[[Counter, Filter, int], Iterator[tuple[Any, Choice]]]


def facets(counter: Counter, rule: Filter, progress: Progress) -> Facets:
    """Return what each choice does where *rule* is in force."""
    shown = counter.count(rule)
    found: dict[str, Mapping[Any, Choice]] = {}
    for name, tell in _TELLERS.items():
        progress.check()
        found[name] = dict(tell(counter, rule, shown))
    return Facets(shown, found)


def _of_statements(name: str) -> Teller:
    """Relations or signs."""

    def tell(counter: Counter, rule: Filter, shown: int) -> Iterator[tuple[StrEnum, Choice]]:
        every, places = (RELATIONS, counter.relations) if name == "relations" else (SIGNS, counter.signs)
        there: list[StrEnum] = [every[place] for place in np.unique(places)]
        for value in there:
            edges = counter.count(rule.but(**{name: frozenset({value})}))
            yield value, Choice(edges, counter.count(toggled(rule, name, value, there)) - shown)

    return tell


def _of_ends(counter: Counter, rule: Filter, shown: int) -> Iterator[tuple[Kind, Choice]]:
    """Kinds of entities."""
    base = replace(rule, kinds=None)
    drawn = counter.shown(counter.counted(base), base)
    there = [KINDS[place] for place in np.unique(counter.kinds)]
    for value in there:
        having = (counter.kinds == KINDS.index(value)).any(axis=1)
        change = counter.count(toggled(rule, "kinds", value, there)) - shown
        yield value, Choice(int((drawn & having).sum()), change)


def _of_papers(counter: Counter, rule: Filter, shown: int) -> Iterator[tuple[StrEnum, Choice]]:
    """Sorts of papers."""
    base = replace(rule, without=frozenset())
    rows, sorts = counter.counted(base), counter.columns.sorts
    for place, value in enumerate(SORTS):
        if (sorts & (1 << place)).any():
            having = rows[(sorts[rows] & (1 << place)) != 0]
            change = counter.count(toggled(rule, "without", value, ())) - shown
            yield value, Choice(int(counter.shown(having, base).sum()), change)


def _of_verdicts(counter: Counter, rule: Filter, shown: int) -> Iterator[tuple[StrEnum, Choice]]:
    """What people say."""
    base = replace(rule, judged=None)
    rows, judged = counter.counted(base), counter.columns.judged
    there = [JUDGED[place] for place in np.unique(judged)]
    for value in there:
        having = rows[judged[rows] == JUDGED.index(value)]
        change = counter.count(toggled(rule, "judged", value, there)) - shown
        yield value, Choice(int(counter.shown(having, base).sum()), change)


def _of_names(name: str) -> Teller:
    """Journals or files."""

    def tell(counter: Counter, rule: Filter, _shown: int) -> Iterator[tuple[str, Choice]]:
        base = rule.but(**{name: frozenset()})
        rows, columns = counter.counted(base), counter.columns
        names, places = (columns.journals, columns.journal) if name == "journals" else (columns.sources, columns.source)
        for place, having in _grouped(places[rows], rows):
            yield names[place], Choice(int(counter.shown(having, base).sum()))

    return tell


def _of_contexts(counter: Counter, rule: Filter, _shown: int) -> Iterator[tuple[Context, Choice]]:
    """Contexts, for each aspect with those of the other aspects that are wanted."""
    (rows, places), contexts = counter.columns.holds, counter.columns.contexts
    for aspect in sorted({one.aspect for one in contexts}):
        base = replace(rule, contexts=frozenset(one for one in rule.contexts if one.aspect != aspect))
        counts = counter.counting.rows(base)[rows]
        counts &= np.array([one.aspect == aspect for one in contexts], dtype=bool)[places]
        for place, having in _grouped(places[counts], rows[counts]):
            yield contexts[place], Choice(int(counter.shown(having, base).sum()))


def _of_flag(name: str) -> Teller:
    """A flag: what setting it the other way does."""

    def tell(counter: Counter, rule: Filter, shown: int) -> Iterator[tuple[bool, Choice]]:
        value = not getattr(rule, name)
        edges = counter.count(rule.but(**{name: value}))
        yield value, Choice(edges, edges - shown)

    return tell


def _grouped(places: Ints, rows: Ints) -> Iterator[tuple[int, Ints]]:
    """*rows* by their *places*, in the order of these."""
    if len(places):
        order = np.argsort(places, kind="stable")
        found, starts = np.unique(places[order], return_index=True)
        yield from zip(found.tolist(), np.split(rows[order], starts[1:]), strict=True)


_TELLERS: dict[str, Teller] = {
    "relations": _of_statements("relations"),
    "signs": _of_statements("signs"),
    "kinds": _of_ends,
    "without": _of_papers,
    "judged": _of_verdicts,
    "journals": _of_names("journals"),
    "sources": _of_names("sources"),
    "contexts": _of_contexts,
    **{name: _of_flag(name) for name in FLAGS},
}
