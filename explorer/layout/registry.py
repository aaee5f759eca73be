"""All layouts by name, and the one way to run them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from explorer.layout.flow import FlowParams, flow
from explorer.layout.plan import Layout, LayoutEdge, LayoutNode, Places, Run
from explorer.model.progress import Progress

__all__ = ["LAYOUTS", "Layout", "LayoutEdge", "LayoutNode", "Places", "Run", "place"]

LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout for layout in (Layout("flow", "Flow: cause above effect", flow, FlowParams),)
}


def place(
    name: str,
    nodes: Sequence[LayoutNode],
    edges: Sequence[LayoutEdge],
    params: Any = None,
    progress: Progress | None = None,
) -> Places:
    """Return the centre of each node in units; the same input gives the same places."""
    layout = LAYOUTS[name]
    return layout.run(nodes, edges, params or layout.params(), progress or Progress())
