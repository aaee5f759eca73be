"""A table of words for lists whose cells are known: it sorts, and says which columns are numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from explorer.ui.plain_text import tip_text, visible

_ROLE = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
# No column is narrower than so many letters; where there is no room for all, the table is scrolled.
_LEAST_LETTERS = 8
Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, ...]


class PlainTable(QAbstractTableModel):
    """Rows of cells, each row with a key that says what it is about.

    Args:
        heads: Of the columns.
        numbers: Indexes of the columns of whole numbers.
    """

    def __init__(self, heads: Sequence[str], numbers: Collection[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads, self._numbers = tuple(heads), frozenset(numbers)
        self.keys: list[str] = []
        self._rows: list[Row] = []

    def show(self, keys: Sequence[str], rows: Sequence[Row]) -> None:
        """Show *rows*, about *keys*, in their order."""
        self.beginResetModel()
        self.keys, self._rows = list(keys), list(rows)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep their order. A negative column keeps all as it is."""
        if column < 0:
            return
        cells = [self._order(row[column], column) for row in self._rows]
        falling = order is Qt.SortOrder.DescendingOrder
        places = sorted(range(len(cells)), key=cells.__getitem__, reverse=falling)
        self.show([self.keys[place] for place in places], [self._rows[place] for place in places])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Return the heads of the columns."""
        across = orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole
        return self._heads[section] if across else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return what the view asks of a cell."""
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == _ROLE.DisplayRole:
            return visible(" ".join(cell.split()))
        if role == _ROLE.ToolTipRole:
            return tip_text(cell)
        return _RIGHT if role == _ROLE.TextAlignmentRole and index.column() in self._numbers else None

    def _order(self, cell: str, column: int) -> tuple[int, str]:
        if column in self._numbers:
            return int(cell or -1), ""
        return 0, cell.casefold()


def plain_view(table: PlainTable, name: str, stretched: Collection[int]) -> QTableView:
    """Return a view of *table* called *name* for those who do not see it; the columns *stretched* share the room."""
    view = QTableView()
    view.setModel(table)
    view.setSortingEnabled(True)
    view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setAccessibleName(name)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 10)
    heads = view.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heads.setMinimumSectionSize(_LEAST_LETTERS * view.fontMetrics().averageCharWidth())
    modes = QHeaderView.ResizeMode
    for column in range(table.columnCount()):
        heads.setSectionResizeMode(column, modes.Stretch if column in stretched else modes.ResizeToContents)
    # ResizeToContents would look at a thousand rows for each change.
    heads.setResizeContentsPrecision(50)
    return view


def chosen_keys(view: QTableView, table: PlainTable) -> list[str]:
    """Return what the selected rows are about, from the top."""
    rows = sorted(index.row() for index in view.selectionModel().selectedRows())
    return [table.keys[row] for row in rows]
