"""A search that was forgotten by a slip is taken back in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt

from explorer.ui.main_window import MainWindow
from tests.patience import PatientBot


def test_a_forgotten_search_is_offered_back(qtbot: PatientBot, window: MainWindow) -> None:
    find = window.parts.docks.find
    find.line.setText("is:contested")
    find.line.save_wanted.emit()
    qtbot.waitUntil(lambda: find.saved.list.count() == 1)
    find.saved.list.setCurrentRow(0)
    qtbot.keyClick(find.saved.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: find.saved.list.count() == 0)
    (undo,) = window.parts.notices.buttons
    undo.click()
    qtbot.waitUntil(lambda: find.saved.list.count() == 1)
