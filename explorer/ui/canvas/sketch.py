"""Plain lines instead of the full picture: of many edges that are moving."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from explorer.diagram.curves import Cubic
from explorer.diagram.edges import line_name
from explorer.diagram.style import Style
from explorer.model.edge import Edge


class Nothing:
    """A step that paints nothing: the work was to make something ready."""

    def paint(self, painter: QPainter) -> None:
        """Paint nothing."""


NOTHING = Nothing()


class Stroke:
    """The line of an edge, without heads and badges.

    Args:
        way: The line.
        pen: What it is drawn with.
    """

    __slots__ = ("_path", "_pen")

    def __init__(self, way: Sequence[Cubic], pen: QPen) -> None:
        self._path = QPainterPath()
        self._path.moveTo(*way[0][0])
        for _, (bx, by), (cx, cy), (dx, dy) in way:
            self._path.cubicTo(bx, by, cx, cy, dx, dy)
        self._pen = pen

    def paint(self, painter: QPainter) -> None:
        """Draw it: smooth, or hastily with a pen of width 0."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._pen.widthF() > 0)
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen)
        painter.drawPath(self._path)


def pen_of(edge: Edge, style: Style, *, hasty: bool = False) -> QPen:
    """Return the pen of *edge*; a *hasty* one is a pixel wide at every scale and takes a tenth of the time."""
    return QPen(QColor(style.lines[line_name(edge)].colour), 0.0 if hasty else style.width(edge.papers))
