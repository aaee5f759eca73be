"""The dialogs of numbers on nodes: which columns of a table are meant, what was found, and the ends of the scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.diagram.looks import Values
from explorer.formats.values import MAX_NUMBER, Columns
from explorer.jobs.values import Loaded, Matched, scaled
from explorer.model.wording import many
from explorer.ui.panels.pieces import flat_button, label, set_off
from explorer.ui.plain_text import visible
from explorer.ui.table_copy import make_copyable

_ROWS = 6
_LONGEST = 60  # letters of a head
_SHOWN = 2000  # names in the list; copying takes all

Match = Callable[[Columns, Callable[[Matched], None]], None]
"""Looks for the rows of a table on the diagram and calls back with what was found."""


class ScaleFields(QWidget):
    """Title and ends of a scale.

    Args:
        parent: The widget it lies in.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.low, self.middle, self.high = (_number(name) for name in ("Lower end", "Middle", "Upper end"))
        self.symmetric = QCheckBox("The same distance to both ends")
        self.symmetric.setChecked(True)
        ends = QHBoxLayout()
        for field in (self.low, self.middle, self.high):
            ends.addWidget(field)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("Title", self.title)
        form.addRow("Low, middle, high", ends)
        form.addRow("", self.symmetric)
        self.high.valueChanged.connect(lambda _: self._mirror(self.high, self.low))
        self.low.valueChanged.connect(lambda _: self._mirror(self.low, self.high))
        self.middle.valueChanged.connect(lambda _: self._mirror(self.high, self.low))

    def show_values(self, values: Values) -> None:
        """Show title and ends of *values*."""
        even = abs((values.high - values.middle) - (values.middle - values.low)) < 1e-9
        self.symmetric.setChecked(False)
        self.title.setText(visible(values.title))
        for field, value in ((self.low, values.low), (self.middle, values.middle), (self.high, values.high)):
            field.setValue(value)
        self.symmetric.setChecked(even)

    def applied(self, values: Values) -> Values:
        """Return *values* with the title and the ends that stand here, in order."""
        low, middle, high = sorted((self.low.value(), self.middle.value(), self.high.value()))
        return replace(values, title=self.title.text().strip() or values.title, low=low, middle=middle, high=high)

    def _mirror(self, one: QDoubleSpinBox, other: QDoubleSpinBox) -> None:
        if self.symmetric.isChecked():
            other.blockSignals(True)
            other.setValue(2 * self.middle.value() - one.value())
            other.blockSignals(False)


class ScaleDialog(QDialog):
    """Title and ends of the numbers that are shown.

    Args:
        values: The numbers.
        parent: The window.

    Signals:
        chosen: The `Values` with the new ends.
    """

    chosen = Signal(object)

    def __init__(self, values: Values, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Scale of the numbers")
        self.fields = ScaleFields()
        self.fields.show_values(values)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.addWidget(self.fields)
        column.addWidget(_buttons(self, "Apply"))
        self.accepted.connect(lambda: self.chosen.emit(self.fields.applied(values)))


class ValuesDialog(QDialog):
    """A table that was read: its columns, how it begins, and what of it is on the diagram.

    Args:
        loaded: The table, with a guess of its columns.
        match: Looks for its rows on the diagram.
        nodes: How many entities the diagram has.
        parent: The window.

    Signals:
        chosen: The `Values` to be shown.
    """

    chosen = Signal(object)

    def __init__(self, loaded: Loaded, match: Match, nodes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Numbers of {visible(loaded.table.name)}")
        self._loaded, self._match, self._nodes = loaded, match, nodes
        self.matched = Matched({}, ())
        heads = [visible(head)[:_LONGEST] for head in loaded.table.head]
        self.name = _columns("Names or identifiers", heads, loaded.columns.name)
        self.value = _columns("Numbers", heads, loaded.columns.value)
        self.p = _columns("p values", ["none", *heads], 0 if loaded.columns.p is None else loaded.columns.p + 1)
        self.preview = self._preview(heads)
        self.found = label("", wraps=True)
        self.unmatched = QPlainTextEdit()
        self.unmatched.setReadOnly(True)
        self.unmatched.setAccessibleName("Names that are not on the diagram")
        self.unmatched.setMaximumHeight(110)
        self.copy = flat_button("Copy all", "Copy the names that are not on the diagram.", self._copy, "copy")
        self.scale = ScaleFields()
        self.buttons = _buttons(self, "Show")
        self._lay()
        for combo in (self.name, self.value, self.p):
            combo.currentIndexChanged.connect(lambda _: self.look())
        self.accepted.connect(lambda: self.chosen.emit(self.scale.applied(scaled(self._title(), self.matched))))
        self.look()

    @property
    def columns(self) -> Columns:
        """The columns that are chosen now."""
        p = self.p.currentIndex()
        return Columns(self.name.currentIndex(), self.value.currentIndex(), p - 1 if p else None)

    def look(self) -> None:
        """Look for the rows on the diagram, by the columns that are chosen now."""
        self._accept_button().setEnabled(False)
        self.found.setText("Looking for the names…")
        self._match(self.columns, self._show)

    def _show(self, matched: Matched) -> None:
        """Show what was found."""
        self.matched = matched
        there, missing = len(matched.numbers), len(matched.unmatched)
        names = many(missing, "name of the table is", "names of the table are")
        rest = f" {names} not on the diagram:" if missing else ""
        self.found.setText(f"{there:,} of {self._nodes:,} entities have a number.{rest}")
        more = [f"and {missing - _SHOWN:,} more"] if missing > _SHOWN else []
        self.unmatched.setPlainText("\n".join([*map(visible, matched.unmatched[:_SHOWN]), *more]))
        self.unmatched.setVisible(bool(missing))
        self.copy.setVisible(bool(missing))
        self.scale.show_values(scaled(self._title(), matched))
        self._accept_button().setEnabled(bool(there))

    def _title(self) -> str:
        return self._loaded.table.head[self.columns.value][:_LONGEST]

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.matched.unmatched))

    def _accept_button(self) -> QPushButton:
        (found,) = [one for one in self.buttons.buttons() if isinstance(one, QPushButton) and one.isDefault()]
        return found

    def _preview(self, heads: list[str]) -> QTableWidget:
        rows = self._loaded.table.rows[:_ROWS]
        made = QTableWidget(len(rows), len(heads))
        made.setHorizontalHeaderLabels(heads)
        made.verticalHeader().hide()
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setAccessibleName("How the table begins")
        make_copyable(made)
        made.setMaximumHeight(170)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                made.setItem(place, column, QTableWidgetItem(visible(cell)))
        made.resizeColumnsToContents()
        return made

    def _lay(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(20)
        form.addRow("Names or identifiers", self.name)
        form.addRow("Numbers", self.value)
        form.addRow("p values", self.p)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        column.addLayout(form)
        for widget in (self.preview, self.found, self.unmatched):
            column.addWidget(widget)
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.scale)
        column.addWidget(self.buttons)
        self.setMinimumWidth(520)


def _columns(name: str, heads: list[str], chosen: int) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.addItems(heads)
    made.setCurrentIndex(chosen)
    return made


def _number(name: str) -> QDoubleSpinBox:
    made = set_off(QDoubleSpinBox())
    made.setAccessibleName(name)
    made.setRange(-MAX_NUMBER, MAX_NUMBER)
    made.setDecimals(3)
    return made


def _buttons(dialog: QDialog, words: str) -> QDialogButtonBox:
    made = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    accept = QPushButton(words)
    accept.setDefault(True)
    made.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    made.accepted.connect(dialog.accept)
    made.rejected.connect(dialog.reject)
    return made
