"""The dialog of the settings, made from their one table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.settings import BY_KEY, SETTINGS, Setting, Value
from explorer.ui.fields import FileField, buttons, put
from explorer.ui.panels.pieces import fit_screen, set_off
from explorer.ui.plain_text import SafeLabel
from explorer.ui.remembered import Remembered

_GROUPS = {
    "look": "Look",
    "diagram": "Diagram",
    "evidence": "Evidence",
    "citation": "Citations",
    "figure": "Figures",
    "extraction": "Reading",
}
_LONGEST = 200


class PreferencesDialog(QDialog):
    """Every setting with its title and tip; a change counts at once.

    Args:
        remembered: Where values come from and go to.
        changed: Called with the key of a setting that has a new value.
        parent: The window.
    """

    def __init__(self, remembered: Remembered, changed: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self._remembered = remembered
        self._changed = changed
        self.editors: dict[str, QWidget] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(22, 18, 22, 0)
        column.setSpacing(6)
        for group, settings in groupby(SETTINGS, key=lambda one: one.key.split(".")[0]):
            column.addWidget(_heading(_GROUPS.get(group, group.capitalize())))
            form = QFormLayout()
            form.setContentsMargins(8, 2, 0, 12)
            form.setHorizontalSpacing(22)
            form.setVerticalSpacing(8)
            for setting in settings:
                self._add(form, setting)
            column.addLayout(form)
        column.addStretch(1)
        self._compose(inside)

    def _compose(self, inside: QWidget) -> None:
        """Put what is *inside* above the buttons; where the screen is low it is scrolled."""
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setMinimumWidth(inside.sizeHint().width() + area.verticalScrollBar().sizeHint().width())
        below = QVBoxLayout(self)
        below.setContentsMargins(0, 0, 0, 18)
        below.addWidget(area, 1)
        foot = buttons(self, self.reset)
        foot.setContentsMargins(22, 0, 22, 0)
        below.addWidget(foot)
        wanted = inside.sizeHint() + QSize(0, foot.sizeHint().height() + 40)
        fit_screen(self, wanted)

    def reset(self) -> None:
        """Give every setting its default."""
        for setting in SETTINGS:
            put(self.editors[setting.key], setting.default)

    def _add(self, form: QFormLayout, setting: Setting) -> None:
        editor = _editor(setting, partial(self._keep, setting.key))
        put(editor, self._remembered.option(setting.key))
        editor.setToolTip(setting.tip)
        editor.setAccessibleDescription(setting.tip)
        self.editors[setting.key] = editor
        if isinstance(editor, QCheckBox):
            form.addRow(editor)
        else:
            label = SafeLabel(setting.title)
            label.setBuddy(editor)
            form.addRow(label, editor)

    def _keep(self, key: str, value: Value) -> None:
        if self._remembered.option(key) != value:
            self._remembered.set_option(key, BY_KEY[key].checked(value))
            self._changed(key)


def _heading(text: str) -> SafeLabel:
    label = SafeLabel(text)
    label.setObjectName("section")
    return label


def _editor(setting: Setting, keep: Callable[[Value], None]) -> QWidget:
    """Return the field for a setting of its type."""
    if isinstance(setting.default, bool):
        box = QCheckBox(setting.title)
        box.toggled.connect(keep)
        return box
    if isinstance(setting.default, int):
        spin = set_off(QSpinBox())
        spin.setRange(setting.low, setting.high)
        spin.valueChanged.connect(keep)
        return spin
    if setting.file:
        field = FileField(setting.file)
        field.changed.connect(keep)
        return field
    if not setting.choices:
        line = QLineEdit()
        line.setMaxLength(_LONGEST)
        line.textChanged.connect(keep)
        return line
    combo = QComboBox()
    combo.addItems(setting.choices)
    combo.currentTextChanged.connect(keep)
    return combo
