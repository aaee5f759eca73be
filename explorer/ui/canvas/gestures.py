"""What a hand does on the canvas: one class per gesture, from the press to the release."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from explorer.ui.canvas.viewport import Box, Point

#: A press that moves less than this many logical pixels is a click.
STILL = 4.0


class Ground(Protocol):
    """What gestures need of the canvas."""

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by logical pixels."""

    def to_diagram(self, place: QPointF) -> QPointF:
        """Return the diagram point under a screen point."""

    def show_band(self, box: Box | None) -> None:
        """Show the rubber band, in screen points; None takes it away."""

    def select_in(self, box: Box, *, add: bool) -> None:
        """Select the nodes in a box of the diagram."""

    def preview(self, positions: Mapping[str, Point]) -> None:
        """Show nodes at other places; none at all ends the preview."""

    def drop(self, positions: Mapping[str, Point]) -> None:
        """End a drag: the nodes are wanted at these places."""


class Gesture(Protocol):
    """A gesture under way."""

    cursor: Qt.CursorShape

    def move(self, place: QPointF) -> None:
        """The pointer is at *place* of the screen."""

    def finish(self) -> None:
        """The button was let go."""

    def cancel(self) -> None:
        """The gesture shall not count."""


class Pan:
    """The ground follows the hand."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, ground: Ground, start: QPointF) -> None:
        self._ground, self._last = ground, start

    def move(self, place: QPointF) -> None:
        """Move the picture by as much as the pointer moved."""
        step = place - self._last
        self._last = place
        self._ground.pan(step.x(), step.y())

    def finish(self) -> None:
        """Nothing is left to do."""

    def cancel(self) -> None:
        """The view stays where it is: moving it loses nothing."""


class Band:
    """A rubber band: the nodes in it are selected when it is let go."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, ground: Ground, start: QPointF, *, add: bool) -> None:
        self._ground, self._start, self._end, self._add = ground, start, start, add

    def _box(self) -> Box:
        one, other = self._start, self._end
        return min(one.x(), other.x()), min(one.y(), other.y()), max(one.x(), other.x()), max(one.y(), other.y())

    def move(self, place: QPointF) -> None:
        """Show the band up to *place*."""
        self._end = place
        self._ground.show_band(self._box())

    def finish(self) -> None:
        """Select what is in it."""
        left, top, right, bottom = self._box()
        first, last = self._ground.to_diagram(QPointF(left, top)), self._ground.to_diagram(QPointF(right, bottom))
        self._ground.show_band(None)
        self._ground.select_in((first.x(), first.y(), last.x(), last.y()), add=self._add)

    def cancel(self) -> None:
        """Take the band away."""
        self._ground.show_band(None)


class Drag:
    """Nodes follow the hand; letting go asks for their new places.

    Args:
        ground: The canvas.
        start: Where the button was pressed, on the screen.
        places: The nodes and their centres in the diagram.
    """

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, ground: Ground, start: QPointF, places: Mapping[str, Point]) -> None:
        self._ground, self._start, self._places = ground, ground.to_diagram(start), dict(places)
        self._positions: dict[str, Point] = {}

    def move(self, place: QPointF) -> None:
        """Show the nodes as far from their places as the pointer is from its start."""
        by = self._ground.to_diagram(place) - self._start
        self._positions = {key: (x + by.x(), y + by.y()) for key, (x, y) in self._places.items()}
        self._ground.preview(self._positions)

    def finish(self) -> None:
        """Ask for the new places, if there are any."""
        if self._positions and self._positions != self._places:
            self._ground.drop(self._positions)
        else:
            self._ground.preview({})

    def cancel(self) -> None:
        """The nodes jump back."""
        self._ground.preview({})
