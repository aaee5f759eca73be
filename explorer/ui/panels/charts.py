"""Charts of what the diagram shows, or of the whole store; a click on a bar filters; the numbers are a table too."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from explorer.files import atomic_write, safe_name
from explorer.jobs.charts import CHARTS, ChartSpec, draw, table
from explorer.model.charts import Chart
from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.ui import ask
from explorer.ui.background import Background
from explorer.ui.panels import plotting
from explorer.ui.panels.bar_plot import BarPlot
from explorer.ui.panels.pieces import flat_button, label, on_base
from explorer.ui.plain_text import visible
from explorer.ui.table_copy import make_copyable

if TYPE_CHECKING:
    from explorer.store.store import Store

_WAIT_MS = 120
_FILES = {
    ".png": "Save the chart as a picture",
    ".svg": "Save the chart as a picture that scales",
    ".csv": "Save the numbers as a table",
}


class ChartsPanel(QWidget):
    """One chart at a time; it is counted when it is seen.

    Signals:
        wanted: The `Filter` that a click on a bar asks for.
        entity_wanted: The key of an entity whose bar was clicked.
        told: Something to say in the window.
        drawn: The bars are shown.
    """

    wanted = Signal(object)
    entity_wanted = Signal(str)
    told = Signal(str)
    drawn = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._store: Store | None = None
        self._edges: list[Edge] = []
        self._rule = Filter()
        self._library = plotting.Library(background, self._ask)
        self.chart = Chart()
        self.which = QComboBox()
        for spec in CHARTS:
            self.which.addItem(spec.title, spec)
        self.which.setAccessibleName("Which chart")
        self.of = QComboBox()
        self.of.addItems(["Diagram", "Whole store"])
        self.of.setAccessibleName("What is counted")
        self.as_table = QPushButton("Table")
        self.as_table.setCheckable(True)
        self.as_table.setToolTip("Show the numbers as a table")
        self.words = label("", "faint")
        self.bars = BarPlot()
        self.numbers = _numbers()
        self.pages = QStackedWidget()
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._compose()
        self._connect()

    @property
    def spec(self) -> ChartSpec:
        """Which chart is shown."""
        return CHARTS[self.which.currentIndex()]

    def set_store(self, store: Store | None) -> None:
        """Count in *store* from now on."""
        self._store = store
        self._take(self.spec, Chart())
        self._wait.start()

    def show_diagram(self, edges: Iterable[Edge], rule: Filter) -> None:
        """Count *edges*, all of a diagram as they are drawn, under *rule*."""
        self._edges, self._rule = list(edges), rule
        self._wait.start()

    def choose(self, name: str) -> None:
        """Show the chart called *name*."""
        self.which.setCurrentIndex([spec.name for spec in CHARTS].index(name))

    def colour(self) -> None:
        """Take the colours of the window."""
        self.bars.colour()

    def showEvent(self, event: QShowEvent) -> None:
        """Count when it is seen."""
        super().showEvent(event)
        self._wait.start()

    def _compose(self) -> None:
        on_base(self)
        choices = QHBoxLayout()
        choices.addWidget(self.which, 1)
        choices.addWidget(self.of)
        below = QHBoxLayout()
        below.addWidget(self.as_table)
        below.addStretch(1)
        below.addWidget(label("Save as", "faint", wraps=False))
        for ending, tip in _FILES.items():
            below.addWidget(flat_button(ending[1:].upper(), tip, partial(self._save, ending)))
        for page in (self.bars, self.numbers):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(choices)
        column.addWidget(self.words)
        column.addWidget(self.pages, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self._wait.timeout.connect(self._ask)
        for choice in (self.which, self.of):
            choice.currentIndexChanged.connect(lambda _: self._ask())
        self.as_table.toggled.connect(lambda on: self.pages.setCurrentWidget(self.numbers if on else self.bars))
        self.bars.clicked.connect(self._click)
        self.numbers.itemActivated.connect(lambda item: self._click(item.row()))
        make_copyable(self.numbers, self.told.emit)

    def _ask(self) -> None:
        if self._store is None or not self.isVisible():
            return
        if self._library.loaded:
            whole = self.of.currentIndex() == 1
            self._background.run(
                draw,
                self._store,
                None if whole else self._edges,
                self._rule,
                self.spec,
                then=partial(self._take, self.spec),
                channel="chart",
            )
        else:
            self._library.load()

    def _take(self, spec: ChartSpec, chart: Chart) -> None:
        self.chart = chart
        self._say(spec)
        self._fill(spec)
        if self._library.loaded:
            narrowed = spec.is_narrowed(self._rule)
            chosen = [place for place, bar in enumerate(chart.bars) if spec.is_chosen(self._rule, bar)]
            self.bars.show_bars(chart.bars, chosen if narrowed else None, upright=spec.upright)
            self.drawn.emit()

    def _say(self, spec: ChartSpec) -> None:
        if not self.chart.bars:
            self.words.setText("Nothing to count.")
            return
        left = f"; {self.chart.others:,} more with {self.chart.rest:,}" if self.chart.others else ""
        act = "shows only it, or all again" if spec.fields else "selects it"
        act = "wants at least so much" if spec.name == "belief" else act
        self.words.setText(f"{spec.counted} counted{left}. A click on a bar {act}.")

    def _fill(self, spec: ChartSpec) -> None:
        self.numbers.setHorizontalHeaderLabels([spec.what, spec.counted])
        self.numbers.setRowCount(len(self.chart.bars))
        for row, bar in enumerate(self.chart.bars):
            number = QTableWidgetItem(f"{bar.number:,}")
            number.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.numbers.setItem(row, 0, QTableWidgetItem(visible(bar.label)))
            self.numbers.setItem(row, 1, number)

    def _click(self, place: int) -> None:
        bar, spec = self.chart.bars[place], self.spec
        if spec.fields:
            self.wanted.emit(spec.toggled(self._rule, bar))
        else:
            self.entity_wanted.emit(str(bar.value))

    def _save(self, ending: str) -> None:
        """Save the chart as what *ending* says, where the person wants it."""
        name, kinds = safe_name(self.spec.title, ending), f"{ending[1:].upper()} (*{ending})"
        path = ask.save_file(self, f"Save: {self.spec.title}", name, kinds, ending)
        if path is not None and self.bars.plot is not None:
            self._background.run(
                _write, path, self.content(ending), then=lambda _: self.told.emit(f"{path.name} was saved.")
            )

    def content(self, ending: str) -> bytes:
        """Return the chart that is drawn as a file with *ending*: ``.png``, ``.svg`` or ``.csv``."""
        if ending == ".csv":
            return table(self.spec, self.chart).encode()
        return self.bars.png(self.spec.title) if ending == ".png" else self.bars.svg(self.spec.title)


def _numbers() -> QTableWidget:
    """The table of numbers, empty."""
    made = QTableWidget(0, 2)
    made.setAccessibleName("Numbers of the chart")
    make_copyable(made)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.verticalHeader().hide()
    made.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return made


def _write(path: Path, content: bytes, progress: Progress) -> None:
    progress.check()
    atomic_write(path, content)
