"""A widget that looks at a diagram made ready: at any part of it, at any scale."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QColor, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.diagram.style import Style
from explorer.ui.canvas.pictures import Pictures
from explorer.ui.canvas.scene import Scene
from explorer.ui.canvas.viewport import Box, Viewport


class Looking(QWidget):
    """Moves and scales what it shows; it paints nothing itself.

    Args:
        parent: The widget it lies in.
        style: How the diagram looks.

    Attributes:
        viewport: Where it looks.
        scene: The diagram made ready.
        pictures: What was painted of it.

    Signals:
        zoom_changed: The scale changed: 1.0 is 100 %.
        looked: Another part of the diagram is seen, or the overview changed.
    """

    zoom_changed = Signal(float)
    looked = Signal()

    def __init__(self, parent: QWidget | None, style: Style) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self.scene = Scene(style)
        self._follows = True
        self._fitted: Box | None = None
        self.pictures = Pictures(self.scene, self.viewport, QColor(style.ground), self)
        self.pictures.sharpened.connect(self._show)
        self.pictures.overview_ready.connect(self.looked)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle, or all of the diagram if that is what was asked for."""
        super().resizeEvent(event)
        self._take_size()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop to paint what nobody sees."""
        super().hideEvent(event)
        self.pictures.rest()

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
