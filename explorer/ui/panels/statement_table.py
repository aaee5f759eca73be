"""The table of statements as Qt sees it; whatever is long was done before (`statement_rows`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from explorer.ui.panels.statement_columns import BY_ID, COLUMNS, Line
from explorer.ui.panels.statement_rows import Lines, Places
from explorer.ui.plain_text import tip_text, visible

_ROLE = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_COMPARED = 5_000
Index = QModelIndex | QPersistentModelIndex


class StatementTable(QAbstractTableModel):
    """A row for each statement that has what is searched.

    Sorting a hundred thousand rows takes a few milliseconds; it resets the model, as Qt would otherwise ask Python
    about each row that is selected. Who shows it selects them again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = Lines()
        self._places: Places = ()
        self._column, self._falling, self._wanted = BY_ID["papers"], True, ""

    @property
    def rows(self) -> list[Line]:
        """The statements from the top."""
        return [self.lines.line(place) for place in self._places]

    @property
    def places(self) -> Places:
        """Where in `lines` each row stands."""
        return self._places

    def row(self, number: int) -> Line:
        """Return the statement in a row."""
        return self.lines.line(self._places[number])

    def edges_in(self, rows: Sequence[int]) -> frozenset[str]:
        """Return the keys of the edges whose statements stand in *rows*."""
        return self.lines.edges_at(self._places[row] for row in rows)

    def show(self, lines: Lines) -> None:
        """Show *lines*, sorted and searched as before."""
        places = lines.order(self._column, falling=self._falling, wanted=self._wanted)
        if not self._same(lines, places):
            self._reset(places, lines)

    def seek(self, wanted: str) -> None:
        """Show the statements that have all words of *wanted* (see `Lines.order`)."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._reset(self.lines.order(self._column, falling=self._falling, wanted=wanted))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column. A proxy would ask Python for each comparison."""
        self._column, self._falling = column, order is Qt.SortOrder.DescendingOrder
        if self.lines:
            self._reset(self.lines.order(column, falling=self._falling, wanted=self._wanted))

    def rows_of(self, edges: Iterable[str]) -> list[int]:
        """Return the rows of the statements of *edges* (keys), sorted."""
        return self.lines.rows_of(edges, self._places)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many statements there are."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Return the heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        return {_ROLE.DisplayRole: column.head, _ROLE.ToolTipRole: column.tip}.get(_ROLE(role))

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return what the view asks of a cell."""
        if not index.isValid():
            return None
        ask = _ASKED.get(role)
        return ask(self.row(index.row()), index.column()) if ask is not None else None

    def _same(self, lines: Lines, places: Places) -> bool:
        """Whether *lines* in this order look like what is shown; then nothing jumps. Very many are not compared."""
        pairs = zip(places, self._places, strict=False)
        return len(places) == len(self._places) <= _COMPARED and all(
            _alike(lines.line(new), self.lines.line(old)) for new, old in pairs
        )

    def _reset(self, places: Places, lines: Lines | None = None) -> None:
        self.beginResetModel()
        self._places = places
        if lines is not None:
            self.lines = lines
        self.endResetModel()


def _alike(one: Line, other: Line) -> bool:
    return one.statement is other.statement and one == other


def cell(line: Line, column: int) -> str:
    """Return what a cell shows: on one line, letter for letter."""
    return visible(" ".join(COLUMNS[column].text(line).split()))


def _tip(line: Line, _column: int) -> str:
    words = line.statement.text
    return tip_text(f"{words}\n\nNote: {line.note}" if line.note else words)


_ASKED: dict[int, Callable[[Line, int], Any]] = {
    _ROLE.DisplayRole: cell,
    _ROLE.ToolTipRole: _tip,
    _ROLE.TextAlignmentRole: lambda _line, column: _RIGHT if COLUMNS[column].number else None,
}
