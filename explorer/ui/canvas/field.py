"""The lines of very many edges: many at once, a haze where they would cover the ground."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from explorer.diagram.columns import Columns
from explorer.ui.canvas.arcs import chunks, cut, places
from explorer.ui.canvas.haze import Haze
from explorer.ui.canvas.index import EDGE_MARGIN, CrowdIndex
from explorer.ui.canvas.pens import Line, Table, pen_of
from explorer.ui.canvas.strokes import draw_lines
from explorer.ui.canvas.tiles import Step
from explorer.ui.canvas.viewport import Box

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

#: Where lines would cover more than this share of the ground on average they are a haze; how wide they are, in units.
DENSE = 0.75
WIDE = 1.4
#: So many curves are looked at in one step, a few milliseconds.
CHUNK = 2000
#: Pixels: how far lines may be from their curves, when they move too, and the thinnest line.
NEAR = 0.12
NEAR_IN_MOTION = 0.6
THIN = 0.55
#: More moving edges than these are drawn one pixel wide and with hard borders, which takes a third of the time.
MANY_MOVING = 100
#: In a haze edges are seen so far from their nodes, in pixels, and fade in so many steps.
STUB = 170.0
FADES = 7
#: A stub begins so far from the border of a node, in units: the head is there.
_HEAD = 8.0


@dataclass(frozen=True, slots=True)
class Act:
    """A step of painting, with soft borders where it is *smooth*."""

    do: Callable[[QPainter], object]
    smooth: bool = True

    def paint(self, painter: QPainter) -> None:
        """Do it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.smooth)
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self.do(painter)


class Field:
    """The edges of a crowd.

    Args:
        columns: Their ways.
        index: Where they are.
        table: How they look.
        ratio: Device pixels in a pixel of the screen.

    Attributes:
        density: How long all lines are together in units, for each square unit of the ground; rounded, so that a small
            change leaves it as it is.
    """

    def __init__(self, columns: Columns, index: CrowdIndex, table: Table[Line], ratio: float) -> None:
        self._columns, self._index, self._table, self._ratio = columns, index, table, ratio
        self.density = _density(float(index.arcs.length.sum()), index.bounds)
        self._away: tuple[AbstractSet[str], Rows] = frozenset(), np.empty(0, dtype=np.intp)

    def hazy(self, factor: float) -> bool:
        """Whether the edges are a haze where a unit has *factor* device pixels."""
        return self.density * max(WIDE, THIN * self._ratio / factor) > DENSE

    def steps(self, box: Box, factor: float, without: AbstractSet[str]) -> Iterator[Step]:
        """Return what of the lines lies in *box*, but for the edges *without*."""
        wide = _grown(box, EDGE_MARGIN if not self.hazy(factor) else 0.0)
        rows = self._left(self._index.arcs.meeting(wide), without)
        if self.hazy(factor):
            return self._haze(rows, box, factor)
        return (Act(partial(self._draw_near, arcs=part, box=wide, factor=factor)) for part in chunks(rows, CHUNK))

    def dashed(self, box: Box) -> Rows:
        """Return the rows of the edges with dashes that may have a point in *box*: they are no plain lines."""
        edges = np.unique(self._index.owner[self._index.arcs.meeting(_grown(box, EDGE_MARGIN))])
        with_dashes = np.array([bool(look.dash) for look in self._table.looks], dtype=bool)
        dashed: Rows = edges[with_dashes[self._table.of[edges]]]
        return dashed

    def stubs(self, box: Box, factor: float, without: AbstractSet[str]) -> Iterator[Step]:
        """Return the ends of the edges of nodes near *box*, as they vanish in the haze."""
        near = self._index.nodes.rows(_grown(box, (STUB * self._ratio) / factor))
        edges = self._columns.touching(near)
        edges = np.setdiff1d(edges, self._rows_of(without))
        return (Act(partial(self._draw_stubs, edges=part, box=box, factor=factor)) for part in chunks(edges, CHUNK))

    def strong(self, edges: Rows, box: Box | None, factor: float, width: float) -> Iterator[Step]:
        """Return the edges in rows *edges* as lines of their colours, at least *width* pixels wide.

        Only what is in *box* of them, where that is given.
        """
        where = _grown(box or self._index.bounds or (0.0, 0.0, 0.0, 0.0), EDGE_MARGIN)
        arcs = np.flatnonzero(np.isin(self._index.owner, edges))
        draw = partial(self._draw_near, box=where, factor=factor, width=width)
        return (Act(partial(draw, arcs=part)) for part in chunks(arcs, CHUNK))

    def moving(self, edges: Rows, boxes: Floats, seen: Box, factor: float) -> Step:
        """Return the edges in rows *edges* where they are with the nodes at *boxes* (see `Columns.boxes`)."""
        lines, owner = cut(self._columns.curves(edges, boxes), edges, seen, NEAR_IN_MOTION / factor)
        if len(edges) <= MANY_MOVING:
            return Act(partial(self._draw, lines=lines, edges=owner, factor=factor, thinnest=THIN))
        return Act(
            partial(self._draw, lines=lines, edges=owner, factor=factor, thinnest=THIN, widest=1.0), smooth=False
        )

    # inside

    def _rows_of(self, keys: AbstractSet[str]) -> Rows:
        if self._away[0] is not keys:
            self._away = keys, self._columns.rows(sorted(key for key in keys if self._columns.has(key)))
        return self._away[1]

    def _left(self, arcs: Rows, without: AbstractSet[str]) -> Rows:
        """Those of the curves *arcs* that belong to no edge *without*."""
        rows = self._rows_of(without)
        return arcs[~np.isin(self._index.owner[arcs], rows)] if len(rows) else arcs

    def _draw_near(self, painter: QPainter, arcs: Rows, box: Box, factor: float, width: float = THIN) -> None:
        lines, arc = self._index.arcs.cut(arcs, box, NEAR / factor)
        self._draw(painter, lines, self._index.owner[arc], factor, width)

    def _draw(
        self,
        painter: QPainter,
        lines: Floats,
        edges: Rows,
        factor: float,
        thinnest: float,
        widest: float = math.inf,
    ) -> None:
        """Draw *lines* that belong to *edges*, as wide as they are but within *thinnest* and *widest* pixels."""
        of = self._table.of[edges]
        for number in np.unique(of).tolist():
            look = self._table.looks[number]
            width = min(max(look.width, thinnest * self._ratio / factor), widest * self._ratio / factor)
            painter.setPen(pen_of(look.colour, width))
            draw_lines(painter, lines[of == number])

    def _haze(self, arcs: Rows, box: Box, factor: float) -> Iterator[Step]:
        colours = tuple(dict.fromkeys(look.colour for look in self._table.looks))
        numbers = np.array([colours.index(look.colour) for look in self._table.looks], dtype=np.intp)
        haze = Haze(box, factor, colours, self.density / factor)

        def count(part: Rows) -> Callable[[QPainter], None]:
            def add(_painter: QPainter) -> None:
                lines, arc = self._index.arcs.pieces(part, haze.box)
                haze.add(lines, numbers[self._table.of[self._index.owner[arc]]])

            return add

        for part in chunks(arcs, CHUNK):
            yield Act(count(part))
        yield Act(haze.paint)

    def _draw_stubs(self, painter: QPainter, edges: Rows, box: Box, factor: float) -> None:
        columns, length = self._columns, STUB * self._ratio / factor
        controls = columns.controls[edges]
        for end in (0, 1):
            curves = controls if end == 0 else controls[:, ::-1]
            lines = _ends(curves, columns.boxes[columns.ends[edges, end]], length)
            of, near = self._table.of[edges], _meeting(lines, _grown(box, 2 * self._ratio / factor))
            for number in np.unique(of[near.any(axis=1)]).tolist():
                look = self._table.looks[number]
                for step in range(FADES):
                    painter.setPen(pen_of(look.colour, self._ratio / factor, 1.0 - step / FADES))
                    draw_lines(painter, lines[(of == number) & near[:, step], step])


def _ends(curves: Floats, boxes: Floats, length: float) -> Floats:
    """The first *length* of each curve beyond the border of its node: array of (curve, step, x and y of both ends)."""
    way = curves[:, 1] - curves[:, 0]
    speed = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
    unit = abs(way) / speed[:, None]
    border = np.minimum(*(boxes[:, 2 + axis] / 2 / np.maximum(unit[:, axis], 1e-6) for axis in (0, 1)))
    start = np.minimum((border + _HEAD) / (3 * speed), 0.4)
    stop = np.minimum(start + length / (3 * speed), 0.5)
    t = start + (stop - start) * (np.arange(FADES + 1) / FADES)[:, None]
    x, y = places(curves, t)
    return np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=2).transpose(1, 0, 2)


def _meeting(lines: Floats, box: Box) -> NDArray[np.bool_]:
    """Whether each of *lines* (their last axis: x and y of start and end) may have a point in the box."""
    low, high = np.minimum(lines[..., :2], lines[..., 2:]), np.maximum(lines[..., :2], lines[..., 2:])
    meeting: NDArray[np.bool_] = (low[..., 0] <= box[2]) & (box[0] <= high[..., 0])
    return meeting & (low[..., 1] <= box[3]) & (box[1] <= high[..., 1])


def _density(length: float, bounds: Box | None) -> float:
    """The length of lines in a square unit, as the next lower quarter of a power of 2."""
    if bounds is None or length <= 0:
        return 1e-9
    area = max(bounds[2] - bounds[0], 1.0) * max(bounds[3] - bounds[1], 1.0)
    return float(2.0 ** (math.floor(4 * math.log2(length / area)) / 4))


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
