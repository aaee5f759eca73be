"""Blocks of rows, one for each group (the kind of the entities)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.packing import Part, packed, rows
from explorer.layout.parameters import number
from explorer.layout.plan import LayoutEdge, LayoutNode, Places
from explorer.model.progress import Progress


@dataclass(frozen=True, slots=True)
class GridParams:
    """Parameters of the layout."""

    gap: float = number(26.0, "Between entities", "In a row, and from row to row, in units.", 4, 300)


def grid(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: GridParams, progress: Progress) -> Places:
    """Return places in rows, sorted within each group by the number of edges, then by key."""
    degree = dict.fromkeys((node.key for node in nodes), 0)
    for edge in edges:
        for key in (edge.source, edge.target):
            if key in degree:
                degree[key] += 1
    groups: dict[str, list[LayoutNode]] = {}
    for node in sorted(nodes, key=lambda node: (node.group, -degree[node.key], node.key)):
        groups.setdefault(node.group, []).append(node)
    progress.check()
    return packed([Part.of(group, rows(group, params.gap)) for group in groups.values()])
