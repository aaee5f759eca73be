"""The dialog of the rates that beliefs are computed from: how often each kind of evidence is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.graph.belief import Rates
from explorer.ui.panels.pieces import label, set_off, take_size
from explorer.ui.plain_text import SafeLabel, visible

_ORIGINS = {"builtin": "This program", "manual": "Added by hand", "reach": "REACH", "sparser": "Sparser"}
_SHARES = (
    ("again", "A further sentence of a paper", "What it counts of the one before it; 0 counts each paper once."),
    ("speculated", "A speculated sentence", "What it keeps of how sure it is."),
    ("curated", "A sentence called right", "How sure it is when a person called it right."),
)


class RatesDialog(QDialog):
    """Shows the rates of a store and takes others.

    Args:
        rates: Those in force.
        rules: The rules that evidence can be found by, each with how often it was right where measured, or None.
        read_only: Whether the store may not be written.

    Signals:
        chosen: Other `Rates`, which all beliefs are to be computed from.
    """

    chosen = Signal(object)

    def __init__(
        self,
        rates: Rates,
        rules: Mapping[str, float | None],
        *,
        read_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Belief")
        take_size(self, 640, 620)
        self._rates = rates
        self._measured = {**dict.fromkeys(sorted(rates.rules)), **rules}
        self._rules = list(dict.fromkeys([*rules, *sorted(rates.rules)]))
        self.systematic = {one: _share() for one in sorted(set(Rates().systematic) | set(rates.systematic))}
        self.other = _share()
        self.origins = {one: _share() for one in sorted(set(Rates().origins) | set(rates.origins))}
        self.shares = {name: _share() for name, _, _ in _SHARES}
        self.rules = QTableWidget(len(self._rules), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(26)
        line.addLayout(self._left())
        line.addLayout(self._right())
        column.addLayout(line)
        column.addWidget(label("How often what a rule found is right; empty is as the extractor says", "section"))
        column.addWidget(self._rule_table(), 1)
        column.addWidget(
            label("Papers count, not sentences. Changed rates compute all beliefs of this store anew.", "faint")
        )
        column.addWidget(self._buttons(read_only))
        self.show_rates(rates)

    @property
    def rates(self) -> Rates:
        """The rates as the dialog stands."""
        return replace(
            self._rates,
            systematic={name: field.value() for name, field in self.systematic.items()},
            other=self.other.value(),
            origins={name: field.value() for name, field in self.origins.items()},
            rules=self._rule_shares(),
            **{name: field.value() for name, field in self.shares.items()},
        )

    def show_rates(self, rates: Rates) -> None:
        """Put *rates* into the fields."""
        usual = Rates()
        _fill(self.systematic, {**usual.systematic, **rates.systematic})
        _fill(self.origins, {**usual.origins, **rates.origins})
        _fill(self.shares, {name: getattr(rates, name) for name in self.shares})
        self.other.setValue(rates.other)
        for row, name in enumerate(self._rules):
            share = rates.rules.get(name)
            self.rules.setItem(row, 1, QTableWidgetItem("" if share is None else f"{share:g}"))

    def _left(self) -> QFormLayout:
        form = _form()
        form.addRow(label("Wrong as a whole", "section", wraps=False))
        for name, field in self.systematic.items():
            _row(form, _called(name), field, "How often all of its sentences for one statement are wrong together.")
        _row(form, "Any other origin", self.other, "The same for origins that are not named.")
        return form

    def _right(self) -> QFormLayout:
        form = _form()
        form.addRow(label("Right, sentence by sentence", "section", wraps=False))
        for name, field in self.origins.items():
            _row(form, _called(name), field, "How often a sentence of it is right.")
        for name, title, tip in _SHARES:
            _row(form, title, self.shares[name], tip)
        return form

    def _rule_table(self) -> QTableWidget:
        table = self.rules
        table.setHorizontalHeaderLabels(["Rule", "Right (0 to 1)", "Measured"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setAccessibleName("Rules")
        for row, name in enumerate(self._rules):
            measured = self._measured[name]
            for column, text in ((0, visible(name)), (2, "" if measured is None else f"{measured:.2f}")):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                table.setItem(row, column, item)
        table.itemChanged.connect(self._check)
        return table

    def _buttons(self, read_only: bool) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = box.addButton("Compute beliefs anew", QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setEnabled(not read_only)
        defaults = QPushButton("Defaults")
        defaults.setAutoDefault(False)
        defaults.clicked.connect(lambda _checked=False: self.show_rates(Rates()))
        box.addButton(defaults, QDialogButtonBox.ButtonRole.ResetRole)
        self.as_measured = QPushButton("Rules as measured")
        self.as_measured.setAutoDefault(False)
        self.as_measured.setToolTip("Take for each rule how often it was right on annotated abstracts")
        self.as_measured.clicked.connect(lambda _checked=False: self._take_measured())
        box.addButton(self.as_measured, QDialogButtonBox.ButtonRole.ResetRole)
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        return box

    def _take_measured(self) -> None:
        for row, name in enumerate(self._rules):
            measured = self._measured[name]
            if measured is not None:
                self.rules.setItem(row, 1, QTableWidgetItem(f"{measured:.2f}"))

    def _rule_shares(self) -> dict[str, float]:
        found = {}
        for row, name in enumerate(self._rules):
            share = _share_of(self.rules.item(row, 1))
            if share is not None:
                found[name] = share
        return found

    def _check(self, item: QTableWidgetItem) -> None:
        """What is no share is taken out again."""
        if item.column() == 1 and item.text().strip() and _share_of(item) is None:
            item.setText("")

    def _accept(self) -> None:
        self.accept()
        self.chosen.emit(self.rates)


def _share() -> QDoubleSpinBox:
    made = set_off(QDoubleSpinBox())
    made.setRange(0.0, 1.0)
    made.setDecimals(3)
    made.setSingleStep(0.01)
    return made


def _share_of(item: QTableWidgetItem | None) -> float | None:
    try:
        share = float((item.text() if item is not None else "").strip().replace(",", "."))
    except ValueError:
        return None
    return share if 0 <= share <= 1 else None


def _fill(fields: Mapping[str, QDoubleSpinBox], values: Mapping[str, float]) -> None:
    for name, field in fields.items():
        field.setValue(values[name])


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(6)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return form


def _row(form: QFormLayout, title: str, field: QDoubleSpinBox, tip: str) -> None:
    words = SafeLabel(title)
    words.setBuddy(field)
    field.setToolTip(tip)
    field.setAccessibleDescription(tip)
    form.addRow(words, field)


def _called(origin: str) -> str:
    return _ORIGINS.get(origin, visible(origin).capitalize())
