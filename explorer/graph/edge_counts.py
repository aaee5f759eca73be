"""How many edges a filter shows, worked out from columns of evidence.

It says the same as `build.shown` of what a store counts under the filter in question, without asking the store again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from explorer.graph.columns import Bools, Columns, Counting, Ints, Reals, marked
from explorer.model.edge import Edge
from explorer.model.entity import Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign

RELATIONS, SIGNS, KINDS = tuple(Relation), tuple(Sign), tuple(Kind)
_RELATION, _SIGN, _KIND = ({one: place for place, one in enumerate(every)} for every in (RELATIONS, SIGNS, KINDS))
_UP, _DOWN, _NONE = (SIGNS.index(one) for one in (Sign.POSITIVE, Sign.NEGATIVE, Sign.NONE))


class Counter:
    """Counts the edges that a filter shows.

    Args:
        columns: The evidence of all statements of *edges*, and no other.
        edges: The edges, as they are drawn.

    Attributes:
        columns: The evidence.
        counting: Which rows of it count.
        relations: The relation of each statement, a place in `RELATIONS`.
        signs: Its sign, a place in `SIGNS`.
        kinds: The kinds of both ends of each edge, places in `KINDS`: two columns.
        size: How many edges there are.
        edge: The edge of each row, by its place.
        pair: The pair of edge and document of each row: one paper of the edge.
        edge_of_pair: The edge of each pair.
    """

    def __init__(self, columns: Columns, edges: Sequence[Edge]) -> None:
        said = sorted(((one, place) for place, edge in enumerate(edges) for one in edge.statements), key=_number)
        self.columns, self.counting, self.size = columns, Counting(columns), len(edges)
        self._said = np.searchsorted(np.array([one.id for one, _ in said], dtype=np.int64), columns.statement)
        self._edge_of = np.array([place for _, place in said], dtype=np.int64)
        self.relations = np.array([_RELATION[one.statement.relation] for one, _ in said], dtype=np.int64)
        self.signs = np.array([_SIGN[one.statement.sign] for one, _ in said], dtype=np.int64)
        self._belief = np.array([one.belief for one, _ in said], dtype=np.float64)
        self._rising = np.argsort(self._belief, kind="stable")
        self.kinds = np.array(
            [(_KIND[edge.subject.kind], _KIND[edge.object.kind]) for edge in edges], dtype=np.int64
        ).reshape(-1, 2)
        self.edge = self._edge_of[self._said]
        # pairs of edge and document: each counts as one paper, whatever number of sentences it has
        both = self.edge * (int(columns.document.max(initial=0)) + 1) + columns.document
        pairs, self.pair = np.unique(both, return_inverse=True)
        self.edge_of_pair = np.zeros(len(pairs), dtype=np.int64)
        self.edge_of_pair[self.pair] = self.edge

    def count(self, rule: Filter) -> int:
        """Return how many edges *rule* shows."""
        return int(self.shown(self.counted(rule), rule).sum())

    def counted(self, rule: Filter) -> Ints:
        """The rows that count."""
        return np.flatnonzero(self.counting.rows(rule))

    def shown(self, rows: Ints, rule: Filter) -> Bools:
        """For each edge whether *rule* shows it where just these *rows* count."""
        denied = self.columns.negated
        passing = self.chosen(rows, rule)
        said = passing[~denied[passing]]
        found = self._with_papers(said, rule.min_papers)
        if rule.min_belief > 0:
            found &= self._believed(passing, said) >= rule.min_belief
        if rule.negated:
            found |= marked(self.size, self.edge[passing]) & ~marked(self.size, self.edge[said])
        if rule.contested_only:
            every = rows[~denied[rows]]
            sign = self.signs[self._said[every]]
            found &= marked(self.size, self.edge[every[sign == _UP]])
            found &= marked(self.size, self.edge[every[sign == _DOWN]])
        return found & self.of_kinds(rule)

    def of_kinds(self, rule: Filter) -> Bools:
        """For each edge whether both of its ends are of wanted kinds."""
        if rule.kinds is None:
            return np.ones(self.size, dtype=bool)
        return np.asarray(np.isin(self.kinds, [KINDS.index(kind) for kind in rule.kinds]).all(axis=1), dtype=bool)

    def relation_of(self, rows: Ints) -> Ints:
        """The relation of each of *rows*, a place in `RELATIONS`."""
        return self.relations[self._said[rows]]

    def sign_of(self, rows: Ints) -> Ints:
        """The sign of each of *rows*, a place in `SIGNS`."""
        return self.signs[self._said[rows]]

    def chosen(self, rows: Ints, rule: Filter) -> Ints:
        """Those of *rows* whose statement has a wanted relation and sign."""
        return rows if rule.relations is None and rule.signs is None else rows[self.passing(rows, rule)]

    def passing(self, rows: Ints, rule: Filter) -> Bools:
        """For each of *rows* whether its statement has a wanted relation and sign."""
        chosen = np.ones(len(self.relations), dtype=bool)
        if rule.relations is not None:
            chosen &= np.isin(self.relations, [RELATIONS.index(one) for one in rule.relations])
        if rule.signs is not None:
            chosen &= np.isin(self.signs, [SIGNS.index(one) for one in rule.signs])
        return chosen[self._said[rows]]

    def _with_papers(self, said: Ints, least: int) -> Bools:
        """For each edge whether so many papers say it."""
        if least <= 1:
            return marked(self.size, self.edge[said])
        pairs = marked(len(self.edge_of_pair), self.pair[said])
        return np.bincount(self.edge_of_pair[pairs], minlength=self.size) >= least

    def _believed(self, passing: Ints, said: Ints) -> Reals:
        """The belief of each edge: see `Edge.belief`."""
        sign = self.signs[self._said[said]]
        up, down = (np.bincount(self.edge[said[sign == one]], minlength=self.size) for one in (_UP, _DOWN))
        drawn = np.where(up + down == 0, _NONE, np.where(up >= down, _UP, _DOWN))
        there = marked(len(self._belief), self._said[passing])
        rising = self._rising[there[self._rising]]
        rising = rising[self.signs[rising] == drawn[self._edge_of[rising]]]
        best = np.zeros(self.size)
        best[self._edge_of[rising]] = self._belief[rising]  # of one edge the last stays, which is the best
        return best


def _number(said: tuple[Any, int]) -> int:
    return int(said[0].id)
