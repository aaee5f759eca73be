"""Groups, notes, bends and the history in the real window, as a person uses them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from explorer.diagram import grouping, noting
from explorer.diagram.groups import GroupKind
from explorer.diagram.notes import Note, NoteKind
from explorer.model.entity import Entity, Kind
from explorer.ui.main_window import MainWindow
from tests.patience import PatientBot

IL6, STAT3, JAK2, EMT = "HGNC:6018", "HGNC:11364", "HGNC:6192", "GO:0001837"
SOCS3, CAF = "HGNC:19391", "text:cell:caf"
IL6_STAT3 = f"{IL6}>{STAT3}"
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
BOX = Note("", NoteKind.BOX, -400.0, 0.0, 120.0, 80.0, "in vitro")


def at(window: MainWindow, x: float, y: float) -> QPoint:
    """Where a diagram point is on the canvas."""
    return window.parts.canvas.to_screen(QPointF(x, y)).toPoint()


def place(window: MainWindow, key: str) -> QPoint:
    """Where the middle of something is on the canvas."""
    canvas = window.parts.canvas
    canvas.settle()
    return at(window, *canvas.scene.place(key))


def title(window: MainWindow, key: str) -> QPoint:
    """Where the title of an area is on the canvas."""
    left, top, _, _ = window.parts.canvas.diagram.visible_extras[key].box
    return at(window, left + 14.0, top + 10.0)


def press(window: MainWindow, name: str) -> None:
    """Do an action that is possible now."""
    action = window.parts.actions[name]
    assert action.isEnabled(), name
    action.trigger()


def group(window: MainWindow, *keys: str) -> str:
    """Make a group by its action; return its key."""
    window.parts.controller.select(keys)
    press(window, "diagram.group")
    (key,) = window.parts.controller.selection
    return key


@pytest.fixture
def still(window: MainWindow) -> MainWindow:
    """The window without motion, all of the diagram in sight."""
    window.parts.canvas.animate = False
    window.parts.canvas.fit()
    window.parts.canvas.settle()
    return window


# groups


def test_a_group_is_made_named_collapsed_and_dissolved(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    first = diagram.to_json()
    key = group(still, IL6, JAK2)
    assert diagram.groups[key].title == "IL6, JAK2"
    press(still, "diagram.rename")
    editor = parts.notes.editor
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "Cytokine axis")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert not editor.isVisible()
    assert diagram.groups[key].title == "Cytokine axis"
    press(still, "diagram.collapse")
    assert diagram.visible_nodes[key].name == "Cytokine axis"
    assert IL6 not in diagram.visible_nodes
    press(still, "diagram.ungroup")
    assert IL6 in diagram.visible_nodes
    names = [parts.controller.undo_stack.text(step) for step in range(parts.controller.undo_stack.count())]
    assert names == [
        "Group IL6, JAK2",
        "Rename the group Cytokine axis",
        "Collapse Cytokine axis",
        "Ungroup Cytokine axis",
    ]
    while parts.controller.undo_stack.canUndo():
        press(still, "edit.undo")
    assert diagram.to_json() == first


def test_a_double_click_on_the_title_collapses_and_on_the_node_expands(qtbot: PatientBot, still: MainWindow) -> None:
    diagram, canvas = still.parts.controller.diagram, still.parts.canvas
    key = group(still, IL6, JAK2)
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, NONE, title(still, key))
    assert diagram.groups[key].collapsed
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, NONE, place(still, key))
    assert not diagram.groups[key].collapsed


def test_a_click_on_an_edge_of_a_collapsed_group_lists_the_sentences_of_all_members(
    qtbot: PatientBot, still: MainWindow
) -> None:
    parts = still.parts
    key = group(still, IL6, JAK2)
    press(still, "diagram.collapse")
    parts.canvas.fit()
    with qtbot.waitSignal(parts.docks.evidence.filled):
        qtbot.mouseClick(parts.canvas, Qt.MouseButton.LeftButton, NONE, place(still, f"{key}>{STAT3}"))
    assert parts.controller.selection == {f"{key}>{STAT3}"}
    assert parts.docks.evidence.head.title.text() == "IL6, JAK2 to STAT3"
    said = {card.sentence.toPlainText() for card in parts.docks.evidence.cards}
    assert "Together, IL6 activates STAT3 and the cells move." in said
    assert "In turn JAK2 phosphorylates STAT3 in every line tested." in said
    with qtbot.waitSignal(parts.docks.evidence.filled):
        parts.controller.select((key,))
    assert len(parts.docks.evidence.sentences.rows.listed.ids) == 7, "all sentences of all edges of the group"


def test_a_selected_area_shows_the_sentences_of_its_members(qtbot: PatientBot, still: MainWindow) -> None:
    with qtbot.waitSignal(still.parts.docks.evidence.filled):
        group(still, CAF, SOCS3)
    said = [card.sentence.toPlainText() for card in still.parts.docks.evidence.cards]
    assert "CAF cells secrete so much that CAF activates IL6 in the dish." in said


def test_neighbours_of_a_collapsed_group_are_those_of_all_its_members(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    parts.controller.done(diagram.remove([CAF, SOCS3]))
    key = group(still, IL6, JAK2)
    press(still, "diagram.collapse")
    press(still, "diagram.expand")
    qtbot.waitUntil(lambda: {CAF, SOCS3} <= diagram.visible_nodes.keys())
    assert parts.controller.selection == {key}
    press(still, "edit.undo")
    assert CAF not in diagram.nodes


def test_what_is_found_within_a_collapsed_group_is_shown(still: MainWindow) -> None:
    parts = still.parts
    key = group(still, IL6, JAK2)
    press(still, "diagram.collapse")
    parts.controller.select([EMT])
    parts.docks.evidence.show_wanted.emit(key)
    assert parts.controller.selection == {key}
    parts.docks.evidence.show_wanted.emit(IL6)
    assert not parts.controller.diagram.groups[key].collapsed
    assert parts.controller.selection == {IL6}
    assert parts.canvas.rect().contains(place(still, IL6))


def test_members_of_a_family_become_one_node_and_what_is_none_is_said(still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    parts.controller.select(())
    press(still, "diagram.families")
    assert parts.notices.text == "No two entities here belong to the same family."
    akt = [Entity(f"HGNC:{number}", name, Kind.GENE) for number, name in ((391, "AKT1"), (392, "AKT2"), (393, "AKT3"))]
    parts.controller.done(diagram.add(akt, [], {one.key: (100.0 * row, 400.0) for row, one in enumerate(akt)}))
    press(still, "diagram.families")
    (made,) = diagram.groups.values()
    assert made.kind is GroupKind.FAMILY
    assert made.collapsed
    assert made.members == {one.key for one in akt}
    assert diagram.visible_nodes[made.key].entity.kind is Kind.FAMILY
    press(still, "edit.undo")
    assert not diagram.groups


def test_pin_and_hide_mean_the_members_of_a_group(still: MainWindow) -> None:
    diagram = still.parts.controller.diagram
    key = group(still, IL6, JAK2)
    press(still, "diagram.pin")
    assert diagram.nodes[IL6].pinned
    press(still, "diagram.collapse")
    press(still, "diagram.pin")
    assert not diagram.nodes[IL6].pinned
    press(still, "diagram.hide")
    assert key not in diagram.visible_nodes
    assert diagram.nodes[JAK2].hidden


def test_what_is_around_one_entity_is_not_asked_of_a_group(still: MainWindow) -> None:
    group(still, IL6, JAK2)
    press(still, "diagram.collapse")
    press(still, "diagram.around")
    assert "one entity" in still.parts.notices.text


def test_bends_of_a_group_do_not_come_to_the_next_one(still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    key = group(still, IL6, JAK2)
    press(still, "diagram.collapse")
    parts.controller.select([f"{key}>{STAT3}"])
    press(still, "diagram.bend")
    assert diagram.hands
    parts.controller.select([key])
    press(still, "diagram.ungroup")
    assert not diagram.hands
    press(still, "edit.undo")
    assert diagram.hands


# compartments


def test_a_node_dragged_to_another_band_is_placed_there_and_undone_in_one_step(
    qtbot: PatientBot, still: MainWindow
) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    keys = list(diagram.nodes)
    spots = {key: (150.0 * row, 300.0 if key in (STAT3, EMT) else 0.0) for row, key in enumerate(keys)}
    bands = {"Cytoplasm": [key for key in keys if key not in (STAT3, EMT)], "Nucleus": [STAT3, EMT]}
    parts.controller.done(grouping.set_compartments(diagram, spots, bands, "Cell"), whole=True)
    parts.canvas.fit()
    before = diagram.to_json()
    start, end = place(still, IL6), at(still, spots[IL6][0], 300.0)
    qtbot.mousePress(parts.canvas, Qt.MouseButton.LeftButton, NONE, start)
    qtbot.mouseMove(parts.canvas, start + (end - start) / 2)
    qtbot.mouseMove(parts.canvas, end)
    qtbot.mouseRelease(parts.canvas, Qt.MouseButton.LeftButton, NONE, end)
    nucleus = next(one for one in diagram.groups.values() if one.title == "Nucleus")
    assert IL6 in nucleus.members
    assert parts.controller.undo_stack.undoText() == "Move IL6 to Nucleus"
    assert parts.memory.by_hand[IL6] == "nucleus", "the place is remembered"
    press(still, "edit.undo")
    assert diagram.to_json() == before
    assert parts.memory.by_hand[IL6] == "cytoplasm"


# selection


def test_neighbours_kinds_and_the_rest_are_selected(still: MainWindow) -> None:
    controller = still.parts.controller
    controller.select([JAK2])
    press(still, "edit.neighbours")
    assert controller.selection == {JAK2, IL6, STAT3, SOCS3}
    controller.select([EMT])
    press(still, "edit.kind")
    assert controller.selection == {EMT}
    controller.select([IL6])
    press(still, "edit.kind")
    assert controller.selection == {IL6, STAT3, JAK2, SOCS3}
    press(still, "edit.invert")
    assert controller.selection == controller.diagram.visible_nodes.keys() - {IL6, STAT3, JAK2, SOCS3}
    controller.select([IL6_STAT3])
    press(still, "edit.neighbours")
    assert controller.selection == {IL6_STAT3, IL6, STAT3}


def test_the_lasso_of_the_menu_selects(qtbot: PatientBot, still: MainWindow) -> None:
    canvas = still.parts.canvas
    press(still, "edit.lasso")
    corners = [QPoint(2, 2), QPoint(canvas.width() - 3, 2), QPoint(canvas.width() - 3, canvas.height() - 3)]
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, NONE, corners[0])
    for spot in (*corners, QPoint(2, canvas.height() - 3)):
        qtbot.mouseMove(canvas, spot)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, NONE, QPoint(2, canvas.height() - 3))
    assert still.parts.controller.selection == still.parts.controller.diagram.visible_nodes.keys()


def test_zoom_to_the_selection(still: MainWindow) -> None:
    still.parts.controller.select([IL6])
    still.parts.canvas.zoom_by(0.3)
    before = still.parts.canvas.viewport.scale
    press(still, "view.selection")
    assert still.parts.canvas.viewport.scale > before
    assert still.parts.canvas.rect().contains(place(still, IL6))


# nudges and the history


def test_a_row_of_nudges_is_one_step_and_one_back_to_its_start_is_none(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    stack, x = parts.controller.undo_stack, diagram.nodes[IL6].x
    parts.controller.select([IL6])
    for _ in range(3):
        qtbot.keyClick(parts.canvas, Qt.Key.Key_Right, ALT)
    assert diagram.nodes[IL6].x == x + 30.0
    assert [stack.text(step) for step in range(stack.count())] == ["Move IL6"]
    parts.controller.select([JAK2])
    qtbot.keyClick(parts.canvas, Qt.Key.Key_Up, ALT)
    assert stack.count() == 2
    press(still, "edit.undo")
    press(still, "edit.undo")
    assert diagram.nodes[IL6].x == x
    qtbot.keyClick(parts.canvas, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(parts.canvas, Qt.Key.Key_Down, ALT)
    assert stack.count() == 0


def test_more_than_a_thousand_steps_are_undone(still: MainWindow) -> None:
    controller = still.parts.controller
    first = controller.diagram.to_json()
    for step in range(1200):
        controller.done(controller.diagram.set_title(f"Title {step}"))
    assert controller.undo_stack.count() == 1200
    controller.undo_stack.setIndex(0)
    assert controller.diagram.to_json() == first


def test_a_click_in_the_history_goes_there(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    x = diagram.nodes[IL6].x
    parts.controller.move({IL6: (x + 5.0, 0.0)})
    parts.controller.move({IL6: (x + 9.0, 0.0), JAK2: (0.0, 0.0)})
    parts.controller.done(diagram.set_title("\u202eevil & <b>bold</b>"))
    parts.docks.open_panel("History")
    view = parts.docks.history.view
    model = view.model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert rows == ["As it was opened", "Move IL6", "Move 2 nodes", "Rename"]
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, view.visualRect(model.index(1, 0)).center())
    assert diagram.nodes[IL6].x == x + 5.0
    assert parts.controller.undo_stack.index() == 1


def test_names_of_steps_show_letters_that_would_hide_or_turn_others(still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    odd = Entity("T:odd", "TGF\u202e\nβ", Kind.GENE)
    parts.controller.done(diagram.add([odd], [], {}))
    parts.controller.move({odd.key: (1.0, 2.0)})
    assert parts.controller.undo_stack.undoText() == "Move TGF⟦U+202E⟧ β"


# notes


def test_a_note_is_written_where_the_menu_was_asked_for(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    spot = QPoint(30, 40)
    parts.canvas.menu_wanted.emit(None, parts.canvas.mapToGlobal(spot))
    menu = next(one for one in still.findChildren(QMenu) if one.isVisible())
    parts.actions["diagram.note"].trigger()
    menu.close()
    editor = parts.notes.editor
    assert editor.isVisible()
    assert not diagram.notes
    qtbot.keyClicks(editor, "day 3")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "<b>ELISA</b>")
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    (note,) = diagram.notes.values()
    assert note.text == "day 3\n<b>ELISA</b>"
    wanted = parts.canvas.to_diagram(QPointF(spot))
    assert (note.x, note.y) == pytest.approx((wanted.x(), wanted.y()), abs=1.0)
    assert parts.controller.selection == {note.key}
    assert parts.controller.undo_stack.undoText() == "Add note"


def test_after_a_menu_that_was_closed_notes_come_to_the_middle(qtbot: PatientBot, still: MainWindow) -> None:
    parts = still.parts
    parts.canvas.menu_wanted.emit(None, parts.canvas.mapToGlobal(QPoint(30, 40)))
    next(one for one in still.findChildren(QMenu) if one.isVisible()).close()
    qtbot.idle()
    press(still, "diagram.box")
    (note,) = parts.controller.diagram.notes.values()
    assert note.centre == pytest.approx(parts.canvas.viewport.middle)


@pytest.mark.parametrize("how", ["esc", "elsewhere"])
def test_esc_leaves_the_words_and_a_click_elsewhere_keeps_them(qtbot: PatientBot, still: MainWindow, how: str) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    parts.controller.done(noting.add(diagram, BOX))
    parts.controller.select(["note:1"])
    press(still, "diagram.rename")
    qtbot.keyClicks(parts.notes.editor, "in vivo")
    if how == "esc":
        qtbot.keyClick(parts.notes.editor, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(parts.canvas, Qt.MouseButton.LeftButton, NONE, QPoint(4, 4))
    assert not parts.notes.editor.isVisible()
    assert diagram.notes["note:1"].text == ("in vitro" if how == "esc" else "in vivo")


def test_keys_of_the_window_wait_while_words_are_edited(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    parts.controller.done(noting.add(diagram, BOX))
    parts.controller.select(["note:1"])
    press(still, "diagram.rename")
    editor: QPlainTextEdit = parts.notes.editor
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert "note:1" in diagram.notes
    assert parts.controller.undo_stack.count() == 1
    editor.leave()


def test_a_text_without_words_goes_and_a_new_one_never_comes(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    press(still, "diagram.note")
    parts.notes.editor.keep()
    assert not diagram.notes
    assert parts.controller.undo_stack.count() == 0
    parts.controller.done(noting.add(diagram, replace(BOX, kind=NoteKind.TEXT)))
    parts.notes.edit("note:1")
    parts.notes.editor.setPlainText("  ")
    parts.notes.editor.keep()
    assert not diagram.notes


def test_notes_take_colours_from_their_menu_and_delete_takes_them_away(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    parts.controller.done(noting.add(diagram, BOX))
    parts.canvas.fit()
    parts.controller.select(["note:1"])
    parts.menus.show("note:1", QPoint(300, 300))
    menu = next(one for one in still.findChildren(QMenu) if one.isVisible() and one.actions())
    colours, grounds = (action.menu() for action in menu.actions() if action.menu())
    next(action for action in colours.actions() if action.text() == "Blue").trigger()
    next(action for action in grounds.actions() if action.text() == "Yellow").trigger()
    menu.close()
    assert (diagram.notes["note:1"].colour, diagram.notes["note:1"].fill) == ("#0072B2", "#E69F00")
    qtbot.keyClick(parts.canvas, Qt.Key.Key_Delete)
    assert not diagram.notes
    press(still, "edit.undo")
    assert diagram.notes["note:1"].fill == "#E69F00"


def test_delete_hides_entities_and_removes_notes_and_frames_in_one_step(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    key = group(still, IL6, JAK2)
    parts.controller.done(noting.add(diagram, BOX))
    before = diagram.to_json()
    parts.controller.select([key, "note:1", EMT])
    press(still, "diagram.delete")
    assert diagram.nodes[EMT].hidden
    assert not diagram.nodes[IL6].hidden
    assert not diagram.groups
    assert not diagram.notes
    press(still, "edit.undo")
    assert diagram.to_json() == before
    parts.controller.select([IL6_STAT3])
    press(still, "diagram.delete")
    assert diagram.to_json() == before
    assert "Edges are not deleted" in parts.notices.text


# bends


def test_an_edge_is_bent_by_keyboard_and_straightened(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    first = diagram.to_json()
    parts.controller.select([IL6_STAT3])
    assert not parts.actions["diagram.straighten"].isEnabled()
    press(still, "diagram.bend")
    ((x, y),) = diagram.hands[IL6_STAT3].bends
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(parts.canvas, key, ALT)
    assert diagram.hands[IL6_STAT3].bends == ((x + 10.0, y + 20.0),)
    assert parts.controller.undo_stack.count() == 2
    press(still, "diagram.straighten")
    assert diagram.to_json() == first
    press(still, "edit.undo")
    assert diagram.hands[IL6_STAT3].bends == ((x + 10.0, y + 20.0),)
    press(still, "diagram.bend")
    assert len(diagram.hands[IL6_STAT3].bends) == 2
    press(still, "diagram.delete")
    assert len(diagram.hands[IL6_STAT3].bends) == 1


def test_a_bent_edge_goes_along_when_both_of_its_ends_are_dragged(qtbot: PatientBot, still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    parts.controller.select([IL6_STAT3])
    press(still, "diagram.bend")
    ((x, y),) = diagram.hands[IL6_STAT3].bends
    parts.controller.select([IL6, STAT3])
    qtbot.keyClick(parts.canvas, Qt.Key.Key_Right, ALT)
    assert diagram.hands[IL6_STAT3].bends == ((x + 10.0, y),)


# menus


MENUS: dict[str, tuple[Callable[[MainWindow], str | None], set[str]]] = {
    "ground": (lambda window: None, {"edit.lasso", "view.fit"}),
    "node": (lambda window: IL6, {"diagram.expand", "diagram.hide", "edit.neighbours"}),
    "edge": (lambda window: IL6_STAT3, {"evidence.panel", "diagram.bend", "diagram.straighten"}),
    "area": (lambda window: group(window, IL6, JAK2), {"diagram.collapse", "diagram.rename", "diagram.ungroup"}),
}


@pytest.mark.parametrize("kind", MENUS)
def test_the_menu_of_a_thing_offers_what_can_be_done_with_it(still: MainWindow, kind: str) -> None:
    make, wanted = MENUS[kind]
    still.parts.menus.show(make(still), QPoint(300, 300))
    menu = next(one for one in still.findChildren(QMenu) if one.isVisible())
    assert wanted <= {action.objectName() for action in menu.actions()}
    menu.close()


def test_the_menu_of_several_nodes_groups_them(still: MainWindow) -> None:
    still.parts.controller.select([IL6, JAK2])
    still.parts.menus.show(IL6, QPoint(300, 300))
    menu = next(one for one in still.findChildren(QMenu) if one.isVisible())
    names = [action.objectName() for action in menu.actions()]
    assert names[0] == "diagram.group"
    menu.close()


def test_a_place_too_far_off_is_said_and_nothing_moves(still: MainWindow) -> None:
    parts, diagram = still.parts, still.parts.controller.diagram
    before = diagram.to_json()
    parts.controller.select([IL6])
    parts.canvas.moved.emit({IL6: (1e9, 0.0)})
    assert "cannot stand" in parts.notices.text
    parts.canvas.nudged.emit(1e9, 0.0)
    assert diagram.to_json() == before
    assert parts.controller.undo_stack.count() == 0
