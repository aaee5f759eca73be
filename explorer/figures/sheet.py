"""A sheet: everything that a figure shows, placed on a page, in points (1/72 inch), y downwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from explorer.diagram.shapes import Command, Outline, Shape
from explorer.figures.references import References

POINTS = 72.0
MM_PER_INCH = 25.4


def points(mm: float) -> float:
    """Return millimetres in points."""
    return mm / MM_PER_INCH * POINTS


@dataclass(frozen=True, slots=True)
class Item:
    """What a node or an edge on the sheet is.

    Attributes:
        role: Words for a style sheet: ``node gene``, ``edge activates``.
        name: Short plain name.
        text: What a reader of the screen says and a pointer shows.
    """

    role: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sheet: ``ground``, ``title``, ``diagram``, ``numbers``, ``legend`` or ``references``."""

    name: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A figure, ready to be written in any format.

    Attributes:
        width_mm: Width of the page.
        height_mm: Height of the page.
        ground: Colour of the ground.
        parts: The lowest first, in points from the left upper corner.
        items: What the nodes and edges are, by the key that their shapes carry.
        title: Title of the file.
        description: What is to be seen, in words.
        references: The numbered references, also where they are not printed.
        notes: What the person should know, each a full sentence.
        label_points: Size of the labels of nodes in print.
    """

    width_mm: float
    height_mm: float
    ground: str
    parts: tuple[Part, ...]
    items: Mapping[str, Item]
    title: str = ""
    description: str = ""
    references: References = field(default_factory=References)
    notes: tuple[str, ...] = ()
    label_points: float = 0.0

    @property
    def width(self) -> float:
        """Width in points."""
        return points(self.width_mm)

    @property
    def height(self) -> float:
        """Height in points."""
        return points(self.height_mm)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """All shapes, the lowest first."""
        return tuple(shape for part in self.parts for shape in part.shapes)


def placed(shapes: Iterable[Shape], scale: float, dx: float, dy: float) -> tuple[Shape, ...]:
    """Return *shapes* scaled from the origin by *scale*, lines and letters too, then moved by (*dx*, *dy*)."""
    return tuple(_placed(shape, scale, dx, dy) for shape in shapes)


def _placed(shape: Shape, scale: float, dx: float, dy: float) -> Shape:
    if isinstance(shape, Outline):
        return replace(
            shape,
            commands=tuple(_command(command, scale, dx, dy) for command in shape.commands),
            width=shape.width * scale,
            dash=tuple(length * scale for length in shape.dash),
        )
    return replace(shape, x=shape.x * scale + dx, y=shape.y * scale + dy, size=shape.size * scale)


def _command(command: Command, scale: float, dx: float, dy: float) -> Command:
    letter, *values = command
    return (letter, *(value * scale + (dx, dy)[place % 2] for place, value in enumerate(values)))
