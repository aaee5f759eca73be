"""The painted part of the canvas: it shows a diagram, and always ends up sharp."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.diagram.document import Change, Diagram
from explorer.diagram.style import LIGHT, Style
from explorer.diagram.styled import styled
from explorer.ui.canvas.looking import Looking
from explorer.ui.canvas.motion import Glide, calm
from explorer.ui.canvas.viewport import Point
from explorer.ui.plain_text import visible


class Surface(Looking):
    """Shows a diagram, and nothing else.

    Args:
        parent: The widget it lies in.
        style: How it looks.
        animate: Whether nodes glide to new places; False where the person wants less motion.

    Attributes:
        diagram: What it shows.
        hint: Words in the middle while the diagram is empty.
        animate: Whether nodes glide to new places.

    Signals:
        dressed: The style changed.
    """

    dressed = Signal()

    def __init__(self, parent: QWidget | None = None, *, style: Style = LIGHT, animate: bool = True) -> None:
        super().__init__(parent, style)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.diagram = Diagram()
        self.hint = ""
        self.animate = animate
        self._style = style
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
