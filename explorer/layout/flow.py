"""Flow: layers from top to bottom, cause above effect (after Sugiyama, Tagawa and Toda 1981)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.improve import improved
from explorer.layout.packing import ASPECT, Part, components, packed, rows
from explorer.layout.plan import LayoutEdge, LayoutNode, Places, linked
from explorer.layout.ranks import Arc, acyclic, ranks, spread
from explorer.layout.stage import Stage, downwards
from explorer.model.progress import Progress

Link = tuple[int, int, float, bool]
_LOW, _HIGH = 0.8, 1.4  # how far the room between levels may shrink and grow


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
        self, nodes: Sequence[LayoutNode], links: Sequence[Link], params: FlowParams, progress: Progress
    ) -> None:
        self._nodes = nodes
        self._params = params
        self._progress = progress
        arcs = acyclic(len(nodes), [(a, b, weight) for a, b, weight, directed in links if directed], progress)
        ties = [(a, b) for a, b, _, directed in links if not directed]
        self._rank = self._ranked(arcs, ties)
        self._tall = [0.0] * (max(self._rank) + 1)
        for node, rank in zip(nodes, self._rank, strict=True):
            self._tall[rank] = max(self._tall[rank], node.height)
        self._pairs = sorted({downwards(a, b, self._rank) for a, b, _, _ in links})

    def places(self) -> Places:
        """Return the centres."""
        params = self._params
        widths = [node.width for node in self._nodes]
        stage = Stage(widths, self._rank, self._pairs, self._heights(params.layer_gap), params.node_gap)
        stage.stand(improved(stage, params.aspect, self._progress))
        left, right = stage.extent()
        y = self._heights(self._between(right - left))
        return {node.key: (stage.x[number], y[self._rank[number]]) for number, node in enumerate(self._nodes)}

    def _heights(self, between: float) -> list[float]:
        """Return the y of each level with so much *between* two of them."""
        y = [self._tall[0] / 2]
        for above, here in itertools.pairwise(self._tall):
            y.append(y[-1] + above / 2 + between + here / 2)
        return y

    def _between(self, wide: float) -> float:
        """Return how much room levels need between them to fill a page of the wanted proportions, within bounds."""
        wanted = (wide / self._params.aspect - sum(self._tall)) / max(1, len(self._tall) - 1)
        return min(max(wanted, self._params.layer_gap * _LOW), self._params.layer_gap * _HIGH)

    def _ranked(self, arcs: Sequence[Arc], ties: Sequence[tuple[int, int]]) -> list[int]:
        rank = ranks(len(self._nodes), arcs, ties, self._progress)
        slots = [node.width + self._params.node_gap for node in self._nodes]
        high = 30.0 + self._params.layer_gap
        limit = max(math.sqrt(sum(slots) * high * self._params.aspect) * 1.1, max(slots) * 2)
        pulls = [*arcs, *((*downwards(a, b, rank), 0.5) for a, b in ties if rank[a] != rank[b])]
        return spread(rank, pulls, slots, limit)
