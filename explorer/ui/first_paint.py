"""The moment at which a person sees the window for the first time: what can wait, waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

#: A window that is minimised when it starts is not painted; nothing waits for it longer than this.
LONGEST_MS = 2000


class FirstPaint(QObject):
    """Calls once when *window* was painted, all of it, or when that takes too long.

    Args:
        window: The window; it is not yet painted.
        then: Called in a turn of the event loop of its own, after the picture is on the screen.
    """

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._tell)
        self._wait.start(LONGEST_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the window is painted: its panels are painted in the same turn."""
        if watched is self._window and event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            self._wait.start(0)
        return False

    def _tell(self) -> None:
        self._window.removeEventFilter(self)
        self._then()
