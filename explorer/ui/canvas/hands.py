"""Mouse and trackpad on the canvas: which gesture a press begins, and what a click means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from explorer.diagram.carrying import carried
from explorer.ui.canvas.forms import BendGrip, Grip, bend_at
from explorer.ui.canvas.gestures import STILL, Drag, Enclose, Gesture, Pan, Reshape, band, lasso
from explorer.ui.canvas.selecting import Pick

if TYPE_CHECKING:
    from explorer.ui.canvas.view import Canvas

_CONTROL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_ADD = _CONTROL | _SHIFT
#: A notch of a wheel (120) zooms by this factor.
NOTCH = 1.2


class Hands:
    """Turns the events of mouse and trackpad into clicks and gestures.

    Args:
        canvas: What they happen on.

    Attributes:
        space: Whether the space bar is held down: a drag pans, whatever lies under it.
        lasso: Whether the next drag draws a lasso, whatever lies under it.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._gesture: Gesture | None = None
        self._press: QPointF | None = None
        self._key: str | None = None
        self._grip: Grip | None = None
        self._double = False
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self.space = False
        self.lasso = False

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def press(self, event: QMouseEvent) -> None:
        """Remember where; the middle button pans at once."""
        self._stop()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._begin(Pan(self._canvas, event.position()))
        elif event.button() == Qt.MouseButton.LeftButton:
            place = event.position()
            self._press, self._modifiers, self._double = place, event.modifiers(), False
            self._grip = None if self.space or self.lasso else self._canvas.overlay.grip_at(place)
            self._key = None if self.space else self._canvas.item_at(place)

    def move(self, event: QMouseEvent) -> None:
        """Go on with a gesture, begin one, or tell what is under the pointer."""
        place = event.position()
        if self._gesture is None and self._press is not None and (place - self._press).manhattanLength() >= STILL:
            self._begin(self._chosen(self._press))
        if self._gesture is not None:
            self._gesture.move(place)
        elif self._press is None:
            self._canvas.hover(place)

    def release(self, event: QMouseEvent) -> None:
        """End the gesture, or click."""
        gesture, self._gesture = self._gesture, None
        pressed, self._press = self._press, None
        self._canvas.show_cursor(None)
        if gesture is not None:
            gesture.finish()
        elif pressed is not None and event.button() == Qt.MouseButton.LeftButton and not self._double:
            self._click()

    def double_click(self, event: QMouseEvent) -> None:
        """Take a bend away, or say what was double-clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._press, self._double = None, True
        grip = self._canvas.overlay.grip_at(event.position())
        key = self._canvas.item_at(event.position())
        if isinstance(grip, BendGrip) and not grip.faint:
            self._canvas.straighten(grip.index)
        elif key is not None:
            self._canvas.opened.emit(key)

    def wheel(self, event: QWheelEvent) -> None:
        """Two fingers on a trackpad pan; a wheel, or Ctrl with fingers, zooms to the pointer."""
        pixels = event.pixelDelta()
        fingers = not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase
        if fingers and not event.modifiers() & _CONTROL:
            self._canvas.pan(pixels.x(), pixels.y())
        else:
            # With Alt the wheel's turn comes as a horizontal one.
            turn = event.angleDelta().y() or event.angleDelta().x()
            self._canvas.zoom_by(NOTCH ** (turn / 120), event.position())
        self._canvas.hover(None)
        event.accept()

    def cancel(self) -> bool:
        """Stop the gesture under way, or the wish for a lasso; return whether there was one."""
        wished, self.lasso = self.lasso, False
        if wished:
            self._canvas.show_cursor(None)
        return self._stop() or wished

    def _stop(self) -> bool:
        gesture, self._gesture, self._press = self._gesture, None, None
        if gesture is not None:
            self._canvas.show_cursor(None)
            gesture.cancel()
        return gesture is not None

    def _begin(self, gesture: Gesture) -> None:
        self._gesture = gesture
        self._canvas.hover(None)
        self._canvas.show_cursor(gesture.cursor)

    def _chosen(self, start: QPointF) -> Gesture:
        """The gesture that a drag from *start* means: of what was taken, else of what is under it, else of the keys."""
        canvas, key = self._canvas, self._key
        if self._grip is not None:
            return Reshape(canvas, start, self._grip)
        if self.lasso:
            self.lasso = False
            return Enclose(canvas, start, self._pick() or Pick.ONLY, lasso)
        if key is not None and not canvas.scene.is_edge(key):
            if key not in canvas.selection:
                canvas.select((key,), Pick.ADD if self._modifiers & _ADD else Pick.ONLY)
            return Drag(canvas, start, carried(canvas.diagram, canvas.selection))
        pick = None if self.space else self._pick()
        if pick is not None:
            return Enclose(canvas, start, pick, lasso if self._modifiers & _CONTROL else band)
        bend = self._bend(start) if key is not None and canvas.selection == {key} else None
        return Pan(canvas, start) if bend is None else Reshape(canvas, start, bend)

    def _pick(self) -> Pick | None:
        """What the keys say that shall become of the selection; None where they say nothing."""
        if self._modifiers & _ALT:
            return Pick.TAKE_OUT
        return Pick.ADD if self._modifiers & _SHIFT else None

    def _bend(self, start: QPointF) -> Grip | None:
        """A new bend of the selected edge, where it was taken."""
        assert self._key is not None
        place = self._canvas.to_diagram(start)
        return bend_at(self._canvas.scene.content, self._key, (place.x(), place.y()))

    def _click(self) -> None:
        """Select what was clicked and say so."""
        key, canvas = self._key, self._canvas
        if self.space:
            return
        if isinstance(self._grip, BendGrip) and not self._grip.faint:
            canvas.overlay.hold(self._grip.index)
        elif self._modifiers & _ADD:
            if key is not None:
                canvas.toggle(key)
        elif key is None:
            canvas.select(())
            canvas.emptied.emit()
        else:
            canvas.select((key,))
            canvas.open(key)
