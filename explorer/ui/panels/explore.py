"""Explore: what is near entities, what connects them, ways between two sets, common regulators and targets, loops."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.errors import CancelledError, ExplorerError
from explorer.jobs.ways import FIRST, Answer, Tool, Ways, explore
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui.background import Background, Task
from explorer.ui.explore_answers import Answers
from explorer.ui.explore_form import FURTHER, TOOLS, ExploreForm
from explorer.ui.panels.pieces import Column, flat_button, on_base, ruler

if TYPE_CHECKING:
    from explorer.store.store import Store


# So much of the panel's height the fields have at most: beside answers, and where there are none yet.
_BESIDE_ANSWERS, _ALONE = 0.5, 0.8
_LEAST = 90  # pixels


@dataclass(frozen=True, slots=True)
class View:
    """What the diagram shows: its filter and its edges."""

    rule: Filter = field(default_factory=Filter)
    edges: Mapping[str, Edge] = field(default_factory=dict)


class ExplorePanel(QWidget):
    """A question, and its answers as a list.

    Args:
        background: Asks the store.

    Attributes:
        look: Returns what the diagram shows now.

    Signals:
        answered: An `Answer` is shown.
    """

    answered = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._ways: Ways | None = None
        self._task: Task | None = None
        self.look: Callable[[], View] = View
        self.tools = QComboBox()
        self.tools.setAccessibleName("What to look for")
        for tool, spec in TOOLS.items():
            self.tools.addItem(spec.title, tool)
        self.form = ExploreForm(background)
        self.go = QPushButton("Find")
        self.further = flat_button("More options", "Support, hubs, what lies between, how many", self._turn_further)
        self.further.setCheckable(True)
        self.answers = Answers()
        self._top = Column()
        self._compose()
        self.tools.currentIndexChanged.connect(lambda _: self._turn())
        self.go.clicked.connect(self._press)
        self.form.confirmed.connect(self.run)
        self.form.resized.connect(self._fit)
        self.answers.more_wanted.connect(self._show_more)
        self._turn()

    @property
    def tool(self) -> Tool:
        """What is asked now."""
        return Tool(self.tools.currentData())

    def set_store(self, store: Store | None) -> None:
        """Explore *store* from now on."""
        self._ways = None if store is None else Ways(store)
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
            self.answers.say(self.form.missing(tool) or TOOLS[tool].tip)
            self.form.empty_field(tool).line.setFocus()

    def run(self, limit: int = 0) -> None:
        """Look for the answers: paths as many as the form says, of others at most *limit*, or the usual number."""
        missing = self.form.missing(self.tool)
        if self._ways is None or missing:
            self.answers.say(missing)
            return
        view = self.look()
        asked = self.form.asked(self.tool, view.rule, tuple(view.edges.values()), limit or FIRST)
        self.answers.say("Looking …")
        self.go.setText("Stop")
        self._task = self._background.run(
            explore, self._ways, asked, then=self._show, or_else=self._stopped, channel="explore", slow=True
        )

    def stop(self) -> None:
        """Stop looking."""
        if self._task is not None:
            self._background.cancel(self._task)

    def _press(self) -> None:
        """The button looks, or stops looking."""
        if self._task is None:
            self.run()
        else:
            self.stop()

    def minimumSizeHint(self) -> QSize:
        """Return what the least of the fields and the answers takes: in a low window the fields are scrolled."""
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() - self._top.height() + _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between fields and answers."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """The network is made while the person chooses."""
        super().showEvent(event)
        self._make_ready()

    def _make_ready(self) -> None:
        if self._ways is not None and self._task is None:
            self._background.run(_ready, self._ways, self.look().rule, channel="network", slow=True)

    def _compose(self) -> None:
        on_base(self)
        self._top.column.setContentsMargins(12, 8, 12, 6)
        self._top.column.setSpacing(6)
        self._top.add(self.tools)
        self._top.add(self.form)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 4, 12, 8)
        buttons.setSpacing(8)
        buttons.addWidget(self.go, 1)
        buttons.addWidget(self.further)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(buttons)
        column.addWidget(ruler())
        column.addWidget(self.answers, 1)

    def _turn(self) -> None:
        """Show the fields of the tool that is chosen; former answers go."""
        self.stop()
        self.form.show_tool(self.tool)
        self.further.setVisible(bool(FURTHER & set(TOOLS[self.tool].fields)))
        self._show(None)

    def _turn_further(self) -> None:
        """Show or hide the fields that are seldom needed."""
        self.form.show_further(self.further.isChecked())

    def _fit(self) -> None:
        """Give the fields the room that they take, or their part of what there is; the rest is for the answers."""
        self._top.column.activate()
        needed = self._top.column.sizeHint().height() + 2
        there = self.answers.answer is not None and bool(self.answers.answer.rows)
        part = _BESIDE_ANSWERS if there else _ALONE
        words = self.answers.note.heightForWidth(self.width())
        others = max(words, self.answers.minimumSizeHint().height()) + 2 * self.go.sizeHint().height()
        room = min(self.height() * part, self.height() - others)
        self._top.setFixedHeight(min(needed, max(_LEAST, round(room))))

    def _show(self, answer: Answer | None) -> None:
        self._task = None
        self.go.setText("Find")
        self.answers.show_answer(answer)
        self._fit()
        if answer is None:
            self.answers.say(TOOLS[self.tool].tip)
        else:
            self.answered.emit(answer)

    def _show_more(self, limit: int) -> None:
        if self.tool is Tool.PATHS:
            self.form.many(limit)
        self.run(limit)

    def _stopped(self, error: ExplorerError) -> None:
        self._show(None)
        self.answers.say("Stopped." if isinstance(error, CancelledError) else str(error))


def _ready(ways: Ways, rule: Filter, progress: Progress) -> None:
    ways.network(rule, progress)
