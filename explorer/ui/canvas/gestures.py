"""What a hand does on the canvas: one class per gesture, from the press to the release."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, Qt

from explorer.ui.canvas.forms import Form, Grip
from explorer.ui.canvas.overlay import Overlay, corners
from explorer.ui.canvas.selecting import Pick
from explorer.ui.canvas.viewport import Point

#: A press that moves less than this many logical pixels is a click.
STILL = 4.0
#: Points of a lasso are at least so far apart, in logical pixels.
_STEP = 3.0


class Ground(Protocol):
    """What gestures need of the canvas."""

    overlay: Overlay

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by logical pixels."""

    def to_diagram(self, place: QPointF) -> QPointF:
        """Return the diagram point under a screen point."""

    def select_in(self, outline: Sequence[Point], pick: Pick) -> None:
        """Select what lies in a polygon of the diagram."""

    def carry(self, positions: Mapping[str, Point]) -> None:
        """Show things at other places, and where they would belong there; none at all ends that."""

    def drop(self, positions: Mapping[str, Point]) -> None:
        """End a drag: the things are wanted at these places."""

    def take_form(self, form: Form) -> None:
        """End a change of form: this one is wanted."""


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


class Enclose:
    """A rubber band or a lasso: what is in it counts when it is let go.

    Args:
        ground: The canvas.
        start: Where the button was pressed, on the screen.
        pick: What becomes of the selection.
        grown: Returns the outline when the pointer comes to another place.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self,
        ground: Ground,
        start: QPointF,
        pick: Pick,
        grown: Callable[[Sequence[QPointF], QPointF], Sequence[QPointF]],
    ) -> None:
        self._ground, self._pick, self._grown = ground, pick, grown
        self._outline: Sequence[QPointF] = [start]

    def move(self, place: QPointF) -> None:
        """Show the outline up to *place*."""
        self._outline = self._grown(self._outline, place)
        self._ground.overlay.draw(self._outline)

    def finish(self) -> None:
        """Select what is in it."""
        self._ground.overlay.draw(())
        outline = [(point.x(), point.y()) for point in map(self._ground.to_diagram, self._outline)]
        self._ground.select_in(outline, self._pick)

    def cancel(self) -> None:
        """Take the outline away."""
        self._ground.overlay.draw(())


def band(outline: Sequence[QPointF], place: QPointF) -> Sequence[QPointF]:
    """Return the upright rectangle between the start of *outline* and *place*."""
    return corners(outline[0], place)


def lasso(outline: Sequence[QPointF], place: QPointF) -> Sequence[QPointF]:
    """Return *outline* drawn on to *place*."""
    return outline if (place - outline[-1]).manhattanLength() < _STEP else [*outline, place]


class Drag:
    """Nodes, notes and areas follow the hand; letting go asks for their new places.

    Args:
        ground: The canvas.
        start: Where the button was pressed, on the screen.
        places: What moves, and its centres in the diagram.
    """

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, ground: Ground, start: QPointF, places: Mapping[str, Point]) -> None:
        self._ground, self._start, self._places = ground, ground.to_diagram(start), dict(places)
        self._positions: dict[str, Point] = {}

    def move(self, place: QPointF) -> None:
        """Show the things as far from their places as the pointer is from its start."""
        by = self._ground.to_diagram(place) - self._start
        self._positions = {key: (x + by.x(), y + by.y()) for key, (x, y) in self._places.items()}
        self._ground.carry(self._positions)

    def finish(self) -> None:
        """Ask for the new places, if there are any."""
        if self._positions and self._positions != self._places:
            self._ground.drop(self._positions)
        else:
            self._ground.carry({})

    def cancel(self) -> None:
        """Everything jumps back."""
        self._ground.carry({})


class Reshape:
    """A grip follows the hand; letting go asks for the form that came of it.

    Args:
        ground: The canvas.
        start: Where the button was pressed, on the screen.
        grip: What was taken.
    """

    def __init__(self, ground: Ground, start: QPointF, grip: Grip) -> None:
        self._ground, self._grip = ground, grip
        self._by = QPointF(*grip.place) - ground.to_diagram(start)
        self._form: Form | None = None
        self.cursor = grip.cursor

    def move(self, place: QPointF) -> None:
        """Show the form with the grip under the hand."""
        wanted = self._ground.to_diagram(place) + self._by
        self._form = self._grip.at((wanted.x(), wanted.y()))
        self._ground.overlay.shape(self._form)

    def finish(self) -> None:
        """Ask for the form."""
        self._ground.overlay.shape(None)
        if self._form is not None:
            self._ground.take_form(self._form)

    def cancel(self) -> None:
        """It keeps the form it has."""
        self._ground.overlay.shape(None)
