"""Very many curves as numpy columns: which meet a box, which is nearest to a point, and short lines along them.

Brute force, without an index to keep in step: each curve lies in a strip along its chord, and looking through the
strips of 100 000 curves takes a fraction of a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from explorer.ui.canvas.viewport import Box

Floats = NDArray[np.float64]
Shorts = NDArray[np.float32]
Rows = NDArray[np.intp]

#: A curve is first looked at as so many pieces, then only those pieces closer that matter.
PIECES = 8
#: The finest that one piece is cut into.
MAX_CUTS = 128
#: Of more curves that may be near to a point most are told from their chords.
MANY = 100
_DOUBT = 2.0
#: Curves that may be the nearest are looked at as so many pieces; ever fewer are, ever closer.
_LOOKED_AT = (PIECES, 32 * PIECES)
_FEW = 6
#: Places along a curve that tell how far it leaves its chord, and how much (a share) lies between them.
_LOOKS = 17
_BETWEEN = 0.009


class Arcs:
    """Cubic curves.

    Args:
        controls: Array of (curve, 4, x and y).

    Attributes:
        bounds: Left, top, right and bottom of all, which may be a little large; None where there is none.
        length: How long the control polygons are: about, and at least, the length of each curve.
    """

    def __init__(self, controls: Floats) -> None:
        self._x, self._y = (np.ascontiguousarray(controls[:, :, axis].T) for axis in (0, 1))
        x, y = self._x - self._x[0], self._y - self._y[0]
        chord = np.hypot(x[3], y[3])
        straight = np.maximum(chord, 1e-12)
        dx, dy = np.where(chord > 0, x[3] / straight, 1.0), y[3] / straight
        along, across = x * dx + y * dy, y * dx - x * dy
        # 32 bits halve the time; what they cannot tell is given away
        slack = 0.01 + 4e-7 * float(max(abs(self._x).max(initial=0.0), abs(self._y).max(initial=0.0)))
        start_x, start_y = self._x[0], self._y[0]
        reach = along.min(axis=0) - slack, along.max(axis=0) + slack
        self._along = _Strip(dx, dy, start_x * dx + start_y * dy, reach)
        self._across = _Strip(-dy, dx, start_y * dx - start_x * dy, _swing(across, slack))
        parts = (start_x, start_y, dx, dy, along[1], along[2], along[3], across[1], across[2])
        self._local = np.stack(parts, axis=1).astype(np.float32)
        self._flat = _flatness(self._x, self._y)
        self.length = np.hypot(np.diff(x, axis=0), np.diff(y, axis=0)).sum(axis=0)
        self._box = [side.astype(np.float32) for side in _box(self._x, self._y)]
        self.bounds: Box | None = None
        if len(controls):
            x, y = self._x, self._y
            self.bounds = float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def meeting(self, box: Box) -> Rows:
        """Return the rows of the curves that have a point in *box*, and perhaps some that pass close by."""
        rows = np.flatnonzero(self._across.meets(box))
        rows = rows[self._along.meets(box, rows)]
        left, top, right, bottom = (side[rows] for side in self._box)
        found: Rows = rows[(left <= box[2]) & (box[0] <= right) & (top <= box[3]) & (box[1] <= bottom)]
        return found

    def nearest(self, x: float, y: float, reach: float) -> tuple[int, float] | None:
        """Return the row of the curve nearest to the point and its distance, if that is not more than *reach*.

        Of curves at the same distance the last one is returned.
        """
        rows = np.flatnonzero(self._across.near(x, y, reach))
        rows = rows[self._along.near(x, y, reach, rows)]
        if len(rows) > MANY:
            gaps = self._gaps(rows, x, y)
            rows = rows[gaps <= min(_DOUBT * reach, 1.5 * float(gaps.min()) + 0.5)]
        found = np.empty(0)
        for pieces in _LOOKED_AT if len(rows) > _FEW else _LOOKED_AT[1:]:
            weights = _evenly(pieces)
            found = _distances(weights @ (self._x[:, rows] - x), weights @ (self._y[:, rows] - y))
            doubt = self._flat[rows] / pieces**2
            near = found - doubt <= min(reach, float((found + doubt).min(initial=np.inf)))
            rows, found = rows[near], found[near]
        if not rows.size:
            return None
        best = len(rows) - 1 - int(np.argmin(found[::-1]))
        return (int(rows[best]), float(found[best])) if found[best] <= reach else None

    def _gaps(self, rows: Rows, x: float, y: float) -> Shorts:
        """Return about how far the point is from each of the curves *rows*, gentle ones.

        That is the gap between point and curve across the chord, less the steeper the curve is there.
        """
        # `take` of rows takes a quarter of the time that their indexing does
        x0, y0, dx, dy, a1, a2, last, c1, c2 = np.ascontiguousarray(self._local.take(rows, axis=0).T)
        x0, y0 = np.float32(x) - x0, np.float32(y) - y0
        place, aside = x0 * dx + y0 * dy, y0 * dx - x0 * dy
        t = _part(place / np.maximum(last, np.float32(1e-6)))
        level, speed = _cubic(t, a1, a2, last)
        # one step of Newton's way to where the curve is level with the point, and one more as a straight line
        t = _part(t - (level - place) / np.maximum(speed, last * np.float32(0.05)))
        level, speed = _cubic(t, a1, a2, last)
        height, rise = _cubic(t, c1, c2, np.float32(0))
        slope = rise / np.maximum(speed, np.float32(1e-6))
        gaps: Shorts = abs(height - aside - slope * (level - place)) / np.sqrt(1 + slope * slope)
        return gaps

    def cut(self, rows: Rows, box: Box, error: float) -> tuple[Floats, Rows]:
        """Return short lines along the curves *rows*, where they meet *box*, and the row that each belongs to.

        They leave the curve by at most *error* units, and are the same whatever the box.

        Returns:
            Array of (line, x and y of its start and end), sorted by row, and array of rows.
        """
        return _cut((self._x[:, rows], self._y[:, rows]), rows, box, error)

    def pieces(self, rows: Rows, box: Box) -> tuple[Floats, Rows]:
        """Return the same in no particular order, each curve as `PIECES` lines, however far that is from it."""
        curves = self._x[:, rows], self._y[:, rows]
        piece, place = _near(curves, box, 0.0)
        ends = [_at(axis[:, place], (piece + step) / PIECES) for step in (0, 1) for axis in curves]
        return np.stack(ends, axis=1), rows[place]


def cut(controls: Floats, rows: Rows, box: Box, error: float) -> tuple[Floats, Rows]:
    """Do `Arcs.cut` for any *controls*, which are known as *rows*."""
    x, y = (np.ascontiguousarray(controls[:, :, axis].T) for axis in (0, 1))
    return _cut((x, y), rows, box, error)


def _cut(curves: tuple[Floats, Floats], rows: Rows, box: Box, error: float) -> tuple[Floats, Rows]:
    """The same for x and y of the four control points, each an array of (4, curve)."""
    flat = _flatness(*curves)
    piece, place = _near(curves, box, flat / PIECES**2)
    needed = np.sqrt(flat[place] / error) / PIECES
    cuts = np.exp2(np.ceil(np.log2(np.clip(needed, 1.0, MAX_CUTS)))).astype(np.intp)
    lines, of = [np.empty((0, 4))], [np.empty(0, dtype=np.intp)]
    for count in np.unique(cuts).tolist():
        chosen = cuts == count
        which = place[chosen]
        t = (piece[chosen] + (np.arange(count + 1) / count)[:, None]) / PIECES
        # not by a product of matrices: its last bits depend on what else is looked at
        x, y = (_at(axis[:, which], t) for axis in curves)
        part, owner = np.nonzero(_meets((x[:-1], y[:-1]), (x[1:], y[1:]), box, 0.0))
        lines.append(np.stack([x[part, owner], y[part, owner], x[part + 1, owner], y[part + 1, owner]], axis=1))
        of.append(rows[which[owner]])
    found, owners = np.concatenate(lines), np.concatenate(of)
    order = np.argsort(owners, kind="stable")
    return found[order], owners[order]


def _near(curves: tuple[Floats, Floats], box: Box, margin: Floats | float) -> tuple[Rows, Rows]:
    """The pieces that may meet the box: which one of its curve, and which curve."""
    weights = _evenly(PIECES)
    x, y = weights @ curves[0], weights @ curves[1]
    # a little more: the last bits of such a product depend on what else is looked at
    piece, place = np.nonzero(_meets((x[:-1], y[:-1]), (x[1:], y[1:]), box, margin + 1e-6))
    return piece, place


def places(controls: Floats, t: Floats) -> tuple[Floats, Floats]:
    """Return x and y of each of the curves *controls* at each of its *t*: arrays of (t, curve), like *t*."""
    x, y = (_at(controls[:, :, axis].T, t) for axis in (0, 1))
    return x, y


def chunks(rows: Rows, size: int) -> Iterator[Rows]:
    """Return *rows* in parts of at most *size*."""
    return (rows[start : start + size] for start in range(0, len(rows), size))


class _Strip:
    """How far curves reach in a direction of their own.

    Args:
        dx: The direction of each curve.
        dy: The direction of each curve.
        base: How far its start is from the origin in this direction.
        reach: From where to where it goes from its start.
    """

    def __init__(self, dx: Floats, dy: Floats, base: Floats, reach: tuple[Floats, Floats]) -> None:
        self._dx, self._dy = dx.astype(np.float32), dy.astype(np.float32)
        self._low, self._high = (base + reach[0]).astype(np.float32), (base + reach[1]).astype(np.float32)

    def meets(self, box: Box, rows: Rows | None = None) -> NDArray[np.bool_]:
        """Whether each curve (or those of *rows*) reaches into what *box* covers in its direction."""
        dx, dy, low, high = self._of(rows)
        x, y = np.float32((box[0] + box[2]) / 2), np.float32((box[1] + box[3]) / 2)
        wide, tall = np.float32((box[2] - box[0]) / 2), np.float32((box[3] - box[1]) / 2)
        middle = dx * x + dy * y
        half = abs(dx) * wide + abs(dy) * tall
        meets: NDArray[np.bool_] = (middle + half >= low) & (middle - half <= high)
        return meets

    def near(self, x: float, y: float, reach: float, rows: Rows | None = None) -> NDArray[np.bool_]:
        """Whether each curve (or those of *rows*) comes as near as *reach* to a point, in its direction."""
        dx, dy, low, high = self._of(rows)
        place = dx * np.float32(x)
        place += dy * np.float32(y)
        near: NDArray[np.bool_] = place >= low - np.float32(reach)
        place -= np.float32(reach)
        near &= place <= high
        return near

    def _of(self, rows: Rows | None) -> tuple[Shorts, Shorts, Shorts, Shorts]:
        if rows is None:
            return self._dx, self._dy, self._low, self._high
        return self._dx.take(rows), self._dy.take(rows), self._low.take(rows), self._high.take(rows)


def _box(x: Floats, y: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    return x.min(axis=0), y.min(axis=0), x.max(axis=0), y.max(axis=0)


def _swing(offsets: Floats, slack: float) -> tuple[Floats, Floats]:
    """How far curves leave their chords to either side: much less than their control points do."""
    looks = _evenly(_LOOKS - 1)[:, 1:3] @ offsets[1:3]
    more = abs(offsets).max(axis=0) * _BETWEEN + slack
    return looks.min(axis=0) - more, looks.max(axis=0) + more


def _part(t: Shorts) -> Shorts:
    """*t*, which is made anew here, within 0 and 1; `np.clip` takes twice as long."""
    np.maximum(t, np.float32(0), out=t)
    np.minimum(t, np.float32(1), out=t)
    return t


def _cubic(t: Shorts, first: Shorts, second: Shorts, last: Shorts | np.float32) -> tuple[Shorts, Shorts]:
    """A cubic that starts at 0: how far it is at *t*, and how fast it goes there."""
    s = 1 - t
    level: Shorts = ((first * s + second * t) * (3 * s) + last * t * t) * t
    speed: Shorts = 3 * ((first * s + 2 * (second - first) * t) * s + (last - second) * t * t)
    return level, speed


def _flatness(x: Floats, y: Floats) -> Floats:
    """How far one straight line from end to end may be from the curve; *n* lines are n * n times nearer."""
    first = np.hypot(x[0] - 2 * x[1] + x[2], y[0] - 2 * y[1] + y[2])
    second = np.hypot(x[1] - 2 * x[2] + x[3], y[1] - 2 * y[2] + y[3])
    flat: Floats = 0.75 * np.maximum(first, second)
    return flat


def _distances(x: Floats, y: Floats) -> Floats:
    """Distance of the origin from each polyline: arrays of (point, line)."""
    dx, dy = np.diff(x, axis=0), np.diff(y, axis=0)
    x, y = x[:-1], y[:-1]
    along = np.clip(-(x * dx + y * dy) / np.maximum(dx * dx + dy * dy, 1e-12), 0.0, 1.0)
    x, y = x + along * dx, y + along * dy
    nearest: Floats = np.sqrt((x * x + y * y).min(axis=0))
    return nearest


@cache
def _evenly(pieces: int) -> Floats:
    """What the four control points count at the ends of so many even pieces of a curve: array of (end, 4)."""
    t = np.linspace(0.0, 1.0, pieces + 1)
    s = 1.0 - t
    return np.stack([s**3, 3 * s * s * t, 3 * s * t * t, t**3], axis=1)


def _meets(
    start: tuple[Floats, Floats], end: tuple[Floats, Floats], box: Box, margin: Floats | float
) -> NDArray[np.bool_]:
    """Whether each line may have a point in *box*."""
    (ax, ay), (bx, by), (left, top, right, bottom) = start, end, box
    meets: NDArray[np.bool_] = (np.minimum(ax, bx) - margin <= right) & (left <= np.maximum(ax, bx) + margin)
    meets &= (np.minimum(ay, by) - margin <= bottom) & (top <= np.maximum(ay, by) + margin)
    return meets


def _at(controls: Floats, t: Floats) -> Floats:
    """One coordinate of each curve, given those of its control points, at each of its *t*: array of (t, curve)."""
    s = 1.0 - t
    a, b, c, d = controls
    points: Floats = ((s * a + 3 * t * b) * s + 3 * t * t * c) * s + t * t * t * d
    return points
