"""The status bar: which store, how much is in it, the zoom, and whether everything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStatusBar, QWidget

from explorer.model.records import StoreCounts
from explorer.model.wording import many
from explorer.ui.background import Background
from explorer.ui.notices import ProgressLine
from explorer.ui.panels.pieces import label

if TYPE_CHECKING:
    from explorer.store.store import Store


class Status(QStatusBar):
    """What the person sees below everything."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.store_name = label("", wraps=False)
        self.badge = label("read-only", "warning", wraps=False)
        self.counts = label("", wraps=False)
        self.zoom = label("100 %", wraps=False)
        self.saved = label("", wraps=False)
        self.progress = ProgressLine(background)
        for left in (self.store_name, self.badge, self.counts):
            self.addWidget(left)
        self.addPermanentWidget(self.progress)
        for right in (self.zoom, self.saved):
            self.addPermanentWidget(right)
        self.badge.hide()
        self.progress.hide()

    def show_store(self, store: Store, *, demo: bool) -> None:
        """Show which store is open."""
        self.store_name.setText("Demo" if demo else store.path.name)
        self.store_name.setToolTip(str(store.path))
        self.badge.setVisible(store.read_only)
        self.counts.setText("")

    def show_counts(self, counts: StoreCounts) -> None:
        """Show how much the store holds."""
        numbers = (counts.documents, "paper"), (counts.statements, "statement"), (counts.sentences, "sentence")
        self.counts.setText("   ".join(many(number, one) for number, one in numbers))

    def show_zoom(self, scale: float) -> None:
        """Show the scale; 1.0 is 100 %."""
        self.zoom.setText(f"{scale * 100:.0f} %")

    def show_saved(self, words: str) -> None:
        """Show whether everything is saved."""
        self.saved.setText(words)
