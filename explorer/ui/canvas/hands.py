"""Mouse and trackpad on the canvas: which gesture a press begins, and what a click means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from explorer.ui.canvas.gestures import STILL, Band, Drag, Gesture, Pan

if TYPE_CHECKING:
    from explorer.ui.canvas.view import Canvas

_ADD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
#: A notch of a wheel (120) zooms by this factor.
NOTCH = 1.2


class Hands:
    """Turns the events of mouse and trackpad into clicks and gestures.

    Args:
        canvas: What they happen on.

    Attributes:
        space: Whether the space bar is held down: a drag pans, whatever lies under it.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._gesture: Gesture | None = None
        self._press: QPointF | None = None
        self._key: str | None = None
        self._double = False
        self._modifiers = Qt.KeyboardModifier.NoModifier
        self.space = False

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._gesture is not None

    def press(self, event: QMouseEvent) -> None:
        """Remember where; the middle button pans at once."""
        self.cancel()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._begin(Pan(self._canvas, event.position()))
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press, self._modifiers, self._double = event.position(), event.modifiers(), False
            self._key = None if self.space else self._canvas.item_at(event.position())

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
        """Ask for the neighbours of a node, or the papers of an edge."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._press, self._double = None, True
        key = self._canvas.item_at(event.position())
        if key is not None:
            edge = self._canvas.scene.is_edge(key)
            (self._canvas.edge_double_clicked if edge else self._canvas.node_double_clicked).emit(key)

    def wheel(self, event: QWheelEvent) -> None:
        """Two fingers on a trackpad pan; a wheel, or Ctrl with fingers, zooms to the pointer."""
        pixels = event.pixelDelta()
        fingers = not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase
        if fingers and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._canvas.pan(pixels.x(), pixels.y())
        else:
            # With Alt the wheel's turn comes as a horizontal one.
            turn = event.angleDelta().y() or event.angleDelta().x()
            self._canvas.zoom_by(NOTCH ** (turn / 120), event.position())
        self._canvas.hover(None)
        event.accept()

    def cancel(self) -> bool:
        """Stop the gesture under way without effect; return whether there was one."""
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
        """The gesture that a drag from *start* means."""
        canvas, key = self._canvas, self._key
        if key is not None and not canvas.scene.is_edge(key):
            if key not in canvas.selection:
                canvas.select((key,), add=bool(self._modifiers & _ADD))
            return Drag(canvas, start, canvas.scene.content.centres(canvas.selection))
        if self._modifiers & Qt.KeyboardModifier.ShiftModifier and not self.space:
            return Band(canvas, start, add=bool(self._modifiers & Qt.KeyboardModifier.ControlModifier))
        return Pan(canvas, start)

    def _click(self) -> None:
        """Select what was clicked and say so."""
        key, canvas = self._key, self._canvas
        if self.space:
            return
        if self._modifiers & _ADD:
            if key is not None:
                canvas.toggle(key)
        elif key is None:
            canvas.select(())
            canvas.emptied.emit()
        else:
            canvas.select((key,))
            canvas.open(key)
