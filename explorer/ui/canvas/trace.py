"""What a list beside the diagram points at: its nodes and edges light up, without being selected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from explorer.ui.canvas.selecting import SelectingSurface

_WIDTH = 5.0  # of the light, in logical pixels
_FAINT = 120  # of 255
_AROUND = 4.0  # from the border of a node, in units


class Trace:
    """Painted above the diagram.

    Args:
        canvas: What it lies on.
    """

    def __init__(self, canvas: SelectingSurface) -> None:
        self._canvas = canvas
        self.keys: frozenset[str] = frozenset()

    def show(self, keys: Iterable[str]) -> None:
        """Light up the nodes and edges with *keys*, and nothing else; unknown ones are passed over."""
        wanted = frozenset(keys)
        if wanted != self.keys:
            self.keys = wanted
            self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        if not self.keys:
            return
        content, viewport = self._canvas.scene.content, self._canvas.viewport
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(*viewport.to_screen(0.0, 0.0))
        painter.scale(viewport.scale, viewport.scale)
        light = QColor(self._canvas.style.selection)
        light.setAlpha(_FAINT)
        painter.setPen(QPen(light, _WIDTH / viewport.scale, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for key in sorted(self.keys & content.edges.keys()):
            painter.drawPath(self._line(key))
        for key in sorted(self.keys & content.nodes.keys()):
            node = content.shown(key)
            box = QRectF(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height)
            painter.drawRoundedRect(box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND), 8, 8)
        painter.restore()

    def _line(self, key: str) -> QPainterPath:
        way = self._canvas.scene.content.line(key)
        path = QPainterPath()
        path.moveTo(*way[0][0])
        for _, (bx, by), (cx, cy), (dx, dy) in way:
            path.cubicTo(bx, by, cx, cy, dx, dy)
        return path
