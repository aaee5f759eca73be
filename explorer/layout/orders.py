"""The order of nodes within layers, by barycentre sweeps."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from explorer.model.progress import Progress

Layers = list[list[int]]
_SWEEPS = 10


class Order:
    """Nodes in layers, with the edges between neighbouring layers.

    Args:
        layers: Numbers of the nodes of each layer.
        down: The nodes of the next layer that each node has an edge to.
        progress: Hears when to stop.
    """

    def __init__(self, layers: Layers, down: Sequence[Sequence[int]], progress: Progress) -> None:
        self._layers = [list(layer) for layer in layers]
        self._down = [list(below) for below in down]
        self._up: list[list[int]] = [[] for _ in down]
        for node, below in enumerate(down):
            for other in below:
                self._up[other].append(node)
        self._progress = progress
        self._place = [0] * len(down)
        self._renumber()

    def solve(self) -> Layers:
        """Return the layers in the best order that was found."""
        best, fewest = self._copy(), self.crossings()
        for start in (self._from_top, self._from_bottom):
            start()
            for sweep in range(_SWEEPS):
                self._progress.check()
                self._sweep(downwards=sweep % 2 == 0, turn=sweep % 4 >= 2)
                crossings = self.crossings()
                if crossings < fewest:
                    best, fewest = self._copy(), crossings
            if not fewest:
                break
        return best

    def crossings(self) -> int:
        """Return how many pairs of edges cross."""
        return sum(self._crossings(layer) for layer in self._layers)

    def _crossings(self, layer: Sequence[int]) -> int:
        ends: list[int] = []
        total = 0
        for node in layer:
            below = sorted(self._place[other] for other in self._down[node])
            total += sum(len(ends) - _after(ends, place) for place in below)
            for place in below:
                insort(ends, place)
        return total

    def _copy(self) -> Layers:
        return [list(layer) for layer in self._layers]

    def _renumber(self) -> None:
        for layer in self._layers:
            self._number(layer)

    def _number(self, layer: Sequence[int]) -> None:
        for place, node in enumerate(layer):
            self._place[node] = place

    def _from_top(self) -> None:
        self._walk(self._layers, self._down, self._up)

    def _from_bottom(self) -> None:
        self._walk(self._layers[::-1], self._up, self._down)

    def _walk(self, layers: Sequence[list[int]], onwards: list[list[int]], back: list[list[int]]) -> None:
        """Order nodes as a walk depth first meets them: what hangs together stands together."""
        level = {node: number for number, layer in enumerate(layers) for node in layer}
        found: list[list[int]] = [[] for _ in layers]
        seen: set[int] = set()
        for root in sorted(level, key=lambda node: (level[node], node)):
            stack = [root]
            while stack:
                node = stack.pop()
                if node in seen:
                    continue
                seen.add(node)
                found[level[node]].append(node)
                stack += [other for other in (*back[node], *reversed(onwards[node])) if other not in seen]
        for layer, fresh in zip(layers, found, strict=True):
            layer[:] = fresh
        self._renumber()

    def _sweep(self, *, downwards: bool, turn: bool) -> None:
        """Put each layer in the order of the mean places of its neighbours in the layer before; *turn* swaps ties."""
        layers = self._layers if downwards else self._layers[::-1]
        near = self._up if downwards else self._down
        for layer in layers[1:]:
            self._settle(layer, near, turn=turn)

    def _settle(self, layer: list[int], near: list[list[int]], *, turn: bool) -> None:
        place = self._place
        means = {
            node: sum(place[other] for other in near[node]) / len(near[node]) if near[node] else None for node in layer
        }
        moving = [node for node in layer if means[node] is not None]
        moving.sort(key=lambda node: (means[node], -place[node] if turn else place[node]))
        queue = iter(moving)
        layer[:] = [node if means[node] is None else next(queue) for node in layer]
        self._number(layer)


def _after(ends: Sequence[int], place: int) -> int:
    """Number of *ends* (sorted) up to and with *place*."""
    return bisect_left(ends, place + 1)
