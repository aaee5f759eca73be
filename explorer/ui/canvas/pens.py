"""What very many edges and nodes are drawn with: a small table of looks, and for each the number of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    """Looks by number.

    Args:
        looks: The look of each thing in turn.

    Attributes:
        looks: The different ones.
        of: Array of the number of each thing's look.
    """

    def __init__(self, looks: Iterable[_Look]) -> None:
        numbers: dict[_Look, int] = {}
        # Of few looks many things have each: the very same one is told by its identity, which takes no time.
        known: dict[int, int] = {}
        kept = list(looks)
        for look in kept:
            if id(look) not in known:
                known[id(look)] = numbers.setdefault(look, len(numbers))
        self.of: Rows = np.array([known[id(look)] for look in kept], dtype=np.intp)
        self.looks = tuple(numbers)


def lines_of(edges: Mapping[str, Edge], hands: Mapping[str, EdgeHand], style: Style) -> Table[Line]:
    """Return how *edges* are drawn; *hands* may have looks of single ones."""
    known: dict[tuple[object, ...], Line] = {}
    own, solid = {key: hand.look for key, hand in hands.items() if hand.look}, style.solid

    def of(key: str, edge: Edge) -> Line:
        if len(edge.statements) > 1 or key in own:
            return line_of(edge, style, own.get(key))
        # nearly all are such, and asking each of them would take ten times as long
        (one,) = edge.statements
        said, support = one.statement, len(one.papers)
        # the very relation and sign: Python's enumerations are slow to compare
        counts = support, one.sentences, one.speculated
        alike = (id(said.relation), id(said.sign), edge.directed, *counts, solid is None or one.id in solid)
        if alike not in known:
            known[alike] = line_of(edge, style, None)
        return known[alike]

    return Table(of(key, edge) for key, edge in edges.items())


def line_of(edge: Edge, style: Style, own: EdgeLook | None) -> Line:
    """Return how *edge* is drawn, with its *own* look."""
    look = look_of(edge, style, own)
    dashed = dash(edge, look, style) if own is None or own.dash is None else own.dash
    return Line(look.colour, width_of(edge, look, style), dashed)


def plates_of(nodes: Iterable[Node], style: Style) -> Table[Plate]:
    """Return how *nodes* are drawn."""
    plates = {kind: Plate(look.fill, look.stroke) for kind, look in style.kinds.items()}

    def of(node: Node) -> Plate:
        if node.look is None and style.scale is None:
            return plates[node.entity.kind]
        look = colours(node, style)
        return Plate(look.fill, look.stroke)

    return Table(of(node) for node in nodes)
