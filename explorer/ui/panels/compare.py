"""What is only here, what is only there, and where the sign is another one, as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.formats.tables import Table
from explorer.graph.compare import Compared, Outcome
from explorer.ui.panels.pieces import Flow, flat_button, label, on_base
from explorer.ui.panels.plain_table import PlainTable, chosen_keys, plain_view
from explorer.ui.plain_text import menu_text

if TYPE_CHECKING:
    from explorer.jobs.compare import Comparison

_HEADS = ("Difference", "Subject", "Object", "Here", "Papers", "There", "Papers")
_NUMBERS = frozenset({4, 6})
_NAMES = frozenset({1, 2})
_HINT = "Compare with a kept diagram, or with another store; it is only read."
DIAGRAM, STORE, FILE = "diagram", "store", ""
DIFFERENCES = (Outcome.SIGN_CHANGED, Outcome.ONLY_HERE, Outcome.ONLY_THERE)


class ComparePanel(QWidget):
    """What is compared, how many differ how, and the list.

    Signals:
        wanted: The person wants to compare: (`DIAGRAM` or `STORE`, `FILE` or the name of a kept diagram).
        keep_wanted: The person wants to keep what is drawn.
        chosen: Keys of the edges that are selected in the list, as a frozenset.
        save_wanted: The list shall be written to a file.
    """

    wanted = Signal(str, str)
    keep_wanted = Signal()
    chosen = Signal(object)
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comparison: Comparison | None = None
        self.here, self.there, self.outcome = QComboBox(), QComboBox(), QComboBox()
        self.counts = label(_HINT, "faint")
        self.table = PlainTable(_HEADS, _NUMBERS, self)
        self.view = plain_view(self.table, "Differences", _NAMES)
        self.view.selectionModel().selectionChanged.connect(
            lambda *_: self.chosen.emit(frozenset(chosen_keys(self.view, self.table)))
        )
        self.go = QPushButton("Compare")
        self.go.clicked.connect(self._ask)
        self.outcome.currentIndexChanged.connect(lambda _: self._list())
        on_base(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.view, 1)
        column.addStretch(0)
        # In a low window a row below the heads is enough, so that nothing above is pressed together.
        self.view.setMinimumHeight(2 * self.view.verticalHeader().defaultSectionSize())
        self._list()

    def offer(self, kept: Sequence[str]) -> None:
        """Offer the diagrams *kept*, the last one first, and another file."""
        before = self.there.currentData()
        self.there.clear()
        for name in kept:
            self.there.addItem(menu_text(name).replace("&&", "&"), name)
        self.there.addItem("Another store…", FILE)
        self.there.setCurrentIndex(max(0, self.there.findData(before)))

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show how the two differ; None empties the list."""
        self.comparison = comparison
        self.outcome.blockSignals(True)
        self.outcome.clear()
        if comparison is not None:
            counts = {one: comparison.count(one) for one in Outcome}
            differing = sum(counts[one] for one in DIFFERENCES)
            self.outcome.addItem(f"All differences ({differing:,})", DIFFERENCES)
            for one in (*DIFFERENCES, Outcome.SAME):
                self.outcome.addItem(f"{one.value.capitalize()} ({counts[one]:,})", (one,))
        self.outcome.blockSignals(False)
        self.outcome.setVisible(comparison is not None)
        self.counts.setText(_HINT if comparison is None else told(comparison))
        self._list()

    def listed(self) -> Table:
        """Return what the list shows, for a file."""
        assert self.comparison is not None
        by_key = {one.key: one for one in self.comparison.edges}
        return self.comparison.table(by_key[key] for key in self.table.keys)

    def _fill_boxes(self) -> None:
        """Say what the boxes are for, and what they offer at first."""
        for box, name in ((self.here, "Here"), (self.there, "There"), (self.outcome, "Which differences")):
            box.setAccessibleName(name)
        for box in (self.here, self.there):  # a kept diagram may have a long name
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            box.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.outcome.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.here.addItem("This diagram", DIAGRAM)
        self.here.addItem("This store", STORE)
        self.there.addItem("Another store…", FILE)
        self.outcome.hide()

    def _head(self) -> QWidget:
        self._fill_boxes()
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(14, 10, 12, 8)
        column.setSpacing(6)
        column.addLayout(self._sides())
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.go, 1)
        second.addWidget(
            flat_button("Keep diagram…", "Keep what is drawn now, to compare with it later", self.keep_wanted.emit)
        )
        column.addLayout(second)
        column.addWidget(self.counts)
        below = QWidget()
        flow = Flow()
        below.setLayout(flow)
        flow.addWidget(self.outcome)
        self.save = flat_button("Save as CSV…", "Write this list to a file", self.save_wanted.emit)
        flow.addWidget(self.save)
        column.addWidget(below)
        return head

    def _sides(self) -> QGridLayout:
        """What is compared with what, each with the whole width for its name."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (words, box) in enumerate((("Here", self.here), ("There", self.there))):
            grid.addWidget(label(words, "faint", wraps=False), row, 0)
            grid.addWidget(box, row, 1)
        return grid

    def _ask(self) -> None:
        self.wanted.emit(str(self.here.currentData()), str(self.there.currentData()))

    def _list(self) -> None:
        found: list[Compared] = []
        if self.comparison is not None:
            wanted = self.outcome.currentData() or ()
            found = [one for one in self.comparison.edges if one.outcome in wanted]
            self.table.show([one.key for one in found], [self.comparison.cells(one) for one in found])
        else:
            self.table.show((), ())
        self.save.setVisible(bool(found))
        self.view.setVisible(self.comparison is not None)


def told(comparison: Comparison) -> str:
    """Return the counts in words: ``1 with another sign, 3 only here, 2 only there; 40 are the same.``."""
    changed, here, there, same = (comparison.count(one) for one in (*DIFFERENCES, Outcome.SAME))
    head = f"{comparison.here} and {comparison.there}: "
    if not changed and not here and not there:
        return f"{head}all {same:,} edges are the same."
    return f"{head}{changed:,} with another sign, {here:,} only here, {there:,} only there; {same:,} are the same."
