"""Which of Qt's events on the canvas goes where: one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QNativeGestureEvent

from explorer.ui.canvas.hands import Hands
from explorer.ui.canvas.keys import Keys

if TYPE_CHECKING:
    from explorer.ui.canvas.view import Canvas


class Events:
    """Hands events of mouse, trackpad and keyboard on.

    Args:
        canvas: Where they happen.
        hands: Takes those of mouse and trackpad.
        keys: Takes those of the keyboard.
    """

    def __init__(self, canvas: Canvas, hands: Hands, keys: Keys) -> None:
        self._canvas, self._hands, self._keys = canvas, hands, keys
        kind = QEvent.Type
        self._table: Mapping[QEvent.Type, Callable[[Any], bool | None]] = {
            kind.MouseButtonPress: self._press,
            kind.MouseMove: hands.move,
            kind.MouseButtonRelease: hands.release,
            kind.MouseButtonDblClick: hands.double_click,
            kind.Wheel: hands.wheel,
            kind.NativeGesture: self._pinch,
            kind.Leave: self._leave,
            kind.KeyPress: self._key_down,
            kind.KeyRelease: self._key_up,
            kind.ContextMenu: self._menu,
            kind.FocusIn: self._focus,
            kind.FocusOut: self._focus,
        }

    def handle(self, event: QEvent) -> bool:
        """Hand *event* on; return whether that was all that has to be done with it."""
        handler = self._table.get(event.type())
        # A handler returns False for what Qt shall treat in its own way.
        return handler is not None and handler(event) is not False

    def _press(self, event: Any) -> bool:
        self._keys.used = False
        self._hands.press(event)
        # Qt gives the focus on a press.
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()
        return True

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._canvas.zoom_by(1.0 + event.value(), event.position())
        return True

    def _leave(self, _event: QEvent) -> bool:
        self._canvas.hover(None)
        return False

    def _key_down(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            self._hold_space(on=True)
        elif not self._keys.press(event):
            return False
        event.accept()
        return True

    def _key_up(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self._hold_space(on=False)
        return True

    def _hold_space(self, *, on: bool) -> None:
        self._hands.space = on
        self._canvas.show_cursor(Qt.CursorShape.OpenHandCursor if on else None)

    def _menu(self, event: QContextMenuEvent) -> bool:
        canvas = self._canvas
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            key = self._keys.current
            place = None if key is None else canvas.scene.place(key)
            spot = QPointF(canvas.rect().center()) if place is None else canvas.to_screen(QPointF(*place))
        else:
            spot = QPointF(event.pos())
            key = canvas.item_at(spot)
        self._hands.cancel()
        canvas.hover(None)
        if key is not None and key not in canvas.selection:
            canvas.select((key,))
        canvas.menu_wanted.emit(key, canvas.mapToGlobal(spot.toPoint()))
        event.accept()
        return True

    def _focus(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._hands.space = False
            self._hands.cancel()
        self._canvas.update()
        return False
