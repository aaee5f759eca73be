"""Room for nodes: what is free, the nearest free place, and pushing apart what overlaps."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from explorer.layout.plan import LayoutNode, Places
from explorer.model.progress import Progress

GAP = 16.0
_CELL = 200.0
_STEP = 18.0
_TURNS = 60

Box = tuple[float, float, float, float]


class Room:
    """What is taken on the plane.

    Args:
        gap: Kept between any two nodes, in units.
    """

    def __init__(self, gap: float = GAP) -> None:
        self._gap = gap
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def take(self, x: float, y: float, width: float, height: float) -> None:
        """Take the place of a node."""
        box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        for cell in _cells(box):
            self._cells[cell].append(box)

    def free(self, x: float, y: float, width: float, height: float) -> bool:
        """Whether a node fits there."""
        wide, high = width / 2 + self._gap, height / 2 + self._gap
        box = (x - wide, y - high, x + wide, y + high)
        return not any(_meet(box, other) for cell in _cells(box) for other in self._cells.get(cell, ()))

    def nearest(self, x: float, y: float, width: float, height: float) -> tuple[float, float]:
        """Return the free place nearest to (*x*, *y*), as far as rings of tries around it tell."""
        for near_x, near_y in _rings(x, y):
            if self.free(near_x, near_y, width, height):
                return near_x, near_y
        raise AssertionError("the plane has no end")


def _cells(box: Box) -> list[tuple[int, int]]:
    columns = range(math.floor(box[0] / _CELL), math.floor(box[2] / _CELL) + 1)
    lines = range(math.floor(box[1] / _CELL), math.floor(box[3] / _CELL) + 1)
    return [(column, line) for column in columns for line in lines]


def _meet(a: Box, b: Box) -> bool:
    # a hair of tolerance: places at exactly the gap are free
    return a[0] < b[2] - 1e-6 and b[0] < a[2] - 1e-6 and a[1] < b[3] - 1e-6 and b[1] < a[3] - 1e-6


def _rings(x: float, y: float) -> Iterator[tuple[float, float]]:
    """The place itself, then rings around it, ever wider (and wider apart); below first, then to the sides."""
    yield x, y
    radius = 0.0
    while True:
        radius = radius * 1.04 + _STEP
        tries = max(8, int(2 * math.pi * radius / (_STEP * 1.6)))
        for number in range(tries):
            turn = (number + 1) // 2 * (1 if number % 2 else -1)
            angle = math.pi / 2 + 2 * math.pi * turn / tries
            yield x + radius * 1.25 * math.cos(angle), y + radius * math.sin(angle)


def separated(nodes: Sequence[LayoutNode], places: Mapping[str, tuple[float, float]], progress: Progress) -> Places:
    """Return places without overlaps, near to *places*; fixed nodes stay.

    Overlapping nodes push each other apart along the shorter way; what then still overlaps gets the nearest free place.
    """
    found = _pushed(nodes, places, progress)
    room = Room(0.0)
    result: Places = {}
    for node in sorted(nodes, key=lambda node: (not node.fixed, node.key)):
        x, y = found[node.key]
        if not node.fixed:
            x, y = room.nearest(x, y, node.width, node.height)
        room.take(x, y, node.width, node.height)
        result[node.key] = (x, y)
    return result


def _pushed(nodes: Sequence[LayoutNode], places: Mapping[str, tuple[float, float]], progress: Progress) -> Places:
    ordered = sorted(nodes, key=lambda node: node.key)
    x = [places[node.key][0] for node in ordered]
    y = [places[node.key][1] for node in ordered]
    for _ in range(_TURNS):
        progress.check()
        pairs = _overlapping(ordered, x, y)
        if not pairs:
            break
        for a, b in pairs:
            _push(ordered, x, y, a, b)
    return {node.key: (x[place], y[place]) for place, node in enumerate(ordered)}


def _overlapping(nodes: Sequence[LayoutNode], x: Sequence[float], y: Sequence[float]) -> list[tuple[int, int]]:
    """Pairs whose boxes, with the gap between them, overlap: a sweep from left to right."""
    order = sorted(range(len(nodes)), key=lambda node: (x[node] - nodes[node].width / 2, node))
    pairs = []
    active: list[int] = []
    for node in order:
        left = x[node] - nodes[node].width / 2 - GAP
        active = [other for other in active if x[other] + nodes[other].width / 2 > left + 1e-6]
        pairs += [
            (other, node)
            for other in active
            if abs(y[other] - y[node]) < (nodes[other].height + nodes[node].height) / 2 + GAP - 1e-6
        ]
        active.append(node)
    return pairs


def _push(nodes: Sequence[LayoutNode], x: list[float], y: list[float], a: int, b: int) -> None:
    one, other = nodes[a], nodes[b]
    if one.fixed and other.fixed:
        return
    dx, dy = x[b] - x[a], y[b] - y[a]
    over_x = (one.width + other.width) / 2 + GAP - abs(dx)
    over_y = (one.height + other.height) / 2 + GAP - abs(dy)
    if over_x <= 0 or over_y <= 0:
        return
    share = 0.0 if one.fixed else 1.0 if other.fixed else 0.5
    if over_x < over_y:
        way = over_x if dx >= 0 else -over_x
        x[a] -= way * share
        x[b] += way * (1 - share)
    else:
        way = over_y if dy >= 0 else -over_y
        y[a] -= way * share
        y[b] += way * (1 - share)
