"""What edges say in words, beside or on their lines: where it fits, over no node and no other label."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from explorer.diagram import curves
from explorer.diagram.change import Node
from explorer.diagram.document import Diagram
from explorer.diagram.edges import badge_width, badges
from explorer.diagram.extras import Area
from explorer.diagram.metrics import CAP, elide, text_width, visible
from explorer.diagram.routes import Lane, whole
from explorer.diagram.shapes import MARKS, Outline, Point, Rect, Shape, Words
from explorer.diagram.style import Style
from explorer.model.edge import BackedStatement, Edge

MOST = 300
"""More edges than these say nothing: nobody could read it, and it would take too long."""
SIZE = 9.0
_WIDEST = 130.0
_HIGH = SIZE * CAP + 4.0
_AIR = 2.0  # around a label
_CELL = 48.0  # of the table of what is taken
_FINE = 14.0  # of the table of where lines run
_STEP = 6.0  # between the points of a line that are looked at
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
_COST_AWAY = 0.3  # for each place farther from the middle of the line
_COST_BESIDE = 4.0  # beside the line; as much as four points of another line near the label
_WORST = 12.0  # a label that costs more would be taken for that of another line
_NEAR = 5.0  # units at which words could belong to a line
_TIP = 9.0  # around the end of a line: its head
_SHARE = 0.6  # of its own line a label may hide
_BADGE = 8.5, 8.0, 2.0  # size of the letters in badges, half their height, and air between them


@dataclass(frozen=True, slots=True)
class Label:
    """Words of an edge and where they stand: the centre, in diagram units."""

    text: str
    x: float
    y: float

    @property
    def rect(self) -> Rect:
        """What it takes."""
        wide = text_width(self.text, SIZE) + 5.0
        return Rect(self.x - wide / 2, self.y - _HIGH / 2, wide, _HIGH)

    def shapes(self, style: Style, item: str = "") -> tuple[Shape, ...]:
        """Return the words, on a plate in the colour of the ground so that no line runs through them."""
        box = self.rect
        corners = (("M", box.x, box.y), ("L", box.right, box.y), ("L", box.right, box.bottom), ("L", box.x, box.bottom))
        plate = Outline((*corners, ("Z",)), style.ground, None, 0.0, (), item, MARKS, 0.9)
        return plate, Words(self.text, self.x, self.y + SIZE * CAP / 2, SIZE, False, style.ink, item, "middle", MARKS)


def edge_words(edge: Edge) -> str:
    """Return what *edge* says: ``phosphorylates S727``, ``activates, inhibits``, ``not: activates``."""
    if edge.only_negated:
        return f"not: {edge.main.statement.relation.label}"
    if edge.contested:
        return ", ".join(dict.fromkeys(one.statement.relation.label for one in edge.statements if one.sentences))
    return _said(edge.main)


def _said(one: BackedStatement) -> str:
    said = one.statement
    site = f" {said.residue}{said.position}" if said.residue or said.position else ""
    return f"{said.relation.label}{site}"


def edge_labels(diagram: Diagram, ways: Mapping[str, Lane]) -> dict[str, Label]:
    """Return the labels of the visible edges by their keys; those without a place are left out.

    *ways* are the lanes of the edges. There are none where the diagram does not ask for them, or has more than `MOST`.
    The best supported edges choose first.
    """
    edges, nodes = diagram.visible_edges, diagram.visible_nodes
    if not diagram.look.edge_labels or len(edges) > MOST:
        return {}
    lines = {
        key: _Line(edge, nodes[edge.subject.key], nodes[edge.object.key], ways[key]) for key, edge in edges.items()
    }
    room = _Room(nodes.values(), _titles(diagram), lines)
    found = {}
    for key in sorted(edges, key=lambda key: (-edges[key].papers, key)):
        label = room.place(lines[key], elide(visible(edge_words(edges[key])), _WIDEST, SIZE))
        if label is not None:
            found[key] = label
    return found


def _titles(diagram: Diagram) -> Iterator[Rect]:
    """What notes take, and the titles of areas."""
    for extra in diagram.visible_extras.values():
        left, top, right, bottom = extra.box
        if isinstance(extra, Area):
            yield Rect(left, top, min(right - left, text_width(visible(extra.title), bold=True) + 20.0), 22.0)
        elif extra.over:
            yield Rect(left, top, right - left, bottom - top)


class _Line:
    """An edge's line as points at even steps, without what the boxes of its nodes cover."""

    def __init__(self, edge: Edge, source: Node, target: Node, lane: Lane) -> None:
        line = whole(source, target, lane)
        rough = curves.points(line, 4)
        length = sum(math.dist(a, b) for a, b in pairwise(rough))
        steps = max(6, round(length / _STEP / len(line)))
        boxes = _box_of(source), _box_of(target)
        self.key = edge.key
        self.points = [point for point in curves.points(line, steps) if not any(_holds(box, point) for box in boxes)]
        self.badges = [badge_width(letters, _BADGE[0]) for letters in badges(edge)] or [9.0] * int(edge.only_negated)
        self.ends = [] if not self.points else self.points[-1:] if edge.directed else [self.points[0], self.points[-1]]

    def at(self, part: float) -> tuple[Point, Point]:
        """Return a place on it, and the way across it there, one unit long."""
        place = min(len(self.points) - 2, int(part * (len(self.points) - 1)))
        (x, y), (x2, y2) = self.points[place], self.points[place + 1]
        length = math.dist((x, y), (x2, y2)) or 1.0
        return (x, y), ((y - y2) / length, (x2 - x) / length)

    def marks(self) -> Iterator[Rect]:
        """What its heads and badges take."""
        for x, y in self.ends:
            yield Rect(x - _TIP, y - _TIP, 2 * _TIP, 2 * _TIP)
        if self.badges and self.points:
            x, y = self.points[len(self.points) // 2]
            wide, high = sum(self.badges) + _BADGE[2] * (len(self.badges) + 1), _BADGE[1]
            yield Rect(x - wide / 2, y - high, wide, 2 * high)

    def hidden(self, rect: Rect) -> float:
        """Return the share of it that *rect* covers."""
        return sum(_holds(rect, point) for point in self.points) / len(self.points)


class _Room:
    """What is taken: nodes, titles, heads, badges and the labels so far; and where the lines run."""

    def __init__(self, nodes: Iterable[Node], titles: Iterable[Rect], lines: Mapping[str, _Line]) -> None:
        self._taken: dict[tuple[int, int], list[Rect]] = defaultdict(list)
        self._points: dict[tuple[int, int], list[tuple[Point, str]]] = defaultdict(list)
        for node in nodes:
            self._take(_box_of(node))
        for title in titles:
            self._take(title)
        for line in lines.values():
            for rect in line.marks():
                self._take(rect)
            for x, y in line.points:
                self._points[int(x // _FINE), int(y // _FINE)].append(((x, y), line.key))

    def place(self, line: _Line, text: str) -> Label | None:
        """Return the label of *line* at the best free place, which it takes; None where there is none."""
        least, found = _WORST, None
        for cost, label in _candidates(line, text):
            if cost >= least:
                break
            if self._free(label.rect):
                whole_cost = cost + self._mistaken(label.rect, line.key)
                if whole_cost < least:
                    least, found = whole_cost, label
        if found is not None:
            self._take(found.rect)
        return found

    def _take(self, rect: Rect) -> None:
        for cell in _cells(rect):
            self._taken[cell].append(rect)

    def _free(self, rect: Rect) -> bool:
        wide = rect.grown(_AIR)
        return not any(wide.meets(other) for cell in _cells(wide) for other in self._taken.get(cell, ()))

    def _mistaken(self, rect: Rect, key: str) -> float:
        """How easily words in *rect* are taken for those of other lines than *key*: ones that run in it, or near it."""
        near = rect.grown(_NEAR)
        points = [point for cell in _cells(near, _FINE) for point, other in self._points.get(cell, ()) if other != key]
        around = [point for point in points if _holds(near, point)]
        return len(around) + sum(_holds(rect, point) for point in around)


def _candidates(line: _Line, text: str) -> Iterator[tuple[float, Label]]:
    """Places for the label with what each costs by itself, the cheapest first.

    On the line where enough of it stays to be seen, else beside it; near its middle.
    """
    if len(line.points) < 2:
        return
    for rank, part in enumerate(_PLACES):
        label = Label(text, *line.at(part)[0])
        if line.hidden(label.rect.grown(1.0)) <= _SHARE:
            yield rank * _COST_AWAY, label
    half = Label(text, 0.0, 0.0).rect.width / 2
    for rank, part in enumerate(_PLACES):
        (x, y), (across, down) = line.at(part)
        far = half * abs(across) + _HIGH / 2 * abs(down) + _AIR
        for side in (far, -far):
            yield _COST_BESIDE + rank * _COST_AWAY, Label(text, x + across * side, y + down * side)


def _box_of(node: Node) -> Rect:
    return Rect(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height)


def _cells(rect: Rect, size: float = _CELL) -> Iterator[tuple[int, int]]:
    for column in range(int(rect.x // size), int(rect.right // size) + 1):
        for row in range(int(rect.y // size), int(rect.bottom // size) + 1):
            yield column, row


def _holds(rect: Rect, point: Point) -> bool:
    return rect.x <= point[0] <= rect.right and rect.y <= point[1] <= rect.bottom
