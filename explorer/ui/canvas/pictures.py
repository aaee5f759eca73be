"""What was painted already and what still has to be: tiles, the overview, and the time spent on them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from explorer.ui.canvas.backdrop import Backdrop, Overview
from explorer.ui.canvas.scene import Scene
from explorer.ui.canvas.tiles import SIZE, Place, Tiles
from explorer.ui.canvas.viewport import Box, Viewport

#: Seconds of painting within one frame; what is left is painted between events.
FRAME_S = 0.010
SLICE_S = 0.007
#: The same for a frame before which there is no picture at all: a moment longer is less than an empty ground.
FIRST_S = 0.050
#: A picture that takes no longer is painted anew at each step of zooming.
LIGHT_S = 0.006
#: The same while the timer is at work anyway: a frame of panning has to be quick.
BUSY_FRAME_S = 0.003
#: While a heavy picture is being zoomed it is only scaled; it sharpens so many milliseconds after the last step.
REST_MS = 30


class Pictures(QObject):
    """Draws a scene through a viewport from painted pictures, and paints what is missing in slices between events.

    Args:
        scene: What is painted.
        viewport: Where it is looked at from.
        ground: Colour of the ground.
        parent: Owns it.

    Attributes:
        overview: The whole diagram as a small picture.

    Signals:
        sharpened: Something on the screen was painted: boxes of device pixels (left, top, right, bottom).
        overview_ready: The overview was painted.
    """

    sharpened = Signal(object)
    overview_ready = Signal()

    def __init__(self, scene: Scene, viewport: Viewport, ground: QColor, parent: QObject) -> None:
        super().__init__(parent)
        self._scene, self._viewport = scene, viewport
        self._tiles = Tiles(scene.steps, ground)
        self.overview = Overview(scene.overview, ground)
        self._backdrop = Backdrop()
        self._zoomed_at = 0.0
        self._spent_s = self._cost_s = 0.0
        self._whole = self._blank = True
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work)

    def forget(self, ground: QColor) -> None:
        """Everything has to be painted anew, on *ground*, and old pictures would be wrong."""
        self._tiles.ground = self.overview.ground = ground
        self._tiles.clear(self._viewport.factor)
        self._backdrop.clear()
        self.overview.spoil(forget=True)
        self._blank = True

    def spoil(self, boxes: Iterable[Box]) -> None:
        """What lies in *boxes* of the diagram changed."""
        reach = self._scene.reach
        for box in boxes:
            self._tiles.spoil(box, reach)

    def keep(self) -> None:
        """The scale is about to change: keep what is on the screen, to be shown until the sharp picture is ready."""
        self._whole = self.settled
        self._backdrop.take(self._tiles, self._viewport)

    def rescale(self) -> None:
        """The scale changed."""
        self._zoomed_at = time.perf_counter()
        # What a screen cost tells whether the next one can be painted within a frame; an unfinished one costs more.
        self._cost_s = max(self._spent_s, self._cost_s / 2) if self._whole else max(2 * self._spent_s, self._cost_s)
        self._spent_s = 0.0
        self._tiles.clear(self._viewport.factor)

    def rest(self) -> None:
        """Nobody looks: paint no more until the next `draw`."""
        self._timer.stop()

    def settle(self) -> None:
        """Find all ways and paint all that is on the screen, now."""
        self.spoil(self._scene.refine(float("inf")))
        self._tiles.work(self._tiles.places(self._viewport), float("inf"))

    @property
    def settled(self) -> bool:
        """Whether all that is on the screen is sharp and as it stays."""
        return self._scene.refined and self._tiles.fresh(self._tiles.places(self._viewport))

    def image(self) -> QImage:
        """Return what is on the screen, sharp."""
        self.settle()
        width, height = self._viewport.pixels
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self._tiles.draw(painter, self._viewport, (0, 0, width, height))
        painter.end()
        return image

    def draw(self, painter: QPainter, clip: tuple[int, int, int, int]) -> None:
        """Draw what is painted on a *painter* of device pixels; paint what a frame has time for."""
        places = self._tiles.places(self._viewport)
        if not self._tiles.fresh(places):
            self._paint_some(places)
        missing = self._tiles.missing(places, self._viewport)
        if missing:
            self._draw_old(painter, missing)
        self._tiles.draw(painter, self._viewport, clip)
        if not self._timer.isActive() and not (self.overview.fresh and self._scene.refined):
            self._timer.start(0)

    def _draw_old(self, painter: QPainter, missing: Sequence[QRect]) -> None:
        """Show old pictures, scaled, where tiles are *missing*."""
        painter.save()
        region = QRegion()
        for box in missing:
            region = region.united(QRegion(box))
        painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
        if not self._backdrop.covers(region.boundingRect(), self._viewport):
            painter.fillRect(region.boundingRect(), self._tiles.ground)
            self.overview.draw(painter, self._viewport)
        self._backdrop.draw(painter, self._viewport)
        painter.restore()

    def _paint_some(self, places: Sequence[Place]) -> None:
        """Paint for the time that a frame has; the timer does the rest."""
        busy = self._timer.isActive()
        blank, self._blank = self._blank, False
        if not blank and not self._resting():
            self._timer.start(REST_MS)
            return
        self._timed_work(places, FIRST_S if blank else BUSY_FRAME_S if busy else FRAME_S)
        if not busy:
            self._timer.start(0)

    def _work(self) -> None:
        """A slice of work between events: what is on the screen, ways around nodes, what is beside it, the overview."""
        if not self._resting():
            self._timer.start(REST_MS)
            return
        until = time.perf_counter() + SLICE_S
        places = self._tiles.places(self._viewport)
        if not self._tiles.fresh(places):
            self._timed_work(places, SLICE_S)
            self._timer.start(0)
            self._tell(places)
        elif not self._scene.refined:
            self._refine(until)
        elif not self._tiles.work(self._tiles.places(self._viewport, ring=1), until):
            self._timer.start(0)
        elif (bounds := self._scene.bounds()) is not None and not self.overview.fresh:
            if self.overview.work(bounds, until):
                self.overview_ready.emit()
            else:
                self._timer.start(0)

    def _refine(self, until: float) -> None:
        """Look for ways around nodes; what was painted of edges that have another one now is out of date."""
        self.spoil(self._scene.refine(until))
        self._timer.start(0)
        if self._scene.refined:
            self.overview.spoil()
            self.sharpened.emit([(0, 0, *self._viewport.pixels)])

    def _tell(self, places: Sequence[Place]) -> None:
        """Say what was painted."""
        done, (x, y) = self._tiles.done, self._viewport.origin
        self._tiles.done = []
        seen = sorted(set(done).intersection(places))
        if seen:
            corners = [(column * SIZE - x, row * SIZE - y) for column, row in seen]
            self.sharpened.emit([(left, top, left + SIZE, top + SIZE) for left, top in corners])

    def _timed_work(self, places: Sequence[Place], seconds: float) -> None:
        begin = time.perf_counter()
        self._tiles.work(places, begin + seconds)
        self._spent_s += time.perf_counter() - begin

    def _resting(self) -> bool:
        """Whether it may be painted now: not while a heavy picture is being zoomed."""
        return self._cost_s <= LIGHT_S or (time.perf_counter() - self._zoomed_at) * 1000 >= REST_MS
