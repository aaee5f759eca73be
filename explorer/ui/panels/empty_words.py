"""What a list says while it has nothing to show: a sentence, so that nobody takes it for broken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView

from explorer.ui.panels.pieces import label

_MARGIN = 14


class EmptyWords(QObject):
    """Shows a sentence in *view* as long as it has no rows; its model must be set already.

    Args:
        view: The list, tree or table.
        says: Returns the sentence.
    """

    def __init__(self, view: QAbstractItemView, says: Callable[[], str]) -> None:
        super().__init__(view)
        self._view, self._says = view, says
        self.words = label("", "faint")
        self.words.setParent(view.viewport())
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        model = view.model()
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.layoutChanged):
            signal.connect(lambda *_: self.look())
        view.viewport().installEventFilter(self)
        self.look()

    def look(self) -> None:
        """Say it, or nothing where there are rows."""
        empty = not self._view.model().rowCount()
        self.words.setText(self._says() if empty else "")
        self.words.setVisible(empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fill the list's width, whatever that becomes."""
        if event.type() == QEvent.Type.Resize:
            self.words.setGeometry(self._view.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, 0))
        return super().eventFilter(watched, event)
