"""Comparing in the window: the list, what is laid over the diagram, and taking it away."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.graph.compare import Outcome
from explorer.model.document import Document, Span, joined
from explorer.model.relation import Relation
from explorer.store.store import Store
from explorer.ui import ask
from explorer.ui.compare_view import COLOURS
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.compare import FILE, STORE, ComparePanel
from tests.ui.conftest import IL6, JAK2, SOCS3, found

JAK2_SOCS3, SOCS3_JAK2 = f"{JAK2.key}>{SOCS3.key}", f"{SOCS3.key}>{JAK2.key}"


@pytest.fixture
def panel(window: MainWindow) -> ComparePanel:
    return window.parts.docks.compare


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.pathways"
    text = joined("Elsewhere.", "Here SOCS3 activates JAK2 at once. There JAK2 inhibits SOCS3 too.")
    said = [
        found(text, "Here SOCS3 activates JAK2 at once.", (SOCS3, JAK2), Relation.ACTIVATES, "activates", ""),
        found(text, "There JAK2 inhibits SOCS3 too.", (JAK2, SOCS3), Relation.INHIBITS, "inhibits", ""),
    ]
    with Store.create(path) as store, store.import_run("other") as run:
        run.add(Document(text, "Elsewhere.", pmid="5", date="2020"), said, [Span(0, 10)])
    return path


def compare(qtbot: QtBot, window: MainWindow, panel: ComparePanel, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "open_file", lambda *_: path)
    window.parts.actions["tools.compare"].trigger()
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    panel.there.setCurrentIndex(panel.there.findData(FILE))
    panel.go.click()
    qtbot.waitUntil(lambda: panel.comparison is not None)


def row(panel: ComparePanel, key: str) -> int:
    return panel.table.keys.index(key)


def test_the_diagram_is_compared_with_another_store_and_coloured(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare(qtbot, window, panel, other, monkeypatch)
    assert "1 with another sign, 6 only here, 1 only there; 0 are the same." in panel.counts.text()
    assert panel.isVisible()
    painted = window.parts.compare.view.painted()
    assert painted[SOCS3_JAK2] is Outcome.SIGN_CHANGED
    assert painted[JAK2_SOCS3] is Outcome.ONLY_THERE
    assert sum(one is Outcome.ONLY_HERE for one in painted.values()) == 6
    bar = window.parts.compare.bar
    assert bar.isVisible()
    assert bar.parts[Outcome.SIGN_CHANGED].text() == "1 with another sign"


def colours(window: MainWindow) -> set[str]:
    picture = window.parts.canvas.grab().toImage()
    return {
        QColor(picture.pixel(x, y)).name().upper()
        for x in range(0, picture.width(), 1)
        for y in range(0, picture.height(), 1)
    }


def test_what_is_only_there_is_drawn_in_its_colour_until_esc(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dashed = COLOURS[Outcome.ONLY_THERE]
    before = window.parts.controller.diagram.to_json()
    compare(qtbot, window, panel, other, monkeypatch)
    canvas = window.parts.canvas
    canvas.center_on(JAK2.key)
    canvas.zoom_by(2.0)
    canvas.settle()
    assert dashed in colours(window)
    window.parts.actions["edit.clear"].trigger()
    canvas.settle()
    assert not window.parts.compare.bar.isVisible()
    assert dashed not in colours(window)
    assert window.parts.controller.diagram.to_json() == before
    assert not window.parts.controller.undo_stack.canUndo()


def test_a_row_selects_its_edge_or_the_ends_of_one_that_is_missing(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare(qtbot, window, panel, other, monkeypatch)
    panel.view.selectRow(row(panel, SOCS3_JAK2))
    assert window.parts.controller.selection == {SOCS3_JAK2}
    panel.view.selectRow(row(panel, JAK2_SOCS3))
    assert window.parts.controller.selection == {JAK2.key, SOCS3.key}


def test_the_list_is_narrowed_sorted_and_saved_as_it_looks(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel, other: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    compare(qtbot, window, panel, other, monkeypatch)
    assert panel.table.rowCount() == 8
    panel.view.sortByColumn(1, panel.view.horizontalHeader().sortIndicatorOrder())
    subjects = [panel.table.index(place, 1).data() for place in range(8)]
    assert subjects == sorted(subjects, key=str.casefold)
    panel.outcome.setCurrentIndex(3)
    assert panel.table.keys == [JAK2_SOCS3]
    path = tmp_path / "list.csv"
    monkeypatch.setattr(ask, "save_file", lambda *_args, **_more: path)
    panel.save.click()
    qtbot.waitUntil(path.exists)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[1:] == [["only there", "JAK2", "SOCS3", "", "", "down", "1"]]


def test_the_diagram_is_kept_and_compared_with_what_became_of_it(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel
) -> None:
    window.parts.actions["tools.compare"].trigger()
    panel.keep_wanted.emit()
    kept = window.parts.docks.diagrams
    assert kept.isVisible()
    qtbot.keyClicks(kept.name, "before")
    kept.name.returnPressed.emit()
    qtbot.waitUntil(lambda: panel.there.findData("before") >= 0)
    controller = window.parts.controller
    controller.done(controller.diagram.remove([IL6.key]))
    panel.there.setCurrentIndex(panel.there.findData("before"))
    panel.go.click()
    qtbot.waitUntil(lambda: panel.comparison is not None)
    assert "0 with another sign, 0 only here, 3 only there; 4 are the same." in panel.counts.text()
    view = window.parts.compare.view
    assert view.painted() == {}
    assert window.parts.compare.bar.further.text() == "3 more are not drawn; the list has all."
    controller.undo_stack.undo()
    qtbot.waitUntil(lambda: len(view.painted()) == 3)
    assert window.parts.compare.bar.parts[Outcome.ONLY_THERE].text() == "3 only there (dashed)"
    assert window.parts.compare.bar.further.isHidden()


def test_a_store_is_compared_without_colouring_the_diagram(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.here.setCurrentIndex(panel.here.findData(STORE))
    compare(qtbot, window, panel, other, monkeypatch)
    assert panel.comparison is not None
    assert panel.comparison.here == "sample.pathways"
    assert not window.parts.compare.view.shown
    assert not window.parts.compare.bar.isVisible()


def test_a_file_that_is_no_store_is_told_and_nothing_is_shown(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "text.pathways"
    path.write_text("no store")
    monkeypatch.setattr(ask, "open_file", lambda *_: path)
    window.parts.compare.compare("diagram", FILE)
    qtbot.waitUntil(lambda: "text.pathways" in window.parts.notices.text)
    assert panel.comparison is None


def test_another_diagram_takes_the_colours_away(
    qtbot: QtBot, window: MainWindow, panel: ComparePanel, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare(qtbot, window, panel, other, monkeypatch)
    window.parts.controller.show(window.parts.controller.diagram.copy())
    assert not window.parts.compare.view.shown
    assert not window.parts.compare.bar.isVisible()
