"""Notes in the window: written by right click, marked, told everywhere, found, taken back and kept through a merge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.remark_actions import DIAGRAM
from explorer.ui.remark_dialog import LONGEST

IL6, STAT3, JAK2 = "HGNC:6018", "HGNC:11364", "HGNC:6192"
EDGE = f"{IL6}>{STAT3}"


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.parts.background.tasks)


def write(qtbot: QtBot, window: MainWindow, key: str, words: str) -> None:
    window.parts.controller.select([key])
    window.parts.actions["diagram.remark"].trigger()
    dialog = window.parts.remarks.dialog
    assert dialog is not None
    dialog.words.setPlainText(words)
    dialog.keep.click()
    idle(qtbot, window)


def stored(window: MainWindow) -> dict[str, str]:
    store = window.parts.stores.store
    assert store is not None
    return store.notes()


def tip(window: MainWindow, key: str) -> str:
    return window.parts.hover.describe(key)


@pytest.mark.parametrize("key", [IL6, EDGE])
def test_right_click_offers_a_note_on_a_node_and_on_an_edge(qtbot: QtBot, window: MainWindow, key: str) -> None:
    window.parts.menus.show(key, QPoint(200, 200))
    menus = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    offered = [action for menu in menus for action in menu.actions() if action.text() == "Note o&n it…"]
    assert len(offered) == 1
    assert offered[0].isEnabled()
    menus[0].close()


@pytest.mark.parametrize("key", [IL6, EDGE])
def test_a_note_is_marked_and_told_in_tip_evidence_contents_and_list(
    qtbot: QtBot, window: MainWindow, key: str
) -> None:
    write(qtbot, window, key, "Check <b>again</b>")
    assert stored(window) == {key: "Check <b>again</b>"}
    parts = window.parts
    assert parts.remarks.view.marked() == [key]
    assert "Note: Check <b>again</b>" in tip(window, key)
    assert parts.docks.evidence.head.remark.text() == "Check <b>again</b>"
    assert not parts.docks.evidence.head.remark.isHidden()
    model = parts.docks.contents.model
    model.show(parts.controller.diagram)
    assert model.data(model.place(key)).endswith(", note: Check <b>again</b>")
    assert parts.docks.remarks.table.keys == [key]
    parts.controller.select([JAK2])
    assert parts.docks.evidence.head.remark.isHidden()


def test_the_mark_is_painted_at_the_node_and_goes_with_the_note(qtbot: QtBot, window: MainWindow) -> None:
    canvas = window.parts.canvas
    canvas.center_on(IL6)
    canvas.settle()
    before = canvas.grab().toImage()
    write(qtbot, window, IL6, "here")
    window.parts.controller.select(())
    canvas.settle()
    node = window.parts.controller.diagram.nodes[IL6]
    place = canvas.viewport.to_screen(node.x + node.width / 2 - 1.0, node.y - node.height / 2)
    marked = canvas.grab().toImage()
    spot = round(place[0]), round(place[1]) + 1
    assert marked.pixelColor(*spot) != before.pixelColor(*spot)
    write(qtbot, window, IL6, "")
    window.parts.controller.select(())
    canvas.settle()
    assert canvas.grab().toImage().pixelColor(*spot) == before.pixelColor(*spot)


def test_a_note_is_taken_back_and_written_again_in_the_store_too(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, IL6, "one")
    write(qtbot, window, IL6, "two")
    stack = window.parts.controller.undo_stack
    assert stack.undoText() == "Note on IL6"
    stack.undo()
    idle(qtbot, window)
    assert stored(window) == {IL6: "one"}
    stack.undo()
    stack.redo()
    stack.undo()
    idle(qtbot, window)
    assert stored(window) == {}
    assert window.parts.remarks.view.marked() == []
    stack.redo()
    stack.redo()
    idle(qtbot, window)
    assert stored(window) == {IL6: "two"}


def test_all_notes_are_listed_searched_opened_and_changed(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, EDGE, "strong")
    write(qtbot, window, JAK2, "weak evidence")
    window.parts.actions["diagram.remarks"].trigger()
    panel = window.parts.docks.remarks
    assert panel.isVisible()
    assert panel.count.text() == "2 notes"
    qtbot.keyClicks(panel.line, "jak WEAK")
    assert panel.table.keys == [JAK2]
    assert panel.count.text() == "1 of 2 notes"
    panel.view.selectRow(0)
    assert window.parts.controller.selection == {JAK2}
    panel.edit_wanted.emit(JAK2)
    dialog = window.parts.remarks.dialog
    assert dialog is not None
    assert dialog.words.toPlainText() == "weak evidence"
    dialog.reject()
    controller = window.parts.controller
    controller.done(controller.diagram.remove([JAK2]))
    panel.view.activated.emit(panel.table.index(0, 0))
    qtbot.waitUntil(lambda: JAK2 in controller.diagram.visible_nodes)


def test_notes_are_in_the_table_of_statements(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, EDGE, "strong")
    panel = window.parts.docks.statements
    assert {row.edge for row in panel.table.rows if row.note == "strong"} == {EDGE}
    qtbot.keyClicks(panel.line, "strong")
    qtbot.waitUntil(lambda: panel.table.rowCount() == 2)


def test_a_note_on_a_merged_entity_is_found_on_what_it_became_and_back(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, STAT3, "a factor")
    write(qtbot, window, EDGE, "on the edge")
    parts = window.parts
    parts.entities._merge(parts.stores.store, JAK2, [STAT3])
    qtbot.waitUntil(lambda: set(parts.remarks.book.notes) == {JAK2, f"{IL6}>{JAK2}"})
    assert parts.remarks.view.marked() == sorted([JAK2, f"{IL6}>{JAK2}"])
    idle(qtbot, window)
    parts.controller.undo_stack.undo()
    qtbot.waitUntil(lambda: set(parts.remarks.book.notes) == {STAT3, EDGE})


def test_the_diagram_has_a_description_that_is_saved_with_it(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], store_path: Path
) -> None:
    window.parts.actions["diagram.describe"].trigger()
    dialog = window.parts.remarks.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(dialog.words, "What IL6 does")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    # The dialog is gone before the key is let go, and Qt would think that Ctrl is still held in the next test.
    qtbot.keyRelease(window, Qt.Key.Key_Return)
    controller = window.parts.controller
    assert controller.diagram.description == "What IL6 does"
    assert window.parts.docks.remarks.table.keys == [DIAGRAM]
    window.parts.autosave.finish()
    with Store.open(store_path) as store:
        saved = store.diagram("last")
        assert saved is not None
        assert Diagram.from_json(saved.state).description == "What IL6 does"
    controller.undo_stack.undo()
    assert controller.diagram.description == ""
    assert window.parts.docks.remarks.table.keys == []


def test_too_long_a_note_is_refused_and_kept_open(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.remarks.edit(IL6)
    dialog = window.parts.remarks.dialog
    assert dialog is not None
    dialog.words.setPlainText("x" * (LONGEST + 1))
    dialog.keep.click()
    assert dialog.isVisible()
    assert "20,000" in dialog.problem.text()
    dialog.reject()
    assert stored(window) == {}


def test_an_edge_of_a_collapsed_group_has_no_note_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    controller, actions = window.parts.controller, window.parts.actions
    controller.select([STAT3, JAK2])
    actions["diagram.group"].trigger()
    controller.select([STAT3, JAK2])
    actions["diagram.collapse"].trigger()
    (group,) = controller.diagram.groups
    (edge,) = [
        key
        for key, one in controller.diagram.visible_edges.items()
        if {one.subject.key, one.object.key} == {IL6, group}
    ]
    controller.select([edge])
    assert not actions["diagram.remark"].isEnabled()
    controller.select([IL6])
    assert actions["diagram.remark"].isEnabled()


def test_a_note_in_a_store_that_may_only_be_read_is_refused_in_words(qtbot: QtBot, window: MainWindow) -> None:
    store = window.parts.stores.store
    assert store is not None
    store.read_only = True
    window.parts.controller.select([IL6])
    window.parts.actions["diagram.remark"].trigger()
    assert window.parts.remarks.dialog is None
    assert "read-only" in window.parts.notices.text
