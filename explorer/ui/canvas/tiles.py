"""Painted squares of ground: panning moves them, an edit repaints the few it touches, work stops when time is up.

A tile depends on its place, the scale and what lies there, never on how one came to look at it: a window that was
panned, zoomed and edited for an hour shows the very pixels of one that was just opened.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.ui.canvas.viewport import Box, Viewport

#: Device pixels of a side.
SIZE = 256
#: Painted more on the left and cut off: Qt sets a letter that begins left of a picture's edge up to a pixel off.
BLEED = 64
#: So many tiles are kept (40 MB) where the screen does not need more.
KEPT = 160

Place = tuple[int, int]


class Step(Protocol):
    """Something that paints itself in diagram units."""

    def paint(self, painter: QPainter) -> None:
        """Paint it."""


Steps = Callable[[Box, float], Iterator[Step]]


@dataclass(slots=True)
class Tile:
    """A square of ground: its picture (an old one until the new one is ready) and the work on the new one."""

    image: QImage | None = None
    fresh: bool = False
    next_image: QImage | None = None
    steps: Iterator[Step] | None = None

    def spoil(self) -> None:
        """What it shows is out of date; work under way is thrown away."""
        self.fresh = False
        self.next_image = self.steps = None


class Tiles:
    """The tiles of a picture at one scale.

    Args:
        steps: Returns what lies in a box of the diagram, the lowest first, given the box and pixels in a unit.
        ground: Colour of the ground.

    Attributes:
        done: Tiles that were painted; whoever shows them takes them out.
    """

    def __init__(self, steps: Steps, ground: QColor) -> None:
        self._steps = steps
        self._tiles: OrderedDict[Place, Tile] = OrderedDict()
        self.ground = ground
        self.factor = 1.0
        self.done: list[Place] = []

    def clear(self, factor: float) -> None:
        """Forget everything; from now on a diagram unit has *factor* ground pixels."""
        self._tiles.clear()
        self.factor = factor

    def spoil(self, box: Box, reach: tuple[float, float] = (0.0, 0.0)) -> None:
        """What lies in *box* of the diagram changed: repaint the tiles that show it, and keep the others.

        It may be seen as far as *reach* pixels beyond, across and down.
        """
        across, down = (_SOFT + far for far in reach)
        sides = (-across, -down, across, down)
        left, top, right, bottom = (_index(value * self.factor + side) for value, side in zip(box, sides, strict=True))
        for (column, row), tile in self._tiles.items():
            if left <= column <= right and top <= row <= bottom:
                tile.spoil()

    def places(self, viewport: Viewport, ring: int = 0) -> Sequence[Place]:
        """Return the tiles on the screen and *ring* more on each side, those in the middle first."""
        return _places(viewport.origin, viewport.pixels, ring)

    def fresh(self, places: Sequence[Place]) -> bool:
        """Whether all of *places* show what is."""
        return all((tile := self._tiles.get(place)) is not None and tile.fresh for place in places)

    def missing(self, places: Sequence[Place], viewport: Viewport) -> list[QRect]:
        """Return where on the screen those of *places* are that have no picture, not even an old one."""
        x, y = viewport.origin
        tiles = ((place, self._tiles.get(place)) for place in places)
        return [
            QRect(column * SIZE - x, row * SIZE - y, SIZE, SIZE)
            for (column, row), tile in tiles
            if tile is None or tile.image is None
        ]

    def work(self, places: Sequence[Place], until: float) -> bool:
        """Paint what is missing of *places*, in this order, until the clock (`time.perf_counter`) says *until*.

        Returns whether all is painted. Something is always painted, so repeated calls come to an end. What was
        finished is added to `done`.
        """
        for place in places:
            tile = self._tiles.get(place)
            if tile is None:
                tile = self._tiles[place] = Tile()
            if not tile.fresh and not self._advance(place, tile, until):
                return False
        self._forget(places)
        return True

    def _advance(self, place: Place, tile: Tile, until: float) -> bool:
        """Go on with one tile; return whether it is done and time is left or not needed."""
        if tile.next_image is None or tile.steps is None:
            tile.next_image = QImage(BLEED + SIZE, SIZE, QImage.Format.Format_RGB32)
            tile.next_image.fill(self.ground)
            tile.steps = self._steps(self._box(place), self.factor)
        painter = QPainter(tile.next_image)
        painter.translate(BLEED - place[0] * SIZE, -place[1] * SIZE)
        painter.scale(self.factor, self.factor)
        try:
            for step in tile.steps:
                step.paint(painter)
                if time.perf_counter() >= until:
                    return False
        finally:
            painter.end()
        tile.image = tile.next_image.copy(BLEED, 0, SIZE, SIZE)
        tile.next_image, tile.steps, tile.fresh = None, None, True
        self.done.append(place)
        return True

    def _box(self, place: Place) -> Box:
        """The part of the diagram on a tile, with a pixel more on each side for the soft edges of lines."""
        left, top = place[0] * SIZE - 1, place[1] * SIZE - 1
        side = SIZE + 2
        return left / self.factor, top / self.factor, (left + side) / self.factor, (top + side) / self.factor

    def draw(self, painter: QPainter, viewport: Viewport, clip: tuple[int, int, int, int]) -> bool:
        """Put the painted tiles on a *painter* of device pixels; only those that meet *clip* (x, y, right, bottom).

        Returns whether nothing was missing; a tile with an old picture shows that one.
        """
        x, y = viewport.origin
        whole = True
        for row in range((y + clip[1]) // SIZE, (y + clip[3] - 1) // SIZE + 1):
            for column in range((x + clip[0]) // SIZE, (x + clip[2] - 1) // SIZE + 1):
                tile = self._tiles.get((column, row))
                if tile is None or tile.image is None:
                    whole = False
                    continue
                self._tiles.move_to_end((column, row))
                painter.drawImage(QPoint(column * SIZE - x, row * SIZE - y), tile.image)
        return whole

    def _forget(self, needed: Sequence[Place]) -> None:
        """Drop the tiles that were not on the screen for the longest time."""
        limit = max(KEPT, 2 * len(needed))
        if len(self._tiles) <= limit:
            return
        keep = set(needed)
        for place in [place for place in self._tiles if place not in keep][: len(self._tiles) - limit]:
            del self._tiles[place]


@lru_cache(maxsize=8)
def _places(origin: Place, pixels: tuple[int, int], ring: int) -> tuple[Place, ...]:
    """The tiles on a screen and *ring* more on each side, those in the middle first."""
    (x, y), (width, height) = origin, pixels
    columns = range(x // SIZE - ring, (x + width - 1) // SIZE + ring + 1)
    rows = range(y // SIZE - ring, (y + height - 1) // SIZE + ring + 1)
    middle_x, middle_y = (x + width / 2) / SIZE - 0.5, (y + height / 2) / SIZE - 0.5
    places = [(column, row) for row in rows for column in columns]
    return tuple(sorted(places, key=lambda place: (place[0] - middle_x) ** 2 + (place[1] - middle_y) ** 2))


# A line reaches half a pixel, softened by another, over the numbers of its box.
_SOFT = 2.0


def _index(pixel: float) -> int:
    return math.floor(pixel / SIZE)
