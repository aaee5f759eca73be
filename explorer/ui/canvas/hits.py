"""What lies under a point: brute force over numpy columns, a fraction of a millisecond for 100 000 edges."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.diagram.curves import Cubic
from explorer.ui.canvas.viewport import Box

Lengths = NDArray[np.float32]
#: A curve is looked at as so many short straight lines.
PIECES = 12


class Boxes:
    """Upright rectangles by key, the lowest first.

    Args:
        keys: Their keys.
        boxes: Left, top, right and bottom of each.
    """

    def __init__(self, keys: Sequence[str], boxes: Sequence[Box]) -> None:
        self.keys = tuple(keys)
        columns = np.asarray(boxes, dtype=np.float64).reshape(-1, 4).T
        self._left, self._top, self._right, self._bottom = (np.ascontiguousarray(column) for column in columns)

    @property
    def bounds(self) -> Box | None:
        """The box that holds all, or None where there is none."""
        if not self.keys:
            return None
        return float(self._left.min()), float(self._top.min()), float(self._right.max()), float(self._bottom.max())

    def meeting(self, box: Box) -> list[str]:
        """Return those that have a point in common with *box*, the lowest first."""
        left, top, right, bottom = box
        hit = (self._left <= right) & (left <= self._right) & (self._top <= bottom) & (top <= self._bottom)
        return [self.keys[row] for row in np.flatnonzero(hit)]

    def centred_in(self, box: Box) -> list[str]:
        """Return the nodes whose centre is in *box*, the lowest first."""
        x, y = (self._left + self._right) / 2, (self._top + self._bottom) / 2
        inside = (box[0] <= x) & (x <= box[2]) & (box[1] <= y) & (y <= box[3])
        return [self.keys[row] for row in np.flatnonzero(inside)]


class Lines:
    """Polylines by key, the lowest first; several may have the same key.

    Args:
        keys: Their keys.
        points: Array of (line, point, x and y), at least two points each.
    """

    def __init__(self, keys: Sequence[str], points: Lengths) -> None:
        self.keys = tuple(keys)
        self._points = points
        lows, highs = points.min(axis=1, initial=np.inf).T, points.max(axis=1, initial=-np.inf).T
        (self._left, self._top), (self._right, self._bottom) = map(np.ascontiguousarray, (lows, highs))

    @property
    def bounds(self) -> Box | None:
        """The box that holds all, or None where there is none."""
        if not self.keys:
            return None
        return float(self._left.min()), float(self._top.min()), float(self._right.max()), float(self._bottom.max())

    def nearest(self, x: float, y: float, reach: float) -> str | None:
        """Return the edge nearest to the point, if it is not farther than *reach*.

        Of edges at the same distance the highest one is returned.
        """
        near = (self._left <= x + reach) & (x - reach <= self._right)
        near &= (self._top <= y + reach) & (y - reach <= self._bottom)
        rows = np.flatnonzero(near)
        if not rows.size:
            return None
        distances = _distances(self._points[rows], x, y)
        best = len(rows) - 1 - int(np.argmin(distances[::-1]))
        return self.keys[rows[best]] if distances[best] <= reach else None


def _distances(lines: Lengths, x: float, y: float) -> Lengths:
    """Distance of the point from each of *lines*."""
    px, py = lines[:, :, 0] - np.float32(x), lines[:, :, 1] - np.float32(y)
    dx, dy = np.diff(px, axis=1), np.diff(py, axis=1)
    length = np.maximum(dx * dx + dy * dy, np.float32(1e-12))
    along = np.clip(-(px[:, :-1] * dx + py[:, :-1] * dy) / length, 0.0, 1.0)
    squares = (px[:, :-1] + along * dx) ** 2 + (py[:, :-1] + along * dy) ** 2
    distances: Lengths = np.sqrt(squares.min(axis=1))
    return distances


def flattened(curves: Sequence[Cubic]) -> Lengths:
    """Return the points along each of *curves*: array of (curve, `PIECES` + 1, x and y)."""
    t = np.linspace(0.0, 1.0, PIECES + 1)
    s = 1.0 - t
    weights = np.stack([s**3, 3 * s * s * t, 3 * s * t * t, t**3], axis=1)
    controls = np.asarray(curves, dtype=np.float64).reshape(-1, 4, 2)
    points: Lengths = np.einsum("pc,kcx->kpx", weights, controls).astype(np.float32)
    return points
