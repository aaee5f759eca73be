"""The diagrams that were kept, as a list: opened, renamed and deleted there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.panels.own_keys import OwnKeys
from explorer.ui.panels.pieces import Flow, flat_button, label, on_base
from explorer.ui.plain_text import local_time, tip_text, visible
from explorer.ui.plain_tree import PlainTree

if TYPE_CHECKING:
    from explorer.jobs.kept_diagrams import KeptDiagram

_NAME = Qt.ItemDataRole.UserRole
_HINT = (
    "No diagrams are kept in this store yet. Write a name above to keep what is drawn now, as it looks, with its "
    "groups, notes and filters."
)
_TIP = "Enter or double click opens it, F2 renames it, Delete deletes it; each can be undone."


class KeptList(PlainTree):
    """The list: Enter or a double click opens, F2 renames in place, Delete deletes.

    Signals:
        opened: Name of the diagram to open.
        renamed: (name, other): the person called it so.
        removed: Name of the one to delete.
    """

    opened = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("Name", "Entities", "Kept"), parent)
        self.setAccessibleName("Kept diagrams")
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.header().setMinimumSectionSize(8 * self.fontMetrics().averageCharWidth())
        self.stretch()
        OwnKeys(self, (Qt.Key.Key_Delete, Qt.Key.Key_F2))
        self._offer("Open", lambda: self.opened.emit(self.chosen))
        self._offer("Rename…", self.rename)
        self._offer("Delete", lambda: self.removed.emit(self.chosen))
        self.itemDoubleClicked.connect(lambda item, _column: self.opened.emit(item.data(0, _NAME)))
        self.itemChanged.connect(self._changed)

    @property
    def chosen(self) -> str:
        """Name of the diagram that is chosen, or empty."""
        item = self.currentItem()
        return str(item.data(0, _NAME)) if item is not None else ""

    def show_diagrams(self, diagrams: Sequence[KeptDiagram]) -> None:
        """Show *diagrams* in their order; the one that was chosen stays chosen."""
        before = self.chosen
        self.blockSignals(True)
        self.clear()
        for one in diagrams:
            entities = "damaged" if one.entities is None else f"{one.entities:,}"
            item = self.add_row((one.name, entities, local_time(one.when)[:10]))
            item.setData(0, _NAME, one.name)
            item.setToolTip(0, tip_text(f"{one.name}\nKept {local_time(one.when)}\n{_TIP}"))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            if one.name == before:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self.itemSelectionChanged.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, rename and delete by the keyboard."""
        if not self.chosen or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self.chosen)
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        else:
            super().keyPressEvent(event)

    def rename(self) -> None:
        """Let the person write another name in place of the chosen one."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item, 0)

    def _changed(self, item: QTreeWidgetItem) -> None:
        name, other = str(item.data(0, _NAME)), item.text(0).strip()
        self.blockSignals(True)
        item.setText(0, visible(name))
        self.blockSignals(False)
        if other and other not in (name, visible(name)):
            self.renamed.emit(name, other)

    def _offer(self, words: str, act: Callable[[], object]) -> None:
        """Offer something by right click."""
        action = QAction(words, self)
        action.triggered.connect(lambda _on=False: act() if self.chosen else None)
        self.addAction(action)


class DiagramsPanel(QWidget):
    """A line to keep what is drawn, the list, and what can be done with the one that is chosen.

    Signals:
        keep_wanted: What is drawn shall be kept under a name.
    """

    keep_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name to keep this diagram under")
        self.name.setAccessibleName("Name to keep this diagram under")
        self.name.returnPressed.connect(self._keep)
        self.hint = label(_HINT, "faint")
        self.list = KeptList()
        self.list.itemSelectionChanged.connect(self._follow)
        self.open = self._button("Open", "Show it instead of what is drawn", self.list.opened.emit)
        self.rename = self._button("Rename…", "Call it by another name (F2)", lambda _: self.list.rename())
        self.delete = self._button("Delete", "Delete it; Undo brings it back", self.list.removed.emit)
        on_base(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot())
        column.addStretch()  # below the hint, while there is no list that takes the room
        self.hint.setContentsMargins(14, 0, 12, 8)
        self.show_diagrams(())

    def show_diagrams(self, diagrams: Sequence[KeptDiagram]) -> None:
        """Show the *diagrams* that are kept, the last one first."""
        self.list.show_diagrams(diagrams)
        self.hint.setVisible(not diagrams)
        self.list.setVisible(bool(diagrams))
        self._foot_row.setVisible(bool(diagrams))
        self._follow()

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.name, 1)
        row.addWidget(flat_button("Keep", "Keep what is drawn now, to open it again or to compare with it", self._keep))
        return head

    def _foot(self) -> QWidget:
        self._foot_row = QWidget()
        flow = Flow()
        flow.setContentsMargins(12, 6, 12, 6)
        self._foot_row.setLayout(flow)
        for button in (self.open, self.rename, self.delete):
            flow.addWidget(button)
        return self._foot_row

    def _button(self, words: str, tip: str, act: Callable[[str], object]) -> QPushButton:
        return flat_button(words, tip, lambda: act(self.list.chosen))

    def _keep(self) -> None:
        if self.name.text().strip():
            self.keep_wanted.emit(self.name.text().strip())
            self.name.clear()
        else:
            self.name.setFocus()

    def _follow(self) -> None:
        for button in (self.open, self.rename, self.delete):
            button.setEnabled(bool(self.list.chosen))
