"""Where nodes of ordered layers stand from left to right: near the middle of their neighbours, never overlapping."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.layout.isotonic import isotonic
from explorer.model.progress import Progress

Near = Sequence[Sequence[tuple[int, float]]]

_LEAN = 1.04
_STRAIGHT = 6  # of them at last, which put nodes exactly under each other


def columns(
    layers: Sequence[Sequence[int]],
    widths: Sequence[float],
    gaps: Sequence[float],
    near: Near,
    progress: Progress,
    sweeps: int,
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
        sweeps: How many, at least 6.
    """
    above, below = _sides(layers, near)
    rows = [_Row(layer, widths, gaps) for layer in layers]
    x = [0.0] * len(widths)
    for row in rows:
        row.start(x)
    for sweep in range(sweeps):
        progress.check()
        downwards = sweep % 2 == 0
        for row in rows if downwards else reversed(rows):
            if sweep >= sweeps - _STRAIGHT:
                row.settle(x, row.medians(x, (above, below) if downwards else (below, above)))
            elif sweep >= sweeps // 3:
                row.settle(x, row.means(x, near))
            else:  # at first looking at one neighbouring layer only
                row.settle(x, row.means(x, above if downwards else below))
    return x


class _Row:
    """One layer, and how far its nodes must stand apart."""

    def __init__(self, layer: Sequence[int], widths: Sequence[float], gaps: Sequence[float]) -> None:
        self._layer = layer
        self._offset = _offsets(layer, widths, gaps)

    def start(self, x: list[float]) -> None:
        """Put the nodes as close as they may stand, around the origin."""
        for node, offset in zip(self._layer, self._offset, strict=True):
            x[node] = offset - self._offset[-1] / 2

    def means(self, x: Sequence[float], near: Near) -> list[float]:
        """Return where the nodes would like to be: at the weighted means of their neighbours."""
        wishes = []
        for node in self._layer:
            total = mass = 0.0
            for other, weight in near[node]:
                total += x[other] * weight
                mass += weight
            wishes.append(total / mass if mass else x[node])
        return wishes

    def medians(self, x: Sequence[float], sides: tuple[Near, Near]) -> list[float]:
        """Return the weighted medians of their neighbours.

        A little more weight where the sweep comes from makes chains straight instead of stairs.
        """
        strong, weak = sides
        wishes = []
        for node in self._layer:
            values = [(x[other], weight * _LEAN) for other, weight in strong[node]]
            values += [(x[other], weight) for other, weight in weak[node]]
            wishes.append(weighted_median(values) if values else x[node])
        return wishes

    def settle(self, x: list[float], wishes: Sequence[float]) -> None:
        """Put the nodes as near to *wishes* as order and widths allow."""
        free = [wish - offset for wish, offset in zip(wishes, self._offset, strict=True)]
        for node, offset, place in zip(self._layer, self._offset, isotonic(free), strict=True):
            x[node] = place + offset


def _sides(layers: Sequence[Sequence[int]], near: Near) -> tuple[Near, Near]:
    """Return *near* with the neighbours in the layers above only, and with those below."""
    level = {node: number for number, layer in enumerate(layers) for node in layer}
    above = [
        [(other, weight) for other, weight in each if level[other] < level[node]] for node, each in enumerate(near)
    ]
    below = [
        [(other, weight) for other, weight in each if level[other] > level[node]] for node, each in enumerate(near)
    ]
    return above, below


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
