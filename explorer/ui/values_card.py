"""The legend of the numbers on nodes, in a corner of the canvas while there are any."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.diagram.shapes import Shape, bounds
from explorer.diagram.styled import styled
from explorer.diagram.values_legend import values_legend
from explorer.figures.dashes import drawn_out
from explorer.figures.painter import paint
from explorer.ui.canvas.view import Canvas
from explorer.ui.controller import Controller

_MARGIN, _PAD = 10, 10.0


class ValuesCard(QWidget):
    """Lies on the lower left corner of a canvas and takes no click.

    Args:
        canvas: What it lies on.
        controller: The open diagram.
    """

    def __init__(self, canvas: Canvas, controller: Controller) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._controller = controller
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Legend of the numbers")
        canvas.installEventFilter(self)
        canvas.dressed.connect(self.show_state)
        self.hide()

    def show_state(self) -> None:
        """Show the legend of the diagram's numbers; nothing where there are no numbers."""
        values = self._controller.diagram.look.values
        if values is None:
            self.hide()
            return
        self.setAccessibleDescription(f"{values.title}: from {values.low:g} to {values.high:g}")
        box = bounds(self._shapes())
        self.resize(round(box.width + 2 * _PAD), round(box.height + 2 * _PAD))
        self._place()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the canvas is resized."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint the legend on the ground of the diagram."""
        style, shapes = self._canvas.style, self._shapes()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(style.ground)
        ground.setAlpha(235)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(style.muted), 0.6))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        box = bounds(shapes)
        painter.translate(_PAD - box.x, _PAD - box.y)
        paint(painter, drawn_out(shapes))
        painter.end()

    def _shapes(self) -> tuple[Shape, ...]:
        style = styled(self._canvas.style, self._controller.diagram.look)
        return () if style.scale is None else values_legend(style.scale, style)

    def _place(self) -> None:
        self.move(_MARGIN, self._canvas.height() - self.height() - _MARGIN)
