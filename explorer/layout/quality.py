"""How good places are, in numbers that can be compared. Edges count as straight lines between the nodes' centres."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.layout.plan import LayoutEdge, LayoutNode, Places

Floats = NDArray[np.float64]
_TOUCH = 1e-6
_INWARDS = np.array([_TOUCH, _TOUCH, -_TOUCH, -_TOUCH])


@dataclass(frozen=True, slots=True)
class Quality:
    """Measures of a layout.

    Attributes:
        crossings: Pairs of edges that cross.
        downward: Share of the directed edges that end below where they start, 0 to 1.
        overlaps: Pairs of nodes whose boxes overlap.
        spread: Standard deviation of the edges' lengths, by their mean.
        labels: Label overlaps: pairs of a node's box, which holds its label, and an edge of others that runs through
            it, and pairs of boxes that overlap.
        aspect: Width by height of all.
    """

    crossings: int
    downward: float
    overlaps: int
    spread: float
    labels: int
    aspect: float


def quality(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], places: Places) -> Quality:
    """Return the measures of *places*; a graph without edges counts as all downward and even."""
    lines = [edge for edge in edges if edge.source != edge.target and {edge.source, edge.target} <= places.keys()]
    directed = [edge for edge in lines if edge.directed]
    down = sum(places[edge.source][1] < places[edge.target][1] for edge in directed)
    lengths = np.array([math.dist(places[edge.source], places[edge.target]) for edge in lines])
    boxes = _boxes(nodes, places)
    width, height = boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0) if len(boxes) else (1.0, 1.0)
    over = overlaps(nodes, places)
    return Quality(
        crossings(lines, places),
        down / len(directed) if directed else 1.0,
        over,
        float(lengths.std() / (lengths.mean() or 1.0)) if len(lengths) else 0.0,
        over + covered(nodes, lines, places),
        float(width / height) if height else 1.0,
    )


def overlaps(nodes: Sequence[LayoutNode], places: Places) -> int:
    """Return how many pairs of boxes overlap (touching is none)."""
    boxes = _boxes(nodes, places)
    boxes = boxes[np.argsort(boxes[:, 0], kind="stable")]
    left, top, right, bottom = boxes.T
    # the boxes after each that begin before it ends
    until = np.searchsorted(left, right - _TOUCH)
    count = 0
    for one, end in enumerate(until.tolist()):
        others = slice(one + 1, end)
        count += int(((top[others] < bottom[one] - _TOUCH) & (bottom[others] > top[one] + _TOUCH)).sum())
    return count


def crossings(edges: Sequence[LayoutEdge], places: Places) -> int:
    """Return how many pairs of edges cross; edges that share an end do not."""
    lines = _Lines(edges, places)
    return sum(lines.crossed(one) for one in range(len(edges)))


def covered(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], places: Places) -> int:
    """Return how many pairs there are of a node's box and an edge of others that runs through it."""
    lines = _Lines(edges, places)
    number = {key: place for place, key in enumerate(places)}
    return sum(lines.through(box, number[node.key]) for node, box in zip(nodes, _boxes(nodes, places), strict=True))


class _Lines:
    """Edges as columns, the one that begins furthest to the left first."""

    def __init__(self, edges: Sequence[LayoutEdge], places: Places) -> None:
        number = {key: place for place, key in enumerate(places)}
        ends = np.array([(number[edge.source], number[edge.target]) for edge in edges], dtype=np.intp).reshape(-1, 2)
        points = np.array(list(places.values()), dtype=float).reshape(-1, 2)
        x, y = points[ends, 0], points[ends, 1]
        flip = x[:, 0] > x[:, 1]
        for pair in (ends, x, y):
            pair[flip] = pair[flip, ::-1]
        order = np.argsort(x[:, 0], kind="stable")
        self._from, self._to = ends[order].T.copy()
        self._left, self._right = x[order].T.copy()
        self._start, self._end = y[order].T.copy()
        # an edge meets only those after it that begin before it ends
        self._until = np.searchsorted(self._left, self._right, side="right")

    def crossed(self, one: int) -> int:
        """Return how many of the edges after this *one* it crosses."""
        others = slice(one + 1, self._until[one])
        run, fall = self._right[one] - self._left[one], self._end[one] - self._start[one]
        x, y = self._left[others] - self._left[one], self._start[others] - self._start[one]
        dx, dy = self._right[others] - self._left[others], self._end[others] - self._start[others]
        start = run * y - fall * x  # on which side of this line the other starts, by the sign
        turn = run * dy - fall * dx
        here = dy * x - dx * y  # on which side of the other line this one starts
        cross = (start * (start + turn) < 0) & (here * (here - turn) < 0)
        for mine in (self._from[one], self._to[one]):
            cross &= (self._from[others] != mine) & (self._to[others] != mine)
        return int(np.count_nonzero(cross))

    def through(self, box: Floats, node: int) -> int:
        """Return how many edges of others than *node* run through its *box*."""
        left, top, right, bottom = box + _INWARDS
        some = slice(0, np.searchsorted(self._left, right))
        x, y, run = self._left[some], self._start[some], self._right[some] - self._left[some]
        fall = self._end[some] - y
        meet = (self._right[some] > left) & (np.maximum(y, y + fall) > top) & (np.minimum(y, y + fall) < bottom)
        sides = [run * (high - y) - fall * (wide - x) for wide in (left, right) for high in (top, bottom)]
        meet &= (np.minimum.reduce(sides) < 0) & (np.maximum.reduce(sides) > 0)
        return int(np.count_nonzero(meet & (self._from[some] != node) & (self._to[some] != node)))


def _boxes(nodes: Sequence[LayoutNode], places: Places) -> Floats:
    """Return left, top, right and bottom of the nodes, a row for each."""
    centres = np.array([places[node.key] for node in nodes], dtype=float).reshape(-1, 2)
    half = np.array([(node.width, node.height) for node in nodes], dtype=float).reshape(-1, 2) / 2
    return np.hstack([centres - half, centres + half])
