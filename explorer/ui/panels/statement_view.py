"""How the table of statements looks: which columns, how wide, in which order, and its menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QToolButton

from explorer.ui.panels.statement_columns import COLUMNS, USUAL, StatementColumn
from explorer.ui.panels.statement_table import StatementTable
from explorer.ui.remembered import Remembered

_KEPT = "statement columns"
_PADDING = 24
_SCROLL_BAR = 12
#: A name of this length is not cut by the numbers; without a choice these are left out where there is no room.
_NAME = "GSK3B"
#: A column of names is at least this wide where the person chose more columns than there is room for.
_LEAST_NAME = "Interleukin 6"


class StatementView(QTableView):
    """The table; which columns it shows is the person's choice, and kept.

    Args:
        table: What it shows.
        remembered: Keeps the choice.

    Attributes:
        menu_button: Opens the same menu as a right click on the heads.
        menu: That menu: the columns; others may add to it.
    """

    def __init__(self, table: StatementTable, remembered: Remembered) -> None:
        super().__init__()
        self._remembered = remembered
        self.setModel(table)
        self.setSortingEnabled(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Statements")
        self.verticalHeader().hide()
        self._set_heads(table)
        self.menu = QMenu("Table", self)
        self.menu.setToolTipsVisible(True)
        self._switches = {column.id: self._switch(column) for column in COLUMNS}
        self._check_menu()
        self.menu_button = _menu_button(self.menu)
        self.measure()

    def _set_heads(self, table: StatementTable) -> None:
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)
        heads.setSectionsMovable(True)
        heads.setMinimumSectionSize(24)
        # The heads would ask Python about each row to know whether all of a column is selected.
        heads.setSelectionModel(QItemSelectionModel(table, heads))
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(self._ask)

    @property
    def columns(self) -> list[str]:
        """Which columns are chosen, by their ids; without a choice the usual ones."""
        kept = [one for one in self._remembered.names(_KEPT) if one in self._switches]
        return kept or list(USUAL)

    def show_columns(self, ids: list[str]) -> None:
        """Show these columns from now on; the usual ones where there is none."""
        self._remembered.set_names(_KEPT, [] if tuple(ids) == USUAL else ids)
        self._check_menu()
        self.measure()

    def chosen_rows(self) -> list[int]:
        """Return the selected rows, sorted; asking Qt for each of a hundred thousand takes long."""
        stretches = self.selectionModel().selection()
        found: set[int] = set()
        for place in range(stretches.count()):
            found.update(range(stretches.at(place).top(), stretches.at(place).bottom() + 1))
        return sorted(found)

    def is_seen(self, rows: list[int]) -> bool:
        """Whether one of *rows* (sorted) is seen without scrolling."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        end = last if last >= 0 else self.model().rowCount()
        return any(first <= row <= end for row in rows)

    def measure(self) -> None:
        """Make rows and columns as large as the letters need; names come first where the panel is narrow."""
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 10)
        chosen = set(self.columns)
        usual = chosen == set(USUAL)
        room = self.width() - 2 * (metrics.horizontalAdvance(_NAME if usual else _LEAST_NAME) + _PADDING) - _SCROLL_BAR
        for place, column in enumerate(COLUMNS):
            if column.id in chosen and column.widest:
                room -= metrics.horizontalAdvance(column.widest) + _PADDING
            self.setColumnHidden(place, column.id not in chosen or (usual and column.number and room < 0))
        for place in range(len(COLUMNS)):
            self._measure_column(place, fits=usual or room >= 0)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again with another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self.measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.measure()

    def _measure_column(self, place: int, *, fits: bool) -> None:
        """Let a column of names take what room there is; where there is none the table scrolls."""
        widest = COLUMNS[place].widest
        stretches = not widest and fits
        modes = QHeaderView.ResizeMode
        self.horizontalHeader().setSectionResizeMode(place, modes.Stretch if stretches else modes.Interactive)
        if not stretches:
            width = self.fontMetrics().horizontalAdvance(widest or _LEAST_NAME) + _PADDING
            self.setColumnWidth(place, width)

    def _switch(self, column: StatementColumn) -> QAction:
        """A switch that shows and hides a column."""
        made = self.menu.addAction(column.head)
        made.setToolTip(column.tip)
        made.setCheckable(True)
        made.triggered.connect(lambda _on=False: self._choose())
        return made

    def _check_menu(self) -> None:
        chosen = self.columns
        for name, switch in self._switches.items():
            switch.setChecked(name in chosen)

    def _choose(self) -> None:
        self.show_columns([name for name, switch in self._switches.items() if switch.isChecked()])

    def _ask(self, place: QPoint) -> None:
        self.menu.popup(self.horizontalHeader().mapToGlobal(place))


def _menu_button(menu: QMenu) -> QToolButton:
    """Return the button that opens *menu*."""
    made = QToolButton()
    made.setObjectName("flat")
    made.setText("⋯")
    made.setToolTip("Columns, copy, export")
    made.setAccessibleName("Columns, copy, export")
    made.setMenu(menu)
    # The dots say that there is a menu.
    made.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made
