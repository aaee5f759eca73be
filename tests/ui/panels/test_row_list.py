"""A long list has widgets for what is seen only, keeps it in its place, and is walked through with keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from explorer.ui.panels.row_list import RowList
from explorer.ui.panels.rows_area import GAP
from tests.patience import PatientBot

COUNT, GUESS = 5000, 60


class Words(QWidget):
    """A row of our own: a number, as high as it says, with a button."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.number = QLabel()
        self.button = QPushButton("Press")
        column = QVBoxLayout(self)
        column.addWidget(self.number)
        column.addWidget(self.button)

    def show_number(self, row: int) -> None:
        self.number.setText(str(row))
        self.number.setMinimumHeight(20 + 37 * (row % 5))


class Numbers:
    """Numbered rows; every hundredth one is a heading. Rows from `missing` are not there yet."""

    def __init__(self) -> None:
        self.made = 0
        self.missing = COUNT
        self.wanted: list[int] = []
        self.left: list[str] = []

    def kind(self, row: int) -> str:
        return "heading" if row % 100 == 0 else "words"

    def stops(self, row: int) -> bool:
        return row % 100 != 0

    def ready(self, row: int) -> bool:
        return row < self.missing

    def want(self, rows: Sequence[int]) -> None:
        self.wanted = list(rows)

    def make(self, row: int) -> QWidget:
        self.made += 1
        made = Words() if self.stops(row) else QLabel()
        self.fill(made, row)
        return made

    def fill(self, widget: QWidget, row: int) -> None:
        if isinstance(widget, Words):
            widget.show_number(row)
        else:
            assert isinstance(widget, QLabel)
            widget.setText(f"from {row}")

    def leave(self, widget: QWidget) -> None:
        if isinstance(widget, Words):
            self.left.append(widget.number.text())


@pytest.fixture
def numbers() -> Numbers:
    return Numbers()


@pytest.fixture
def rows(qtbot: PatientBot, numbers: Numbers) -> Iterator[RowList]:
    window = QWidget()
    qtbot.addWidget(window)
    made = RowList(numbers)
    column = QVBoxLayout(window)
    column.addWidget(QLineEdit())
    column.addWidget(made)
    column.addWidget(QLineEdit())
    window.resize(320, 600)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    with qtbot.waitSignal(made.settled):
        made.begin([GUESS] * COUNT)
    yield made
    window.hide()


def settle(qtbot: PatientBot, rows: RowList) -> None:
    """Wait until all is filled that is seen or nearly so, measured, and in its place."""

    def at_rest() -> bool:
        qtbot.idle()
        return all(row in rows.live for row in rows.seen) and not rows._later.isActive()

    qtbot.waitUntil(at_rest)


def shown(rows: RowList) -> dict[int, int]:
    """Where the rows that are seen stand, in pixels from the top."""
    return {row: rows.live[row].y() for row in rows.seen if row in rows.live}


def check(rows: RowList) -> None:
    """What is seen is in order, without gap or overlap, and says its own number."""
    places = [(row, rows.live[row]) for row in rows.seen]
    for (_, one), (_, other) in pairwise(places):
        assert other.y() - (one.y() + one.height()) == GAP
    for row, widget in places:
        said = widget.number.text() if isinstance(widget, Words) else widget.text().removeprefix("from ")
        assert int(said) == row
        assert widget.height() >= widget.sizeHint().height()


def test_only_what_is_seen_and_a_few_more_are_widgets(qtbot: PatientBot, rows: RowList, numbers: Numbers) -> None:
    for place in (0, 100_000, 250_000, rows.verticalScrollBar().maximum()):
        rows.verticalScrollBar().setValue(place)
        settle(qtbot, rows)
        check(rows)
    assert numbers.made < 40
    assert len(rows.findChildren(Words)) < 40


def test_rows_that_turn_out_higher_do_not_move_what_is_seen(qtbot: PatientBot, rows: RowList) -> None:
    bar = rows.verticalScrollBar()
    bar.setValue(90_000)
    settle(qtbot, rows)
    for step in (-60, -60, -120, 40, -200, 300):
        before = shown(rows)
        bar.setValue(bar.value() + step)
        settle(qtbot, rows)
        after = shown(rows)
        both = before.keys() & after.keys()
        assert both
        assert {after[row] - before[row] for row in both} == {-step}
        check(rows)


def test_the_bar_tells_the_true_place(qtbot: PatientBot, rows: RowList) -> None:
    bar = rows.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(qtbot, rows)
    assert abs(rows.seen.start - COUNT // 2) < COUNT * 0.02
    qtbot.keyClick(rows, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: COUNT - 1 in rows.live)
    settle(qtbot, rows)
    last = rows.live[COUNT - 1]
    assert last.y() + last.height() == rows.viewport().height() - GAP
    assert bar.value() == bar.maximum()
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: 0 in rows.live)
    assert rows.live[0].y() == GAP


def test_rows_that_are_not_there_are_asked_for_and_come(qtbot: PatientBot, rows: RowList, numbers: Numbers) -> None:
    numbers.missing = 1000
    rows.verticalScrollBar().setValue(200_000)
    qtbot.idle()
    assert rows.live == {}
    assert set(rows.seen) <= set(numbers.wanted)
    ink = rows.viewport().grab().toImage()
    colours = {ink.pixelColor(40, y).name() for y in range(0, ink.height(), 3)}
    assert len(colours) > 1, "bars stand for what is not there yet"
    numbers.missing = COUNT
    rows.refresh()
    settle(qtbot, rows)
    check(rows)


def test_arrows_go_from_row_to_row_and_headings_are_passed_over(qtbot: PatientBot, rows: RowList) -> None:
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(rows, Qt.Key.Key_Home)
    assert rows.current == 1, "the first row is a heading"
    for _ in range(3):
        qtbot.keyClick(rows.live[rows.current], Qt.Key.Key_Down)
    assert rows.current == 4
    assert rows.live[4].hasFocus()
    rows.go(99)
    settle(qtbot, rows)
    qtbot.waitUntil(lambda: 99 in rows.live and rows.live[99].hasFocus())
    qtbot.keyClick(rows.live[99], Qt.Key.Key_Down)
    assert rows.current == 101
    qtbot.keyClick(rows.live[101], Qt.Key.Key_Up)
    assert rows.current == 99


def test_page_keys_turn_pages_and_take_a_row_that_is_seen(qtbot: PatientBot, rows: RowList) -> None:
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    before = rows.seen
    for _ in range(3):
        qtbot.keyClick(rows, Qt.Key.Key_PageDown)
        settle(qtbot, rows)
    assert rows.seen.start >= before.stop
    assert rows.current in rows.seen
    qtbot.keyClick(rows, Qt.Key.Key_PageUp)
    settle(qtbot, rows)
    assert rows.current in rows.seen


def test_tab_goes_into_the_row_at_hand_and_then_behind_the_list(qtbot: PatientBot, rows: RowList) -> None:
    first, last = rows.window().findChildren(QLineEdit)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    rows.go(3)
    assert rows.live[3].hasFocus()
    qtbot.keyClick(rows.live[3], Qt.Key.Key_Tab)
    card = rows.live[3]
    assert isinstance(card, Words)
    assert card.button.hasFocus()
    qtbot.keyClick(card.button, Qt.Key.Key_Tab)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert card.isAncestorOf(rows.window().focusWidget()) or card.hasFocus()


def test_a_row_at_hand_that_is_scrolled_away_leaves_the_keys_to_the_list(qtbot: PatientBot, rows: RowList) -> None:
    rows.go(2)
    assert rows.live[2].hasFocus()
    rows.verticalScrollBar().setValue(50_000)
    settle(qtbot, rows)
    assert rows.hasFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.current in rows.seen


def test_a_row_that_grows_pushes_the_next_ones_down(qtbot: PatientBot, rows: RowList) -> None:
    card = rows.live[1]
    assert isinstance(card, Words)
    before = rows.live[2].y()
    card.number.setMinimumHeight(card.number.height() + 90)
    qtbot.waitUntil(lambda: rows.live[2].y() >= before + 90)
    check(rows)


def test_another_width_keeps_what_is_read_in_its_place(qtbot: PatientBot, rows: RowList) -> None:
    rows.verticalScrollBar().setValue(60_000)
    settle(qtbot, rows)
    before = shown(rows)
    rows.window().resize(500, 600)
    settle(qtbot, rows)
    assert shown(rows).items() >= {next(iter(before.items()))}
    assert all(widget.width() == rows.viewport().width() - 2 * GAP for widget in rows.live.values())


def test_a_widget_tells_what_it_leaves(qtbot: PatientBot, rows: RowList, numbers: Numbers) -> None:
    rows.verticalScrollBar().setValue(30_000)
    settle(qtbot, rows)
    assert {"1", "2", "3"} <= set(numbers.left)


def test_the_wheel_scrolls_the_list(rows: RowList) -> None:
    at = QPointF(rows.viewport().rect().center())
    event = QWheelEvent(
        at,
        rows.viewport().mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(rows.viewport(), event)
    assert rows.verticalScrollBar().value() > 0
    check(rows)
