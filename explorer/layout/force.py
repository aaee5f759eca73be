"""Organic: neighbours attract, all repel; then what is crowded is spread and what overlaps is pushed apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from explorer.layout.distances import first_places
from explorer.layout.field import Points
from explorer.layout.forces import Forces, Pairs, spread
from explorer.layout.packing import Part, components, packed
from explorer.layout.parameters import number
from explorer.layout.plan import LayoutEdge, LayoutNode, LayoutProgress, Places, linked
from explorer.layout.spacing import separated
from explorer.layout.strip import with_strip
from explorer.model.progress import Progress

#: From so many nodes on a draft is worth its time.
_LARGE = 600
_DRAFT_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class ForceParams:
    """Parameters of the layout."""

    length: float = number(60.0, "Length of edges", "Between the borders of two neighbours, in units.", 20, 300)
    air: float = number(
        1.0, "Air", "Room around crowded nodes: 1 is usual, 3 is three times as much.", 0.5, 4, step=0.25
    )
    stretch: float = number(1.25, "Width", "How much wider than high: names are wide, screens too.", 0.5, 3, step=0.25)
    rounds: int = number(200, "Rounds", "More rounds untangle more, and take longer.", 20, 2000)


def force(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: ForceParams, progress: Progress) -> Places:
    """Return places of each part that hangs together, the parts side by side, no node over another.

    Of a large graph that somebody watches there is a draft first, made in few rounds.
    """
    ordered = [LayoutNode(node.key, node.width, node.height) for node in sorted(nodes, key=lambda node: node.key)]
    links = linked(ordered, edges)
    pairs = np.array(sorted({(min(a, b), max(a, b)) for a, b, _, _ in links}), dtype=np.intp).reshape(-1, 2)
    if len(ordered) >= _LARGE and isinstance(progress, LayoutProgress) and progress.watched:
        progress.draft(_placed(ordered, pairs, replace(params, rounds=_DRAFT_ROUNDS), progress))
    return _placed(ordered, pairs, params, progress)


def _placed(nodes: Sequence[LayoutNode], pairs: Pairs, params: ForceParams, progress: Progress) -> Places:
    """Places of all parts."""
    groups = [group for group in components(len(nodes), map(tuple, pairs.tolist())) if len(group) > 1]
    group_of, number = np.zeros((2, len(nodes)), dtype=np.intp)
    for turn, group in enumerate(groups):
        group_of[group], number[group] = turn, np.arange(len(group))
    parts = []
    for turn, group in enumerate(groups):
        progress.report(turn, len(groups), "Placing")
        members = [nodes[node] for node in group]
        mine = number[pairs[group_of[pairs[:, 0]] == turn]]
        parts.append(Part.of(members, _part(members, mine, params, progress)))
    return with_strip(packed(parts), nodes)


def _part(nodes: Sequence[LayoutNode], pairs: Pairs, params: ForceParams, progress: Progress) -> Places:
    """Places of nodes that hang together by *pairs*."""
    sizes = np.array([(node.width, node.height) for node in nodes])
    reach = sizes.sum(axis=1) / 4  # about half a box, whatever the way of the edge
    length = params.length + 2 * float(reach.mean())
    degrees = np.bincount(pairs.ravel(), minlength=len(nodes))
    points = first_places(len(nodes), pairs, length)
    wanted = params.length + reach[pairs].sum(axis=1)
    forces = Forces(pairs, wanted, 1 + 0.2 * np.sqrt(degrees), 0.8 * length)
    points = forces.relaxed(points, params.rounds, 2 * length, progress)
    points = _lying(points) * (params.stretch**0.5, params.stretch**-0.5)
    areas = (sizes + 0.3 * params.length).prod(axis=1)
    points = spread(points, areas, 0.4 / params.air, progress)
    places = {node.key: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}
    return separated(nodes, places, progress)


def _lying(points: Points) -> Points:
    """The points turned so that they are as wide as can be."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ np.stack([axes[:, 1], (-axes[1, 1], axes[0, 1])], axis=1)
    return turned
