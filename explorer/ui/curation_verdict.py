"""The dialog of a verdict with a note, on one sentence or on many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.curating import Verdict
from explorer.model.verdicts import TAGS
from explorer.ui.panels.pieces import label
from explorer.ui.plain_text import menu_text

_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Scope:
    """Evidence that a verdict can be given on at once.

    Attributes:
        words: In words: ``All 12 sentences of this paper``.
        ids: The evidence, by its numbers.
    """

    words: str
    ids: tuple[int, ...]


class VerdictDialog(QDialog):
    """Asks for a verdict, a note, and what it is said of.

    Args:
        scopes: What it can be said of; the first one is chosen.

    Signals:
        chosen: The `Verdict` and the numbers of the evidence.
    """

    chosen = Signal(object, object)

    def __init__(self, scopes: Sequence[Scope], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Verdict")
        self._tags, self._of = QButtonGroup(self), QButtonGroup(self)
        self._scopes = tuple(scopes)
        self.tags: dict[str, QRadioButton] = {}
        self.scopes: list[QRadioButton] = []
        self.note = QLineEdit()
        self.note.setMaxLength(_LONGEST)
        self.note.setPlaceholderText("A note, if you like")
        self.note.setAccessibleName("Note")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(8)
        column.addWidget(label("What is to be said of it?", "section"))
        column.addLayout(self._tag_grid())
        column.addWidget(self.note)
        column.addWidget(label("Of which sentences?", "section"))
        for place, scope in enumerate(self._scopes):
            button = QRadioButton(menu_text(scope.words))
            button.setChecked(place == 0)
            self._of.addButton(button)
            self.scopes.append(button)
            column.addWidget(button)
        column.addWidget(label("It can be undone, and can be taken back at any time.", "faint"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.give = self.buttons.addButton("Give verdict", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def _tag_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, tag in enumerate(TAGS):
            button = QRadioButton(tag.title)
            button.setChecked(row == 0)
            self._tags.addButton(button)
            self.tags[tag.name] = button
            grid.addWidget(button, row, 0)
            grid.addWidget(label(tag.tip, "faint", wraps=False), row, 1)
        return grid

    def _accept(self) -> None:
        tag = next(name for name, button in self.tags.items() if button.isChecked())
        place = next(place for place, button in enumerate(self.scopes) if button.isChecked())
        self.accept()
        self.chosen.emit(Verdict(tag, self.note.text().strip()), self._scopes[place].ids)
