"""All layouts by name, and the one way to run them."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any

from explorer.layout.cell import CellParams, cell
from explorer.layout.circle import CircleParams, circle
from explorer.layout.flow import FlowParams, flow
from explorer.layout.force import ForceParams, force
from explorer.layout.grid import GridParams, grid
from explorer.layout.incremental import KeepParams, join, keep
from explorer.layout.path import PathParams, path
from explorer.layout.pins import bent, shifted
from explorer.layout.plan import Layout, LayoutEdge, LayoutNode, Places, Run
from explorer.layout.radial import RadialParams, radial
from explorer.layout.spacing import separated
from explorer.model.progress import Progress

__all__ = ["LAYOUTS", "Layout", "LayoutEdge", "LayoutNode", "Places", "Run", "layouts", "place"]

GROUP = "pathway_explorer.layouts"
_log = logging.getLogger(__name__)

LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        layout.name: layout
        for layout in (
            Layout(
                "flow", "Flow (cause above effect)", flow, FlowParams, "Signals run down the page; feedback runs up."
            ),
            Layout(
                "cell",
                "Cell (outside above nucleus)",
                cell,
                CellParams,
                "Each compartment has its band; Diagram, Place in changes where an entity belongs.",
            ),
            Layout(
                "force",
                "Organic",
                force,
                ForceParams,
                "What belongs together lies together; for networks without a direction.",
                loose=True,
            ),
            Layout(
                "radial",
                "Radial (around one entity)",
                radial,
                RadialParams,
                "The selected entity in the middle, the others on rings by their distance.",
            ),
            Layout(
                "path",
                "Path (source left, target right)",
                path,
                PathParams,
                "Select a source, then a target: the shortest path runs straight between them.",
            ),
            Layout(
                "keep",
                "Keep my positions (make room)",
                keep,
                KeepParams,
                "Only what lies over something else moves, as little as it must.",
            ),
            Layout("circle", "Circle", circle, CircleParams, "All on one circle, neighbours near each other."),
            Layout(
                "grid", "Grid by kind", grid, GridParams, "Blocks of rows, one for each kind; the best connected first."
            ),
        )
    }
)


@cache
def layouts() -> Mapping[str, Layout]:
    """Return the built-in layouts, then those of other packages; one that cannot be loaded is logged and left out."""
    found = dict(LAYOUTS)
    for point in entry_points(group=GROUP):
        try:
            layout = point.load()
        except Exception:  # noqa: BLE001 - a package of somebody else may fail in any way
            _log.exception("The layout %s could not be loaded.", point.name)
            continue
        if isinstance(layout, Layout) and layout.name not in found:
            found[layout.name] = layout
        else:
            _log.error("The layout %s is no Layout, or its name is taken; it was left out.", point.name)
    return MappingProxyType(found)


def place(
    name: str,
    nodes: Sequence[LayoutNode],
    edges: Sequence[LayoutEdge],
    params: Any = None,
    progress: Progress | None = None,
) -> Places:
    """Return the centre of each node in units; the same nodes and edges in any order give the same places.

    Fixed nodes stay where they are. Where all others are new (they have no place), they find room near their
    neighbours, whatever the layout; else the layout runs as a whole and is fitted to the fixed nodes.

    Args:
        name: Key of `layouts`.
        nodes: What to place, each key once.
        edges: Edges between them; others are passed over.
        params: The layout's parameters, or None for its defaults.
        progress: Hears how far it is, and stops it.
    """
    layout = layouts()[name]
    progress = progress or Progress()
    progress.check()
    fixed = [node for node in nodes if node.fixed and node.placed]
    free = [node for node in nodes if not (node.fixed and node.placed)]
    if not nodes:
        return {}
    if fixed and not any(node.placed for node in free):
        return join(nodes, edges, progress)
    places = layout.run(nodes, edges, params if params is not None else layout.params(), progress)
    if not fixed:
        return places
    there = {node.key: (node.x or 0.0, node.y or 0.0) for node in fixed}
    fitted = bent(places, there, edges) if layout.loose else shifted(places, there)
    return separated(nodes, fitted | there, progress)
