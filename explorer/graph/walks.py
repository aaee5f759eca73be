"""Walks of an exact length over directed edges, enumerated without a step that leads nowhere.

Before the first walk is made, each node learns what the rest of a walk from it can come to in exactly so many steps:
one byte a node and length. Its lower three bits say that a rest without the chosen entity comes to up, down or no
effect, the three above the same of a rest that meets it. Only walks that would meet a node twice are given up on the
way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.graph.links import SIGNS, Link
from explorer.graph.network import Network
from explorer.model.relation import Sign

Mask = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Walk = tuple[Link, ...]
_UP, _DOWN, _NONE = 1, 2, 4
_ALL = _UP | _DOWN | _NONE
_MET = 3  # bits further up: the same, of a rest that meets the chosen entity


def _times(mask: int, sign: int) -> int:
    """What *mask* is after one more edge with *sign* before it; of three bits."""
    if sign > 0:
        return mask
    if sign == 0:
        return _NONE if mask else 0
    return (mask & _NONE) | (_DOWN if mask & _UP else 0) | (_UP if mask & _DOWN else 0)


#: By sign + 1 and mask: the mask with an edge of the sign before it.
_BEFORE = np.array(
    [[_times(mask & _ALL, sign) | _times(mask >> _MET, sign) << _MET for mask in range(64)] for sign in (-1, 0, 1)],
    dtype=np.uint8,
)


def _rest(effect: Sign | None, so_far: int) -> int:
    """What the rest of a walk may come to (bits), where it comes to *so_far* until now and *effect* is wanted."""
    if effect is None or (effect is Sign.NONE and so_far == 0):
        return _ALL
    if effect is Sign.NONE:
        return _NONE
    return {1: _UP, -1: _DOWN, 0: 0}[SIGNS[effect] * so_far]


@dataclass(frozen=True, slots=True)
class Ends:
    """Between what walks lead, and over what.

    Attributes:
        sources: Nodes where they start; none is met later.
        targets: Nodes where they end; none is met before.
        closed: By link, whether it may not be used.
        shut: By node, whether it may not lie between the ends.
        through: A node between the ends that each walk meets, or None.
        effect: What each walk comes to, or None for anything.
    """

    sources: Sequence[int]
    targets: Sequence[int]
    closed: Flags
    shut: Flags
    through: int | None = None
    effect: Sign | None = None


class Walks:
    """The walks between two sets of nodes.

    Args:
        network: Where to walk.
        ends: Between what, and over what.
        check: Called at each step; raises to stop the work.
    """

    def __init__(self, network: Network, ends: Ends, check: Callable[[], None]) -> None:
        self._network = network
        self._ends = ends
        self._check = check
        self._between = ~ends.shut
        self._between[[*ends.sources, *ends.targets]] = False
        self._on_walk = np.zeros(len(network.keys), dtype=bool)
        first = np.zeros(len(network.keys), dtype=np.uint8)
        first[list(ends.targets)] = _UP
        self._rests = [first]

    def of_length(self, length: int) -> Iterator[Walk]:
        """Yield the walks of exactly *length* edges (1 at least), from the sources in their order."""
        while len(self._rests) < length:
            self._rests.append(self._one_longer(self._rests[-1]))
        for source in self._ends.sources:
            self._on_walk[source] = True
            yield from self._onwards(source, [], length, 1, met=self._ends.through is None)
            self._on_walk[source] = False

    def _one_longer(self, rest: Mask) -> Mask:
        """What the rest comes to with one step more, from the nodes that may lie between the ends."""
        rows = self._network.down
        steps = _BEFORE[self._network.signs[rows.links] + 1, rest[rows.ends]]
        steps[self._ends.closed[rows.links]] = 0
        longer = np.zeros_like(rest)
        some = np.flatnonzero(np.diff(rows.starts))
        if len(some):
            longer[some] = np.bitwise_or.reduceat(steps, rows.starts[some])
        through = self._ends.through
        if through is not None:
            longer[through] |= longer[through] << _MET
            longer[through] &= _ALL << _MET
        longer[~self._between] = 0
        return longer

    def _onwards(self, here: int, way: list[int], left: int, so_far: int, *, met: bool) -> Iterator[Walk]:
        self._check()
        rows = self._network.down
        span = slice(rows.starts[here], rows.starts[here + 1])
        ends, links = rows.ends[span], rows.links[span]
        for place in np.flatnonzero(self._leads(ends, links, left - 1, so_far, met=met)).tolist():
            end, one = int(ends[place]), int(links[place])
            if left == 1:
                yield tuple(self._network.links[number] for number in (*way, one))
                continue
            self._on_walk[end] = True
            sign = so_far * int(self._network.signs[one])
            yield from self._onwards(end, [*way, one], left - 1, sign, met=met or end == self._ends.through)
            self._on_walk[end] = False

    def _leads(self, ends: NDArray[np.int64], links: NDArray[np.int64], left: int, so_far: int, *, met: bool) -> Flags:
        """Which of the links may be the next: *left* more can make what is wanted, and no node is met twice."""
        up, none, down = (_rest(self._ends.effect, so_far * sign) << (0 if met else _MET) for sign in (1, 0, -1))
        needed = np.array([down, none, up], dtype=np.uint8)[self._network.signs[links] + 1]
        good = (self._rests[left][ends] & needed) != 0
        return np.asarray(good & ~self._ends.closed[links] & ~self._on_walk[ends])
