"""Explore: what is near entities, what connects them, ways between two sets, common regulators and targets, loops."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from explorer.errors import CancelledError, ExplorerError
from explorer.jobs.ways import Answer, Row, Tool, Ways, explore
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui.background import Background, Task
from explorer.ui.explore_form import FURTHER, TOOLS, ExploreForm
from explorer.ui.explore_rows import Rows, RowsView
from explorer.ui.panels.pieces import Column, Flow, flat_button, label, on_base, ruler

if TYPE_CHECKING:
    from explorer.store.store import Store

_MORE = 10


@dataclass(frozen=True, slots=True)
class View:
    """What the diagram shows: its filter and its edges."""

    rule: Filter = field(default_factory=Filter)
    edges: Mapping[str, Edge] = field(default_factory=dict)


class ExplorePanel(QWidget):
    """A question, its answers as a list, and what can be done with them.

    Args:
        background: Asks the store.

    Attributes:
        look: Returns what the diagram shows now.

    Signals:
        answered: An `Answer` is shown.
        pointed: The `Row` under the pointer, or None.
        chosen: The `Row` whose evidence the person wants.
        add_wanted: Rows to add to the diagram.
        only_wanted: Rows of which alone a new diagram is wanted.
        matrix_wanted: The `Row` whose papers by edges are wanted.
        selection_wanted: The `EntityField` that is to take what is selected on the diagram.
    """

    answered = Signal(object)
    pointed = Signal(object)
    chosen = Signal(object)
    add_wanted = Signal(object)
    only_wanted = Signal(object)
    matrix_wanted = Signal(object)
    selection_wanted = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._ways: Ways | None = None
        self._task: Task | None = None
        self._limit = 0
        self.answer: Answer | None = None
        self.look: Callable[[], View] = View
        self.tools = QComboBox()
        self.tools.setAccessibleName("What to look for")
        for tool, spec in TOOLS.items():
            self.tools.addItem(spec.title, tool)
        self.form = ExploreForm(background)
        self.go = QPushButton("Find")
        self.further = flat_button("More options", "Support, hubs, what lies between, how many", self._turn_further)
        self.further.setCheckable(True)
        self.note = label(TOOLS[Tool.NEIGHBOURS].tip, "faint")
        self.rows = Rows(self)
        self.view = RowsView(self.rows)
        self.more = flat_button("Show all", "Show every answer", self._show_all)
        self.matrix = flat_button("Papers by edges", "Which papers carry this path", self._matrix)
        self.bar = self._bar()
        self._compose()
        self._connect()
        self._turn()

    @property
    def tool(self) -> Tool:
        """What is asked now."""
        return Tool(self.tools.currentData())

    def set_store(self, store: Store | None) -> None:
        """Explore *store* from now on."""
        self._ways = None if store is None else Ways(store)
        self._task = None
        self.form.set_store(store)
        self._show(None)
        if self.isVisible():
            self._make_ready()

    def ask(self, tool: Tool, entities: Sequence[Entity] = (), *, run: bool = True) -> None:
        """Turn to *tool* with *entities* chosen, and look at once where *run* and there is enough to ask with."""
        self.tools.setCurrentIndex(self.tools.findData(tool))
        self.form.first.set_entities(entities)
        if run and not self.form.missing(tool):
            self.run()
        else:
            self.note.setText(self.form.missing(tool) or TOOLS[tool].tip)
            self.form.empty_field(tool).line.setFocus()

    def run(self, limit: int = 0) -> None:
        """Look for the answers; at most *limit*, or the usual number."""
        missing = self.form.missing(self.tool)
        if self._ways is None or missing:
            self.note.setText(missing)
            return
        view = self.look()
        asked = self.form.asked(self.tool, view.rule, tuple(view.edges.values()))
        asked = replace(asked, limit=limit) if limit else asked
        self.note.setText("Looking …")
        self.go.setText("Stop")
        self._task = self._background.run(
            explore, self._ways, asked, then=self._show, or_else=self._stopped, channel="explore", slow=True
        )

    def stop(self) -> None:
        """Stop looking."""
        if self._task is not None:
            self._background.cancel(self._task)

    def showEvent(self, event: QShowEvent) -> None:
        """The network is made while the person chooses."""
        super().showEvent(event)
        self._make_ready()

    def _make_ready(self) -> None:
        if self._ways is not None and self._task is None:
            self._background.run(_ready, self._ways, self.look().rule, channel="network", slow=True)

    def _compose(self) -> None:
        on_base(self)
        top = Column()
        top.column.setContentsMargins(12, 8, 12, 6)
        top.column.setSpacing(6)
        for widget in (self.tools, self.form):
            top.add(widget)
        self._top = top
        self.note.setContentsMargins(12, 6, 12, 6)
        self.note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top, 1)
        column.addWidget(self._buttons())
        column.addWidget(ruler())
        column.addWidget(self.note)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)

    def _buttons(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 2, 12, 8)
        row.addWidget(self.go, 1)
        row.addWidget(self.further)
        return made

    def _bar(self) -> QWidget:
        made = QWidget()
        row = Flow(spacing=1)
        made.setLayout(row)
        made.setContentsMargins(9, 2, 8, 4)
        for button in (
            flat_button("Add to diagram", "Add the selected answers to the diagram; all where none is", self._add),
            flat_button("Show only this", "Start a new diagram of the selected answers; all where none is", self._only),
            self.matrix,
            self.more,
        ):
            row.addWidget(button)
        return made

    def _connect(self) -> None:
        self.tools.currentIndexChanged.connect(lambda _: self._turn())
        self.go.clicked.connect(lambda _=False: self.stop() if self.go.text() == "Stop" else self.run())
        self.form.confirmed.connect(self.run)
        self.form.selection_wanted.connect(self.selection_wanted)
        self.form.resized.connect(self._fit)
        self.view.pointed.connect(self.pointed)
        self.view.chosen.connect(self._choose)

    def _turn(self) -> None:
        """Show the fields of the tool that is chosen; former answers go."""
        self.stop()
        self.form.show_tool(self.tool)
        self.further.setVisible(bool(FURTHER & set(TOOLS[self.tool].fields)))
        self._show(None)
        self._fit()

    def _fit(self) -> None:
        """Give the fields no more room than they take: the rest is for the answers."""
        self._top.column.activate()
        self._top.setMaximumHeight(self._top.column.sizeHint().height() + 2)

    def _turn_further(self) -> None:
        """Show or hide the fields that are seldom needed."""
        self.form.show_further(self.further.isChecked())

    def _choose(self, row: Row) -> None:
        self.matrix.setEnabled(bool(row.links))
        self.chosen.emit(row)

    def _show(self, answer: Answer | None) -> None:
        self.answer, self._task = answer, None
        self.go.setText("Find")
        self.rows.show(answer)
        there = answer is not None and bool(answer.rows)
        self.view.setVisible(there)
        self.bar.setVisible(there)
        self.matrix.setEnabled(False)
        if answer is None:
            self.note.setText(TOOLS[self.tool].tip)
            return
        self.note.setText(_told(answer))
        left = answer.total - len(answer.rows)
        self.more.setVisible(left > 0 or _may_be_more(answer))
        self.more.setText(f"Show all {answer.total:,}" if left > 0 else f"Look for {len(answer.rows) * _MORE:,}")
        self.answered.emit(answer)

    def _show_all(self) -> None:
        if self.answer is not None:
            self.form.many(len(self.answer.rows) * _MORE)
            self.run(max(self.answer.total, len(self.answer.rows) * _MORE))

    def _stopped(self, error: ExplorerError) -> None:
        self._show(None)
        self.note.setText("Stopped." if isinstance(error, CancelledError) else str(error))

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


def _may_be_more(answer: Answer) -> bool:
    asked = answer.asked
    return asked.tool is Tool.PATHS and not answer.total and len(answer.rows) >= asked.wanted.limit


def _told(answer: Answer) -> str:
    """What was found, in a sentence."""
    spec, number = TOOLS[answer.asked.tool], len(answer.rows)
    if not number:
        return spec.nothing
    if answer.total > number:
        return f"The best {number:,} of {answer.total:,} {spec.answers}."
    return f"{number:,} {spec.answers if number != 1 else spec.answer}."


def _ready(ways: Ways, rule: Filter, progress: Progress) -> None:
    ways.network(rule, progress)
