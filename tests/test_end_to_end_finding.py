"""Finding as a person does it, in the real window: paste, search by terms, keep it, see what is new, explore."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from explorer.jobs.ways import Tool
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.find import FindPanel
from tests.test_end_to_end import make_window, paste, shown

__all__ = ["make_window"]  # the fixture

FIRST = """Signals of made up cells in a dish.

Journal of Made Up Results 2018 March 3
We show that IL-6 activates STAT3 in lung cancer cells. STAT3 increased the expression of SOCS3. SOCS3 inhibits JAK2.
"""
SECOND = """A second look at signals of made up cells.

Journal of Made Up Results 2020 June 1
In these cells SOCS3 inhibits STAT3. IL-6 activates STAT3 again.
"""


def lines(find: FindPanel) -> list[str]:
    return [line.text for line in find.results.lines]


def kept(find: FindPanel) -> list[str]:
    return [find.saved.list.item(row).text() for row in range(find.saved.list.count())]


def test_a_search_leads_to_sentences_is_kept_and_tells_what_is_new_and_a_path_is_explored(
    qtbot: QtBot, make_window: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "mine.pathways"
    Store.create(path).close()
    window = make_window(path)
    parts, find = window.parts, window.parts.docks.find
    paste(qtbot, window, FIRST)

    window.activateWindow()
    parts.actions["edit.find"].trigger()
    qtbot.waitUntil(find.line.hasFocus)
    qtbot.keyClicks(find.line, "relation:inhibits subject:socs3")
    with qtbot.waitSignal(find.searched):
        qtbot.keyClick(find.line, Qt.Key.Key_Return)
    assert lines(find) == ["Statements (1)", "SOCS3 inhibits JAK2   1 paper"]
    with qtbot.waitSignal(parts.docks.evidence.filled):
        qtbot.keyClick(find.line, Qt.Key.Key_Down)
        qtbot.keyClick(find.view, Qt.Key.Key_Return)
    assert shown(window) == ["SOCS3 inhibits JAK2."]

    find.line.save_wanted.emit()
    qtbot.waitUntil(lambda: kept(find) == ["relation:inhibits subject:socs3"])
    paste(qtbot, window, SECOND)
    qtbot.waitUntil(lambda: kept(find) == ["relation:inhibits subject:socs3   1 new"])
    with qtbot.waitSignal(find.searched):
        item = find.saved.list.visualItemRect(find.saved.list.item(0)).center()
        qtbot.mouseClick(find.saved.list.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert lines(find)[:3] == [
        "New since you looked (1)",
        "SOCS3 inhibits STAT3   1 paper",
        "Statements (2)",
    ]
    qtbot.waitUntil(lambda: kept(find) == ["relation:inhibits subject:socs3"])

    explore = parts.docks.explore
    parts.docks.show_explore()
    explore.ask(Tool.PATHS, run=False)
    for field, name in ((explore.form.first, "il-6"), (explore.form.targets, "JAK2")):
        qtbot.keyClicks(field.line, name)
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda field=field: len(field.keys) == 1)  # type: ignore[misc]
    with qtbot.waitSignal(explore.answered):
        qtbot.keyClick(explore.form.targets.line, Qt.Key.Key_Return)
    (answer,) = (
        str(explore.answers.rows.data(explore.answers.rows.index(row)))
        for row in range(explore.answers.rows.rowCount())
    )
    assert answer.startswith("IL6 → STAT3 → SOCS3 ⊣ JAK2; down · 1 paper at least · belief ")
    place = explore.answers.view.visualRect(explore.answers.rows.index(0)).center()
    with qtbot.waitSignal(parts.docks.evidence.filled):
        qtbot.mouseClick(explore.answers.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(shown(window)) == 4
    button = next(one for one in explore.findChildren(QPushButton) if one.text() == "Papers by edges")
    with qtbot.waitSignal(parts.docks.matrix.filled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [row.edges for row in parts.docks.matrix.table.matrix.rows] == [3, 1]
