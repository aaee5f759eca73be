"""The list that says what the diagram shows: for a screen reader, and for finding one's way by keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QVBoxLayout, QWidget

from explorer.diagram.document import Diagram
from explorer.ui.panels.contents_model import ContentsModel
from explorer.ui.panels.empty_words import EmptyWords

#: More selected rows than these are not marked one by one.
_MARKED = 500


class ContentsPanel(QWidget):
    """Groups, entities with their edges, and notes, in words.

    Signals:
        chosen: Keys of what is selected in the list, as a frozenset.
        go_wanted: Key of what shall be brought to the middle of the canvas.
    """

    chosen = Signal(object)
    go_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diagram = Diagram()
        self._selected: frozenset[str] = frozenset()
        self.model = ContentsModel(self)
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setExpandsOnDoubleClick(False)
        self.view.setAccessibleName("Contents of the diagram")
        self.empty = EmptyWords(
            self.view, lambda: "What the diagram shows is told here in words; nothing is drawn yet."
        )
        self.view.activated.connect(lambda index: self.go_wanted.emit(self.model.key(index)))
        self.view.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.chosen_keys()))
        # remembered, not asked for: there may be thousands of rows
        self._open: set[str] = set()
        self.view.expanded.connect(lambda index: self._open.add(self.model.key(index)))
        self.view.collapsed.connect(lambda index: self._open.discard(self.model.key(index)))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def show_diagram(self, diagram: Diagram) -> None:
        """Show what *diagram* shows now; while nobody sees the list, nothing is made."""
        self._diagram = diagram
        # Many changes at once are shown once.
        self._timer.start(0)

    def show_notes(self, notes: Mapping[str, str]) -> None:
        """Tell the notes on nodes and edges, by their keys, with them."""
        if notes != self.model.notes:
            self.model.notes = notes
            self._timer.start(0)

    def select(self, keys: frozenset[str]) -> None:
        """Select the rows of *keys*, without telling anybody."""
        self._selected = keys
        if self.isVisible() and not self._timer.isActive() and self.chosen_keys() != keys:
            self._mark(keys)

    def chosen_keys(self) -> frozenset[str]:
        """Return the keys of the selected rows."""
        return frozenset(self.model.key(index) for index in self.view.selectionModel().selectedIndexes())

    def showEvent(self, event: QShowEvent) -> None:
        """Make what was not made while nobody saw it."""
        super().showEvent(event)
        self._timer.start(0)

    def _fill(self) -> None:
        if not self.isVisible():
            return
        with QSignalBlocker(self.view.selectionModel()):
            self.model.show(self._diagram)
        for key in sorted(self._open):
            place = self.model.place(key)
            if place.isValid():
                self.view.expand(place)
        self._mark(self._selected)

    def _mark(self, keys: frozenset[str]) -> None:
        wanted, last = QItemSelection(), QModelIndex()
        for key in sorted(keys)[:_MARKED]:
            place = self.model.place(key)
            if place.isValid():
                wanted.select(place, place)
                last = place
        flag = QItemSelectionModel.SelectionFlag
        model = self.view.selectionModel()
        with QSignalBlocker(model):
            model.select(wanted, flag.ClearAndSelect)
            if last.isValid():
                model.setCurrentIndex(last, flag.NoUpdate)
        if last.isValid():
            self.view.scrollTo(last)
        self.view.viewport().update()
