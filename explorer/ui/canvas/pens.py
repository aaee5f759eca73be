"""What very many edges and nodes are drawn with: a small table of looks, and for each the number of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from explorer.diagram.change import Node
from explorer.diagram.edges import dash, look_of, width_of
from explorer.diagram.looks import EdgeHand, EdgeLook
from explorer.diagram.nodes import colours
from explorer.diagram.style import Style
from explorer.model.edge import Edge

Rows = NDArray[np.intp]
_Look = TypeVar("_Look", bound=tuple[object, ...])


class Line(NamedTuple):
    """How a line is drawn: its colour, its width in units, and its dash in units."""

    colour: str
    width: float
    dash: tuple[float, ...]


def pen_of(colour: str, width: float, opacity: float = 1.0) -> QPen:
    """Return the pen of a colour for lines *width* units wide."""
    ink = QColor(colour)
    ink.setAlphaF(opacity)
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


class Plate(NamedTuple):
    """How a node is drawn: its ground and its border."""

    fill: str
    stroke: str


class Table(Generic[_Look]):
    """Looks by number, in the order in which they are met first.

    Attributes:
        of: Array of the number of each thing's look.
    """

    def __init__(self) -> None:
        self._numbers: dict[_Look, int] = {}
        self.of: Rows = np.empty(0, dtype=np.intp)

    @property
    def looks(self) -> tuple[_Look, ...]:
        """The different looks."""
        return tuple(self._numbers)

    def number(self, look: _Look) -> int:
        """Return the number of *look*, a new one where it is met first."""
        return self._numbers.setdefault(look, len(self._numbers))

    def hold(self, numbers: Sequence[int]) -> Table[_Look]:
        """Return it with the *numbers* of the looks of all things, in turn."""
        self.of = np.array(numbers, dtype=np.intp)
        return self


def lines_of(
    edges: Mapping[str, Edge],
    hands: Mapping[str, EdgeHand],
    style: Style,
    former: tuple[Mapping[str, Edge], Table[Line]] | None = None,
) -> Table[Line]:
    """Return how *edges* are drawn; *hands* may have looks of single ones.

    *Former* edges with the same hands and style, and how they were drawn, save time where they are still there.
    """
    table: Table[Line] = Table()
    before, looks = ({}, ()) if former is None else (_numbers(*former), former[1].looks)
    again: dict[int, int] = {}
    number_of = _numbering(table, {key: hand.look for key, hand in hands.items() if hand.look}, style)
    numbers = []
    for key, edge in edges.items():
        old = before.get(id(edge))
        if old is None:
            numbers.append(number_of(key, edge))
            continue
        if old not in again:
            again[old] = table.number(looks[old])
        numbers.append(again[old])
    return table.hold(numbers)


def _numbers(edges: Mapping[str, Edge], table: Table[Line]) -> dict[int, int]:
    """The number of the look of each of *edges*, by its identity."""
    return dict(zip(map(id, edges.values()), table.of.tolist(), strict=True))


def _numbering(table: Table[Line], own: Mapping[str, EdgeLook], style: Style) -> Callable[[str, Edge], int]:
    """Return what tells the number in *table* of an edge's look."""
    known: dict[tuple[object, ...], int] = {}
    solid = style.solid

    def number_of(key: str, edge: Edge) -> int:
        said = edge.statements
        if len(said) > 1 or key in own:
            return table.number(line_of(edge, style, own.get(key)))
        # nearly all are such, and asking each of them would take ten times as long
        one = said[0]
        what = one.statement
        # the very relation and sign: Python's enumerations are slow to compare
        alike = (
            *(id(what.relation), id(what.sign), edge.directed, solid is None or one.id in solid),
            *(len(one.papers), one.sentences, one.speculated),
        )
        number = known.get(alike)
        if number is None:
            number = known[alike] = table.number(line_of(edge, style, None))
        return number

    return number_of


def line_of(edge: Edge, style: Style, own: EdgeLook | None) -> Line:
    """Return how *edge* is drawn, with its *own* look."""
    look = look_of(edge, style, own)
    dashed = dash(edge, look, style) if own is None or own.dash is None else own.dash
    return Line(look.colour, width_of(edge, look, style), dashed)


def plates_of(nodes: Iterable[Node], style: Style) -> Table[Plate]:
    """Return how *nodes* are drawn."""
    table: Table[Plate] = Table()
    known: dict[int, int] = {}

    def of(node: Node) -> int:
        plain = node.look is None and style.scale is None
        # the very kind: Python's enumerations are slow to compare
        alike = id(node.entity.kind) if plain else None
        if alike not in known:
            look = colours(node, style)
            number = table.number(Plate(look.fill, look.stroke))
            if alike is None:
                return number
            known[alike] = number
        return known[alike]

    return table.hold([of(node) for node in nodes])
