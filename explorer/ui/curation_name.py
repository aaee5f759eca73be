"""The question who the person is, asked before the first verdict."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from explorer.ui.panels.pieces import label

LONGEST = 80


class NameDialog(QDialog):
    """Asks for a name.

    Signals:
        named: The name, which is not empty.
    """

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Your name")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText("Name or initials")
        self.name.setAccessibleName("Your name")
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(8)
        column.addWidget(label("Under which name do you give verdicts?", "section"))
        column.addWidget(self.name)
        column.addWidget(
            label(
                "It stands beside your verdicts in this store and in files that you write, so that those of several "
                "readers can be put together. Preferences can change it.",
                "faint",
            )
        )
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.addButton("Go on", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.ok.setEnabled(bool(text.strip())))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def _accept(self) -> None:
        self.accept()
        self.named.emit(self.name.text().strip())
