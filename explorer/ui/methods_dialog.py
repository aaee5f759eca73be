"""The methods paragraph before it is copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import visible

_HINT = "As it is now, with the filters in force. You can change the words before they are copied."


class MethodsDialog(QDialog):
    """The paragraph, to read and to change.

    Args:
        text: The paragraph.
        parent: Its owner.

    Signals:
        copy_wanted: The words that shall be copied.
    """

    copy_wanted = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Methods paragraph")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = QPlainTextEdit()
        self.words.setObjectName("field")
        self.words.setAccessibleName("Methods paragraph")
        self.words.setTabChangesFocus(True)
        self.words.setPlainText(visible(text))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy.setDefault(True)
        buttons.accepted.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(label("Methods paragraph", "heading"))
        column.addWidget(label(_HINT, "faint"))
        column.addWidget(self.words, 1)
        column.addWidget(buttons)
        take_size(self, 560, 340)

    def _copy(self) -> None:
        self.accept()
        self.copy_wanted.emit(self.words.toPlainText())
