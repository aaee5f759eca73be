"""The fields of a question: which entities, and what the answers must be like."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from explorer.graph.links import Direction, Wanted
from explorer.jobs.ways import Asked, Tool
from explorer.model.avoided import Avoided
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.relation import Sign
from explorer.ui.background import Background
from explorer.ui.explore_field import EntityField
from explorer.ui.panels.pieces import label, set_off

if TYPE_CHECKING:
    from explorer.store.store import Store

_PATHS, _MOST, _LONGEST = 10, 1000, 8
_DIRECTIONS = (("both ways", Direction.BOTH), ("what they act on", Direction.DOWN), ("what acts on them", Direction.UP))
_EFFECTS = (("any effect", None), ("up", Sign.POSITIVE), ("down", Sign.NEGATIVE))
_RANKS = (("papers", "papers"), ("belief", "belief"))
_SCOPES = (("diagram", True), ("store", False))


@dataclass(frozen=True, slots=True)
class Spec:
    """What a tool is called and asks for.

    Attributes:
        title: In the list of tools.
        tip: What it does, in a sentence.
        fields: Names of the fields that it has.
        answer: What one answer is called.
        answers: What several are called.
        nothing: What is said where there is none.
        least: How many entities it needs.
    """

    title: str
    tip: str
    fields: tuple[str, ...]
    answer: str
    answers: str
    nothing: str
    least: int = 1


TOOLS: Mapping[Tool, Spec] = {
    Tool.NEIGHBOURS: Spec(
        "Neighbours",
        "What is near the chosen entities, those with the most papers first.",
        ("first", "direction", "steps"),
        "neighbour",
        "neighbours",
        "Nothing is near them under the filters.",
    ),
    Tool.PATHS: Spec(
        "Paths",
        "Ways of cause from some entities to others, the shortest first.",
        (
            "first",
            "targets",
            "effect",
            "length",
            "many",
            "shortest",
            "papers",
            "belief",
            "hubs",
            "through",
            "without",
            "rank",
        ),
        "path",
        "paths",
        "No path was found; allow longer ones, more hubs, or less support.",
    ),
    Tool.CONNECT: Spec(
        "Connect my entities",
        "The shortest ways between each two of the chosen entities.",
        ("first", "length"),
        "path between two",
        "paths between two",
        "Nothing connects them in so many steps.",
        2,
    ),
    Tool.REGULATORS: Spec(
        "Common regulators",
        "What acts on several of the chosen entities; on a single one, what acts on it.",
        ("first", "steps"),
        "regulator",
        "regulators",
        "Nothing acts on them in so many steps.",
    ),
    Tool.TARGETS: Spec(
        "Common targets",
        "What several of the chosen entities act on; of a single one, what it acts on.",
        ("first", "steps"),
        "target",
        "targets",
        "They act on nothing in common in so many steps.",
    ),
    Tool.LOOPS: Spec(
        "Feedback loops",
        "Ways of cause from an entity back to itself; with chosen entities, those that meet one of them.",
        ("first", "scope", "length"),
        "loop",
        "loops",
        "No loop was found.",
        0,
    ),
}
_TITLES = {
    "direction": "Look for",
    "steps": "Steps",
    "effect": "They come to",
    "length": "Longest",
    "many": "How many",
    "shortest": "",
    "papers": "Papers, at least",
    "belief": "Belief, at least",
    "hubs": "No hubs above",
    "rank": "Rank by",
    "scope": "In the",
}


#: Fields that are seldom needed.
FURTHER = frozenset({"many", "shortest", "papers", "belief", "hubs", "through", "without", "rank"})


#: Fields that have a row for themselves.
WIDE = frozenset({"first", "targets", "direction", "through", "without", "shortest"})


class ExploreForm(QWidget):
    """The fields; only those of the tool are shown.

    Signals:
        confirmed: Enter was pressed in a field that needs no more.
        selection_wanted: The `EntityField` that is to take what is selected on the diagram.
        resized: The fields may take more or less room than before.
    """

    confirmed = Signal()
    resized = Signal()
    selection_wanted = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._filling = self._changed = self._further = False
        self._writing = threading.Lock()
        self._tool = Tool.NEIGHBOURS
        self.first = EntityField(background, "Entities")
        self.targets = EntityField(background, "To")
        self.through = EntityField(background, "Through", single=True)
        self.without = EntityField(background, "Never through")
        self._named = self.first, self.targets, self.through, self.without
        self.direction, self.effect = _combo("Direction", _DIRECTIONS), _combo("Effect", _EFFECTS)
        self.rank, self.scope = _combo("Rank by", _RANKS), _combo("Where loops are looked for", _SCOPES)
        self.steps, self.length = _spin("Steps", 1, 3, 1), _spin("Longest", 1, _LONGEST, 4, " edges")
        self.how_many = _spin("How many paths", 1, _MOST, _PATHS)
        self.shortest = QCheckBox("only the shortest, all of them")
        self.papers = _spin("Smallest number of papers of each edge", 1, 999, 1)
        self.belief = _share("Smallest belief of each edge")
        self.hubs = _spin("Most edges of an entity between the ends", 0, 99_999, 0, " edges", "keep all")
        self._widgets = self._fields()
        self._cells = {name: self._cell(name) for name in self._widgets}
        self._grid = QGridLayout(self)
        self._compose()

    def _fields(self) -> dict[str, QWidget]:
        """The fields by their names, in their order."""
        return {
            "first": self.first,
            "targets": self.targets,
            "direction": self.direction,
            "steps": self.steps,
            "effect": self.effect,
            "length": self.length,
            "scope": self.scope,
            "many": self.how_many,
            "rank": self.rank,
            "shortest": self.shortest,
            "papers": self.papers,
            "belief": self.belief,
            "hubs": self.hubs,
            "through": self.through,
            "without": self.without,
        }

    def _cell(self, name: str) -> QWidget:
        """A field below its title; one for entities has its title itself, and a switch says what it is."""
        widget = self._widgets[name]
        if not _TITLES.get(name):
            return widget
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(_TITLES[name], "faint", wraps=False))
        column.addWidget(widget)
        column.addStretch(1)
        return cell

    def _compose(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(8)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        for cell in self._cells.values():
            cell.setParent(self)
        for one in self._named:
            one.confirmed.connect(self.confirmed)
            one.resized.connect(self.resized)
            one.selection_wanted.connect(lambda one=one: self.selection_wanted.emit(one))
        self.without.changed.connect(self._keep)
        self.hubs.editingFinished.connect(self._keep)

    def set_store(self, store: Store | None) -> None:
        """Take names of *store*, and what it keeps as never led through."""
        self._store = store
        self._filling = True
        for one in self._named:
            one.set_store(store)
        self._filling = self._changed = False
        if store is not None:
            self._background.run(_left_out, store, then=self._fill, channel="left out", slow=True)

    def show_tool(self, tool: Tool) -> None:
        """Show the fields of *tool*."""
        self._tool = tool
        self.show_further(self._further)
        self.first.heading.setText("From" if tool is Tool.PATHS else "Entities")
        usual = {Tool.CONNECT: 2, Tool.LOOPS: 4}.get(tool, 4)
        self.length.setRange(2 if tool is Tool.LOOPS else 1, 6 if tool is Tool.LOOPS else _LONGEST)
        self.length.setValue(usual)

    def show_further(self, further: bool) -> None:
        """Show the fields too that are seldom needed, or not."""
        self._further = further
        asked = TOOLS[self._tool].fields
        shown = [name for name in self._cells if name in asked and (further or name not in FURTHER)]
        for name, cell in self._cells.items():
            self._grid.removeWidget(cell)
            cell.setVisible(name in shown)
        for row, names in enumerate(_rows(shown)):
            for column, name in enumerate(names):
                self._grid.addWidget(self._cells[name], row, column, 1, 3 - len(names))
        self._grid.activate()
        self.updateGeometry()
        self.resized.emit()

    def missing(self, tool: Tool) -> str:
        """Return what is still to be chosen for *tool*, as a sentence; empty where nothing is."""
        least = TOOLS[tool].least
        if len(self.first.keys) < least:
            return "Choose an entity first." if least == 1 else f"Choose {least} entities at least."
        return "Choose where the paths end." if tool is Tool.PATHS and not self.targets.keys else ""

    def empty_field(self, tool: Tool) -> EntityField:
        """Return the field that waits for entities."""
        return self.targets if tool is Tool.PATHS and self.first.keys else self.first

    def many(self, number: int) -> None:
        """Ask for *number* paths from now on."""
        self.how_many.setValue(number)

    def asked(self, tool: Tool, rule: Filter, edges: tuple[Edge, ...], limit: int) -> Asked:
        """Return the question about what counts under *rule*; *edges* are those of the view."""
        by_length = tool in (Tool.CONNECT, Tool.LOOPS)
        return Asked(
            tool,
            self.first.keys,
            self.targets.keys,
            self.direction.currentData(),
            self.length.value() if by_length else self.steps.value(),
            self._wanted(),
            limit,
            rule,
            edges if tool is Tool.LOOPS and self.scope.currentData() else None,
        )

    def _wanted(self) -> Wanted:
        """Which paths are wanted."""
        shortest, through = self.shortest.isChecked(), self.through.keys
        return Wanted(
            limit=_MOST if shortest else self.how_many.value(),
            longest=self.length.value(),
            only_shortest=shortest,
            effect=self.effect.currentData(),
            min_papers=self.papers.value(),
            min_belief=self.belief.value(),
            max_degree=self.hubs.value() or None,
            without=frozenset(self.without.keys),
            through=through[0] if through else None,
            rank=self.rank.currentData(),
        )

    def _fill(self, kept: tuple[list[Entity], int]) -> None:
        if self._changed:  # the person was faster
            return
        self._filling = True
        self.without.set_entities(kept[0])
        self.hubs.setValue(kept[1])
        self._filling = False

    def _keep(self) -> None:
        """Keep in the store what no path leads through, where a person changed it."""
        if self._store is not None and not self._filling and not self._store.read_only:
            self._changed = True
            avoided = Avoided(self.without.keys, self.hubs.value())
            self._background.run(_leave_out, self._store, avoided, self._writing, channel="leave out")


def _rows(names: Iterable[str]) -> list[list[str]]:
    """Put *names* of fields into rows: two small ones side by side, a wide one for itself."""
    rows: list[list[str]] = []
    for name in names:
        if rows and len(rows[-1]) == 1 and not {name, *rows[-1]} & WIDE:
            rows[-1].append(name)
        else:
            rows.append([name])
    return rows


def _combo(name: str, choices: tuple[tuple[str, Any], ...]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for words, value in choices:
        made.addItem(words, value)
    return made


def _spin(name: str, low: int, high: int, value: int, suffix: str = "", special: str = "") -> QSpinBox:
    made = set_off(QSpinBox())
    made.setRange(low, high)
    made.setValue(value)
    made.setAccessibleName(name)
    made.setSuffix(suffix)
    made.setSpecialValueText(special)
    return made


def _share(name: str) -> QDoubleSpinBox:
    made = set_off(QDoubleSpinBox())
    made.setRange(0.0, 1.0)
    made.setSingleStep(0.05)
    made.setAccessibleName(name)
    return made


def _left_out(store: Store, progress: Progress) -> tuple[list[Entity], int]:
    progress.check()
    avoided = store.left_out()
    return list(store.entities(avoided.keys).values()), avoided.most_edges


def _leave_out(store: Store, avoided: Avoided, lock: threading.Lock, progress: Progress) -> None:
    # One that a newer one took the place of is not written, nor is a newer one before it.
    with lock:
        progress.check()
        store.leave_out(avoided)
