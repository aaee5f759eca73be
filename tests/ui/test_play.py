"""Playing the years through the real window: edges appear with their first paper, and nothing is left changed."""

from __future__ import annotations

from PySide6.QtCore import Qt

from explorer.diagram.document import Diagram
from explorer.ui.main_window import MainWindow
from tests.patience import PatientBot


def names(window: MainWindow) -> set[str]:
    return {f"{one.subject.name} {one.object.name}" for one in window.parts.controller.diagram.visible_edges.values()}


FIRST = {"CAF IL6", "IL6 JAK2", "JAK2 STAT3", "IL6 STAT3"}


def begin(qtbot: PatientBot, window: MainWindow) -> None:
    """Open the line, hold it at the first year, and wait until that is shown."""
    window.parts.actions["view.play"].trigger()
    window.parts.play.bar._turns.stop()
    counted(qtbot, window)


def turn(qtbot: PatientBot, window: MainWindow, year: int) -> None:
    window.parts.play.bar.slider.setValue(year)
    counted(qtbot, window)


def counted(qtbot: PatientBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.parts.play.bar.waits)


def papers(window: MainWindow) -> int:
    """Papers of the edge from IL6 to STAT3, which give it its width."""
    (edge,) = [
        one
        for one in window.parts.controller.diagram.visible_edges.values()
        if (one.subject.name, one.object.name) == ("IL6", "STAT3")
    ]
    return edge.papers


def test_an_edge_has_the_papers_and_signs_that_were_known_by_the_year(qtbot: PatientBot, window: MainWindow) -> None:
    def contested() -> bool:
        return any(one.contested for one in window.parts.controller.diagram.visible_edges.values())

    assert (papers(window), contested()) == (3, True)
    begin(qtbot, window)
    assert (papers(window), contested()) == (1, False)
    turn(qtbot, window, 2019)
    assert (papers(window), contested()) == (2, True)
    turn(qtbot, window, 2018)
    assert (papers(window), contested()) == (1, False)
    saved = window.parts.controller.kept()
    assert max(one.papers for one in saved.edges.values()) == 3
    window.parts.play.leave()
    assert (papers(window), contested()) == (3, True)


def test_a_kept_year_has_its_papers_and_undo_brings_all_back(qtbot: PatientBot, window: MainWindow) -> None:
    begin(qtbot, window)
    turn(qtbot, window, 2019)
    window.parts.play.bar.left.emit(True)
    qtbot.waitUntil(lambda: papers(window) == 2)
    window.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: papers(window) == 3)


def test_what_came_while_it_plays_is_counted_too(qtbot: PatientBot, window: MainWindow) -> None:
    controller = window.parts.controller
    gone = controller.diagram.remove([next(key for key, one in controller.diagram.nodes.items() if one.name == "CAF")])
    begin(qtbot, window)
    controller.done(controller.diagram.apply(gone.inverted()))
    turn(qtbot, window, 2018)
    assert names(window) == FIRST


def test_edges_appear_with_their_first_paper_and_nodes_stay_where_they_are(
    qtbot: PatientBot, window: MainWindow
) -> None:
    parts = window.parts
    places = {key: (node.x, node.y) for key, node in parts.controller.diagram.nodes.items()}
    every = names(window)
    scale = parts.canvas.viewport.scale
    begin(qtbot, window)
    bar = parts.play.bar
    assert scale * 0.8 < parts.canvas.viewport.scale <= scale, "nor does the view jump to what is left"
    assert names(window) == FIRST
    assert bar.words.text() == "2017: 4 of 7 edges"
    turn(qtbot, window, 2019)
    assert names(window) == FIRST | {"STAT3 EMT"}
    turn(qtbot, window, 2021)
    assert names(window) == every
    turn(qtbot, window, 2018)
    assert names(window) == FIRST, "back and forth"
    turn(qtbot, window, 2021)
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
    begin(qtbot, window)
    assert parts.filter_bar.isVisible()
    parts.actions["edit.clear"].trigger()
    assert parts.controller.diagram.filter == before
    assert parts.play.bar.isHidden()
    qtbot.waitUntil(lambda: names(window) == every)


def test_to_keep_a_year_is_one_step_to_undo(qtbot: PatientBot, window: MainWindow) -> None:
    parts = window.parts
    before = parts.controller.diagram.filter
    begin(qtbot, window)
    turn(qtbot, window, 2019)
    parts.play.bar.left.emit(True)
    assert parts.controller.diagram.filter.last_year == 2019
    assert parts.controller.undo_stack.count() == 1
    parts.actions["edit.undo"].trigger()
    assert parts.controller.diagram.filter == before


def test_the_keyboard_goes_from_year_to_year(qtbot: PatientBot, window: MainWindow) -> None:
    bar = window.parts.play.bar
    begin(qtbot, window)
    qtbot.keyClick(bar.slider, Qt.Key.Key_Right)
    assert bar.slider.value() == 2018
    qtbot.keyClick(bar.slider, Qt.Key.Key_End)
    assert bar.slider.value() == 2021


def test_what_is_only_looked_at_is_not_saved(qtbot: PatientBot, window: MainWindow) -> None:
    parts = window.parts
    parts.controller.move({next(iter(parts.controller.diagram.nodes)): (1.0, 2.0)})
    begin(qtbot, window)
    assert parts.controller.diagram.filter.last_year == 2017
    parts.autosave.finish()
    saved = Diagram.from_json(parts.stores.store.diagram("last").state)
    assert saved.filter.last_year is None
    assert (1.0, 2.0) in {(node.x, node.y) for node in saved.nodes.values()}


def test_a_node_can_be_moved_while_it_plays_and_another_filter_ends_it(qtbot: PatientBot, window: MainWindow) -> None:
    parts = window.parts
    begin(qtbot, window)
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
