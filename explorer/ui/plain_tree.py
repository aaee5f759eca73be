"""A list of several columns, as dialogs and panels have it: rows of one height that can be copied."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from explorer.ui.plain_text import visible
from explorer.ui.table_copy import make_copyable


class PlainTree(QTreeWidget):
    """A list without branches.

    Args:
        heads: What stands above the columns.
        parent: The widget it lies in.
    """

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels(list(heads))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        make_copyable(self)

    def add_row(self, cells: Sequence[object]) -> QTreeWidgetItem:
        """Add a row with what *cells* are in words, as they may be shown, and return it."""
        item = QTreeWidgetItem([visible(str(cell)) for cell in cells])
        self.addTopLevelItem(item)
        return item

    def stretch(self, places: Collection[int] = (0,)) -> None:
        """Let the columns at *places* share the room; the others are as wide as their words."""
        self.header().setStretchLastSection(False)
        for place in range(self.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if place in places else QHeaderView.ResizeMode.ResizeToContents
            self.header().setSectionResizeMode(place, mode)

    def fit(self, places: Collection[int]) -> None:
        """Let the columns at *places* be as wide as their words; the last one has the rest."""
        for place in places:
            self.header().setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
