"""Plain lines instead of the full picture: of many edges that are moving."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from explorer.diagram.curves import Cubic
from explorer.diagram.edges import look_of, width_of
from explorer.diagram.looks import EdgeLook
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


def pen_of(edge: Edge, style: Style, own: EdgeLook | None = None, *, hasty: bool = False) -> QPen:
    """Return the pen of *edge* with its *own* look; a *hasty* one is a pixel wide and takes a tenth of the time."""
    look = look_of(edge, style, own)
    return QPen(QColor(look.colour), 0.0 if hasty else width_of(edge, look, style))
