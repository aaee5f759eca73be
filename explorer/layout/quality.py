"""How good places are, in numbers that can be compared."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

import numpy as np

from explorer.layout.plan import LayoutEdge, LayoutNode, Places


@dataclass(frozen=True, slots=True)
class Quality:
    """Measures of a layout.

    Attributes:
        crossings: Pairs of edges, drawn straight between centres, that cross.
        downward: Share of the directed edges that end below where they start, 0 to 1.
        overlaps: Pairs of nodes whose boxes overlap.
        spread: Standard deviation of the edges' lengths, by their mean.
        aspect: Width by height of all.
    """

    crossings: int
    downward: float
    overlaps: int
    spread: float
    aspect: float


def quality(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], places: Places) -> Quality:
    """Return the measures of *places*; a graph without edges counts as all downward and even."""
    lines = [edge for edge in edges if edge.source != edge.target and {edge.source, edge.target} <= places.keys()]
    directed = [edge for edge in lines if edge.directed]
    down = sum(places[edge.source][1] < places[edge.target][1] for edge in directed)
    lengths = [math.dist(places[edge.source], places[edge.target]) for edge in lines]
    width = max((places[n.key][0] + n.width / 2 for n in nodes), default=0.0)
    width -= min((places[n.key][0] - n.width / 2 for n in nodes), default=0.0)
    height = max((places[n.key][1] + n.height / 2 for n in nodes), default=0.0)
    height -= min((places[n.key][1] - n.height / 2 for n in nodes), default=0.0)
    return Quality(
        crossings(lines, places),
        down / len(directed) if directed else 1.0,
        overlaps(nodes, places),
        pstdev(lengths) / (fmean(lengths) or 1.0) if lengths else 0.0,
        width / height if height else 1.0,
    )


def overlaps(nodes: Sequence[LayoutNode], places: Places) -> int:
    """Return how many pairs of boxes overlap (touching is none)."""
    order = sorted(nodes, key=lambda node: places[node.key][0] - node.width / 2)
    count = 0
    for place, node in enumerate(order):
        x, y = places[node.key]
        for other in itertools.islice(order, place + 1, None):
            ox, oy = places[other.key]
            if ox - other.width / 2 >= x + node.width / 2 - 1e-6:
                break
            count += abs(oy - y) < (node.height + other.height) / 2 - 1e-6
    return count


def crossings(edges: Sequence[LayoutEdge], places: Places) -> int:
    """Return how many pairs of straight lines cross; lines that share an end do not."""
    if not edges:
        return 0
    starts = np.array([places[edge.source] for edge in edges])
    ends = np.array([places[edge.target] for edge in edges])
    names = {key: number for number, key in enumerate(sorted(places))}
    pairs = np.array([(names[edge.source], names[edge.target]) for edge in edges])
    total = 0
    for row in range(len(edges) - 1):
        others = slice(row + 1, None)
        a, b, c, d = starts[row], ends[row], starts[others], ends[others]
        apart = ~np.isin(pairs[others], pairs[row]).any(axis=1)
        one = _turn(a, b, c) * _turn(a, b, d) < 0
        two = _turn(c, d, a) * _turn(c, d, b) < 0
        total += int((one & two & apart).sum())
    return total


def _turn(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """On which side of the line from *a* to *b* the point *c* lies, by its sign."""
    side: np.ndarray = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        c[..., 0] - a[..., 0]
    )
    return side
