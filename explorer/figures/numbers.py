"""Reference numbers beside the edges, placed where they cover no node, label or line as far as there is room."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from explorer.diagram.glyphs import flattened
from explorer.diagram.metrics import CAP, text_width
from explorer.diagram.shapes import EDGES, LABELS, Outline, Point, Rect, Shape, Words, bounds
from explorer.diagram.style import Style
from explorer.figures.references import mark

SIZE = 0.68  # of the labels' size
_CLEAR = 2.2  # units between a number and the border of its line
_CELL = 48.0
_ENDLESS = 10_000.0
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)  # of the line's length
_COST_LINE = 30.0
_COST_AWAY = 12.0
_COST_SIDE = 0.25


@dataclass(slots=True)
class _Occupied:
    """What lies where, in cells, so that a look at one place need not visit everything."""

    boxes: dict[tuple[int, int], list[Rect]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[tuple[int, int], list[Rect]] = field(default_factory=lambda: defaultdict(list))

    def add_box(self, box: Rect) -> None:
        for cell in _cells(box):
            self.boxes[cell].append(box)

    def add_line(self, points: Sequence[Point]) -> None:
        """Add a line as the small boxes around its steps; one across an endless plane is in nobody's way."""
        if sum(math.dist(a, b) for a, b in pairwise(points)) > _ENDLESS:
            return
        for a, b in pairwise(_steps(points)):
            step = Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
            for cell in _cells(step):
                self.lines[cell].append(step)

    def cost(self, box: Rect) -> float:
        """Return how much *box* would cover."""
        total = 0.0
        for cell in _cells(box):
            total += sum(_common(box, other) for other in self.boxes[cell])
            total += _COST_LINE * any(box.meets(line) for line in self.lines[cell])
        return total


@dataclass(frozen=True, slots=True)
class _Line:
    """The line of an edge and its width."""

    points: tuple[Point, ...]
    width: float

    @property
    def length(self) -> float:
        return sum(math.dist(a, b) for a, b in pairwise(self.points))

    def at(self, share: float) -> tuple[Point, Point]:
        """Return the point at *share* of the length and the unit normal there, the one that points up or right."""
        rest = self.length * share
        for a, b in pairwise(self.points):
            step = math.dist(a, b)
            if rest <= step and step > 0:
                part = rest / step
                nx, ny = (b[1] - a[1]) / step, (a[0] - b[0]) / step
                if ny > 0 or (ny == 0 and nx < 0):
                    nx, ny = -nx, -ny
                return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part), (nx, ny)
            rest -= step
        return self.points[-1], (0.0, -1.0)


def numbers(shapes: Sequence[Shape], of_edge: Mapping[str, tuple[int, ...]], style: Style) -> tuple[Words, ...]:
    """Return a small number beside each edge that has references.

    Args:
        shapes: The display list of the diagram, in diagram units.
        of_edge: Reference numbers of each edge's key, in the order in which they are placed.
        style: Gives the size and the colour.
    """
    lines = _lines(shapes, of_edge)
    occupied = _Occupied()
    for shape in shapes:
        if isinstance(shape, Words) or shape.z > EDGES:
            occupied.add_box(bounds((shape,)))
        elif shape.fill is None:
            occupied.add_line(flattened(shape.commands))
    found = []
    size = style.font_size * SIZE
    for key, line in lines.items():
        text = mark(of_edge[key])
        width, height = text_width(text, size), size * CAP
        box = _best(_candidates(line, width, height), occupied)
        occupied.add_box(box)
        found.append(
            Words(
                text, box.x + width / 2, box.y + height, size, colour=style.muted, item=key, anchor="middle", z=LABELS
            )
        )
    return tuple(found)


def _lines(shapes: Iterable[Shape], of_edge: Mapping[str, tuple[int, ...]]) -> dict[str, _Line]:
    """Return the longest open line of each edge that has references, in the order of *of_edge*."""
    longest: dict[str, _Line] = {}
    for shape in shapes:
        if isinstance(shape, Outline) and shape.fill is None and shape.item in of_edge:
            line = _Line(tuple(flattened(shape.commands)), shape.width)
            if shape.item not in longest or line.length > longest[shape.item].length:
                longest[shape.item] = line
    return {key: longest[key] for key in of_edge if key in longest}


def _best(candidates: Iterable[tuple[float, Rect]], occupied: _Occupied) -> Rect:
    """Return the cheapest box; the candidates come in the order of what their place alone costs."""
    least, best = math.inf, Rect(0.0, 0.0, 0.0, 0.0)
    for place, box in candidates:
        if place >= least:
            break
        cost = place + occupied.cost(box)
        if cost < least:
            least, best = cost, box
    return best


def _candidates(line: _Line, width: float, height: float) -> Iterator[tuple[float, Rect]]:
    """Yield boxes on both sides of *line* with what their place alone costs, the cheapest first: near the middle."""
    for share in _PLACES:
        (x, y), (nx, ny) = line.at(share)
        away = _CLEAR + line.width / 2 + abs(nx) * width / 2 + abs(ny) * height / 2
        for side in (1, -1):
            left, top = x + side * nx * away - width / 2, y + side * ny * away - height / 2
            yield abs(share - 0.5) * _COST_AWAY + (side < 0) * _COST_SIDE, Rect(left, top, width, height)


def _steps(points: Sequence[Point]) -> Iterator[Point]:
    """Yield the points of a line, with others between them so that none is far from the next."""
    for a, b in pairwise(points):
        count = max(1, math.ceil(math.dist(a, b) / 6.0))
        for place in range(count):
            yield a[0] + (b[0] - a[0]) * place / count, a[1] + (b[1] - a[1]) * place / count
    yield from points[-1:]


def _cells(box: Rect) -> Iterator[tuple[int, int]]:
    for column in range(math.floor(box.x / _CELL), math.floor(box.right / _CELL) + 1):
        for row in range(math.floor(box.y / _CELL), math.floor(box.bottom / _CELL) + 1):
            yield column, row


def _common(one: Rect, other: Rect) -> float:
    """Return the area that both cover; a node is grown a little, so that a number keeps off its border."""
    across = min(one.right, other.right + 1) - max(one.x, other.x - 1)
    down = min(one.bottom, other.bottom + 1) - max(one.y, other.y - 1)
    return max(across, 0.0) * max(down, 0.0)
