"""A line above the diagram that says what is laid over it, and takes it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from explorer.graph.compare import Outcome
from explorer.ui.compare_view import COLOURS
from explorer.ui.panels.pieces import Flow, flat_button, label, tell

_SQUARE = 11
_WORDS = {
    Outcome.SIGN_CHANGED: "with another sign",
    Outcome.ONLY_HERE: "only here",
    Outcome.ONLY_THERE: "only there (dashed)",
}


class CompareBar(QFrame):
    """What the bands on the edges mean.

    Args:
        listed: Shows the list.
        cleared: Takes the bands away.
    """

    def __init__(self, listed: Callable[[], None], cleared: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.words = label("", wraps=False)
        self.parts = {outcome: label("", wraps=False) for outcome in _WORDS}
        inside = QWidget()
        flow = Flow(14)
        inside.setLayout(flow)
        flow.addWidget(self.words)
        for outcome, words in self.parts.items():
            flow.addWidget(_with_swatch(COLOURS[outcome], words))
        self.further = label("", "faint", wraps=False)
        flow.addWidget(self.further)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.addWidget(inside, 1)
        row.addWidget(flat_button("Show the list", "Show what differs as a list", listed))
        row.addWidget(flat_button("Clear", "Show the diagram as it is (Esc)", cleared))
        self.hide()

    def show_counts(self, there: str, painted: Mapping[str, Outcome], differing: int) -> None:
        """Say how much of the diagram differs from *there*, of *differing* edges in all."""
        self.words.setText(f"Compared with {there}:")
        for outcome, one in self.parts.items():
            number = sum(found is outcome for found in painted.values())
            one.setText(f"{number:,} {_WORDS[outcome]}")
        left = differing - len(painted)
        tell(self.further, f"{left:,} more {'is' if left == 1 else 'are'} not drawn; the list has all." if left else "")
        self.show()


def _with_swatch(colour: str, words: QWidget) -> QWidget:
    """Return *words* behind a square of *colour*."""
    pair, square = QWidget(), label("", wraps=False)
    picture = QPixmap(_SQUARE, _SQUARE)
    picture.fill(QColor(colour))
    square.setPixmap(picture)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(square)
    row.addWidget(words)
    return pair
