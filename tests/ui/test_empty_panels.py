"""Every panel of an empty store says in a sentence what it is for or why it is empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from explorer.store.store import Store
from explorer.ui.docks import CHARTS, COMPARE, CONTESTED, DIAGRAMS, MATRIX, NAMED_TOGETHER, NOTES
from explorer.ui.main_window import MainWindow
from tests.patience import PatientBot

SENTENCES = {
    "Statements": "The statements of what is drawn are listed here",
    "Contents": "nothing is drawn yet",
    CONTESTED: "contradict each other nowhere",
    COMPARE: "Compare with a kept diagram",
    DIAGRAMS: "No diagrams are kept in this store yet",
    NOTES: "No notes yet",
    MATRIX: "Which papers say which edges",
    NAMED_TOGETHER: "sentences that name both are looked for",
    CHARTS: "Nothing to count",
    "Evidence": "Click an edge of the diagram",
    "Evidence per year": "No evidence of a known year is drawn",
    "Find and filters": "Type a name, a synonym",
}


def told(root: QWidget) -> str:
    """All sentences that are seen under *root*."""
    return " ".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


@pytest.mark.parametrize("name", SENTENCES)
def test_a_panel_of_an_empty_store_says_a_sentence(qtbot: PatientBot, empty: MainWindow, name: str) -> None:
    empty.parts.docks.open_panel(name)
    dock = next(one for one in empty.findChildren(QWidget) if one.objectName() == name)
    qtbot.waitUntil(lambda: SENTENCES[name] in told(dock))


def test_the_sentence_goes_when_there_is_something_to_list(qtbot: PatientBot, window: MainWindow) -> None:
    table = window.parts.docks.statements
    qtbot.waitUntil(lambda: table.table.rowCount() > 0)
    assert table.empty.words.isHidden()
    table.line.setText("no such words")
    qtbot.waitUntil(lambda: not table.empty.words.isHidden())
    assert table.empty.words.text().startswith("No statement has these words")
    table.line.clear()
    qtbot.waitUntil(table.empty.words.isHidden)


def test_the_years_of_the_former_store_are_gone_with_it(qtbot: PatientBot, window: MainWindow, tmp_path: Path) -> None:
    years = window.parts.docks.years
    qtbot.waitUntil(lambda: bool(years.counts))
    assert years.none.isHidden()
    path = tmp_path / "empty.pathways"
    Store.create(path).close()
    window.parts.stores.open(path)
    qtbot.waitUntil(lambda: not years.counts and years.none.isVisible())
