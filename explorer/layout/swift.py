"""The costs of places in a flow of many nodes: as in `costs`, in columns of numpy."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.layout.costs import CENTRE, COVERED, CROSSING, CROWDED, FAR, LEAST, LENGTH, PADDING, Spots
from explorer.layout.stage import Stage

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]
_KEPT = 1_000_000  # shadows kept in memory, 72 bytes each; beyond, a node's are made anew each time it moves
_SEEN = 1500  # edges, and nodes, that each node looks at; of more it sees a sample, and takes it for the whole
_EYES = 100  # neighbours of a node, likewise


class Shadows(NamedTuple):
    """The shadows of one node, a column for each attribute of `costs.Shadow`."""

    cost: Floats
    eye: Numbers
    a: Numbers
    b: Numbers
    fraction_1: Floats
    fraction_2: Floats
    beside: Floats
    times_1: Floats
    times_2: Floats

    def span(self, x: Floats) -> tuple[Floats, Floats]:
        """Return where each begins and ends."""
        eye, start = x[self.eye], x[self.a]
        run = x[self.b] - start
        start -= eye
        one = eye + (start + run * self.fraction_1 - self.beside) * self.times_1
        two = eye + (start + run * self.fraction_2 + self.beside) * self.times_2
        return np.minimum(one, two), np.maximum(one, two)


class SwiftCosts:
    """Costs of places on *stage*."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._x = np.array(stage.x)
        self._y = np.array(stage.y)
        self._level = np.array(stage.level, dtype=np.intp)
        self._widths = np.array(stage.widths)
        pairs = np.array(stage.pairs, dtype=np.intp).reshape(-1, 2)
        # edges within a level cross nothing; what they cover is told by `_beyond`
        pairs = pairs[self._level[pairs[:, 0]] != self._level[pairs[:, 1]]]
        chance = random.Random(len(pairs))
        self._edges_each = max(1.0, len(pairs) / _SEEN)
        pairs = pairs[_sample(range(len(pairs)), _SEEN, chance)]
        self._others = _sample(range(len(stage.level)), _SEEN, chance)
        self._others_each = max(1.0, len(stage.level) / _SEEN)
        self._a, self._b = pairs[:, 0], pairs[:, 1]
        self._top, self._bottom = self._y[self._level[self._a]], self._y[self._level[self._b]]
        self._near = [_sample(near, _EYES, chance) for near in stage.near]
        self._kept: dict[int, Shadows] = {}
        self._room = _KEPT

    def best(self, node: int, spots: Spots) -> float:
        """Return the cheapest of the *spots*, or the node's own place if none is cheaper."""
        first, step, count, here = spots
        shadows = self._shadows(node)
        low, high = shadows.span(self._x)
        after = _ends(high, spots)
        # an interval of one place has no inside
        change = np.bincount(np.minimum(_begins(low, spots), after), shadows.cost, count + 1)
        change -= np.bincount(after, shadows.cost, count + 1)
        places: Floats = first + step * np.arange(count, dtype=np.float64)
        costs = change.cumsum()[:-1] + self._own(node, places)
        best = int(costs.argmin())
        return float(places[best] if costs[best] < costs[here] - LEAST else self._x[node])

    def total(self) -> float:
        """Return the sum of what all nodes cost where they are."""
        result = 0.0
        for node, here in enumerate(self._x):
            shadows = self._shadows(node)
            low, high = shadows.span(self._x)
            result += shadows.cost[(low < here) & (here < high)].sum() + self._own(node, np.array([here]))[0]
        return float(result)

    def moved(self, nodes: Sequence[int]) -> None:
        """Hear that *nodes* have new places on the stage."""
        for node in nodes:
            self._x[node] = self._stage.x[node]

    def _own(self, node: int, spots: Floats) -> Floats:
        """Cost of the sideways run of the node's own edges."""
        others = self._x[self._near[node]]
        if not len(others):
            return np.zeros(len(spots))
        run: Floats = np.abs(spots - others[:, None]).sum(axis=0) * (LENGTH * self._eyes_each(node))
        run += np.abs(spots - others.sum() / len(others)) * CENTRE
        return run

    def _eyes_each(self, node: int) -> float:
        """For how many of its neighbours each that the node looks at stands."""
        return len(self._stage.near[node]) / max(1, len(self._near[node]))

    def _shadows(self, node: int) -> Shadows:
        found = self._kept.get(node)
        if found is None:
            found = self._made(node)
            if self._room > 0:
                self._room -= len(found.cost)
                self._kept[node] = found
        return found

    def _made(self, node: int) -> Shadows:
        level = self._level
        eyes = self._near[node]
        beside = eyes[level[eyes] == level[node]]
        apart = eyes[level[eyes] != level[node]]
        parts = [self._neighbours(node), self._passing(node)]
        if len(beside):
            parts.append(self._beyond(node, beside))
        if len(apart):
            parts += [self._crossed(node, apart), self._covered(node, apart)]
        return Shadows(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))

    def _neighbours(self, node: int) -> Shadows:
        others = self._row(node)
        apart = (self._widths[others] + self._widths[node]) / 2 + self._stage.gap
        return _boxes(CROWDED, others, others, apart, np.ones(len(others)))

    def _row(self, node: int) -> Numbers:
        return np.array([one for one in self._stage.rows[self._stage.level[node]] if one != node], dtype=np.intp)

    def _passing(self, node: int) -> Shadows:
        here = self._y[self._level[node]]
        over = np.flatnonzero((self._top < here) & (here < self._bottom))
        part = (here - self._top[over]) / (self._bottom[over] - self._top[over])
        one = np.ones(len(over))
        beside = one * (self._widths[node] / 2 + PADDING)
        eye = np.full(len(over), node)
        return Shadows(
            one * (COVERED * self._edges_each), eye, self._a[over], self._b[over], part, part, beside, one, one
        )

    def _beyond(self, node: int, eyes: Numbers) -> Shadows:
        row = self._row(node)
        eye, other = np.repeat(eyes, len(row)), np.tile(row, len(eyes))
        eye, other = eye[eye != other], other[eye != other]
        one = np.ones(len(eye))
        zero = np.zeros(len(eye))
        return Shadows(one * (COVERED * self._eyes_each(node)), eye, other, other, zero, zero, zero, one, one * FAR)

    def _crossed(self, node: int, eyes: Numbers) -> Shadows:
        here, there = self._y[self._level[node]], self._y[self._level[eyes]][:, None]
        first = np.maximum(self._top, np.minimum(here, there))
        last = np.minimum(self._bottom, np.maximum(here, there))
        free = (self._a != node) & (self._b != node)
        meet = (first < last) & free & (self._a != eyes[:, None]) & (self._b != eyes[:, None])
        row, edge = np.nonzero(meet)
        first, last, there = first[row, edge], last[row, edge], there[row, 0]
        reach = np.abs(here - there)
        top = self._top[edge]
        high = self._bottom[edge] - top
        return Shadows(
            np.full(len(row), CROSSING * self._edges_each * self._eyes_each(node)),
            eyes[row],
            self._a[edge],
            self._b[edge],
            (first - top) / high,
            (last - top) / high,
            np.zeros(len(row)),
            reach / np.maximum(np.abs(first - there), reach / FAR),
            reach / np.maximum(np.abs(last - there), reach / FAR),
        )

    def _covered(self, node: int, eyes: Numbers) -> Shadows:
        here, there = self._y[self._level[node]], self._y[self._level[eyes]]
        every = self._y[self._level[self._others]]
        between = (every > np.minimum(here, there)[:, None]) & (every < np.maximum(here, there)[:, None])
        row, other = np.nonzero(between)
        times = (here - there[row]) / (every[other] - there[row])
        other = self._others[other]
        cost = COVERED * self._others_each * self._eyes_each(node)
        return _boxes(cost, eyes[row], other, self._widths[other] / 2 + PADDING, times)


def _sample(numbers: Sequence[int], most: int, chance: random.Random) -> Numbers:
    """Return *numbers*, in their order, or as many of them as are looked at."""
    some = range(len(numbers)) if len(numbers) <= most else sorted(chance.sample(range(len(numbers)), most))
    return np.array([numbers[place] for place in some], dtype=np.intp)


def _begins(lows: Floats, spots: Spots) -> Numbers:
    """Return the number of the first spot behind each of *lows*, which are used up."""
    lows -= spots.first
    lows /= spots.step
    np.floor(lows, out=lows)
    lows += 1.0
    return np.clip(lows, 0.0, spots.number, out=lows).astype(np.intp)


def _ends(highs: Floats, spots: Spots) -> Numbers:
    """Return the number of the first spot at or behind each of *highs*, which are used up."""
    highs -= spots.first
    highs /= spots.step
    np.ceil(highs, out=highs)
    return np.clip(highs, 0.0, spots.number, out=highs).astype(np.intp)


def _boxes(cost: float, eye: Numbers, other: Numbers, beside: Floats, times: Floats) -> Shadows:
    """Shadows of boxes that reach so far *beside* the middles of nodes."""
    zero = np.zeros(len(other))
    return Shadows(zero + cost, eye, other, other, zero, zero, beside, times, times)
