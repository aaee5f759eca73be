"""Edges as a haze: where so many run that they would cover the ground, it shows how many, and of which colours."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.ui.canvas.viewport import Box

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

#: Pixels of a side of the squares in which lines are counted, and between the places at which they are: the farther,
#: the more lines run through a pixel.
CELL = 4
SPACINGS = ((4.0, 4.0), (16.0, 8.0), (math.inf, 14.0))
#: The haze is this dense at most, and where so many times more lines run than on average.
DENSEST = 0.9
_PEAK = 24.0
#: Where hardly a line runs it has this share of that, with so many lines through a pixel all of it.
THINNEST = 0.25
_MUCH = 30.0
#: Squares more on each side, for the soft change from one to the next.
_MORE = 2


class Haze:
    """Counts lines square by square and paints the counts.

    What it shows at a place depends on the lines there and on nothing else, so pieces of it fit together.

    Args:
        box: What is looked at, in diagram units.
        factor: Pixels in a unit.
        colours: The colours of lines, by number.
        mean: How many lines run through a pixel on average.
    """

    def __init__(self, box: Box, factor: float, colours: Sequence[str], mean: float) -> None:
        self._factor, self._mean = factor, mean
        self._spacing = next(spacing for most, spacing in SPACINGS if mean <= most)
        left, top, right, bottom = (side * factor / CELL for side in box)
        self._left, self._top = math.floor(left) - _MORE, math.floor(top) - _MORE
        self._width = math.floor(right) + _MORE + 1 - self._left
        self._height = math.floor(bottom) + _MORE + 1 - self._top
        self._colours = colours
        self._counts = np.zeros((len(colours), self._height, self._width), dtype=np.int64)

    @property
    def box(self) -> Box:
        """What of the diagram it counts: a little more than was asked for."""
        unit = CELL / self._factor
        right, bottom = self._left + self._width, self._top + self._height
        return self._left * unit, self._top * unit, right * unit, bottom * unit

    def add(self, lines: Floats, colours: Rows) -> None:
        """Count straight *lines* (array of (line, x and y of start and end) in units) with their *colours*."""
        x, y, line = self._places(lines)
        inside = (x >= 0) & (x < self._width) & (y >= 0) & (y < self._height)
        cells = (colours[line] * self._height + y) * self._width + x
        counts = np.bincount(cells[inside], minlength=self._counts.size)
        self._counts += counts.reshape(self._counts.shape)

    def _places(self, lines: Floats) -> tuple[Rows, Rows, Rows]:
        """The squares, evenly apart along each line, that it runs through, and which line each belongs to."""
        ends = lines * (self._factor / CELL)
        start, step = ends[:, :2] - (self._left, self._top), ends[:, 2:] - ends[:, :2]
        count = np.ceil(np.hypot(step[:, 0], step[:, 1]) * (CELL / self._spacing)).clip(1)
        low, high = self._within(start, step)
        first = np.ceil(low * count - 0.5).clip(0)
        number = (np.floor(high * count - 0.5).clip(max=count - 1) - first + 1).clip(0).astype(np.intp)
        line = np.repeat(np.arange(len(lines)), number)
        ahead = np.cumsum(number) - number
        part = (np.arange(len(line)) - np.repeat(ahead - first, number) + 0.5) / count[line]
        x, y = (np.floor(start[line, axis] + step[line, axis] * part).astype(np.intp) for axis in (0, 1))
        return x, y, line

    def _within(self, start: Floats, step: Floats) -> tuple[Floats, Floats]:
        """From which part to which part (0..1) each line is inside (Liang and Barsky)."""
        low, high = np.zeros(len(start)), np.ones(len(start))
        for axis, size in ((0, self._width), (1, self._height)):
            way = np.where(step[:, axis] == 0.0, 1e-12, step[:, axis])
            one, other = -start[:, axis] / way, (size - start[:, axis]) / way
            low, high = np.maximum(low, np.minimum(one, other)), np.minimum(high, np.maximum(one, other))
        return low, high

    def paint(self, painter: QPainter) -> None:
        """Paint it on a painter of diagram units."""
        left, top, right, bottom = self.box
        painter.setOpacity(1.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, right - left, bottom - top), self._image())

    def _image(self) -> QImage:
        counts = _softened((self._counts * (self._spacing / CELL**2)).astype(np.float64))
        whole = counts.sum(axis=0)
        shade = np.log1p(3 * whole / self._mean) / math.log1p(3 * _PEAK)
        # where few lines run through a pixel on average, the haze is thin everywhere
        thick = min(1.0, THINNEST + (1.0 - THINNEST) * math.log1p(self._mean) / math.log1p(_MUCH))
        alpha = shade.clip(0.0, 1.0) * (DENSEST * thick)
        named = [QColor(name) for name in self._colours]
        colours = np.array([(one.red(), one.green(), one.blue()) for one in named], dtype=np.float64)
        mixed = np.tensordot(colours.T, counts, axes=1) / np.maximum(whole, 1e-9)
        pixels = np.empty((self._height, self._width, 4), dtype=np.uint8)
        for place, band in enumerate((mixed[2], mixed[1], mixed[0])):  # blue first: little endian words of 0xAARRGGBB
            pixels[..., place] = np.rint(band * alpha)
        pixels[..., 3] = np.rint(alpha * 255)
        form = QImage.Format.Format_ARGB32_Premultiplied
        return QImage(pixels.data, self._width, self._height, self._width * 4, form).copy()


def _softened(counts: Floats) -> Floats:
    """The counts, each mixed with its neighbours: few places are looked at along a line, so they are uneven."""
    for axis in (1, 2):
        padded = np.concatenate([counts.take([0], axis), counts, counts.take([-1], axis)], axis)
        size = counts.shape[axis]
        before, here, behind = (padded.take(range(shift, shift + size), axis) for shift in (0, 1, 2))
        counts = (before + 2 * here + behind) / 4
    return counts
