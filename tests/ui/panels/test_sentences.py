"""Through the window: an edge with many sentences is read to its end, sorted, grouped, narrowed, and cited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from explorer import bundle
from explorer.diagram.style import DARK
from explorer.formats.citation_styles import STYLES
from explorer.model.document import Document, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.listing import FLAG, NEGATED, PAPER, YEAR
from explorer.model.relation import Relation, Sign
from explorer.settings import CITATION_STYLES, OWN_STYLE
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.panels import kept_records
from explorer.ui.panels.evidence_card import EvidenceCard
from explorer.ui.panels.sentences import Sentences

IL6 = Entity("HGNC:6018", "IL6", Kind.GENE)
STAT3 = Entity("HGNC:11364", "STAT3", Kind.GENE)
EDGE = "HGNC:6018>HGNC:11364"
PAPERS = 300


def paper(number: int) -> tuple[Document, list[Evidence], list[Span]]:
    """A paper of one sentence, which is long in every third one."""
    title = f"Study {number} of a signal."
    sentence = f"Case {number}: IL6 activates STAT3 in {'very ' * (90 if number % 3 == 0 else 2)}small cells."
    start = len(title) + 1
    at = start + sentence.index("IL6")
    found = Evidence(
        Span(start, start + len(sentence)),
        Mention(Span(at, at + 3), IL6),
        Relation.ACTIVATES,
        Sign.POSITIVE,
        Mention(Span(at + 14, at + 19), STAT3),
        Span(at + 4, at + 13),
        negated=number % 50 == 7,
        rule="active verb",
    )
    document = Document(
        joined(title, sentence), title, ("Moreau Anne", "Lind Bo"), f"Letters {number % 4}", str(1990 + number % 30)
    )
    return document, [found], [Span(0, len(title)), found.sentence]


@pytest.fixture
def window(make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window, with all sentences of one edge shown."""
    path = tmp_path / "many.pathways"
    with Store.create(path) as store, store.import_run("many") as run:
        for number in range(PAPERS):
            run.add(*paper(number))
    made = make_window()
    with qtbot.waitSignal(made.opening.ready):
        made.open_at_start(path)
    with qtbot.waitSignal(made.parts.docks.evidence.filled):
        made.parts.controller.select((EDGE,))
    return made


@pytest.fixture
def sentences(window: MainWindow) -> Sentences:
    return window.parts.docks.evidence.sentences


def settle(qtbot: QtBot, sentences: Sentences) -> list[EvidenceCard]:
    """Wait until all that is seen is shown; return the cards seen."""
    qtbot.waitUntil(lambda: len(sentences.list) > 0 and all(row in sentences.list.live for row in sentences.list.seen))
    live = sentences.list.live
    return [card for row in sentences.list.seen if isinstance(card := live[row], EvidenceCard)]


def choose(qtbot: QtBot, sentences: Sentences, **wanted: str) -> list[EvidenceCard]:
    with qtbot.waitSignal(sentences.filled):
        for name, value in wanted.items():
            field = getattr(sentences.bar, name)
            field.setCurrentIndex(field.findData(value))
    return settle(qtbot, sentences)


def test_every_sentence_is_reached_whole_with_few_widgets(
    qtbot: QtBot, sentences: Sentences, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_records, "KEPT", 80)
    bar, read = sentences.list.verticalScrollBar(), set()
    while True:
        for card in settle(qtbot, sentences):
            assert card.sentence.toPlainText() == card.record.sentence
            assert card.sentence.height() >= card.sentence.heightForWidth(card.sentence.width())
            read.add(card.record.document.title)
        if bar.value() == bar.maximum():
            break
        bar.setValue(bar.value() + bar.pageStep() // 2)
    assert len(read) == PAPERS
    assert len(sentences.findChildren(EvidenceCard)) < 30


def test_keys_and_names_lead_through_the_cards(qtbot: QtBot, sentences: Sentences) -> None:
    sentences.list.setFocus(Qt.FocusReason.TabFocusReason)
    first = sentences.cards[0]
    assert first.hasFocus()
    assert first.accessibleName() == "Sentence 1 of 300: IL6 activates STAT3"
    assert first.accessibleDescription() == first.record.sentence
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert first.isAncestorOf(QGuiApplication.focusObject())
    qtbot.keyClick(sentences.list, Qt.Key.Key_End)
    settle(qtbot, sentences)
    qtbot.waitUntil(lambda: sentences.chosen is not None and sentences.chosen.hasFocus())
    assert sentences.chosen.record.document.title == "Study 299 of a signal."


def test_the_newest_come_first_by_year_and_groups_have_headings(qtbot: QtBot, sentences: Sentences) -> None:
    (first, *_) = choose(qtbot, sentences, order=YEAR)
    assert first.record.document.year == 2019
    choose(qtbot, sentences, group=YEAR)
    heads = [one for one in sentences.list.live.values() if not isinstance(one, EvidenceCard)]
    assert heads[0].text() == "2019 · 10"
    assert sentences.group.text() == "", "the heading itself is seen"
    assert len(sentences.list) == PAPERS + 30
    sentences.list.verticalScrollBar().setValue(sentences.list.verticalScrollBar().maximum())
    settle(qtbot, sentences)
    assert sentences.group.text() == "1990"
    assert choose(qtbot, sentences, group=PAPER)
    assert len(sentences.list) == 2 * PAPERS


def test_words_and_a_flag_narrow_the_list_in_place(qtbot: QtBot, sentences: Sentences) -> None:
    with qtbot.waitSignal(sentences.filled):
        qtbot.keyClicks(sentences.bar.words, '"case 12:"')
    (card,) = settle(qtbot, sentences)
    assert card.record.document.title == "Study 12 of a signal."
    assert sentences.bar.shown.text() == "1 of 300"
    with qtbot.waitSignal(sentences.filled):
        sentences.bar.words.setText("nowhere")
    assert sentences.cards == []
    assert not sentences.none.isHidden()
    with qtbot.waitSignal(sentences.filled):
        sentences.bar.words.clear()
    cards = choose(qtbot, sentences, flag=NEGATED)
    assert all(card.record.evidence.negated for card in cards)
    assert sentences.bar.shown.text() == "6 of 300"


def test_what_is_narrowed_is_whole_again_for_another_edge(
    qtbot: QtBot, window: MainWindow, sentences: Sentences
) -> None:
    choose(qtbot, sentences, flag=NEGATED, group=FLAG)
    window.parts.controller.select(())
    with qtbot.waitSignal(sentences.filled):
        window.parts.controller.select((EDGE,))
    assert len(sentences.rows.listed.ids) == PAPERS
    assert sentences.bar.listing.group == FLAG


def test_what_is_read_stays_when_the_diagram_changes(qtbot: QtBot, window: MainWindow, sentences: Sentences) -> None:
    sentences.list.verticalScrollBar().setValue(9000)
    cards = settle(qtbot, sentences)
    cards[1].setFocus()
    before = {card.record.document.title: card.y() for card in cards}
    at_hand = cards[1].record.document.title
    with qtbot.waitSignal(sentences.filled):
        window.wiring._show_evidence()
    assert {card.record.document.title: card.y() for card in settle(qtbot, sentences)} == before
    assert sentences.chosen.record.document.title == at_hand
    assert sentences.chosen.hasFocus()


def test_what_was_opened_on_a_card_is_open_when_it_comes_back(qtbot: QtBot, sentences: Sentences) -> None:
    first = sentences.cards[0]
    first.toggle_why()
    first.show_around("", "After it.")
    bar = sentences.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert all(card.why is None for card in settle(qtbot, sentences))
    bar.setValue(0)
    settle(qtbot, sentences)
    again = sentences.cards[0]
    assert again.record.document.title == "Study 0 of a signal."
    assert again.why is not None
    assert again.after.text() == "After it."


def test_citations_follow_the_style_of_the_settings(qtbot: QtBot, window: MainWindow, sentences: Sentences) -> None:
    assert sentences.cards[0].citation.text() == "Moreau A, Lind B. Study 0 of a signal. Letters 0. 1990."
    window.parts.remembered.set_option("citation.style", "APA")
    window.parts.viewing.take_setting("citation.style")
    qtbot.waitUntil(lambda: sentences.cards[0].citation.text().startswith("Moreau, A., & Lind, B. (1990)"))
    sentences.chosen.copy_cited()
    assert "(1990)" in QGuiApplication.clipboard().text().splitlines()[1]


def test_a_style_of_ones_own_is_read_and_a_bad_one_is_told(
    qtbot: QtBot, window: MainWindow, sentences: Sentences, tmp_path: Path
) -> None:
    own = tmp_path / "mine.csl"
    own.write_bytes(bundle.resource("citation_styles", "cell.csl").read_bytes())
    for key, value in (("citation.file", str(own)), ("citation.style", OWN_STYLE)):
        window.parts.remembered.set_option(key, value)
        window.parts.viewing.take_setting(key)
    qtbot.waitUntil(lambda: "and Lind, B. (1990)" in sentences.cards[0].citation.text())
    bad = tmp_path / "bad.csl"
    bad.write_text("no style")
    window.parts.remembered.set_option("citation.file", str(bad))
    window.parts.viewing.take_setting("citation.file")
    qtbot.waitUntil(lambda: "bad.csl is no citation style" in window.parts.notices.text)
    assert sentences.cards[0].citation.text().startswith("Moreau A, Lind B. Study 0")


def test_the_styles_of_the_settings_are_those_that_can_be_written() -> None:
    assert (*(style.title for style in STYLES), OWN_STYLE) == CITATION_STYLES


def test_cards_that_were_put_away_take_the_colours_of_another_style_too(
    qtbot: QtBot, window: MainWindow, sentences: Sentences
) -> None:
    with qtbot.waitSignal(sentences.filled):
        sentences.bar.words.setText('"case 12:"')
    window.parts.docks.evidence.set_style(DARK)
    with qtbot.waitSignal(sentences.filled):
        sentences.bar.words.clear()
    for card in settle(qtbot, sentences):
        parts = card.sentence.document().firstBlock().textFormats()
        grounds = {part.format.background().color().name().upper() for part in parts}
        assert {DARK.subject, DARK.trigger, DARK.object} <= grounds
