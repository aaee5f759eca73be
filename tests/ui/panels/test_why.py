"""A card explains its evidence in place: rule, words, names, filters; the words that swayed it are marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from explorer.diagram.style import DARK, LIGHT
from explorer.extraction.explain import Reason
from explorer.extraction.extract import Extractor
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import NEGATES, SPECULATES, TURNS, Cue, Evidence, Mention, Why
from explorer.model.filter import Filter
from explorer.model.records import EvidenceRecord
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.evidence_card import EvidenceCard
from explorer.ui.panels.marked_text import MarkedText
from explorer.ui.panels.why import reasons_of

TITLE = "Tumour suppressors in cells."
SAID = "Loss of PTEN may not activate AKT1 in these cells. Yet PTEN inhibits AKT1. We saw that p75 activates STAT3."
PTEN_AKT1 = "HGNC:9588>HGNC:391"


@pytest.fixture(scope="module")
def read() -> tuple[Document, list[Evidence], list[Span]]:
    """A document of ours as the extractor reads it."""
    document = Document(f"{TITLE}\n{SAID}", TITLE, ("Moreau Anne",), "Letters of Cells", "2019", pmid="90009")
    found = Extractor().extract(document)
    return document, list(found.evidence), list(found.sentences)


@pytest.fixture
def window(
    make_window: Callable[[], MainWindow],
    tmp_path: Path,
    qtbot: QtBot,
    read: tuple[Document, list[Evidence], list[Span]],
) -> MainWindow:
    """The window on a store of that document."""
    path = tmp_path / "why.pathways"
    with Store.create(path) as store, store.import_run("why") as run:
        run.add(*read)
    made = make_window()
    with qtbot.waitSignal(made.opening.ready):
        made.open_at_start(path)
    return made


def choose(qtbot: QtBot, window: MainWindow, *edges: str) -> list[EvidenceCard]:
    panel = window.parts.docks.evidence
    with qtbot.waitSignal(panel.filled):
        window.parts.canvas.select(set(edges))
    return panel.cards


def explained(card: EvidenceCard) -> dict[str, str]:
    assert card.why is not None
    return {reason.heading: reason.text for reason in card.why.reasons}


def underlined(field: MarkedText) -> list[str]:
    block = field.document().firstBlock()
    parts = [part for part in block.textFormats() if part.format.fontUnderline()]
    return [block.text()[part.start : part.start + part.length] for part in parts]


def test_why_opens_below_the_sentence_and_closes_again(qtbot: QtBot, window: MainWindow) -> None:
    card, _ = choose(qtbot, window, PTEN_AKT1)
    assert card.why is None
    assert underlined(card.sentence) == []
    qtbot.mouseClick(card.why_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: card.why is not None and card.why.isVisible())
    assert underlined(card.sentence) == ["Loss", "may", "not"]
    qtbot.mouseClick(card.why_button, Qt.MouseButton.LeftButton)
    assert card.why is not None
    assert not card.why.isVisible()
    assert underlined(card.sentence) == []


def test_the_explanation_tells_rule_words_names_and_filters(qtbot: QtBot, window: MainWindow) -> None:
    card, _ = choose(qtbot, window, PTEN_AKT1)
    card.toggle_why()
    told = explained(card)
    assert told["Rule"].startswith("active verb: ")
    assert told["Trigger"] == "“activate” says it."
    assert told["Sign"] == "“Loss” turns the sign."
    assert told["Negated"] == "“not” denies it."
    assert told["Speculated"] == "“may” makes it a supposition."
    assert told["Subject"].startswith("“PTEN” is PTEN (gene, HGNC:9588)")
    assert told["Filters"].startswith("It would be hidden by relations without “inhibits”; ")
    assert "speculated evidence left out" in told["Filters"]
    shown = [label.text() for label in card.why.findChildren(QLabel)] if card.why is not None else []
    assert all(text in shown for text in told.values())


def test_the_legend_names_the_marks_that_are_there(qtbot: QtBot, window: MainWindow) -> None:
    card, _ = choose(qtbot, window, PTEN_AKT1)
    card.toggle_why()
    assert card.why is not None
    assert card.why.legend.marked_words() == ["subject", "object", "trigger", TURNS, SPECULATES, NEGATES]
    assert underlined(card.why.legend) == [TURNS, SPECULATES, NEGATES]


def test_keys_reach_the_explanation(qtbot: QtBot, window: MainWindow) -> None:
    card, _ = choose(qtbot, window, PTEN_AKT1)
    card.why_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(card.why_button, Qt.Key.Key_Space)
    assert card.why is not None
    assert card.why_button.isChecked()
    window.parts.actions["evidence.why"].trigger()
    assert not card.why_button.isChecked()


def test_a_name_that_nothing_settles_says_so_on_the_card_and_beside_the_entity(
    qtbot: QtBot, window: MainWindow
) -> None:
    diagram = window.parts.controller.diagram
    (edge,) = (key for key in diagram.edges if key != PTEN_AKT1)
    (card,) = choose(qtbot, window, edge)
    said = [label.text() for label in card.findChildren(QLabel)]
    (line,) = (text for text in said if "is read as" in text)
    assert line.startswith("“p75” is read as PSIP1; nothing in the text chose")
    assert "TNFRSF1B (gene, HGNC:11917)" in line
    assert line in [label.text() for label in window.parts.docks.evidence.entity.findChildren(QLabel)]


def test_the_marks_follow_the_dark_diagram(qtbot: QtBot, window: MainWindow) -> None:
    card, _ = choose(qtbot, window, PTEN_AKT1)
    card.toggle_why()
    assert card.why is not None
    light = grounds(card.sentence), grounds(card.why.legend)
    window.parts.docks.evidence.set_style(DARK)
    dark = grounds(card.sentence), grounds(card.why.legend)
    assert not light[0] & dark[0]
    assert not light[1] & dark[1]


def grounds(field: MarkedText) -> set[str]:
    key = int(QTextCharFormat.Property.BackgroundBrush)
    parts = field.document().firstBlock().textFormats()
    return {part.format.background().color().name() for part in parts if part.format.hasProperty(key)}


def test_a_record_of_no_shown_statement_is_explained_without_filters(
    read: tuple[Document, list[Evidence], list[Span]],
) -> None:
    document, evidence, _ = read
    reasons = reasons_of(EvidenceRecord(1, 1, 1, evidence[0], document), (), Filter())
    assert "Rule" in [reason.heading for reason in reasons]
    assert "Filters" not in [reason.heading for reason in reasons]


@pytest.mark.parametrize("name", ["<b>x</b>", "<img src='file:///etc/passwd'>", "&amp;"])
def test_hostile_words_in_an_explanation_are_shown_letter_for_letter(qtbot: QtBot, name: str) -> None:
    text = f"{name} activates {name}."
    entity = Entity(name, name, Kind.OTHER)
    end = len(name)
    evidence = Evidence(
        Span(0, len(text)),
        Mention(Span(0, end), entity),
        Relation.ACTIVATES,
        Sign.POSITIVE,
        Mention(Span(end + 11, end + 11 + end), entity),
        rule=name,
    )
    record = EvidenceRecord(1, 1, 1, evidence, Document(text))
    card = EvidenceCard(record, LIGHT, reasons=lambda: (Reason(name, f"{name} says it."),))
    qtbot.addWidget(card)
    card.toggle_why()
    labels = card.findChildren(QLabel)
    assert {name, f"{name} says it."} <= {label.text() for label in labels}
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_a_cue_outside_the_sentence_marks_nothing(qtbot: QtBot) -> None:
    text = "First here. EGF activates STAT3."
    one = Extractor().extract(Document(text=text)).evidence[0]
    damaged = replace(one, why=Why((Cue(Span(0, 5), NEGATES), Cue(Span(12, 15), "nobody knows"))))
    card = EvidenceCard(EvidenceRecord(1, 1, 1, damaged, Document(text)), LIGHT)
    qtbot.addWidget(card)
    card.toggle_why()
    assert underlined(card.sentence) == []
