"""The small mark of a node or edge on which somebody wrote a note: a leaf with a folded corner."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.diagram import curves
from explorer.diagram.change import Node
from explorer.diagram.curves import Cubic
from explorer.diagram.routes import Lane, route
from explorer.diagram.shapes import LABELS, Command, Outline, Point, Shape
from explorer.diagram.style import Style

_PAPER, _INK = "#FFE28A", "#7A5C00"
_WIDTH, _HEIGHT, _FOLD = 8.0, 9.0, 3.0
#: How far from the middle of a line towards its start the mark is, so that badges in the middle are seen.
_PART = 0.3


def node_mark(node: Node, style: Style) -> tuple[Shape, ...]:
    """Return the mark of *node*: on its upper right corner."""
    return _leaf((node.x + node.width / 2 - 1.0, node.y - node.height / 2), style, node.key)


def edge_mark(key: str, ends: tuple[Node, Node], lane: Lane, style: Style) -> tuple[Shape, ...]:
    """Return the mark of the edge *key* between *ends*: on its line; none where the nodes cover it."""
    line = route(*ends, lane)
    return _leaf(_on(line), style, key) if line else ()


def _on(line: Sequence[Cubic]) -> Point:
    """A point on the first half of *line*."""
    place = _PART * len(line)
    number = min(int(place), len(line) - 1)
    return curves.at(line[number], place - number)


def _leaf(place: Point, style: Style, item: str) -> tuple[Shape, ...]:
    """A leaf of paper with its middle at *place*."""
    left, top = place[0] - _WIDTH / 2, place[1] - _HEIGHT / 2
    right, bottom = left + _WIDTH, top + _HEIGHT
    paper: tuple[Command, ...] = (
        ("M", left, top),
        ("L", right - _FOLD, top),
        ("L", right, top + _FOLD),
        ("L", right, bottom),
        ("L", left, bottom),
        ("Z",),
    )
    fold: tuple[Command, ...] = (
        ("M", right - _FOLD, top),
        ("L", right - _FOLD, top + _FOLD),
        ("L", right, top + _FOLD),
    )
    lines: tuple[Command, ...] = (
        ("M", left + 1.8, top + 4.6),
        ("L", right - 1.8, top + 4.6),
        ("M", left + 1.8, top + 6.6),
        ("L", right - 1.8, top + 6.6),
    )
    ink = style.shown(_INK)
    return (
        Outline(paper, style.shown(_PAPER), ink, 0.8, (), item, LABELS),
        Outline(fold, None, ink, 0.8, (), item, LABELS),
        Outline(lines, None, ink, 0.7, (), item, LABELS),
    )
