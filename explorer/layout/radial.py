"""Radial: one node in the middle, the others on rings by their distance from it, each branch in its own sector."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.branches import Branches
from explorer.layout.force import ForceParams, relaxed
from explorer.layout.packing import Part, components, packed
from explorer.layout.parameters import node_key, number
from explorer.layout.plan import LayoutEdge, LayoutNode, Places, linked
from explorer.layout.spacing import separated
from explorer.layout.strip import with_strip
from explorer.model.progress import Progress

_LANE = 20.0  # between two lanes of one ring
_TRIES = 4
_ROUNDS = 100  # of the forces that say in which direction a branch goes


@dataclass(frozen=True, slots=True)
class RadialParams:
    """Parameters of the layout."""

    centre: str = node_key("Centre", "What stands in the middle: the selected entity, else the best connected one.")
    ring: float = number(64.0, "Between rings", "From one ring to the next, in units.", 20, 400)
    gap: float = number(14.0, "Between neighbours", "Along a ring, in units.", 4, 120)
    stretch: float = number(1.5, "Width", "How much wider than high the rings are: names are wide.", 1, 3, step=0.25)


@dataclass(slots=True)
class _Ring:
    """A ring: its *lanes*, one outside the other, begin at *radius*; *need* is the length its nodes take."""

    need: float
    height: float
    lanes: int = 1
    radius: float = 0.0


def radial(
    nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: RadialParams, progress: Progress
) -> Places:
    """Return places on rings around ``params.centre``; parts that do not hang on it get rings of their own.

    A ring with more nodes than fit has lanes, one outside the other. The way of an edge does not count.
    """
    ordered = [LayoutNode(node.key, node.width, node.height) for node in sorted(nodes, key=lambda node: node.key)]
    pairs = [(a, b) for a, b, _, _ in linked(ordered, edges)]
    parts = []
    for group in components(len(ordered), pairs):
        if len(group) > 1 or ordered[group[0]].key == params.centre:
            progress.check()
            members = [ordered[node] for node in group]
            numbers = {node: place for place, node in enumerate(group)}
            mine = [(numbers[a], numbers[b]) for a, b in pairs if a in numbers]
            parts.append(Part.of(members, _around(members, mine, params, progress)))
    return with_strip(packed(parts), ordered)


def _around(
    nodes: Sequence[LayoutNode], pairs: Sequence[tuple[int, int]], params: RadialParams, progress: Progress
) -> Places:
    """Places of one part around its centre at (0, 0)."""
    guide = relaxed(nodes, pairs, ForceParams(rounds=_ROUNDS), progress).tolist() if pairs else [(0.0, 0.0)]
    branches = Branches(len(nodes), pairs, _centre(nodes, pairs, params.centre), guide)
    room = [0.64 * (node.width / params.stretch + node.height) + params.gap for node in nodes]
    rings = _rings(nodes, branches, room, params)
    angles = branches.angles(_needs(branches, room, rings), progress)
    places: Places = {}
    for ring, members in zip(rings, branches.rings, strict=True):
        for turn, node in enumerate(sorted(members, key=lambda node: (angles[node], node))):
            radius = ring.radius + turn % ring.lanes * (ring.height + _LANE)
            x, y = params.stretch * radius * math.sin(angles[node]), -radius * math.cos(angles[node])
            places[nodes[node].key] = (x, y)
    return separated(nodes, places, progress, params.gap / 2)


def _centre(nodes: Sequence[LayoutNode], pairs: Sequence[tuple[int, int]], wanted: str) -> int:
    """The wanted node where it is among *nodes*, else the one with the most neighbours."""
    for place, node in enumerate(nodes):
        if node.key == wanted:
            return place
    degrees = Counter(end for pair in pairs for end in pair)
    return max(range(len(nodes)), key=lambda node: (degrees[node], -node))


def _rings(nodes: Sequence[LayoutNode], branches: Branches, room: Sequence[float], params: RadialParams) -> list[_Ring]:
    """The rings, as small as their nodes let them be: crowded ones get lanes."""
    rings = [
        _Ring(sum(room[node] for node in members), max(nodes[node].height for node in members))
        for members in branches.rings
    ]
    _grow(rings, params.ring)
    for _ in range(_TRIES):
        full = max(sum(branches.children_needs(_needs(branches, room, rings))), 1e-9) / (2 * math.pi)
        if full <= 1.0:
            return rings
        for ring in rings[1:]:
            ring.lanes = math.ceil(ring.lanes * min(full, 2.0) - 0.25)
        _grow(rings, params.ring)
    full = sum(branches.children_needs(_needs(branches, room, rings))) / (2 * math.pi)
    for ring in rings[1:]:
        ring.radius *= max(1.0, full)
    return rings


def _grow(rings: Sequence[_Ring], apart: float) -> None:
    """Set the radii from the inside to the outside; a ring never gets fewer lanes than it had."""
    edge = rings[0].height / 2
    for ring in rings[1:]:
        lane = ring.height + _LANE
        # about as thick as its hole is wide: a ring of very many nodes is neither a thin circle nor a full disc
        ring.radius = max(edge + apart + ring.height / 2, math.sqrt(ring.need * lane / (2 * math.pi)) * 0.6)
        ring.lanes = max(ring.lanes, math.ceil(ring.need / (2 * math.pi * ring.radius)))
        edge = ring.radius + (ring.lanes - 1) * lane + ring.height / 2


def _needs(branches: Branches, room: Sequence[float], rings: Sequence[_Ring]) -> list[float]:
    """The angle that each node takes on its ring by itself, in radians."""
    needs = [0.0] * len(room)
    for ring, members in zip(rings[1:], branches.rings[1:], strict=True):
        for node in members:
            needs[node] = room[node] / (ring.lanes * ring.radius)
    return needs
