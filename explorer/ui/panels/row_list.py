"""A long list of widgets with a row at hand: keys go from row to row, and Tab through what is in the row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from explorer.ui.panels.rows_area import GAP, STEP, Rows, RowsArea

# So many pixels of a page are still seen after the next one was turned to.
_OVERLAP = 60


class RowList(RowsArea):
    """Rows that a person goes through with keys.

    Attributes:
        current: The row at hand; it has the focus where the list has it.
    """

    def __init__(self, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self._grabs_focus = False
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.placed.connect(self._give_focus)

    def begin(self, heights: Sequence[int], first: int = 0, past: int = 0, current: int | None = None) -> None:
        """Show other rows; *current* is at hand then, else the *first* one, and keeps the focus where a row had it."""
        focus = QApplication.focusWidget()
        held = focus is not None and any(row is focus or row.isAncestorOf(focus) for row in self._live.values())
        self.current = first if current is None else current
        super().begin(heights, first, past)
        self._grabs_focus = held or self._grabs_focus
        self._give_focus()

    def go(self, row: int) -> None:
        """Make *row* the current one: see it, and give it the focus."""
        self.current = row
        self.reveal(row)
        self._grabs_focus = True
        self._give_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from row to row, Page Up and Page Down by what is seen, Home and End to the ends."""
        bar, page = self.verticalScrollBar(), max(STEP, self.viewport().height() - _OVERLAP)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                bar.setValue(bar.value() + (page if event.key() == Qt.Key.Key_PageDown else -page))
                self._take_first_seen()
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
                self._take_stop(*((0, 1) if event.key() == Qt.Key.Key_Home else (len(self) - 1, -1)))
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row at hand takes the focus that came by a key."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._grabs_focus = True
            self._give_focus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through what is in the row at hand, and then on to what is behind the list."""
        row, focus = self._live.get(self.current), QApplication.focusWidget()
        inside = [] if row is None else [row, *(one for one in _chain(row, forward=True) if row.isAncestorOf(one))]
        place = (inside.index(focus) if focus in inside else 0) + (1 if forward else -1)
        outside = (one for one in _chain(self, forward) if not self.isAncestorOf(one))
        target = inside[place] if 0 <= place < len(inside) else next(outside, None)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    # the row at hand

    def _walk(self, step: int) -> None:
        """Go to the next row; a row that is higher than the list is read to its end first."""
        if self.current not in self.seen:
            self._take_first_seen()
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = self._heights.top(self.current) - bar.value() + GAP
        bottom = top + self._heights[self.current] - GAP
        if (step > 0 and bottom > room and top <= GAP) or (step < 0 and top < 0 and bottom >= room):
            bar.setValue(bar.value() + step * STEP)
        else:
            self._take_stop(self.current + step, step)

    def _take_first_seen(self) -> None:
        """Take the first row of which the top is seen."""
        seen, value = self.seen, self.verticalScrollBar().value()
        whole = next((row for row in seen if self._heights.top(row) >= value), seen.start)
        self._take_stop(whole, 1)

    def _take_stop(self, row: int, step: int) -> None:
        while 0 <= row < len(self) and not self._rows.stops(row):
            row += step
        if 0 <= row < len(self):
            self.go(row)
        elif step < 0:
            self.verticalScrollBar().setValue(0)

    def _give_focus(self) -> None:
        if self._grabs_focus and self.current in self._live:
            self._grabs_focus = False
            self._live[self.current].setFocus(Qt.FocusReason.OtherFocusReason)


def _chain(start: QWidget, forward: bool) -> Iterator[QWidget]:
    """What Tab would go to after *start*, in order, once round the window."""
    widget = start
    while True:
        following = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if following is None or following is start:
            return
        widget = following
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            yield widget
