"""The small parts of panels: what stands side by side, and what goes on in the next line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.panels.pieces import Flow


@pytest.fixture
def inside(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def flow(inside: QWidget, width: int, *sizes: tuple[int, int]) -> list[QWidget]:
    """Show widgets of *sizes* (pixels) in a flow of *width* pixels, 10 apart."""
    row = Flow(spacing=10)
    made = [QWidget() for _ in sizes]
    for one, size in zip(made, sizes, strict=True):
        one.setFixedSize(*size)
        row.addWidget(one)
    inside.setLayout(row)
    inside.resize(width, row.heightForWidth(width))
    inside.show()
    return made


def test_a_small_box_stands_at_the_middle_of_its_line(inside: QWidget) -> None:
    box, button = flow(inside, 200, (20, 10), (60, 30))
    assert box.geometry().center().y() == button.geometry().center().y()
    assert (box.x(), button.x(), button.y()) == (0, 30, 0)


def test_what_has_no_room_goes_on_in_the_next_line(inside: QWidget) -> None:
    first, second, third = flow(inside, 100, (60, 30), (60, 20), (20, 20))
    assert [(one.x(), one.y()) for one in (first, second, third)] == [(0, 0), (0, 40), (70, 40)]
    assert inside.height() == 60


def test_what_is_hidden_takes_no_room(qtbot: QtBot, inside: QWidget) -> None:
    first, second = flow(inside, 100, (60, 30), (60, 20))
    first.hide()
    qtbot.waitUntil(lambda: (second.x(), second.y()) == (0, 0))
