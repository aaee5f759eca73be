"""Evidence per year as bars; a stretch of years drawn with the mouse is a filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui import theme
from explorer.ui.background import Background
from explorer.ui.panels import plotting
from explorer.ui.panels.pieces import flat_button, label, on_base

if TYPE_CHECKING:
    from explorer.store.store import Store


GAP = 14  # pixels between two years


class YearsPanel(QWidget):
    """A bar for each year; made when it is first seen, because its library is slow to load.

    Signals:
        wanted: (first, last) year of a stretch the person drew, or (None, None) for all.
        more_wanted: Other charts are asked for.
        play_wanted: The years shall be played.
        drawn: The bars are shown.
    """

    wanted = Signal(object, object)
    more_wanted = Signal()
    play_wanted = Signal()
    drawn = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._statements: list[int] = []
        self._library = plotting.Library(background, self._ask)
        self._plot: Any = None
        self._bars: Any = None
        self._region: Any = None
        self._rule = Filter()
        self.counts: dict[int, int] = {}
        self.labelled: list[int] = []
        self.everything = QPushButton("All years")
        self.everything.setObjectName("plain")
        self.everything.hide()
        self.everything.clicked.connect(lambda: self.wanted.emit(None, None))
        self.none = label("No evidence of a known year is drawn.", "faint")
        self.none.setContentsMargins(10, 0, 0, 0)
        on_base(self)
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self._ask)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 8, 2)
        self._row.addWidget(self.none, 1)
        self._row.addWidget(self.everything)
        for words, tip, signal in (
            ("Play", "Show the pathway as it was known, year after year", self.play_wanted),
            ("Charts", "Other charts, and the numbers as a table", self.more_wanted),
        ):
            self._row.addWidget(flat_button(words, tip, signal.emit))

    def set_store(self, store: Store | None) -> None:
        """Count in *store* from now on."""
        self._store = store
        self._wait.start()

    def show_statements(self, statement_ids: list[int], rule: Filter) -> None:
        """Show the years of these statements with the stretch of *rule*."""
        other = _all_years(rule) != _all_years(self._rule)
        self._rule = rule
        self.everything.setVisible(rule.first_year is not None or rule.last_year is not None)
        if statement_ids != self._statements or other:
            self._statements = statement_ids
            if not statement_ids:
                self._draw({})
            self._wait.start()
        self._place_region()

    def resizeEvent(self, event: Any) -> None:
        """Label as many years as there is room for."""
        super().resizeEvent(event)
        self._label_years()

    def showEvent(self, event: Any) -> None:
        """Draw when it is seen."""
        super().showEvent(event)
        self._wait.start()

    def colour(self) -> None:
        """Take the colours of the window."""
        if self._plot is None:
            return
        colours = theme.current()
        self._plot.setBackground(colours.base)
        for side in ("bottom", "left"):
            axis = self._plot.getAxis(side)
            axis.setPen(colours.line)
            axis.setTextPen(colours.faint)
        if self._bars is not None:
            self._bars.setOpts(brush=colours.accent, pen=colours.base)
        tint = QColor(colours.accent)
        tint.setAlpha(45)
        if self._region is not None:
            self._region.setBrush(tint)
            self._region.setHoverBrush(tint)
            for edge in self._region.lines:
                edge.setPen(colours.accent)
                edge.setHoverPen(colours.accent, width=3)

    def _ask(self) -> None:
        if self._store is None or not self._statements or not self.isVisible():
            return
        if self._library.loaded:
            self._background.run(_per_year, self._store, self._statements, self._rule, then=self._draw, channel="years")
        else:
            self._library.load()

    def _draw(self, counts: Mapping[int, int]) -> None:
        self.counts = dict(counts)
        if self._plot is None and self.counts:
            self._make_plot()
        self.none.setVisible(not self.counts)
        if self._plot is not None:
            self._plot.setVisible(bool(self.counts))
            self._bars.setOpts(x=list(self.counts), height=list(self.counts.values()), width=0.8)
            if self.counts:
                first, last = min(self.counts), max(self.counts)
                self._plot.setLimits(xMin=first - 3, xMax=last + 3, yMin=0)
                self._plot.setXRange(first - 1, last + 1, padding=0)
                most = max(self.counts.values())
                self._plot.setYRange(0, most * 1.1, padding=0)
                self._label_years()
                self._plot.getAxis("left").setTicks([[(0, "0"), (most, f"{most:,}")]])
            self._place_region()
            self.colour()
        self.drawn.emit()

    def _label_years(self) -> None:
        if self._plot is None or not self.counts:
            return
        first, last = min(self.counts), max(self.counts)
        room = max(1, (self.width() - 60) // (self.fontMetrics().horizontalAdvance("2000") + GAP))
        step = max(1, -(-(last - first + 3) // room))
        self.labelled = list(range(first, last + 1, step))
        self._plot.getAxis("bottom").setTicks([[(year, str(year)) for year in self.labelled]])

    def _make_plot(self) -> None:
        import pyqtgraph  # noqa: PLC0415 - late: slow to import

        self._plot = pyqtgraph.PlotWidget()
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setMinimumHeight(64)
        self._plot.getAxis("bottom").setStyle(tickLength=-4)
        self._plot.getAxis("left").setWidth(36)
        self._bars = pyqtgraph.BarGraphItem(x=[], height=[], width=0.8)
        self._plot.addItem(self._bars)
        self._region = pyqtgraph.LinearRegionItem(swapMode="sort")
        self._region.sigRegionChangeFinished.connect(self._brushed)
        self._plot.addItem(self._region)
        self._plot.setToolTip("Drag the edges of the band to show the sentences of some years only.")
        self._row.insertWidget(0, self._plot, 1)

    def _place_region(self) -> None:
        if self._region is None or not self.counts:
            return
        first = self._rule.first_year or min(self.counts)
        last = self._rule.last_year or max(self.counts)
        self._region.blockSignals(True)
        self._region.setRegion((first - 0.5, last + 0.5))
        self._region.blockSignals(False)

    def _brushed(self) -> None:
        low, high = self._region.getRegion()
        first, last = round(low + 0.5), round(high - 0.5)
        if not self.counts:
            return
        first, last = min(first, last), max(first, last)
        everything = first <= min(self.counts) and last >= max(self.counts)
        self.wanted.emit(None if everything else first, None if everything else last)


def _per_year(store: Store, statement_ids: list[int], rule: Filter, progress: Progress) -> dict[int, int]:
    """Return what there is of each year, however short a stretch of years *rule* shows."""
    progress.check()
    return store.evidence_per_year(_all_years(rule), statement_ids)


def _all_years(rule: Filter) -> Filter:
    """The part of *rule* that says which evidence counts, whatever its year."""
    return rule.counting.but(first_year=None, last_year=None)
