"""The overview in the corner of the canvas: what of the diagram is on the screen; a click or drag moves there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from explorer.ui.canvas.surface import Surface

WIDTH, HEIGHT = 176, 118
_PAD = 5.0


class Minimap(QWidget):
    """A small picture of the whole diagram with a frame around what is seen.

    It hides while all of the diagram is seen, or while there is none, and where it was switched off.

    Args:
        surface: What it shows and moves; it lies on it.
    """

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._wanted = True
        self.setFixedSize(QSize(WIDTH, HEIGHT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview of the diagram")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        surface.looked.connect(self._look)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Whether it is shown when the diagram is larger than the screen."""
        return self._wanted

    @wanted.setter
    def wanted(self, on: bool) -> None:
        self._wanted = on
        self._look()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the overview and the frame."""
        style = self._surface.style
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(style.ground))
        target = self._target()
        overview = self._surface.pictures.overview
        if overview.image is not None:
            painter.drawImage(self._to_map(QRectF(*_sized(overview.box)), target), overview.image)
        shade = QColor(style.muted)
        shade.setAlpha(46)
        seen = self._to_map(QRectF(*_sized(self._surface.viewport.seen())), target)
        for part in _around(QRectF(self.rect()), seen):
            painter.fillRect(part, shade)
        painter.setPen(QPen(QColor(style.selection), 1.5))
        painter.drawRect(seen.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))
        painter.setPen(QPen(QColor(style.muted), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at what was pressed."""
        self._move_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event)

    def to_diagram(self, place: QPointF) -> QPointF:
        """Return the diagram point that is shown at *place* of the minimap."""
        left, top, scale = self._target()
        return QPointF((place.x() - left) / scale, (place.y() - top) / scale)

    def _move_to(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._surface.center_at(self.to_diagram(event.position()))
        event.accept()

    def _look(self) -> None:
        """The surface looks elsewhere: show the new frame, or hide where there is nothing to tell."""
        bounds, seen = self._surface.scene.bounds(), self._surface.viewport.seen()
        roomy = self._surface.width() > 2 * WIDTH and self._surface.height() > 2 * HEIGHT
        whole = bounds is None or (
            seen[0] <= bounds[0] and seen[1] <= bounds[1] and seen[2] >= bounds[2] and seen[3] >= bounds[3]
        )
        self.setVisible(self._wanted and roomy and not whole)
        self.update()

    def _target(self) -> tuple[float, float, float]:
        """Where the diagram's origin is on the minimap, and pixels in a unit."""
        box = self._surface.scene.bounds() or (0.0, 0.0, 1.0, 1.0)
        width, height = max(box[2] - box[0], 1.0), max(box[3] - box[1], 1.0)
        scale = min((WIDTH - 2 * _PAD) / width, (HEIGHT - 2 * _PAD) / height)
        return WIDTH / 2 - (box[0] + box[2]) / 2 * scale, HEIGHT / 2 - (box[1] + box[3]) / 2 * scale, scale

    @staticmethod
    def _to_map(rect: QRectF, target: tuple[float, float, float]) -> QRectF:
        left, top, scale = target
        return QRectF(rect.x() * scale + left, rect.y() * scale + top, rect.width() * scale, rect.height() * scale)


def _sized(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Left, top, width and height of left, top, right and bottom."""
    return box[0], box[1], box[2] - box[0], box[3] - box[1]


def _around(whole: QRectF, hole: QRectF) -> list[QRectF]:
    """Return the parts of *whole* outside *hole*."""
    hole = hole.intersected(whole)
    if hole.isEmpty():
        return [whole]
    return [
        QRectF(whole.left(), whole.top(), whole.width(), hole.top() - whole.top()),
        QRectF(whole.left(), hole.bottom(), whole.width(), whole.bottom() - hole.bottom()),
        QRectF(whole.left(), hole.top(), hole.left() - whole.left(), hole.height()),
        QRectF(hole.right(), hole.top(), whole.right() - hole.right(), hole.height()),
    ]
