"""All merges and splits of a store, each of which can be taken back or done again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.entity_edit import EntityEdit
from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import local_time, tip_text
from explorer.ui.plain_tree import PlainTree


class EditHistoryDialog(QDialog):
    """The merges and splits, the last one first.

    Signals:
        turn_wanted: Number of one of them, and whether it shall hold.
    """

    turn_wanted = Signal(int, bool)

    def __init__(self, edits: Sequence[EntityEdit], *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Merged and split entities")
        take_size(self, 620, 320)
        self._edits, self._read_only = tuple(edits), read_only
        self.tree = PlainTree(("What", "When", "State"))
        for one in edits:
            cells = one.text, local_time(one.made), "taken back" if one.undone else "in force"
            self.tree.add_row(cells).setToolTip(0, tip_text(one.text))
        self.tree.stretch()
        self.turn = QPushButton("Take back")
        self.turn.setAutoDefault(False)
        self.turn.clicked.connect(self._turn)
        self.tree.currentItemChanged.connect(lambda *_: self._follow())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.turn, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.addWidget(self.tree, 1)
        if not edits:
            column.addWidget(label("Nothing was merged or split in this store.", "faint"))
        column.addWidget(buttons)
        self._follow()

    def _chosen(self) -> EntityEdit | None:
        item = self.tree.currentItem()
        return None if item is None else self._edits[self.tree.indexOfTopLevelItem(item)]

    def _follow(self) -> None:
        edit = self._chosen()
        self.turn.setEnabled(edit is not None and not self._read_only)
        self.turn.setText("Do again" if edit is not None and edit.undone else "Take back")

    def _turn(self) -> None:
        edit = self._chosen()
        if edit is not None:
            self.accept()
            self.turn_wanted.emit(edit.id, edit.undone)
