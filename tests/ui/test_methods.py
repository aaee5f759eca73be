"""The methods paragraph is shown before it is copied, for the diagram and its filter as they are."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from explorer.model.filter import Filter
from explorer.ui.main_window import MainWindow
from explorer.ui.methods_dialog import MethodsDialog


def shown(qtbot: QtBot, window: MainWindow) -> MethodsDialog:
    window.parts.actions["tools.methods"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(MethodsDialog)))
    (dialog,) = window.findChildren(MethodsDialog)
    return dialog


def test_the_paragraph_is_copied_as_plain_text_as_the_person_left_it(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.filtering.show(Filter(min_papers=2))
    dialog = shown(qtbot, window)
    text = dialog.words.toPlainText()
    assert "from 3 abstracts" in text
    assert "2 entities and 1 edge; filters in force: edges with at least 2 papers" in text
    assert "No evidence was judged or added by hand." in text
    dialog.words.setPlainText(f"{text} Ours.")
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == f"{text} Ours."
    assert "copied" in window.parts.notices.text
