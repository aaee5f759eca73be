"""The Evidence panel shows every sentence whole, with the right words marked, and where it comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.diagram.style import DARK, LIGHT
from explorer.model.document import Document, DocumentKind, Notice, NoticeKind, Span
from explorer.model.edge import Edge
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context, Evidence, Mention
from explorer.model.filter import Filter
from explorer.model.records import EvidenceRecord
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.background import Background
from explorer.ui.panels.evidence import EvidencePanel
from explorer.ui.panels.evidence_card import EvidenceCard
from explorer.ui.panels.subject import Subject, about, counted

IL6_STAT3 = "HGNC:6018>HGNC:11364"


@pytest.fixture
def panel(qtbot: QtBot, background: Background, store: Store) -> EvidencePanel:
    made = EvidencePanel(background)
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.set_store(store)
    made.show()
    return made


def show(qtbot: QtBot, panel: EvidencePanel, *edges: Edge, rule: Filter | None = None) -> None:
    with qtbot.waitSignal(panel.filled):
        panel.show_subject(about(edges, (), lambda _: 1), rule or Filter())


def words(widget: QWidget) -> list[str]:
    QApplication.processEvents()  # a new widget is shown in its own time
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden()]


def press(qtbot: QtBot, card: QWidget, text: str) -> None:
    button = next(one for one in card.findChildren(QPushButton) if one.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()


def test_the_sentences_of_a_line_are_shown_with_their_ends_and_trigger_marked(
    qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]
) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    shown = [card.sentence.toPlainText() for card in panel.cards]
    assert shown == [
        "Together, IL6 activates STAT3 and the cells move.",
        "Again IL6 activates STAT3 after one hour.",
        "In resting cells IL6 inhibits STAT3 instead.",
        "So IL6 activates STAT3 once more.",
    ]
    assert panel.cards[0].sentence.marked_words() == ["IL6", "activates", "STAT3"]
    assert panel.cards[0].citation.text() == (
        "Moreau A, Lind B. Fibroblasts and the JAK pathway. Journal of Small Examples. 2017;1:1-10. PMID 90001."
    )


def test_the_header_says_what_and_how_much(qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    assert panel.head.title.text() == "IL6 activates STAT3"
    assert "2 statements, 3 papers, 4 sentences" in panel.head.counts.text()
    assert not panel.head.contested.isHidden()


def test_flags_are_small_words(qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    assert "implied" in words(panel.cards[3])
    show(qtbot, panel, lines["MESH:D000860>GO:0001837"])
    assert "negated" in words(panel.cards[0])
    show(qtbot, panel, lines["HGNC:11364>GO:0001837"])
    assert "speculated" in words(panel.cards[0])


def test_copy_puts_the_sentence_and_the_citation_on_the_clipboard(
    qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]
) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    choose(panel.cards[1].copy_menu(), "Copy sentence")
    assert QGuiApplication.clipboard().text() == "Again IL6 activates STAT3 after one hour."
    choose(panel.cards[1].copy_menu(), "Copy citation")
    assert "PMID 90002" in QGuiApplication.clipboard().text()


def test_a_browser_opens_only_when_the_button_is_pressed(
    qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url.toString()))
    show(qtbot, panel, lines[IL6_STAT3])
    assert opened == []
    press(qtbot, panel.cards[0], "PubMed")
    press(qtbot, panel.cards[0], "DOI")
    assert opened == ["https://pubmed.ncbi.nlm.nih.gov/90001/", "https://doi.org/10.1000/sample.1"]


def test_the_abstract_shows_the_sentence_where_it_stands(
    qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]
) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    press(qtbot, panel.cards[1], "Abstract")
    qtbot.waitUntil(lambda: panel.paper.document is not None)
    assert panel.tabs.currentWidget() is panel.paper
    assert panel.paper.text.toPlainText() == panel.cards[1].record.document.text
    assert {"IL6", "activates", "STAT3"} <= set(panel.paper.text.marked_words())
    qtbot.waitUntil(lambda: "A second look at interleukin 6." in words(panel.paper))


def test_the_entity_tab_names_both_ends(qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    shown = words(panel.entity)
    assert {"IL6", "interleukin 6", "gene · HGNC:6018", "IL-6, BSF2, interferon beta-2", "STAT3"} <= set(shown)
    with qtbot.waitSignal(panel.expand_wanted) as caught:
        press(qtbot, panel.entity, "Neighbours")
    assert caught.args == ["HGNC:6018"]


def test_a_filter_leaves_sentences_out(qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]) -> None:
    show(qtbot, panel, lines[IL6_STAT3], rule=Filter(first_year=2019, last_year=2019))
    assert {card.record.document.year for card in panel.cards} == {2019}


def test_another_order_asks_again(qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    order = panel.sentences.bar.order
    with qtbot.waitSignal(panel.filled):
        order.setCurrentIndex(order.findData("year"))
    assert [card.record.document.year for card in panel.cards] == [2021, 2019, 2019, 2017]


def test_copy_with_citation_has_the_sentence_in_quotation_marks(
    qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]
) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    choose(panel.cards[1].copy_menu(), "Copy with citation")
    sentence, line = QGuiApplication.clipboard().text().splitlines()
    assert sentence == "“Again IL6 activates STAT3 after one hour.”"
    assert line.endswith("PMID 90002.")


def test_the_sentences_before_and_after_are_shown_on_demand(
    qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]
) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    card = panel.cards[1]
    assert card.before.isHidden()
    press(qtbot, card, "Around it")
    qtbot.waitUntil(lambda: not card.after.isHidden())
    assert card.before.text() == "A second look at interleukin 6."
    assert card.after.text() == "In resting cells IL6 inhibits STAT3 instead."
    press(qtbot, card, "Around it")
    assert card.after.isHidden()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": DocumentKind.RETRACTED}, ["retracted"]),
        ({"kind": DocumentKind.REVIEW, "sample": True}, ["review", "our summary"]),
        (
            {"notices": (Notice(NoticeKind.ERRATUM, "J 2"), Notice(NoticeKind.RETRACTION, "J 3"))},
            ["retracted", "erratum"],
        ),
        ({}, []),
    ],
)
def test_a_card_says_what_has_to_be_known_of_its_paper(
    qtbot: QtBot, store: Store, lines: dict[str, Edge], changes: dict[str, object], told: list[str]
) -> None:
    record = store.evidence_page([one.id for one in lines[IL6_STAT3].statements]).items[0]
    card = EvidenceCard(record, LIGHT)
    qtbot.addWidget(card)
    card.show_record(replace(record, document=replace(record.document, **changes)))
    shown = [label.text() for label in card.findChildren(QLabel) if label.objectName() in ("flag", "warning")]
    assert [text for text in shown if text] == told


def test_marks_take_the_colours_of_the_dark_diagram(qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    panel.set_style(DARK)
    field = panel.cards[0].sentence
    grounds = {part.format.background().color().name().upper() for part in field.document().firstBlock().textFormats()}
    assert {DARK.subject, DARK.trigger, DARK.object} <= grounds


def test_nothing_selected_says_what_to_do(qtbot: QtBot, panel: EvidencePanel) -> None:
    with qtbot.waitSignal(panel.filled):
        panel.show_subject(Subject(), Filter())
    assert "Click an edge" in panel.head.counts.text()
    assert panel.cards == []


@pytest.mark.parametrize(
    "name", ["<b>x</b>", "<img src='file:///etc/passwd'>", "A & B", "&amp;", "x < y > z", "<a href='file:///'>go</a>"]
)
def test_hostile_names_titles_and_sentences_are_shown_letter_for_letter(qtbot: QtBot, name: str) -> None:
    text = f"{name}\n{name} activates {name} now."
    entity = Entity(None, name, Kind.OTHER)
    start = len(name) + 1
    after = start + len(name) + 11
    record = EvidenceRecord(
        1,
        1,
        1,
        Evidence(
            Span(start, len(text)),
            Mention(Span(start, start + len(name)), entity),
            Relation.ACTIVATES,
            Sign.POSITIVE,
            Mention(Span(after, after + len(name)), entity),
            Span(start + len(name) + 1, start + len(name) + 10),
        ),
        Document(text, name, (name,), name, "2020", pmid=name, doi=name),
    )
    card = EvidenceCard(record, LIGHT, f"{name} activates {name}")
    qtbot.addWidget(card)
    assert card.sentence.toPlainText() == record.sentence
    assert card.sentence.marked_words() == [name, "activates", name]
    assert name in card.citation.text()
    assert f"{name} activates {name}" in words(card)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in card.findChildren(QLabel))
    assert all(one.isHidden() for one in card.findChildren(QPushButton) if one.text() in ("PubMed", "DOI"))


def test_a_damaged_evidence_says_so(qtbot: QtBot, store: Store, lines: dict[str, Edge]) -> None:
    ids = [one.id for one in lines[IL6_STAT3].statements]
    record = replace(store.evidence_page(ids).items[0], damaged="the sentence is not where it was")
    card = EvidenceCard(record, LIGHT)
    qtbot.addWidget(card)
    assert "damaged: the sentence is not where it was" in words(card)


def test_counts_are_said_in_words(lines: dict[str, Edge]) -> None:
    assert counted(lines["MESH:D000860>GO:0001837"].statements) == "1 paper, 1 negated"
    assert counted(()) == ""


def test_a_card_says_what_its_sentence_holds_for(qtbot: QtBot, panel: EvidencePanel, lines: dict[str, Edge]) -> None:
    show(qtbot, panel, lines[IL6_STAT3])
    record = panel.cards[0].record
    contexts = (Context("cell_line", "A549 <b>", "CVCL:CVCL_0023"), Context("setting", "in vitro"))
    card = EvidenceCard(replace(record, evidence=replace(record.evidence, context=contexts)), LIGHT)
    qtbot.addWidget(card)
    assert "Holds for: A549 <b> (cell line), in vitro (setting)" in words(card)
    card.show_record(replace(record, evidence=replace(record.evidence, context=())))
    assert not any("Holds for" in one for one in words(card))
