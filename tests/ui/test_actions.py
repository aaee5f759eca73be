"""Every action exists once, has its place and its keys, and does its job."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QToolBar
from pytestqt.qtbot import QtBot

from explorer.bundle import resource
from explorer.ui.action_table import ACTIONS, MENUS, TOOLBAR
from explorer.ui.main_window import MainWindow


def test_ids_and_shortcuts_are_given_once() -> None:
    assert max(Counter(spec.id for spec in ACTIONS).values()) == 1
    keys = Counter(key.toString() for spec in ACTIONS for key in spec.keys)
    assert max(keys.values()) == 1


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_every_action_says_what_it_does_and_has_its_icon(spec: object) -> None:
    assert spec.tip.endswith(".")  # type: ignore[attr-defined]
    assert all(not key.isEmpty() for key in spec.keys)  # type: ignore[attr-defined]
    if spec.icon:  # type: ignore[attr-defined]
        assert resource("icons", f"{spec.icon}.svg").is_file()  # type: ignore[attr-defined]


def test_every_action_stands_in_its_menu_and_the_toolbar_is_as_planned(window: MainWindow) -> None:
    menus = [action.menu() for action in window.menuBar().actions()]
    assert [menu.title() for menu in menus] == list(MENUS)
    inside: set[QAction] = set()
    for menu in menus:
        for action in menu.actions():
            inside |= set(action.menu().actions()) if isinstance(action.menu(), QMenu) else {action}
    assert {window.parts.actions[spec.id] for spec in ACTIONS} <= inside
    bar = window.findChild(QToolBar, "Tools")
    assert [action.objectName() for action in bar.actions() if action.objectName()] == [
        name for name in TOOLBAR if "." in name
    ]


def test_the_palette_finds_every_command_and_runs_it(qtbot: QtBot, window: MainWindow) -> None:
    commands = window.parts.commands()
    assert len(commands) > len(ACTIONS)
    window.parts.controller.select(())
    window.parts.guide.palette()
    palette = window.parts.guide.dialog
    palette.line.setText("select all")
    assert palette.list.count() == 1
    palette.run_current()
    assert window.parts.controller.selection == window.parts.controller.diagram.visible_nodes.keys()


def test_what_cannot_be_done_now_is_disabled(window: MainWindow) -> None:
    actions = window.parts.actions
    window.parts.controller.select(())
    assert not actions["diagram.hide"].isEnabled()
    assert not actions["edit.undo"].isEnabled()
    window.parts.controller.select(("HGNC:6018",))
    assert actions["diagram.hide"].isEnabled()
    actions["diagram.hide"].trigger()
    assert actions["edit.undo"].isEnabled()
    assert actions["edit.undo"].text() == "&Undo: Hide IL6"


def test_the_help_tells_what_hands_can_do(window: MainWindow) -> None:
    window.parts.guide.reading()
    told = "\n".join(label.text() for label in window.parts.guide.dialog.findChildren(QLabel))
    for words in ("lasso", "Bend it", "another compartment", "Double click on a group"):
        assert words in told
    window.parts.guide.dialog.close()
