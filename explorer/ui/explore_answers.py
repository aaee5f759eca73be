"""The answers of an exploration: what was found in a sentence, the list, and what can be done with its rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.jobs.ways import MOST_CONNECTED, Answer, Row, Tool
from explorer.ui.explore_form import TOOLS
from explorer.ui.explore_rows import Rows, RowsView
from explorer.ui.panels.pieces import Flow, flat_button, label

_MORE = 10


class Answers(QWidget):
    """Note, list and buttons.

    Signals:
        pointed: The `Row` under the pointer, or None.
        chosen: The `Row` whose evidence the person wants.
        add_wanted: Rows to add to the diagram.
        only_wanted: Rows of which alone a new diagram is wanted.
        matrix_wanted: The `Row` whose papers by edges are wanted.
        more_wanted: So many answers are wanted.
    """

    pointed = Signal(object)
    chosen = Signal(object)
    add_wanted = Signal(object)
    only_wanted = Signal(object)
    matrix_wanted = Signal(object)
    more_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: Answer | None = None
        self.note = label("", "faint")
        self.note.setContentsMargins(12, 6, 12, 6)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rows = Rows(self)
        self.view = RowsView(self.rows)
        self.view.pointed.connect(self.pointed)
        self.view.chosen.connect(self._choose)
        self.matrix = flat_button("Papers by edges", "Which papers carry this path", self._matrix)
        self.more = flat_button("Show all", "Show every answer", self._show_more)
        self.bar = self._bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)

    def hasHeightForWidth(self) -> bool:
        """Return that any height will do: the words above the list wrap, but the list gives way."""
        return False

    def say(self, words: str) -> None:
        """Show *words* above the list."""
        self.note.setText(words)

    def show_answer(self, answer: Answer | None) -> None:
        """Show *answer*, or nothing."""
        self.answer = answer
        self.pointed.emit(None)
        self.rows.show(answer)
        there = answer is not None and bool(answer.rows)
        self.view.setVisible(there)
        self.bar.setVisible(there)
        self.matrix.setEnabled(False)
        if answer is not None:
            self.say(_told(answer))
            left = answer.total - len(answer.rows)
            self.more.setVisible(left > 0 or _may_be_more(answer))
            self.more.setText(f"Show all {answer.total:,}" if left > 0 else f"Look for {len(answer.rows) * _MORE:,}")

    def _bar(self) -> QWidget:
        made = QWidget()
        row = Flow(spacing=1)
        made.setLayout(row)
        made.setContentsMargins(9, 2, 8, 4)
        add, only = "Add the selected answers to the diagram", "Start a new diagram of the selected answers"
        row.addWidget(flat_button("Add to diagram", f"{add}; all where none is", self._add))
        row.addWidget(flat_button("Show only this", f"{only}; all where none is", self._only))
        row.addWidget(self.matrix)
        row.addWidget(self.more)
        return made

    def _choose(self, row: Row) -> None:
        self.matrix.setEnabled(bool(row.links))
        self.chosen.emit(row)

    def _wanted(self) -> list[Row]:
        """The selected rows, or all."""
        return self.view.selected or list(self.rows.rows)

    def _add(self) -> None:
        self.add_wanted.emit(self._wanted())

    def _only(self) -> None:
        self.only_wanted.emit(self._wanted())

    def _matrix(self) -> None:
        row = next((one for one in self._wanted() if one.links), None)
        if row is not None:
            self.matrix_wanted.emit(row)

    def _show_more(self) -> None:
        if self.answer is not None:
            self.more_wanted.emit(max(self.answer.total, len(self.answer.rows) * _MORE))


def _may_be_more(answer: Answer) -> bool:
    asked = answer.asked
    return asked.tool is Tool.PATHS and not answer.total and len(answer.rows) >= asked.wanted.limit


def _told(answer: Answer) -> str:
    """What was found, in a sentence."""
    spec, number, asked = TOOLS[answer.asked.tool], len(answer.rows), answer.asked
    if asked.tool is Tool.CONNECT and len(asked.entities) > MOST_CONNECTED:
        of = f" Only the first {MOST_CONNECTED} of {len(asked.entities):,} entities were connected."
    else:
        of = ""
    if not number:
        return spec.nothing + of
    if answer.total > number:
        return f"The best {number:,} of {answer.total:,} {spec.answers}.{of}"
    return f"{number:,} {spec.answers if number != 1 else spec.answer}.{of}"
