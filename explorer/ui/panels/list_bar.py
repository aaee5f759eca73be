"""The line above the sentences: their order, their groups, and which are left out for a moment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from explorer.model.listing import (
    CONFIDENCE,
    FLAG,
    IMPLIED,
    JOURNAL,
    NEGATED,
    PAPER,
    SPECULATED,
    UNFLAGGED,
    YEAR,
    Listed,
    Listing,
)
from explorer.ui.panels.pieces import label

_ORDERS = (
    ("By paper", PAPER),
    ("By year", YEAR),
    ("By journal", JOURNAL),
    ("By confidence", CONFIDENCE),
)
_GROUPS = (
    ("Not grouped", ""),
    ("Grouped by paper", PAPER),
    ("Grouped by year", YEAR),
    ("Grouped by journal", JOURNAL),
    ("Grouped by flag", FLAG),
)
_FLAGS = (
    ("Any flag", ""),
    ("No flag", UNFLAGGED),
    ("Negated", NEGATED),
    ("Speculated", SPECULATED),
    ("Implied", IMPLIED),
)
# A person types on; the list waits for the end of the word.
_TYPING_MS = 180
_LONGEST = 200


class ListBar(QWidget):
    """Says how the sentences are listed.

    Signals:
        changed: Another `Listing` is wanted.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = _choice(_ORDERS, "Order of the sentences")
        self.group = _choice(_GROUPS, "Groups of the sentences")
        self.flag = _choice(_FLAGS, "Flag of the sentences")
        self.words = QLineEdit()
        self.words.setPlaceholderText("Words in the sentence")
        self.words.setAccessibleName("Words in the sentence")
        self.words.setToolTip("All of them must stand in it; words in double quotes stand together.")
        self.words.setClearButtonEnabled(True)
        self.words.setMaxLength(_LONGEST)
        self.shown = label("", "faint", wraps=False)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _: self._typing.start())
        for choice in (self.order, self.group, self.flag):
            choice.currentIndexChanged.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 0)
        column.setSpacing(6)
        column.addLayout(_line(self.order, self.group))
        column.addLayout(_line(self.words, self.flag, self.shown))

    @property
    def listing(self) -> Listing:
        """What the person wants."""
        order, group, flag = (str(one.currentData()) for one in (self.order, self.group, self.flag))
        return Listing(order, group, self.words.text(), flag)

    def forget(self) -> None:
        """Leave nothing out any more; the order stays. Nothing is told."""
        for field in (self.words, self.flag):
            field.blockSignals(True)
        self.words.clear()
        self.flag.setCurrentIndex(0)
        for field in (self.words, self.flag):
            field.blockSignals(False)
        self._typing.stop()

    def say(self, listed: Listed) -> None:
        """Say how many are shown, where some are left out."""
        left_out = len(listed.ids) < listed.total
        self.shown.setText(f"{len(listed.ids):,} of {listed.total:,}" if left_out else "")
        self.shown.setVisible(left_out)


def _choice(entries: Sequence[tuple[str, str]], name: str) -> QComboBox:
    made = QComboBox()
    for words, value in entries:
        made.addItem(words, value)
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(7)
    return made


def _line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    for widget in widgets:
        line.addWidget(widget, 1 if isinstance(widget, (QComboBox, QLineEdit)) else 0)
    return line
