"""What the papers of a store do not agree on, as a table; a click shows the edge and both of its sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.panels.pieces import label, on_base
from explorer.ui.plain_text import visible
from explorer.ui.table_copy import make_copyable

if TYPE_CHECKING:
    from explorer.store.contested import Contested
    from explorer.store.store import Store

MOST = 100_000
_ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Subject", "Object", "Up", "Down", "None")
_TIPS = (
    "What acts",
    "What is acted on",
    "Papers that say up",
    "Papers that say down",
    "Papers that say there is no effect",
)
_CELLS: tuple[Callable[[Contested], str | int], ...] = (
    lambda one: one.subject.name,
    lambda one: one.object.name,
    lambda one: one.up,
    lambda one: one.down,
    lambda one: one.denied,
)
_NUMBERS = 2
_PADDING = 20


class ContestedTable(QAbstractTableModel):
    """A row for each pair; only what is seen is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Contested] = []

    def show(self, pairs: Sequence[Contested]) -> None:
        """Show *pairs* in their order."""
        self.beginResetModel()
        self.rows = list(pairs)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal ones keep their order."""
        if not 0 <= column < len(_CELLS):
            return
        self.layoutAboutToBeChanged.emit()
        before, indexes = self.rows, self.persistentIndexList()
        cell, falling = _CELLS[column], order is Qt.SortOrder.DescendingOrder
        self.rows = sorted(before, key=lambda one: _sort_key(cell(one)), reverse=falling)
        places = {id(one): place for place, one in enumerate(self.rows)}
        moved = [self.index(places[id(before[index.row()])], index.column()) for index in indexes]
        self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many pairs there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Return the heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return {_ROLE.DisplayRole: _HEADS[section], _ROLE.ToolTipRole: _TIPS[section]}.get(_ROLE(role))

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return what the view asks of a cell."""
        if not index.isValid():
            return None
        if role == _ROLE.DisplayRole:
            return visible(str(_CELLS[index.column()](self.rows[index.row()])))
        if role == _ROLE.TextAlignmentRole and index.column() >= _NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class ContestedPanel(QWidget):
    """The table and a line above it.

    Args:
        background: Runs what asks the store.

    Signals:
        chosen: A pair was chosen: the `Contested`.
    """

    chosen = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._asked = False
        self.counts = label("", "faint")
        self.counts.setContentsMargins(12, 8, 12, 6)
        self.table = ContestedTable(self)
        self.view = QTableView()
        self.view.setModel(self.table)
        self.view.setSortingEnabled(True)
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName("Contested statements")
        make_copyable(self.view)
        self.view.verticalHeader().hide()
        self._measure()
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        on_base(self)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(0)
        column_box.addWidget(self.counts)
        column_box.addWidget(self.view, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    def _measure(self) -> None:
        """Give numbers the room they need, and names the rest."""
        metrics, heads = self.view.fontMetrics(), self.view.horizontalHeader()
        heads.setMinimumSectionSize(24)
        self.view.verticalHeader().setDefaultSectionSize(metrics.height() + 10)
        for column, title in enumerate(_HEADS):
            if column < _NUMBERS:
                heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                self.view.setColumnWidth(column, metrics.horizontalAdvance(title) + _PADDING)

    def set_store(self, store: Store | None) -> None:
        """List what is contested in *store* from now on."""
        self._store, self._asked = store, False
        self.table.show(())
        self.counts.setText("")
        if self.isVisible():
            self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look when it is seen, however it was opened."""
        super().showEvent(event)
        if not self._asked:
            self.look()

    def look(self) -> None:
        """Ask the store for the list."""
        if self._store is not None:
            self._asked = True
            self.counts.setText("Looking …")
            self._background.run(_contested, self._store, then=self._fill, channel="contested", slow=True)

    def look_again(self) -> None:
        """The store holds something else than before."""
        if self.isVisible():
            self.look()

    def _fill(self, pairs: Sequence[Contested]) -> None:
        before = self._chosen()
        blocked = self.view.selectionModel().blockSignals(True)
        self.table.show(pairs)
        again = next((row for row, one in enumerate(pairs) if before is not None and one.key == before.key), None)
        if again is not None:
            self.view.selectRow(again)
        self.view.selectionModel().blockSignals(blocked)
        both = sum(1 for one in pairs if one.up and one.down)
        self.counts.setText(
            f"{both:,} with papers for up and for down, {len(pairs) - both:,} that other papers deny."
            if pairs
            else "The papers of this store contradict each other nowhere."
        )

    def _chosen(self) -> Contested | None:
        rows = self.view.selectionModel().selectedRows()
        return self.table.rows[rows[0].row()] if rows else None

    def _tell(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.chosen.emit(chosen)


def _sort_key(cell: str | int) -> tuple[int, str]:
    return (cell, "") if isinstance(cell, int) else (0, cell.casefold())


def _contested(store: Store, progress: Progress) -> tuple[Contested, ...]:
    progress.check()
    return store.contested(limit=MOST).items
