"""The forms of nodes: each kind of entity has its own outline and its exact border, in each style."""

from __future__ import annotations

import math

from explorer.diagram import forms, sbgn
from explorer.diagram.forms import Glyph
from explorer.diagram.shapes import Command, Point, numbers, shifted
from explorer.model.entity import Kind

_INSET = 3.2  # from the outer to the inner line of a double border

GLYPHS: dict[str, Glyph] = {
    Kind.GENE: Glyph(forms.box),
    Kind.FAMILY: Glyph(forms.box, double=True),
    Kind.COMPLEX: Glyph(forms.cut),
    Kind.CHEMICAL: Glyph(forms.ellipse),
    Kind.MIRNA: Glyph(forms.slanted),
    Kind.PROCESS: Glyph(forms.hexagon),
    Kind.PHENOTYPE: Glyph(forms.hexagon, double=True),
    Kind.DISEASE: Glyph(forms.document),
    Kind.CELL: Glyph(forms.pill),
    Kind.CELL_LINE: Glyph(forms.pill, double=True),
    Kind.TISSUE: Glyph(forms.trapezium),
    Kind.ORGANISM: Glyph(forms.barrel),
    Kind.COMPONENT: Glyph(forms.square, dashed=True),
    Kind.CONDITION: Glyph(forms.concave),
    Kind.PATHWAY: Glyph(forms.tag),
    Kind.OTHER: Glyph(forms.square),
    **sbgn.GLYPHS,
}
"""By the name of the form: a kind, or one of `sbgn.GLYPHS`."""


def outline(form: str, x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return the border of a node of that *form* with its centre at (*x*, *y*)."""
    return shifted(GLYPHS[form].outline(width, height), x, y)


def body(form: str, x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return what is drawn of the border, without the small box on it."""
    glyph = GLYPHS[form]
    return shifted((glyph.body or glyph.outline)(width, height), x, y)


def inner(form: str, x: float, y: float, width: float, height: float) -> tuple[Command, ...]:
    """Return the inner line of a double border."""
    return shifted(GLYPHS[form].outline(width - 2 * _INSET, height - 2 * _INSET), x, y)


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


def inside(form: str, x: float, y: float, width: float, height: float) -> bool:
    """Whether the point (*x*, *y*), seen from the centre of a node of that *form*, lies within its border."""
    if abs(x) > width / 2 + 3 or abs(y) > height / 2 + 3:
        return False
    if GLYPHS[form].outline is forms.ellipse:
        return (2 * x / width) ** 2 + (2 * y / height) ** 2 <= 1
    if GLYPHS[form].outline is forms.pill:
        return _within_rounded(x, y, width, height, height / 2)
    if GLYPHS[form].outline is forms.box:
        return _within_rounded(x, y, width, height, forms.CORNER)
    return _within(x, y, _polygon(form, width, height))


def _within_rounded(x: float, y: float, width: float, height: float, radius: float) -> bool:
    """Whether the point lies in a box with round corners."""
    r = min(radius, width / 2, height / 2)
    across, down = max(0.0, abs(x) - width / 2 + r), max(0.0, abs(y) - height / 2 + r)
    return math.hypot(across, down) <= r


_POLYGONS: dict[tuple[str, float, float], list[Point]] = {}


def _polygon(form: str, width: float, height: float) -> list[Point]:
    key = (form, width, height)
    if key not in _POLYGONS:
        if len(_POLYGONS) > 50_000:
            _POLYGONS.clear()
        _POLYGONS[key] = flattened(GLYPHS[form].outline(width, height))
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
