"""The dialog in which a note is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from explorer.ui.panels.pieces import label, take_size

LONGEST = 20_000
"""So many letters a note may have."""


class RemarkDialog(QDialog):
    """Plain words; Ctrl+Enter keeps them.

    Args:
        title: What the note is on.
        text: The words so far.
        parent: Its owner.

    Signals:
        kept: The words; empty ones take the note away.
    """

    kept = Signal(str)

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Note")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = QPlainTextEdit()
        self.words.setObjectName("field")
        self.words.setAccessibleName("Words of the note")
        self.words.setTabChangesFocus(True)
        self.words.setPlainText(text)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.problem = label("", "warning")
        self.problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep = buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setDefault(True)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(label(title, "heading"))
        column.addWidget(self.words, 1)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        take_size(self, 460, 280)

    def _keep(self) -> None:
        words = self.words.toPlainText().strip()
        if len(words) > LONGEST:
            self.problem.setText(f"A note has {LONGEST:,} letters at most; this one has {len(words):,}.")
            self.problem.show()
            return
        self.accept()
        self.kept.emit(words)
