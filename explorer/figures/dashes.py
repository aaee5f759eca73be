"""Dashes drawn out one by one, as the canvas and a PNG have them.

Qt leaves out the dashes of a line that lie outside the picture it paints, and loses its place in the pattern by that:
a dotted line painted in two pictures side by side does not fit together at the seam.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import cycle, pairwise

from explorer.diagram.shapes import Command, Outline, Point, Shape

_STEPS = 24


def drawn_out(shapes: Iterable[Shape]) -> list[Shape]:
    """Return *shapes* with each dash of a dashed outline as a line of its own."""
    return [part for shape in shapes for part in _parts(shape)]


def _parts(shape: Shape) -> tuple[Shape, ...]:
    """The shape without a dash: its filling where it has one, then its dashes."""
    if not isinstance(shape, Outline) or not shape.dash:
        return (shape,)
    commands = tuple(command for line in _lines(shape.commands) for command in _cut(line, shape.dash))
    dashes = replace(shape, commands=commands, fill=None, dash=())
    return (dashes,) if shape.fill is None else (replace(shape, stroke=None, dash=()), dashes)


def _cut(line: list[Point], dash: tuple[float, ...]) -> Iterator[Command]:
    """The dashes along *line*: the lengths of *dash* in turn are drawn and left out."""
    pattern = cycle((length, place % 2 == 0) for place, length in enumerate(dash * (1 + len(dash) % 2)))
    left, on = next(pattern)
    if on:
        yield ("M", *line[0])
    for start, end in pairwise(line):
        length, done = math.dist(start, end), 0.0
        while length - done > left:
            done += left
            x, y = (a + (b - a) * done / length for a, b in zip(start, end, strict=True))
            yield ("L" if on else "M", x, y)
            left, on = next(pattern)
        left -= length - done
        if on:
            yield ("L", *end)


def _lines(commands: Iterable[Command]) -> Iterator[list[Point]]:
    """The polylines of an outline, curves as short straight lines."""
    line: list[Point] = []
    for letter, *numbers in commands:
        if letter == "M":
            if len(line) > 1:
                yield line
            line = [(numbers[0], numbers[1])]
        elif letter == "L":
            line.append((numbers[0], numbers[1]))
        elif letter == "C":
            line += _curve(line[-1], numbers)
        else:
            line.append(line[0])
    if len(line) > 1:
        yield line


def _curve(start: Point, numbers: list[float]) -> list[Point]:
    bx, by, cx, cy, dx, dy = numbers
    points = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        points.append((a * start[0] + b * bx + c * cx + d * dx, a * start[1] + b * by + c * cy + d * dy))
    return points
