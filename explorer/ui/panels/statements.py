"""The statements of the diagram, or of the whole store, as a table in step with the diagram."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.panels.pieces import label, on_base
from explorer.ui.panels.statement_columns import BY_ID, COLUMNS
from explorer.ui.panels.statement_rows import Lines, ready
from explorer.ui.panels.statement_table import StatementTable
from explorer.ui.panels.statement_view import StatementView
from explorer.ui.remembered import Remembered

if TYPE_CHECKING:
    from explorer.store.store import Store

#: So many edges are made ready at once; more beside the window.
FEW = 700
_SEEK_MS = 120
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_EDGES: Mapping[str, Edge] = MappingProxyType({})
DIAGRAM, STORE = "diagram", "store"


class StatementPanel(QWidget):
    """A line to search, which statements are meant, and the table.

    Args:
        background: Makes large tables ready, and reads the store.
        remembered: Keeps which columns are shown.

    Attributes:
        notes: What a person wrote on edges, by their keys.

    Signals:
        chosen: Keys of the edges whose statements are selected, as a frozenset.
        opened: The edge whose statement was opened (double click, Enter).
        filled: Another set of statements is shown.
    """

    chosen = Signal(object)
    opened = Signal(object)
    filled = Signal()

    def __init__(self, background: Background, remembered: Remembered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._drawn, self._all = _NO_EDGES, _NO_EDGES
        self._families, self.notes = _NOTHING, _NOTHING
        self._selected: frozenset[str] = frozenset()
        self._rule: Filter | None = None
        self._telling = False
        self.line, self.scope = QLineEdit(), QComboBox()
        self.count = label("", "faint", wraps=False)
        self.table = StatementTable(self)
        self.view = StatementView(self.table, remembered)
        self.view.sortByColumn(BY_ID["papers"], Qt.SortOrder.DescendingOrder)
        self._seek = QTimer(self)
        self._seek.setSingleShot(True)
        self._seek.setInterval(_SEEK_MS)
        self._seek.timeout.connect(self._search)
        self._connect()
        on_base(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.view, 1)

    @property
    def edges(self) -> Mapping[str, Edge]:
        """The edges whose statements the table has, by key."""
        return self._all if self._of_store else self._drawn

    def set_store(self, store: Store | None) -> None:
        """Take the statements of *store*, or those that it has by now, where all are wanted."""
        if store is not self._store:
            self.scope.setCurrentIndex(self.scope.findData(DIAGRAM))
        self._store, self._rule, self._all = store, None, _NO_EDGES
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
        if not self._of_store:
            self._rule = rule
            self._make_ready()
        elif rule != self._rule:
            self._rule = rule
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

    def chosen_edges(self) -> list[Edge]:
        """Return the edges whose statements are selected, by key."""
        return [self.edges[key] for key in sorted(self.chosen_keys()) if key in self.edges]

    @property
    def _of_store(self) -> bool:
        return str(self.scope.currentData()) == STORE

    def _connect(self) -> None:
        self.table.modelReset.connect(self._was_reset)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.view.activated.connect(lambda index: self._open(self.table.row(index.row()).edge))
        self.line.textChanged.connect(lambda _: self._seek.start())
        self.scope.currentIndexChanged.connect(lambda _: self._change_scope())

    def _head(self) -> QWidget:
        self.line.setPlaceholderText("Words; -word")
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName("Filter the table")
        self.line.setToolTip("Show rows with all these words; those with a word after a minus are left out")
        self.scope.addItem("Diagram", DIAGRAM)
        self.scope.addItem("Store", STORE)
        self.scope.setAccessibleName("Which statements")
        self.scope.setToolTip("Statements in the diagram, or all of the store that the filters let through")
        self.scope.setEnabled(False)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 6, 8, 5)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(self.scope)
        row.addWidget(self.view.menu_button)
        return head

    def _change_scope(self) -> None:
        if self._of_store:
            self._read_store()
        else:
            self._all = _NO_EDGES
            self._make_ready()

    def _read_store(self) -> None:
        if self._of_store and self._store is not None:
            rule = self._rule or Filter()
            self.count.setText("Reading …")
            self._background.run(
                _all_edges, self._store, rule, then=self._take_all, progress="Reading statements", channel="all rows"
            )

    def _take_all(self, edges: Mapping[str, Edge]) -> None:
        if self._of_store:
            self._all = edges
            self._make_ready()

    def _make_ready(self) -> None:
        """Show `edges`; many are made ready beside the window."""
        edges, what = self.edges, (self.edges, {} if self._of_store else self._families, self.notes)
        if len(edges) <= FEW:
            # What is still being made ready of before comes too late.
            self._background.run(_nothing, channel="rows")
            self._take(edges, ready(*what, Progress()))
        else:
            self._background.run(ready, *what, then=partial(self._take, edges), channel="rows")

    def _take(self, edges: Mapping[str, Edge], lines: Lines) -> None:
        if edges is self.edges:
            self.table.show(lines)
            self._say_count()
            self._mark()
            self.filled.emit()

    def _search(self) -> None:
        self.table.seek(self.line.text())

    def _was_reset(self) -> None:
        self._say_count()
        self._mark()

    def _say_count(self) -> None:
        shown, there = self.table.rowCount(), len(self.table.lines)
        self.count.setText(f"{shown:,}" if shown == there else f"{shown:,} of {there:,}")

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

    def _open(self, key: str) -> None:
        if key in self.edges:
            self.opened.emit(self.edges[key])


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


def _all_edges(store: Store, rule: Filter, progress: Progress) -> dict[str, Edge]:
    """Return all edges of *store* that *rule* lets through, by key."""
    from explorer.graph import build  # noqa: PLC0415 - late: slow to import

    progress.check()
    statements = store.statements(rule)
    progress.check()
    return {edge.key: edge for edge in build.shown(build.edges(statements), rule)}
