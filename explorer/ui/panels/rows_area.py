"""A list of any length whose rows are widgets: only those that are seen, and a few around them, are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from explorer.ui import theme
from explorer.ui.panels.heights import Heights
from explorer.ui.panels.pieces import on_base

AROUND = 3
"""So many rows above and below those seen are ready before they are scrolled to."""
AT_ONCE = 2
"""So many rows are filled before the window looks at the person's next move."""
GAP = 12
"""So many pixels are around and between rows."""
STEP = 40
"""So many pixels are a step of the scroll bar."""
# Bars that stand for the words of a row that is not here yet: part of its width, and pixels from its top.
_BARS = ((0.9, 16), (0.75, 36), (0.4, 64))


class Rows(Protocol):
    """What a `RowsArea` shows; its rows are of a few kinds, each with a widget of its own."""

    def kind(self, row: int) -> str:
        """Return which kind *row* is."""

    def stops(self, row: int) -> bool:
        """Return whether arrow keys stop at *row*."""

    def make(self, row: int) -> QWidget:
        """Return a new widget that shows *row*, and later other rows of its kind."""

    def ready(self, row: int) -> bool:
        """Return whether *row* can be shown now."""

    def want(self, rows: Sequence[int]) -> None:
        """Get *rows* ready beside the window, and call `RowsArea.refresh` when they are."""

    def fill(self, widget: QWidget, row: int) -> None:
        """Show *row* in *widget*."""

    def leave(self, widget: QWidget) -> None:
        """Keep what has to be kept of *widget*: it will show another row."""


class RowsArea(QAbstractScrollArea):
    """Scrolls through rows of differing heights.

    The height of a row is an estimate until it was filled; what is seen stays where it is when that is corrected.

    Signals:
        settled: Every row that is seen or nearly so is shown, for the first time since `begin`.
        placed: Rows were placed; other ones may be seen.
    """

    settled = Signal()
    placed = Signal()

    def __init__(self, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._heights = Heights()
        self._live: dict[int, QWidget] = {}
        self._spare: dict[str, list[QWidget]] = {}
        self._kinds: dict[QWidget, str] = {}
        self._changed: set[int] = set()
        self._settled = True
        self._placing = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        on_base(self.viewport())
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)

    @property
    def live(self) -> dict[int, QWidget]:
        """The rows that are widgets now, from the top."""
        return dict(sorted(self._live.items()))

    @property
    def seen(self) -> range:
        """The rows of which at least a part is seen."""
        if not len(self._heights):
            return range(0)
        value = self.verticalScrollBar().value()
        bottom = value - GAP + self.viewport().height() - 1
        return range(self._heights.row_at(value), self._heights.row_at(bottom) + 1)

    @property
    def spot(self) -> tuple[int, int]:
        """The first row seen at which keys stop, and how far it is scrolled beyond the upper end, in pixels."""
        row = next((one for one in self.seen if self._rows.stops(one)), 0)
        return row, self.verticalScrollBar().value() - self._heights.top(row)

    def __len__(self) -> int:
        return len(self._heights)

    def begin(self, heights: Sequence[int], first: int = 0, past: int = 0) -> None:
        """Show other rows.

        Args:
            heights: What they are thought to be, in pixels.
            first: The row to begin with.
            past: How far it is scrolled beyond the upper end, in pixels.
        """
        for row in list(self._live):
            self._release(row)
        self._heights = Heights([height + GAP for height in heights])
        self._changed.clear()
        self._settled = False
        self._set_range()
        self._put_value(self._heights.top(first) + past)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be shown now of the rows that are seen, and get the others ready."""
        seen = self.seen
        near = range(max(0, seen.start - AROUND), min(len(self), seen.stop + AROUND))
        for row in [one for one in self._live if one not in near]:
            self._release(row)
        wanted = [row for row in (*seen, *near) if row not in self._live]
        missing = [row for row in dict.fromkeys(wanted) if not self._rows.ready(row)]
        if missing:
            self._rows.want(missing)
        there = [row for row in dict.fromkeys(wanted) if row not in missing]
        at_once = sum(row in seen for row in there) if not self._settled else 0
        self._show(there[: max(AT_ONCE, at_once)])
        if len(there) > max(AT_ONCE, at_once):
            self._later.start()
        elif not missing and not self._settled:
            self._settled = True
            self.settled.emit()

    def reveal(self, row: int) -> None:
        """Scroll as little as is needed to see *row* from its top; one that is far off comes to the top."""
        bar, top, room = self.verticalScrollBar(), self._heights.top(row), self.viewport().height()
        bottom = top + self._heights[row] + GAP
        if bar.value() > top or row not in self._live:
            bar.setValue(top)
        elif bottom > bar.value() + room:
            bar.setValue(min(top, bottom - room))

    # placing

    def _show(self, rows: Sequence[int]) -> None:
        """Fill *rows*, measure what changed, and place everything; the first row that is seen stays where it is."""
        bar = self.verticalScrollBar()
        at_end = bar.value() == bar.maximum() > 0
        anchor = next((row for row in self.seen if row in self._live), self.seen.start)
        above = self._heights.top(anchor) - bar.value()
        for row in rows:
            self._live[row] = self._take(row)
            self._live[row].show()
        for row in (*rows, *self._changed):
            if row in self._live:
                self._heights.put(row, self._height(self._live[row]) + GAP)
        self._changed.clear()
        self._set_range()
        self._put_value(bar.maximum() if at_end else self._heights.top(anchor) - above)
        self._place()
        self.placed.emit()

    def _place(self) -> None:
        width, top = self._width(), self.verticalScrollBar().value() - GAP
        for row, widget in self._live.items():
            height = self._heights[row] - GAP
            widget.setGeometry(GAP, self._heights.top(row) - top, width, height)
        for widgets in self._spare.values():
            for widget in widgets:
                widget.hide()
        if any(row not in self._live for row in self.seen):
            self.viewport().update()

    def _take(self, row: int) -> QWidget:
        spare = self._spare.get(self._rows.kind(row))
        if spare:
            self._rows.fill(spare[-1], row)
            return spare.pop()
        made = self._rows.make(row)
        self._kinds[made] = self._rows.kind(row)
        made.setParent(self.viewport())
        made.resize(self._width(), made.height())
        made.installEventFilter(self)
        return made

    def _release(self, row: int) -> None:
        widget = self._live.pop(row)
        focus = QApplication.focusWidget()
        if focus is not None and (widget is focus or widget.isAncestorOf(focus)):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._rows.leave(widget)
        self._spare.setdefault(self._kinds[widget], []).append(widget)

    def _height(self, widget: QWidget) -> int:
        width = self._width()
        return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()

    def _width(self) -> int:
        return max(1, self.viewport().width() - 2 * GAP)

    def _set_range(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        self._placing = True
        bar.setRange(0, max(0, self._heights.total + GAP - room) if len(self) else 0)
        bar.setPageStep(room)
        bar.setSingleStep(STEP)
        self._placing = False

    def _put_value(self, value: int) -> None:
        """Move the scroll bar without moving the rows."""
        self._placing = True
        self.verticalScrollBar().setValue(value)
        self._placing = False

    # events

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        """Move the rows with their pixels; what comes into sight is filled."""
        if not self._placing:
            self.viewport().scroll(0, dy)
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other heights."""
        super().resizeEvent(event)
        self._changed.update(self._live)
        self._show(())
        self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row that asks for another layout may have another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._changed.update(row for row, widget in self._live.items() if widget is watched)
            self._later.start()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars in the place of rows that are not here yet."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        for row in self.seen:
            if row not in self._live:
                top = self._heights.top(row) - self.verticalScrollBar().value() + GAP
                _paint_bars(painter, QRectF(GAP, top, self._width(), self._heights[row] - GAP), colours)


def _paint_bars(painter: QPainter, place: QRectF, colours: theme.Colours) -> None:
    painter.setPen(QColor(colours.line))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.line))
    for part, top in _BARS:
        if top + 20 < place.height():
            painter.drawRoundedRect(QRectF(place.x() + 13, place.y() + top, (place.width() - 26) * part, 9), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
