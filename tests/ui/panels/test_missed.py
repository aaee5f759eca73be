"""Between two entities, through the real window: what is hidden, and what names both with nothing found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from explorer.extraction.confidence import FLOOR
from explorer.extraction.sentences import split
from explorer.model.document import Document
from explorer.model.evidence import LEARNED
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.missed import MissedPanel
from tests.ui.conftest import documents

IL6, STAT3, SOCS3, EMT = "HGNC:6018", "HGNC:11364", "HGNC:19391", "GO:0001837"
APART = 20
TEXT = "Own 🧬 series.\n" + " ".join(
    f"In dish {number} we 😀 looked at IL-6 and at p-STAT3 too." for number in range(APART)
)


@pytest.fixture
def window(make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on the small store, with one faint sentence and a paper in which nothing was found."""
    path = tmp_path / "own.pathways"
    with Store.create(path) as store, store.import_run("own") as run:
        for document, evidence, sentences in documents():
            faint = [
                replace(one, rule=LEARNED, confidence=0.4) if one.relation.value == "inhibits" else one
                for one in evidence
            ]
            run.add(document, faint, sentences)
        run.add(Document(TEXT, TEXT[: TEXT.index("\n")], pmid="7", date="2022"), (), split(TEXT))
    made = make_window()
    with qtbot.waitSignal(made.opening.ready):
        made.open_at_start(path)
    return made


def panel(qtbot: QtBot, window: MainWindow, *keys: str) -> MissedPanel:
    """Ask what was missed between the entities with *keys*."""
    made = window.parts.docks.missed
    window.parts.controller.select(keys)
    window.parts.actions["evidence.missed"].trigger()
    if keys:
        qtbot.waitUntil(lambda: not window.parts.background.tasks)
    return made


def test_two_selected_nodes_lead_to_the_sentences_that_name_both(qtbot: QtBot, window: MainWindow) -> None:
    made = panel(qtbot, window, IL6, STAT3)
    assert made.isVisible()
    assert {field.text() for field in made.names} == {"IL6", "STAT3"}
    assert len(made.cards) == 12
    assert made.counts.text() == (
        "4 abstracts name both, by their words. 24 sentences name both; in 4 something was found."
    )
    assert made.cards[0].sentence.marked_words() == ["IL-6", "STAT3"]
    assert "PMID 7" in made.cards[0].citation.text()
    made.more.click()
    qtbot.waitUntil(lambda: len(made.cards) == APART)
    assert not made.more.isVisible()
    assert len({card.found.sentence for card in made.cards}) == APART


def test_what_is_listed_is_copied_as_a_table_in_its_order(qtbot: QtBot, window: MainWindow) -> None:
    made = panel(qtbot, window, IL6, STAT3)
    made.copy.click()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0] == ["Found", "Sentence", "Citation", "PMID", "Year"]
    assert [row[0] for row in rows[1:]] == ["IL6 inhibits STAT3", *[""] * len(made.cards)]
    assert rows[2][1] == made.cards[0].sentence.toPlainText()
    assert (rows[2][3], rows[2][4]) == ("7", "2022")


def test_what_is_not_sure_enough_or_denied_is_listed_above(qtbot: QtBot, window: MainWindow) -> None:
    made = panel(qtbot, window, IL6, STAT3)
    assert [card.record.evidence.statement.text for card in made.hidden_cards] == ["IL6 inhibits STAT3"]
    assert made.sentences.widgets().index(made.hidden_cards[0]) < made.sentences.widgets().index(made.cards[0])
    slider = window.parts.docks.filters.confidence.slider
    slider.setValue(slider.minimum())
    qtbot.waitUntil(lambda: window.parts.controller.diagram.filter.min_confidence <= FLOOR)
    assert panel(qtbot, window, IL6, STAT3).hidden_cards == []


def test_the_ends_of_an_edge_are_two_entities_too(qtbot: QtBot, window: MainWindow) -> None:
    made = panel(qtbot, window, f"{STAT3}>{EMT}")
    assert [field.text() for field in made.names] == ["STAT3", "EMT"]
    assert made.cards == []
    assert made.none.isVisible()
    assert made.none.text() == "Something was found in every sentence that names both."


def test_it_is_said_why_no_sentence_is_listed(qtbot: QtBot, window: MainWindow) -> None:
    made = panel(qtbot, window, IL6, SOCS3)
    assert made.none.text() == "No sentence names both."
    assert made.counts.text().endswith("in none something was found.")
    made = window.parts.docks.missed
    window.parts.dictionary.path.write_text("forbid\tIL-6\n", encoding="utf-8")
    assert panel(qtbot, window, IL6, STAT3).cards == []
    while made.more.isVisible():
        made.more.click()
        qtbot.waitUntil(lambda: not window.parts.background.tasks)
    assert made.none.isVisible()
    assert made.none.text() == "Nothing was missed: elsewhere the words of one mean something else."


def test_names_are_written_where_nothing_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    made = panel(qtbot, window)
    for field, name in zip(made.names, ("bsf-2", "aprf"), strict=True):
        field.setText(name)
    with qtbot.waitSignal(made.filled):
        made.names[1].returnPressed.emit()
    assert [field.text() for field in made.names] == ["IL6", "STAT3"]
    made.names[1].setText("nobody <b>")
    made.look_up()
    qtbot.waitUntil(lambda: made.counts.text() == "Nothing in this store is called “nobody <b>”.")
    assert made.cards == []
    made.names[1].setText("IL-6")
    made.look_up()
    qtbot.waitUntil(lambda: "Both names mean IL6" in made.counts.text())


def test_a_sentence_is_shown_in_its_abstract(qtbot: QtBot, window: MainWindow) -> None:
    made = panel(qtbot, window, IL6, STAT3)
    made.cards[1].abstract_wanted.emit()
    evidence = window.parts.docks.evidence
    qtbot.waitUntil(lambda: evidence.paper.document is not None)
    assert evidence.paper.document is not None
    assert evidence.paper.document.pmid == "7"
    assert "IL-6" in evidence.paper.text.marked_words()


def test_a_statement_made_of_one_leaves_the_list(qtbot: QtBot, window: MainWindow) -> None:
    made = panel(qtbot, window, IL6, STAT3)
    first = made.cards[0].found
    made.cards[0].add_wanted.emit()
    dialog = window.parts.manual.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.add.isEnabled() and not window.parts.background.tasks)
    assert dialog.statement is not None
    assert dialog.statement.evidence.subject.entity.id == IL6
    assert dialog.statement.evidence.object.entity.id == STAT3
    dialog.add.click()
    qtbot.waitUntil(lambda: bool(made.cards) and made.cards[0].found != first)
    assert first not in [card.found for card in made.cards]


def test_a_right_click_offers_names_and_a_statement(qtbot: QtBot, window: MainWindow) -> None:
    card = panel(qtbot, window, IL6, STAT3).cards[0]
    menu = QMenu()
    qtbot.addWidget(menu)
    at = card.found.text.index("IL-6")
    card.sentence.menu_opening.emit(menu, at, at)
    offered = [action.text() for action in menu.actions()]
    assert "“IL-6” is no name in this abstract" in offered
    assert offered[-1] == "Add a statement from this sentence…"


def test_another_store_begins_empty(qtbot: QtBot, window: MainWindow, store_path: Path) -> None:
    made = panel(qtbot, window, IL6, STAT3)
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(store_path)
    assert made.cards == []
    assert made.pair is None
