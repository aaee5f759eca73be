"""Search completes any synonym and groups what it finds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.model.entity import Entity, Kind
from explorer.model.records import DocumentRecord, EntityHit, SentenceHit
from explorer.store.store import Store
from explorer.ui.background import Background
from explorer.ui.panels.find import FindPanel, Found, Results, grouped


@pytest.fixture
def panel(qtbot: QtBot, background: Background, store: Store) -> FindPanel:
    made = FindPanel(background)
    qtbot.addWidget(made)
    qtbot.addWidget(made.line)
    made.resize(330, 500)
    made.set_store(store)
    made.show()
    made.line.show()
    return made


def search(qtbot: QtBot, panel: FindPanel, text: str) -> list[str]:
    panel.line.setText(text)
    with qtbot.waitSignal(panel.searched):
        qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    return [line.text for line in panel.results.lines]


@pytest.mark.parametrize("typed", ["IL6", "il-6", "bsf2", "interferon beta", "Interleukin 6"])
def test_any_synonym_is_completed(qtbot: QtBot, panel: FindPanel, typed: str) -> None:
    qtbot.keyClicks(panel.line, typed)
    qtbot.waitUntil(lambda: panel._names.rowCount() > 0)
    assert any(text.startswith("IL6") for text in panel._names.stringList())


def test_taking_a_completion_chooses_the_entity(qtbot: QtBot, panel: FindPanel) -> None:
    qtbot.keyClicks(panel.line, "bsf2")
    qtbot.waitUntil(lambda: panel._names.rowCount() > 0)
    with qtbot.waitSignal(panel.entity_chosen) as caught:
        panel.completer.activated.emit(panel._names.stringList()[0])
    assert caught.args == ["HGNC:6018"]
    qtbot.waitUntil(lambda: panel.line.text() == "IL6")


def test_results_are_grouped_by_what_they_are(qtbot: QtBot, panel: FindPanel) -> None:
    texts = search(qtbot, panel, "IL6")
    heads = [line.text for line in panel.results.lines if line.item is None]
    assert heads[0] == "Genes and proteins (1)"
    assert any(head.startswith("Sentences") for head in heads)
    assert "Together, IL6 activates STAT3 and the cells move." in texts


def test_a_click_on_an_entity_chooses_it_and_headings_cannot_be_chosen(qtbot: QtBot, panel: FindPanel) -> None:
    search(qtbot, panel, "STAT3")
    row = next(row for row, line in enumerate(panel.results.lines) if isinstance(line.item, EntityHit))
    assert panel.results.flags(panel.results.index(0)) == Qt.ItemFlag.NoItemFlags
    with qtbot.waitSignal(panel.entity_chosen) as caught:
        qtbot.mouseClick(
            panel.view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=panel.view.visualRect(panel.results.index(row)).center(),
        )
    assert caught.args == ["HGNC:11364"]


def test_a_sentence_leads_to_its_evidence(qtbot: QtBot, panel: FindPanel) -> None:
    search(qtbot, panel, "resting")
    row = next(row for row, line in enumerate(panel.results.lines) if isinstance(line.item, SentenceHit))
    with qtbot.waitSignal(panel.evidence_chosen) as caught:
        panel.choose(row)
    assert caught.args[0].sentence == "In resting cells IL6 inhibits STAT3 instead."


def test_a_paper_leads_to_its_evidence(qtbot: QtBot, panel: FindPanel) -> None:
    search(qtbot, panel, "feedback")
    row = next(row for row, line in enumerate(panel.results.lines) if isinstance(line.item, DocumentRecord))
    with qtbot.waitSignal(panel.evidence_chosen) as caught:
        panel.choose(row)
    assert caught.args[0].document.title == "Feedback."


@pytest.mark.parametrize("typed", ["zzzz", "CD4+", "IL-6 AND", '"', "*", "a OR", "<b>", "(", "%", "_", "\\"])
def test_no_search_is_an_error(qtbot: QtBot, panel: FindPanel, background: Background, typed: str) -> None:
    refused: list[object] = []
    background.refused.connect(refused.append)
    background.broke.connect(refused.append)
    panel.line.setText(typed)
    with qtbot.waitSignal(panel.searched):
        panel.search()
    assert refused == []


def test_nothing_found_says_so(qtbot: QtBot, panel: FindPanel) -> None:
    assert search(qtbot, panel, "zzzz") == []
    assert "zzzz" in panel.note.text()


def test_the_list_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = Results()
    hit = EntityHit(Entity(None, "<b>x</b>", Kind.GENE), "x", 1)
    model.show(grouped(Found((hit,))))
    qtmodeltester.check(model)
    assert model.data(model.index(1)) == "<b>x</b> (x)   1 statement"
