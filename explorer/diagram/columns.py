"""The ways of very many edges at once, as numpy columns: the same ways that `explorer.diagram.lanes` finds one by one.

So many edges are not led around nodes: nobody could follow them, and it would take minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.diagram.change import Node
from explorer.diagram.curves import Cubic
from explorer.diagram.routes import Lane, whole
from explorer.diagram.shapes import Point
from explorer.model.edge import Edge

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

APART = 28.0  # between the middles of edges of the same two nodes
TIPS = 11.0  # between tips at the border of a node
USABLE = 0.88  # of a side
# Adds up to more than any place along a side, so that one running maximum serves all sides.
_FAR = 1e4


class Columns:
    """The ways of edges between nodes.

    Args:
        nodes: The visible nodes, in paint order.
        edges: The visible edges, in paint order, with their ends among *nodes*.
        bends: Points that edges were led through by hand, by key.

    Attributes:
        keys: Of the edges.
        node_keys: Of the nodes.
        boxes: Centre, width and height of each node: array of (node, 4).
        ends: Row of the source and the target of each edge: array of (edge, 2).
        odd: Lines of edges that are no single curve, by row; `controls` has a stand-in from end to end.
        controls: Array of (edge, 4, x and y): the cubic curve from inside the source to inside the target.
    """

    def __init__(
        self, nodes: Mapping[str, Node], edges: Mapping[str, Edge], bends: Mapping[str, Sequence[Point]]
    ) -> None:
        self.keys, self.node_keys = tuple(edges), tuple(nodes)
        self._rows: dict[str, int] = {}
        self._touching: tuple[Rows, Rows] | None = None
        self.node_rows = {key: row for row, key in enumerate(self.node_keys)}
        rows = self.node_rows
        sources = [rows[edge.subject.key] for edge in edges.values()]
        targets = [rows[edge.object.key] for edge in edges.values()]
        self.ends: Rows = np.stack([np.array(sources, dtype=np.intp), np.array(targets, dtype=np.intp)], axis=1)
        self._bends = _bends(self.ends, _ranks(self.node_keys))
        self._place(nodes, edges, bends)

    def moved(
        self, nodes: Mapping[str, Node], edges: Mapping[str, Edge], bends: Mapping[str, Sequence[Point]]
    ) -> Columns:
        """Return the ways of the same edges between the same nodes at other places."""
        moved = copy(self)
        moved._place(nodes, edges, bends)
        return moved

    def _place(
        self, nodes: Mapping[str, Node], edges: Mapping[str, Edge], bends: Mapping[str, Sequence[Point]]
    ) -> None:
        boxes = [(node.x, node.y, node.width, node.height) for node in nodes.values()]
        self.boxes: Floats = np.array(boxes, dtype=np.float64).reshape(-1, 4)
        self._aims = _aims(self.boxes, self.ends)
        self._via = {key: tuple(bends[key]) for key in bends if key in edges}
        self.controls = self.curves(np.arange(len(self.keys)), self.boxes)
        self.odd = {self.row(key): whole(*self._nodes(key, nodes, edges), self.lane(key)) for key in self._via}

    def row(self, key: str) -> int:
        """Return the row of the edge *key*; raises KeyError where there is none."""
        self._numbered()
        return self._rows[key]

    def _numbered(self) -> None:
        if len(self._rows) != len(self.keys):
            self._rows = {key: row for row, key in enumerate(self.keys)}

    def rows(self, keys: Iterable[str]) -> Rows:
        """Return the rows of the edges *keys*, in their order."""
        return np.array([self.row(key) for key in keys], dtype=np.intp)

    def touching(self, nodes: Rows) -> Rows:
        """Return the rows of the edges that end at any of the nodes in rows *nodes*, sorted, each once."""
        if self._touching is None:
            order = np.argsort(self.ends.reshape(-1), kind="stable")
            starts = np.searchsorted(self.ends.reshape(-1)[order], np.arange(len(self.node_keys) + 1))
            self._touching = order // 2, starts
        edges, starts = self._touching
        parts = [edges[starts[node] : starts[node + 1]] for node in nodes.tolist()]
        return np.unique(np.concatenate([np.empty(0, dtype=np.intp), *parts]))

    def node_rows_of(self, keys: Iterable[str]) -> Rows:
        """Return the rows of those of *keys* that are nodes."""
        return np.array([self.node_rows[key] for key in keys if key in self.node_rows], dtype=np.intp)

    def elsewhere(self, former: Columns) -> set[str]:
        """Return the keys of the edges that have another way than in *former* columns, or none there."""
        if former.keys == self.keys:
            here, there = np.arange(len(self.keys)), np.arange(len(self.keys))
            new: set[str] = set()
        else:
            former._numbered()
            rows = former._rows
            there = np.array([rows.get(key, -1) for key in self.keys], dtype=np.intp)
            here = np.flatnonzero(there >= 0)
            new = {self.keys[row] for row in np.flatnonzero(there < 0).tolist()}
            there = there[here]
        moved = (self.controls[here] != former.controls[there]).any(axis=(1, 2))
        odd = {self.keys[row] for row, line in self.odd.items() if former.odd_line(self.keys[row]) != line}
        straight = {former.keys[row] for row in former.odd} - {self.keys[row] for row in self.odd}
        return new | {self.keys[row] for row in here[moved].tolist()} | odd | straight.intersection(self.keys)

    def has(self, key: str) -> bool:
        """Whether there is an edge *key*."""
        self._numbered()
        return key in self._rows

    def odd_line(self, key: str) -> Sequence[Cubic] | None:
        """Return the line of an edge that is no single curve; None for others."""
        return self.odd.get(self._rows[key]) if self.has(key) else None

    @property
    def degrees(self) -> Rows:
        """How many edges end at each node; a loop counts twice."""
        return np.bincount(self.ends.reshape(-1), minlength=len(self.node_keys))

    def lane(self, key: str) -> Lane:
        """Return the way of the edge *key*."""
        row = self.row(key)
        (start_x, start_y), (end_x, end_y) = self._aims[row].tolist()
        bend = 0.0 if key in self._via else float(self._bends[row])
        return Lane(bend, (start_x, start_y), (end_x, end_y), self._via.get(key, ()))

    def line(self, key: str) -> Sequence[Cubic]:
        """Return the line of the edge *key*, from inside one node to inside the other."""
        row = self.row(key)
        if row in self.odd:
            return self.odd[row]
        a, b, c, d = (tuple(point) for point in self.controls[row].tolist())
        return [(a, b, c, d)]

    def curves(self, rows: Rows, boxes: Floats) -> Floats:
        """Return the curves of the edges *rows* with their nodes at *boxes* (like `boxes`): array of (row, 4, 2)."""
        source, target = boxes[self.ends[rows, 0]], boxes[self.ends[rows, 1]]
        aims, bends = self._aims[rows], self._bends[rows]
        curves = _gentle(source[:, :2] + aims[:, 0], target[:, :2] + aims[:, 1], bends)
        loops = self.ends[rows, 0] == self.ends[rows, 1]
        if loops.any():
            curves[loops] = _loops(source[loops], bends[loops])
        return curves

    @staticmethod
    def _nodes(key: str, nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> tuple[Node, Node]:
        return nodes[edges[key].subject.key], nodes[edges[key].object.key]


def _ranks(keys: Sequence[str]) -> Rows:
    """The place of each of *keys* in their alphabet."""
    ranks = np.empty(len(keys), dtype=np.intp)
    ranks[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return ranks


def _bends(ends: Rows, ranks: Rows) -> Floats:
    """Edges of the same two nodes get bends of their own; seen from the smaller key, so that both ways differ."""
    if not len(ends):
        return np.zeros(0)
    source, target = ranks[ends[:, 0]], ranks[ends[:, 1]]
    low, high = np.minimum(source, target), np.maximum(source, target)
    order = np.lexsort((high, low))  # stable: of a pair, in the order of the edges' keys
    place, count, _ = _within(low[order] * len(ranks) + high[order])
    bends: Floats = np.empty(len(ends))
    bends[order] = (place - (count - 1) / 2) * APART
    return np.where(source == low, bends, -bends)


def _within(groups: NDArray[Any]) -> tuple[Rows, Rows, Rows]:
    """Of sorted *groups*: the place of each row in its group, the size of that, and where each group starts."""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    sizes = np.diff(np.r_[starts, len(groups)])
    return np.arange(len(groups)) - np.repeat(starts, sizes), np.repeat(sizes, sizes), starts


def _aims(boxes: Floats, ends: Rows) -> Floats:
    """Where edges aim in their nodes, from the centre: array of (edge, start and end, x and y).

    Edges that come to the same side of a node keep their order and stand a little apart.
    """
    aims: Floats = np.zeros((len(ends), 2, 2))
    straight = np.flatnonzero(ends[:, 0] != ends[:, 1])
    if not straight.size:
        return aims
    here, there = ends[straight].reshape(-1), ends[straight][:, ::-1].reshape(-1)
    side, along = _sides(boxes[here], boxes[there])
    slot = np.repeat(straight, 2) * 2 + np.tile([0, 1], len(straight))  # start and end of each edge in turn
    order = _order(here * 4 + side, along)
    group = (here * 4 + side)[order]
    _, size, starts = _within(group)
    several = size > 1
    box, level = boxes[here[order]], side[order] < 2
    half = np.where(level, box[:, 2], box[:, 3]) / 2 * USABLE
    places = _apart(np.clip(along[order], -half, half), half, starts)
    outwards = np.where(side[order] % 2 == 1, 1.0, -1.0)
    inwards = np.where(level, box[:, 3], box[:, 2]) * 0.12 * outwards
    found = np.stack([np.where(level, places, inwards), np.where(level, inwards, places)], axis=1)
    aims.reshape(-1, 2)[slot[order][several]] = found[several]
    return aims


def _order(groups: Rows, along: Floats) -> Rows:
    """Rows in the order of their groups, in these along the side.

    Ends at the same place stand in the order of keys, the end before the start: rows are start and end of each edge in
    turn.
    """
    order = np.arange(len(groups)) ^ 1
    order = order[np.argsort(along[order], kind="stable")]
    # numpy sorts small numbers in a tenth of the time
    small = groups.astype(np.uint16) if groups.max() <= np.iinfo(np.uint16).max else groups
    return order[np.argsort(small[order], kind="stable")]


def _sides(here: Floats, there: Floats) -> tuple[Rows, Floats]:
    """The side that looks to the other end (0 above, 1 below, 2 left, 3 right), and how far along it the way leaves."""
    dx, dy = there[:, 0] - here[:, 0], there[:, 1] - here[:, 1]
    width, height = here[:, 2], here[:, 3]
    level = (abs(dy) * width >= abs(dx) * height) | (abs(dy) > 1.5 * height)
    along_level = dx / np.maximum(abs(dy), 1.0) * height / 2 * 0.6
    along_upright = dy / np.maximum(abs(dx), 1.0) * width / 2
    side = np.where(level, (dy > 0).astype(np.intp), 2 + (dx > 0).astype(np.intp))
    return side, np.where(level, along_level, along_upright)


def _apart(wishes: Floats, half: Floats, starts: Rows) -> Floats:
    """Places at least a gap apart, in order, within plus and minus *half*, near *wishes*; one group behind another."""
    sizes = np.diff(np.r_[starts, len(wishes)])
    number = np.repeat(np.arange(len(starts)), sizes)
    rank, last = np.arange(len(wishes)) - starts[number], starts + sizes - 1
    gap = np.minimum(TIPS, 2 * half / np.maximum(sizes[number] - 1, 1))
    pushed = np.maximum.accumulate(wishes - rank * gap + number * _FAR) - number * _FAR + rank * gap
    shift = (np.add.reduceat(pushed, starts) - np.add.reduceat(wishes, starts)) / sizes
    places = pushed - shift[number]
    places = places - np.maximum(0.0, places[last] - half[last])[number]
    places = places + np.maximum(0.0, -half[starts] - places[starts])[number]
    even = -half + 2 * half * rank / np.maximum(sizes[number] - 1, 1)
    crowded = (places[last] > half[last] + 1e-6)[number]
    kept: Floats = np.where(crowded, even, places)
    return kept


def _gentle(start: Floats, end: Floats, bend: Floats) -> Floats:
    """Lines that leave and enter a little steeper than they are (see `explorer.diagram.routes`)."""
    step = end - start
    dx, dy = step[:, 0], step[:, 1]
    length = np.hypot(dx, dy)
    length = np.where(length == 0.0, 1.0, length)
    steep = np.clip((abs(dy) / (abs(dx) + 1e-9) - 0.2) / 0.6, 0.0, 1.0)
    part = np.stack([1 / 3 - 0.2 * steep, 1 / 3 + 0.08 * steep], axis=1) * step
    aside = np.stack([-dy, dx], axis=1) / length[:, None] * (bend * 4 / 3)[:, None]
    return np.stack([start, start + part + aside, end - part + aside, end], axis=1)


def _loops(boxes: Floats, bend: Floats) -> Floats:
    """Loops at the upper right (see `explorer.diagram.routes`)."""
    x, y, a, b = boxes[:, 0], boxes[:, 1], boxes[:, 2] / 2, boxes[:, 3] / 2
    reach = 26.0 + abs(bend)
    points = (
        (x + a * 0.45, y - b * 0.2),
        (x + a * 0.45, y - b - reach * 1.3),
        (x + a + reach * 1.5, y - b * 0.2 - reach * 0.4),
        (x + a * 0.6, y + b * 0.1),
    )
    return np.stack([np.stack(point, axis=1) for point in points], axis=1)
