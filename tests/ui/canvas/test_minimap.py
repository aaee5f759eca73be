"""The overview in the corner."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.ui.canvas.minimap import HEIGHT, WIDTH
from explorer.ui.canvas.view import Canvas

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def near(make_canvas: Any, make_random: Any) -> Canvas:
    """A canvas that sees a part of its diagram."""
    canvas = make_canvas(make_random(40, 60, 6))
    canvas.fit()
    canvas.zoom_by(4)
    return canvas


def test_it_lies_in_the_lower_right_corner_and_hides_when_all_is_seen(near: Canvas) -> None:
    minimap = near.minimap
    assert minimap.isVisible()
    assert near.rect().contains(minimap.geometry())
    assert minimap.geometry().right() > near.width() - 20
    assert minimap.geometry().bottom() > near.height() - 20
    near.fit()
    assert not minimap.isVisible()
    near.zoom_by(4)
    minimap.wanted = False
    assert not minimap.isVisible()


def test_a_click_on_it_brings_that_place_to_the_middle(near: Canvas, qtbot: QtBot) -> None:
    for place in (QPoint(30, 60), QPoint(WIDTH - 30, 50)):
        wanted = near.minimap.to_diagram(QPointF(place))
        qtbot.mouseClick(near.minimap, LEFT, NONE, place)
        assert (near.to_screen(wanted) - QPointF(near.rect().center())).manhattanLength() < 4


def test_a_drag_on_it_moves_the_view(near: Canvas, qtbot: QtBot) -> None:
    selected = near.selection
    qtbot.mousePress(near.minimap, LEFT, NONE, QPoint(30, 60))
    wanted = near.minimap.to_diagram(QPointF(90, 70))
    qtbot.mouseMove(near.minimap, QPoint(90, 70))
    qtbot.mouseRelease(near.minimap, LEFT, NONE, QPoint(90, 70))
    assert near.selection == selected
    middle = QPointF(*near.viewport.middle)
    assert (middle - wanted).manhattanLength() * near.viewport.scale < 4 or middle != wanted


def test_it_shows_the_diagram_and_a_frame_around_what_is_seen(near: Canvas, qtbot: QtBot) -> None:
    near.minimap.wanted = True
    qtbot.waitUntil(lambda: near.pictures.overview.fresh)
    image = near.minimap.grab().toImage()
    assert (image.width(), image.height()) == (WIDTH, HEIGHT)
    colours = {image.pixelColor(x, y).name() for x in range(WIDTH) for y in range(HEIGHT)}
    assert len(colours) > 20
    blue = QColor(near.style.selection)
    assert any(abs(QColor(name).red() - blue.red()) + abs(QColor(name).blue() - blue.blue()) < 60 for name in colours)
