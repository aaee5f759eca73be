"""Styles, labels and own looks from the menus and the panel: done at once, each one step of undo."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from explorer.diagram.looks import EdgeLook, Labels, NodeLook
from explorer.model.entity import Kind
from explorer.ui.looks_panel import LooksPanel
from explorer.ui.main_window import MainWindow
from explorer.ui.swatches import PALETTES, Swatch

IL6, STAT3, JAK2 = "HGNC:6018", "HGNC:11364", "HGNC:6192"
EDGE = f"{IL6}>{JAK2}"


@pytest.fixture
def panel(window: MainWindow) -> LooksPanel:
    window.parts.actions["diagram.look"].trigger()
    assert window.parts.looks.dialog is not None
    return window.parts.looks.dialog


def steps(window: MainWindow) -> int:
    return window.parts.controller.undo_stack.count()


def pick(choice: object, value: object) -> None:
    """Choose as a hand does."""
    place = choice.values.index(value)  # type: ignore[attr-defined]
    choice.setCurrentIndex(place)  # type: ignore[attr-defined]
    choice.activated.emit(place)  # type: ignore[attr-defined]


def test_a_style_is_one_step_and_its_switch_is_set(window: MainWindow) -> None:
    actions, controller = window.parts.actions, window.parts.controller
    before = steps(window)
    actions["diagram.sbgn"].trigger()
    assert controller.diagram.look.style == "sbgn"
    assert {node.form for node in controller.diagram.nodes.values()} >= {"sbgn:gene"}
    assert steps(window) == before + 1
    assert [actions[f"diagram.{name}"].isChecked() for name in ("standard", "sbgn", "grey")] == [False, True, False]
    actions["diagram.sbgn"].trigger()  # again: nothing changes, and the switch stays set
    assert actions["diagram.sbgn"].isChecked()
    assert steps(window) == before + 1
    controller.undo_stack.undo()
    assert actions["diagram.standard"].isChecked()
    assert not actions["diagram.sbgn"].isChecked()


def test_labels_as_written_are_one_step_there_and_back(window: MainWindow, qtbot: QtBot) -> None:
    actions, controller = window.parts.actions, window.parts.controller
    first, before = controller.diagram.to_json(), steps(window)
    actions["diagram.written"].trigger()
    qtbot.waitUntil(lambda: controller.diagram.look.labels is Labels.WRITTEN)
    assert controller.diagram.nodes[IL6].written == "IL6"
    assert steps(window) == before + 1
    controller.undo_stack.undo()
    assert controller.diagram.to_json() == first
    controller.undo_stack.redo()
    actions["diagram.symbols"].trigger()
    assert controller.diagram.look.labels is Labels.SYMBOL
    assert actions["diagram.symbols"].isChecked()


def test_a_node_that_comes_later_is_named_as_written_too(window: MainWindow, qtbot: QtBot) -> None:
    actions, controller = window.parts.actions, window.parts.controller
    controller.done(controller.diagram.remove([JAK2]))
    actions["diagram.written"].trigger()
    qtbot.waitUntil(lambda: controller.diagram.look.labels is Labels.WRITTEN)
    before = steps(window)
    window.parts.diagram.add_entity(JAK2)
    qtbot.waitUntil(lambda: JAK2 in controller.diagram.nodes and bool(controller.diagram.nodes[JAK2].written))
    assert steps(window) == before + 1


def test_edge_labels_go_on_and_off(window: MainWindow) -> None:
    action, controller = window.parts.actions["diagram.edge_labels"], window.parts.controller
    action.trigger()
    assert (controller.diagram.look.edge_labels, action.isChecked()) == (True, True)
    window.parts.canvas.settle()
    assert window.parts.canvas.scene.content.labels
    action.trigger()
    assert (controller.diagram.look.edge_labels, action.isChecked()) == (False, False)
    assert not window.parts.canvas.scene.content.labels


def test_the_panel_says_what_is_selected_and_offers_what_fits(window: MainWindow, panel: LooksPanel) -> None:
    assert panel.what.text().startswith("Select nodes")
    assert panel._nodes.isHidden()
    window.parts.controller.select([IL6])
    assert panel.what.text() == "IL6"
    assert not panel._nodes.isHidden()
    assert panel._edges.isHidden()
    window.parts.controller.select([IL6, EDGE])
    assert panel.what.text() == "IL6 and 1 edge"
    assert not panel._edges.isHidden()


def test_a_colour_dresses_what_is_selected_in_one_step(window: MainWindow, panel: LooksPanel) -> None:
    controller = window.parts.controller
    controller.select([IL6, STAT3])
    before = steps(window)
    panel.colours["fill"].chosen.emit("#0072B2")
    assert [controller.diagram.nodes[key].look for key in (IL6, STAT3)] == [NodeLook(fill="#0072B2")] * 2
    assert steps(window) == before + 1
    assert panel.colours["fill"].colour == "#0072B2"
    pick(panel.shape, Kind.CHEMICAL)
    assert controller.diagram.nodes[IL6].glyph == Kind.CHEMICAL
    panel.back.click()
    assert controller.diagram.nodes[IL6].look is None
    assert controller.diagram.nodes[IL6].glyph == Kind.GENE
    assert steps(window) == before + 3


def test_nodes_with_different_looks_keep_what_was_not_chosen(window: MainWindow, panel: LooksPanel) -> None:
    controller = window.parts.controller
    controller.select([IL6])
    panel.colours["fill"].chosen.emit("#0072B2")
    controller.select([IL6, STAT3])
    assert panel.colours["fill"].colour is None
    panel.colours["stroke"].chosen.emit("#000000")
    assert controller.diagram.nodes[IL6].look == NodeLook("#0072B2", "#000000")
    assert controller.diagram.nodes[STAT3].look == NodeLook(None, "#000000")


def test_for_all_of_a_kind_the_looks_of_the_diagram_change(window: MainWindow, panel: LooksPanel) -> None:
    controller = window.parts.controller
    controller.select([IL6, EDGE])
    panel.alike.setChecked(True)
    panel.colours["text"].chosen.emit("#222222")
    pick(panel.dash, (6.0, 4.0))
    pick(panel.head, "vee")
    pick(panel.width_choice, 4.5)
    look = controller.diagram.look
    assert look.kinds == {Kind.GENE: NodeLook(text="#222222")}
    assert look.lines == {"activates": EdgeLook(None, "vee", (6.0, 4.0), 4.5)}
    assert panel.dash.currentText() == "dashed"
    panel.back.click()
    assert (controller.diagram.look.kinds, controller.diagram.look.lines) == ({}, {})


def test_an_edge_is_dressed_and_undressed(window: MainWindow, panel: LooksPanel) -> None:
    controller = window.parts.controller
    controller.select([EDGE])
    panel.line.chosen.emit("#CC79A7")
    assert controller.diagram.hands[EDGE].look == EdgeLook("#CC79A7")
    panel.line.chosen.emit(None)
    assert EDGE not in controller.diagram.hands


def test_the_panel_follows_undo_and_chooses_the_style(window: MainWindow, panel: LooksPanel) -> None:
    controller = window.parts.controller
    pick(panel.style_choice, "grey")
    assert controller.diagram.look.style == "grey"
    controller.undo_stack.undo()
    assert panel.style_choice.currentText() == "Standard"


def test_the_panel_can_be_closed_and_opened_again(window: MainWindow, panel: LooksPanel, qtbot: QtBot) -> None:
    panel.close()
    qtbot.waitUntil(lambda: window.parts.looks.dialog is None)
    window.parts.controller.select([IL6])
    window.parts.actions["diagram.look"].trigger()
    assert window.parts.looks.dialog is not None


def test_a_swatch_offers_the_palettes_and_any_other_colour(qtbot: QtBot) -> None:
    swatch = Swatch("Fill")
    qtbot.addWidget(swatch)
    colours: list[object] = []
    swatch.chosen.connect(colours.append)
    buttons = swatch.menu().findChildren(QToolButton)
    assert len(buttons) == sum(map(len, PALETTES.values()))
    buttons[1].click()
    swatch._ask()
    assert swatch.dialog is not None
    swatch.dialog.colorSelected.emit(swatch.dialog.currentColor())
    swatch.dialog.reject()
    assert colours == ["#E69F00", "#0072B2"]
