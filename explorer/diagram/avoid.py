"""Ways around nodes that an edge would run through: a bend where that is enough, else corners to pass."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from explorer.diagram import curves
from explorer.diagram.change import Node
from explorer.diagram.curves import Cubic
from explorer.diagram.routes import Lane, whole
from explorer.diagram.shapes import Point, Rect

_CELL = 64.0
_MARGIN = 6.0  # kept from other nodes
_CORNER = 11.0  # how far from a node its corners are passed
_STEP = 14.0  # between the points of a line that are looked at
_BENDS = (18.0, 30.0, 44.0, 60.0, 80.0)
_LARGE = (105.0, 135.0)
_LEANS = (0.0, -0.7, 0.7)
_SHARE = 0.4  # of its length an edge may bend
_HIDING = 8  # nodes side by side that are gone around
_EXPANDED = 40  # places looked at in search of a way


class Obstacles:
    """Nodes as upright boxes with a margin, found by place.

    Args:
        nodes: The visible nodes.
    """

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._boxes: dict[str, Rect] = {}
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float, str]]] = defaultdict(list)
        for node in nodes:
            wide = box_of(node.x, node.y, node.width, node.height)
            self._boxes[node.key] = wide
            for cell in _cells(wide):
                self._cells[cell].append((wide.x, wide.y, wide.right, wide.bottom, node.key))

    def at(self, x: float, y: float, but: frozenset[str]) -> str | None:
        """Return the key of a node at the place, other than those of *but*, or None."""
        for left, top, right, bottom, key in self._cells.get((int(x // _CELL), int(y // _CELL)), ()):
            if left <= x <= right and top <= y <= bottom and key not in but:
                return key
        return None

    def on(self, curve: Cubic, places: Sequence[float], but: frozenset[str]) -> str | None:
        """Return the key of the first node met at *places* (0..1) of *curve*, other than those of *but*, or None."""
        cells = self._cells
        (x, y), (x1, y1), (x2, y2), (x3, y3) = curve
        # the curve as a polynomial: this is asked a hundred thousand times for a large diagram
        x_1, x_2, x_3 = 3 * (x1 - x), 3 * (x - 2 * x1 + x2), x3 - x + 3 * (x1 - x2)
        y_1, y_2, y_3 = 3 * (y1 - y), 3 * (y - 2 * y1 + y2), y3 - y + 3 * (y1 - y2)
        for t in places:
            at_x = ((x_3 * t + x_2) * t + x_1) * t + x
            at_y = ((y_3 * t + y_2) * t + y_1) * t + y
            found = cells.get((int(at_x // _CELL), int(at_y // _CELL)))
            if found:
                for left, top, right, bottom, key in found:
                    if left <= at_x <= right and top <= at_y <= bottom and key not in but:
                        return key
        return None

    def covers(self, x: float, y: float, but: frozenset[str]) -> tuple[str | None, bool]:
        """Return the key of a node other than those of *but*, and whether it covers the place, its margin left out."""
        key = self.at(x, y, but)
        return key, key is not None and self._boxes[key].grown(-_MARGIN).meets(Rect(x, y, 0.0, 0.0))

    def corners(self, key: str) -> tuple[Point, ...]:
        """Return the places beside the corners of a node where a line may turn."""
        box = self._boxes[key].grown(_CORNER - _MARGIN)
        return (box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom)


def box_of(x: float, y: float, width: float, height: float) -> Rect:
    """Return what a line must keep out of, for a node of that size at (*x*, *y*)."""
    return Rect(x - width / 2, y - height / 2, width, height).grown(_MARGIN)


@cache
def _middle_first(steps: int) -> tuple[float, ...]:
    """Places between 0 and 1: the middle, then the middles of the halves, and so on."""
    places = sorted(range(1, steps), key=lambda place: (_depth(place / steps), place))
    return tuple(place / steps for place in places)


def _depth(place: float) -> int:
    """How often the way must be halved to come near *place*."""
    for depth in range(1, 7):
        nearest = round(place * 2**depth)
        if 0 < nearest < 2**depth and abs(place - nearest / 2**depth) < 0.03:
            return depth
    return 7


def _cells(box: Rect) -> list[tuple[int, int]]:
    columns = range(math.floor(box.x / _CELL), math.floor(box.right / _CELL) + 1)
    lines = range(math.floor(box.y / _CELL), math.floor(box.bottom / _CELL) + 1)
    return [(column, line) for column in columns for line in lines]


@dataclass(frozen=True, slots=True)
class Way:
    """What was found for an edge.

    Attributes:
        lane: Its way.
        seen: Holds all places that were looked at: what comes elsewhere leaves the way as it is.
        met: Keys of the nodes that were found there: what goes, and is none of them, leaves the way as it is.
    """

    lane: Lane
    seen: Rect
    met: frozenset[str]


def around(source: Node, target: Node, lane: Lane, obstacles: Obstacles) -> Way:
    """Return *lane*, changed as little as needed so that its edge runs through no other node where a way was found."""
    look = _Look(obstacles, frozenset((source.key, target.key)))
    if look.free(whole(source, target, lane)):
        return look.way(lane)
    past = lane
    for other in _tries(source, target, lane, look):
        if look.free(whole(source, target, other)):
            return look.way(other)
        past = other if other.via else past
    # nothing is free: passing corners too closely may still be better than going straight
    found = min((lane, past), key=lambda one: look.hits(whole(source, target, one)))
    return look.way(found)


class _Look:
    """Looks for nodes in the way of one edge, and remembers where it looked."""

    def __init__(self, obstacles: Obstacles, but: frozenset[str]) -> None:
        self._obstacles = obstacles
        self._but = but
        self._low = [math.inf, math.inf]
        self._high = [-math.inf, -math.inf]
        self._met: set[str] = set()

    def way(self, lane: Lane) -> Way:
        """Return *lane*, with what was looked at to find it."""
        (left, top), (right, bottom) = self._low, self._high
        return Way(lane, Rect(left, top, right - left, bottom - top), frozenset(self._met))

    def free(self, line: Sequence[Cubic]) -> bool:
        """Whether no node lies on *line*; its middle is looked at first, where nodes are likely."""
        for curve in line:
            self._see(curve)
        for curve in line:
            steps = max(8, min(128, int(math.dist(curve[0], curve[3]) / _STEP)))
            key = self._obstacles.on(curve, _middle_first(steps), self._but)
            if key is not None:
                self._met.add(key)
                return False
        return True

    def hits(self, line: Sequence[Cubic]) -> int:
        """Return how many places of *line* lie on nodes themselves; their margins do not count."""
        found = [self._obstacles.covers(x, y, self._but) for x, y in curves.points(line, 60)]
        self._met |= {key for key, _ in found if key is not None}
        return sum(covered for _, covered in found)

    def first(self, a: Point, b: Point) -> str | None:
        """Return the first node on the straight way from *a* to *b*, or None where the way is free."""
        self._see((a, b))
        count = max(1, int(math.dist(a, b) / _STEP))
        dx, dy = (b[0] - a[0]) / count, (b[1] - a[1]) / count
        for number in range(count + 1):
            key = self._obstacles.at(a[0] + dx * number, a[1] + dy * number, self._but)
            if key is not None:
                self._met.add(key)
                return key
        return None

    def corners(self, key: str) -> tuple[Point, ...]:
        """Return the places beside the corners of a node where a line may turn."""
        return self._obstacles.corners(key)

    def _see(self, line: Sequence[Point]) -> None:
        for axis in (0, 1):
            values = [point[axis] for point in line]
            self._low[axis] = min(self._low[axis], *values)
            self._high[axis] = max(self._high[axis], *values)


def _tries(source: Node, target: Node, lane: Lane, look: _Look) -> Iterator[Lane]:
    """Bends of the whole or of one half, ever larger, then a way past corners, then large bends."""
    most = max(_SHARE * math.dist((source.x, source.y), (target.x, target.y)), _BENDS[1])
    yield from _bent(lane, _BENDS, most)
    start = source.x + lane.start[0], source.y + lane.start[1]
    end = target.x + lane.end[0], target.y + lane.end[1]
    via = _corners(start, end, look)
    if via:
        yield replace(lane, bend=0.0, via=via)
    yield from _bent(lane, _LARGE, most)


def _bent(lane: Lane, bends: Sequence[float], most: float) -> Iterator[Lane]:
    for bend in bends:
        if bend <= most:
            for lean in _LEANS:
                yield replace(lane, bend=lane.bend + bend, lean=lean)
                yield replace(lane, bend=lane.bend - bend, lean=lean)


def _corners(start: Point, end: Point, look: _Look) -> tuple[Point, ...]:
    """Return the corners of a short way from *start* to *end*, or nothing where none was found.

    A search by A* that looks only at the corners of what is first in the way.
    """
    queue: list[tuple[float, float, Point, tuple[Point, ...]]] = [(math.dist(start, end), 0.0, start, ())]
    done: set[Point] = set()
    while queue and len(done) < _EXPANDED:
        _, length, place, way = heapq.heappop(queue)
        if place == end:
            return way[:-1]
        if place in done or len(way) > 6:
            continue
        done.add(place)
        for other in _next(place, end, look, done):
            further = length + math.dist(place, other) + 12.0
            heapq.heappush(queue, (further + math.dist(other, end), further, other, (*way, other)))
    return ()


def _next(place: Point, end: Point, look: _Look, done: AbstractSet[Point]) -> list[Point]:
    """The end where it is in sight, else new corners in sight: of what is first in the way, or of what hides those."""
    stop = look.first(place, end)
    if stop is None:
        return [end]
    found: list[Point] = []
    hiding = [stop]
    for key in hiding:  # grows while it is walked
        if len(found) > 1 or len(hiding) > _HIDING:
            break
        for corner in look.corners(key):
            other = look.first(place, corner)
            if other is None and corner not in done:
                found.append(corner)
            elif other is not None and other not in hiding:
                hiding.append(other)
    return found
