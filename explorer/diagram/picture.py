"""A diagram as a display list; the canvas and the figures paint the same one."""

from __future__ import annotations

from collections.abc import Collection

from explorer.diagram.document import Diagram
from explorer.diagram.edge_labels import Label, edge_labels
from explorer.diagram.edges import edge_path, edge_shapes
from explorer.diagram.lanes import lanes
from explorer.diagram.legend import legend
from explorer.diagram.looks import EdgeLook
from explorer.diagram.nodes import node_shapes
from explorer.diagram.remark_marks import edge_mark, node_mark
from explorer.diagram.routes import PLAIN, Lane
from explorer.diagram.shapes import Outline, Point, Rect, Shape, Words, bounds
from explorer.diagram.style import Style
from explorer.diagram.styled import styled

__all__ = [
    "PLAIN",
    "Label",
    "Lane",
    "Outline",
    "Point",
    "Rect",
    "Shape",
    "Words",
    "bounds",
    "edge_labels",
    "edge_path",
    "edge_shapes",
    "lanes",
    "legend",
    "node_shapes",
    "own_look",
    "picture",
    "styled",
]


def picture(diagram: Diagram, style: Style, remarked: Collection[str] = ()) -> tuple[Shape, ...]:
    """Return everything that is visible, in the order it is painted: areas, lines, heads and badges, nodes, notes.

    *style* gives the ground; the diagram has its own looks on it. Nodes and edges of *remarked* (keys) have the mark of
    a note.
    """
    nodes, ways, style = diagram.visible_nodes, lanes(diagram), styled(style, diagram.look)
    labels = edge_labels(diagram, ways)
    shapes: list[Shape] = []
    for extra in diagram.visible_extras.values():
        shapes += extra.shapes(style)
    for key, edge in diagram.visible_edges.items():
        source, target, own = nodes[edge.subject.key], nodes[edge.object.key], own_look(diagram, key)
        shapes += edge_shapes(edge, source, target, style, lane=ways[key], own=own)
        shapes += labels[key].shapes(style, key) if key in labels else ()
        shapes += edge_mark(key, (source, target), ways[key], style) if key in remarked else ()
    for node in nodes.values():
        shapes += node_shapes(node, style)
        shapes += node_mark(node, style) if node.key in remarked else ()
    return tuple(sorted(shapes, key=lambda shape: shape.z))


def own_look(diagram: Diagram, key: str) -> EdgeLook | None:
    """Return the own look of the edge *key*, or None."""
    hand = diagram.hands.get(key)
    return None if hand is None else hand.look
