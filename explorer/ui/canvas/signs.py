"""Names that stay readable however far one is away: of what is selected, and of the node with most edges around.

They are written at the size of the screen, beside the nodes, and none lies on another. Which ones are shown depends on
the nodes near by and the scale, never on where one looks.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.diagram.change import Node
from explorer.diagram.metrics import CAP, elide, text_width, visible
from explorer.diagram.shapes import LABELS, Command, Outline, Shape, Words
from explorer.diagram.style import Style
from explorer.ui.canvas.viewport import Box

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

#: Pixels: the font, the widest name, from the node to it, and the part of the screen in which one node is named.
SIZE = 11.0
WIDEST = 150.0
GAP = 5.0
_PAD = 2.5
ROOM = (190.0, 84.0)
#: So far from a node, in pixels, its name and those that it drives away may be.
REACH = (ROOM[0] + WIDEST, ROOM[1] + 2 * SIZE + GAP)
#: Of more selected nodes only those with most edges are named.
MOST = 60


@dataclass(frozen=True, slots=True)
class Sign:
    """A name, in units of the diagram at one scale.

    Attributes:
        row: The node's.
        text: What is written, shortened where it is long.
        x: Middle of the text.
        y: Its baseline.
        size: Of the font.
        box: Left, top, right and bottom, with its ground.
    """

    row: int
    text: str
    x: float
    y: float
    size: float
    box: Box

    def shapes(self, style: Style, *, bold: bool = False) -> tuple[Shape, ...]:
        """Return the text on a ground that lets little shine through."""
        left, top, right, bottom = self.box
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        commands: tuple[Command, ...] = (
            ("M", *corners[0]),
            *(("L", *corner) for corner in corners[1:]),
            ("Z",),
        )
        ground = Outline(commands, style.ground, None, z=LABELS, opacity=0.8)
        return ground, Words(self.text, self.x, self.y, self.size, bold, style.ink, z=LABELS)


class Signs:
    """Chooses the names.

    Args:
        nodes: The nodes.
        boxes: Centre, width and height of each: array of (node, 4).
        weights: How important each is.
        ratio: Device pixels in a pixel.
    """

    def __init__(self, nodes: Mapping[str, Node], boxes: Floats, weights: Rows, ratio: float) -> None:
        self._nodes = tuple(nodes.values())
        self._boxes, self._weights, self._ratio = boxes, weights, ratio
        self._first: dict[float, dict[tuple[int, int], int]] = {}
        self._chosen: tuple[Rows, float, list[Sign]] | None = None

    def near(self, box: Box, factor: float, chosen: Sequence[Sign]) -> list[Sign]:
        """Return the names of important nodes that may lie in *box* and not on one of those *chosen*.

        Args:
            box: In units.
            factor: Device pixels in a unit.
            chosen: Other names at the same scale.
        """
        first = self._firsts(factor)
        wide, high = (room * self._ratio / factor for room in ROOM)
        left, top, right, bottom = (
            math.floor(box[0] / wide) - 1,
            math.floor(box[1] / high) - 1,
            math.floor(box[2] / wide) + 1,
            math.floor(box[3] / high) + 1,
        )
        found = []
        for column in range(left, right + 1):
            for line in range(top, bottom + 1):
                sign = self._stays(column, line, first, factor)
                if sign is not None and not any(_meet(sign.box, other.box) for other in chosen):
                    found.append(sign)
        return found

    def chosen(self, rows: Rows, factor: float) -> list[Sign]:
        """Return the names of the nodes *rows*, without those that would lie on a more important one."""
        if self._chosen is None or self._chosen[0] is not rows or self._chosen[1] != factor:
            self._chosen = rows, factor, self._choice(rows, factor)
        return self._chosen[2]

    def _choice(self, rows: Rows, factor: float) -> list[Sign]:
        found: list[Sign] = []
        for row in rows[np.lexsort((rows, -self._weights[rows]))][:MOST].tolist():
            sign = self.sign(row, factor)
            if not any(_meet(sign.box, other.box) for other in found):
                found.append(sign)
        return found

    def sign(self, row: int, factor: float) -> Sign:
        """Return the name of the node *row*, above it."""
        unit = self._ratio / factor
        size = SIZE * unit
        text = elide(visible(self._nodes[row].entity.name), WIDEST * unit, size)
        x, y, _, height = self._boxes[row].tolist()
        base = y - max(height / 2, 3 * unit) - GAP * unit
        half, pad = text_width(text, size) / 2, _PAD * unit
        box = (x - half - pad, base - size * CAP - pad, x + half + pad, base + pad)
        return Sign(row, text, x, base, size, box)

    def _firsts(self, factor: float) -> dict[tuple[int, int], int]:
        """The most important node of each part of the diagram, by column and line of the part."""
        if factor not in self._first:
            wide, high = (room * self._ratio / factor for room in ROOM)
            columns, lines = np.floor(self._boxes[:, 0] / wide), np.floor(self._boxes[:, 1] / high)
            order = np.lexsort((-self._weights, lines, columns))
            columns, lines = columns[order].astype(np.intp), lines[order].astype(np.intp)
            new = np.r_[True, (columns[1:] != columns[:-1]) | (lines[1:] != lines[:-1])][: len(order)]
            places = zip(columns[new].tolist(), lines[new].tolist(), strict=True)
            self._first = {factor: dict(zip(places, order[new].tolist(), strict=True))}
        return self._first[factor]

    def _stays(self, column: int, line: int, first: Mapping[tuple[int, int], int], factor: float) -> Sign | None:
        """The name of the most important node of a part, unless it lies on one of a more important neighbour."""
        row = first.get((column, line))
        if row is None:
            return None
        sign = self.sign(row, factor)
        for beside in (-1, 0, 1):
            for below in (-1, 0, 1):
                other = first.get((column + beside, line + below))
                if other is not None and self._outdoes(other, row) and _meet(self.sign(other, factor).box, sign.box):
                    return None
        return sign

    def _outdoes(self, other: int, row: int) -> bool:
        return (int(self._weights[other]), -other) > (int(self._weights[row]), -row)


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
