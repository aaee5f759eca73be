"""F6 leads the keyboard through all parts of the window, and Shift+F6 back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from explorer.ui.main_window import MainWindow
from tests.patience import PatientBot


def part(window: MainWindow) -> str:
    """Name of the part that has the keyboard."""
    here: QWidget | None = QApplication.focusWidget()
    if here is window.parts.docks.find.line:
        return "search"
    if here is window.parts.canvas:
        return "diagram"
    while here is not None and not isinstance(here, QDockWidget):
        here = here.parentWidget()
    return here.objectName() if here is not None else ""


def walk(window: MainWindow, action: str, steps: int) -> list[str]:
    found = []
    for _ in range(steps):
        window.parts.actions[action].trigger()
        found.append(part(window))
    return found


def test_every_part_that_is_seen_is_reached_and_the_way_is_round(qtbot: PatientBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.parts.docks.find.line.setFocus()
    there = walk(window, "view.next", 6)
    assert there == ["Find and filters", "Statements", "diagram", "Evidence per year", "Evidence", "search"]
    back = walk(window, "view.previous", 6)
    assert back == ["Evidence", "Evidence per year", "diagram", "Statements", "Find and filters", "search"]


def test_a_panel_behind_another_one_is_passed_over(qtbot: PatientBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.parts.docks.open_panel("History")
    qtbot.idle()
    window.parts.docks.find.line.setFocus()
    assert walk(window, "view.next", 2) == ["Find and filters", "History"]
