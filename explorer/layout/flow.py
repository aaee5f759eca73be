"""Flow: layers from top to bottom, cause above effect (after Sugiyama, Tagawa and Toda 1981)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.columns import columns
from explorer.layout.orders import Order
from explorer.layout.packing import ASPECT, Part, components, packed, rows
from explorer.layout.plan import LayoutEdge, LayoutNode, Places, linked
from explorer.layout.ranks import Arc, acyclic, ranks, spread
from explorer.model.progress import Progress

_BEND_WIDTH = 6.0  # room of an edge that passes a layer
_BEND_GAP = 12.0


@dataclass(frozen=True, slots=True)
class FlowParams:
    """Parameters of the layout.

    Attributes:
        node_gap: Between neighbours of a layer, in units.
        layer_gap: Between layers, in units; wide slopes get more.
        aspect: Width to height that is tried for.
    """

    node_gap: float = 30.0
    layer_gap: float = 54.0
    aspect: float = ASPECT


def flow(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: FlowParams, progress: Progress) -> Places:
    """Return places in layers; parts that do not hang together stand side by side, single nodes in rows."""
    ordered = sorted(nodes, key=lambda node: node.key)
    links = linked(ordered, edges)
    parts, single = [], []
    groups = components(len(ordered), [(a, b) for a, b, _, _ in links])
    for done, group in enumerate(groups):
        progress.report(done, len(groups), "Placing")
        if len(group) == 1:
            single.append(ordered[group[0]])
            continue
        number = {node: place for place, node in enumerate(group)}
        inside = [(number[a], number[b], weight, directed) for a, b, weight, directed in links if a in number]
        members = [ordered[node] for node in group]
        parts.append(Part.of(members, _Layered(members, inside, params, progress).places()))
    if single:
        parts.append(Part.of(single, rows(single)))
    return packed(parts, params.aspect)


class _Layered:
    """One part that hangs together."""

    def __init__(
        self,
        nodes: Sequence[LayoutNode],
        links: Sequence[tuple[int, int, float, bool]],
        params: FlowParams,
        progress: Progress,
    ) -> None:
        self._nodes = nodes
        self._params = params
        self._progress = progress
        self._arcs = acyclic(len(nodes), [(a, b, weight) for a, b, weight, directed in links if directed], progress)
        self._ties = [(a, b) for a, b, _, directed in links if not directed]
        self._rank = self._ranked()
        self._near: list[list[tuple[int, float]]] = [[] for _ in nodes]
        self._down: list[list[int]] = [[] for _ in nodes]
        self._layer: list[int] = list(self._rank)
        self._chain()

    def places(self) -> Places:
        """Return the centres."""
        layers: list[list[int]] = [[] for _ in range(max(self._layer) + 1)]
        for node, layer in enumerate(self._layer):
            layers[layer].append(node)
        layers = Order(layers, self._down, self._progress).solve()
        real = len(self._nodes)
        count = len(self._layer)
        widths = [self._nodes[node].width if node < real else _BEND_WIDTH for node in range(count)]
        gaps = [self._params.node_gap if node < real else _BEND_GAP for node in range(count)]
        slender = self._slender(layers, widths, gaps)
        if slender > 1.0:
            # a tall part gets room sideways, so that it fills a page
            gaps = [gap * min(1.8, slender) for gap in gaps]
        x = columns(layers, widths, gaps, self._near, self._progress)
        y = self._heights(layers, x, max(0.0, min(10.0, 8.0 * (slender - 1.0))))
        return {node.key: (x[place], y[self._rank[place]]) for place, node in enumerate(self._nodes)}

    def _slender(self, layers: Sequence[Sequence[int]], widths: Sequence[float], gaps: Sequence[float]) -> float:
        """How many times higher the part is than its width calls for, before anything is placed."""
        width = max(sum(widths[node] + gaps[node] for node in layer) for layer in layers)
        high = sum(max(self._nodes[n].height if n < len(self._nodes) else 0.0 for n in layer) for layer in layers)
        return (high + (len(layers) - 1) * self._params.layer_gap) * self._params.aspect / width

    def _ranked(self) -> list[int]:
        rank = ranks(len(self._nodes), self._arcs, self._ties, self._progress)
        slots = [node.width + self._params.node_gap for node in self._nodes]
        high = 30.0 + self._params.layer_gap
        limit = max(math.sqrt(sum(slots) * high * self._params.aspect) * 1.1, max(slots) * 2)
        return spread(rank, self._pulls(rank), slots, limit)

    def _pulls(self, rank: Sequence[int]) -> list[Arc]:
        """All edges from a higher to a lower layer, undirected ones too; those within a layer cannot be drawn down."""
        arcs = {(a, b): weight for a, b, weight in self._arcs}
        for a, b in self._ties:
            if rank[a] != rank[b]:
                pair = (a, b) if rank[a] < rank[b] else (b, a)
                arcs.setdefault(pair, 0.5)
        return [(a, b, weight) for (a, b), weight in sorted(arcs.items())]

    def _chain(self) -> None:
        """Give an edge over several layers a place in each of them, so that it finds a way between the nodes."""
        for a, b, weight in self._pulls(self._rank):
            strength = 1.0 + 0.25 * math.log2(1.0 + weight)
            last = a
            for layer in range(self._rank[a] + 1, self._rank[b]):
                bend = len(self._layer)
                self._layer.append(layer)
                self._near.append([])
                self._down.append([])
                self._join(last, bend, strength * (2.0 if last == a else 6.0))
                last = bend
            self._join(last, b, strength * (1.0 if last == a else 2.0))

    def _join(self, upper: int, lower: int, strength: float) -> None:
        self._near[upper].append((lower, strength))
        self._near[lower].append((upper, strength))
        self._down[upper].append(lower)

    def _heights(self, layers: Sequence[Sequence[int]], x: Sequence[float], less: float = 0.0) -> list[float]:
        """Return the y of each layer; more room where edges run far sideways."""
        tall = [max((self._nodes[n].height for n in layer if n < len(self._nodes)), default=0.0) for layer in layers]
        result = [tall[0] / 2]
        for number in range(1, len(layers)):
            run = max((abs(x[a] - x[b]) for a in layers[number - 1] for b in self._down[a]), default=0.0)
            gap = self._params.layer_gap - less + min(60.0, max(0.0, run - 120.0) * 0.12)
            result.append(result[-1] + tall[number - 1] / 2 + gap + tall[number] / 2)
        return result
