"""Room for nodes: what is free, the nearest free place, and pushing apart what overlaps."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from explorer.layout.plan import LayoutNode, Places
from explorer.model.progress import Progress

GAP = 16.0
_CELL = 200.0
_STEP = 18.0
_SPOT = 100.0
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
        # how far from a place all is taken: what is wanted there next need not try it all again
        self._full: dict[tuple[int, int], float] = {}

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
        spot = round(x / _SPOT), round(y / _SPOT)
        for radius, near_x, near_y in _rings(x, y, self._full.get(spot, 0.0)):
            if self.free(near_x, near_y, width, height):
                # as far off as another place of the same spot may be
                self._full[spot] = max(0.0, radius - _SPOT)
                return near_x, near_y
        raise AssertionError("the plane has no end")


def _cells(box: Box) -> list[tuple[int, int]]:
    columns = range(math.floor(box[0] / _CELL), math.floor(box[2] / _CELL) + 1)
    lines = range(math.floor(box[1] / _CELL), math.floor(box[3] / _CELL) + 1)
    return [(column, line) for column in columns for line in lines]


def _meet(a: Box, b: Box) -> bool:
    # a hair of tolerance: places at exactly the gap are free
    return a[0] < b[2] - 1e-6 and b[0] < a[2] - 1e-6 and a[1] < b[3] - 1e-6 and b[1] < a[3] - 1e-6


def _rings(x: float, y: float, radius: float) -> Iterator[tuple[float, float, float]]:
    """The place itself, then rings around it, ever wider (and wider apart); below first, then to the sides.

    Each try comes with the radius of its ring; the rings up to *radius* are passed over.
    """
    if not radius:
        yield 0.0, x, y
    while True:
        radius = radius * 1.04 + _STEP
        tries = max(8, int(2 * math.pi * radius / (_STEP * 1.6)))
        for number in range(tries):
            turn = (number + 1) // 2 * (1 if number % 2 else -1)
            angle = math.pi / 2 + 2 * math.pi * turn / tries
            yield radius, x + radius * 1.25 * math.cos(angle), y + radius * math.sin(angle)


def separated(
    nodes: Sequence[LayoutNode], places: Mapping[str, tuple[float, float]], progress: Progress, gap: float = GAP
) -> Places:
    """Return places without overlaps, near to *places*; fixed nodes stay.

    Overlapping nodes push each other apart along the shorter way; what then still overlaps gets the nearest free place.

    Args:
        nodes: What is placed.
        places: Where they are wanted.
        progress: Stops it.
        gap: Wanted between any two, in units; where it is narrow only the boxes are kept apart.
    """
    import numpy as np  # noqa: PLC0415 - late: slow to import

    from explorer.layout.boxes import Boxes  # noqa: PLC0415 - late: with numpy

    ordered = sorted(nodes, key=lambda node: node.key)
    boxes = Boxes(
        np.array([places[node.key] for node in ordered], dtype=np.float64).reshape(-1, 2),
        np.array([(node.width, node.height) for node in ordered], dtype=np.float64).reshape(-1, 2),
        np.array([node.fixed for node in ordered], dtype=bool),
    )
    for _ in range(_TURNS):
        progress.check()
        if not boxes.push(gap):
            break
    found = {node.key: (float(x), float(y)) for node, (x, y) in zip(ordered, boxes.centres, strict=True)}
    one, other = boxes.overlapping(0.0)
    if not len(one):
        return found
    return _cleared(ordered, found, {ordered[number].key for number in (*one, *other)}, progress)


def _cleared(nodes: Sequence[LayoutNode], places: Places, crowded: AbstractSet[str], progress: Progress) -> Places:
    """Give each *crowded* node that may move the nearest free place, the others staying where they are."""
    room = Room(0.0)
    result: Places = {}
    for node in sorted(nodes, key=lambda node: (not node.fixed, node.key in crowded, node.key)):
        x, y = places[node.key]
        if node.key in crowded and not node.fixed:
            progress.check()
            x, y = room.nearest(x, y, node.width, node.height)
        room.take(x, y, node.width, node.height)
        result[node.key] = (x, y)
    return result
