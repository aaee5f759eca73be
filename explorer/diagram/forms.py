"""Outlines of nodes around the origin, made from width and height in units, and what else belongs to a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.diagram.shapes import Command, Point

Maker = Callable[[float, float], tuple[Command, ...]]
"""Makes an outline around the origin from width and height."""

_ARC = 0.5523  # control points of a quarter circle


def closed(points: list[Point]) -> tuple[Command, ...]:
    """Return a polygon with these corners."""
    first, *rest = points
    return (("M", *first), *(("L", *point) for point in rest), ("Z",))


CORNER = 6.0
"""Radius of the corners of a box."""


def rounded(width: float, height: float, radius: float) -> tuple[Command, ...]:
    """Return a box with round corners of *radius*."""
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


def box(width: float, height: float) -> tuple[Command, ...]:
    """Return a box with round corners."""
    return rounded(width, height, CORNER)


def pill(width: float, height: float) -> tuple[Command, ...]:
    """Return a box with half circles at its ends."""
    return rounded(width, height, height / 2)


def ellipse(width: float, height: float) -> tuple[Command, ...]:
    """Return an ellipse."""
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


def cut(width: float, height: float, corner: float = 7.0) -> tuple[Command, ...]:
    """Return a box with cut corners."""
    a, b, c = width / 2, height / 2, corner
    return closed(
        [(-a + c, -b), (a - c, -b), (a, -b + c), (a, b - c), (a - c, b), (-a + c, b), (-a, b - c), (-a, -b + c)]
    )


def hexagon(width: float, height: float) -> tuple[Command, ...]:
    """Return a hexagon that points left and right."""
    a, b = width / 2, height / 2
    c = b * 0.62
    return closed([(-a + c, -b), (a - c, -b), (a, 0.0), (a - c, b), (-a + c, b), (-a, 0.0)])


def concave(width: float, height: float) -> tuple[Command, ...]:
    """Return a box with notches left and right."""
    a, b = width / 2, height / 2
    c = b * 0.5
    return closed([(-a, -b), (a, -b), (a - c, 0.0), (a, b), (-a, b), (-a + c, 0.0)])


def document(width: float, height: float) -> tuple[Command, ...]:
    """Return a box with a wavy foot."""
    a, b, w = width / 2, height / 2, 4.0
    return (
        ("M", -a, -b),
        ("L", a, -b),
        ("L", a, b - w),
        ("C", a * 0.5, b - 3.2 * w, a * 0.25, b + 1.3 * w, -a * 0.3, b - 0.4 * w),
        ("C", -a * 0.6, b - 1.2 * w, -a * 0.8, b - 1.4 * w, -a, b - w),
        ("Z",),
    )


def slanted(width: float, height: float) -> tuple[Command, ...]:
    """Return a parallelogram."""
    a, b, c = width / 2, height / 2, 9.0
    return closed([(-a + c, -b), (a, -b), (a - c, b), (-a, b)])


def tag(width: float, height: float) -> tuple[Command, ...]:
    """Return a box that points right."""
    a, b = width / 2, height / 2
    c = b * 0.7
    return closed([(-a, -b), (a - c, -b), (a, 0.0), (a - c, b), (-a, b)])


def trapezium(width: float, height: float) -> tuple[Command, ...]:
    """Return a box that is narrower at its top."""
    a, b, c = width / 2, height / 2, 9.0
    return closed([(-a + c, -b), (a - c, -b), (a, b), (-a, b)])


def barrel(width: float, height: float) -> tuple[Command, ...]:
    """Return a box with bulging sides."""
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


def square(width: float, height: float) -> tuple[Command, ...]:
    """Return a box with sharp corners."""
    return rounded(width, height, 0.01)


@dataclass(frozen=True, slots=True)
class Unit:
    """A small box on the upper border of a node that says what it is of (SBGN: unit of information).

    Attributes:
        outline: Makes its outline.
        word: What stands in it.
    """

    outline: Maker
    word: str


@dataclass(frozen=True, slots=True)
class Glyph:
    """The form of a node.

    Attributes:
        outline: Makes its border: what edges end at, and what can be pointed at.
        double: Whether a second line runs inside.
        dashed: Whether the border is dashed.
        body: Makes what is drawn where that is less than the border; None where it is the same.
        unit: The small box on it, or None.
        shift: How far the label stands below the centre, in units.
    """

    outline: Maker
    double: bool = False
    dashed: bool = False
    body: Maker | None = None
    unit: Unit | None = None
    shift: float = 0.0
