"""Cubic curves: points on them, cutting them, and where they leave and enter a node."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from explorer.diagram.shapes import Command, Point

Cubic = tuple[Point, Point, Point, Point]
_EXACT = 0.01  # of a unit, that a border is known to


def at(curve: Cubic, t: float) -> Point:
    """Return the point of *curve* at *t*, 0 to 1."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = curve
    s = 1 - t
    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def mixed(a: Point, b: Point, t: float) -> Point:
    """Return the point between *a* (0) and *b* (1)."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def split(curve: Cubic, t: float) -> tuple[Cubic, Cubic]:
    """Return the two parts of *curve* before and after *t* (de Casteljau)."""
    a, b, c, d = curve
    ab, bc, cd = mixed(a, b, t), mixed(b, c, t), mixed(c, d, t)
    abc, bcd = mixed(ab, bc, t), mixed(bc, cd, t)
    middle = mixed(abc, bcd, t)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def backwards(curves: Sequence[Cubic]) -> list[Cubic]:
    """Return the same line run from its end."""
    return [(d, c, b, a) for a, b, c, d in reversed(curves)]


def after(curves: Sequence[Cubic], within: Callable[[Point], bool], steps: int = 10) -> list[Cubic]:
    """Return the part of the line behind the first place where *within* no longer holds; all of it where it never does.

    Nothing is left (an empty list) where the whole line is within.
    """
    if not within(curves[0][0]):
        return list(curves)
    for place, curve in enumerate(curves):
        low = 0.0
        for step in range(1, steps + 1):
            high = step / steps
            if not within(at(curve, high)):
                return [split(curve, _border(curve, low, high, within))[1], *curves[place + 1 :]]
            low = high
    return []


def _border(curve: Cubic, low: float, high: float, within: Callable[[Point], bool]) -> float:
    speed = 3 * max(math.dist(a, b) for a, b in pairwise(curve))
    for _ in range(math.ceil(math.log2(max((high - low) * speed / _EXACT, 2.0)))):
        middle = (low + high) / 2
        if within(at(curve, middle)):
            low = middle
        else:
            high = middle
    return high


def shortened(curves: Sequence[Cubic], length: float) -> list[Cubic]:
    """Return the line without what lies nearer to its end than *length*, at least a rest of it."""
    if length <= 0:
        return list(curves)
    tip = curves[-1][3]
    rest = after(backwards(curves), lambda point: math.dist(point, tip) < length)
    return backwards(rest) if rest else [split(curves[0], 0.05)[0]]


def points(curves: Sequence[Cubic], steps: int = 12) -> list[Point]:
    """Return the line as points, *steps* short lines for each curve."""
    if not curves:
        return []
    return [curves[0][0], *(at(curve, step / steps) for curve in curves for step in range(1, steps + 1))]


def middle(curves: Sequence[Cubic]) -> Point:
    """Return the point half way along the line."""
    return along(curves, 0.5)


def along(curves: Sequence[Cubic], share: float) -> Point:
    """Return the point after a *share* (0..1) of the length of the line."""
    line = points(curves, 16)
    lengths = [math.dist(a, b) for a, b in pairwise(line)]
    left = sum(lengths) * share
    for (a, b), length in zip(pairwise(line), lengths, strict=True):
        if length and left <= length:
            return mixed(a, b, left / length)
        left -= length
    return line[-1]


def commands(curves: Sequence[Cubic]) -> tuple[Command, ...]:
    """Return the line as drawing commands."""
    if not curves:
        return ()
    return (("M", *curves[0][0]), *(("C", *curve[1], *curve[2], *curve[3]) for curve in curves))


def smooth(through: Sequence[Point]) -> list[Cubic]:
    """Return a smooth line through the points (Catmull-Rom, centripetal, so that it makes no loops)."""
    ends = [mixed(through[1], through[0], 1.001), *through, mixed(through[-2], through[-1], 1.001)]
    return [_span(*ends[place : place + 4]) for place in range(len(ends) - 3)]


def _span(p0: Point, p1: Point, p2: Point, p3: Point) -> Cubic:
    a, b, c = (math.sqrt(max(math.dist(p, q), 1e-6)) for p, q in ((p0, p1), (p1, p2), (p2, p3)))
    first = tuple(
        (a * a * p2[i] - b * b * p0[i] + (2 * a * a + 3 * a * b + b * b) * p1[i]) / (3 * a * (a + b)) for i in (0, 1)
    )
    second = tuple(
        (c * c * p1[i] - b * b * p3[i] + (2 * c * c + 3 * c * b + b * b) * p2[i]) / (3 * c * (c + b)) for i in (0, 1)
    )
    return p1, (first[0], first[1]), (second[0], second[1]), p2
