"""Exploring in the real window: what is near, ways, connections, regulators, loops, and what becomes of the answers."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from explorer.graph.links import Direction
from explorer.jobs.ways import Tool
from explorer.model.avoided import Avoided
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.explore import ExplorePanel
from tests.ui.conftest import CAF, EMT, IL6, JAK2, SOCS3, STAT3, found

CYCLE = {JAK2.key, SOCS3.key, STAT3.key}


@pytest.fixture
def panel(window: MainWindow) -> ExplorePanel:
    window.parts.docks.show_explore()
    return window.parts.docks.explore


def shown(panel: ExplorePanel) -> list[str]:
    """The answers as a screen reader tells them."""
    return [str(panel.answers.rows.data(panel.answers.rows.index(row))) for row in range(panel.answers.rows.rowCount())]


def ask(qtbot: QtBot, panel: ExplorePanel, tool: Tool, *entities: Entity, to: Sequence[Entity] = ()) -> list[str]:
    panel.ask(tool, entities, run=False)
    panel.form.targets.set_entities(to)
    with qtbot.waitSignal(panel.answered):
        panel.run()
    return shown(panel)


def press(qtbot: QtBot, panel: ExplorePanel, words: str) -> None:
    button = next(one for one in panel.findChildren(QPushButton) if one.text() == words)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def drawn(window: MainWindow) -> set[str]:
    return set(window.parts.controller.diagram.visible_nodes)


def test_neighbours_are_ranked_by_papers_and_go_as_far_as_wanted(qtbot: QtBot, panel: ExplorePanel) -> None:
    assert ask(qtbot, panel, Tool.NEIGHBOURS, STAT3) == [
        "IL6; 1 step · 3 papers",
        "EMT; 1 step · 1 paper",
        "SOCS3; 1 step · 1 paper",
        "JAK2; 1 step · 1 paper",
    ]
    panel.form.direction.setCurrentIndex(panel.form.direction.findData(Direction.UP))
    panel.form.steps.setValue(2)
    with qtbot.waitSignal(panel.answered):
        panel.run()
    assert [one.partition(";")[0] for one in shown(panel)] == ["IL6", "JAK2", "SOCS3", "CAF"]


def test_more_neighbours_than_fit_are_shown_on_demand(
    qtbot: QtBot, panel: ExplorePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.ui.panels.explore.FIRST", 2)
    assert len(ask(qtbot, panel, Tool.NEIGHBOURS, STAT3)) == 2
    assert panel.answers.note.text() == "The best 2 of 4 neighbours."
    with qtbot.waitSignal(panel.answered):
        press(qtbot, panel, "Show all 4")
    assert panel.answers.note.text() == "4 neighbours."


def test_paths_tell_their_effect_papers_and_belief(qtbot: QtBot, panel: ExplorePanel) -> None:
    answers = ask(qtbot, panel, Tool.PATHS, CAF, to=[EMT])
    assert [one.partition(" ·")[0] for one in answers] == [
        "CAF → IL6 ⇢ STAT3 → EMT; no clear effect",
        "CAF → IL6 → JAK2 ⇢ STAT3 → EMT; no clear effect",
    ]
    assert all("1 paper at least · belief 0." in one for one in answers)


def test_paths_are_narrowed_by_effect_support_and_what_lies_between(qtbot: QtBot, panel: ExplorePanel) -> None:
    panel.form.effect.setCurrentIndex(panel.form.effect.findData(Sign.NEGATIVE))
    assert [one.partition(";")[0] for one in ask(qtbot, panel, Tool.PATHS, STAT3, to=[JAK2])] == [
        "STAT3 → SOCS3 ⊣ JAK2"
    ]
    panel.form.effect.setCurrentIndex(0)
    panel.form.through.set_entities([JAK2])
    assert [one.partition(";")[0] for one in ask(qtbot, panel, Tool.PATHS, CAF, to=[STAT3])] == [
        "CAF → IL6 → JAK2 ⇢ STAT3"
    ]
    panel.form.through.set_entities([])
    panel.form.papers.setValue(2)
    assert ask(qtbot, panel, Tool.PATHS, CAF, to=[STAT3]) == []
    assert panel.answers.note.text().startswith("No path was found")
    assert len(ask(qtbot, panel, Tool.PATHS, IL6, to=[STAT3])) == 1


def test_what_no_path_leads_through_is_kept_in_the_store(qtbot: QtBot, window: MainWindow, panel: ExplorePanel) -> None:
    store = window.parts.stores.store
    assert store is not None
    panel.form.without.add([JAK2])
    qtbot.waitUntil(lambda: store.left_out().keys == (JAK2.key,))
    assert [one.partition(";")[0] for one in ask(qtbot, panel, Tool.PATHS, CAF, to=[STAT3])] == ["CAF → IL6 ⇢ STAT3"]
    panel.set_store(store)
    qtbot.waitUntil(lambda: panel.form.without.keys == (JAK2.key,))


def test_what_a_person_leaves_out_before_the_store_was_asked_is_not_overwritten(
    qtbot: QtBot, window: MainWindow, panel: ExplorePanel
) -> None:
    store = window.parts.stores.store
    assert store is not None
    panel.set_store(store)
    panel.form.without.add([IL6])
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    assert panel.form.without.keys == (IL6.key,)
    assert store.left_out().keys == (IL6.key,)


def test_the_last_of_quick_changes_of_what_is_left_out_is_kept(
    qtbot: QtBot, window: MainWindow, panel: ExplorePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, real = window.parts.stores.store, Store.leave_out
    assert store is not None
    begun, go = threading.Event(), threading.Event()

    def slowly(self: Store, avoided: Avoided) -> None:
        if avoided.keys == (JAK2.key,):
            begun.set()
            go.wait()
        real(self, avoided)

    monkeypatch.setattr(Store, "leave_out", slowly)
    panel.form.without.add([JAK2])
    qtbot.waitUntil(begun.is_set)
    panel.form.without.add([IL6])
    qtbot.wait(100)  # in which the second would overtake the first
    go.set()
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    assert set(store.left_out().keys) == {JAK2.key, IL6.key}


def test_my_entities_are_connected_from_a_pasted_list(qtbot: QtBot, panel: ExplorePanel) -> None:
    panel.ask(Tool.CONNECT, run=False)
    QGuiApplication.clipboard().setText("socs3\ninterleukin 6\tSTAT3, foo; bar")
    field = panel.form.first
    field.line.setFocus()
    qtbot.keyClick(field.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: set(field.keys) == {SOCS3.key, IL6.key, STAT3.key})
    assert field.doubts.text() == "Not in this store: foo, bar."
    with qtbot.waitSignal(panel.answered):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert {one.partition(";")[0] for one in shown(panel)} == {
        "IL6 ⇢ STAT3",
        "STAT3 → SOCS3",
        "SOCS3 ⊣ JAK2 ⇢ STAT3",
        "IL6 ⇢ STAT3 → SOCS3",
    }


def test_a_name_of_several_is_asked_back(qtbot: QtBot, window: MainWindow, panel: ExplorePanel) -> None:
    store = window.parts.stores.store
    assert store is not None
    other = Entity("MESH:D000001", "BSF2", Kind.CHEMICAL, "another thing", ("APRF",))
    add_entity(store, other)
    panel.form.first.add_names(["APRF"])
    qtbot.waitUntil(lambda: "may mean several" in panel.form.first.doubts.text())
    assert panel.form.first.keys == ()
    press(qtbot, panel, "APRF: another thing")
    assert panel.form.first.keys == (other.key,)
    panel.form.first.set_entities([])
    panel.form.first.add_names(["BSF2"])
    qtbot.waitUntil(lambda: panel.form.first.keys == (other.key,))


def test_regulators_and_targets_in_common(qtbot: QtBot, panel: ExplorePanel) -> None:
    assert ask(qtbot, panel, Tool.REGULATORS, JAK2, STAT3) == ["IL6 STAT3 JAK2; acts on 2 of 2 · 4 papers"]
    assert ask(qtbot, panel, Tool.TARGETS, IL6, SOCS3) == ["JAK2 SOCS3 IL6; is acted on by 2 of 2 · 2 papers"]
    assert len(ask(qtbot, panel, Tool.REGULATORS, JAK2)) == 2


def test_loops_of_the_view_and_of_chosen_entities(qtbot: QtBot, window: MainWindow, panel: ExplorePanel) -> None:
    answers = ask(qtbot, panel, Tool.LOOPS)
    assert [one.partition(" ·")[0] for one in answers] == ["STAT3 → SOCS3 ⊣ JAK2 ⇢ STAT3; no clear effect"]
    window.parts.controller.done(window.parts.controller.diagram.hide((SOCS3.key,)))
    assert ask(qtbot, panel, Tool.LOOPS) == []
    panel.form.scope.setCurrentIndex(1)
    assert len(ask(qtbot, panel, Tool.LOOPS, SOCS3)) == 1
    assert ask(qtbot, panel, Tool.LOOPS, EMT) == []


def test_a_row_lights_up_and_a_click_shows_its_evidence(qtbot: QtBot, window: MainWindow, panel: ExplorePanel) -> None:
    ask(qtbot, panel, Tool.PATHS, STAT3, to=[JAK2])
    place = panel.answers.view.visualRect(panel.answers.rows.index(0)).center()
    qtbot.mouseMove(panel.answers.view.viewport(), place)
    qtbot.waitUntil(lambda: window.parts.canvas.trace.keys >= CYCLE)
    qtbot.mouseClick(panel.answers.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    edges = {f"{STAT3.key}>{SOCS3.key}", f"{SOCS3.key}>{JAK2.key}"}
    qtbot.waitUntil(lambda: window.parts.controller.selection == edges)


def test_evidence_of_what_is_not_on_the_diagram_is_shown_too(
    qtbot: QtBot, window: MainWindow, panel: ExplorePanel
) -> None:
    window.parts.controller.done(window.parts.controller.diagram.hide((SOCS3.key,)))
    ask(qtbot, panel, Tool.PATHS, SOCS3, to=[JAK2])
    with qtbot.waitSignal(window.parts.docks.evidence.filled):
        panel.answers.view.chosen.emit(panel.answers.rows.rows[0])
    assert window.parts.docks.evidence.head.title.text() == "SOCS3 inhibits JAK2"


def test_answers_are_added_to_the_diagram_and_shown_alone_and_both_is_undone(
    qtbot: QtBot, window: MainWindow, panel: ExplorePanel
) -> None:
    everything = drawn(window)
    ask(qtbot, panel, Tool.LOOPS)
    press(qtbot, panel, "Show only this")
    qtbot.waitUntil(lambda: drawn(window) == CYCLE)
    ask(qtbot, panel, Tool.PATHS, CAF, to=[STAT3])
    press(qtbot, panel, "Add to diagram")
    qtbot.waitUntil(lambda: drawn(window) == CYCLE | {CAF.key, IL6.key})
    window.parts.actions["edit.undo"].trigger()
    assert drawn(window) == CYCLE
    window.parts.actions["edit.undo"].trigger()
    assert drawn(window) == everything


def test_the_papers_of_a_path_are_told_by_its_edges(qtbot: QtBot, window: MainWindow, panel: ExplorePanel) -> None:
    ask(qtbot, panel, Tool.PATHS, STAT3, to=[JAK2])
    panel.answers.view.setCurrentIndex(panel.answers.rows.index(0))
    panel.answers.view.chosen.emit(panel.answers.rows.rows[0])
    with qtbot.waitSignal(window.parts.docks.matrix.filled):
        press(qtbot, panel, "Papers by edges")
    assert len(window.parts.docks.matrix.table.matrix.edges) == 2


def test_a_search_can_be_stopped(qtbot: QtBot, panel: ExplorePanel) -> None:
    panel.ask(Tool.NEIGHBOURS, [STAT3], run=False)
    panel.run()
    assert panel.go.text() == "Stop"
    panel.stop()
    qtbot.waitUntil(lambda: panel.go.text() == "Find")


def test_all_fields_and_the_answers_share_the_room(qtbot: QtBot, panel: ExplorePanel) -> None:
    ask(qtbot, panel, Tool.PATHS, CAF, to=[EMT])
    assert not panel.form.hubs.isVisible()
    press(qtbot, panel, "More options")
    assert panel.form.hubs.isVisible()
    fields = panel.form.parentWidget().parentWidget().parentWidget()
    qtbot.waitUntil(lambda: fields.geometry().bottom() < panel.go.y())
    assert panel.go.geometry().bottom() < panel.answers.y()
    assert panel.answers.geometry().bottom() <= panel.height()


def test_what_the_filters_hide_is_no_way(qtbot: QtBot, window: MainWindow, panel: ExplorePanel) -> None:
    assert len(ask(qtbot, panel, Tool.PATHS, CAF, to=[EMT])) == 2
    window.parts.filtering.show(window.parts.controller.diagram.filter.but(min_papers=2))
    assert ask(qtbot, panel, Tool.PATHS, CAF, to=[EMT]) == []
    window.parts.filtering.show(window.parts.controller.diagram.filter.but(min_papers=1, speculated=False))
    assert ask(qtbot, panel, Tool.PATHS, STAT3, to=[EMT]) == []
    assert len(ask(qtbot, panel, Tool.PATHS, CAF, to=[STAT3])) == 2


def test_what_came_by_an_import_is_found(qtbot: QtBot, window: MainWindow, panel: ExplorePanel) -> None:
    store = window.parts.stores.store
    assert store is not None
    assert ask(qtbot, panel, Tool.PATHS, EMT, to=[IL6]) == []
    other = Entity("MESH:D000001", "thing", Kind.CHEMICAL, "another thing")
    add_entity(store, other)
    assert [one.partition(";")[0] for one in ask(qtbot, panel, Tool.PATHS, other, to=[EMT])] == [
        "thing ⇢ STAT3 → EMT",
    ]


def test_the_right_click_menu_leads_to_the_tools(qtbot: QtBot, window: MainWindow, panel: ExplorePanel) -> None:
    canvas = window.parts.canvas
    place = canvas.to_screen(QPointF(*canvas.scene.place(STAT3.key))).toPoint()
    canvas.menu_wanted.emit(STAT3.key, canvas.mapToGlobal(place) if place else QPoint())
    (menu,) = [one for one in window.findChildren(QMenu) if one.isVisible() and one.actions()]
    texts = {one.text().replace("&", ""): one for one in menu.actions()}
    with qtbot.waitSignal(panel.answered):
        texts["What regulates these"].trigger()
    menu.close()
    assert [one.partition(" ")[0] for one in shown(panel)] == ["IL6", "JAK2"]
    window.parts.actions["diagram.paths"].trigger()
    assert panel.tool is Tool.PATHS
    assert panel.form.first.keys == (STAT3.key,)
    assert panel.answers.note.text() == "Choose where the paths end."


def add_entity(store: Store, entity: Entity) -> None:
    """Put a paper into the store in which *entity* phosphorylates STAT3."""
    text = f"Here {entity.name} phosphorylates STAT3 at once."
    evidence = found(text, text, (entity, STAT3), Relation.PHOSPHORYLATES, "phosphorylates", "")
    with store.import_run("one more") as run:
        run.add(Document(text, source="one more"), [evidence], [Span(0, len(text))])
