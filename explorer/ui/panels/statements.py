"""The statements of the diagram, or of the whole store, as a table in step with the diagram."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.panels.empty_words import EmptyWords
from explorer.ui.panels.pieces import on_base
from explorer.ui.panels.statement_columns import BY_ID, COLUMNS
from explorer.ui.panels.statement_head import DIAGRAM, StatementHead
from explorer.ui.panels.statement_rows import Lines, ready
from explorer.ui.panels.statement_sources import Drawn, Stored
from explorer.ui.panels.statement_table import StatementTable
from explorer.ui.panels.statement_view import StatementView
from explorer.ui.remembered import Remembered

if TYPE_CHECKING:
    from explorer.graph.said import Shown
    from explorer.store.store import Store

#: So many edges are made ready at once; more beside the window.
FEW = 700
_SEEK_MS = 120
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_EDGES: Mapping[str, Edge] = MappingProxyType({})
#: Of so many rows that are not drawn the sentences are shown.
_AWAY = 50


class StatementPanel(QWidget):
    """A line to search, which statements are meant, and the table.

    Args:
        background: Makes large tables ready, and reads the store.
        remembered: Keeps which columns are shown.

    Attributes:
        notes: What a person wrote on edges, by their keys.

    Signals:
        chosen: Keys of the edges whose statements are selected, as a frozenset.
        away: Edges whose statements are selected, as a list, where some of them are not drawn.
        opened: The edge whose statement was opened (double click, Enter).
        filled: Another set of statements is shown.
    """

    chosen = Signal(object)
    away = Signal(object)
    opened = Signal(object)
    filled = Signal()

    def __init__(self, background: Background, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._drawn = _NO_EDGES
        self._stored: Shown | None = None
        self._families, self.notes = _NOTHING, _NOTHING
        self._selected: frozenset[str] = frozenset()
        self._rule = Filter()
        self._telling = False
        self.table = StatementTable(self)
        self.view = StatementView(self.table, remembered)
        self.view.sortByColumn(BY_ID["papers"], Qt.SortOrder.DescendingOrder)
        self.head = StatementHead(self.view.menu_button)
        self.line, self.scope, self.count = self.head.line, self.head.scope, self.head.count
        self._seek = QTimer(self, singleShot=True, interval=_SEEK_MS)
        self._seek.timeout.connect(lambda: self.table.seek(self.line.text()))
        self.empty = EmptyWords(self.view, self._nothing)
        self._connect()
        on_base(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)

    def set_store(self, store: Store | None) -> None:
        """Take the statements of *store*, or those that it has by now, where all are wanted."""
        if store is not self._store:
            self.scope.setCurrentIndex(self.scope.findData(DIAGRAM))
        self._store, self._stored = store, None
        self.scope.setEnabled(store is not None)
        self._read_store()

    def show_edges(
        self,
        edges: Mapping[str, Edge],
        selected: frozenset[str],
        families: Mapping[str, str] = _NOTHING,
        rule: Filter = Filter(),  # noqa: B008 - frozen
    ) -> None:
        """Show the statements of *edges*, those of *selected* ones selected.

        Args:
            edges: The edges of the diagram, by key.
            selected: Keys of what is selected.
            families: By the key of a member that is shown as its family, what that is called.
            rule: The filter; of all statements of the store those are shown that it lets through.
        """
        self._drawn, self._families, self._selected = edges, families, selected
        same, self._rule = rule == self._rule, rule
        if not self.head.of_store:
            self._make_ready()
        elif not same:
            self._read_store()

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """Show what a person wrote on edges, by their keys."""
        if notes != self.notes:
            self.notes = notes
            self._make_ready()

    def select(self, keys: frozenset[str]) -> None:
        """Select the statements of the edges *keys*, without telling anybody."""
        self._selected = keys
        if not self._telling:
            self._mark()

    def chosen_keys(self) -> frozenset[str]:
        """Return the keys of the edges whose statements are selected."""
        return self.table.edges_in(self.view.chosen_rows())

    def _connect(self) -> None:
        self.table.modelReset.connect(self._was_reset)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.view.activated.connect(lambda index: self._open(self.table.row(index.row()).edge))
        self.line.textChanged.connect(lambda _: self._seek.start())
        self.scope.currentIndexChanged.connect(lambda _: self._change_scope())

    def _nothing(self) -> str:
        """Why there are no rows."""
        if self.line.text().strip():
            return "No statement has these words; the filters in force count here too."
        if self.head.of_store:
            return "This store has no statements that the filters in force show."
        return "The statements of what is drawn are listed here; nothing is drawn yet, or the filters hide it."

    def _change_scope(self) -> None:
        if self.head.of_store:
            self._read_store()
        else:
            self._stored = None
            self._make_ready()

    def _read_store(self) -> None:
        if self.head.of_store and self._store is not None:
            self.count.setText("Reading …")
            self._background.run(
                _read, self._store, self._rule, then=self._take_all, progress="Reading statements", channel="all rows"
            )

    def _take_all(self, shown: Shown) -> None:
        if self.head.of_store:
            self._stored = shown
            self._make_ready()

    def _make_ready(self) -> None:
        """Show what is meant; many statements are made ready beside the window."""
        if self.head.of_store:
            if self._stored is not None:
                take = partial(self._take, self._stored)
                self._background.run(_ready_stored, self._stored, self.notes, then=take, channel="rows")
        elif len(self._drawn) > FEW:
            what = self._drawn, self._families, self.notes
            self._background.run(_ready_drawn, *what, then=partial(self._take, self._drawn), channel="rows")
        else:
            # What is still being made ready of before comes too late.
            self._background.run(_nothing, channel="rows")
            self._take(self._drawn, _ready_drawn(self._drawn, self._families, self.notes, Progress()))

    def _take(self, what: object, lines: Lines) -> None:
        if what is (self._stored if self.head.of_store else self._drawn):
            self.table.show(lines)
            self._was_reset()
            self.filled.emit()

    def _was_reset(self) -> None:
        self.head.say_count(self.table.rowCount(), len(self.table.lines))
        self._mark()

    def _mark(self) -> None:
        """Select the rows of what is selected."""
        rows = self.table.rows_of(self._selected)
        if self.chosen_keys() == self.table.edges_in(rows):
            return
        wanted = QItemSelection()
        for first, end in runs(rows):
            wanted.select(self.table.index(first, 0), self.table.index(end, len(COLUMNS) - 1))
        with QSignalBlocker(self.view.selectionModel()):
            self.view.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.viewport().update()
        # Later: right after a reset the view does not know yet how far it can scroll.
        QTimer.singleShot(0, self.view, self._scroll)

    def _scroll(self) -> None:
        """Bring the first selected row into view."""
        rows = self.view.chosen_rows()
        if rows and not self.view.is_seen(rows):
            self.view.scrollTo(self.table.index(rows[0], 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _tell(self) -> None:
        """Say what the person selected; what is selected on the diagram by that does not come back."""
        self._selected, self._telling = self.chosen_keys(), True
        self.chosen.emit(self._selected)
        self._telling = False
        if self._selected - self._drawn.keys():
            self._fetch(self._selected, self.away.emit)

    def _open(self, key: str) -> None:
        if key in self._drawn:
            self.opened.emit(self._drawn[key])
        else:
            self._fetch(frozenset([key]), self._open_all)

    def _open_all(self, edges: list[Edge]) -> None:
        for edge in edges:
            self.opened.emit(edge)

    def _fetch(self, keys: frozenset[str], then: Callable[[list[Edge]], None]) -> None:
        """Ask the store for the edges *keys*, which are among the rows."""
        rows = self.table.rows_of(keys)
        if self._store is not None and len(rows) <= _AWAY:
            said = [self.table.row(number).statement for number in rows]
            ends = sorted({end.key for one in said for end in (one.subject, one.object)})
            self._background.run(_edges, self._store, self._rule, keys, ends, then=then, channel="away")


def runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last of each stretch of sorted numbers without a gap."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _nothing(_progress: Progress) -> None:
    """Take the place of a longer run on its channel."""


def _ready_drawn(
    edges: Mapping[str, Edge], families: Mapping[str, str], notes: Mapping[str, str], progress: Progress
) -> Lines:
    return ready(Drawn(edges, families), notes, progress)


def _ready_stored(shown: Shown, notes: Mapping[str, str], progress: Progress) -> Lines:
    return ready(Stored(shown), notes, progress)


def _read(store: Store, rule: Filter, progress: Progress) -> Shown:
    """Return all statements of *store* that *rule* lets through."""
    from explorer.graph.said import shown  # noqa: PLC0415 - late: not needed before

    progress.check()
    said, papers = store.said(rule)
    progress.check()
    return shown(said, rule, papers)


def _edges(store: Store, rule: Filter, keys: frozenset[str], ends: list[str], progress: Progress) -> list[Edge]:
    """Return those of the edges among *ends* that are wanted by their *keys*."""
    from explorer.graph import build  # noqa: PLC0415 - late: slow to import

    progress.check()
    found = build.shown(build.edges(store.statements(rule, among=ends)), rule)
    return [edge for edge in found if edge.key in keys]
