"""Kept diagrams in the window: kept, listed, opened, renamed and deleted, and each of it undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.compare import FILE
from explorer.ui.panels.diagrams import DiagramsPanel
from tests.patience import PatientBot
from tests.ui.conftest import IL6, JAK2


@pytest.fixture
def panel(window: MainWindow) -> DiagramsPanel:
    window.parts.actions["diagram.keep"].trigger()
    return window.parts.docks.diagrams


def idle(qtbot: PatientBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.parts.background.tasks)


def keep(qtbot: PatientBot, window: MainWindow, panel: DiagramsPanel, name: str) -> None:
    panel.name.setText(name)
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in listed(panel))
    idle(qtbot, window)


def listed(panel: DiagramsPanel) -> list[str]:
    items = (panel.list.topLevelItem(place) for place in range(panel.list.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def choose(panel: DiagramsPanel, name: str) -> None:
    (item,) = panel.list.findItems(name, Qt.MatchFlag.MatchExactly)
    panel.list.setCurrentItem(item)


def test_an_empty_list_says_how_to_keep_a_diagram_and_the_line_has_the_focus(
    qtbot: PatientBot, window: MainWindow, panel: DiagramsPanel
) -> None:
    assert panel.isVisible()
    assert "No diagrams are kept" in panel.hint.text()
    assert not panel.hint.isHidden()
    qtbot.waitUntil(panel.name.hasFocus)


def test_a_kept_diagram_is_opened_instead_of_what_is_drawn_and_undo_brings_that_back(
    qtbot: PatientBot, window: MainWindow, panel: DiagramsPanel
) -> None:
    keep(qtbot, window, panel, "whole")
    controller = window.parts.controller
    controller.done(controller.diagram.hide([IL6.key]))
    controller.done(controller.diagram.set_description("smaller"))
    choose(panel, "whole")
    panel.open.click()
    qtbot.waitUntil(lambda: "whole is open" in window.parts.notices.text)
    assert IL6.key in controller.diagram.visible_nodes
    assert controller.diagram.description == ""
    controller.undo_stack.undo()
    assert IL6.key not in controller.diagram.visible_nodes
    assert controller.diagram.description == "smaller"
    idle(qtbot, window)


def test_f2_renames_in_place_and_undo_takes_it_back(
    qtbot: PatientBot, window: MainWindow, panel: DiagramsPanel
) -> None:
    keep(qtbot, window, panel, "first")
    window.parts.controller.select([IL6.key])
    choose(panel, "first")
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    line = panel.list.findChild(QLineEdit)
    assert line is not None
    line.setText("second")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed(panel) == ["second"])
    assert window.parts.docks.compare.there.findData("second") >= 0
    window.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: listed(panel) == ["first"])
    idle(qtbot, window)


def test_delete_deletes_the_chosen_one_and_not_what_is_selected_on_the_diagram(
    qtbot: PatientBot, window: MainWindow, panel: DiagramsPanel
) -> None:
    keep(qtbot, window, panel, "one")
    keep(qtbot, window, panel, "two")
    controller = window.parts.controller
    controller.select([JAK2.key])
    choose(panel, "one")
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(panel) == ["two"])
    assert JAK2.key in controller.diagram.visible_nodes
    assert window.parts.notices.buttons[0].text() == "Undo"
    window.parts.notices.buttons[0].click()
    qtbot.waitUntil(lambda: sorted(listed(panel)) == ["one", "two"])
    idle(qtbot, window)


def test_a_name_that_is_taken_is_said_when_renaming_and_replaced_when_keeping(
    qtbot: PatientBot, window: MainWindow, panel: DiagramsPanel
) -> None:
    keep(qtbot, window, panel, "one")
    keep(qtbot, window, panel, "two")
    panel.list.renamed.emit("one", "two")
    qtbot.waitUntil(lambda: "called “two” already" in window.parts.notices.text)
    assert sorted(listed(panel)) == ["one", "two"]
    panel.keep_wanted.emit("two")
    qtbot.waitUntil(lambda: "in place of the one that had this name" in window.parts.notices.text)
    idle(qtbot, window)


def test_kept_diagrams_are_there_after_another_start(
    qtbot: PatientBot, window: MainWindow, panel: DiagramsPanel, make_window: object
) -> None:
    keep(qtbot, window, panel, "mine")
    store = window.parts.stores.store
    assert store is not None
    assert callable(make_window)
    again = make_window()
    with qtbot.waitSignal(again.opening.ready):
        again.open_at_start(store.path)
    qtbot.waitUntil(lambda: listed(again.parts.docks.diagrams) == ["mine"])
    assert again.parts.docks.compare.there.findData(FILE) == 1
    idle(qtbot, again)


def test_a_store_that_cannot_be_written_says_so_and_keeps_nothing(
    qtbot: PatientBot, window: MainWindow, panel: DiagramsPanel
) -> None:
    store = window.parts.stores.store
    assert isinstance(store, Store)
    store.read_only = True
    panel.keep_wanted.emit("mine")
    assert "save a copy of your own to keep diagrams in it" in window.parts.notices.text
    store.read_only = False
    idle(qtbot, window)
    assert listed(panel) == []
