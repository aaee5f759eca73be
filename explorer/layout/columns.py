"""Where nodes of ordered layers stand from left to right: near the middle of their neighbours, never overlapping."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.model.progress import Progress

Near = Sequence[Sequence[tuple[int, float]]]


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
    for sweep in range(36):
        progress.check()
        both = sweep >= 12
        for number in numbers if sweep % 2 == 0 else reversed(numbers):
            pull = near if both else (above if sweep % 2 == 0 else below)
            _settle(layers[number], offsets[number], pull, x)
    return x


def _offsets(layer: Sequence[int], widths: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Distance of each centre from the first one where all stand as close as they may."""
    result = [0.0] * len(layer)
    for place in range(1, len(layer)):
        a, b = layer[place - 1], layer[place]
        result[place] = result[place - 1] + (widths[a] + widths[b]) / 2 + (gaps[a] + gaps[b]) / 2
    return result


def _settle(layer: Sequence[int], offset: Sequence[float], near: Near, x: list[float]) -> None:
    wishes, weights = [], []
    for node, shift in zip(layer, offset, strict=True):
        total = sum(weight for _, weight in near[node])
        mean = sum(x[other] * weight for other, weight in near[node]) / total if total else x[node]
        wishes.append(mean - shift)
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
