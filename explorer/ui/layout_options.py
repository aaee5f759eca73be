"""The dialog of a layout's parameters, made from what they say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.fields import buttons, put
from explorer.ui.panels.pieces import set_off
from explorer.ui.plain_text import SafeLabel, menu_text

if TYPE_CHECKING:
    from explorer.layout.parameters import Parameter, Value
    from explorer.layout.plan import Layout


class LayoutOptions(QDialog):
    """Parameters of one layout at a time; the window stays usable beside it.

    Args:
        layouts: All layouts.
        name: The one shown first.
        values: Returns what was chosen for a layout so far.
        parent: The window.

    Signals:
        wanted: (layout's name, values by name): lay the diagram out like this, and remember it.
    """

    wanted = Signal(str, object)

    def __init__(
        self,
        layouts: Sequence[Layout],
        name: str,
        values: Callable[[str], Mapping[str, object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Layout options")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._layouts = {layout.name: layout for layout in layouts}
        self._values = values
        self.editors: dict[str, QWidget] = {}
        self.choice = QComboBox()
        self.choice.setAccessibleName("Layout")
        for layout in layouts:
            self.choice.addItem(layout.title, layout.name)
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(22)
        self._form.setVerticalSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(14)
        column.addWidget(self.choice)
        column.addLayout(self._form)
        column.addStretch(1)
        column.addWidget(self._buttons())
        self.setMinimumWidth(380)
        self.choice.currentIndexChanged.connect(lambda _: self._fill())
        self._fill()

    @property
    def name(self) -> str:
        """The layout that is shown."""
        return str(self.choice.currentData())

    def chosen(self) -> dict[str, Value]:
        """Return what the fields hold."""
        return {parameter.name: _value(self.editors[parameter.name], parameter) for parameter in self._parameters()}

    def show_layout(self, name: str) -> None:
        """Show the parameters of the layout *name*."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))

    def reset(self) -> None:
        """Put the defaults into the fields."""
        for parameter in self._parameters():
            put(self.editors[parameter.name], parameter.default)

    def apply(self) -> None:
        """Ask for a layout with what the fields hold."""
        self.wanted.emit(self.name, self.chosen())

    def _parameters(self) -> list[Parameter]:
        from explorer.layout.parameters import parameters  # noqa: PLC0415 - late: with the layouts

        return [one for one in parameters(self._layouts[self.name].params) if not one.node]

    def _fill(self) -> None:
        """Make a row for each parameter of the layout."""
        while self._form.rowCount():
            self._form.removeRow(0)
        self.editors.clear()
        kept = self._values(self.name)
        for parameter in self._parameters():
            editor = self.editors[parameter.name] = _editor(parameter)
            editor.setToolTip(parameter.tip)
            editor.setAccessibleName(parameter.title)
            editor.setAccessibleDescription(parameter.tip)
            put(editor, _good(parameter, kept))
            if isinstance(editor, QCheckBox):
                self._form.addRow(editor)
            else:
                label = SafeLabel(parameter.title)
                label.setBuddy(editor)
                self._form.addRow(label, editor)
        if not self.editors:
            self._form.addRow(SafeLabel("This layout has no options."))

    def _buttons(self) -> QDialogButtonBox:
        box = buttons(self, self.reset)
        apply = box.addButton("Apply", QDialogButtonBox.ButtonRole.ApplyRole)
        apply.setDefault(True)
        apply.clicked.connect(self.apply)
        return box


def _good(parameter: Parameter, kept: Mapping[str, object]) -> Value:
    """The kept value, or the default where none (or a wrong one) is kept."""
    from explorer.layout.parameters import one_of  # noqa: PLC0415 - late: with the layouts

    return one_of(parameter, kept)


def _editor(parameter: Parameter) -> QWidget:
    """Return the field for a parameter of its type."""
    if isinstance(parameter.default, bool):
        return QCheckBox(menu_text(parameter.title))
    if isinstance(parameter.default, int):
        whole = set_off(QSpinBox())
        whole.setRange(int(parameter.low), int(parameter.high))
        whole.setSingleStep(max(1, int(parameter.step)))
        return whole
    if isinstance(parameter.default, float):
        number = set_off(QDoubleSpinBox())
        number.setDecimals(0 if parameter.step == int(parameter.step) else 2)
        number.setRange(parameter.low, parameter.high)
        number.setSingleStep(parameter.step)
        return number
    combo = QComboBox()
    for value, title in parameter.choices:
        combo.addItem(title, value)
    return combo


def _value(editor: QWidget, parameter: Parameter) -> Value:
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, (QSpinBox, QDoubleSpinBox)):
        return editor.value()
    if isinstance(editor, QComboBox) and editor.count():
        return str(editor.currentData())
    return parameter.default
