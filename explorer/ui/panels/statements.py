"""The statements of the diagram as a table, in step with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity
from explorer.model.relation import Relation, Sign
from explorer.ui.plain_text import tip_text, visible

_ROLE = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
_HEADS = ("Subject", "Relation", "Object", "Papers", "Sent.")
#: What columns have room for; empty ones share what is left.
_WIDEST = ("", "activates", "", "Papers", "Sent.")
_PADDING = 24
_SCROLL_BAR = 12
#: Names of this length are not cut by the numbers; these are left out where there is no room for them.
_NAME = "GSK3B"
_MOST_WANTED = (1, 3, 4)
_NUMBERS = (3, 4)
_NO_FAMILIES: Mapping[str, str] = MappingProxyType({})
_TIPS = ("", "What is said, with its effect", "", "Papers that say it", "Sentences that say it; −n: that deny it")


@dataclass(frozen=True, slots=True)
class Row:
    """A statement, the key of the edge it belongs to, and its cells as they are sorted."""

    edge: str
    backed: BackedStatement
    cells: tuple[str, str, str, int, int]


class StatementTable(QAbstractTableModel):
    """A row for each statement of the visible edges."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._column, self._falling = 3, True

    def show(self, edges: Mapping[str, Edge], families: Mapping[str, str]) -> None:
        """Show the statements of *edges* (by key); members are named after the family that stands for them.

        Args:
            edges: The edges by their keys.
            families: By the key of a member that is shown as its family, what that is called.
        """
        rows = self._in_order([_row(key, one, families) for key, edge in edges.items() for one in edge.statements])
        same = len(rows) == len(self.rows) and all(
            one.backed is other.backed and one.edge == other.edge for one, other in zip(rows, self.rows, strict=True)
        )
        if not same:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is selected stays selected. A proxy would ask Python for each comparison."""
        self.layoutAboutToBeChanged.emit()
        before, indexes = self.rows, self.persistentIndexList()
        self._column, self._falling = column, order is Qt.SortOrder.DescendingOrder
        self.rows = self._in_order(before)
        places = {id(row): number for number, row in enumerate(self.rows)}
        moved = [self.index(places[id(before[index.row()])], index.column()) for index in indexes]
        self.changePersistentIndexList(indexes, moved)
        self.layoutChanged.emit()

    def _in_order(self, rows: list[Row]) -> list[Row]:
        """Return *rows* sorted; equal ones stay in the order of their names."""
        named = sorted(rows, key=lambda row: tuple(map(str.casefold, row.cells[:3])))
        return sorted(named, key=lambda row: _sort_key(row.cells[self._column]), reverse=self._falling)

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
        """Return what the view asks of a cell."""
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
        self.view = QTableView()
        self.view.setModel(self.table)
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
        heads = self.view.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        for column, width in enumerate(_WIDEST):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            heads.setSectionResizeMode(column, mode)
        self._measure()
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.addWidget(self.view)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # The table hears of it after its panel.
            QTimer.singleShot(0, self, self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """Make rows and columns as large as the letters need; names come first where the panel is narrow."""
        metrics = self.view.fontMetrics()
        self.view.verticalHeader().setDefaultSectionSize(metrics.height() + 10)
        widths = [metrics.horizontalAdvance(words) + _PADDING for words in _WIDEST]
        room = self.width() - 2 * (metrics.horizontalAdvance(_NAME) + _PADDING) - _SCROLL_BAR
        for column in _MOST_WANTED:
            room -= widths[column]
            self.view.setColumnHidden(column, column in _NUMBERS and room < 0)
        for column in _MOST_WANTED:
            self.view.setColumnWidth(column, widths[column])

    def show_edges(
        self, edges: Mapping[str, Edge], selected: frozenset[str], families: Mapping[str, str] = _NO_FAMILIES
    ) -> None:
        """Show the statements of *edges*, those of *selected* ones selected; *families* as for the table."""
        with QSignalBlocker(self.view.selectionModel()):
            self.table.show(edges, families)
        self.select(selected)

    def select(self, keys: frozenset[str]) -> None:
        """Select the statements of the edges *keys*, without telling anybody."""
        model = self.view.selectionModel()
        if self.chosen_keys() == keys & {row.edge for row in self.table.rows}:
            return
        wanted = QItemSelection()
        last = len(_HEADS) - 1
        rows = [number for number, row in enumerate(self.table.rows) if row.edge in keys]
        for first, end in _runs(rows):
            wanted.select(self.table.index(first, 0), self.table.index(end, last))
        flag = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(model):
            model.select(wanted, flag.ClearAndSelect)
        self.view.viewport().update()
        # Later: right after a reset the view does not know yet how far it can scroll.
        QTimer.singleShot(0, self.view, self._scroll)

    def _scroll(self) -> None:
        """Bring the first selected row into view."""
        rows = self.view.selectionModel().selectedRows()
        seen = self.view.viewport().rect()
        if rows and not any(seen.contains(self.view.visualRect(index)) for index in rows):
            self.view.scrollTo(min(rows, key=QModelIndex.row), QAbstractItemView.ScrollHint.PositionAtCenter)

    def chosen_keys(self) -> frozenset[str]:
        """Return the keys of the edges whose statements are selected."""
        rows = self.view.selectionModel().selectedRows()
        return frozenset(self.table.rows[index.row()].edge for index in rows)

    def _tell(self) -> None:
        self.chosen.emit(self.chosen_keys())


def _row(edge: str, backed: BackedStatement, families: Mapping[str, str]) -> Row:
    one = backed.statement
    ends = _called(one.subject, families), _called(one.object, families)
    return Row(edge, backed, (ends[0], _relation(backed), ends[1], len(backed.papers), backed.sentences))


def _called(end: Entity, families: Mapping[str, str]) -> str:
    """The end of a statement in the table: ``AKT (AKT1)`` where the family is shown."""
    family = families.get(end.key)
    return end.name if family is None else f"{family} ({end.name})"


def _sort_key(cell: str | int) -> tuple[int, str]:
    return (cell, "") if isinstance(cell, int) else (0, cell.casefold())


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of each stretch of numbers without a gap."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _relation(backed: BackedStatement) -> str:
    one = backed.statement
    words = _words(one.relation, one.sign)
    if not one.residue and not one.position:
        return words
    return f"{words} {one.residue}{one.position}"


@cache
def _words(relation: Relation, sign: Sign) -> str:
    """A relation, with its sign where that is not the one it always has."""
    return relation.label if sign in (relation.sign, Sign.NONE) else f"{relation.label} ({sign.value})"


def _shown(row: Row, column: int) -> str:
    if column == 4 and row.backed.negated:
        return f"{row.backed.sentences} −{row.backed.negated}"
    return visible(str(row.cells[column]))


def _aligned(_row: Row, column: int) -> int | None:
    return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter) if column >= 3 else None


_ASKED: dict[int, Callable[[Row, int], Any]] = {
    _ROLE.DisplayRole: _shown,
    _ROLE.ToolTipRole: lambda row, _column: tip_text(row.backed.statement.text),
    _ROLE.TextAlignmentRole: _aligned,
}
