"""Search completes any synonym and groups what it finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.jobs.search import Found
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.hits import StatementHit
from explorer.model.page import Page
from explorer.model.records import DocumentRecord, EntityHit, SentenceHit
from explorer.model.relation import Relation
from explorer.store.store import Store
from explorer.ui.background import Background
from explorer.ui.panels.find import FindPanel
from explorer.ui.panels.results import More, Results, grouped
from tests.ui.conftest import IL6, JAK2, STAT3, found


@pytest.fixture
def panel(qtbot: QtBot, background: Background, store: Store) -> Iterator[FindPanel]:
    made = FindPanel(background)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(made.line)
    column.addWidget(made)
    window.resize(400, 600)
    made.set_store(store)
    window.show()
    window.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    yield made  # noqa: PT022 - keeps the window alive


def offered(panel: FindPanel) -> list[str]:
    """What the list below the line offers."""
    offers = panel.line.offers
    return [str(offers.data(offers.index(row))) for row in range(offers.rowCount())]


def search(qtbot: QtBot, panel: FindPanel, text: str) -> list[str]:
    panel.line.setText(text)
    with qtbot.waitSignal(panel.searched):
        qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    return [line.text for line in panel.results.lines]


def say(store: Store, *sentences: str) -> None:
    """Put a paper into the store that says each sentence; ends and trigger stand in it as ``A activates B``."""
    by_name = {one.name: one for one in (IL6, JAK2, STAT3)}
    text = " ".join(sentences)
    evidence = []
    for sentence in sentences:
        words = sentence.split()
        if "activates" in words:
            at = words.index("activates")
            ends = by_name[words[at - 1]], by_name[words[at + 1]]
            evidence.append(found(text, sentence, ends, Relation.ACTIVATES, "activates", ""))
    at, spans = 0, []
    for sentence in sentences:
        at = text.index(sentence, at)
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence)
    with store.import_run("more") as run:
        run.add(Document(text, source="more", pmid=str(len(text))), evidence, spans)


@pytest.fixture
def papers_of_words(store: Store) -> None:
    """Seventy sentences with one word in common."""
    say(store, *(f"Number {number} is about signalling." for number in range(70)))


@pytest.mark.parametrize("typed", ["IL6", "il-6", "bsf2", "interferon beta", "Interleukin 6"])
def test_any_synonym_is_completed(qtbot: QtBot, panel: FindPanel, typed: str) -> None:
    qtbot.keyClicks(panel.line, typed)
    qtbot.waitUntil(lambda: offered(panel) != [])
    assert any(text.startswith("IL6") for text in offered(panel))


def test_taking_a_completion_chooses_the_entity(qtbot: QtBot, panel: FindPanel) -> None:
    qtbot.keyClicks(panel.line, "bsf2")
    qtbot.waitUntil(lambda: panel.line.completer().popup().isVisible())
    popup = panel.line.completer().popup()
    with qtbot.waitSignal(panel.entity_chosen) as caught:
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert caught.args == ["HGNC:6018"]
    assert panel.line.text() == "IL6"


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
    model.show(grouped(Found(entities={Kind.GENE: Page((hit,), 3)})))
    qtmodeltester.check(model)
    assert [model.data(model.index(row)) for row in range(3)] == [
        "Genes and proteins (1 of 3)",
        "<b>x</b> (x)   1 statement",
        "Show 2 more",
    ]


def test_fields_and_their_values_are_offered_with_what_they_mean(qtbot: QtBot, panel: FindPanel) -> None:
    qtbot.keyClicks(panel.line, "rel")
    qtbot.waitUntil(lambda: any(one.startswith("relation:") for one in offered(panel)))
    panel.line.clear()
    qtbot.keyClicks(panel.line, "IL6 relation:inh")
    qtbot.waitUntil(lambda: any(one.startswith("relation:inhibits   What is said") for one in offered(panel)))
    popup = panel.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert panel.line.text() == "IL6 relation:inhibits "


def test_the_value_of_an_end_is_completed_by_the_names_of_the_store(qtbot: QtBot, panel: FindPanel) -> None:
    qtbot.keyClicks(panel.line, "sign:up subject:sta")
    qtbot.waitUntil(lambda: any(one.startswith("subject:STAT3") for one in offered(panel)))


def test_terms_find_statements_and_the_papers_they_can_be_asked_of(qtbot: QtBot, panel: FindPanel) -> None:
    texts = search(qtbot, panel, "relation:inhibits")
    assert texts[0] == "Statements (2)"
    assert any(text.startswith("IL6 inhibits STAT3   1 paper") for text in texts)
    assert not any(text.startswith(("Papers", "Sentences")) for text in texts)
    assert search(qtbot, panel, "kind:process")[0] == "Processes (1)"


def test_a_paper_by_its_number_is_shown_with_what_it_says_however_it_is_written(qtbot: QtBot, panel: FindPanel) -> None:
    wanted = search(qtbot, panel, "pmid:90003")
    assert wanted[0] == "Papers (1)"
    assert wanted[2] == "Statements (3)"
    assert "The paper, and what it says." in panel.note.text()
    for typed in ("PMID 90003", "PMID: 90003", "90003", "https://pubmed.ncbi.nlm.nih.gov/90003/", "10.1000/sample.3"):
        assert search(qtbot, panel, typed) == wanted, typed
    assert search(qtbot, panel, "doi:10.1000/sample.3") == wanted
    search(qtbot, panel, "PMID 99999999")
    assert "Nothing in this store" in panel.note.text()


def test_what_is_only_denied_is_called_so(qtbot: QtBot, panel: FindPanel) -> None:
    (line,) = [text for text in search(qtbot, panel, "pmid:90002") if text.startswith("hypoxia activates EMT")]
    assert line == "hypoxia activates EMT   denied, 1 paper"
    (line,) = [text for text in search(qtbot, panel, "subject:hypoxia") if text.startswith("hypoxia")][-1:]
    assert line == "hypoxia activates EMT   only denied"


def test_a_statement_is_chosen_by_the_keyboard_alone(qtbot: QtBot, panel: FindPanel) -> None:
    search(qtbot, panel, "relation:inhibits object:JAK2")
    qtbot.keyClick(panel.line, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    with qtbot.waitSignal(panel.statement_chosen) as caught:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert isinstance(caught.args[0], StatementHit)
    assert caught.args[0].statement.text == "SOCS3 inhibits JAK2"
    qtbot.keyClick(panel.view, Qt.Key.Key_Up)
    assert panel.line.hasFocus()
    qtbot.keyClick(panel.line, Qt.Key.Key_Escape)
    assert panel.line.text() == ""
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.line, Qt.Key.Key_Escape)


def test_papers_are_found_by_title_journal_pmid_and_doi(qtbot: QtBot, panel: FindPanel) -> None:
    for typed in ("fibroblasts pathway", "small examples 2017", "90001", "https://doi.org/10.1000/sample.1"):
        search(qtbot, panel, typed)
        (record,) = [line.item for line in panel.results.lines if isinstance(line.item, DocumentRecord)]
        assert record.document.pmid == "90001", typed


def test_a_slip_is_forgiven_only_where_nothing_fits(qtbot: QtBot, panel: FindPanel) -> None:
    texts = search(qtbot, panel, "SATT3")
    assert texts[0] == "Did you mean"
    assert texts[1].startswith("STAT3")
    assert "SATT3" in panel.note.text()
    assert "Did you mean" not in search(qtbot, panel, "STAT3")


def test_a_long_group_shows_more_on_demand(qtbot: QtBot, panel: FindPanel, store: Store, papers_of_words: None) -> None:
    texts = search(qtbot, panel, "signalling")
    assert "Sentences (30 of 70)" in texts
    row = next(row for row, line in enumerate(panel.results.lines) if isinstance(line.item, More))
    assert texts[row] == "Show 40 more"
    with qtbot.waitSignal(panel.searched):
        panel.choose(row)
    assert "Sentences (70)" in [line.text for line in panel.results.lines]


def test_what_is_not_understood_is_said_in_a_sentence(qtbot: QtBot, panel: FindPanel) -> None:
    qtbot.keyClicks(panel.line, "knid:process ")
    assert panel.line.remark.isVisible()
    assert panel.line.remark.text() == "There is no field knid; did you mean kind:?"
    search(qtbot, panel, "year:soon")
    assert panel.note.text().startswith("soon is no number; write 5, >=5, <=5 or 5..9.")


def test_an_example_of_the_help_is_searched_for(qtbot: QtBot, panel: FindPanel) -> None:
    panel.show_help()
    assert panel.help is not None
    button = next(one for one in panel.help.findChildren(QPushButton) if one.text() == "relation:")
    with qtbot.waitSignal(panel.searched):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.line.text() == "relation:inhibits"
    assert not panel.help.isVisible()


def kept(panel: FindPanel) -> list[str]:
    """The saved searches as shown."""
    return [panel.saved.list.item(row).text() for row in range(panel.saved.list.count())]


def test_a_kept_search_counts_and_first_shows_what_is_new(qtbot: QtBot, panel: FindPanel, store: Store) -> None:
    panel.line.setText("object:STAT3 sign:up")
    panel.line.save_wanted.emit()
    qtbot.waitUntil(lambda: kept(panel) == ["object:STAT3 sign:up"])
    say(store, "Lately JAK2 activates STAT3 in mice.")
    panel.saved.count()
    qtbot.waitUntil(lambda: kept(panel) == ["object:STAT3 sign:up   1 new"])
    with qtbot.waitSignal(panel.searched):
        qtbot.keyClick(panel.saved.list, Qt.Key.Key_Down)
        qtbot.keyClick(panel.saved.list, Qt.Key.Key_Return)
    texts = [line.text for line in panel.results.lines]
    assert texts[:2] == ["New since you looked (1)", "JAK2 activates STAT3   1 paper"]
    qtbot.waitUntil(lambda: kept(panel) == ["object:STAT3 sign:up"])


def test_a_kept_search_is_renamed_and_forgotten(qtbot: QtBot, panel: FindPanel, store: Store) -> None:
    for query in ("is:contested", "sign:up"):
        panel.line.setText(query)
        panel.line.save_wanted.emit()
    qtbot.waitUntil(lambda: kept(panel) == ["is:contested", "sign:up"])
    panel.saved.list.item(0).setText("quarrels")
    qtbot.waitUntil(lambda: kept(panel) == ["quarrels", "sign:up"])
    panel.saved.list.item(0).setText("sign:up")
    qtbot.waitUntil(lambda: "already" in panel.note.text())
    assert kept(panel) == ["quarrels", "sign:up"]
    panel.saved.list.setCurrentRow(0)
    with qtbot.waitSignal(panel.saved.forgotten) as forgotten:
        qtbot.keyClick(panel.saved.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: kept(panel) == ["sign:up"])
    panel.saved.restore(forgotten.args[0])
    qtbot.waitUntil(lambda: kept(panel) == ["quarrels", "sign:up"])
