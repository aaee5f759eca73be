"""The forms of nodes: each kind of entity has its own outline and its exact border."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from explorer.diagram.shapes import Command, Point, numbers
from explorer.model.entity import Kind

_ARC = 0.5523  # control points of a quarter circle
_INSET = 3.2  # from the outer to the inner line of a double border


def _closed(points: list[Point]) -> tuple[Command, ...]:
    first, *rest = points
    return (("M", *first), *(("L", *point) for point in rest), ("Z",))


def _rounded(width: float, height: float, radius: float) -> tuple[Command, ...]:
    a, b = width / 2, height / 2
    r = min(radius, a, b)
    k = r * (1 - _ARC)
    return (
        ("M", -a + r, -b),
        ("L", a - r, -b),
        ("C", a - k, -b, a, -b + k, a, -b + r),
        ("L", a, b - r),
        ("C", a, b - k, a - k, b, a - r, b),
        ("L", -a + r, b),
        ("C", -a + k, b, -a, b - k, -a, b - r),
        ("L", -a, -b + r),
        ("C", -a, -b + k, -a + k, -b, -a + r, -b),
        ("Z",),
    )


def _box(width: float, height: float) -> tuple[Command, ...]:
    return _rounded(width, height, 6.0)


def _pill(width: float, height: float) -> tuple[Command, ...]:
    return _rounded(width, height, height / 2)


def _ellipse(width: float, height: float) -> tuple[Command, ...]:
    a, b = width / 2, height / 2
    p, q = a * _ARC, b * _ARC
    return (
        ("M", 0.0, -b),
        ("C", p, -b, a, -q, a, 0.0),
        ("C", a, q, p, b, 0.0, b),
        ("C", -p, b, -a, q, -a, 0.0),
        ("C", -a, -q, -p, -b, 0.0, -b),
        ("Z",),
    )


def _cut(width: float, height: float) -> tuple[Command, ...]:
    a, b, c = width / 2, height / 2, 7.0
    return _closed(
        [(-a + c, -b), (a - c, -b), (a, -b + c), (a, b - c), (a - c, b), (-a + c, b), (-a, b - c), (-a, -b + c)]
    )


def _hexagon(width: float, height: float) -> tuple[Command, ...]:
    a, b = width / 2, height / 2
    c = b * 0.62
    return _closed([(-a + c, -b), (a - c, -b), (a, 0.0), (a - c, b), (-a + c, b), (-a, 0.0)])


def _concave(width: float, height: float) -> tuple[Command, ...]:
    a, b = width / 2, height / 2
    c = b * 0.5
    return _closed([(-a, -b), (a, -b), (a - c, 0.0), (a, b), (-a, b), (-a + c, 0.0)])


def _document(width: float, height: float) -> tuple[Command, ...]:
    a, b, w = width / 2, height / 2, 4.0
    return (
        ("M", -a, -b),
        ("L", a, -b),
        ("L", a, b - w),
        ("C", a * 0.5, b - 3.2 * w, a * 0.25, b + 1.3 * w, -a * 0.3, b - 0.4 * w),
        ("C", -a * 0.6, b - 1.2 * w, -a * 0.8, b - 1.4 * w, -a, b - w),
        ("Z",),
    )


def _slanted(width: float, height: float) -> tuple[Command, ...]:
    a, b, c = width / 2, height / 2, 9.0
    return _closed([(-a + c, -b), (a, -b), (a - c, b), (-a, b)])


def _tag(width: float, height: float) -> tuple[Command, ...]:
    a, b = width / 2, height / 2
    c = b * 0.7
    return _closed([(-a, -b), (a - c, -b), (a, 0.0), (a - c, b), (-a, b)])


def _trapezium(width: float, height: float) -> tuple[Command, ...]:
    a, b, c = width / 2, height / 2, 9.0
    return _closed([(-a + c, -b), (a - c, -b), (a, b), (-a, b)])


def _barrel(width: float, height: float) -> tuple[Command, ...]:
    a, b = width / 2, height / 2
    c = 7.0
    return (
        ("M", -a + c, -b),
        ("L", a - c, -b),
        ("C", a + c / 3, -b / 2, a + c / 3, b / 2, a - c, b),
        ("L", -a + c, b),
        ("C", -a - c / 3, b / 2, -a - c / 3, -b / 2, -a + c, -b),
        ("Z",),
    )


def _square(width: float, height: float) -> tuple[Command, ...]:
    return _rounded(width, height, 0.01)


@dataclass(frozen=True, slots=True)
class Glyph:
    """The form of a kind.

    Attributes:
        outline: Makes the outline around the origin from width and height.
        double: Whether a second line runs inside.
        dashed: Whether the border is dashed.
    """

    outline: Callable[[float, float], tuple[Command, ...]]
    double: bool = False
    dashed: bool = False


GLYPHS: dict[Kind, Glyph] = {
    Kind.GENE: Glyph(_box),
    Kind.FAMILY: Glyph(_box, double=True),
    Kind.COMPLEX: Glyph(_cut),
    Kind.CHEMICAL: Glyph(_ellipse),
    Kind.MIRNA: Glyph(_slanted),
    Kind.PROCESS: Glyph(_hexagon),
    Kind.PHENOTYPE: Glyph(_hexagon, double=True),
    Kind.DISEASE: Glyph(_document),
    Kind.CELL: Glyph(_pill),
    Kind.CELL_LINE: Glyph(_pill, double=True),
    Kind.TISSUE: Glyph(_trapezium),
    Kind.ORGANISM: Glyph(_barrel),
    Kind.COMPONENT: Glyph(_square, dashed=True),
    Kind.CONDITION: Glyph(_concave),
    Kind.PATHWAY: Glyph(_tag),
    Kind.OTHER: Glyph(_square),
}


def outline(kind: Kind, x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return the border of a node of *kind* with its centre at (*x*, *y*)."""
    return moved(GLYPHS[kind].outline(width, height), x, y)


def inner(kind: Kind, x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return the inner line of a double border."""
    return moved(GLYPHS[kind].outline(width - 2 * _INSET, height - 2 * _INSET), x, y)


def moved(commands: tuple[Command, ...], dx: float, dy: float) -> tuple[Command, ...]:
    """Return *commands* moved by (*dx*, *dy*)."""
    return tuple(
        (command[0], *(value + (dx, dy)[place % 2] for place, value in enumerate(numbers(command))))
        for command in commands
    )


def flattened(commands: tuple[Command, ...], steps: int = 12) -> list[Point]:
    """Return the corners of the outline, curves as *steps* short lines each."""
    points: list[Point] = []
    for command in commands:
        if command[0] == "C":
            points += _along(points[-1], numbers(command), steps)
        elif command[0] != "Z":
            x, y = numbers(command)
            points.append((x, y))
    return points


def _along(start: Point, rest: list[float], steps: int) -> list[Point]:
    result = []
    for step in range(1, steps + 1):
        t = step / steps
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        result.append(
            (
                a * start[0] + b * rest[0] + c * rest[2] + d * rest[4],
                a * start[1] + b * rest[1] + c * rest[3] + d * rest[5],
            )
        )
    return result


def inside(kind: Kind, x: float, y: float, width: float, height: float) -> bool:
    """Whether the point (*x*, *y*), seen from the centre of a node of *kind*, lies within its border."""
    if abs(x) > width / 2 + 3 or abs(y) > height / 2 + 3:
        return False
    if GLYPHS[kind].outline is _ellipse:
        return (2 * x / width) ** 2 + (2 * y / height) ** 2 <= 1
    if GLYPHS[kind].outline is _pill:
        across = max(0.0, abs(x) - (width - height) / 2)
        return abs(x) <= width / 2 and math.hypot(across, y) <= height / 2
    return _within(x, y, _polygon(kind, width, height))


_POLYGONS: dict[tuple[Kind, float, float], list[Point]] = {}


def _polygon(kind: Kind, width: float, height: float) -> list[Point]:
    key = (kind, width, height)
    if key not in _POLYGONS:
        if len(_POLYGONS) > 50_000:
            _POLYGONS.clear()
        _POLYGONS[key] = flattened(GLYPHS[kind].outline(width, height))
    return _POLYGONS[key]


def _within(x: float, y: float, polygon: list[Point]) -> bool:
    """Whether the point lies in the polygon: a ray crosses its border an odd number of times."""
    odd = False
    ax, ay = polygon[-1]
    for bx, by in polygon:
        if (by > y) != (ay > y) and x < (ax - bx) * (y - by) / (ay - by) + bx:
            odd = not odd
        ax, ay = bx, by
    return odd
