"""Arranging, in the real window: what is selected, or all, in one step that is undone as one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from explorer.ui.arrange_table import ARRANGE
from explorer.ui.main_window import MainWindow

IL6, STAT3, JAK2 = "HGNC:6018", "HGNC:11364", "HGNC:6192"


def places(window: MainWindow) -> dict[str, tuple[float, float]]:
    return {key: (node.x, node.y) for key, node in window.parts.controller.diagram.nodes.items()}


def spread_out(window: MainWindow) -> None:
    """Nothing stands on a line or on the grid."""
    odd = {key: (number * 103.0, number * number * 31.0 + 7) for number, key in enumerate(places(window))}
    window.parts.controller.move(odd)


@pytest.mark.parametrize("name", [name for rows in ARRANGE for name, _, _ in rows if name != "by_angle"])
def test_each_arrangement_is_one_step_that_undo_takes_back(window: MainWindow, name: str) -> None:
    spread_out(window)
    before, steps = places(window), window.parts.controller.undo_stack.count()
    window.parts.actions[f"diagram.{name}"].trigger()
    assert places(window) != before
    assert window.parts.controller.undo_stack.count() == steps + 1
    window.parts.actions["edit.undo"].trigger()
    assert places(window) == before


def test_only_what_is_selected_is_aligned_and_the_history_says_so(window: MainWindow) -> None:
    spread_out(window)
    before = places(window)
    window.parts.controller.select((IL6, STAT3, JAK2))
    window.parts.actions["diagram.left"].trigger()
    nodes = window.parts.controller.diagram.nodes
    edges = {nodes[key].x - nodes[key].width / 2 for key in (IL6, STAT3, JAK2)}
    assert max(edges) - min(edges) < 1e-6
    after = places(window)
    assert {key for key in before if before[key] != after[key]} <= {IL6, STAT3, JAK2}
    assert window.parts.controller.undo_stack.undoText() == "Align 2 nodes left"


def test_a_pinned_node_is_what_the_others_align_to(window: MainWindow) -> None:
    spread_out(window)
    window.parts.controller.select((JAK2,))
    window.parts.actions["diagram.pin"].trigger()
    pinned = places(window)[JAK2]
    window.parts.controller.select((IL6, STAT3, JAK2))
    window.parts.actions["diagram.centre"].trigger()
    assert places(window)[JAK2] == pinned
    assert {places(window)[key][0] for key in (IL6, STAT3)} == {pinned[0]}


def test_too_few_selected_are_told_what_to_do(window: MainWindow) -> None:
    window.parts.controller.select((IL6,))
    before = places(window)
    window.parts.actions["diagram.across"].trigger()
    assert places(window) == before
    assert "Select 3 entities" in window.parts.notices.text


def test_an_angle_is_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    spread_out(window)
    before = places(window)
    window.parts.actions["diagram.by_angle"].trigger()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setIntValue(30)
    dialog.accept()
    assert places(window) != before
    assert window.parts.controller.undo_stack.undoText().endswith("by 30°")


def test_the_submenus_stand_in_the_menu_of_the_diagram(window: MainWindow) -> None:
    titles = {action.text() for action in window.parts.actions.menu("diagram").actions() if action.menu()}
    assert {"&Arrange", "P&lace in"} <= titles
    lines = [action for action in window.parts.actions.menu("Arrange").actions() if action.isSeparator()]
    assert len(lines) == len(ARRANGE) - 1
