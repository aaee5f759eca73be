"""Where nodes of ordered layers stand from left to right: near the middle of their neighbours, never overlapping."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.model.progress import Progress

Floats = NDArray[np.float64]
Near = Sequence[Sequence[tuple[int, float]]]

_SWEEPS = 30
_ONE_SIDED = 10  # of them at first, which look at one neighbouring layer only
_LEAN = 1.04
_ABOVE, _BELOW, _NEAR = range(3)  # the pulls of a row
_STRAIGHT = 6  # of them at last, which put nodes exactly under each other


def columns(
    layers: Sequence[Sequence[int]], widths: Sequence[float], gaps: Sequence[float], near: Near, progress: Progress
) -> list[float]:
    """Return the x of each node's centre.

    Sweeps over the layers put each node at the weighted mean of its neighbours, as far as order and widths allow: the
    least squares under these bounds are an isotonic regression of each layer, solved by pooling adjacent violators.

    Args:
        layers: The nodes of each layer, from left to right.
        widths: Width of each node.
        gaps: Room that each node wants on either side; between two nodes the mean of both is kept.
        near: For each node its neighbours in the next layers, with weights.
        progress: Hears when to stop.
    """
    level = {node: number for number, layer in enumerate(layers) for node in layer}
    above = [
        [(other, weight) for other, weight in each if level[other] < level[node]] for node, each in enumerate(near)
    ]
    below = [
        [(other, weight) for other, weight in each if level[other] > level[node]] for node, each in enumerate(near)
    ]
    rows = [_Row(layer, widths, gaps, (above, below, near)) for layer in layers]
    x = np.zeros(len(widths))
    for row in rows:
        row.start(x)
    for sweep in range(_SWEEPS):
        progress.check()
        downwards = sweep % 2 == 0
        for row in rows if downwards else reversed(rows):
            if sweep < _SWEEPS - _STRAIGHT:
                row.settle(x, row.means(x, _NEAR if sweep >= _ONE_SIDED else _ABOVE if downwards else _BELOW))
            else:
                row.settle(x, row.medians(x, (above, below) if downwards else (below, above)))
    return [float(one) for one in x]


class _Row:
    """One layer: how far its nodes must stand apart, and what pulls them."""

    def __init__(
        self, layer: Sequence[int], widths: Sequence[float], gaps: Sequence[float], pulls: tuple[Near, Near, Near]
    ) -> None:
        self._layer = layer
        self._nodes = np.array(layer, dtype=np.intp)
        self._offset = np.array(_offsets(layer, widths, gaps))
        self._pulls = [_Pull(layer, near) for near in pulls]
        self._weights = [max(0.05, sum(weight for _, weight in pulls[_NEAR][node])) for node in layer]

    def start(self, x: Floats) -> None:
        """Put the nodes as close as they may stand, around the origin."""
        if len(self._layer):
            x[self._nodes] = self._offset - self._offset[-1] / 2

    def means(self, x: Floats, side: int) -> Floats:
        """Return where the nodes would like to be: at the weighted means of their neighbours."""
        return self._pulls[side].means(x, x[self._nodes])

    def medians(self, x: Floats, sides: tuple[Near, Near]) -> Floats:
        """Return the weighted medians of their neighbours.

        A little more weight where the sweep comes from makes chains straight instead of stairs.
        """
        strong, weak = sides
        wishes = []
        for node in self._layer:
            values = [(float(x[other]), weight * _LEAN) for other, weight in strong[node]]
            values += [(float(x[other]), weight) for other, weight in weak[node]]
            wishes.append(weighted_median(values) if values else float(x[node]))
        return np.array(wishes)

    def settle(self, x: Floats, wishes: Floats) -> None:
        """Put the nodes as near to *wishes* as order and widths allow."""
        if len(self._layer):
            x[self._nodes] = np.array(isotonic((wishes - self._offset).tolist(), self._weights)) + self._offset


class _Pull:
    """The neighbours of a layer's nodes on one side, in columns."""

    def __init__(self, layer: Sequence[int], near: Near) -> None:
        self._rows = [place for place, node in enumerate(layer) if near[node]]
        pairs = [pair for node in layer for pair in near[node]]
        self._others = np.array([other for other, _ in pairs], dtype=np.intp)
        self._weights = np.array([weight for _, weight in pairs])
        counts = [len(near[layer[place]]) for place in self._rows]
        self._starts = np.cumsum([0, *counts])[:-1]
        self._totals = np.add.reduceat(self._weights, self._starts) if counts else self._weights

    def means(self, x: Floats, here: Floats) -> Floats:
        """Return the weighted means of the neighbours; *here* for nodes without any."""
        if self._rows:
            here[self._rows] = np.add.reduceat(x[self._others] * self._weights, self._starts) / self._totals
        return here


def _offsets(layer: Sequence[int], widths: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Distance of each centre from the first one where all stand as close as they may."""
    result = [0.0] * len(layer)
    for place in range(1, len(layer)):
        a, b = layer[place - 1], layer[place]
        result[place] = result[place - 1] + (widths[a] + widths[b]) / 2 + (gaps[a] + gaps[b]) / 2
    return result


def weighted_median(values: Sequence[tuple[float, float]]) -> float:
    """Return the value with half of the weight on either side; half way between two where the weights are even."""
    ordered = sorted(values)
    left = sum(weight for _, weight in ordered) / 2
    for place, (value, weight) in enumerate(ordered):
        left -= weight
        if abs(left) < 1e-9 and place + 1 < len(ordered):
            return (value + ordered[place + 1][0]) / 2
        if left < 0:
            return value
    return ordered[-1][0]


def isotonic(wishes: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the values that never fall and are nearest to *wishes* by weighted squares (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for wish, weight in zip(wishes, weights, strict=True):
        value, mass, size = wish, weight, 1
        while blocks and blocks[-1][0] >= value:
            other, heavy, number = blocks.pop()
            value = (value * mass + other * heavy) / (mass + heavy)
            mass, size = mass + heavy, size + number
        blocks.append((value, mass, size))
    return [value for value, _, size in blocks for _ in range(size)]
