"""Paints very many edges and nodes: many at once, with as much detail as can be seen.

What is painted at a place depends on what lies there, on the scale and on numbers of the whole that are rounded: never
on how one came to look at it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from explorer.diagram.shapes import EDGES, GROUND, LABELS, MARKS, NODES
from explorer.figures.painter import Painting
from explorer.ui.canvas.content import Content
from explorer.ui.canvas.field import STUB, Act, Field
from explorer.ui.canvas.index import EDGE_MARGIN, NODE_MARGIN, CrowdIndex
from explorer.ui.canvas.ink import Ink, by_layer
from explorer.ui.canvas.pens import Line, Table, plates_of
from explorer.ui.canvas.signs import REACH, Sign, Signs
from explorer.ui.canvas.sketch import NOTHING
from explorer.ui.canvas.strokes import draw_boxes
from explorer.ui.canvas.tiles import Step
from explorer.ui.canvas.viewport import Box

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

#: From so many device pixels in a unit on nodes have their forms and names, and edges heads.
DETAIL = 0.4
#: Pixels: the smallest box of a node, of one with many edges (more for each doubling), and with a border.
SMALLEST = 1.8
DOUBLING = 0.9
#: Nodes as dots take no more than this part of the way from one to the next.
SHARE = 0.3
BORDERED = 9.0
#: Lines of what is chosen or under the pointer, and the ring around its nodes, in pixels.
CHOSEN = 1.3
RING = 2.0
#: Of chosen nodes so many edges are shown.
MAX_CHOSEN = 3000


class Crowd:
    """The painter of a content with columns.

    Args:
        content: What is there.
        table: How its edges look.
        ink: What it looks like, one by one.
        index: Where it is.
        ratio: Device pixels in a pixel of the screen.

    Attributes:
        field: Its edges.
    """

    def __init__(self, content: Content, table: Table[Line], ink: Ink, index: CrowdIndex, ratio: float) -> None:
        columns = index.columns
        self._content, self._columns, self._ink, self._index, self._ratio = content, columns, ink, index, ratio
        style = ink.style
        self.field = Field(columns, index, table, ratio)
        self._plates = plates_of(content.nodes.values(), style)
        degrees = columns.degrees
        self._signs = Signs(content.nodes, columns.boxes, degrees, ratio)
        self._grades = np.maximum(np.log2(1.0 + degrees) - 3.0, 0.0)
        self._room = _rounded_room(index.bounds, len(degrees))
        self._selected: tuple[AbstractSet[str], AbstractSet[str], Rows, Rows] | None = None
        self._middles = (columns.controls * np.array([1, 3, 3, 1])[:, None] / 8).sum(axis=1)

    @property
    def manner(self) -> object:
        """What everything that it paints depends on; where it changes, nothing painted before is right."""
        return self.field.density, self._room

    @property
    def reach(self) -> tuple[float, float]:
        """How far from its box a change may be seen, in device pixels: across and down."""
        return (STUB + REACH[0]) * self._ratio, (STUB + REACH[1]) * self._ratio

    def steps(self, box: Box, factor: float, away: AbstractSet[str]) -> Iterator[Step]:
        """Return what lies in *box*, the lowest first, but for what is *away*."""
        yield from self.overview(box, factor, away)
        if factor < DETAIL:
            yield from self._chosen(box, factor, away)

    def overview(self, box: Box, factor: float, away: AbstractSet[str]) -> Iterator[Step]:
        """Return the same without names and without what is chosen."""
        extras = [key for key in self._content.extras if key not in away and _meet(self._index.box(key), box)]
        yield from self._layers(extras, (GROUND,))
        if factor < DETAIL:
            yield from self.field.steps(box, factor, away)
            rows = self._index.nodes.rows(_grown(box, 20 * self._ratio / factor))
            rows = rows[~np.isin(rows, self._columns.node_rows_of(away))]
            yield Act(lambda painter: self._draw_plates(painter, rows, self._columns.boxes, factor))
        else:
            yield from self._full(box, factor, away)
        yield from self._layers(extras, (LABELS,))

    def moving(self, seen: Box, factor: float, away: AbstractSet[str]) -> Iterator[Step]:
        """Return what moves, where it is shown."""
        content, columns = self._content, self._columns
        extras = [self._ink.made(key, moving=True) for key in content.extras if key in away]
        moved = columns.node_rows_of(content.moved)
        boxes = columns.boxes.copy()
        boxes[moved] = [(node.x, node.y, node.width, node.height) for node in content.moved.values()] or boxes[moved]
        edges = columns.touching(moved)
        yield self.field.moving(edges, boxes, seen, factor)
        ends = np.setdiff1d(np.intersect1d(self._index.nodes.rows(seen), columns.ends[edges]), moved)
        if factor < DETAIL:
            yield Act(lambda painter: self._draw_plates(painter, np.r_[ends, moved], boxes, factor))
            yield from by_layer(extras)
            return
        items = [self._ink.item(columns.node_keys[row]) for row in ends.tolist()]
        yield from by_layer(extras + items + [self._ink.made(key, moving=True) for key in content.moved])

    def lighting(self, key: str, factor: float) -> Iterator[Step]:
        """Return what is under the pointer, lit, with the edges of a node."""
        content, columns, ink = self._content, self._columns, self._ink
        if key in content.extras:
            return by_layer([ink.made(key, hovered=True)]) if content.extras[key].over else iter(())
        if key in content.edges:
            if factor >= DETAIL:
                return by_layer([ink.made(key, hovered=True)])
            return self._strong(columns.node_rows_of(()), columns.rows((key,)), factor)
        nodes = columns.node_rows_of((key,))
        strong = self._strong(nodes, columns.touching(nodes), factor)
        return strong if factor < DETAIL else iter([*strong, *by_layer([ink.made(key, hovered=True)])])

    # inside

    def _full(self, box: Box, factor: float, away: AbstractSet[str]) -> Iterator[Step]:
        """Nodes one by one, and edges as far as they can be told from each other."""
        if self.field.hazy(factor):
            yield from self._vanishing(box, factor, away)
        else:
            yield from self._told(box, factor, away)
        nodes = [self._columns.node_keys[row] for row in self._index.nodes.rows(_grown(box, NODE_MARGIN)).tolist()]
        yield from self._layers([key for key in nodes if key not in away], (NODES, LABELS))

    def _told(self, box: Box, factor: float, away: AbstractSet[str]) -> Iterator[Step]:
        """Edges that have an end or their badges in the box, dashes, or are selected, one by one; others as lines."""
        columns = self._columns
        near = self._index.nodes.rows(_grown(box, EDGE_MARGIN))
        rows = np.union1d(self._whole_edges(near, box), self.field.dashed(box))
        own = {columns.keys[row] for row in rows.tolist()} | self._selected_in(box, away)
        keys = sorted(own - away)
        yield from self.field.steps(box, factor, frozenset(own | away))
        yield from self._layers(keys, (EDGES, MARKS))

    def _vanishing(self, box: Box, factor: float, away: AbstractSet[str]) -> Iterator[Step]:
        """A haze with the ends and heads of the edges of nodes near by; what is selected in full."""
        columns, ink = self._columns, self._ink
        selected = self._selected_in(box, away)
        rows = columns.touching(self._index.nodes.rows(_grown(box, EDGE_MARGIN)))
        heads = [columns.keys[row] for row in rows.tolist()]
        yield from self.field.steps(box, factor, away)
        yield from self.field.stubs(box, factor, away)
        chosen = columns.touching(self._selection(away)[0])
        if len(chosen):
            yield from self.field.strong(chosen[:MAX_CHOSEN], box, factor, CHOSEN)
        yield from self._layers(sorted(selected), (EDGES, MARKS))
        for key in heads:
            if key not in away and key not in selected:
                yield ink.heads(key).get(MARKS) or NOTHING

    def _whole_edges(self, near: Rows, box: Box) -> Rows:
        """The rows of the edges that end at one of the nodes *near*, or have their badges in the box."""
        left, top, right, bottom = _grown(box, EDGE_MARGIN)
        x, y = self._middles.T
        middle = np.flatnonzero((left <= x) & (x <= right) & (top <= y) & (y <= bottom))
        return np.union1d(self._columns.touching(near), middle)

    def _layers(self, keys: Iterable[str], layers: Iterable[int]) -> Iterator[Step]:
        """What *keys* paint in some layers; each is made ready when its turn comes."""
        keys, ink = list(keys), self._ink
        for key in keys:
            if not ink.has(key):
                ink.item(key)
                yield NOTHING
        for z in layers:
            for key in keys:
                painting = ink.item(key).get(z)
                if painting is not None:
                    yield painting

    def _draw_plates(self, painter: QPainter, rows: Rows, boxes: Floats, factor: float) -> None:
        """Nodes as boxes, the larger the more edges they have where they would be too small to be seen."""
        sizes = self._sizes(rows, boxes, factor)
        plates = np.concatenate([boxes[rows, :2] - sizes / 2, sizes], axis=1)
        small = sizes[:, 1] * factor < BORDERED * self._ratio
        of = self._plates.of[rows]
        for number in np.unique(of).tolist():
            look = self._plates.looks[number]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(QColor(look.stroke)))
            draw_boxes(painter, plates[(of == number) & small])
            painter.setPen(QPen(QColor(look.stroke), self._ink.style.node_width))
            painter.setBrush(QBrush(QColor(look.fill)))
            draw_boxes(painter, plates[(of == number) & ~small])

    def _sizes(self, rows: Rows, boxes: Floats, factor: float) -> Floats:
        """Width and height of nodes: as they are, but not too small to be seen where there is room for that."""
        smallest = min(SMALLEST * self._ratio, self._room * factor * SHARE)
        least = (smallest + (DOUBLING * self._ratio) * self._grades[rows]) / factor
        sizes: Floats = np.maximum(boxes[rows, 2:], least[:, None])
        return sizes

    def _chosen(self, box: Box, factor: float, away: AbstractSet[str]) -> Iterator[Step]:
        """What is selected, so that it stands out at any scale, and the names of that and of important nodes."""
        nodes, edges = self._selection(away)
        signs: list[Sign] = []
        if len(nodes) or len(edges):
            yield from self._strong(nodes, np.union1d(edges, self._columns.touching(nodes)), factor, box)
            signs = self._signs.chosen(nodes, factor)
        yield from self._written(self._signs.near(box, factor, signs), bold=False)
        yield from self._written([sign for sign in signs if _meet(sign.box, box)], bold=True)

    def _selection(self, away: AbstractSet[str]) -> tuple[Rows, Rows]:
        """The rows of the selected nodes, and of the selected edges, but for what is *away*."""
        found, selected = self._selected, self._ink.selected
        if found is None or found[0] is not selected or found[1] != away:
            there = sorted(selected - away)
            edges = self._columns.rows(key for key in there if key in self._content.edges)
            found = self._selected = selected, away, self._columns.node_rows_of(there), edges
        return found[2:]

    def _selected_in(self, box: Box, away: AbstractSet[str]) -> set[str]:
        """The selected edges, but for what is *away*, that may paint something in the box."""
        edges = self._selection(away)[1]
        if not len(edges):
            return set()
        near = self._index.owner[self._index.arcs.meeting(_grown(box, EDGE_MARGIN))]
        return {self._columns.keys[row] for row in edges[np.isin(edges, near)].tolist()}

    def _strong(self, nodes: Rows, edges: Rows, factor: float, box: Box | None = None) -> Iterator[Step]:
        yield from self.field.strong(edges[:MAX_CHOSEN], box, factor, CHOSEN)
        if len(nodes):
            ends = np.union1d(self._columns.ends[edges[:MAX_CHOSEN]].reshape(-1), nodes)
            yield Act(lambda painter: self._draw_plates(painter, ends, self._columns.boxes, factor))
            yield Act(lambda painter: self._draw_rings(painter, nodes, factor))
        if len(nodes) == 1 and factor < DETAIL:
            yield from self._written(self._signs.chosen(nodes, factor), bold=True)

    def _draw_rings(self, painter: QPainter, rows: Rows, factor: float) -> None:
        unit = self._ratio / factor
        sizes = self._sizes(rows, self._columns.boxes, factor) + 2 * RING * unit
        painter.setPen(QPen(QColor(self._ink.style.selection), RING * unit))
        draw_boxes(painter, np.concatenate([self._columns.boxes[rows, :2] - sizes / 2, sizes], axis=1))

    def _written(self, signs: Iterable[Sign], *, bold: bool) -> Iterator[Step]:
        for sign in signs:
            yield Painting(sign.shapes(self._ink.style, bold=bold))


def _rounded_room(bounds: Box | None, count: int) -> float:
    """How far nodes are from each other on average, as the next lower quarter of a power of 2."""
    if bounds is None or not count:
        return 1.0
    area = max(bounds[2] - bounds[0], 1.0) * max(bounds[3] - bounds[1], 1.0)
    return float(2.0 ** (math.floor(2 * math.log2(area / count)) / 4))


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
