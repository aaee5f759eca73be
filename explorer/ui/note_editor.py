"""Words are edited where they stand: a plain field over the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from explorer.diagram.extras import Box
from explorer.diagram.metrics import FONT_SIZE
from explorer.ui.canvas.view import Canvas

_LEAST_WIDTH, _LEAST_HEIGHT = 160, 30
_SEVERAL_HEIGHT = 76
_LETTERS = (11, 30)  # pixels, whatever the zoom
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QPlainTextEdit):
    """A field for one text at a time; Ctrl+Enter or a click elsewhere keeps it, Esc does not.

    Args:
        canvas: What it lies on.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._then: Callable[[str], None] | None = None
        self._box: Box = (0.0, 0.0, 0.0, 0.0)
        self._several = True
        self.setObjectName("noteEditor")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.hide()
        canvas.looked.connect(self._place)

    @property
    def busy(self) -> bool:
        """Whether a text is being edited."""
        return self._then is not None

    def edit(self, text: str, box: Box, name: str, then: Callable[[str], None], *, several: bool = True) -> None:
        """Let *text* be edited over *box* of the diagram.

        Args:
            text: The words so far.
            box: Left, top, right and bottom in the diagram.
            name: What is edited, for a screen reader.
            then: Called with the words if they are kept.
            several: Whether it may have several lines; else Enter keeps it.
        """
        self.keep()
        self._then, self._box, self._several = then, box, several
        self.setAccessibleName(name)
        self.setToolTip("Ctrl+Enter keeps the words, Esc does not" if several else "Enter keeps the name, Esc does not")
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if several else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        style = self._canvas.style
        self.setStyleSheet(
            f"#noteEditor {{ background: {style.ground}; color: {style.ink};"
            f" border: 2px solid {style.selection}; border-radius: 4px; }}"
        )
        self.setPlainText(text)
        self.selectAll()
        self._place()
        self.show()
        self.raise_()
        self.setFocus()

    def keep(self) -> None:
        """End, and hand the words on."""
        then, words = self._then, self.toPlainText()
        self.leave()
        if then is not None:
            then(words if self._several else " ".join(words.split()))

    def leave(self) -> None:
        """End without effect."""
        had_focus, self._then = self.hasFocus(), None
        self.hide()
        if had_focus:
            self._canvas.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take every key while it is open: the window's shortcuts wait."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep by Ctrl+Enter (of one line by Enter alone), leave by Esc."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER and (control or not self._several):
            self.keep()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A click elsewhere keeps the words; its own menu does not."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.keep()

    def _place(self) -> None:
        """Stand over the box, readable at any zoom."""
        if self._then is None:
            return
        left, top, right, bottom = self._box
        corners = self._canvas.to_screen(QPointF(left, top)), self._canvas.to_screen(QPointF(right, bottom))
        rect = QRectF(*corners).toRect()
        low, high = _LETTERS
        font = self.font()
        font.setPixelSize(round(min(max(FONT_SIZE * self._canvas.viewport.scale, low), high)))
        self.setFont(font)
        least = _SEVERAL_HEIGHT if self._several else max(_LEAST_HEIGHT, self.fontMetrics().height() + 12)
        rect.setWidth(max(rect.width(), _LEAST_WIDTH))
        rect.setHeight(max(rect.height(), least) if self._several else least)
        self.setGeometry(rect)
