"""What of a diagram made ready lies at a point or in a box."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from explorer.diagram.picture import edge_path
from explorer.diagram.style import Style
from explorer.ui.canvas.content import Content
from explorer.ui.canvas.index import extra_at, node_at
from explorer.ui.canvas.made import Made
from explorer.ui.canvas.viewport import Box, Point


class Pointing:
    """Tells what is there and where.

    Args:
        style: How it looks.
    """

    def __init__(self, style: Style) -> None:
        self._made = Made(style)

    @property
    def content(self) -> Content:
        """What is there."""
        return self._made.content

    def bounds(self) -> Box | None:
        """Return the box of all nodes, lines, areas and notes, or None where there is nothing."""
        return self._made.index.bounds

    def has(self, key: str) -> bool:
        """Whether there is a node, edge, area or note *key*."""
        return self._made.has(key)

    def is_edge(self, key: str) -> bool:
        """Whether *key* is that of an edge."""
        return key in self.content.edges

    def item_at(self, x: float, y: float, reach: float) -> str | None:
        """Return what lies at the diagram point: a node, a note, the nearest edge within *reach* units, an area.

        An area counts by its frame and title: what lies between its members is the ground, to pan and to draw bands on.
        """
        extras = self.content.extras
        return (
            self.node_at(x, y)
            or extra_at(extras, x, y, reach, over=True)
            or self.edge_at(x, y, reach)
            or extra_at(extras, x, y, reach, over=False)
        )

    def node_at(self, x: float, y: float) -> str | None:
        """Return the highest node under the diagram point, or None."""
        return node_at(self.content, self._made.index, x, y)

    def edge_at(self, x: float, y: float, reach: float) -> str | None:
        """Return the edge nearest to the diagram point, if it is not farther than *reach* units."""
        return self._made.index.edge_at(x, y, reach)

    def nodes_in(self, box: Box) -> list[str]:
        """Return the nodes whose centres lie in *box*."""
        return self._made.index.centred_in(box)

    def place(self, key: str) -> Point | None:
        """Return the centre of a node, the middle of an edge, area or note; None for an unknown key."""
        if key in self.content.nodes:
            return self.content.centre(key)
        if key in self.content.extras:
            left, top, right, bottom = self.content.extras[key].box
            return (left + right) / 2, (top + bottom) / 2
        edge = self.content.edges.get(key)
        if edge is None:
            return None
        nodes = self.content.nodes
        line = edge_path(nodes[edge.subject.key], nodes[edge.object.key], self.content.lane(key))
        return middle(line) or self.content.centre(edge.subject.key)


def middle(line: Sequence[Point]) -> Point | None:
    """Return the point half way along *line*; None where there is no line."""
    lengths = [math.dist(a, b) for a, b in pairwise(line)]
    left = sum(lengths) / 2
    for (a, b), length in zip(pairwise(line), lengths, strict=True):
        if left <= length and length > 0:
            part = left / length
            return a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
        left -= length
    return line[-1] if line else None
