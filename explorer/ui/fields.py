"""The fields of dialogs that are made from tables: putting values in, and the buttons below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QPushButton,
    QSpinBox,
    QWidget,
)


def put(editor: QWidget, value: str | float) -> None:
    """Show *value* in *editor*; a combo box shows the entry with that value, or else with that text."""
    if isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QSpinBox):
        editor.setValue(int(value))
    elif isinstance(editor, QDoubleSpinBox):
        editor.setValue(float(value))
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
