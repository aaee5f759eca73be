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
    """

    def __init__(self, columns: Columns, edges: Sequence[Edge]) -> None:
        said = sorted(((one, place) for place, edge in enumerate(edges) for one in edge.statements), key=_number)
        self.columns, self.counting, self._size = columns, Counting(columns), len(edges)
        self._said = np.searchsorted(np.array([one.id for one, _ in said], dtype=np.int64), columns.statement)
        self._edge_of = np.array([place for _, place in said], dtype=np.int64)
        self.relations = np.array([RELATIONS.index(one.statement.relation) for one, _ in said], dtype=np.int64)
        self.signs = np.array([SIGNS.index(one.statement.sign) for one, _ in said], dtype=np.int64)
        self._belief = np.array([one.belief for one, _ in said], dtype=np.float64)
        self._rising = np.argsort(self._belief, kind="stable")
        self.kinds = np.array(
            [[KINDS.index(end.kind) for end in (edge.subject, edge.object)] for edge in edges], dtype=np.int64
        ).reshape(-1, 2)
        self._edge = self._edge_of[self._said]
        # pairs of edge and document: each counts as one paper, whatever number of sentences it has
        both = self._edge * (int(columns.document.max(initial=0)) + 1) + columns.document
        pairs, self._pair = np.unique(both, return_inverse=True)
        self._edge_of_pair = np.zeros(len(pairs), dtype=np.int64)
        self._edge_of_pair[self._pair] = self._edge

    def count(self, rule: Filter) -> int:
        """Return how many edges *rule* shows."""
        return int(self.shown(self.counted(rule), rule).sum())

    def counted(self, rule: Filter) -> Ints:
        """The rows that count."""
        return np.flatnonzero(self.counting.rows(rule))

    def shown(self, rows: Ints, rule: Filter) -> Bools:
        """For each edge whether *rule* shows it where just these *rows* count."""
        denied = self.columns.negated
        passing = self._chosen(rows, rule)
        said = passing[~denied[passing]]
        found = self._with_papers(said, rule.min_papers)
        if rule.min_belief > 0:
            found &= self._believed(passing, said) >= rule.min_belief
        if rule.negated:
            found |= marked(self._size, self._edge[passing]) & ~marked(self._size, self._edge[said])
        if rule.contested_only:
            every = rows[~denied[rows]]
            sign = self.signs[self._said[every]]
            found &= marked(self._size, self._edge[every[sign == _UP]])
            found &= marked(self._size, self._edge[every[sign == _DOWN]])
        if rule.kinds is not None:
            found &= np.isin(self.kinds, [KINDS.index(kind) for kind in rule.kinds]).all(axis=1)
        return found

    def _chosen(self, rows: Ints, rule: Filter) -> Ints:
        """Those of *rows* whose statement has a wanted relation and sign."""
        if rule.relations is None and rule.signs is None:
            return rows
        chosen = np.ones(len(self.relations), dtype=bool)
        if rule.relations is not None:
            chosen &= np.isin(self.relations, [RELATIONS.index(one) for one in rule.relations])
        if rule.signs is not None:
            chosen &= np.isin(self.signs, [SIGNS.index(one) for one in rule.signs])
        return rows[chosen[self._said[rows]]]

    def _with_papers(self, said: Ints, least: int) -> Bools:
        """For each edge whether so many papers say it."""
        if least <= 1:
            return marked(self._size, self._edge[said])
        pairs = marked(len(self._edge_of_pair), self._pair[said])
        return np.bincount(self._edge_of_pair[pairs], minlength=self._size) >= least

    def _believed(self, passing: Ints, said: Ints) -> Reals:
        """The belief of each edge: see `Edge.belief`."""
        sign = self.signs[self._said[said]]
        up, down = (np.bincount(self._edge[said[sign == one]], minlength=self._size) for one in (_UP, _DOWN))
        drawn = np.where(up + down == 0, _NONE, np.where(up >= down, _UP, _DOWN))
        there = marked(len(self._belief), self._said[passing])
        rising = self._rising[there[self._rising]]
        rising = rising[self.signs[rising] == drawn[self._edge_of[rising]]]
        best = np.zeros(self._size)
        best[self._edge_of[rising]] = self._belief[rising]  # of one edge the last stays, which is the best
        return best


def _number(said: tuple[Any, int]) -> int:
    return int(said[0].id)
