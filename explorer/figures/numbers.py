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
_INK = 0.4
_ENDLESS = 10_000.0
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)  # of the line's length
_COST_LINE = 30.0
_COST_NEAR = 8.0
_NEAR = 5.0  # units at which a number could belong to a line
_COST_AWAY = 12.0
_COST_SIDE = 0.25
_COST_FARTHER = 1.0
_FARTHER = (0.0, 3.0, 6.0)  # units away from the line, beside the usual


@dataclass(slots=True)
class _Occupied:
    """What lies where, in cells, so that a look at one place need not visit everything."""

    boxes: dict[tuple[int, int], list[Rect]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[tuple[int, int], list[tuple[str, Rect]]] = field(default_factory=lambda: defaultdict(list))

    def add_box(self, box: Rect) -> None:
        """Add what must not be covered."""
        for cell in _cells(box):
            self.boxes[cell].append(box)

    def add_line(self, key: str, points: Sequence[Point]) -> None:
        """Add a line as the small boxes around its steps; one across an endless plane is in nobody's way."""
        if sum(math.dist(a, b) for a, b in pairwise(points)) > _ENDLESS:
            return
        for a, b in pairwise(_steps(points)):
            step = Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
            for cell in _cells(step):
                self.lines[cell].append((key, step))

    def cost(self, box: Rect, key: str) -> float:
        """Return how much *box* would cover, and how many other lines than that of *key* it could be taken for."""
        around = box.grown(_NEAR)
        covered = 0.0
        hit: set[str] = set()
        near: set[str] = set()
        for cell in _cells(around):
            covered += sum(_common(box, other) for other in self.boxes[cell])
            for other, step in self.lines[cell]:
                if other not in near and around.meets(step):
                    near.add(other)
                if other not in hit and box.meets(step):
                    hit.add(other)
        return covered + _COST_LINE * len(hit) + _COST_NEAR * len(near - {key})


@dataclass(frozen=True, slots=True)
class _Line:
    """The line of an edge, its width and colour."""

    points: tuple[Point, ...]
    width: float
    colour: str

    @property
    def length(self) -> float:
        """How long it is, in units of the diagram."""
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
        style: Gives the size; the colour is that of the line, nearer to plain words so that it can be read.
    """
    lines = _lines(shapes, of_edge, style.ink)
    occupied = _Occupied()
    for shape in shapes:
        if isinstance(shape, Words) or shape.z > EDGES:
            occupied.add_box(bounds((shape,)))
        elif shape.fill is None:
            occupied.add_line(shape.item, flattened(shape.commands))
    found = []
    size = style.font_size * SIZE
    for key, line in lines.items():
        text = mark(of_edge[key])
        width, height = text_width(text, size), size * CAP
        box = _best(_candidates(line, width, height), occupied, key)
        occupied.add_box(box)
        found.append(
            Words(
                text,
                box.x + width / 2,
                box.y + height,
                size,
                colour=_mixed(line.colour, style.ink),
                item=key,
                anchor="middle",
                z=LABELS,
            )
        )
    return tuple(found)


def _lines(shapes: Iterable[Shape], of_edge: Mapping[str, tuple[int, ...]], ink: str) -> dict[str, _Line]:
    """Return the longest open line of each edge that has references, in the order of *of_edge*."""
    longest: dict[str, _Line] = {}
    for shape in shapes:
        if isinstance(shape, Outline) and shape.fill is None and shape.item in of_edge:
            line = _Line(tuple(flattened(shape.commands)), shape.width, shape.stroke or ink)
            if shape.item not in longest or line.length > longest[shape.item].length:
                longest[shape.item] = line
    return {key: longest[key] for key in of_edge if key in longest}


def _best(candidates: Iterable[tuple[float, Rect]], occupied: _Occupied, key: str) -> Rect:
    """Return the cheapest box; the candidates come in the order of what their place alone costs."""
    least, best = math.inf, Rect(0.0, 0.0, 0.0, 0.0)
    for place, box in candidates:
        if place >= least:
            break
        cost = place + occupied.cost(box, key)
        if cost < least:
            least, best = cost, box
    return best


def _candidates(line: _Line, width: float, height: float) -> list[tuple[float, Rect]]:
    """Return boxes on both sides of *line* with what their place alone costs, the cheapest first: near the middle."""
    found = []
    for share in _PLACES:
        (x, y), (nx, ny) = line.at(share)
        for farther in _FARTHER:
            away = _CLEAR + farther + line.width / 2 + abs(nx) * width / 2 + abs(ny) * height / 2
            for side in (1, -1):
                left, top = x + side * nx * away - width / 2, y + side * ny * away - height / 2
                cost = abs(share - 0.5) * _COST_AWAY + farther * _COST_FARTHER + (side < 0) * _COST_SIDE
                found.append((cost, Rect(left, top, width, height)))
    return sorted(found, key=lambda one: one[0])


def _mixed(colour: str, ink: str) -> str:
    """Return *colour* with some *ink*: two colours ``#RRGGBB``."""
    pairs = ((int(colour[at : at + 2], 16), int(ink[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (other - one) * _INK):02X}" for one, other in pairs)


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
