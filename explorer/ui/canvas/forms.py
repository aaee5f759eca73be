"""What takes another form under the hand: the way of an edge, the borders of a box, the ends of an arrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import Qt

from explorer.diagram import bends
from explorer.diagram.bends import Bends
from explorer.diagram.document import Diagram
from explorer.diagram.edges import edge_shapes, marked
from explorer.diagram.extras import NoteExtra
from explorer.diagram.notes import Note, NoteKind
from explorer.diagram.routes import Lane
from explorer.diagram.shapes import Point, Shape
from explorer.diagram.style import Style
from explorer.ui.canvas.content import Content

#: A box is at least so wide and high, in units.
LEAST = 24.0
_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
}


@dataclass(frozen=True, slots=True)
class Way:
    """An edge with these bends.

    Attributes:
        key: Key of the edge.
        bends: Points that it runs through, in order from its subject.
        held: Index of the bend that was taken, or None.
    """

    key: str
    bends: Bends
    held: int | None = None

    def shapes(self, content: Content, style: Style) -> Sequence[Shape]:
        """Return what it would look like."""
        edge = content.edges[self.key]
        source, target = content.nodes[edge.subject.key], content.nodes[edge.object.key]
        lane = bends.bent(content.lane(self.key), self.bends)
        return edge_shapes(edge, source, target, style, lane=lane, own=content.own(self.key), selected=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A note of this form."""

    note: Note

    @property
    def key(self) -> str:
        """Key of the note."""
        return self.note.key

    def shapes(self, _content: Content, style: Style) -> Sequence[Shape]:
        """Return what it would look like."""
        return NoteExtra(self.note).shapes(style, selected=True)


Form = Way | Sheet


class Grip(Protocol):
    """A place where a selected thing can be taken to give it another form."""

    @property
    def place(self) -> Point:
        """Where it is in the diagram."""

    @property
    def faint(self) -> bool:
        """Whether it only offers what is not there yet."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like on it."""

    def at(self, place: Point) -> Form:
        """Return the form of the thing with the grip at *place* of the diagram."""


@dataclass(frozen=True, slots=True)
class BendGrip:
    """A bend of an edge; a *faint* one is not there yet."""

    way: Way
    index: int
    place: Point
    faint: bool = False
    cursor = Qt.CursorShape.SizeAllCursor

    def at(self, place: Point) -> Way:
        """Return the edge with the bend at *place*."""
        return replace(self.way, bends=bends.moved(self.way.bends, self.index, place), held=self.index)


@dataclass(frozen=True, slots=True)
class BorderGrip:
    """A border or corner of a box: *across* and *down* say which, -1 for left and upper, 1 for right and lower."""

    note: Note
    across: int
    down: int
    faint = False

    @property
    def place(self) -> Point:
        """On the border."""
        x, y = self.note.centre
        return x + self.note.width / 2 * self.across, y + self.note.height / 2 * self.down

    @property
    def cursor(self) -> Qt.CursorShape:
        """Along the way that it can go."""
        return _CURSORS[self.across, self.down]

    def at(self, place: Point) -> Sheet:
        """Return the box with that border or corner at *place*, and at least `LEAST` wide and high."""
        left, top, right, bottom = self.note.box
        if self.across:
            left, right = _span(left, right, place[0], self.across)
        if self.down:
            top, bottom = _span(top, bottom, place[1], self.down)
        return Sheet(replace(self.note, x=left, y=top, width=right - left, height=bottom - top))


@dataclass(frozen=True, slots=True)
class EndGrip:
    """An end of an arrow: its tip, or its start."""

    note: Note
    tip: bool
    faint = False
    cursor = Qt.CursorShape.CrossCursor

    @property
    def place(self) -> Point:
        """Where the end is."""
        note = self.note
        return (note.x + note.width, note.y + note.height) if self.tip else (note.x, note.y)

    def at(self, place: Point) -> Sheet:
        """Return the arrow with that end at *place*."""
        note, (x, y) = self.note, place
        if self.tip:
            return Sheet(replace(note, width=x - note.x, height=y - note.y))
        return Sheet(replace(note, x=x, y=y, width=note.x + note.width - x, height=note.y + note.height - y))


def grips(diagram: Diagram, content: Content, key: str) -> list[Grip]:
    """Return where the edge or note *key* can be taken; what is offered comes last, and other things have none."""
    note = diagram.notes.get(key)
    if note is not None:
        return _grips_of_note(note)
    return _grips_of_edge(diagram, content, key) if key in content.edges else []


def bend_at(content: Content, key: str, place: Point) -> BendGrip | None:
    """Return the grip of a new bend of the edge *key* at *place*; None where it is a loop, or has very many bends."""
    edge = content.edges[key]
    source, target = content.nodes[edge.subject.key], content.nodes[edge.object.key]
    lane = content.lane(key)
    if source is target or len(lane.via) >= bends.MOST:
        return None
    # An edge that goes around nodes by itself keeps its way around them.
    start, end = _ends(lane, (source.x, source.y), (target.x, target.y))
    wanted, index = bends.inserted(start, lane.via, end, place)
    return BendGrip(Way(key, wanted), index, place, faint=True)


def _grips_of_note(note: Note) -> list[Grip]:
    if note.kind is NoteKind.ARROW:
        return [EndGrip(note, tip=True), EndGrip(note, tip=False)]
    return [BorderGrip(note, *side) for side in _CURSORS] if note.kind is NoteKind.BOX else []


def _grips_of_edge(diagram: Diagram, content: Content, key: str) -> list[Grip]:
    edge, lane = content.edges[key], content.lane(key)
    made = diagram.hands[key].bends if key in diagram.hands else ()
    way = Way(key, made)
    nodes = content.nodes[edge.subject.key], content.nodes[edge.object.key]
    offered = bends.middles(*nodes, lane, by_hand=bool(made), marked=marked(edge))
    new = [bend_at(content, key, place) for place in offered]
    return [*(BendGrip(way, index, place) for index, place in enumerate(made)), *(one for one in new if one)]


def _ends(lane: Lane, source: Point, target: Point) -> tuple[Point, Point]:
    """Where the edge begins and ends, within its nodes."""
    start, end = lane.start, lane.end
    return (source[0] + start[0], source[1] + start[1]), (target[0] + end[0], target[1] + end[1])


def _span(low: float, high: float, place: float, side: int) -> tuple[float, float]:
    """The two borders with that of *side* at *place*."""
    return (min(place, high - LEAST), high) if side < 0 else (low, max(place, low + LEAST))
