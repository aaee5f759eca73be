"""What waits for the first picture of the window comes after it, once, and comes even where nothing is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui import first_paint
from explorer.ui.first_paint import FirstPaint


class Part(QWidget):
    """Writes down that it is painted."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    def paintEvent(self, event: QPaintEvent) -> None:
        self._told.append("painted")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, told: list[str]) -> QMainWindow:
    """A window of one part, not yet shown."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(Part(told))
    return made


def test_what_waits_comes_after_all_parts_of_the_window_are_painted(
    qtbot: QtBot, window: QMainWindow, told: list[str]
) -> None:
    FirstPaint(window, lambda: told.append("then"))
    window.show()
    qtbot.waitUntil(lambda: "then" in told)
    assert told[0] == "painted"


def test_it_comes_once_however_often_the_window_is_painted(qtbot: QtBot, window: QMainWindow, told: list[str]) -> None:
    FirstPaint(window, lambda: told.append("then"))
    window.show()
    qtbot.waitUntil(lambda: "then" in told)
    for size in (300, 400):
        told.clear()
        window.resize(size, size)
        qtbot.waitUntil(lambda: "painted" in told)
    assert "then" not in told


def test_a_window_that_is_not_painted_keeps_nobody_waiting(
    qtbot: QtBot, window: QMainWindow, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_paint, "LONGEST_MS", 1)
    FirstPaint(window, lambda: told.append("then"))
    qtbot.waitUntil(lambda: told == ["then"])


def test_painting_something_else_is_not_the_window(qtbot: QtBot, window: QMainWindow, told: list[str]) -> None:
    waiting = FirstPaint(window, lambda: told.append("then"))
    waiting.eventFilter(QObject(), QEvent(QEvent.Type.Paint))
    waiting.eventFilter(window, QEvent(QEvent.Type.Resize))
    assert told == []
