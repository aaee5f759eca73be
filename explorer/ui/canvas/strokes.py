"""Very many short lines and boxes at once: Qt reads them from the array that numpy made, without a copy."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter
from shiboken6 import Shiboken

Floats = NDArray[np.float64]


def draw_lines(painter: QPainter, lines: Floats) -> None:
    """Draw straight lines with the pen of *painter*: array of (line, x and y of start and end)."""
    if len(lines):
        lines = np.ascontiguousarray(lines, dtype=np.float64)
        painter.drawLines(cast(QLineF, Shiboken.wrapInstance(lines.ctypes.data, QLineF)), len(lines))


def draw_boxes(painter: QPainter, boxes: Floats) -> None:
    """Draw upright rectangles with pen and brush of *painter*: array of (box, left, top, width and height)."""
    if len(boxes):
        boxes = np.ascontiguousarray(boxes, dtype=np.float64)
        painter.drawRects(cast(QRectF, Shiboken.wrapInstance(boxes.ctypes.data, QRectF)), len(boxes))
