"""A diagram as a display list; the canvas and the figures paint the same one."""

from __future__ import annotations

from explorer.diagram.document import Diagram
from explorer.diagram.edges import edge_path, edge_shapes
from explorer.diagram.lanes import lanes
from explorer.diagram.legend import legend
from explorer.diagram.nodes import node_shapes
from explorer.diagram.routes import PLAIN, Lane
from explorer.diagram.shapes import Outline, Point, Rect, Shape, Words, bounds
from explorer.diagram.style import Style

__all__ = [
    "PLAIN",
    "Lane",
    "Outline",
    "Point",
    "Rect",
    "Shape",
    "Words",
    "bounds",
    "edge_path",
    "edge_shapes",
    "lanes",
    "legend",
    "node_shapes",
    "picture",
]


def picture(diagram: Diagram, style: Style) -> tuple[Shape, ...]:
    """Return everything that is visible, in the order it is painted: areas, lines, heads and badges, nodes, notes."""
    nodes, ways = diagram.visible_nodes, lanes(diagram)
    shapes: list[Shape] = []
    for extra in diagram.visible_extras.values():
        shapes += extra.shapes(style)
    for key, edge in diagram.visible_edges.items():
        shapes += edge_shapes(edge, nodes[edge.subject.key], nodes[edge.object.key], style, lane=ways[key])
    for node in nodes.values():
        shapes += node_shapes(node, style)
    return tuple(sorted(shapes, key=lambda shape: shape.z))
