"""How many edges a filter shows for each of many groups of evidence, worked out for all groups in one pass.

It says the same as asking `Counter.shown` for one group after the other. What is asked of whole edges beyond papers
(belief, contested) cannot be told from counts and is not for this: see `is_plain`.
"""

from __future__ import annotations

import numpy as np

from explorer.graph.columns import Bools, Ints, different, marked
from explorer.graph.edge_counts import Counter
from explorer.model.filter import Filter

#: So many cells are gone through faster than half a million values are sorted.
_ROOM = 20_000_000


def is_plain(rule: Filter) -> bool:
    """Whether *rule* asks of an edge nothing but papers, denials and kinds."""
    return rule.min_belief <= 0 and not rule.contested_only


class Groups:
    """Rows of evidence, each in one group.

    Args:
        counter: The evidence and its edges.
        rows: The rows that count under everything but the choice of a group.
        group: The group of each of *rows*, from 0.
        rule: A plain filter: see `is_plain`.
        size: How many groups there are.
    """

    def __init__(self, counter: Counter, rows: Ints, group: Ints, rule: Filter, size: int) -> None:
        self._counter, self._rule, self._size = counter, rule, size
        denied = counter.columns.negated[rows]
        self._said, self._said_of = rows[~denied], group[~denied]
        self._denied, self._denied_of = rows[denied], group[denied]
        self._drawn = counter.of_kinds(rule)

    def alone(self) -> Ints:
        """Return for each group how many edges are shown where its rows alone count."""
        edges = self._counter.size
        all_edges = self._size * edges
        if self._rule.min_papers <= 1 or self._rule.negated:
            said = _different(self._said_of * edges + self._counter.edge[self._said], all_edges)
        shown = said if self._rule.min_papers <= 1 else self._with_papers()
        if self._rule.negated:
            denied = _different(self._denied_of * edges + self._counter.edge[self._denied], all_edges)
            shown = np.concatenate((shown, np.setdiff1d(denied, said, assume_unique=True)))
        drawn: Ints = np.bincount(shown[self._drawn[shown % edges]] // edges, minlength=self._size)
        return drawn

    def switched(self, chosen: Bools) -> Ints:
        """Return for each group how many edges are shown where it joins the *chosen* ones, or leaves them.

        There may be few groups only: it takes room for each group and edge.
        """
        step = np.where(chosen, -1, 1)[:, None]
        here = self._table(self._said_of, self._counter.edge[self._said])
        said = here[chosen].sum(axis=0) + step * here
        found = said > 0 if self._rule.min_papers <= 1 else self._papers(chosen, step) >= self._rule.min_papers
        if self._rule.negated:
            there = self._table(self._denied_of, self._counter.edge[self._denied])
            found |= (said == 0) & (there[chosen].sum(axis=0) + step * there > 0)
        return np.asarray((found & self._drawn).sum(axis=1), dtype=np.int64)

    def _pairs(self) -> tuple[Ints, Ints]:
        """The different papers of edges in each group: the group, and the pair of edge and document."""
        pairs = len(self._counter.edge_of_pair)
        both = _different(self._said_of * pairs + self._counter.pair[self._said], self._size * pairs)
        return both // pairs, both % pairs

    def _with_papers(self) -> Ints:
        """Groups and edges, as one number, where enough papers say it."""
        group, pair = self._pairs()
        both = group * self._counter.size + self._counter.edge_of_pair[pair]
        edges = self._size * self._counter.size
        if edges <= _ROOM:
            return np.flatnonzero(np.bincount(both, minlength=edges) >= self._rule.min_papers)
        found, papers = np.unique(both, return_counts=True)
        enough: Ints = found[papers >= self._rule.min_papers]
        return enough

    def _papers(self, chosen: Bools, step: Ints) -> Ints:
        """For each group and edge how many papers say it once the group is switched."""
        group, pair = self._pairs()
        edge_of, inside = self._counter.edge_of_pair, chosen[group]
        times = np.bincount(pair[inside], minlength=len(edge_of))
        before = np.bincount(edge_of[times > 0], minlength=self._counter.size)
        # a paper goes with the last group that it is in, and comes with the first
        turning = np.where(inside, times[pair] == 1, times[pair] == 0)
        return np.asarray(before + step * self._table(group[turning], edge_of[pair[turning]]), dtype=np.int64)

    def _table(self, group: Ints, edge: Ints) -> Ints:
        """How often each group and edge come together."""
        edges = self._counter.size
        return np.bincount(group * edges + edge, minlength=self._size * edges).reshape(self._size, edges)


def _different(values: Ints, size: int) -> Ints:
    """The different *values*, which are below *size*, rising."""
    return np.flatnonzero(marked(size, values)) if size <= _ROOM else different(values)
