"""All notes of the store and the diagram as a list that can be searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from explorer.model.wording import many
from explorer.ui.panels.pieces import flat_button, label, on_base
from explorer.ui.panels.plain_table import PlainTable, chosen_keys, plain_view

_HINT = "No notes yet. Right click on a node or an edge to write one."


class RemarksPanel(QWidget):
    """A line to search and the list.

    Signals:
        chosen: Keys of what the selected notes are about, as a frozenset.
        opened: Key of what a note is about that was opened (double click, Enter).
        edit_wanted: Key of what a note shall be changed of.
    """

    chosen = Signal(object)
    opened = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: Sequence[tuple[str, str, str]] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText("Words in names and notes")
        self.line.setAccessibleName("Search the notes")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(lambda _: self._list())
        self.count = label(_HINT, "faint")
        self.table = PlainTable(("About", "Note"), parent=self)
        self.view = plain_view(self.table, "Notes", {1})
        self.view.selectionModel().selectionChanged.connect(
            lambda *_: self.chosen.emit(frozenset(chosen_keys(self.view, self.table)))
        )
        self.view.activated.connect(lambda index: self.opened.emit(self.table.keys[index.row()]))
        on_base(self)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 6, 8, 5)
        row.addWidget(self.line, 1)
        row.addWidget(flat_button("Edit…", "Change the selected note", self._edit))
        self.count.setContentsMargins(12, 0, 12, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.count)
        column.addWidget(self.view, 1)

    def show_notes(self, notes: Sequence[tuple[str, str, str]]) -> None:
        """Show *notes*: key, what it is about, words."""
        if list(notes) != list(self._notes):
            self._notes = notes
            self._list()

    def _list(self) -> None:
        terms = self.line.text().casefold().split()
        found = [one for one in self._notes if all(term in f"{one[1]} {one[2]}".casefold() for term in terms)]
        self.table.show([key for key, *_ in found], [(about, words) for _, about, words in found])
        there = many(len(self._notes), "note")
        shown = there if len(found) == len(self._notes) else f"{len(found):,} of {there}"
        self.count.setText(shown if self._notes else _HINT)

    def _edit(self) -> None:
        keys = chosen_keys(self.view, self.table)
        if keys:
            self.edit_wanted.emit(keys[0])
