"""The small card beside the pointer that answers a hover: plain text, drawn inside the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from explorer.diagram.style import Style
from explorer.model.wording import shortened
from explorer.ui.plain_text import SafeLabel

#: A tip that came at once would flicker under a moving hand.
DELAY_MS = 180
#: So often the words are asked for.
ASKED = 4
MAX_WIDTH = 380
#: Longer texts are cut: a tip is read at a glance.
MAX_LETTERS = 700
_AWAY = QPoint(14, 18)


class HoverTip(QFrame):
    """Shows a text letter for letter beside a point of its parent; never takes a click.

    Args:
        parent: The widget it lies on.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setObjectName("hoverTip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._label = SafeLabel(parent=self)
        self._label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 6, 9, 7)
        layout.addWidget(self._label)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._appear)
        self._place = QPoint()
        self._words: Callable[[], str] | None = None
        self._asked = 0
        self.hide()

    @property
    def announced(self) -> bool:
        """Whether a text is shown, or will be in a moment."""
        return self._words is not None

    def dress(self, style: Style) -> None:
        """Take the colours of *style*."""
        self.setStyleSheet(
            f"#hoverTip {{ background: {style.ground}; border: 1px solid {style.muted}; border-radius: 6px; }}"
            f"#hoverTip QLabel {{ color: {style.ink}; background: transparent; border: 0; }}"
        )

    def announce(self, words: Callable[[], str], place: QPoint) -> None:
        """Show what *words* returns beside *place* (of the parent) after a moment.

        It is asked again a few times while the tip is shown: a part of the answer may come late.
        """
        self._words, self._place, self._asked = words, place, 0
        self._timer.start(DELAY_MS)

    def dismiss(self) -> None:
        """Hide."""
        self._timer.stop()
        self._words = None
        self.hide()

    def _appear(self) -> None:
        """Ask for the words, and show them if there are any."""
        words = self._words() if self._words is not None else ""
        self._asked += 1
        if self._asked < ASKED:
            self._timer.start(DELAY_MS)
        cut = shortened(words, MAX_LETTERS)
        if not cut:
            self.hide()
        elif cut != self._label.original or self.isHidden():
            self._label.setText(cut)
            self._lay()
            self.raise_()
            self.show()

    def _lay(self) -> None:
        """Take the size of the text and a place inside the parent, beside the pointer and not under it."""
        self._label.setFixedWidth(min(self._wanted_width(), MAX_WIDTH))
        self.adjustSize()
        room = self._parent.rect()
        place = self._place + _AWAY
        if place.x() + self.width() > room.right() - 4:
            place.setX(max(4, room.right() - 4 - self.width()))
        if place.y() + self.height() > room.bottom() - 4:
            place.setY(max(4, self._place.y() - 10 - self.height()))
        self.move(place)

    def _wanted_width(self) -> int:
        """Width of the longest line."""
        metrics = self._label.fontMetrics()
        return 2 + max(metrics.horizontalAdvance(line) for line in self._label.text().split("\n"))
