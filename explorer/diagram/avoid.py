"""Ways around nodes that an edge would run through: a bend where that is enough, else corners to pass."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.diagram import curves
from explorer.diagram.change import Node
from explorer.diagram.routes import Lane, whole
from explorer.diagram.shapes import Point, Rect

_CELL = 160.0
_MARGIN = 6.0  # kept from other nodes
_CORNER = 11.0  # how far from a node its corners are passed
_BENDS = (18.0, 30.0, 44.0, 60.0, 78.0, 98.0, 120.0)
_EXPANDED = 60  # places looked at in search of a way
_AROUND = 90.0  # how far beside the straight way nodes are looked at


class Obstacles:
    """Nodes as upright boxes, found by place.

    Args:
        nodes: The visible nodes.
    """

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._boxes = {
            node.key: Rect(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height) for node in nodes
        }
        self._cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        for key, box in self._boxes.items():
            for cell in _cells(box.grown(_CORNER)):
                self._cells[cell].append(key)

    def near(self, box: Rect, but: frozenset[str]) -> list[Rect]:
        """Return the boxes that meet *box*, in a fixed order, without those of the keys *but*."""
        keys = sorted({key for cell in _cells(box) for key in self._cells.get(cell, ())} - but)
        return [self._boxes[key] for key in keys if self._boxes[key].meets(box)]


def _cells(box: Rect) -> list[tuple[int, int]]:
    columns = range(math.floor(box.x / _CELL), math.floor(box.right / _CELL) + 1)
    lines = range(math.floor(box.y / _CELL), math.floor(box.bottom / _CELL) + 1)
    return [(column, line) for column in columns for line in lines]


def around(source: Node, target: Node, lane: Lane, obstacles: Obstacles) -> Lane:
    """Return *lane*, changed as little as needed so that its edge runs through no other node where a way was found."""
    but = frozenset((source.key, target.key))
    reach = abs(lane.bend) + _AROUND + _BENDS[-1]
    boxes = obstacles.near(_box((source.x, source.y), (target.x, target.y)).grown(reach), but)
    if not boxes:
        return lane
    hits = _hits(source, target, lane, boxes)
    if not hits:
        return lane
    best, fewest = lane, hits
    for other in _tries(source, target, lane, boxes):
        hits = _hits(source, target, other, boxes)
        if hits < fewest:
            best, fewest = other, hits
        if not fewest:
            break
    return best


def _tries(source: Node, target: Node, lane: Lane, boxes: Sequence[Rect]) -> Iterable[Lane]:
    """Small bends, then a way past corners, then large bends."""
    for bend in _BENDS[:4]:
        yield replace(lane, bend=lane.bend + bend)
        yield replace(lane, bend=lane.bend - bend)
    start = source.x + lane.start[0], source.y + lane.start[1]
    end = target.x + lane.end[0], target.y + lane.end[1]
    via = _corners(start, end, boxes)
    if via:
        yield replace(lane, bend=0.0, via=via)
    for bend in _BENDS[4:]:
        yield replace(lane, bend=lane.bend + bend)
        yield replace(lane, bend=lane.bend - bend)


def _hits(source: Node, target: Node, lane: Lane, boxes: Sequence[Rect]) -> int:
    """How many points of the edge's line lie in or close to a box."""
    line = curves.points(whole(source, target, lane), 20 if not lane.via else 10)
    left, right = min(x for x, _ in line), max(x for x, _ in line)
    top, bottom = min(y for _, y in line), max(y for _, y in line)
    crossed = Rect(left, top, right - left, bottom - top).grown(_MARGIN)
    hits = 0
    for box in boxes:
        if box.meets(crossed):
            wide = box.grown(_MARGIN)
            hits += sum(_cuts(a, b, wide) for a, b in zip(line, line[1:], strict=False))
    return hits


def _box(a: Point, b: Point) -> Rect:
    return Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))


def _cuts(a: Point, b: Point, box: Rect) -> bool:
    """Whether the straight line from *a* to *b* has a point in *box* (Liang and Barsky)."""
    low, high = 0.0, 1.0
    for start, delta, least, most in (
        (a[0], b[0] - a[0], box.x, box.right),
        (a[1], b[1] - a[1], box.y, box.bottom),
    ):
        if abs(delta) < 1e-12:
            if not least <= start <= most:
                return False
            continue
        first, second = sorted(((least - start) / delta, (most - start) / delta))
        low, high = max(low, first), min(high, second)
        if low > high:
            return False
    return True


def _corners(start: Point, end: Point, boxes: Sequence[Rect]) -> tuple[Point, ...]:
    """Return the corners of the shortest way from *start* to *end* around *boxes*, or nothing where none was found.

    A search by A* over the boxes' corners, which looks at few of them: mostly those beside the first box in the way.
    """
    walls = [box.grown(_MARGIN) for box in boxes]
    queue: list[tuple[float, float, Point, tuple[Point, ...]]] = [(math.dist(start, end), 0.0, start, ())]
    done: set[Point] = set()
    for _ in range(_EXPANDED):
        if not queue:
            return ()
        _, length, place, way = heapq.heappop(queue)
        if place == end:
            return way[:-1]
        if place in done or len(way) > 6:
            continue
        done.add(place)
        for other in _next(place, end, boxes, walls):
            further = length + math.dist(place, other) + 12.0
            heapq.heappush(queue, (further + math.dist(other, end), further, other, (*way, other)))
    return ()


def _next(place: Point, end: Point, boxes: Sequence[Rect], walls: Sequence[Rect]) -> list[Point]:
    """The end where it is in sight, else the corners of what is in the way that are in sight."""
    stops = [number for number, wall in enumerate(walls) if _cuts(place, end, wall)]
    if not stops:
        return [end]
    corners = [corner for number in stops for corner in _corners_of(boxes[number].grown(_CORNER))]
    found = []
    for corner in corners:
        blocking = [number for number, wall in enumerate(walls) if _cuts(place, corner, wall)]
        if not blocking:
            found.append(corner)
        elif len(stops) < 3:
            more = (other for number in blocking for other in _corners_of(boxes[number].grown(_CORNER)))
            found += [other for other in more if not any(_cuts(place, other, wall) for wall in walls)]
    return [corner for corner in dict.fromkeys(found) if corner != place]


def _corners_of(box: Rect) -> list[Point]:
    return [(box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom)]
