"""Which papers carry a chain, in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.model.document import Document
from explorer.ui.docks import MATRIX
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.matrix import paper_name
from tests.ui.conftest import CAF, IL6, JAK2, STAT3

CHAIN = [f"{CAF.key}>{IL6.key}", f"{IL6.key}>{STAT3.key}"]


def test_the_paper_that_carries_most_of_the_selected_path_stands_on_top(qtbot: QtBot, window: MainWindow) -> None:
    matrix = window.parts.docks.matrix
    window.parts.controller.select(reversed(CHAIN))
    with qtbot.waitSignal(matrix.filled):
        window.parts.actions["evidence.matrix"].trigger()
    table = matrix.table
    heads = [table.headerData(column, Qt.Orientation.Horizontal) for column in range(table.columnCount())]
    assert heads == ["CAF → IL6", "IL6 → STAT3", "Edges"]
    rows = [[table.index(row, column).data() for column in range(3)] for row in range(table.rowCount())]
    assert rows == [["1", "1", "2 of 2"], ["", "2", "1 of 2"], ["", "1", "1 of 2"]]
    assert table.headerData(0, Qt.Orientation.Vertical) == "Moreau 2017"
    assert "Moreau 2017 carries 2 of 2 edges; 3 papers in all." in matrix.words.text()
    assert "Only one paper says CAF → IL6." in matrix.words.text()
    assert matrix.isVisible()
    assert MATRIX in [action.text() for action in window.parts.docks.switches]


def test_a_cell_leads_to_the_sentence_in_its_paper(qtbot: QtBot, window: MainWindow) -> None:
    matrix = window.parts.docks.matrix
    window.parts.controller.select(CHAIN)
    with qtbot.waitSignal(matrix.filled):
        window.parts.actions["evidence.matrix"].trigger()
    matrix.view.clicked.emit(matrix.table.index(2, 1))
    paper = window.parts.docks.evidence.paper
    qtbot.waitUntil(lambda: paper.document is not None and paper.document.title == "Feedback.")


def test_a_verdict_takes_a_sentence_out_of_the_matrix(qtbot: QtBot, window: MainWindow) -> None:
    from explorer.model.records import Curation

    store = window.parts.stores.store
    assert store is not None
    edge = window.parts.controller.diagram.edges[f"{CAF.key}>{IL6.key}"]
    (record,) = store.evidence_page([one.id for one in edge.statements]).items
    store.append_curation(Curation(record.hash, "no_relation", curator="Ada"))
    window.parts.controller.select([*CHAIN, f"{JAK2.key}>{STAT3.key}"])
    matrix = window.parts.docks.matrix
    with qtbot.waitSignal(matrix.filled):
        window.parts.actions["evidence.matrix"].trigger()
    assert matrix.table.matrix.rows[0].edges == 2


def test_a_paper_has_a_short_name() -> None:
    assert paper_name(Document("x", "A title", ("Al Amin Bo",), date="2001")) == "Al Amin 2001"
    assert paper_name(Document("x", "A title of more than eighteen letters")) == "A title of more t…"
