"""Verdicts through the real window: single keys, many at once, undo, and what they change at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.model.records import Curation
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.evidence_card import EvidenceCard
from explorer.ui.panels.verdict import VerdictStrip

IL6, STAT3, JAK2, SOCS3 = "HGNC:6018", "HGNC:11364", "HGNC:6192", "HGNC:19391"
EDGE = f"{IL6}>{STAT3}"


@pytest.fixture
def reader(window: MainWindow) -> MainWindow:
    """The window of somebody who has a name."""
    window.parts.remembered.set_option("evidence.curator", "Ada")
    return window


def open_edge(qtbot: QtBot, window: MainWindow, key: str = EDGE) -> list[EvidenceCard]:
    """Select an edge and wait for its cards."""
    window.parts.controller.select((key,))
    panel = window.parts.docks.evidence
    edge = window.parts.controller.diagram.visible_edges[key]
    ids = {one.id for one in edge.statements}
    qtbot.waitUntil(lambda: bool(panel.cards) and {one.record.statement_id for one in panel.cards} <= ids)
    qtbot.waitUntil(lambda: len(panel.cards) >= min(3, edge.sentences))
    return panel.cards


def strip_of(card: EvidenceCard) -> VerdictStrip:
    strip = card.findChild(VerdictStrip)
    assert strip is not None
    return strip


def card_with(window: MainWindow, words: str) -> EvidenceCard:
    return next(card for card in window.parts.docks.evidence.cards if words in card.record.sentence)


def shown_on(window: MainWindow, words: str) -> list[str] | None:
    """What the card of a sentence says of verdicts; None while there is no such card."""
    found = [card for card in window.parts.docks.evidence.cards if words in card.record.sentence]
    return strip_of(found[0]).words if found else None


def edge(window: MainWindow, key: str = EDGE):
    return window.parts.controller.diagram.edges[key]


def said(window: MainWindow) -> list[Curation]:
    store = window.parts.stores.store
    assert store is not None
    return store.all_curations()


def test_one_key_on_the_focused_card_gives_a_verdict_that_takes_effect_and_is_undone(
    qtbot: QtBot, reader: MainWindow
) -> None:
    open_edge(qtbot, reader)
    before = edge(reader).belief
    assert edge(reader).contested
    card = card_with(reader, "inhibits STAT3")
    card.sentence.setFocus()
    qtbot.keyClick(card.sentence, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not edge(reader).contested)
    assert [(one.tag, one.curator) for one in said(reader)] == [("polarity", "Ada")]
    assert edge(reader).belief > before
    qtbot.waitUntil(lambda: shown_on(reader, "inhibits STAT3") == ["✗ Wrong sign"])
    assert f"belief {edge(reader).belief:.2f}:" == reader.parts.docks.evidence.head.belief.value.text()
    reader.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: edge(reader).contested and edge(reader).belief == before)
    qtbot.waitUntil(lambda: [one.tag for one in said(reader)] == ["polarity", "retracted"])
    qtbot.waitUntil(lambda: shown_on(reader, "inhibits STAT3") == [])
    reader.parts.actions["edit.redo"].trigger()
    qtbot.waitUntil(lambda: not edge(reader).contested)
    qtbot.waitUntil(lambda: [one.tag for one in said(reader)] == ["polarity", "retracted", "polarity"])


def test_an_edge_with_nothing_left_is_not_drawn_until_that_is_taken_back(qtbot: QtBot, reader: MainWindow) -> None:
    key = f"{SOCS3}>{JAK2}"
    open_edge(qtbot, reader, key)
    reader.parts.actions["evidence.say_no_relation"].trigger()
    visible = reader.parts.controller.diagram
    qtbot.waitUntil(lambda: key not in visible.visible_edges)
    assert "not drawn any more" in reader.parts.notices.text
    reader.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: key in visible.visible_edges)


def test_all_that_are_listed_are_judged_at_once_with_a_note(qtbot: QtBot, reader: MainWindow) -> None:
    cards = open_edge(qtbot, reader)
    qtbot.keyClick(cards[0].sentence, Qt.Key.Key_V)
    actions = reader.parts.curation
    qtbot.waitUntil(lambda: actions.dialog is not None and actions.dialog.isVisible())
    dialog = actions.dialog
    assert dialog is not None
    assert [one.text() for one in dialog.scopes] == ["This sentence", "All 4 that are listed"]
    dialog.tags["hypothesis"].setChecked(True)
    dialog.scopes[-1].setChecked(True)
    dialog.note.setText(" as they say ")
    dialog.give.click()
    qtbot.waitUntil(lambda: edge(reader).speculated)
    assert {(one.tag, one.note) for one in said(reader)} == {("hypothesis", "as they say")}
    assert len(said(reader)) == 4
    assert reader.parts.controller.undo_stack.undoText() == "Verdict “Hypothesis” on 4 sentences"


def test_marked_sentences_and_those_of_a_paper_are_offered_too(qtbot: QtBot, reader: MainWindow) -> None:
    open_edge(qtbot, reader)
    one, other = card_with(reader, "Again IL6"), card_with(reader, "So IL6")
    marked = {one.record.hash, other.record.hash}
    one.sentence.setFocus()
    qtbot.keyClick(one.sentence, Qt.Key.Key_K)
    strip_of(other).mark.click()
    reader.parts.curation.ask_of(one.record)
    actions = reader.parts.curation
    qtbot.waitUntil(lambda: actions.dialog is not None and actions.dialog.isVisible())
    dialog = actions.dialog
    assert dialog is not None
    words = [scope.text() for scope in dialog.scopes]
    assert words == ["This sentence", "The 2 marked", "All 2 of this paper that are listed", "All 4 that are listed"]
    dialog.scopes[1].setChecked(True)
    dialog.give.click()
    qtbot.waitUntil(lambda: len(said(reader)) == 2)
    assert {event.evidence_hash for event in said(reader)} == marked
    qtbot.waitUntil(lambda: not strip_of(card_with(reader, "So IL6")).mark.isChecked())


def test_the_name_is_asked_once_before_the_first_verdict(qtbot: QtBot, window: MainWindow) -> None:
    open_edge(qtbot, window)
    window.parts.actions["evidence.say_correct"].trigger()
    asking = window.parts.curation.asking
    assert asking is not None
    assert asking.isVisible()
    assert not asking.ok.isEnabled()
    asking.name.setText(" Ben ")
    asking.ok.click()
    qtbot.waitUntil(lambda: [one.curator for one in said(window)] == ["Ben"])
    assert window.parts.remembered.text("evidence.curator") == "Ben"


def test_another_readers_verdict_and_a_conflict_stand_on_the_card(qtbot: QtBot, reader: MainWindow) -> None:
    cards = open_edge(qtbot, reader)
    store = reader.parts.stores.store
    assert store is not None
    store.append_curations([Curation(cards[0].record.hash, "polarity", "see figure 2", "Ben")])
    reader.parts.actions["evidence.say_correct"].trigger()
    key = cards[0].record.hash
    qtbot.waitUntil(
        lambda: any(
            strip_of(card).words == ["✓ Correct", "✗ Ben: Wrong sign", "conflict"]
            for card in reader.parts.docks.evidence.cards
            if card.record.hash == key
        )
    )


def test_the_same_verdict_again_and_nothing_to_take_back_are_said(qtbot: QtBot, reader: MainWindow) -> None:
    open_edge(qtbot, reader)
    reader.parts.actions["evidence.take_back"].trigger()
    qtbot.waitUntil(lambda: "no verdict of yours" in reader.parts.notices.text)
    reader.parts.actions["evidence.say_correct"].trigger()
    qtbot.waitUntil(lambda: len(said(reader)) == 1)
    reader.parts.actions["evidence.say_correct"].trigger()
    qtbot.waitUntil(lambda: "said already" in reader.parts.notices.text)
    assert len(said(reader)) == 1


def test_letters_in_the_field_above_the_list_are_no_verdicts(qtbot: QtBot, reader: MainWindow) -> None:
    open_edge(qtbot, reader)
    words = reader.parts.docks.evidence.sentences.bar.words
    qtbot.keyClicks(words, "cn")
    assert words.text() == "cn"
    qtbot.waitUntil(lambda: not reader.parts.background.tasks)
    assert said(reader) == []


def test_a_store_that_may_only_be_read_says_so(
    qtbot: QtBot, make_window: Callable[[], MainWindow], store_path: Path
) -> None:
    made = make_window()
    made.parts.remembered.set_option("evidence.curator", "Ada")
    with qtbot.waitSignal(made.opening.ready):
        made.open_at_start(store_path)
    with Store.open(store_path, read_only=True) as store:
        made.parts.stores.store = store
        open_edge(qtbot, made)
        made.parts.actions["evidence.say_correct"].trigger()
        assert "read-only" in made.parts.notices.text


def test_verdicts_that_come_fast_count_in_their_order(qtbot: QtBot, reader: MainWindow) -> None:
    open_edge(qtbot, reader)
    card = card_with(reader, "inhibits STAT3")
    card.sentence.setFocus()
    for key in (Qt.Key.Key_C, Qt.Key.Key_P, Qt.Key.Key_R, Qt.Key.Key_N):
        qtbot.keyClick(card.sentence, key)
    qtbot.waitUntil(lambda: [one.tag for one in said(reader)] == ["correct", "polarity", "retracted", "no_relation"])
    qtbot.waitUntil(lambda: shown_on(reader, "inhibits STAT3") == ["✗ No relation"])
    for _ in range(4):
        reader.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: shown_on(reader, "inhibits STAT3") == [])


def test_what_was_called_wrong_is_told_among_what_was_missed(qtbot: QtBot, reader: MainWindow) -> None:
    (card,) = open_edge(qtbot, reader, f"{SOCS3}>{JAK2}")
    sentence = card.record.sentence
    reader.parts.actions["evidence.say_no_relation"].trigger()
    qtbot.waitUntil(lambda: f"{SOCS3}>{JAK2}" not in reader.parts.controller.diagram.visible_edges)
    reader.parts.controller.select((SOCS3, JAK2))
    reader.parts.actions["evidence.missed"].trigger()
    missed = reader.parts.docks.missed
    qtbot.waitUntil(lambda: [one.record.sentence for one in missed.hidden_cards] == [sentence])
