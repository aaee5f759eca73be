"""What it costs a node of a flow to stand somewhere on its level: crossings, covered nodes, crowding, long edges.

While one node moves along its level and all others stay, each thing to avoid is an interval of its places: an edge
from *u* to the moving node crosses the edge *a-b* exactly while the node is between the shadows that the ends of *a-b*
(or the parts of it between both levels) throw from *u* onto the node's level. The same holds for the shadow of a box
(the edge would cover it), for an edge that passes the level (it would cover the moving node), and for the neighbours on
the level. So the costs of all places follow from one pass over the intervals. This is the kernel for some dozens of
nodes, which does without numpy; `swift` has the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil, floor
from typing import NamedTuple, Protocol

from explorer.layout.stage import Stage

CROSSING = 1.0
COVERED = 1.5  # a node's box that an edge of others runs over
CROWDED = 0.6  # a neighbour that has to make room
LENGTH = 1.0 / 300.0  # per unit that an edge runs sideways
CENTRE = 1.0 / 3000.0  # per unit from the mean of the neighbours
PADDING = 5.0  # kept between an edge and the box that it passes
FAR = 1e6  # for shadows without end
LEAST = 1e-6  # what a move has to save


class Spots(NamedTuple):
    """Places that are tried, evenly spaced.

    Attributes:
        first: The leftmost, in units.
        step: From one to the next.
        number: How many.
        own: Which of them, from 0, is the place of the moving node.
    """

    first: float
    step: float
    number: int
    own: int


class Shadow(NamedTuple):
    """An interval of places of a moving node, from two points that throw their shadows from *eye* onto its level.

    Each point lies on the line from *a* to *b*: at a fraction of it, and so many units beside it; its shadow is so
    many times as far from the eye as itself.
    """

    cost: float
    eye: int
    a: int
    b: int
    fraction_1: float
    fraction_2: float
    beside: float
    times_1: float
    times_2: float


class Costs(Protocol):
    """Costs of places, kept up to date by `moved`."""

    def best(self, node: int, spots: Spots) -> float:
        """Return the cheapest of the *spots*, or the node's own place if none is cheaper."""

    def total(self) -> float:
        """Return the sum of what all nodes cost where they are."""

    def moved(self, nodes: Sequence[int]) -> None:
        """Hear that *nodes* have new places on the stage."""


class PlainCosts:
    """Costs of places on *stage* without numpy."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._shadows = [list(_shadows(stage, node)) for node in range(len(stage.x))]

    def best(self, node: int, spots: Spots) -> float:
        """Return the cheapest of the *spots*, or the node's own place if none is cheaper."""
        first, step, count, here = spots
        change = [0.0] * (count + 1)
        end = first + step * count
        for each, low, high in self._spans(node):
            # neither end of an interval is in it
            if low < high and low < end and high > first:
                change[max(0, floor((low - first) / step) + 1)] += each
                change[min(count, ceil((high - first) / step))] -= each
        costs = list(accumulate(change))
        result = self._stage.x[node]
        least = costs[here] + self._own(node, result) - LEAST
        for number in range(count):
            if costs[number] < least:
                spot = first + step * number
                whole = costs[number] + self._own(node, spot)
                if whole < least:
                    result, least = spot, whole
        return result

    def total(self) -> float:
        """Return the sum of what all nodes cost where they are."""
        result = 0.0
        for node, here in enumerate(self._stage.x):
            result += self._own(node, here) + sum(cost for cost, low, high in self._spans(node) if low < here < high)
        return result

    def moved(self, nodes: Sequence[int]) -> None:
        """Nothing to do: places are read from the stage."""

    def _spans(self, node: int) -> Iterator[tuple[float, float, float]]:
        """Yield the cost, the beginning and the end of each interval."""
        x = self._stage.x
        for cost, eye, a, b, fraction_1, fraction_2, beside, times_1, times_2 in self._shadows[node]:
            start = x[a] - x[eye]
            run = x[b] - x[a]
            one = x[eye] + (start + run * fraction_1 - beside) * times_1
            two = x[eye] + (start + run * fraction_2 + beside) * times_2
            yield (cost, one, two) if one < two else (cost, two, one)

    def _own(self, node: int, spot: float) -> float:
        """Cost of the sideways run of the node's own edges."""
        x, near = self._stage.x, self._stage.near[node]
        if not near:
            return 0.0
        run = mean = 0.0
        for other in near:
            run += abs(spot - x[other])
            mean += x[other]
        return run * LENGTH + abs(spot - mean / len(near)) * CENTRE


def _shadows(stage: Stage, node: int) -> Iterator[Shadow]:
    yield from _neighbours(stage, node)
    yield from _passing(stage, node)
    for eye in stage.near[node]:
        if stage.level[eye] == stage.level[node]:
            yield from _beyond(stage, node, eye)
        else:
            yield from _crossed(stage, node, eye)
            yield from _covered(stage, node, eye)


def _neighbours(stage: Stage, node: int) -> Iterator[Shadow]:
    """Places where others of the level would have to make room."""
    for other in stage.rows[stage.level[node]]:
        if other != node:
            yield Shadow(CROWDED, other, other, other, 0.0, 0.0, stage.apart(node, other), 1.0, 1.0)


def _passing(stage: Stage, node: int) -> Iterator[Shadow]:
    """Places where an edge of others would run over the node."""
    here, y = stage.level[node], stage.y
    beside = stage.widths[node] / 2 + PADDING
    for a, b in stage.pairs:
        if stage.level[a] < here < stage.level[b] and node not in {a, b}:
            top = y[stage.level[a]]
            part = (y[here] - top) / (y[stage.level[b]] - top)
            yield Shadow(COVERED, node, a, b, part, part, beside, 1.0, 1.0)


def _beyond(stage: Stage, node: int, eye: int) -> Iterator[Shadow]:
    """Places where the edge to a node of the same level would run over one between them."""
    for other in stage.rows[stage.level[node]]:
        if other not in {node, eye}:
            yield Shadow(COVERED, eye, other, other, 0.0, 0.0, 0.0, 1.0, FAR)


def _crossed(stage: Stage, node: int, eye: int) -> Iterator[Shadow]:
    """Places where the edge from *eye* would cross another."""
    level, y = stage.level, stage.y
    here, there = y[level[node]], y[level[eye]]
    low, high, reach = min(here, there), max(here, there), abs(here - there)
    for a, b in stage.pairs:
        top, bottom = y[level[a]], y[level[b]]
        first, last = max(low, top), min(high, bottom)
        if first >= last or eye in {a, b} or node in {a, b}:
            continue
        yield Shadow(
            CROSSING,
            eye,
            a,
            b,
            (first - top) / (bottom - top),
            (last - top) / (bottom - top),
            0.0,
            reach / max(abs(first - there), reach / FAR),
            reach / max(abs(last - there), reach / FAR),
        )


def _covered(stage: Stage, node: int, eye: int) -> Iterator[Shadow]:
    """Places where the edge from *eye* would run over a node between both levels."""
    level, y = stage.level, stage.y
    here, there = level[node], level[eye]
    for between in range(min(here, there) + 1, max(here, there)):
        times = (y[here] - y[there]) / (y[between] - y[there])
        for other in stage.rows[between]:
            beside = stage.widths[other] / 2 + PADDING
            yield Shadow(COVERED, eye, other, other, 0.0, 0.0, beside, times, times)
