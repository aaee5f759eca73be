"""Organic: neighbours attract, all repel; then what is crowded is spread and what overlaps is pushed apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.layout.packing import Part, components, packed
from explorer.layout.parameters import number
from explorer.layout.plan import LayoutEdge, LayoutNode, LayoutProgress, Places, linked
from explorer.layout.spacing import separated
from explorer.layout.strip import with_strip
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.layout.field import Points

#: From so many nodes on a draft is worth its time.
_LARGE = 600
_DRAFT_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class ForceParams:
    """Parameters of the layout."""

    length: float = number(52.0, "Length of edges", "Between the borders of two neighbours, in units.", 20, 300)
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
    pairs = sorted({(min(a, b), max(a, b)) for a, b, _, _ in linked(ordered, edges)})
    if len(ordered) >= _LARGE and isinstance(progress, LayoutProgress) and progress.watched:
        progress.draft(_placed(ordered, pairs, replace(params, rounds=_DRAFT_ROUNDS), progress))
    return _placed(ordered, pairs, params, progress)


def _placed(
    nodes: Sequence[LayoutNode], pairs: Sequence[tuple[int, int]], params: ForceParams, progress: Progress
) -> Places:
    """Places of all parts."""
    groups = [group for group in components(len(nodes), pairs) if len(group) > 1]
    where = {node: (turn, number) for turn, group in enumerate(groups) for number, node in enumerate(group)}
    inner: list[list[tuple[int, int]]] = [[] for _ in groups]
    for a, b in pairs:
        inner[where[a][0]].append((where[a][1], where[b][1]))
    parts = []
    for turn, group in enumerate(groups):
        progress.report(turn, len(groups), "Placing")
        members = [nodes[node] for node in group]
        parts.append(Part.of(members, _part(members, inner[turn], params, progress)))
    return with_strip(packed(parts), nodes)


def _part(
    nodes: Sequence[LayoutNode], edges: Sequence[tuple[int, int]], params: ForceParams, progress: Progress
) -> Places:
    """Places of nodes that hang together by *edges*, numbers of their ends."""
    import numpy as np  # noqa: PLC0415 - late: slow to import

    from explorer.layout.forces import lying, spread  # noqa: PLC0415 - late: with numpy

    points = lying(relaxed(nodes, edges, params, progress)) * (params.stretch**0.5, params.stretch**-0.5)
    sizes = np.array([(node.width, node.height) for node in nodes])
    areas = (sizes + 0.3 * params.length).prod(axis=1)
    points = spread(points, areas, 0.4 / params.air, progress)
    places = {node.key: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}
    return separated(nodes, places, progress)


def relaxed(
    nodes: Sequence[LayoutNode], edges: Sequence[tuple[int, int]], params: ForceParams, progress: Progress
) -> Points:
    """Return where the forces alone bring nodes that hang together by *edges*; some may lie over each other."""
    import numpy as np  # noqa: PLC0415 - late: slow to import

    from explorer.layout.distances import first_places  # noqa: PLC0415 - late: with numpy
    from explorer.layout.forces import Forces  # noqa: PLC0415 - late: with numpy

    pairs = np.array(edges, dtype=np.intp)
    reach = np.array([(node.width + node.height) / 4 for node in nodes])  # about half a box, whatever the way
    length = params.length + 2 * float(reach.mean())
    masses = 1 + 0.2 * np.sqrt(np.bincount(pairs.ravel(), minlength=len(nodes)))
    forces = Forces(pairs, params.length + reach[pairs].sum(axis=1), masses, 0.8 * length)
    return forces.relaxed(first_places(len(nodes), pairs, length), params.rounds, 2 * length, progress)
