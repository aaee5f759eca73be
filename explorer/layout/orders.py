"""The order of nodes within layers: barycentre sweeps, then every node sifted to its best place."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.model.progress import Progress

Layers = list[list[int]]
_SWEEPS = 10
_ROUNDS = 6  # of sifting, for as many nodes as below; fewer for more
_ROUND_NODES = 1200
_SIFTED = 700  # layers beyond this are not sifted: the table of crossings grows with the square


class Order:
    """Nodes in layers, with the edges between neighbouring layers.

    Args:
        layers: Numbers of the nodes of each layer.
        down: The nodes of the next layer that each node has an edge to.
        progress: Hears when to stop.
    """

    def __init__(self, layers: Layers, down: Sequence[Sequence[int]], progress: Progress) -> None:
        self.layers = [list(layer) for layer in layers]
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
            self._sift()
            crossings = self.crossings()
            if crossings < fewest:
                best, fewest = self._copy(), crossings
            if not fewest:
                break
        self._restore(best)
        self._sift()
        return self.layers

    def crossings(self) -> int:
        """Return how many pairs of edges cross."""
        return sum(self._crossings(layer) for layer in self.layers)

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
        return [list(layer) for layer in self.layers]

    def _restore(self, layers: Layers) -> None:
        self.layers = [list(layer) for layer in layers]
        self._renumber()

    def _renumber(self) -> None:
        for layer in self.layers:
            self._number(layer)

    def _number(self, layer: Sequence[int]) -> None:
        for place, node in enumerate(layer):
            self._place[node] = place

    def _from_top(self) -> None:
        self._walk(self.layers, self._down, self._up)

    def _from_bottom(self) -> None:
        self._walk(self.layers[::-1], self._up, self._down)

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
        layers = self.layers if downwards else self.layers[::-1]
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

    def _sift(self) -> None:
        """Sift all layers up and down until nothing gets better; layers with nothing new around them rest."""
        count = len(self.layers)
        fresh = [True] * count
        for turn in range(max(1, min(_ROUNDS, _ROUNDS * _ROUND_NODES // len(self._place)))):
            for number in range(count) if turn % 2 == 0 else range(count - 1, -1, -1):
                self._progress.check()
                if not fresh[number]:
                    continue
                fresh[number] = False
                if self._sift_layer(number):
                    for other in (number - 1, number, number + 1):
                        if 0 <= other < count:
                            fresh[other] = True
            if not any(fresh):
                return

    def _sift_layer(self, number: int) -> bool:
        """Move each node of a layer to its best place, seen from both neighbouring layers; whether any moved."""
        layer = self.layers[number]
        if not 1 < len(layer) <= _SIFTED:
            return False
        cost = np.zeros((len(layer), len(layer)))
        for other, near in ((number - 1, self._up), (number + 1, self._down)):
            if 0 <= other < len(self.layers):
                cost += self._table(layer, len(self.layers[other]), near)
        gain = cost - cost.T  # what is lost when the row stands before the column, and won the other way
        order = list(range(len(layer)))
        moved = False
        for node in range(len(layer)):
            moved = _sifted(order, gain[node], node) or moved
        if moved:
            layer[:] = [layer[place] for place in order]
            self._number(layer)
        return moved

    def _table(self, layer: Sequence[int], width: int, near: list[list[int]]) -> NDArray[np.float64]:
        """Return the crossings of the edges of two nodes where the row's stands before the column's."""
        table = np.zeros((len(layer), len(layer)))
        counts = [len(near[node]) for node in layer]
        places = [self._place[other] for node in layer for other in near[node]]
        if not places:
            return table
        ends = np.zeros((len(layer), width))
        ends[np.repeat(np.arange(len(layer)), counts), places] = 1.0
        behind = ends[:, ::-1].cumsum(axis=1)[:, ::-1] - ends
        # sums over each node's few edges; a matrix product would wake all cores for it
        linked = [number for number, count in enumerate(counts) if count]
        starts = np.cumsum([0] + [count for count in counts if count])[:-1]
        table[:, linked] = np.add.reduceat(behind[:, places], starts, axis=1)
        return table


def _after(ends: Sequence[int], place: int) -> int:
    """Number of *ends* (sorted) up to and with *place*."""
    return bisect_left(ends, place + 1)


def _sifted(order: list[int], gain: NDArray[np.float64], node: int) -> bool:
    """Put *node* at its best place in *order*; whether it was not there."""
    start = order.index(node)
    # before all others it costs the sum of gain; each other that comes before it gives its part back
    saved = np.concatenate(([0.0], gain[order].cumsum()))
    best = int(saved.argmax())
    if saved[best] <= saved[start] + 1e-9:
        return False
    order.pop(start)
    order.insert(best - 1 if best > start else best, node)
    return True
