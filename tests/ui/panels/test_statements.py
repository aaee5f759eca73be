"""The table has a row for each statement, sorts by number, and is in step with the diagram."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.model.edge import Edge
from explorer.ui.background import Background
from explorer.ui.panels.statement_columns import BY_ID
from explorer.ui.panels.statements import StatementPanel
from explorer.ui.remembered import Remembered

IL6_STAT3 = "HGNC:6018>HGNC:11364"


@pytest.fixture
def panel(qtbot: QtBot, lines: dict[str, Edge], background: Background, tmp_path: Path) -> StatementPanel:
    made = StatementPanel(background, Remembered(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_edges(lines, frozenset())
    return made


def column(panel: StatementPanel, number: int) -> list[str]:
    model = panel.table
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_the_model_is_sound(panel: StatementPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.table)


def test_there_is_a_row_for_each_statement(panel: StatementPanel, lines: dict[str, Edge]) -> None:
    assert panel.table.rowCount() == sum(len(edge.statements) for edge in lines.values())


def test_the_best_supported_stands_first_and_numbers_sort_as_numbers(panel: StatementPanel) -> None:
    papers = [int(text) for text in column(panel, BY_ID["papers"])]
    assert papers == sorted(papers, reverse=True)
    panel.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    subjects = column(panel, 0)
    assert subjects == sorted(subjects, key=str.casefold)


def test_what_is_selected_stays_selected_when_it_is_sorted_otherwise(panel: StatementPanel) -> None:
    panel.select(frozenset({IL6_STAT3}))
    panel.view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert panel.chosen_keys() == {IL6_STAT3}
    assert len(panel.view.selectionModel().selectedRows()) == 2


def test_denials_are_counted_beside_the_sentences(panel: StatementPanel) -> None:
    assert "0 −1" in column(panel, BY_ID["sentences"])


def test_a_line_selected_on_the_diagram_selects_its_rows_and_tells_nobody(qtbot: QtBot, panel: StatementPanel) -> None:
    told: list[frozenset[str]] = []
    panel.chosen.connect(told.append)
    panel.select(frozenset({IL6_STAT3}))
    assert panel.chosen_keys() == {IL6_STAT3}
    assert len(panel.view.selectionModel().selectedRows()) == 2
    assert told == []


def test_a_click_on_a_row_tells_its_line(qtbot: QtBot, panel: StatementPanel) -> None:
    index = panel.table.index(0, 0)
    with qtbot.waitSignal(panel.chosen) as caught:
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=panel.view.visualRect(index).center())
    assert caught.args[0] == {IL6_STAT3}


def test_what_is_filtered_out_leaves_the_table(panel: StatementPanel, lines: dict[str, Edge]) -> None:
    panel.show_edges({IL6_STAT3: lines[IL6_STAT3]}, frozenset({IL6_STAT3}))
    assert panel.table.rowCount() == 2
    assert panel.chosen_keys() == {IL6_STAT3}
