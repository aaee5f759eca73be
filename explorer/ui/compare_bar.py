"""A line above the diagram that says what is laid over it, and takes it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from explorer.graph.compare import Outcome
from explorer.ui.compare_view import COLOURS
from explorer.ui.panels.pieces import Flow, flat_button, label

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
        for one in (self.words, *self.parts.values()):
            flow.addWidget(one)
        for outcome, one in self.parts.items():
            one.setStyleSheet(f"border-left: 9px solid {COLOURS[outcome]}; padding-left: 6px;")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.addWidget(inside, 1)
        row.addWidget(flat_button("Show the list", "Show what differs as a list", listed))
        row.addWidget(flat_button("Clear", "Show the diagram as it is (Esc)", cleared))
        self.hide()

    def show_counts(self, there: str, painted: Mapping[str, Outcome]) -> None:
        """Say how much of the diagram differs from *there*."""
        self.words.setText(f"Compared with {there}:")
        for outcome, one in self.parts.items():
            number = sum(found is outcome for found in painted.values())
            one.setText(f"{number:,} {_WORDS[outcome]}")
        self.show()
