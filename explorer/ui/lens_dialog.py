"""Chooses the context that a diagram is looked at through: typed to find, with how many edges have evidence there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from explorer.graph.choices import Choice
from explorer.model.evidence import Context
from explorer.model.wording import many
from explorer.ui.panels.filters import ASPECTS
from explorer.ui.panels.pieces import label, take_size
from explorer.ui.plain_text import visible

_HINT = "Edges with evidence there stay as they are; all others fade."
_NOTHING = "Nothing on this diagram says which cell or species it holds for."
_ROLE = Qt.ItemDataRole.UserRole


class LensDialog(QDialog):
    """A search line over a list; Enter, or a click, chooses.

    Args:
        contexts: The contexts that there are, with the edges that have evidence there.
        parent: The window.

    Signals:
        chosen: The `Context` to look through.
    """

    chosen = Signal(object)

    def __init__(self, contexts: Mapping[Context, Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Context lens")
        take_size(self, 420, 460)
        self._contexts = sorted(contexts.items(), key=lambda one: (-one[1].edges, one[0].aspect, one[0].name))
        self.line = QLineEdit()
        self.line.setPlaceholderText("A cell, tissue, disease, species …")
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName("Find a context")
        self.list = QListWidget()
        self.list.setAccessibleName("Contexts")
        self.words = label(_HINT if contexts else _NOTHING, "faint")
        column = QVBoxLayout(self)
        for widget in (self.words, self.line, self.list):
            column.addWidget(widget)
        self.line.textChanged.connect(lambda _: self._show())
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, and up and down go along the list from the line too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        typed = self.line.text().casefold().split()
        self.list.clear()
        for context, choice in self._contexts:
            kind = ASPECTS.get(context.aspect, context.aspect.replace("_", " ")).lower()
            if choice.edges and all(word in f"{context.name} {kind}".casefold() for word in typed):
                edges = many(choice.edges, "edge")
                item = QListWidgetItem(f"{visible(context.name)} — {visible(kind)}, {edges}")
                item.setData(_ROLE, context)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ROLE))
            self.accept()
