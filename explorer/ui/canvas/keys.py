"""The keyboard on the canvas: everything a mouse can do."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from explorer.ui.canvas.content import pair_of
from explorer.ui.canvas.selecting import Pick
from explorer.ui.canvas.viewport import Point

if TYPE_CHECKING:
    from explorer.ui.canvas.view import Canvas

DIRECTIONS: Mapping[int, Point] = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
#: A neighbour counts as being in a direction up to this angle beside it.
ANGLE = math.radians(75)
#: What Ctrl with a key zooms by.
ZOOM = 1.25
#: How far Alt with an arrow moves the selection, and with Shift too, in units.
NUDGE, FINE_NUDGE = 10.0, 1.0


class Keys:
    """Turns keys into walks and commands.

    Args:
        canvas: What they are pressed on.

    Attributes:
        used: Whether the last thing was done by keyboard: the focus is worth showing.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._at: str | None = None
        self.used = False
        self._plain: Mapping[int, Callable[[], object]] = {
            Qt.Key.Key_Return: self._open,
            Qt.Key.Key_Enter: self._open,
            Qt.Key.Key_Escape: self._clear,
            Qt.Key.Key_Delete: canvas.delete_wanted.emit,
            Qt.Key.Key_Backspace: canvas.delete_wanted.emit,
            Qt.Key.Key_Plus: lambda: canvas.zoom_by(ZOOM),
            Qt.Key.Key_Equal: lambda: canvas.zoom_by(ZOOM),
            Qt.Key.Key_Minus: lambda: canvas.zoom_by(1 / ZOOM),
            Qt.Key.Key_0: canvas.fit,
            Qt.Key.Key_1: canvas.reset_zoom,
        }

    @property
    def current(self) -> str | None:
        """What the keyboard is at: the only selected one, or the last one walked to."""
        selection = self._canvas.selection
        if self._at in selection:
            return self._at
        return next(iter(selection)) if len(selection) == 1 else min(selection, default=None)

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key means; return whether it means anything."""
        self.used = True
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return not control and self.cycle(back=add or key == Qt.Key.Key_Backtab)
        if key in DIRECTIONS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            (dx, dy), far = DIRECTIONS[key], FINE_NUDGE if add else NUDGE
            self._canvas.nudged.emit(dx * far, dy * far)
        elif key in DIRECTIONS:
            self.walk(DIRECTIONS[key], edge=control, add=add)
        elif control and key == Qt.Key.Key_A:
            self._canvas.select(self._canvas.diagram.visible_nodes)
        elif key in self._plain:
            self._plain[key]()
        else:
            return False
        return True

    def walk(self, direction: Point, *, edge: bool, add: bool) -> None:
        """Go along an edge to the neighbour in *direction*; with *edge* stop on the edge; with *add* keep the rest."""
        found = self._next(direction, edge=edge)
        if found is not None:
            self._at = found
            self._canvas.select((found,), Pick.ADD if add else Pick.ONLY)
            self._canvas.reveal_place(found)

    def cycle(self, *, back: bool) -> bool:
        """Go to the next thing in reading order; return False at the end, where the focus shall leave the canvas.

        Edges are left out: one walks along them. Areas are read where their titles stand.
        """
        places = self._places()
        order = sorted(places, key=lambda key: (places[key][1], places[key][0], key))
        current = self.current
        start = len(order) if back else -1
        row = (order.index(current) if current in order else start) + (-1 if back else 1)
        if not 0 <= row < len(order):
            return False
        self._at = order[row]
        self._canvas.select((order[row],))
        self._canvas.reveal_place(order[row])
        return True

    def _next(self, direction: Point, *, edge: bool) -> str | None:
        scene, current = self._canvas.scene, self.current
        if current is None:
            return scene.content.nearest(*self._canvas.viewport.middle)
        start = scene.place(current)
        if start is None:
            return None
        if scene.is_edge(current):
            return _towards(start, direction, {end: scene.place(end) for end in pair_of(scene.content.edges[current])})
        ways = scene.content.neighbours(current)
        if ways:
            return _towards(start, direction, {(line if edge else other): scene.place(other) for line, other in ways})
        # From a note, an area or an entity alone one goes over the ground.
        return _towards(start, direction, self._places())

    def _places(self) -> dict[str, Point]:
        """Where nodes, areas and notes are."""
        extras = self._canvas.diagram.visible_extras
        corners = {key: (extra.box[0], extra.box[1]) for key, extra in extras.items()}
        return {**self._canvas.scene.content.centres(), **corners}

    def _open(self) -> None:
        current = self.current
        if current in self._canvas.diagram.visible_extras:
            self._canvas.opened.emit(current)
        elif current is not None:
            self._canvas.open(current)

    def _clear(self) -> None:
        if not self._canvas.cancel_gesture():
            self._canvas.select(())
            self._canvas.emptied.emit()


def _towards(start: Point, direction: Point, places: Mapping[str, Point | None]) -> str | None:
    """Return the key whose place lies best in *direction* from *start*: near, and little beside it."""
    best: tuple[float, str] | None = None
    for key, place in sorted(places.items()):
        if place is None:
            continue
        dx, dy = place[0] - start[0], place[1] - start[1]
        distance = math.hypot(dx, dy)
        angle = math.acos(max(-1.0, min(1.0, (dx * direction[0] + dy * direction[1]) / max(distance, 1e-9))))
        cost = distance * (1.0 + 2.0 * angle)
        if distance > 0 and angle <= ANGLE and (best is None or cost < best[0]):
            best = cost, key
    return None if best is None else best[1]
