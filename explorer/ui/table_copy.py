"""Tables of the window are copied as they look: the columns that are seen, in their order, ready for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHeaderView, QListView, QTableView, QTreeView

from explorer.formats import tables
from explorer.formats.tables import Table
from explorer.model.wording import many

View = QTableView | QTreeView | QListView
_DISPLAY, _ALIGNED = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole


def put(table: Table) -> None:
    """Put *table* on the clipboard: as text with tabs, and as HTML for programs that understand it."""
    put_texts(tables.tsv(table), tables.html(table))


def put_texts(plain: str, html: str) -> None:
    """Put a table that was written already on the clipboard."""
    data = QMimeData()
    data.setText(plain)
    if html:
        data.setData("text/html", html.encode("utf-8", "replace"))
    QGuiApplication.clipboard().setMimeData(data)


def seen_columns(view: View) -> list[int]:
    """Return the columns that *view* shows, from the left."""
    if isinstance(view, QListView):
        return [0]
    return _from_left(view.horizontalHeader() if isinstance(view, QTableView) else view.header())


def seen(view: View, *, selected: bool = False) -> Table:
    """Return the rows of *view*, or those that are *selected*, with the columns that are seen, in their order."""
    model, columns = view.model(), seen_columns(view)
    chosen = view.selectionModel()
    rows = [row for row in _rows(model) if not selected or chosen.isRowSelected(row.row(), row.parent())]
    names = _names(view)
    heads = [_head(view, column) for column in columns]
    cells = [
        [
            *([names(row.row())] if names else []),
            *(_text(row.siblingAtColumn(column).data(_DISPLAY)) for column in columns),
        ]
        for row in rows
    ]
    first = 1 if names else 0
    numbers = {place for place, column in enumerate(columns, first) if rows and _is_number(rows[0], column)}
    return Table(tuple([""] * first + heads), cells, numbers)


def make_copyable(view: View, told: Callable[[str], None] = lambda _: None) -> None:
    """Let *view* copy by Ctrl+C and by right click; *told* hears in words what was copied."""

    def copy(*, selected: bool) -> None:
        table = seen(view, selected=selected)
        if table.rows:
            put(table)
            told(copied(len(table.rows)))

    offer_copies(view, lambda: copy(selected=True), lambda: copy(selected=False))


def offer_copies(view: View, rows: Callable[[], None], whole: Callable[[], None]) -> None:
    """Let *view* offer by right click to copy its selected *rows* (also by Ctrl+C) and the *whole* table."""
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    for words, act in (("Copy rows", rows), ("Copy the whole table", whole)):
        action = QAction(words, view)
        action.triggered.connect(lambda _on=False, act=act: act())
        if act is rows:
            action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.addAction(action)


def copied(rows: int) -> str:
    """Return in words what was copied."""
    return f"{many(rows, 'row')} copied; paste into a spreadsheet."


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _head(view: View, column: int) -> str:
    """The head of a column; a list has none but is called something."""
    if isinstance(view, QListView):
        return view.accessibleName()
    return _text(view.model().headerData(column, Qt.Orientation.Horizontal))


def _names(view: View) -> Callable[[int], str] | None:
    """What the rows of *view* are called at their left, where that is seen."""
    if not isinstance(view, QTableView) or view.verticalHeader().isHidden():
        return None
    return lambda row: _text(view.model().headerData(row, Qt.Orientation.Vertical))


def _from_left(heads: QHeaderView) -> list[int]:
    places = (heads.logicalIndex(place) for place in range(heads.count()))
    return [column for column in places if not heads.isSectionHidden(column)]


def _rows(model: QAbstractItemModel, parent: QModelIndex = QModelIndex()) -> Iterator[QModelIndex]:  # noqa: B008
    """All rows from the top, those of a tree under the one they belong to."""
    for number in range(model.rowCount(parent)):
        row = model.index(number, 0, parent)
        yield row
        yield from _rows(model, row)


def _is_number(row: QModelIndex, column: int) -> bool:
    """Whether a column has numbers: they stand at the right."""
    aligned = row.siblingAtColumn(column).data(_ALIGNED)
    # Qt hands out a number or a flag, as it was put in.
    return bool(int(getattr(aligned, "value", aligned) or 0) & Qt.AlignmentFlag.AlignRight.value)
