"""Plain lines and boxes instead of the full picture: of very many things that are very small, or that are moving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from explorer.diagram.curves import Cubic
from explorer.diagram.document import Node
from explorer.diagram.edges import line_name
from explorer.diagram.style import Style
from explorer.model.edge import Edge

#: A picture of more edges than this is sketched while a unit is smaller than so many device pixels.
MANY = 1200
SMALL = 0.3


class Stroke:
    """The line of an edge, without heads and badges.

    Args:
        edge: The edge.
        way: Its line.
        style: Its looks.
    """

    __slots__ = ("_path", "_pen")

    def __init__(self, edge: Edge, way: Sequence[Cubic], style: Style) -> None:
        self._path = QPainterPath()
        for (ax, ay), (bx, by), (cx, cy), (dx, dy) in way:
            if self._path.isEmpty():
                self._path.moveTo(ax, ay)
            self._path.cubicTo(bx, by, cx, cy, dx, dy)
        look = style.lines[line_name(edge)]
        self._pen = QPen(QColor(look.colour), style.width(edge.papers))

    def paint(self, painter: QPainter) -> None:
        """Draw it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen)
        painter.drawPath(self._path)


class Plates:
    """Nodes as plain boxes.

    Args:
        nodes: The nodes, the lowest first.
        style: Their looks.
    """

    def __init__(self, nodes: Iterable[Node], style: Style) -> None:
        self._boxes = [
            (QRectF(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height), node.entity.kind)
            for node in nodes
        ]
        self._style = style

    def paint(self, painter: QPainter) -> None:
        """Draw them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0)
        for box, kind in self._boxes:
            look = self._style.kinds[kind]
            painter.setPen(QPen(QColor(look.stroke), self._style.node_width))
            painter.setBrush(QBrush(QColor(look.fill)))
            painter.drawRect(box)
