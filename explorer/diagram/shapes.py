"""The display list: outlines and words in diagram units (1 unit is 1 px at 100 %), y downwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from explorer.diagram.metrics import ASCENT, DESCENT, text_width

Point = tuple[float, float]
Command = tuple[str, *tuple[float, ...]]

GROUND, EDGES, MARKS, NODES, LABELS = range(5)


@dataclass(frozen=True, slots=True)
class Outline:
    """A line or a filled form.

    Attributes:
        commands: ``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)`` and ``("Z",)``, in order.
        fill: ``#RRGGBB`` or None.
        stroke: ``#RRGGBB`` or None.
        width: Width of the stroke.
        dash: Lengths of dash and gap in units, or empty for a full line.
        item: Key of the node or edge that it draws, or empty.
        z: Where it lies: one of `GROUND`, `EDGES`, `MARKS`, `NODES`, `LABELS`, lower ones below.
        opacity: 0 (not to be seen) to 1.
    """

    commands: tuple[Command, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    item: str = ""
    z: int = EDGES
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text in the bundled font.

    Attributes:
        text: Plain text, without control characters.
        x: Centre of the line (*anchor* ``middle``) or its left end (``start``).
        y: The baseline.
        size: Size of the font.
        bold: Whether the bold cut is taken.
        colour: ``#RRGGBB``.
        item: Key of the node or edge that it labels, or empty.
        anchor: ``middle`` or ``start``.
        z: See `Outline`.
    """

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    colour: str = "#000000"
    item: str = ""
    anchor: str = "middle"
    z: int = LABELS


Shape = Outline | Words


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle: left upper corner, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right border."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower border."""
        return self.y + self.height

    def grown(self, by: float) -> Rect:
        """Return the rectangle with *by* more on each side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Rect) -> bool:
        """Whether the two have a point in common."""
        return self.x <= other.right and other.x <= self.right and self.y <= other.bottom and other.y <= self.bottom


def numbers(command: Command) -> list[float]:
    """Return the numbers of a drawing command: x and y in turn."""
    return [value for value in command if not isinstance(value, str)]


def moved(shapes: Iterable[Shape], dx: float, dy: float) -> tuple[Shape, ...]:
    """Return *shapes* moved by (*dx*, *dy*)."""
    return tuple(
        replace(shape, x=shape.x + dx, y=shape.y + dy)
        if isinstance(shape, Words)
        else replace(shape, commands=shifted(shape.commands, dx, dy))
        for shape in shapes
    )


def shifted(commands: tuple[Command, ...], dx: float, dy: float) -> tuple[Command, ...]:
    """Return *commands* moved by (*dx*, *dy*)."""
    return tuple(
        (command[0], *(value + (dx, dy)[place % 2] for place, value in enumerate(numbers(command))))
        for command in commands
    )


def bounds(shapes: Iterable[Shape]) -> Rect:
    """Return the rectangle that holds all *shapes*, lines with their width; empty at the origin for none."""
    boxes = [_box(shape) for shape in shapes]
    if not boxes:
        return Rect(0.0, 0.0, 0.0, 0.0)
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    return Rect(left, top, max(box[2] for box in boxes) - left, max(box[3] for box in boxes) - top)


def _box(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right, bottom; control points of curves count, so it may be a little large."""
    if isinstance(shape, Words):
        width = text_width(shape.text, shape.size, shape.bold)
        left = shape.x - width / 2 if shape.anchor == "middle" else shape.x
        return left, shape.y - ASCENT * shape.size, left + width, shape.y + DESCENT * shape.size
    xs = [value for command in shape.commands for value in numbers(command)[::2]]
    ys = [value for command in shape.commands for value in numbers(command)[1::2]]
    if not xs:
        return 0.0, 0.0, 0.0, 0.0
    half = shape.width / 2 if shape.stroke else 0.0
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
