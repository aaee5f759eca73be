"""The line below the diagram that plays it year after year."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSlider, QWidget

from explorer.ui.panels.pieces import flat_button, label

STEP_MS = 700


class PlayBar(QFrame):
    """A button, a slider over the years, and what is known by then.

    Attributes:
        waits: Whether the year is still counted: it does not go on by itself until it was seen.

    Signals:
        moved: The year that is shown now.
        left: The person leaves, or keeps what is shown: whether it is kept.
    """

    moved = Signal(int)
    left = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self.waits = False
        self.play = QPushButton("Play")
        self.play.setToolTip("Go on year after year, or stop")
        self.play.clicked.connect(self._toggle)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Known up to the year")
        self.slider.setPageStep(5)
        self.slider.valueChanged.connect(self.moved)
        self.words = label("", wraps=False)
        self._turns = QTimer(self)
        self._turns.setInterval(STEP_MS)
        self._turns.timeout.connect(self._step)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        row.addWidget(flat_button("Keep", "Keep showing only what was known by then", lambda: self.left.emit(True)))
        row.addWidget(flat_button("Close", "Show everything again (Esc)", lambda: self.left.emit(False)))
        self.hide()

    @property
    def playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._turns.isActive()

    def begin(self, first: int, last: int) -> None:
        """Show the years from *first* to *last* and play them from the first."""
        self.slider.blockSignals(True)
        self.slider.setRange(first, last)
        self.slider.setValue(first)
        self.slider.blockSignals(False)
        self.show()
        self.moved.emit(first)
        self._go(on=first < last)
        self.slider.setFocus()

    def end(self) -> None:
        """Stop and hide."""
        self._go(on=False)
        self.hide()

    def say(self, words: str) -> None:
        """Say what is known by the year."""
        self.words.setText(words)

    def _toggle(self) -> None:
        """Play or stop; from the end, begin again."""
        if not self.playing and self.slider.value() == self.slider.maximum():
            self.slider.setValue(self.slider.minimum())
        self._go(on=not self.playing)

    def _step(self) -> None:
        """One year more; stop at the last."""
        if self.waits:
            return
        self.slider.setValue(self.slider.value() + 1)
        if self.slider.value() == self.slider.maximum():
            self._go(on=False)

    def _go(self, *, on: bool) -> None:
        if on:
            self._turns.start()
        else:
            self._turns.stop()
        self.play.setText("Stop" if on else "Play")
