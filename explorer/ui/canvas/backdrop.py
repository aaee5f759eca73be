"""Pictures that are shown, scaled, until the sharp one is ready."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.ui.canvas.tiles import Step, Steps, Tiles
from explorer.ui.canvas.viewport import Box, Viewport

#: Longest side of the overview in device pixels.
OVERVIEW_SIDE = 720


class Backdrop:
    """The last sharp screen, with the place and scale it was taken at."""

    def __init__(self) -> None:
        self._image: QImage | None = None
        self._factor = 1.0
        self._origin = (0, 0)

    def clear(self) -> None:
        """Forget it."""
        self._image = None

    def take(self, tiles: Tiles, viewport: Viewport) -> None:
        """Keep what is on the screen, unless a part of it is missing: then the older picture is the better one."""
        if not tiles.fresh(tiles.places(viewport)):
            return
        width, height = viewport.pixels
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        tiles.draw(painter, viewport, (0, 0, width, height))
        painter.end()
        self._image, self._factor, self._origin = image, tiles.factor, viewport.origin

    def covers(self, box: QRect, viewport: Viewport) -> bool:
        """Whether it hides all of *box* of the screen, in device pixels."""
        return self._image is not None and self._place(self._image, viewport).contains(QRectF(box))

    def draw(self, painter: QPainter, viewport: Viewport) -> None:
        """Put it, scaled, where it belongs, on a *painter* of device pixels."""
        if self._image is not None:
            painter.drawImage(self._place(self._image, viewport), self._image)

    def _place(self, image: QImage, viewport: Viewport) -> QRectF:
        grown = viewport.factor / self._factor
        left, top = viewport.origin
        x, y = self._origin[0] * grown - left, self._origin[1] * grown - top
        return QRectF(x, y, image.width() * grown, image.height() * grown)


class Overview:
    """The whole diagram as a small picture: for the minimap, and behind what is not painted yet.

    Args:
        steps: Returns what lies in a box of the diagram, the lowest first, given the box and pixels in a unit.
        ground: Colour of the ground.
    """

    def __init__(self, steps: Steps, ground: QColor) -> None:
        self._steps = steps
        self.ground = ground
        self.image: QImage | None = None
        self.box: Box = (0.0, 0.0, 1.0, 1.0)
        self.fresh = False
        self._job: tuple[QImage, Box, Iterator[Step]] | None = None

    def spoil(self, *, forget: bool = False) -> None:
        """The diagram changed; the old picture stays until the new one is ready, unless it is to be forgotten."""
        self.fresh = False
        self._job = None
        if forget:
            self.image = None

    def work(self, box: Box, until: float) -> bool:
        """Go on painting what lies in *box* until the clock says *until*; return whether it is done."""
        if self.fresh:
            return True
        image, job_box, steps = self._job or self._begin(box)
        painter = QPainter(image)
        factor = image.width() / (job_box[2] - job_box[0])
        painter.scale(factor, factor)
        painter.translate(-job_box[0], -job_box[1])
        try:
            for step in steps:
                step.paint(painter)
                if time.perf_counter() >= until:
                    return False
        finally:
            painter.end()
        self.image, self.box, self.fresh, self._job = image, job_box, True, None
        return True

    def _begin(self, box: Box) -> tuple[QImage, Box, Iterator[Step]]:
        width, height = max(box[2] - box[0], 1.0), max(box[3] - box[1], 1.0)
        factor = min(OVERVIEW_SIDE / max(width, height), 1.0)
        image = QImage(max(round(width * factor), 1), max(round(height * factor), 1), QImage.Format.Format_RGB32)
        image.fill(self.ground)
        whole = (box[0], box[1], box[0] + width, box[1] + height)
        self._job = (image, whole, self._steps(whole, factor))
        return self._job

    def draw(self, painter: QPainter, viewport: Viewport) -> None:
        """Put it, scaled, where it belongs, on a *painter* of device pixels."""
        if self.image is None:
            return
        left, top = viewport.origin
        factor = viewport.factor
        x, y = self.box[0] * factor - left, self.box[1] * factor - top
        width, height = (self.box[2] - self.box[0]) * factor, (self.box[3] - self.box[1]) * factor
        painter.drawImage(QRectF(x, y, width, height), self.image)
