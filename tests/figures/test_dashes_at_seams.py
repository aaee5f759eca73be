"""Dashes drawn out one by one."""

from __future__ import annotations

import math

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from explorer.diagram.shapes import Command, Outline, Shape, Words
from explorer.figures.dashes import drawn_out
from explorer.figures.painter import paint

LINE: tuple[Command, ...] = (("M", 10.0, 10.0), ("L", 90.0, 10.0), ("L", 90.0, 50.0))
CURVE: tuple[Command, ...] = (("M", 10.0, 60.0), ("C", 40.0, 50.0, 60.0, 100.0, 90.0, 60.0))
BOX: tuple[Command, ...] = (("M", 10.0, 10.0), ("L", 90.0, 10.0), ("L", 90.0, 90.0), ("L", 10.0, 90.0), ("Z",))


def painted(shapes: list[Shape]) -> QImage:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(3, 3)
    paint(painter, shapes)
    painter.end()
    return image


@pytest.mark.parametrize("commands", [LINE, CURVE, BOX], ids=["line", "curve", "box"])
@pytest.mark.parametrize("fill", [None, "#56B4E9"])
def test_they_look_as_qt_dashes_them(qtbot: QtBot, commands: tuple[Command, ...], fill: str | None) -> None:
    outline = Outline(commands, fill, "#000000", 1.5, (4.0, 2.5), "a")
    one, other = painted([outline]), painted(drawn_out([outline]))
    apart = sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 60
        for x in range(300)
        for y in range(300)
    )
    assert one != painted([])
    assert apart <= 25


def test_dashes_have_the_length_that_was_asked_for() -> None:
    (found,) = drawn_out([Outline(LINE[:2], None, "#000000", 1.0, (6.0, 4.0))])
    assert isinstance(found, Outline)
    starts = [command[1] for command in found.commands if command[0] == "M"]
    assert starts == pytest.approx([10, 20, 30, 40, 50, 60, 70, 80, 90][: len(starts)])
    assert len(starts) >= 8
    drawn = sum(
        math.dist(a[1:], b[1:]) for a, b in zip(found.commands, found.commands[1:], strict=False) if b[0] == "L"
    )
    assert drawn == pytest.approx(48)


def test_what_has_no_dash_stays_as_it_is() -> None:
    shapes: list[Shape] = [Outline(LINE, None, "#000000"), Words("IL6", 0.0, 0.0, 12.0)]
    assert drawn_out(shapes) == shapes
