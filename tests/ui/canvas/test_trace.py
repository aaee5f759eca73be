"""What a list points at lights up on the diagram."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from explorer.ui.main_window import MainWindow
from tests.ui.conftest import IL6, STAT3


def test_what_is_pointed_at_lights_up_without_being_selected(qtbot: QtBot, window: MainWindow) -> None:
    canvas = window.parts.canvas
    canvas.settle()
    plain = canvas.grab().toImage()
    canvas.trace.show({IL6.key, f"{IL6.key}>{STAT3.key}", "nobody"})
    lit = canvas.grab().toImage()
    assert lit != plain
    assert canvas.selection == frozenset()
    canvas.trace.show(())
    assert canvas.grab().toImage() == plain
