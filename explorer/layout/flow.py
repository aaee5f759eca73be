"""Flow: layers from top to bottom, cause above effect (after Sugiyama, Tagawa and Toda 1981)."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from explorer.layout.glide import unseen
from explorer.layout.improve import begin, improved
from explorer.layout.packing import Part, components, packed, rows
from explorer.layout.parameters import number
from explorer.layout.plan import LayoutEdge, LayoutNode, LayoutProgress, Places, linked
from explorer.layout.ranks import Arc, acyclic, ranks, spread
from explorer.layout.stage import Stage, downwards
from explorer.model.progress import Progress

Link = tuple[int, int, float, bool]
_WORTH_DRAFTS = 400  # nodes; fewer are there before a draft would be seen
_ASPECT = 1.2  # the room between the panels of a window, which is what most flows are seen in
_LOW, _HIGH = 0.8, 1.4  # how far the room between levels may shrink and grow


@dataclass(frozen=True, slots=True)
class FlowParams:
    """Parameters of the layout."""

    node_gap: float = number(30.0, "Between neighbours", "Between neighbours of a layer, in units.", 8, 200)
    layer_gap: float = number(
        54.0, "Between layers", "Between layers, in units; less or more where it fills the page.", 20, 300
    )
    aspect: float = number(_ASPECT, "Width to height", "The proportions that are tried for.", 0.4, 4.0, 0.1)


def flow(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: FlowParams, progress: Progress) -> Places:
    """Return places in layers; parts that do not hang together stand side by side, single nodes in rows.

    Large parts are handed on as drafts, if *progress* is a `LayoutProgress` that is watched.
    """
    ordered = sorted(nodes, key=lambda node: node.key)
    links = linked(ordered, edges)
    groups = components(len(ordered), [(a, b) for a, b, _, _ in links])
    single = [ordered[group[0]] for group in groups if len(group) == 1]
    layered = [
        _Layered([ordered[node] for node in group], inside, params, progress)
        for group, inside in zip(groups, _shared_out(groups, links), strict=True)
        if len(group) > 1
    ]
    rest = [Part.of(single, rows(single))] if single else []
    return _Page(layered, rest, params.aspect, progress).places()


def _shared_out(groups: Sequence[Sequence[int]], links: Sequence[Link]) -> list[list[Link]]:
    """Return the links of each group, by the numbers that the nodes have in it."""
    place = {node: (part, inside) for part, group in enumerate(groups) for inside, node in enumerate(group)}
    shares: list[list[Link]] = [[] for _ in groups]
    for a, b, weight, directed in links:
        part, inside = place[a]
        shares[part].append((inside, place[b][1], weight, directed))
    return shares


class _Page:
    """All parts side by side."""

    def __init__(self, layered: Sequence[_Layered], rest: Sequence[Part], aspect: float, progress: Progress) -> None:
        self._layered = layered
        self._rest = rest
        self._aspect = aspect
        self._progress = progress
        self._watched = (
            isinstance(progress, LayoutProgress) and progress.watched and sum(map(len, layered)) >= _WORTH_DRAFTS
        )

    def places(self) -> Places:
        """Return the centres, each part as good as it gets."""
        if self._watched:
            for part in self._layered:
                part.begin()
            self._draft()
        for done, part in enumerate(self._layered):
            self._progress.report(done, len(self._layered), "Placing")
            part.improve(self._draft if self._watched else unseen)
        return self._packed()

    def _packed(self) -> Places:
        return packed([*(part.placed() for part in self._layered), *self._rest], self._aspect)

    def _draft(self) -> None:
        if isinstance(self._progress, LayoutProgress):
            self._progress.draft(self._packed())


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
        pairs = sorted({downwards(a, b, self._rank) for a, b, _, _ in links})
        widths = [node.width for node in nodes]
        self._stage = Stage(widths, self._rank, pairs, self._heights(params.layer_gap), params.node_gap)

    def __len__(self) -> int:
        """Return how many nodes it has."""
        return len(self._nodes)

    def begin(self) -> None:
        """Put the nodes to first places."""
        begin(self._stage, self._params.aspect, self._progress)

    def improve(self, seen: Callable[[], None]) -> None:
        """Put the nodes to their best places; *seen* is called when some of the way is done."""
        self._stage.stand(improved(self._stage, self._params.aspect, self._progress, seen))

    def placed(self) -> Part:
        """Return the part as the nodes stand now."""
        left, right = self._stage.extent()
        y = self._heights(self._between(right - left))
        places = {node.key: (x, y[rank]) for node, x, rank in zip(self._nodes, self._stage.x, self._rank, strict=True)}
        return Part.of(self._nodes, places)

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
