"""The painted part of the canvas: it shows a diagram at any place and scale, and always ends up sharp."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.diagram.document import Change, Diagram
from explorer.diagram.style import LIGHT, Style
from explorer.diagram.styled import styled
from explorer.ui.canvas.motion import Glide, calm
from explorer.ui.canvas.pictures import Pictures
from explorer.ui.canvas.scene import Scene
from explorer.ui.canvas.viewport import Box, Point, Viewport
from explorer.ui.plain_text import visible


class Surface(QWidget):
    """Shows a diagram; moves and scales it, and nothing else.

    Args:
        parent: The widget it lies in.
        style: How it looks.
        animate: Whether nodes glide to new places; False where the person wants less motion.

    Attributes:
        viewport: Where it looks.
        diagram: What it shows.
        scene: The diagram made ready.
        pictures: What was painted of it.
        hint: Words in the middle while the diagram is empty.
        animate: Whether nodes glide to new places.

    Signals:
        zoom_changed: The scale changed: 1.0 is 100 %.
        looked: Another part of the diagram is seen, or the overview changed.
        dressed: The style changed.
    """

    zoom_changed = Signal(float)
    looked = Signal()
    dressed = Signal()

    def __init__(self, parent: QWidget | None = None, *, style: Style = LIGHT, animate: bool = True) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport = Viewport()
        self.diagram = Diagram()
        self.scene = Scene(style)
        self.hint = ""
        self.animate = animate
        self._style = style
        self._follows = True
        self._fitted: Box | None = None
        self.pictures = Pictures(self.scene, self.viewport, QColor(style.ground), self)
        self.pictures.sharpened.connect(self._show)
        self.pictures.overview_ready.connect(self.looked)
        self._glide = Glide(self, self.preview)

    # what is shown

    def set_diagram(self, diagram: Diagram, *, fit: bool = True) -> None:
        """Show *diagram* (kept, not copied); with *fit* all of it."""
        self._glide.stop()
        self.diagram = diagram
        self.scene.show(diagram)
        self._dress_up()
        if fit:
            self.fit()
        self._look_again()

    def apply(self, change: Change) -> None:
        """Show the diagram after *change*, which was made already: repaint what it touched, and only that."""
        if not change:
            return
        gliding = self.animate and self.isVisible() and not calm()
        content = self.scene.content
        nodes, moved = content.nodes, content.centres(content.moved)
        self._glide.stop()
        if change.look_after is not None:
            style = styled(self._style, self.diagram.look)
            self.scene.redress(self.diagram, style)
            self.pictures.forget(QColor(style.ground))
        else:
            self.pictures.spoil(self.scene.update(self.diagram))
        self.pictures.overview.spoil()
        if gliding:
            # most stay where they are, and are the very same
            others = [key for key, node in content.nodes.items() if nodes.get(key) is not node or key in moved]
            before = {key: (nodes[key].x, nodes[key].y) for key in others if key in nodes} | moved
            self._glide.start(before, content.centres(others))
        self._look_again()

    @property  # type: ignore[override]
    def style(self) -> Style:
        """The looks that diagrams without their own have (it hides Qt's style); setting it repaints everything."""
        return self._style

    @style.setter
    def style(self, style: Style) -> None:
        self._style = style
        self._dress_up()
        self.dressed.emit()
        self._look_again()

    def preview(self, positions: Mapping[str, Point]) -> None:
        """Show nodes at other places without moving them in the diagram; none at all ends that."""
        self.pictures.spoil(self.scene.preview(positions))
        self.update()

    def _dress_up(self) -> None:
        """Show the looks that the diagram has of its own on the ground of the style; repaint everything."""
        style = styled(self._style, self.diagram.look)
        self.scene.dress(style)
        self.pictures.forget(QColor(style.ground))

    # where it looks

    def fit(self) -> None:
        """Show all of the diagram; it stays so when the widget is resized, until one pans or zooms."""
        self._fitted = self.scene.bounds()
        self._fit_again()

    def _fit_again(self) -> None:
        """Show what was fitted last, however much of the diagram a filter hides by now."""
        self._follows, bounds = True, self._fitted
        if bounds is not None:
            self._look(lambda: self.viewport.fit(bounds))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Scale by *factor*, keeping what is under the screen point *at* (the middle where None) where it is."""
        x, y = (at.x(), at.y()) if at is not None else (self.width() / 2, self.height() / 2)
        self._follows = False
        self._look(lambda: self.viewport.zoom(factor, x, y))

    def reset_zoom(self) -> None:
        """Show it at 100 %, the middle staying where it is."""
        self.zoom_by(1.0 / self.viewport.scale)

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by (dx, dy) logical pixels."""
        self._follows = False
        self.viewport.pan(dx, dy)
        self._look_again()

    def center_at(self, place: QPointF) -> None:
        """Bring the diagram point *place* to the middle."""
        self._follows = False
        self.viewport.center(place.x(), place.y())
        self._look_again()

    def to_diagram(self, place: QPointF) -> QPointF:
        """Return the diagram point under the screen point *place*."""
        return QPointF(*self.viewport.to_diagram(place.x(), place.y()))

    def to_screen(self, place: QPointF) -> QPointF:
        """Return the screen point at which the diagram point *place* is seen."""
        return QPointF(*self.viewport.to_screen(place.x(), place.y()))

    # painting

    def settle(self) -> None:
        """Paint everything that is not sharp yet, now; glides jump to their ends."""
        self._glide.stop()
        self.pictures.settle()
        self.update()

    def grab_image(self) -> QImage:
        """Return what is on the screen, sharp, without marks of hover, as a picture of device pixels."""
        self._glide.stop()
        return self.pictures.image()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put together what was painted, and what moves or lights up on top of it."""
        if self.viewport.ratio != self.devicePixelRatioF():
            self._take_size()
        painter = QPainter(self)
        ratio, area = self.viewport.ratio, event.rect()
        painter.scale(1 / ratio, 1 / ratio)  # from here on device pixels
        sides = (area.left(), area.top(), area.right() + 1, area.bottom() + 1)
        left, top, right, bottom = (round(side * ratio) for side in sides)
        self.pictures.draw(painter, (left, top, right, bottom))
        painter.save()
        x, y = self.viewport.origin
        painter.translate(-x, -y)
        painter.scale(self.viewport.factor, self.viewport.factor)
        for step in self.scene.above(self.viewport.seen(), self.viewport.factor):
            step.paint(painter)
        painter.restore()
        painter.scale(ratio, ratio)
        self.paint_screen(painter)
        painter.end()

    def paint_screen(self, painter: QPainter) -> None:
        """Paint what belongs to the screen and not to the diagram, in logical pixels."""
        if self.hint and self.scene.bounds() is None:
            painter.setPen(QPen(QColor(self._style.muted)))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(24, 24, -24, -24), flags, visible(self.hint))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle, or all of the diagram if that is what was asked for."""
        super().resizeEvent(event)
        self._take_size()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop to paint what nobody sees."""
        super().hideEvent(event)
        self.pictures.rest()

    # inside

    def _look(self, change: Callable[[], object]) -> None:
        """Change scale and place by *change*, keeping what is on the screen until the sharp picture is ready."""
        factor = self.viewport.factor
        self.pictures.keep()
        change()
        if self.viewport.factor != factor:
            self.pictures.rescale()
            self.zoom_changed.emit(self.viewport.scale)
        self._look_again()

    def _show(self, painted: Sequence[tuple[int, int, int, int]]) -> None:
        """Show what was painted: boxes of device pixels."""
        ratio = self.viewport.ratio
        for box in painted:
            left, top = (math.floor(side / ratio) for side in box[:2])
            right, bottom = (math.ceil(side / ratio) for side in box[2:])
            self.update(left, top, right - left, bottom - top)

    def _look_again(self) -> None:
        self.looked.emit()
        self.update()

    def _take_size(self) -> None:
        ratio = self.devicePixelRatioF()
        self.scene.view(ratio)
        self._look(lambda: self.viewport.resize(self.width(), self.height(), ratio))
        if self._follows:
            self._fit_again()
