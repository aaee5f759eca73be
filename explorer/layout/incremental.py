"""Keep what has a place and find room for the rest near its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from explorer.layout.force import ForceParams, force
from explorer.layout.parameters import number
from explorer.layout.plan import LayoutEdge, LayoutNode, Places
from explorer.layout.spacing import GAP, Room, separated
from explorer.model.progress import Progress

_BELOW = 44.0  # between a cause and its effect
_ASIDE = 60.0


@dataclass(frozen=True, slots=True)
class KeepParams:
    """Parameters of the layout."""

    gap: float = number(GAP, "Between entities", "At least so much room between any two, in units.", 0, 120)


def keep(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: KeepParams, progress: Progress) -> Places:
    """Return places of all *nodes*, moved only where they lie over each other; new ones find room near neighbours.

    Where none has a place there is nothing to keep: the layout is an organic one.
    """
    placed = [node for node in nodes if node.placed]
    if not placed:
        return force(nodes, edges, ForceParams(), progress)
    there = {node.key: (node.x or 0.0, node.y or 0.0) for node in placed}
    apart = separated(placed, there, progress, params.gap)
    stay = [replace(node, x=apart[node.key][0], y=apart[node.key][1], fixed=True) for node in placed]
    return join([*stay, *(node for node in nodes if not node.placed)], edges, progress)


def join(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], progress: Progress) -> Places:
    """Return places of all *nodes*: fixed ones where they are, each other one near its neighbours that have a place.

    What has the most neighbours with a place comes first; effects go below their cause, causes above their effect.
    """
    ordered = sorted(nodes, key=lambda node: node.key)
    by_key = {node.key: node for node in ordered}
    near = _neighbours(by_key, edges)
    room = Room()
    places: Places = {}
    for node in ordered:
        if node.fixed and node.x is not None and node.y is not None:
            places[node.key] = (node.x, node.y)
            room.take(node.x, node.y, node.width, node.height)
    # the most neighbours with a place first, then by key; an entry that is out of date has a newer one before it
    known = {node.key: sum(other in places for other, _ in near[node.key]) for node in ordered}
    waiting = [(-known[node.key], node.key) for node in ordered if node.key not in places]
    heapify(waiting)
    while waiting:
        progress.check()
        _, key = heappop(waiting)
        if key in places:
            continue
        node = by_key[key]
        wish = _wish(node, near[key], by_key, places)
        x, y = room.nearest(*wish, node.width, node.height)
        room.take(x, y, node.width, node.height)
        places[key] = (x, y)
        for other, _ in near[key]:
            known[other] += 1
            heappush(waiting, (-known[other], other))
    return places


def _neighbours(nodes: Mapping[str, LayoutNode], edges: Sequence[LayoutEdge]) -> dict[str, list[tuple[str, int]]]:
    """For each node its neighbours, and whether it wants to be below (1), above (-1) or beside them (0)."""
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: (edge.source, edge.target, edge.directed)):
        if edge.source != edge.target and edge.source in nodes and edge.target in nodes:
            near[edge.target].append((edge.source, int(edge.directed)))
            near[edge.source].append((edge.target, -int(edge.directed)))
    return near


def _wish(
    node: LayoutNode, near: Sequence[tuple[str, int]], nodes: Mapping[str, LayoutNode], places: Places
) -> tuple[float, float]:
    points = []
    for key, way in near:
        if key in places:
            x, y = places[key]
            other = nodes[key]
            aside = 0.0 if way else (node.width + other.width) / 2 + _ASIDE
            points.append((x + aside, y + way * ((node.height + other.height) / 2 + _BELOW)))
    if points:
        return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    if not places:
        return 0.0, 0.0
    right = max(x + nodes[key].width / 2 for key, (x, _) in places.items())
    top = min(y - nodes[key].height / 2 for key, (_, y) in places.items())
    return right + _ASIDE + node.width / 2, top + node.height / 2
