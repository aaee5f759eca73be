"""The real window, driven as a person would."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram
from explorer.errors import StoreError
from explorer.model.progress import Progress
from explorer.model.relation import Relation
from explorer.store.quick import LAST
from explorer.store.store import Store
from explorer.ui import ask
from explorer.ui.autosave import DELAY_MS
from explorer.ui.docks import COMPARE, CONTESTED, NOTES
from explorer.ui.leading import HINT
from explorer.ui.main_window import MainWindow
from tests.patience import PATIENCE_SECONDS, pace

IL6, STAT3, JAK2, EMT = "HGNC:6018", "HGNC:11364", "HGNC:6192", "GO:0001837"
IL6_STAT3 = f"{IL6}>{STAT3}"


def screen(window: MainWindow, key: str) -> QPoint:
    """Where the node or the middle of the line *key* is on the canvas."""
    canvas = window.parts.canvas
    canvas.settle()
    return canvas.to_screen(QPointF(*canvas.scene.place(key))).toPoint()


def click(qtbot: QtBot, window: MainWindow, key: str) -> None:
    qtbot.mouseClick(window.parts.canvas, Qt.MouseButton.LeftButton, pos=screen(window, key))


def saved(path: Path) -> Diagram:
    with Store.open(path, read_only=True) as store:
        record = store.diagram(LAST)
        assert record is not None
        return Diagram.from_json(record.state)


def test_a_store_opens_with_its_pathway_and_its_counts(qtbot: QtBot, window: MainWindow) -> None:
    assert window.parts.canvas.diagram.visible_edges
    assert IL6_STAT3 in window.parts.canvas.diagram.visible_edges
    assert window.parts.status.store_name.text() == "sample.pathways"
    qtbot.waitUntil(lambda: "3 papers" in window.parts.status.counts.text())
    assert window.windowTitle() == "sample — Pathway Explorer"


def test_search_then_a_click_on_a_line_shows_its_sentences_and_citations(qtbot: QtBot, window: MainWindow) -> None:
    find = window.parts.docks.find
    qtbot.keyClicks(find.line, "bsf2")
    with qtbot.waitSignal(find.searched):
        qtbot.keyClick(find.line, Qt.Key.Key_Return)
    row = next(row for row, line in enumerate(find.results.lines) if line.item is not None)
    find.choose(row)
    assert window.parts.controller.selection == {IL6}
    window.parts.canvas.fit()
    with qtbot.waitSignal(window.parts.docks.evidence.filled):
        click(qtbot, window, IL6_STAT3)
    cards = window.parts.docks.evidence.cards
    assert cards[0].sentence.toPlainText() == "Together, IL6 activates STAT3 and the cells move."
    assert "PMID 90001" in cards[0].citation.text()
    assert window.parts.docks.statements.chosen_keys() == {IL6_STAT3}


def test_a_row_of_the_table_selects_its_line_on_the_diagram(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.parts.docks.statements
    panel.view.selectRow(0)
    assert window.parts.canvas.selection == {IL6_STAT3}
    qtbot.waitUntil(lambda: len(window.parts.docks.evidence.cards) == 4)


def test_filters_hide_and_nothing_is_lost(qtbot: QtBot, window: MainWindow) -> None:
    before = dict(window.parts.controller.diagram.visible_edges)
    window.parts.docks.filters.relations.boxes[Relation.INHIBITS].setChecked(False)
    shown = window.parts.canvas.diagram.visible_edges
    assert f"HGNC:19391>{JAK2}" not in shown
    assert len(window.parts.docks.statements.table.rows) == sum(len(edge.statements) for edge in shown.values())
    window.parts.actions["edit.undo"].trigger()
    assert dict(window.parts.canvas.diagram.visible_edges) == before
    assert window.parts.docks.filters.relations.boxes[Relation.INHIBITS].isChecked()


def test_years_count_the_evidence_of_those_years_only(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.docks.years.wanted.emit(2019, 2019)
    qtbot.waitUntil(lambda: window.parts.controller.diagram.edges[IL6_STAT3].papers == 1)
    window.parts.actions["diagram.filter"].trigger()
    qtbot.waitUntil(lambda: window.parts.controller.diagram.edges[IL6_STAT3].papers == 3)
    assert window.parts.controller.diagram.filter == window.parts.filtering.usual


def test_a_drag_is_undone_and_redone(qtbot: QtBot, window: MainWindow) -> None:
    canvas, diagram = window.parts.canvas, window.parts.controller.diagram
    at = screen(window, JAK2)
    before = (diagram.nodes[JAK2].x, diagram.nodes[JAK2].y)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 5):
        qtbot.mouseMove(canvas, at + QPoint(15 * step, 10 * step))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(60, 40))
    after = (diagram.nodes[JAK2].x, diagram.nodes[JAK2].y)
    assert after != before
    window.parts.actions["edit.undo"].trigger()
    assert (diagram.nodes[JAK2].x, diagram.nodes[JAK2].y) == before
    window.parts.actions["edit.redo"].trigger()
    assert (diagram.nodes[JAK2].x, diagram.nodes[JAK2].y) == after


def test_hide_show_expand_and_around(qtbot: QtBot, window: MainWindow) -> None:
    actions, controller = window.parts.actions, window.parts.controller
    controller.select((STAT3,))
    actions["diagram.hide"].trigger()
    assert STAT3 not in window.parts.canvas.diagram.visible_nodes
    controller.select((JAK2,))
    actions["diagram.expand"].trigger()
    qtbot.waitUntil(lambda: STAT3 in controller.diagram.visible_nodes)
    controller.select((EMT,))
    actions["diagram.around"].trigger()
    qtbot.waitUntil(lambda: set(controller.diagram.nodes) <= {EMT, STAT3, "MESH:D000860"})
    actions["edit.undo"].trigger()
    assert IL6 in controller.diagram.nodes
    actions["diagram.best"].trigger()
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    assert IL6 in controller.diagram.nodes


def test_a_pinned_entity_says_so_and_lets_go(window: MainWindow) -> None:
    controller = window.parts.controller
    controller.select((IL6,))
    window.parts.actions["diagram.pin"].trigger()
    assert controller.diagram.nodes[IL6].pinned
    window.parts.actions["diagram.pin"].trigger()
    assert not controller.diagram.nodes[IL6].pinned


def test_every_layout_can_be_chosen(qtbot: QtBot, window: MainWindow) -> None:
    actions = window.parts.layouts.actions()
    assert actions
    for action in actions:
        action.trigger()
        qtbot.waitUntil(lambda: not window.parts.background.tasks)
        assert window.parts.notices.text in ("", HINT)


def test_the_diagram_saves_itself_and_comes_back(
    qtbot: QtBot, window: MainWindow, store_path: Path, make_window: Callable[[], MainWindow]
) -> None:
    states: list[str] = []
    window.parts.autosave.state.connect(states.append)
    window.parts.controller.move({IL6: (1234.0, -567.0)})
    qtbot.waitUntil(lambda: states == ["saving", "all saved"])
    assert window.parts.status.saved.text() == "all saved"
    assert saved(store_path).nodes[IL6].x == 1234.0
    window.parts.docks.filters.bounds.papers.setValue(2)
    window.close()
    assert saved(store_path).filter.min_papers == 2
    other = make_window()
    with qtbot.waitSignal(other.opening.ready):
        other.open_at_start(store_path)
    assert other.parts.controller.diagram.nodes[IL6].y == -567.0
    assert other.parts.docks.filters.bounds.papers.value() == 2


def test_a_change_is_saved_however_many_follow(qtbot: QtBot, window: MainWindow) -> None:
    moving, places = QTimer(), count(1)
    moving.timeout.connect(lambda: window.parts.controller.move({IL6: (float(next(places)), 0.0)}))
    moving.start(20)
    qtbot.waitUntil(lambda: window.parts.stores.store.diagram(LAST) is not None)
    moving.stop()
    assert DELAY_MS < 2000, "what a crash may cost"


def test_a_read_only_store_is_badged_and_a_change_asks_for_ones_own(
    qtbot: QtBot,
    make_window: Callable[[], MainWindow],
    store_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = Store.open
    monkeypatch.setattr(Store, "open", lambda path, **_: real(path, read_only=path == store_path))
    before = store_path.read_bytes()
    window = make_window()
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(store_path)
    assert not window.parts.status.badge.isHidden()
    assert window.parts.status.saved.text() == "read-only"
    window.parts.controller.move({IL6: (1.0, 1.0)})
    assert "read-only" in window.parts.notices.text
    own = tmp_path / "own.pathways"
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: own)
    with qtbot.waitSignal(window.parts.stores.opened):
        window.parts.notices.buttons[0].click()
    assert window.parts.stores.store.path == own
    assert window.parts.status.badge.isHidden()
    assert store_path.read_bytes() == before


def test_save_a_copy_writes_a_whole_store(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.pathways"
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: copy)
    window.parts.actions["file.copy"].trigger()
    qtbot.waitUntil(lambda: "copy.pathways" in window.parts.notices.text)
    with Store.open(copy) as store:
        assert store.counts().documents == 3


def test_a_file_that_is_no_store_gets_one_sentence_and_what_was_open_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    wrong = tmp_path / "<b>wrong.pathways"
    wrong.write_text("no store")
    with qtbot.waitSignal(window.parts.stores.not_opened):
        window.parts.stores.open(wrong)
    assert "<b>wrong.pathways" in window.parts.notices.text
    assert window.parts.status.store_name.text() == "sample.pathways"
    assert window.parts.canvas.diagram.visible_edges


def test_an_empty_store_shows_three_ways_in(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "empty.pathways"
    Store.create(path).close()
    window = make_window()
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(path)
    assert window.parts.empty.isVisible()
    assert all(button.isVisible() for button in window.parts.empty.buttons.values())
    assert not window.parts.actions["file.figure"].isEnabled()


def test_a_figure_is_saved_with_its_references_beside_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: tmp_path / "figure.pdf")
    window.parts.actions["file.figure"].trigger()
    window.parts.outputs.dialog._choose()
    qtbot.waitUntil(lambda: "figure.pdf was saved" in window.parts.notices.text)
    assert (tmp_path / "figure.pdf").read_bytes().startswith(b"%PDF")
    assert {path.suffix for path in tmp_path.glob("figure.*")} == {".pdf", ".txt", ".bib", ".ris"}


def test_what_should_be_known_of_a_figure_is_told_when_it_is_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diagram = window.parts.controller.diagram
    far = {key: (number * 900.0, node.y) for number, (key, node) in enumerate(diagram.nodes.items())}
    window.parts.controller.move(far)
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: tmp_path / "figure.svg")
    window.parts.actions["file.figure"].trigger()
    window.parts.outputs.dialog._choose()
    qtbot.waitUntil(lambda: "figure.svg was saved" in window.parts.notices.text)
    assert "pt in print" in window.parts.notices.text


def test_copy_picture_sentence_and_citation(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.actions["edit.picture"].trigger()
    qtbot.waitUntil(lambda: "was copied" in window.parts.notices.text)
    assert not QGuiApplication.clipboard().image().isNull()
    with qtbot.waitSignal(window.parts.docks.evidence.filled):
        window.parts.controller.select((IL6_STAT3,))
    window.parts.actions["evidence.sentence"].trigger()
    assert QGuiApplication.clipboard().text() == "Together, IL6 activates STAT3 and the cells move."
    window.parts.actions["evidence.citation"].trigger()
    assert "PMID 90001" in QGuiApplication.clipboard().text()
    window.parts.actions["evidence.abstract"].trigger()
    qtbot.waitUntil(lambda: window.parts.docks.evidence.paper.document is not None)


def test_hover_tells_the_best_sentence_of_a_line(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.hover.look(IL6_STAT3)
    qtbot.waitUntil(lambda: "STAT3" in window.parts.hover.describe(IL6_STAT3).split("\n\n")[-1])
    qtbot.waitUntil(lambda: "“" in window.parts.canvas.describe(IL6_STAT3))
    assert "interleukin 6" in window.parts.canvas.describe(IL6)


def test_zoom_actions_change_the_scale_shown(window: MainWindow) -> None:
    window.parts.actions["view.actual"].trigger()
    assert window.parts.status.zoom.text() == "100 %"
    window.parts.actions["view.in"].trigger()
    assert window.parts.status.zoom.text() == "125 %"
    window.parts.actions["view.out"].trigger()
    window.parts.actions["view.fit"].trigger()
    assert window.parts.canvas.viewport.scale > 0


def test_dark_and_light_change_everything_and_are_remembered(window: MainWindow) -> None:
    window.parts.actions["view.dark"].trigger()
    assert window.parts.canvas.style.name == "dark"
    assert window.palette().base().color().lightness() < 80
    assert window.parts.remembered.text("look.theme") == "dark"
    window.parts.actions["view.light"].trigger()
    assert window.parts.canvas.style.name == "light"
    assert window.palette().base().color().lightness() > 200


def test_panels_open_close_and_come_back_to_their_places(window: MainWindow) -> None:
    for switch in window.parts.docks.switches:
        switch.trigger()
    assert not window.parts.docks.evidence.isVisible()
    window.parts.actions["view.reset"].trigger()
    assert window.parts.docks.evidence.isVisible()
    assert window.parts.docks.filters.parent() is not None


def test_the_windows_shape_and_settings_survive(qtbot: QtBot, make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    window.parts.docks.switches[5].trigger()
    assert not window.parts.docks.years.isVisible()
    window.parts.remembered.set_option("figure.dpi", 321)
    window.close()
    other = make_window()
    assert not other.parts.docks.years.isVisible()
    assert other.parts.remembered.number("figure.dpi") == 321


def test_recent_stores_are_in_the_menu_as_plain_text(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, store_path: Path
) -> None:
    other = tmp_path / "A & <b>B.pathways"
    other.write_bytes(store_path.read_bytes())
    with qtbot.waitSignal(window.opening.ready):
        window.parts.stores.open(other)
    window._fill_recent()
    texts = [action.text() for action in window._recent_menu.actions()]
    assert texts == ["A && <b>B.pathways", "sample.pathways"]
    with qtbot.waitSignal(window.opening.ready):
        window._recent_menu.actions()[1].trigger()
    assert window.parts.stores.store.path == store_path


def test_an_exception_in_a_slot_is_told_and_the_window_lives(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.captureExceptions() as caught:
        window.parts.actions["view.fit"].triggered.connect(lambda: 1 / 0)
        window.parts.actions["view.fit"].trigger()
    window.parts.failures.take(caught[0][1])
    assert "This is a bug" in window.parts.notices.text
    window.parts.notices.buttons[0].click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(window.parts.docks.evidence.filled):
        window.parts.controller.select((IL6_STAT3,))


def test_a_bug_in_a_job_is_told_and_the_window_lives(qtbot: QtBot, window: MainWindow) -> None:
    def bug(progress: Progress) -> None:
        raise ZeroDivisionError

    window.parts.background.run(bug, progress="Working")
    qtbot.waitUntil(lambda: "This is a bug" in window.parts.notices.text)
    assert window.isVisible()


@pytest.mark.parametrize("error", [RuntimeError("x"), StoreError("The store was moved; put it back.", "moved")])
def test_closing_keeps_the_window_when_saving_fails(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(window.parts.autosave, "finish", fail)
    assert not window.close()
    assert window.isVisible()
    assert "The window stays open." in window.parts.notices.text
    monkeypatch.undo()
    window.parts.notices.buttons[0].click()
    assert not window.isVisible()


def test_closing_while_a_job_runs_cancels_and_joins_it(qtbot: QtBot, window: MainWindow) -> None:
    started, ended = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        try:
            while True:
                progress.report(1, 2, "x")
                time.sleep(0.005)
        finally:
            ended.set()

    window.parts.background.run(work, progress="Reading")
    assert started.wait(PATIENCE_SECONDS)
    window.closeEvent(QCloseEvent())
    assert ended.is_set()


def test_only_files_and_text_may_be_dropped(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    dropped: list[tuple[list[Path], str]] = []
    monkeypatch.setattr(window.parts.imports, "dropped", lambda paths, text: dropped.append((list(paths), text)))

    def drop(data: QMimeData) -> None:
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        window.dropEvent(event)

    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/a.txt"), QUrl("https://evil.example/x")])
    drop(files)
    text = QMimeData()
    text.setText("An abstract.")
    text.setData("application/x-qabstractitemmodeldatalist", b"\x80\x04")
    drop(text)
    assert dropped == [([Path("/tmp/a.txt")], ""), ([], "An abstract.")]


def test_the_context_menu_offers_what_can_be_done_here(qtbot: QtBot, window: MainWindow) -> None:
    for key, expected in ((IL6, "diagram.expand"), (IL6_STAT3, "evidence.panel"), (None, "view.fit")):
        window.parts.canvas.menu_wanted.emit(key, QPoint(100, 100))
        menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
        assert expected in {action.objectName() for action in menu.actions()}
        menu.close()
        menu.deleteLater()
        qtbot.wait(1)


def test_help_opens_and_closes(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("help.shortcuts", "help.reading", "help.about"):
        window.parts.actions[name].trigger()
        dialog = window.parts.guide.dialog
        assert dialog.isVisible()
        dialog.close()
    window.parts.actions["help.report"].trigger()
    assert "Pathway Explorer" in QGuiApplication.clipboard().text()


def test_checking_a_sound_store_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.actions["tools.check"].trigger()
    qtbot.waitUntil(lambda: window.parts.notices.text == "The store is sound.")


def test_an_import_can_be_undone_after_saying_what_goes(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def confirm(_parent: object, _title: str, text: str, _yes: str, then: Callable[[], None]) -> None:
        asked.append(text)
        then()

    monkeypatch.setattr(ask, "confirm", confirm)
    window.parts.actions["tools.imports"].trigger()
    qtbot.waitUntil(lambda: window.parts.imports.dialog is not None)
    dialog = window.parts.imports.dialog
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    dialog.undo.click()
    qtbot.waitUntil(lambda: bool(asked) and "0 papers" in window.parts.status.counts.text())
    assert "3 documents" in asked[0]
    qtbot.waitUntil(lambda: not window.parts.controller.diagram.nodes)
    assert window.parts.empty.isVisible()
    qtbot.waitUntil(window.parts.empty.buttons["paste_wanted"].isVisible)


def test_a_paper_can_be_deleted_after_saying_what_goes(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ask, "confirm", lambda _p, _t, text, _y, then: (asked.append(text), then()))
    with qtbot.waitSignal(window.parts.docks.evidence.filled):
        window.parts.controller.select((IL6_STAT3,))
    window.parts.actions["evidence.abstract"].trigger()
    paper = window.parts.docks.evidence.paper
    qtbot.waitUntil(lambda: paper.document is not None)
    button = next(one for one in paper.findChildren(QPushButton) if one.text() == "Delete this paper…")
    button.click()
    qtbot.waitUntil(lambda: "2 papers" in window.parts.status.counts.text())
    assert "1 document" in asked[0]
    qtbot.waitUntil(lambda: "CAF" not in str(list(window.parts.controller.diagram.nodes)).upper())


def test_the_window_answers_within_a_moment_while_it_opens_and_draws(
    qtbot: QtBot, make_window: Callable[[], MainWindow], store_path: Path
) -> None:
    """Between two ticks of a timer the window's thread works a little only; what others do does not count."""
    gaps, last = [], [time.thread_time()]

    def tick() -> None:
        now = time.thread_time()
        gaps.append(now - last[0])
        last[0] = now

    window = make_window()
    qtbot.wait(50)
    timer = QTimer()
    timer.timeout.connect(tick)
    last[0] = time.thread_time()
    timer.start(5)
    window.parts.docks.switches[5].trigger()  # charts load their library in the window's thread
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(store_path)
    with qtbot.waitSignal(window.parts.docks.evidence.filled):
        window.parts.controller.select((IL6_STAT3,))
    timer.stop()
    assert len(gaps) > 1
    assert max(gaps) < 40 * pace()


@pytest.mark.parametrize("state", ["", "no json", "{}", '{"nodes": 3}', "[" * 3000])
def test_a_damaged_saved_diagram_is_told_and_the_pathway_drawn_anew(
    qtbot: QtBot, make_window: Callable[[], MainWindow], store_path: Path, state: str
) -> None:
    with Store.open(store_path) as store:
        store.save_diagram(LAST, state)
    window = make_window()
    window.open_at_start(store_path)
    qtbot.waitUntil(lambda: bool(window.parts.controller.diagram.visible_edges))
    assert window.parts.notices.text
    assert "bug" not in window.parts.notices.text


def test_another_picture_is_seen_whole_and_so_is_the_former_one_after_undo(qtbot: QtBot, window: MainWindow) -> None:
    canvas, controller = window.parts.canvas, window.parts.controller
    controller.select((EMT,))
    canvas.zoom_by(8.0)
    window.parts.actions["diagram.around"].trigger()
    qtbot.waitUntil(lambda: IL6 not in controller.diagram.nodes)
    assert canvas.rect().contains(screen(window, EMT))
    canvas.zoom_by(8.0)
    window.parts.actions["edit.undo"].trigger()
    assert all(canvas.rect().contains(screen(window, key)) for key in controller.diagram.visible_nodes)


def test_the_paper_tab_shows_the_paper_of_the_first_sentence_by_itself(qtbot: QtBot, window: MainWindow) -> None:
    evidence = window.parts.docks.evidence
    with qtbot.waitSignal(evidence.filled):
        window.parts.controller.select((IL6_STAT3,))
    evidence.tabs.setCurrentWidget(evidence.paper)
    qtbot.waitUntil(lambda: evidence.paper.document is not None)
    assert evidence.paper.document.title == "Fibroblasts and the JAK pathway."


def test_hiding_neighbours_is_the_opposite_of_expanding(qtbot: QtBot, window: MainWindow) -> None:
    controller, actions = window.parts.controller, window.parts.actions
    everything = set(controller.diagram.visible_nodes)
    controller.select((IL6,))
    actions["diagram.leaves"].trigger()
    assert everything - set(controller.diagram.visible_nodes) == {"text:cell:caf"}
    actions["diagram.expand"].trigger()
    qtbot.waitUntil(lambda: set(controller.diagram.visible_nodes) == everything)
    controller.select((EMT,))
    actions["diagram.leaves"].trigger()
    assert "other edges" in window.parts.notices.text


def test_a_small_window_leaves_room_for_the_diagram_and_years_do_not_overlap(qtbot: QtBot, window: MainWindow) -> None:
    years = window.parts.docks.years
    years.counts = dict.fromkeys(range(2000, 2027), 3)
    years._draw(years.counts)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.width() == 1440)
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.parts.canvas.width() >= 0.4 * 1024)
    view = window.parts.docks.statements.view
    assert min(view.columnWidth(0), view.columnWidth(2)) >= view.fontMetrics().horizontalAdvance("STAT3") + 10
    room = years.fontMetrics().horizontalAdvance("2000")
    assert 1 < len(years.labelled) <= years.width() / room


def test_larger_letters_make_the_table_larger(qtbot: QtBot, window: MainWindow) -> None:
    view = window.parts.docks.statements.view
    before = view.columnWidth(1), view.rowHeight(0)
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * 1.6)
    view.setFont(font)
    window.parts.docks.statements.setFont(font)
    qtbot.waitUntil(lambda: view.columnWidth(1) > before[0] and view.rowHeight(0) > before[1])


def test_the_names_of_panels_stay_whole_however_many_are_open(qtbot: QtBot, window: MainWindow) -> None:
    for name in (CONTESTED, COMPARE, NOTES):
        window.parts.docks.open_panel(name)
    bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    full = next(bar for bar in bars if bar.count() > 4)
    assert full.elideMode() is Qt.TextElideMode.ElideNone
    qtbot.waitUntil(lambda: full.tabRect(full.currentIndex()).right() <= full.width())
