"""The list of contents says what the diagram shows, in step with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTreeView

from explorer.diagram import grouping, noting
from explorer.diagram.document import Diagram
from explorer.diagram.notes import Note, NoteKind
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.contents import ContentsPanel
from explorer.ui.panels.contents_model import ContentsModel, words
from tests.diagram.strategies import DRUG, EMT, IL6, STAT3, small
from tests.patience import PatientBot

NOTE = Note("", NoteKind.TEXT, 0.0, 300.0, 0.0, 0.0, "seen on\nday 3")


def rows(model: ContentsModel, parent: QModelIndex | None = None) -> list[str]:
    """What stands under *parent*."""
    at = parent or QModelIndex()
    return [model.index(row, 0, at).data() for row in range(model.rowCount(at))]


def full() -> Diagram:
    """A diagram with an area and a note."""
    diagram = small()
    grouping.group(diagram, [IL6.key, DRUG.key], "inputs")
    noting.add(diagram, NOTE)
    return diagram


def test_it_names_groups_entities_with_their_edges_and_notes(qtbot: PatientBot) -> None:
    model = ContentsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(full())
    assert rows(model) == [
        "inputs, group of 2",
        "epithelial-mesenchymal transition, process, 1 edge",
        "IL6, gene, 1 edge",
        "ruxolitinib, chemical, 1 edge",
        "STAT3, gene, 3 edges",
        "Note: seen on day 3",
    ]
    assert rows(model, model.place("group:1")) == ["ruxolitinib, chemical, 1 edge", "IL6, gene, 1 edge"]
    assert rows(model, model.place(IL6.key)) == ["IL6 activates STAT3, 3 papers"]
    assert len(rows(model, model.place(STAT3.key))) == 3
    assert rows(model, model.place("note:1")) == []


def test_an_edge_of_a_collapsed_group_is_told_with_its_name(qtbot: PatientBot) -> None:
    diagram = full()
    grouping.collapse(diagram, ["group:1"])
    key = f"group:1>{STAT3.key}"
    assert words(diagram, key) == "inputs to STAT3: IL6 activates STAT3, and 1 more, 3 papers, contested"
    assert words(diagram, "group:1") == "inputs, group of 2, collapsed"
    model = ContentsModel()
    model.show(diagram)
    assert rows(model, model.place("group:1")) == [words(diagram, key)]


@pytest.mark.parametrize("key", [IL6.key, EMT.key, "group:1", "note:1", f"{IL6.key}>{STAT3.key}"])
def test_a_place_leads_back_to_its_key(qtbot: PatientBot, key: str) -> None:
    model = ContentsModel()
    model.show(full())
    assert model.key(model.place(key)) == key
    assert not model.place("no such key").isValid()


def test_words_from_outside_are_shown_letter_for_letter(qtbot: PatientBot) -> None:
    diagram = small()
    noting.add(diagram, replace(NOTE, text="<img src=x> \u202egnp"))
    model = ContentsModel()
    model.show(diagram)
    index = model.place("note:1")
    assert index.data() == "Note: <img src=x> ⟦U+202E⟧gnp"
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)


def test_nothing_is_made_while_nobody_sees_it(qtbot: PatientBot) -> None:
    panel = ContentsPanel()
    qtbot.addWidget(panel)
    panel.show_diagram(small())
    qtbot.idle()
    assert panel.model.rowCount() == 0
    panel.show()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)


# in the window


@pytest.fixture
def opened(qtbot: PatientBot, window: MainWindow) -> MainWindow:
    """The window with the list in front."""
    window.parts.docks.open_panel("Contents")
    contents = window.parts.docks.contents
    qtbot.waitUntil(lambda: contents.model.rowCount() > 0)
    return window


def test_list_and_canvas_select_the_same(qtbot: PatientBot, opened: MainWindow) -> None:
    contents, controller = opened.parts.docks.contents, opened.parts.controller
    controller.select([IL6.key])
    assert contents.chosen_keys() == {IL6.key}
    contents.view.setCurrentIndex(contents.model.place(STAT3.key))
    assert controller.selection == {STAT3.key}
    assert opened.parts.canvas.selection == {STAT3.key}
    controller.select([f"{IL6.key}>{STAT3.key}"])
    assert contents.chosen_keys() == {f"{IL6.key}>{STAT3.key}"}
    assert contents.view.isExpanded(contents.model.place(IL6.key))


def test_it_follows_the_diagram_and_keeps_what_is_open(qtbot: PatientBot, opened: MainWindow) -> None:
    contents, controller = opened.parts.docks.contents, opened.parts.controller
    contents.view.expand(contents.model.place(IL6.key))
    before = contents.model.rowCount()
    controller.done(controller.diagram.hide([EMT.key]))
    qtbot.waitUntil(lambda: contents.model.rowCount() == before - 1)
    assert contents.view.isExpanded(contents.model.place(IL6.key))
    controller.undo_stack.undo()
    qtbot.waitUntil(lambda: contents.model.rowCount() == before)


def test_enter_brings_what_is_chosen_to_the_middle(qtbot: PatientBot, opened: MainWindow) -> None:
    contents, canvas = opened.parts.docks.contents, opened.parts.canvas
    contents.view.setCurrentIndex(contents.model.place(EMT.key))
    canvas.pan(2000, 2000)
    qtbot.keyClick(contents.view, Qt.Key.Key_Return)
    x, y = canvas.scene.place(EMT.key)
    assert canvas.viewport.middle == pytest.approx((x, y), abs=2.0)


def test_a_screen_reader_gets_the_words(qtbot: PatientBot, opened: MainWindow) -> None:
    view: QTreeView = opened.parts.docks.contents.view
    assert view.accessibleName() == "Contents of the diagram"
    reader = QAccessible.queryAccessibleInterface(view)
    said = [reader.child(row).text(QAccessible.Text.Name) for row in range(reader.childCount())]
    assert any(text.startswith("IL6, gene") for text in said)
