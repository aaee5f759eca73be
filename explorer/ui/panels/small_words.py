"""Small words in one line, such as what has to be known before a sentence is believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from explorer.ui.panels.pieces import Flow, label, tell
from explorer.ui.plain_text import SafeLabel

SmallWord = tuple[str, str, str]
"""A text, its look and its tip."""


class SmallWords(QWidget):
    """A line of small words, hidden while there is none; its labels serve one text after the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flow()
        self.setLayout(self._flow)
        self._labels: dict[tuple[str, int], SafeLabel] = {}

    def show_words(self, words: Sequence[SmallWord]) -> None:
        """Show *words*, in the place of those before."""
        for one in self._labels.values():
            one.hide()
        used = Counter[str]()
        for text, look, tip in words:
            self._show_word(text, (look, used[look]), tip)
            used[look] += 1
        self.setVisible(bool(words))

    def _show_word(self, text: str, place: tuple[str, int], tip: str) -> None:
        """Show a word in the label for its look and number, which is made where it is missing."""
        if place not in self._labels:
            self._labels[place] = label("", place[0], wraps=False)
            self._flow.addWidget(self._labels[place])
        shown = self._labels[place]
        shown.setToolTip(tip)
        tell(shown, text)
