"""The forms of nodes: each kind of entity has its own outline, its room for the label and its exact border."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from explorer.diagram.metrics import FONT_SIZE, label_size
from explorer.diagram.shapes import Command, Point
from explorer.model.entity import Kind

_ARC = 0.5523  # control points of a quarter circle
_MIN_WIDTH = 46.0
_MIN_HEIGHT = 28.0
_INSET = 3.2  # from the outer to the inner line of a double border

Size = tuple[float, float]


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
    return _closed([(-a + c, -b), (a - c, -b), (a, -b + c), (a, b - c), (a - c, b), (-a + c, b), (-a, b - c), (-a, -b + c)])


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
        pad: Room left and right of the label's block, and above and below, in units; plus a share of the height.
        slope: How much of the height is added to the width, for forms with slanting ends.
        swell: Factor on width and height of the label, for round forms.
        double: Whether a second line runs inside.
        dashed: Whether the border is dashed.
    """

    outline: Callable[[float, float], tuple[Command, ...]]
    pad: Point = (11.0, 9.5)
    slope: float = 0.0
    swell: float = 1.0
    double: bool = False
    dashed: bool = False

    def size(self, label: Size) -> Size:
        """Return width and height of a node that holds a label's block of the given size."""
        height = max(label[1] * self.swell + 2 * self.pad[1], _MIN_HEIGHT)
        width = max(label[0] * self.swell + 2 * self.pad[0] + self.slope * height, _MIN_WIDTH)
        return round(width, 1), round(height, 1)


GLYPHS: dict[Kind, Glyph] = {
    Kind.GENE: Glyph(_box),
    Kind.FAMILY: Glyph(_box, pad=(13.5, 11.5), double=True),
    Kind.COMPLEX: Glyph(_cut, pad=(12.0, 9.5)),
    Kind.CHEMICAL: Glyph(_ellipse, pad=(11.0, 6.0), swell=1.28),
    Kind.MIRNA: Glyph(_slanted, pad=(16.0, 9.5)),
    Kind.PROCESS: Glyph(_hexagon, pad=(6.0, 9.5), slope=0.62),
    Kind.PHENOTYPE: Glyph(_hexagon, pad=(8.0, 11.5), slope=0.62, double=True),
    Kind.DISEASE: Glyph(_document, pad=(11.0, 13.0)),
    Kind.CELL: Glyph(_pill, pad=(7.0, 9.5), slope=0.6),
    Kind.CELL_LINE: Glyph(_pill, pad=(9.0, 11.5), slope=0.6, double=True),
    Kind.TISSUE: Glyph(_trapezium, pad=(17.0, 9.5)),
    Kind.ORGANISM: Glyph(_barrel, pad=(15.0, 9.5)),
    Kind.COMPONENT: Glyph(_square, pad=(11.0, 9.5), double=False, dashed=True),
    Kind.CONDITION: Glyph(_concave, pad=(6.0, 9.5), slope=0.62),
    Kind.PATHWAY: Glyph(_tag, pad=(8.0, 9.5), slope=0.45),
    Kind.OTHER: Glyph(_square),
}


def node_size(name: str, kind: Kind, font_size: float = FONT_SIZE) -> Size:
    """Return width and height in units of the node of an entity, measured from its label."""
    return GLYPHS[kind].size(label_size(name, font_size))


def outline(kind: Kind, x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return the border of a node of *kind* with its centre at (*x*, *y*)."""
    return moved(GLYPHS[kind].outline(width, height), x, y)


def inner(kind: Kind, x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return the inner line of a double border."""
    return moved(GLYPHS[kind].outline(width - 2 * _INSET, height - 2 * _INSET), x, y)


def moved(commands: tuple[Command, ...], dx: float, dy: float) -> tuple[Command, ...]:
    """Return *commands* moved by (*dx*, *dy*)."""
    return tuple(
        (command[0], *(value + (dx, dy)[place % 2] for place, value in enumerate(command[1:]))) for command in commands
    )


def flattened(commands: tuple[Command, ...], steps: int = 12) -> list[Point]:
    """Return the corners of the outline, curves as *steps* short lines each."""
    points: list[Point] = []
    for command in commands:
        if command[0] == "C":
            points += _along(points[-1], command[1:], steps)
        elif command[0] != "Z":
            points.append((command[1], command[2]))
    return points


def _along(start: Point, rest: tuple[float, ...], steps: int) -> list[Point]:
    result = []
    for step in range(1, steps + 1):
        t = step / steps
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        result.append(
            (a * start[0] + b * rest[0] + c * rest[2] + d * rest[4], a * start[1] + b * rest[1] + c * rest[3] + d * rest[5])
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
