"""The table of statements in the window: columns by choice, searched, of the whole store, copied and saved."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QTreeWidget, QTreeWidgetItem

from explorer.model.edge import Edge
from explorer.model.filter import Filter
from explorer.ui import ask
from explorer.ui.main_window import MainWindow
from explorer.ui.panels import statements
from explorer.ui.panels.statement_head import STORE
from explorer.ui.panels.statements import StatementPanel
from explorer.ui.table_copy import make_copyable
from tests.patience import PatientBot

IL6_STAT3 = "HGNC:6018>HGNC:11364"
STAT3, EMT = "HGNC:11364", "GO:0001837"


@pytest.fixture
def panel(window: MainWindow) -> StatementPanel:
    return window.parts.docks.statements


def clipboard(qtbot: PatientBot, act: Callable[[], object]) -> list[list[str]]:
    QGuiApplication.clipboard().clear()
    act()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def everything(qtbot: PatientBot, panel: StatementPanel) -> None:
    with qtbot.waitSignal(panel.filled):
        panel.scope.setCurrentIndex(panel.scope.findData(STORE))


def test_chosen_columns_are_shown_kept_and_shown_again_in_the_next_window(
    window: MainWindow, panel: StatementPanel, make_window: Callable[[], MainWindow]
) -> None:
    switches = {action.text(): action for action in panel.view.menu.actions() if action.isCheckable()}
    assert [name for name, switch in switches.items() if switch.isChecked()] == [
        "Subject",
        "Relation",
        "Object",
        "Papers",
        "Sent.",
    ]
    switches["Belief"].trigger()
    switches["Sent."].trigger()
    other = make_window().parts.docks.statements
    for one in (panel, other):
        assert one.view.columns == ["subject", "relation", "object", "papers", "belief"]
        assert not one.view.isColumnHidden(6)
        assert one.view.isColumnHidden(5)


def test_rows_are_copied_as_they_look_with_columns_where_the_person_put_them(
    qtbot: PatientBot, window: MainWindow, panel: StatementPanel
) -> None:
    panel.view.show_columns(["subject", "object", "sign", "papers", "first", "last", "kinds", "contested"])
    panel.view.horizontalHeader().moveSection(4, 0)
    panel.select(frozenset({IL6_STAT3}))
    rows = clipboard(qtbot, panel.view.actions()[0].trigger)
    assert rows == [
        ["Papers", "Subject", "Object", "Sign", "First", "Last", "Kinds", "Contested"],
        ["3", "IL6", "STAT3", "up", "2017", "2021", "gene → gene", "contested"],
        ["1", "IL6", "STAT3", "down", "2019", "2019", "gene → gene", "contested"],
    ]
    assert QGuiApplication.clipboard().mimeData().html().count("<tr>") == 3
    assert "2 rows copied" in window.parts.notices.text


def test_the_whole_table_is_copied_as_it_is_searched_and_sorted(
    qtbot: PatientBot, window: MainWindow, panel: StatementPanel
) -> None:
    panel.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    qtbot.keyClicks(panel.line, "jak2")
    qtbot.waitUntil(lambda: panel.table.rowCount() == 3)
    assert panel.count.text() == "3 of 8"
    rows = clipboard(qtbot, window.parts.actions["evidence.table_copy"].trigger)
    assert [row[0] for row in rows] == ["Subject", "IL6", "JAK2", "SOCS3"]
    panel.line.clear()
    qtbot.waitUntil(lambda: panel.table.rowCount() == 8)


def test_the_table_is_saved_as_csv(
    qtbot: PatientBot, window: MainWindow, panel: StatementPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.csv"
    monkeypatch.setattr(ask, "save_file", lambda *_args, **_more: path)
    window.parts.actions["evidence.table_save"].trigger()
    qtbot.waitUntil(lambda: "was saved with 8 rows" in window.parts.notices.text)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["Subject", "Relation", "Object", "Papers", "Sent."]
    assert rows[1][:4] == ["IL6", "activates", "STAT3", "3"]


def test_all_statements_of_the_store_are_shown_and_one_that_is_not_drawn_shows_its_sentences(
    qtbot: PatientBot, window: MainWindow, panel: StatementPanel
) -> None:
    controller = window.parts.controller
    controller.done(controller.diagram.remove([EMT]))
    assert panel.table.rowCount() == 7
    everything(qtbot, panel)
    assert panel.table.rowCount() == 8
    (row,) = panel.table.rows_of([f"{STAT3}>{EMT}"])
    panel.view.selectRow(row)
    cards = window.parts.docks.evidence
    qtbot.waitUntil(
        lambda: [card.sentence.toPlainText() for card in cards.cards] == ["Perhaps STAT3 activates EMT later on."]
    )
    assert panel.chosen_keys() == {f"{STAT3}>{EMT}"}
    panel.view.activated.emit(panel.table.index(row, 0))
    qtbot.waitUntil(lambda: controller.selection == {f"{STAT3}>{EMT}"})
    assert EMT in controller.diagram.visible_nodes
    assert panel.scope.currentData() == STORE


def test_all_statements_of_the_store_follow_the_filter(
    qtbot: PatientBot, window: MainWindow, panel: StatementPanel
) -> None:
    everything(qtbot, panel)
    with qtbot.waitSignal(panel.filled):
        window.parts.filtering.show(Filter(min_papers=2))
    assert {row.edge for row in panel.table.rows} == {IL6_STAT3}


def test_a_large_table_is_made_ready_beside_the_window(
    qtbot: PatientBot, window: MainWindow, panel: StatementPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statements, "FEW", 0)
    before = panel.table.rowCount()
    with qtbot.waitSignal(panel.filled):
        window.parts.filtering.show(Filter(contested_only=True))
        assert panel.table.rowCount() == before
    assert panel.table.rowCount() == 2


def test_what_was_asked_for_before_comes_too_late(
    qtbot: PatientBot, window: MainWindow, panel: StatementPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[str, Edge] = dict(window.parts.controller.diagram.visible_edges)
    one = {IL6_STAT3: drawn[IL6_STAT3]}
    monkeypatch.setattr(statements, "FEW", 1)
    panel.show_edges(drawn | {}, frozenset())
    panel.show_edges(one, frozenset())
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    qtbot.idle()
    assert {row.edge for row in panel.table.rows} == {IL6_STAT3}


def test_another_store_starts_with_the_diagram_again(
    qtbot: PatientBot, window: MainWindow, panel: StatementPanel, store_path: Path
) -> None:
    everything(qtbot, panel)
    with qtbot.waitSignal(window.opening.ready):
        window.parts.stores.open(store_path)
    assert panel.scope.currentData() != STORE


def test_any_table_of_the_window_copies_what_is_seen(qtbot: PatientBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderLabels(["Name", "Hidden", "Note"])
    top = QTreeWidgetItem(["=A1", "x", "first\nline"])
    top.addChild(QTreeWidgetItem(["child", "y", ""]))
    tree.addTopLevelItem(top)
    tree.setColumnHidden(1, True)
    told: list[str] = []
    make_copyable(tree, told.append)
    assert clipboard(qtbot, tree.actions()[1].trigger) == [["Name", "Note"], ["'=A1", "first line"], ["child", ""]]
    tree.setCurrentItem(top)
    assert clipboard(qtbot, tree.actions()[0].trigger) == [["Name", "Note"], ["'=A1", "first line"]]
    assert told == ["2 rows copied; paste into a spreadsheet.", "1 row copied; paste into a spreadsheet."]


def test_a_table_with_names_at_the_left_is_copied_with_them(qtbot: PatientBot) -> None:
    table = QTableWidget(1, 2)
    qtbot.addWidget(table)
    table.setHorizontalHeaderLabels(["A", "B"])
    table.setVerticalHeaderLabels(["paper one"])
    table.setItem(0, 1, QTableWidgetItem("3"))
    make_copyable(table)
    assert clipboard(qtbot, table.actions()[1].trigger) == [["", "A", "B"], ["paper one", "", "3"]]


def test_results_of_a_search_are_copied_too(qtbot: PatientBot, window: MainWindow) -> None:
    find = window.parts.docks.find
    with qtbot.waitSignal(find.searched):
        find.search("STAT3")
    rows = clipboard(qtbot, find.view.actions()[1].trigger)
    assert any("STAT3" in row[0] for row in rows[1:])


def test_the_contested_list_is_copied_as_it_looks(qtbot: PatientBot, window: MainWindow) -> None:
    contested = window.parts.docks.contested
    contested.look()
    qtbot.waitUntil(lambda: contested.table.rowCount() > 0)
    rows = clipboard(qtbot, contested.view.actions()[1].trigger)
    assert rows[:2] == [["Subject", "Object", "Up", "Down", "None"], ["IL6", "STAT3", "3", "1", "0"]]
