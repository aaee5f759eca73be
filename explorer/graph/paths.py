"""Ways of cause between entities, the shortest first, and what each comes to: up or down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import prod
from typing import Literal

import numpy as np

from explorer.graph.network import SIGNS, Direction, Link, Network, Whole, distances
from explorer.model.relation import Sign

Path = tuple[Link, ...]
Check = Callable[[], None]
# Of equally long ways, so many times the number asked for are looked at before they are ranked.
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which ways are looked for.

    Attributes:
        limit: At most so many.
        longest: Most edges of a way.
        only_shortest: Stop at the length of the shortest.
        effect: What a way has to come to; None for anything.
        min_papers: Fewest papers of each of its edges.
        min_belief: Least belief of each of its edges, 0..1.
        max_degree: An entity between the ends with more edges than this is a hub and left out; None for no bound.
        without: Keys of entities that no way leads through.
        through: Key of an entity between the ends that each way leads through; None for any.
        rank: What ranks ways of equal length: the fewest ``papers`` on one edge, or the product of ``belief``.
    """

    limit: int = 20
    longest: int = 6
    only_shortest: bool = False
    effect: Sign | None = None
    min_papers: int = 1
    min_belief: float = 0.0
    max_degree: int | None = None
    without: frozenset[str] = frozenset()
    through: str | None = None
    rank: Literal["papers", "belief"] = "papers"


def effect(path: Sequence[Link]) -> Sign:
    """Return what a way comes to: down for an odd number of negative edges; none where an edge has no sign."""
    total = 1
    for one in path:
        total *= SIGNS[one.sign]
    return {1: Sign.POSITIVE, -1: Sign.NEGATIVE, 0: Sign.NONE}[total]


def paths(
    network: Network,
    sources: Iterable[str],
    targets: Iterable[str],
    wanted: Wanted = Wanted(),
    check: Check = lambda: None,
) -> list[Path]:
    """Return ways along directed edges from any of *sources* to any of *targets*: the shortest first, then by rank.

    A way meets no entity twice and has no source or target but its ends. Nothing is found from an entity to itself.

    Args:
        network: Where to look.
        sources: Keys of entities.
        targets: Keys of entities; one that is a source as well counts as a source.
        wanted: Which ways.
        check: Called now and then; raises to stop the work.
    """
    walk = _Walk(network, frozenset(network.known(sources)), frozenset(network.known(targets)), wanted, check)
    found: list[Path] = []
    for length in range(1, wanted.longest + 1):
        ways = list(islice(walk.ways(length), wanted.limit * _LOOKED_AT))
        found += sorted(ways, key=lambda way: _rank(way, wanted))[: wanted.limit - len(found)]
        if len(found) >= wanted.limit or (found and wanted.only_shortest):
            break
    return found


def _rank(way: Path, wanted: Wanted) -> tuple[float, tuple[str, ...]]:
    worth = prod(one.belief for one in way) if wanted.rank == "belief" else min(one.papers for one in way)
    return -worth, tuple(one.key for one in way)


class _Walk:
    """Walks of an exact length from sources to targets."""

    def __init__(
        self, network: Network, sources: frozenset[int], targets: frozenset[int], wanted: Wanted, check: Check
    ) -> None:
        self._network = network
        self._sources = sources
        self._targets = targets - sources
        self._wanted = wanted
        self._check = check
        self._through = network.nodes.get(wanted.through, -1) if wanted.through is not None else None
        self._closed = (network.papers < wanted.min_papers) | (network.beliefs < wanted.min_belief)
        self._shut = self._shut_nodes()
        self._to_target = self._distances(sorted(self._targets), self._shut)
        # a way that still has to meet the chosen entity may be no shorter than over it
        self._to_through = None if self._through is None or self._through < 0 else self._over()

    def _shut_nodes(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        network, wanted = self._network, self._wanted
        shut = np.zeros(len(network.keys), dtype=bool)
        if wanted.max_degree is not None:
            shut |= network.degrees > wanted.max_degree
        shut[network.known(wanted.without)] = True
        shut[sorted(self._targets)] = False
        if self._through is not None and self._through >= 0:
            shut[self._through] = False
        return shut

    def _distances(self, nodes: Sequence[int], shut: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Whole:
        """How far each node is from the nearest of *nodes*, against the edges; sources may be met, not passed."""
        open_ = shut.copy()
        open_[sorted(self._sources)] = False
        return distances(
            self._network,
            nodes,
            self._wanted.longest,
            Direction.UP,
            closed=self._closed,
            shut=open_,
            causal=True,
        )

    def _over(self) -> Whole:
        """How far each node is from a target by way of the chosen entity; -1 where there is no way."""
        assert self._through is not None
        rest = self._to_target[self._through]
        to = self._distances([self._through], self._shut)
        return np.where((to >= 0) & (rest >= 0), to + rest, -1)

    def ways(self, length: int) -> Iterator[Path]:
        """Yield the ways of exactly *length* edges."""
        if self._through is not None and (self._through < 0 or self._through in self._sources | self._targets):
            return
        for source in sorted(self._sources):
            yield from self._onwards([source], [], length)

    def _onwards(self, nodes: list[int], way: list[int], left: int) -> Iterator[Path]:
        self._check()
        rows, here = self._network.down, nodes[-1]
        span = slice(rows.starts[here], rows.starts[here + 1])
        ends, links = rows.ends[span], rows.links[span]
        for place in np.flatnonzero(self._leads(ends, links, nodes, left - 1)):
            end, one = int(ends[place]), int(links[place])
            if left == 1:
                path = tuple(self._network.links[number] for number in (*way, one))
                if self._wanted.effect is None or effect(path) is self._wanted.effect:
                    yield path
            else:
                yield from self._onwards([*nodes, end], [*way, one], left - 1)

    def _leads(
        self, ends: Whole, links: Whole, nodes: list[int], left: int
    ) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which of the links may be the next: a target is still in reach of *left* more, and no node is met twice."""
        pending = self._through is not None and self._through not in nodes
        far = self._to_target[ends]
        if pending and self._to_through is not None:
            far = np.where(ends == self._through, far, self._to_through[ends])
        good = ~self._closed[links] & (far >= 0) & (far <= left) & ~np.isin(ends, [*nodes, *self._sources])
        # the end of a way is a target, and nothing before it is
        good &= np.isin(ends, sorted(self._targets)) == (left == 0)
        if left:
            good &= ~self._shut[ends]
        return np.asarray(good)
