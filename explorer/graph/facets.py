"""How many edges each choice of a filter shows, for all choices at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import numpy as np

from explorer.graph.choices import Choice, Facets, toggled
from explorer.graph.columns import JUDGED, SORTS, Ints, different
from explorer.graph.edge_counts import KINDS, RELATIONS, SIGNS, Counter
from explorer.graph.edge_groups import Groups, is_plain
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
    every: tuple[StrEnum, ...] = RELATIONS if name == "relations" else SIGNS

    def tell(counter: Counter, rule: Filter, shown: int) -> Iterator[tuple[StrEnum, Choice]]:
        places = counter.relations if name == "relations" else counter.signs
        there: list[StrEnum] = [every[place] for place in different(places)]
        if is_plain(rule):
            base = rule.but(**{name: None})
            rows = counter.chosen(counter.counted(base), base)
            of = counter.relation_of(rows) if name == "relations" else counter.sign_of(rows)
            yield from _switches(Groups(counter, rows, of, base, len(every)), every, there, getattr(rule, name), shown)
            return
        for value in there:
            edges = counter.count(rule.but(**{name: frozenset({value})}))
            yield value, Choice(edges, counter.count(toggled(rule, name, value, there)) - shown)

    return tell


def _switches(
    groups: Groups, every: Sequence[StrEnum], there: Sequence[StrEnum], wanted: frozenset[Any] | None, shown: int
) -> Iterator[tuple[StrEnum, Choice]]:
    """What each value that is *there* shows alone, and what switching it does to the *wanted* ones."""
    alone = groups.alone()
    switched = groups.switched(np.array([wanted is None or one in wanted for one in every], dtype=bool))
    for value in there:
        place = every.index(value)
        yield value, Choice(int(alone[place]), int(switched[place]) - shown)


def _of_ends(counter: Counter, rule: Filter, shown: int) -> Iterator[tuple[Kind, Choice]]:
    """Kinds of entities."""
    base = replace(rule, kinds=None)
    drawn = counter.shown(counter.counted(base), base)
    there = [KINDS[place] for place in different(counter.kinds)]
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
    there = [JUDGED[place] for place in different(judged)]
    if is_plain(rule):
        rows = counter.chosen(rows, base)
        groups = Groups(counter, rows, judged[rows], base, len(JUDGED))
        yield from _switches(groups, JUDGED, there, rule.judged, shown)
        return
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
        for place, edges in _alone(counter, rows, places[rows], base, len(names)):
            yield names[place], Choice(edges)

    return tell


def _of_contexts(counter: Counter, rule: Filter, _shown: int) -> Iterator[tuple[Context, Choice]]:
    """Contexts, for each aspect with those of the other aspects that are wanted."""
    (rows, places), contexts = counter.columns.holds, counter.columns.contexts
    for aspect in sorted({one.aspect for one in contexts}):
        base = replace(rule, contexts=frozenset(one for one in rule.contexts if one.aspect != aspect))
        counts = counter.counting.rows(base)[rows]
        counts &= np.array([one.aspect == aspect for one in contexts], dtype=bool)[places]
        for place, edges in _alone(counter, rows[counts], places[counts], base, len(contexts)):
            yield contexts[place], Choice(edges)


def _of_flag(name: str) -> Teller:
    """A flag: what setting it the other way does."""

    def tell(counter: Counter, rule: Filter, shown: int) -> Iterator[tuple[bool, Choice]]:
        value = not getattr(rule, name)
        edges = counter.count(rule.but(**{name: value}))
        yield value, Choice(edges, edges - shown)

    return tell


def _alone(counter: Counter, rows: Ints, places: Ints, rule: Filter, size: int) -> Iterator[tuple[int, int]]:
    """For each of *places* that has rows how many edges are shown where these alone count."""
    if is_plain(rule):
        passing = counter.passing(rows, rule)
        alone = Groups(counter, rows[passing], places[passing], rule, size).alone()
        yield from ((place, int(alone[place])) for place in np.flatnonzero(np.bincount(places)).tolist())
    else:
        yield from ((place, int(counter.shown(having, rule).sum())) for place, having in _grouped(places, rows))


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
