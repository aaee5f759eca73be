"""The fields of dialogs that are made from tables: putting values in, and the buttons below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from explorer.ui import ask


class FileField(QWidget):
    """The name of a file of the person's, and a button that asks for it.

    Args:
        kinds: Which files, as a dialog asks for them: ``Styles (*.csl)``.

    Signals:
        changed: Another file is named, or none: its path as text.
    """

    changed = Signal(str)

    def __init__(self, kinds: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds = kinds
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.editingFinished.connect(lambda: self.changed.emit(self.line.text()))
        self.button = QPushButton("Choose…")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda _checked=False: self._choose())
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def put(self, name: str) -> None:
        """Name another file, or none."""
        self.line.setText(name)
        self.changed.emit(name)

    def _choose(self) -> None:
        path = ask.open_file(self, "Choose a file", self._kinds)
        if path is not None:
            self.put(str(path))


def put(editor: QWidget, value: str | float) -> None:
    """Show *value* in *editor*; a combo box shows the entry with that value, or else with that text."""
    if isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QSpinBox):
        editor.setValue(int(value))
    elif isinstance(editor, QDoubleSpinBox):
        editor.setValue(float(value))
    elif isinstance(editor, QLineEdit):
        editor.setText(str(value))
    elif isinstance(editor, FileField):
        editor.put(str(value))
    elif isinstance(editor, QComboBox):
        place = editor.findData(value)
        editor.setCurrentIndex(place if place >= 0 else max(0, editor.findText(str(value))))


def buttons(dialog: QDialog, reset: Callable[[], None]) -> QDialogButtonBox:
    """Return Close and Defaults for *dialog*."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    defaults = QPushButton("Defaults")
    defaults.setAutoDefault(False)
    defaults.clicked.connect(reset)
    box.addButton(defaults, QDialogButtonBox.ButtonRole.ResetRole)
    box.rejected.connect(dialog.reject)
    return box
