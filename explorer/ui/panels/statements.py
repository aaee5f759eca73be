"""The statements of the diagram as a table, in step with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from explorer.model.edge import BackedStatement, Edge
from explorer.model.relation import Sign
from explorer.ui.plain_text import tip_text, visible

_ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Subject", "Relation", "Object", "Papers", "Sent.")
_TIPS = ("", "What is said, with its effect", "", "Papers that say it", "Sentences that say it; −n: that deny it")


@dataclass(frozen=True, slots=True)
class Row:
    """A statement and the key of the edge it belongs to."""

    edge: str
    backed: BackedStatement

    def cells(self) -> tuple[str | int, ...]:
        """Return the cells as they are sorted."""
        one = self.backed.statement
        return one.subject.name, _relation(self.backed), one.object.name, len(self.backed.papers), self.backed.sentences


class StatementTable(QAbstractTableModel):
    """A row for each statement of the visible edges."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, edges: Iterable[Edge]) -> None:
        """Show the statements of *edges*."""
        rows = [Row(edge.key, one) for edge in edges for one in edge.statements]
        if rows == self.rows:
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many statements there are."""
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
        """Return what the view asks of a cell; `UserRole` is what it is sorted by."""
        if not index.isValid():
            return None
        ask = _ASKED.get(role)
        return ask(self.rows[index.row()], index.column()) if ask is not None else None


class StatementPanel(QWidget):
    """The table.

    Signals:
        chosen: Keys of the edges whose statements are selected, as a frozenset.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = StatementTable(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.table)
        self.sorted.setSortRole(_ROLE.UserRole)
        self.sorted.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = QTableView()
        self.view.setModel(self.sorted)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setAccessibleName("Statements")
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(25)
        heads = self.view.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        for column in range(3):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in (3, 4):
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            heads.resizeSection(column, 66 if column == 3 else 54)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.addWidget(self.view)

    def show_edges(self, edges: Mapping[str, Edge], selected: frozenset[str]) -> None:
        """Show the statements of *edges*, those of *selected* edges selected."""
        with QSignalBlocker(self.view.selectionModel()):
            self.table.show(edges.values())
        self.select(selected)

    def select(self, keys: frozenset[str]) -> None:
        """Select the statements of the edges *keys*, without telling anybody."""
        model = self.view.selectionModel()
        if self.chosen_keys() == keys & {row.edge for row in self.table.rows}:
            return
        wanted = QItemSelection()
        first: QModelIndex | None = None
        for number, row in enumerate(self.table.rows):
            if row.edge in keys:
                index = self.sorted.mapFromSource(self.table.index(number, 0))
                wanted.select(index, index)
                first = index if first is None or index.row() < first.row() else first
        flag = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(model):
            model.select(wanted, flag.ClearAndSelect | flag.Rows)
        self.view.viewport().update()
        if first is not None:
            self.view.scrollTo(first)

    def chosen_keys(self) -> frozenset[str]:
        """Return the keys of the edges whose statements are selected."""
        rows = self.view.selectionModel().selectedRows()
        return frozenset(self.table.rows[self.sorted.mapToSource(index).row()].edge for index in rows)

    def _tell(self) -> None:
        self.chosen.emit(self.chosen_keys())


def _relation(backed: BackedStatement) -> str:
    one = backed.statement
    sign = "" if one.sign in (one.relation.sign, Sign.NONE) else f" ({one.sign.value})"
    site = f" {one.residue}{one.position}" if one.residue or one.position else ""
    return f"{one.relation.label}{sign}{site}"


def _shown(row: Row, column: int) -> str:
    if column == 4 and row.backed.negated:
        return f"{row.backed.sentences} −{row.backed.negated}"
    return visible(str(row.cells()[column]))


def _aligned(_row: Row, column: int) -> int | None:
    return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) if column >= 3 else None


_ASKED: dict[int, Callable[[Row, int], Any]] = {
    _ROLE.DisplayRole: _shown,
    _ROLE.UserRole: lambda row, column: row.cells()[column],
    _ROLE.ToolTipRole: lambda row, _column: tip_text(row.backed.statement.text),
    _ROLE.TextAlignmentRole: _aligned,
}
