"""What is on the canvas at 1:1 and what a figure shows are the same picture, pixel by pixel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram
from explorer.diagram.picture import picture
from explorer.diagram.style import DARK, FIGURE, LIGHT, Style
from explorer.figures.figure import frame, image
from explorer.ui.canvas.view import Canvas


def on_the_canvas(diagram: Diagram, style: Style, qtbot: QtBot) -> QImage:
    """Show *diagram* at 100 % and return what the widget paints where the figure has its picture."""
    area = frame(picture(diagram, style))
    canvas = Canvas(style=style, animate=False)
    qtbot.addWidget(canvas)
    canvas.minimap.hide()
    canvas.resize(int(area.width) + 60, int(area.height) + 60)
    canvas.set_diagram(diagram)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.reset_zoom()
    canvas.center_at(QPointF(area.x + area.width // 2, area.y + area.height // 2))
    canvas.settle()
    corner = canvas.to_screen(QPointF(area.x, area.y)).toPoint()
    seen = QRect(corner.x(), corner.y(), int(area.width), int(area.height))
    assert canvas.devicePixelRatioF() == 1.0
    assert canvas.rect().contains(seen)
    return canvas.grab(seen).toImage().convertToFormat(QImage.Format.Format_RGB32)


def difference(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """The places at which two pictures of one size differ."""
    assert one.size() == other.size()
    return [
        (x, y) for y in range(one.height()) for x in range(one.width())
        if one.pixel(x, y) & 0xFFFFFF != other.pixel(x, y) & 0xFFFFFF
    ]  # fmt: skip


@pytest.mark.parametrize("style", [FIGURE, LIGHT, DARK], ids=lambda style: style.name)
def test_the_canvas_at_full_size_and_the_figure_are_the_same_pixels(
    style: Style, diagram: Diagram, qtbot: QtBot
) -> None:
    assert difference(on_the_canvas(diagram, style, qtbot), image(diagram, scale=1, style=style)) == []


def test_the_comparison_sees_a_picture_that_differs(diagram: Diagram, qtbot: QtBot) -> None:
    figure = image(diagram, scale=1)
    figure.setPixelColor(25, 20, QColor("#FF0000"))
    assert (25, 20) in difference(on_the_canvas(diagram, FIGURE, qtbot), figure)
