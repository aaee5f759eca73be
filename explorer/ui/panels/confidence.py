"""How sure the extractor must be of what is shown: a slider, and how many sentences that leaves."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from explorer.extraction.confidence import FLOOR
from explorer.model.edge import Edge
from explorer.model.filter import EXPLAINED
from explorer.model.filter_words import least_confidence
from explorer.model.progress import Progress
from explorer.ui.background import Background
from explorer.ui.panels.pieces import label

if TYPE_CHECKING:
    from explorer.store.store import Store

REST_MS = 40
_STEPS = 100
_HIGHEST = 0.95
_TIP = (
    "How sure the extractor must be of a sentence. Further left there is more to see, and more of it is wrong: at the "
    "left end about every second sentence.\nA sentence that a rule explains counts from {explained:.2f} lower, since "
    "its reason can be read. What people added always counts."
)


class ConfidenceSlider(QWidget):
    """The least confidence of shown evidence, in hundredths, with the outcome in words.

    Signals:
        wanted: The least confidence that the person wants, 0..1; sent when the slider rests for a moment.
    """

    wanted = Signal(float)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._statements: list[int] = []
        self._least = 0.0
        self._counted = 0
        self._total = 0
        self.words = label("", "faint")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(math.floor(FLOOR * _STEPS), round(_HIGHEST * _STEPS))
        self.slider.setPageStep(5)
        self.slider.setAccessibleName("How sure the extractor must be, in hundredths")
        self.slider.setToolTip(_TIP.format(explained=EXPLAINED))
        self.slider.valueChanged.connect(self._moved)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self.wanted.emit(self.value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (label("How sure", "section"), self.slider, self.words):
            column.addWidget(widget)

    @property
    def value(self) -> float:
        """The least confidence, 0..1; at the left end everything that was kept counts."""
        return self._least

    def set_store(self, store: Store | None) -> None:
        """Count in *store* from now on."""
        self._store = store
        self._statements, self._total = [], 0

    def show_state(self, edges: Iterable[Edge], least: float) -> None:
        """Show that evidence from *least* on counts, and how much of that of all *edges* it is."""
        statements = [one for edge in edges for one in edge.statements]
        self._counted = sum(one.sentences + one.negated for one in statements)
        if not self._rest.isActive():
            self._least = least
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(least * _STEPS))
        self._say()
        ids = sorted(one.id for one in statements)
        if ids != self._statements or self._counted > self._total:
            self._statements = ids
            self._ask()

    def _ask(self) -> None:
        if self._store is not None:
            self._background.run(
                _evidence_of, self._store, self._statements, then=self._take_total, channel="all evidence"
            )

    def _take_total(self, total: int) -> None:
        self._total = total
        self._say()

    def _moved(self, value: int) -> None:
        self._least = value / _STEPS
        self._rest.start()
        self._say()

    def _say(self) -> None:
        """Say what is shown; while the slider moves, the counts are those of before."""
        sure = _shown_from(self.value)
        total = max(self._total, self._counted)
        counts = f"; {self._counted:,} of {total:,} sentences" if total else ""
        self.words.setText(f"Shown: {sure}{counts}")


def _shown_from(least: float) -> str:
    """Tell what counts from *least* on; what the extractor gives begins at its floor anyway."""
    if least <= FLOOR:
        return "all that was found"
    if least - EXPLAINED <= FLOOR:
        return f"all that a rule explains, the rest from {least:.2f}"
    return least_confidence(least)


def _evidence_of(store: Store, statement_ids: list[int], progress: Progress) -> int:
    progress.check()
    return store.evidence_count(statement_ids)
