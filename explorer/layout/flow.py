"""Flow: layers from top to bottom, cause above effect (after Sugiyama, Tagawa and Toda 1981)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.costs import Costs, PlainCosts
from explorer.layout.glide import glide
from explorer.layout.packing import ASPECT, Part, components, packed, rows
from explorer.layout.plan import LayoutEdge, LayoutNode, Places, linked
from explorer.layout.ranks import Arc, acyclic, ranks, spread
from explorer.layout.stage import Stage
from explorer.layout.starts import start
from explorer.model.progress import Progress

Link = tuple[int, int, float, bool]
_PLAIN = 60  # nodes; more are worth the wait for numpy
_STARTS = 6
_START_WORK = 120_000
_PASSES = 4
_STEP = 24.0  # between places tried, in units
_FINE_STEP = 8.0
_FINE_WORK = 300_000
_ASIDE = 40.0


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
        self._pairs = sorted({_downwards(a, b, self._rank) for a, b, _, _ in links})

    def places(self) -> Places:
        """Return the centres."""
        stage = self._stage()
        work = sum(len(near) for near in stage.near) * len(stage.pairs)
        starts = max(1, min(_STARTS, _START_WORK // max(work, 1)))
        best: tuple[float, list[float]] | None = None
        for number in range(starts):
            start(stage, number)
            stage.breadth = self._breadth(stage)
            costs = self._costs(stage)
            glide(stage, costs, _PASSES, _STEP if work > _FINE_WORK else _FINE_STEP, self._progress)
            total = costs.total() if starts > 1 else 0.0
            if best is None or total < best[0] - 1e-6:
                best = total, list(stage.x)
        assert best is not None
        return {node.key: (best[1][number], stage.y[self._rank[number]]) for number, node in enumerate(self._nodes)}

    def _costs(self, stage: Stage) -> Costs:
        if len(self._nodes) <= _PLAIN:
            return PlainCosts(stage)
        from explorer.layout.swift import SwiftCosts  # noqa: PLC0415 - late: numpy is slow to import

        return SwiftCosts(stage)

    def _stage(self) -> Stage:
        """Return the stage, its levels so far apart that it fills a page of the wanted proportions."""
        params = self._params
        tall = [0.0] * (max(self._rank) + 1)
        wide = [0.0] * len(tall)
        for node, rank in zip(self._nodes, self._rank, strict=True):
            tall[rank] = max(tall[rank], node.height)
            wide[rank] += node.width + params.node_gap
        between = (max(wide) / params.aspect - sum(tall)) / max(1, len(tall) - 1)
        between = max(params.layer_gap * 0.75, min(params.layer_gap * 1.75, between))
        y = [tall[0] / 2]
        for above, here in itertools.pairwise(tall):
            y.append(y[-1] + above / 2 + between + here / 2)
        return Stage([node.width for node in self._nodes], self._rank, self._pairs, y, params.node_gap)

    def _breadth(self, stage: Stage) -> tuple[float, float]:
        """Return how far to the sides nodes may go."""
        left = min(x - width / 2 for x, width in zip(stage.x, stage.widths, strict=True))
        right = max(x + width / 2 for x, width in zip(stage.x, stage.widths, strict=True))
        spare = max(0.0, (stage.y[-1] - stage.y[0]) * self._params.aspect - (right - left)) / 2 + _ASIDE
        return left - spare, right + spare

    def _ranked(self, arcs: Sequence[Arc], ties: Sequence[tuple[int, int]]) -> list[int]:
        rank = ranks(len(self._nodes), arcs, ties, self._progress)
        slots = [node.width + self._params.node_gap for node in self._nodes]
        high = 30.0 + self._params.layer_gap
        limit = max(math.sqrt(sum(slots) * high * self._params.aspect) * 1.1, max(slots) * 2)
        pulls = [*arcs, *((*_downwards(a, b, rank), 0.5) for a, b in ties if rank[a] != rank[b])]
        return spread(rank, pulls, slots, limit)


def _downwards(a: int, b: int, rank: Sequence[int]) -> tuple[int, int]:
    """Return both ends, the upper one first; within a level the lower number."""
    return (a, b) if (rank[a], a) <= (rank[b], b) else (b, a)
