"""What lies on a diagram beside nodes and edges: areas around groups, and notes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from explorer.diagram.change import Node
from explorer.diagram.groups import Group, GroupKind, inside
from explorer.diagram.looks import NodeLook
from explorer.diagram.metrics import ASCENT, FONT_SIZE, LINE, elide, label_lines, text_width, visible
from explorer.diagram.notes import Note, NoteKind
from explorer.diagram.shapes import GROUND, LABELS, Command, Outline, Point, Rect, Shape, Words
from explorer.diagram.style import Style

Box = tuple[float, float, float, float]
_PAD = 16.0  # from the members of a group to its frame
_TITLE = 20.0  # room of the title above them
_TITLE_SIZE = FONT_SIZE * 0.92
_RADIUS = 10.0
_ARC = 0.5523
_GRIP = 6.0  # from a frame inwards, that still counts as the frame
_HALO = 3.0


class Extra(Protocol):
    """Something that is drawn and can be pointed at, and is no node and no edge."""

    @property
    def key(self) -> str:
        """Its key in the diagram."""

    @property
    def over(self) -> bool:
        """Whether it is painted above the nodes; else it lies below the edges."""

    @property
    def box(self) -> Box:
        """Left, top, right and bottom of what it draws, line widths and halo left out."""

    def shapes(self, style: Style, *, selected: bool = False, hovered: bool = False) -> tuple[Shape, ...]:
        """Return its shapes, the lowest first."""

    def hit(self, x: float, y: float, reach: float) -> bool:
        """Whether a click at (*x*, *y*) means it; lines count up to *reach* units beside them."""


@dataclass(frozen=True, slots=True)
class Area:
    """The frame around the members of a group.

    Attributes:
        key: That of the group.
        title: Shown at its upper left corner; that of a compartment in a margin of its own, where no edge crosses it.
        kind: What holds the group together.
        rect: Where it lies.
        look: Its own look, or None.
    """

    key: str
    title: str
    kind: GroupKind
    rect: Rect
    look: NodeLook | None = None

    @property
    def over(self) -> bool:
        """It lies below everything."""
        return False

    @property
    def box(self) -> Box:
        """Left, top, right and bottom."""
        return self.rect.x, self.rect.y, self.rect.right, self.rect.bottom

    def shapes(self, style: Style, *, selected: bool = False, hovered: bool = False) -> tuple[Shape, ...]:
        """Return the frame and the title."""
        look, place = self.look or NodeLook(), self.kind is GroupKind.COMPARTMENT
        frame = Outline(
            _rounded(self.rect, _RADIUS),
            style.shown(look.fill or blended(style.ground, style.muted, 0.07)),
            style.shown(look.stroke or blended(style.ground, style.muted, 0.55)),
            style.frame_width if place else 1.0,
            () if place else (5.0, 3.0),
            self.key,
            GROUND,
        )
        title = elide(visible(self.title), max(self.rect.width - 20.0, 24.0), _TITLE_SIZE, bold=True)
        x, y = self.rect.x + 10.0, self.rect.y + 5.0 + _TITLE_SIZE * ASCENT
        colour = style.shown(look.text or style.muted)
        words = Words(title, x, y, _TITLE_SIZE, True, colour, self.key, "start", GROUND)
        halo = _halo(self.rect, self.key, GROUND, style, selected=selected, hovered=hovered)
        return (*halo, frame, *(_broken(words, self.title) if place else (words,)))

    def hit(self, x: float, y: float, reach: float) -> bool:
        """Whether the place is on the frame or the title; inside of it people point at what lies there."""
        outer, inner = self.rect.grown(reach), self.rect.grown(-max(reach, _GRIP))
        if not outer.meets(Rect(x, y, 0.0, 0.0)):
            return False
        wide = text_width(visible(self.title), _TITLE_SIZE, bold=True) + 20.0
        if self.kind is GroupKind.COMPARTMENT:
            wide = _margin(self.title)
        return not inner.meets(Rect(x, y, 0.0, 0.0)) or (y <= self.rect.y + _TITLE + 4.0 and x <= self.rect.x + wide)

    def holds(self, x: float, y: float) -> bool:
        """Whether the place lies in it."""
        return self.rect.meets(Rect(x, y, 0.0, 0.0))


@dataclass(frozen=True, slots=True)
class NoteExtra:
    """A note as it is drawn."""

    note: Note

    @property
    def key(self) -> str:
        """That of the note."""
        return self.note.key

    @property
    def over(self) -> bool:
        """Boxes lie below what they frame, words and arrows above."""
        return self.note.kind is not NoteKind.BOX

    @property
    def box(self) -> Box:
        """Left, top, right and bottom, with words that stand beside it or are too long for it."""
        left, top, right, bottom = self.note.box
        if not self.note.text or self.note.kind is NoteKind.TEXT:
            return left, top, right, bottom
        (x, y), anchor = self._start()
        wide, high = _size(self.note.lines)
        x -= wide / 2 if anchor == "middle" else 0.0
        return min(left, x), min(top, y), max(right, x + wide), max(bottom, y + high)

    def shapes(self, style: Style, *, selected: bool = False, hovered: bool = False) -> tuple[Shape, ...]:
        """Return its line or frame, and its words."""
        note, z = self.note, LABELS if self.over else GROUND
        left, top, right, bottom = note.box
        rect = Rect(left, top, right - left, bottom - top)
        colour = style.shown(note.colour or style.ink)
        halo = _halo(rect, note.key, z, style, selected=selected, hovered=hovered)
        if note.kind is NoteKind.ARROW:
            return (*halo, *_arrow(note, colour), *self._words(colour, style))
        stroke = colour if note.kind is NoteKind.BOX else None
        frame = Outline(_rounded(rect, 5.0), note.fill and style.shown(note.fill), stroke, 1.2, (), note.key, z)
        return (*halo, frame, *self._words(colour, style))

    def hit(self, x: float, y: float, reach: float) -> bool:
        """Whether the place is on its words, its line or its frame."""
        note = self.note
        if note.kind is NoteKind.ARROW:
            end = note.x + note.width, note.y + note.height
            return _distance((x, y), (note.x, note.y), end) <= max(reach, 3.0) or self._on_words(x, y)
        left, top, right, bottom = note.box
        rect, place = Rect(left, top, right - left, bottom - top), Rect(x, y, 0.0, 0.0)
        near, within = rect.grown(reach).meets(place), rect.grown(-max(reach, _GRIP)).meets(place)
        on_frame = near and (note.kind is NoteKind.TEXT or not within)
        return on_frame or self._on_words(x, y)

    def _start(self) -> tuple[Point, str]:
        """Where the words begin, and whether that is their left border or (``middle``) the middle of their upper one.

        Those of an arrow stand above it where it is rather level, to the right of a steep one.
        """
        note = self.note
        if note.kind is not NoteKind.ARROW:
            return (note.box[0] + 7.0, note.box[1] + 7.0), "start"
        (x, y), (wide, high) = note.centre, _size(note.lines)
        if abs(note.height) > abs(note.width):
            return (x + high / 2 * abs(note.width / note.height) + 6.0, y - high / 2), "start"
        away = wide / 2 * abs(note.height / note.width) if note.width else 0.0
        return (x, y - high - away - 4.0), "middle"

    def _on_words(self, x: float, y: float) -> bool:
        (left, top), anchor = self._start()
        wide, high = _size(self.note.lines)
        left -= wide / 2 if anchor == "middle" else 0.0
        return Rect(left, top, wide, high).meets(Rect(x, y, 0.0, 0.0)) and bool(self.note.text)

    def _words(self, colour: str, style: Style) -> list[Shape]:
        note, z = self.note, LABELS if self.over else GROUND
        (x, y), anchor = self._start()
        shapes: list[Shape] = []
        for number, line in enumerate(note.lines):
            base = y + FONT_SIZE * ASCENT + number * FONT_SIZE * LINE
            shapes.append(Words(line, x, base, style.font_size, False, colour, note.key, anchor, z))
        return shapes


def areas(groups: Mapping[str, Group], nodes: Mapping[str, Node]) -> list[Area]:
    """Return the areas of the groups that are not collapsed, the largest first; *nodes* are the visible ones.

    Compartments share their left and right borders; a group without a visible member has no area.
    """
    found = []
    for key in sorted(groups):
        group = groups[key]
        members = [nodes[member] for member in inside(group, groups, nodes)]
        if members and not group.collapsed:
            above = 0.0 if group.kind is GroupKind.COMPARTMENT else _TITLE
            found.append(Area(key, group.title, group.kind, _around(members, above), group.look))
    bands = [area for area in found if area.kind is GroupKind.COMPARTMENT]
    if bands:
        left = min(area.rect.x for area in bands) - max(_margin(area.title) for area in bands)
        right = max(area.rect.right for area in bands)
        wide = {area.key: replace(area, rect=replace(area.rect, x=left, width=right - left)) for area in bands}
        found = [wide.get(area.key, area) for area in found]
    compartment = GroupKind.COMPARTMENT
    return sorted(found, key=lambda area: (area.kind is not compartment, -area.rect.width * area.rect.height, area.key))


def extras(groups: Mapping[str, Group], nodes: Mapping[str, Node], notes: Mapping[str, Note]) -> dict[str, Extra]:
    """Return areas and notes by key, in the order of painting."""
    noted = sorted((NoteExtra(note) for note in notes.values()), key=lambda one: (one.over, _number(one.key)))
    found: list[Extra] = [*areas(groups, nodes), *noted]
    return {one.key: one for one in found}


def blended(ground: str, colour: str, part: float) -> str:
    """Return the colour between *ground* (0) and *colour* (1); all as ``#RRGGBB``."""
    pairs = [(int(ground[place : place + 2], 16), int(colour[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def _size(lines: Sequence[str]) -> tuple[float, float]:
    """Width and height of words."""
    return max((text_width(line, FONT_SIZE) for line in lines), default=0.0), len(lines) * FONT_SIZE * LINE


def _number(key: str) -> tuple[int, str]:
    """Keys in the order in which they were given."""
    tail = key.rpartition(":")[2]
    return (int(tail) if tail.isdecimal() else 0), key


def _margin(title: str) -> float:
    """Room for the title of a compartment, to the left of what is in it."""
    return 10.0 + max(text_width(line, _TITLE_SIZE, bold=True) for line in label_lines(title, _TITLE_SIZE))


def _broken(words: Words, title: str) -> list[Words]:
    """The title of a compartment in one line or two, from the place of *words* on."""
    lines = enumerate(label_lines(title, _TITLE_SIZE))
    return [replace(words, text=line, y=words.y + number * _TITLE_SIZE * LINE) for number, line in lines]


def _around(members: Sequence[Node], above: float) -> Rect:
    """The frame around *members*, with so much room *above* them for the title."""
    left = min(node.x - node.width / 2 for node in members) - _PAD
    top = min(node.y - node.height / 2 for node in members) - (_PAD / 2 + above if above else _PAD)
    right = max(node.x + node.width / 2 for node in members) + _PAD
    bottom = max(node.y + node.height / 2 for node in members) + _PAD
    return Rect(left, top, right - left, bottom - top)


def _rounded(rect: Rect, radius: float) -> tuple[Command, ...]:
    r = min(radius, rect.width / 2, rect.height / 2)
    k = r * (1 - _ARC)
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    )


def _halo(rect: Rect, key: str, z: int, style: Style, *, selected: bool, hovered: bool) -> tuple[Shape, ...]:
    if not (selected or hovered):
        return ()
    colour, opacity = (style.selection, 1.0) if selected else (style.hover, 0.75)
    return (Outline(_rounded(rect.grown(_HALO), _RADIUS), None, colour, 2.4, (), key, z, opacity),)


def _arrow(note: Note, colour: str) -> tuple[Shape, ...]:
    start, tip = (note.x, note.y), (note.x + note.width, note.y + note.height)
    length = math.dist(start, tip) or 1.0
    back = min(10.0, length)
    foot = tip[0] - (tip[0] - start[0]) / length * back, tip[1] - (tip[1] - start[1]) / length * back
    line = Outline((("M", *start), ("L", *foot)), None, colour, 1.8, (), note.key, LABELS)
    across = (foot[1] - tip[1]) * 0.42, (tip[0] - foot[0]) * 0.42
    corners = (foot[0] + across[0], foot[1] + across[1]), (foot[0] - across[0], foot[1] - across[1])
    head = Outline(
        (("M", *tip), ("L", *corners[0]), ("L", *corners[1]), ("Z",)), colour, None, 0.0, (), note.key, LABELS
    )
    return line, head


def _distance(place: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    along = 0.0 if not square else ((place[0] - start[0]) * dx + (place[1] - start[1]) * dy) / square
    along = max(0.0, min(1.0, along))
    return math.dist(place, (start[0] + dx * along, start[1] + dy * along))
