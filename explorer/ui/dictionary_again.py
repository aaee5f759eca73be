"""Which abstracts are to be read again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from explorer.ui.panels.pieces import label


class AgainDialog(QDialog):
    """Asks for those that an older extractor has read, or all.

    Args:
        older: Abstracts with evidence by another version of the extractor.
        all_: All abstracts.

    Signals:
        chosen: Whether only those by an older extractor are to be read.
    """

    chosen = Signal(bool)

    def __init__(self, older: int, all_: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Read abstracts again")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.older = QRadioButton(f"Those with evidence by an older extractor ({older:,})")
        self.all = QRadioButton(f"All abstracts of this store ({all_:,})")
        self.older.setEnabled(older > 0)
        (self.older if older else self.all).setChecked(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.read = buttons.addButton("Show what changes…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.read.setEnabled(all_ > 0)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        hint = "What you and others said stays, and so do your verdicts. Nothing changes before you have seen it."
        for one in (label(hint, "faint"), self.older, self.all, buttons):
            column.addWidget(one)

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.older.isChecked())
