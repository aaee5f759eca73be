"""Path: a source on the left, a target on the right, what leads from one to the other between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.lanes import Lanes
from explorer.layout.parameters import node_key, number
from explorer.layout.plan import LayoutEdge, LayoutNode, Places, linked
from explorer.layout.spacing import separated
from explorer.layout.strip import with_strip
from explorer.model.progress import Progress


@dataclass(frozen=True, slots=True)
class PathParams:
    """Parameters of the layout."""

    source: str = node_key("Source", "What stands on the left: the entity selected first, else where paths begin.")
    target: str = node_key("Target", "What stands on the right: the entity selected second, else where paths end.")
    column: float = number(84.0, "Between columns", "From one column to the next, in units.", 30, 400)
    gap: float = number(22.0, "Between rows", "From one entity to the next below it, in units.", 8, 200)


def path(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: PathParams, progress: Progress) -> Places:
    """Return places in columns by the distance from the source along directed shortest paths.

    One shortest path runs straight through the middle, what lies on other paths is next to it, everything else outside.
    Where nothing leads from the source to the target the two change places; where nothing leads back either, the ways
    of the edges do not count. Without a source and a target, paths begin and end where the graph does.
    """
    from explorer.layout.ways import Ways  # noqa: PLC0415 - late: with numpy

    ordered = [LayoutNode(node.key, node.width, node.height) for node in sorted(nodes, key=lambda node: node.key)]
    tied = {end for a, b, _, _ in linked(ordered, edges) for end in (a, b)}
    ends = {params.source, params.target}
    kept = [node for place, node in enumerate(ordered) if place in tied or node.key in ends]
    links = linked(kept, edges)
    if not kept:
        return with_strip({}, ordered)
    ways = Ways(kept, links)
    columns, middle = ways.columns(params.source, params.target)
    progress.check()
    lanes = Lanes(kept, [(a, b) for a, b, _, _ in links], columns, middle)
    places = lanes.places(params.column, params.gap, progress)
    return with_strip(separated(kept, places, progress, params.gap / 2), ordered)
