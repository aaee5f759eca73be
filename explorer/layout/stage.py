"""Nodes on levels, with straight edges between them: what a flow is made of while it is improved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from explorer.layout.isotonic import isotonic

_GRAIN = 16.0  # places are whole parts of a unit, so that no platform's rounding decides anything


@dataclass(slots=True)
class Stage:
    """Nodes by number, standing on levels.

    Attributes:
        widths: Of each node, in units.
        level: Which level each node stands on, from 0 at the top.
        pairs: Ends of each edge, the upper one first; within a level the lower number.
        y: Of each level's middle.
        gap: Kept between neighbours of a level.
        x: Centre of each node.
        rows: The nodes of each level, from left to right.
        near: The nodes at the other ends of each node's edges.
        breadth: Left and right end of the room that there is.
    """

    widths: list[float]
    level: list[int]
    pairs: list[tuple[int, int]]
    y: list[float]
    gap: float
    x: list[float] = field(default_factory=list)
    rows: list[list[int]] = field(default_factory=list)
    near: list[list[int]] = field(default_factory=list)
    breadth: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        self.near = [[] for _ in self.level]
        for a, b in self.pairs:
            self.near[a].append(b)
            self.near[b].append(a)

    def stand(self, x: Sequence[float]) -> None:
        """Put every node at its *x* or as near to it as order and widths allow."""
        self.x = list(x)
        self.rows = [[] for _ in self.y]
        for node in sorted(range(len(x)), key=lambda node: (x[node], node)):
            self.rows[self.level[node]].append(node)
        for row in self.rows:
            self.settle(row)

    def move(self, node: int, x: float) -> list[int]:
        """Put *node* to *x* on its level, where others make room if they have to; return all that may have moved."""
        row = self.rows[self.level[node]]
        row.remove(node)
        place = bisect_left(row, (x, node), key=lambda one: (self.x[one], one))
        row.insert(place, node)
        self.x[node] = round(x * _GRAIN) / _GRAIN
        around = row[max(0, place - 1) : place + 2]
        if all(self.x[b] - self.x[a] >= self.apart(a, b) for a, b in pairwise(around)):
            return [node]
        self.settle(row)
        return row

    def extent(self) -> tuple[float, float]:
        """Return the left and the right end of all nodes."""
        left = min(x - width / 2 for x, width in zip(self.x, self.widths, strict=True))
        return left, max(x + width / 2 for x, width in zip(self.x, self.widths, strict=True))

    def apart(self, a: int, b: int) -> float:
        """How far the centres of neighbours stand from each other at least."""
        return (self.widths[a] + self.widths[b]) / 2 + self.gap

    def settle(self, row: list[int]) -> None:
        """Put a row in the order of its places, and move apart what stands too close."""
        row.sort(key=lambda one: (self.x[one], one))
        offsets = [0.0] * len(row)
        for place in range(1, len(row)):
            offsets[place] = offsets[place - 1] + self.apart(row[place - 1], row[place])
        wishes = [self.x[node] - offset for node, offset in zip(row, offsets, strict=True)]
        for node, offset, x in zip(row, offsets, isotonic(wishes), strict=True):
            self.x[node] = round((x + offset) * _GRAIN) / _GRAIN


def downwards(a: int, b: int, level: Sequence[int] | Mapping[int, int]) -> tuple[int, int]:
    """Return both ends, the upper one first; within a level the lower number."""
    return (a, b) if (level[a], a) <= (level[b], b) else (b, a)
