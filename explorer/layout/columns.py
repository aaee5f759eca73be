"""Where nodes of ordered layers stand from left to right: near the middle of their neighbours, never overlapping."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from explorer.model.progress import Progress

Middle = Callable[[Sequence[tuple[float, float]]], float]
Near = Sequence[Sequence[tuple[int, float]]]

_SWEEPS = 30
_ONE_SIDED = 10  # of them at first, which look at one neighbouring layer only
_LEAN = 1.04
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
    above = [[(other, weight) for other, weight in each if level[other] < level[node]] for node, each in enumerate(near)]
    below = [[(other, weight) for other, weight in each if level[other] > level[node]] for node, each in enumerate(near)]
    offsets = [_offsets(layer, widths, gaps) for layer in layers]
    x = [0.0] * len(widths)
    for layer, offset in zip(layers, offsets, strict=True):
        for node, left in zip(layer, offset, strict=True):
            x[node] = left - (offset[-1] if offset else 0.0) / 2
    numbers = range(len(layers))
    for sweep in range(_SWEEPS):
        progress.check()
        pull = near if sweep >= _ONE_SIDED else (above if sweep % 2 == 0 else below)
        middle: Middle = weighted_mean
        if sweep >= _SWEEPS - _STRAIGHT:
            # a little more weight where the sweep comes from makes chains straight instead of stairs
            middle = weighted_median
            pull = _leaning(above, below) if sweep % 2 == 0 else _leaning(below, above)
        for number in numbers if sweep % 2 == 0 else reversed(numbers):
            _settle(layers[number], offsets[number], pull, x, middle)
    return x


def _leaning(strong: Near, weak: Near) -> Near:
    return [
        [*((node, weight * _LEAN) for node, weight in one), *other] for one, other in zip(strong, weak, strict=True)
    ]


def _offsets(layer: Sequence[int], widths: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Distance of each centre from the first one where all stand as close as they may."""
    result = [0.0] * len(layer)
    for place in range(1, len(layer)):
        a, b = layer[place - 1], layer[place]
        result[place] = result[place - 1] + (widths[a] + widths[b]) / 2 + (gaps[a] + gaps[b]) / 2
    return result


def weighted_mean(values: Sequence[tuple[float, float]]) -> float:
    """Return the mean of values that are given with their weights."""
    return sum(value * weight for value, weight in values) / sum(weight for _, weight in values)


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


def _settle(layer: Sequence[int], offset: Sequence[float], near: Near, x: list[float], middle: Middle) -> None:
    wishes, weights = [], []
    for node, shift in zip(layer, offset, strict=True):
        total = sum(weight for _, weight in near[node])
        wish = middle([(x[other], weight) for other, weight in near[node]]) if total else x[node]
        wishes.append(wish - shift)
        weights.append(total or 0.05)
    for node, shift, value in zip(layer, offset, isotonic(wishes, weights), strict=True):
        x[node] = value + shift


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
