"""Playing the years through the real window: edges appear with their first paper, and nothing is left changed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from explorer.diagram.document import Diagram
from explorer.ui.main_window import MainWindow
from tests.patience import PatientBot


def names(window: MainWindow) -> set[str]:
    return {f"{one.subject.name} {one.object.name}" for one in window.parts.controller.diagram.visible_edges.values()}


FIRST = {"CAF IL6", "IL6 JAK2", "JAK2 STAT3", "IL6 STAT3"}


def test_edges_appear_with_their_first_paper_and_nodes_stay_where_they_are(
    qtbot: PatientBot, window: MainWindow
) -> None:
    parts = window.parts
    places = {key: (node.x, node.y) for key, node in parts.controller.diagram.nodes.items()}
    every = names(window)
    scale = parts.canvas.viewport.scale
    parts.actions["view.play"].trigger()
    bar = parts.play.bar
    bar._turns.stop()
    qtbot.idle()
    assert scale * 0.8 < parts.canvas.viewport.scale <= scale, "nor does the view jump to what is left"
    assert names(window) == FIRST
    assert bar.words.text() == "2017: 4 of 7 edges"
    bar.slider.setValue(2019)
    assert names(window) == FIRST | {"STAT3 EMT"}
    bar.slider.setValue(2021)
    assert names(window) == every
    bar.slider.setValue(2018)
    assert names(window) == FIRST, "back and forth"
    bar.slider.setValue(2021)
    assert {key: (node.x, node.y) for key, node in parts.controller.diagram.nodes.items()} == places
    assert parts.controller.undo_stack.count() == 0


def test_it_plays_by_itself_and_stops_at_the_end(qtbot: PatientBot, window: MainWindow) -> None:
    bar, seen = window.parts.play.bar, []
    bar.moved.connect(seen.append)
    bar._turns.setInterval(1)
    window.parts.play.open()
    assert bar.playing
    qtbot.waitUntil(lambda: not bar.playing)
    assert seen == [2017, 2018, 2019, 2020, 2021]
    assert bar.play.text() == "Play"
    bar.play.click()
    assert bar.slider.value() == 2017, "from the end it begins again"


def test_escape_leaves_and_shows_what_was_shown_before(qtbot: PatientBot, window: MainWindow) -> None:
    parts = window.parts
    before, every = parts.controller.diagram.filter, names(window)
    parts.play.open()
    parts.play.bar._turns.stop()
    assert parts.filter_bar.isVisible()
    parts.actions["edit.clear"].trigger()
    assert parts.controller.diagram.filter == before
    assert parts.play.bar.isHidden()
    qtbot.waitUntil(lambda: names(window) == every)


def test_to_keep_a_year_is_one_step_to_undo(qtbot: PatientBot, window: MainWindow) -> None:
    parts = window.parts
    before = parts.controller.diagram.filter
    parts.play.open()
    parts.play.bar._turns.stop()
    parts.play.bar.slider.setValue(2019)
    parts.play.bar.left.emit(True)
    assert parts.controller.diagram.filter.last_year == 2019
    assert parts.controller.undo_stack.count() == 1
    parts.actions["edit.undo"].trigger()
    assert parts.controller.diagram.filter == before


def test_the_keyboard_goes_from_year_to_year(qtbot: PatientBot, window: MainWindow) -> None:
    bar = window.parts.play.bar
    window.parts.play.open()
    bar._turns.stop()
    qtbot.keyClick(bar.slider, Qt.Key.Key_Right)
    assert bar.slider.value() == 2018
    qtbot.keyClick(bar.slider, Qt.Key.Key_End)
    assert bar.slider.value() == 2021


def test_what_is_only_looked_at_is_not_saved(qtbot: PatientBot, window: MainWindow) -> None:
    parts = window.parts
    parts.controller.move({next(iter(parts.controller.diagram.nodes)): (1.0, 2.0)})
    parts.play.open()
    parts.play.bar._turns.stop()
    assert parts.controller.diagram.filter.last_year == 2017
    parts.autosave.finish()
    saved = Diagram.from_json(parts.stores.store.diagram("last").state)
    assert saved.filter.last_year is None
    assert (1.0, 2.0) in {(node.x, node.y) for node in saved.nodes.values()}


def test_a_node_can_be_moved_while_it_plays_and_another_filter_ends_it(qtbot: PatientBot, window: MainWindow) -> None:
    parts = window.parts
    parts.play.open()
    parts.play.bar._turns.stop()
    parts.controller.move({next(iter(parts.controller.diagram.nodes)): (1.0, 2.0)})
    assert parts.play.on
    parts.filtering.show(parts.controller.diagram.filter.but(min_papers=2))
    assert not parts.play.on
    assert parts.play.bar.isHidden()
    assert parts.controller.diagram.filter.min_papers == 2


def test_the_tip_of_an_edge_tells_its_first_and_last_paper(qtbot: PatientBot, window: MainWindow) -> None:
    (edge,) = [one for one in window.parts.controller.diagram.visible_edges.values() if one.papers == 3]
    assert "3 papers (2017 to 2021)" in window.parts.hover.describe(edge.key)
    (other,) = [one for one in window.parts.controller.diagram.visible_edges.values() if one.subject.name == "CAF"]
    assert "1 paper (2017)" in window.parts.hover.describe(other.key)
