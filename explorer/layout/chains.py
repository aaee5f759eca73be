"""A first order for a flow of few long edges: each long edge gets a place in every level that it passes."""

from __future__ import annotations

from explorer.layout.columns import columns
from explorer.layout.orders import Order
from explorer.layout.stage import Stage
from explorer.model.progress import Progress

_BEND_WIDTH = 6.0  # room of an edge that passes a level
_BEND_GAP = 12.0
_SWEEPS = 12
# How much an edge's first and last part, and the parts between bends, want to be upright.
_END_PULL, _BEND_PULL = 2.0, 6.0


def bends(stage: Stage) -> int:
    """Return how many places in passed levels the edges of *stage* need."""
    return sum(max(0, stage.level[b] - stage.level[a] - 1) for a, b in stage.pairs)


def chained(stage: Stage, progress: Progress) -> list[float]:
    """Return the x of each node where few edges, bent at each level that they pass, cross."""
    chains = _Chains(stage)
    layers: list[list[int]] = [[] for _ in stage.y]
    for node, level in enumerate(chains.level):
        layers[level].append(node)
    layers = Order(layers, chains.down, progress).solve()
    count = len(chains.level) - len(stage.widths)
    widths = [*stage.widths, *[_BEND_WIDTH] * count]
    gaps = [*[stage.gap] * len(stage.widths), *[_BEND_GAP] * count]
    return columns(layers, widths, gaps, chains.near, progress, _SWEEPS)[: len(stage.widths)]


class _Chains:
    """Nodes and bends by number (bends after the nodes), with the parts of the edges between them."""

    def __init__(self, stage: Stage) -> None:
        self.level = list(stage.level)
        self.near: list[list[tuple[int, float]]] = [[] for _ in self.level]
        self.down: list[list[int]] = [[] for _ in self.level]
        for a, b in stage.pairs:
            if stage.level[a] < stage.level[b]:
                self._chain(a, b)

    def _chain(self, a: int, b: int) -> None:
        last = a
        for level in range(self.level[a] + 1, self.level[b]):
            bend = len(self.level)
            self.level.append(level)
            self.near.append([])
            self.down.append([])
            self._join(last, bend, _END_PULL if last == a else _BEND_PULL)
            last = bend
        self._join(last, b, 1.0 if last == a else _END_PULL)

    def _join(self, upper: int, lower: int, strength: float) -> None:
        self.near[upper].append((lower, strength))
        self.near[lower].append((upper, strength))
        self.down[upper].append(lower)
