"""Statements by hand, through the real window: words are selected, a statement is added, taken back and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from explorer.extraction.sentences import split
from explorer.model.document import Document, Span
from explorer.model.entity import Kind
from explorer.model.evidence import MANUAL
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.manual_dialog import ManualDialog
from explorer.ui.panels.marked_text import MarkedText
from explorer.ui.plain_text import shown
from tests.ui.conftest import fill

IL6, STAT3, JAK2 = "HGNC:6018", "HGNC:11364", "HGNC:6192"
TEXT = "Own 😀 notes.\nIn 🧬 tubes STAT3 might lower xyzzin. IL-6 and JAK2 were both read 😀 in blood."


@pytest.fixture
def window(make_window: Callable[[], MainWindow], tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on the small store and a paper of our own in which nothing was found."""
    path = tmp_path / "own.pathways"
    with Store.create(path) as store:
        fill(store)
        with store.import_run("own") as run:
            run.add(Document(TEXT, TEXT[: TEXT.index("\n")], pmid="7", date="2022"), (), split(TEXT))
    made = make_window()
    with qtbot.waitSignal(made.opening.ready):
        made.open_at_start(path)
    return made


def select(text: MarkedText, words: str) -> None:
    """Select *words* as a person does: Qt counts UTF-16 units."""
    start = text.toPlainText().index(words)
    before = len(text.toPlainText()[:start].encode("utf-16-le")) // 2
    cursor = text.textCursor()
    cursor.setPosition(before)
    cursor.setPosition(before + len(words.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def ask(qtbot: QtBot, window: MainWindow, words: str) -> ManualDialog:
    """Open the dialog on the sentence of our own paper that has *words*."""
    store = window.parts.stores.store
    assert store is not None
    paper = store.document(store.search_sentences("xyzzin").items[0].document_id)
    span = store.sentence_at(paper.id, TEXT.index(words))
    assert span is not None
    window.parts.manual._open(paper.id, paper.document, span)
    dialog = window.parts.manual.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose(qtbot: QtBot, dialog: ManualDialog, name: str, words: str) -> None:
    select(dialog.sentence, words)
    dialog.takes[name].click()
    if name != "trigger":
        qtbot.waitUntil(lambda: dialog.ends[name].meaning.count() > 1 or words.strip() == "xyzzin")


def relate(dialog: ManualDialog, relation: Relation) -> None:
    dialog.relation.setCurrentIndex(list(Relation).index(relation))


def test_a_statement_is_added_from_selected_words_and_seen_at_once(qtbot: QtBot, window: MainWindow) -> None:
    dialog = ask(qtbot, window, "xyzzin")
    assert not dialog.add.isEnabled()
    assert "words of the subject" in dialog.problem.text()
    choose(qtbot, dialog, "subject", "STAT3")
    choose(qtbot, dialog, "object", " xyzzin")
    choose(qtbot, dialog, "trigger", "lower")
    assert dialog.ends["subject"].meaning.currentText().startswith("STAT3 (gene, HGNC:11364)")
    assert dialog.ends["object"].called.text() == "xyzzin"
    kinds = dialog.ends["object"].kind
    kinds.setCurrentIndex(list(Kind).index(Kind.CHEMICAL))
    relate(dialog, Relation.DECREASES_AMOUNT)
    assert dialog.sign.currentData() == Sign.NEGATIVE
    assert not dialog.sign.isEnabled()
    dialog.flags["speculated"].setChecked(True)
    dialog.note.setText("mine")
    assert dialog.sentence.marked_words() == ["STAT3", "lower", "xyzzin"]
    dialog.add.click()
    controller = window.parts.controller
    qtbot.waitUntil(lambda: any(node.name == "xyzzin" for node in controller.diagram.visible_nodes.values()))
    assert not dialog.isVisible()
    edge = controller.selected_edges[0]
    assert (edge.subject.name, edge.object.name, edge.object.kind) == ("STAT3", "xyzzin", Kind.CHEMICAL)
    assert any(row.edge == edge.key for row in window.parts.docks.statements.table.rows)
    panel = window.parts.docks.evidence
    qtbot.waitUntil(lambda: len(panel.cards) == 1)
    evidence = panel.cards[0].record.evidence
    assert (evidence.origin, evidence.rule, evidence.confidence, evidence.speculated) == (MANUAL, "manual", 1.0, True)
    assert evidence.trigger is not None
    spans = evidence.sentence, evidence.subject.span, evidence.trigger, evidence.object.span
    assert [span.of(TEXT) for span in spans] == ["In 🧬 tubes STAT3 might lower xyzzin.", "STAT3", "lower", "xyzzin"]
    assert panel.cards[0].record.note == "mine"


def add_plain(qtbot: QtBot, window: MainWindow) -> ManualDialog:
    dialog = ask(qtbot, window, "JAK2")
    choose(qtbot, dialog, "subject", "IL-6")
    choose(qtbot, dialog, "object", "JAK2")
    relate(dialog, Relation.BINDS)
    dialog.add.click()
    return dialog


def test_undo_in_the_message_goes_once_it_would_take_back_another_step(qtbot: QtBot, window: MainWindow) -> None:
    add_plain(qtbot, window)
    notices, controller = window.parts.notices, window.parts.controller
    qtbot.waitUntil(lambda: [button.text() for button in notices.buttons] == ["Undo"])
    key = next(iter(controller.diagram.visible_nodes))
    controller.move({key: (500.0, 500.0)})
    assert notices.text == ""


def count(window: MainWindow) -> int:
    store = window.parts.stores.store
    assert store is not None
    return sum(one.evidence.origin == MANUAL for paper in range(1, 5) for one in store.document_evidence(paper))


def test_it_is_undone_and_redone_and_is_there_after_a_restart(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow]
) -> None:
    controller, actions = window.parts.controller, window.parts.actions
    key = f"{JAK2}~{IL6}" if JAK2 < IL6 else f"{IL6}~{JAK2}"
    before = dict(controller.diagram.edges)
    add_plain(qtbot, window)
    qtbot.waitUntil(lambda: key in controller.diagram.visible_edges)
    assert controller.undo_stack.undoText() == "Add “IL6 binds JAK2”"
    actions["edit.undo"].trigger()
    assert dict(controller.diagram.edges) == before
    qtbot.waitUntil(lambda: count(window) == 0)
    actions["edit.redo"].trigger()
    actions["edit.undo"].trigger()
    actions["edit.redo"].trigger()
    assert key in controller.diagram.visible_edges
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    qtbot.waitUntil(lambda: count(window) == 1)
    path = window.parts.stores.store.path  # type: ignore[union-attr]
    window.close()
    again = make_window()
    with qtbot.waitSignal(again.opening.ready):
        again.open_at_start(path)
    assert again.parts.controller.diagram.visible_edges[key].sentences == 1


def test_the_same_again_is_refused_in_the_dialog(qtbot: QtBot, window: MainWindow) -> None:
    first = add_plain(qtbot, window)
    qtbot.waitUntil(lambda: not first.isVisible())
    steps = window.parts.controller.undo_stack.count()
    second = add_plain(qtbot, window)
    qtbot.waitUntil(lambda: "was added from this sentence before" in second.problem.text())
    assert second.isVisible()
    assert second.add.isEnabled()
    assert count(window) == 1
    assert window.parts.controller.undo_stack.count() == steps
    second.reject()


def test_what_was_added_is_removed_from_its_card_and_that_is_undone(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.parts.docks.evidence
    add_plain(qtbot, window)
    qtbot.waitUntil(lambda: [card.record.evidence.origin for card in panel.cards] == [MANUAL])
    panel.cards[0].remove_wanted.emit(panel.cards[0].record)
    qtbot.waitUntil(lambda: count(window) == 0)
    qtbot.waitUntil(lambda: window.parts.controller.undo_stack.undoText() == "Remove “IL6 binds JAK2”")
    window.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: count(window) == 1)


def test_what_the_filters_hide_is_said_to_be_hidden(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    parts.docks.filters.bounds.papers.setValue(2)
    add_plain(qtbot, window)
    qtbot.waitUntil(lambda: parts.notices.text == "“IL6 binds JAK2” was added by hand; the filters hide it.")
    parts.notices.buttons[0].click()
    assert any(edge.relation is Relation.BINDS for edge in parts.controller.diagram.visible_edges.values())


def test_what_the_extractor_found_cannot_be_removed_and_the_menu_says_what_can_be_done(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.parts.controller.select([f"{IL6}>{STAT3}"])
    qtbot.waitUntil(lambda: bool(window.parts.docks.evidence.cards))
    remove = window.parts.actions["evidence.remove"]
    assert not remove.isEnabled()
    assert "Give this one a verdict instead" in remove.toolTip()


def test_what_was_added_by_hand_can_be_removed_when_its_card_is_at_hand(qtbot: QtBot, window: MainWindow) -> None:
    panel, remove = window.parts.docks.evidence, window.parts.actions["evidence.remove"]
    window.parts.controller.select([f"{IL6}>{STAT3}"])
    qtbot.waitUntil(lambda: bool(panel.cards))
    add_plain(qtbot, window)
    qtbot.waitUntil(lambda: MANUAL in [card.record.evidence.origin for card in panel.cards])
    qtbot.waitUntil(remove.isEnabled)
    assert "Undo brings it back" in remove.toolTip()
    remove.trigger()
    qtbot.waitUntil(lambda: count(window) == 0)


def test_a_sentence_of_a_card_can_be_said_with_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    """Ctrl+Shift+A, then Shift and arrows select, and mnemonics take the words."""
    window.parts.controller.select([f"{IL6}>{STAT3}"])
    qtbot.waitUntil(lambda: bool(window.parts.docks.evidence.cards))
    window.parts.actions["evidence.add"].trigger()
    dialog = window.parts.manual.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.sentence.setFocus()
    home = dialog.sentence.textCursor()
    home.setPosition(dialog.sentence.toPlainText().index("IL6"))
    dialog.sentence.setTextCursor(home)
    for _ in range(3):
        qtbot.keyClick(dialog.sentence, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.sentence.textCursor().selectedText() == "IL6"
    qtbot.keyClick(dialog.sentence, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    end = dialog.ends["subject"]
    qtbot.waitUntil(lambda: end.entity is not None and end.entity.id == IL6)
    dialog.reject()


def test_a_right_click_on_words_offers_a_statement_of_their_sentence(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.controller.select([f"{IL6}>{STAT3}"])
    panel = window.parts.docks.evidence
    qtbot.waitUntil(lambda: bool(panel.cards))
    menu = QMenu()
    qtbot.addWidget(menu)
    card = panel.cards[0]
    at = card.record.sentence.index("STAT3")
    card.sentence.menu_opening.emit(menu, at, at + 5)
    action = next(one for one in menu.actions() if one.text() == "Add a statement from this sentence…")
    action.trigger()
    qtbot.waitUntil(lambda: window.parts.manual.dialog is not None)
    dialog = window.parts.manual.dialog
    assert dialog is not None
    assert dialog.sentence.toPlainText() == card.record.sentence
    assert dialog.ends["subject"].span == Span(
        card.record.evidence.sentence.start + at, card.record.evidence.sentence.start + at + 5
    )
    dialog.reject()


def test_ends_that_are_one_or_share_words_are_refused(qtbot: QtBot, window: MainWindow) -> None:
    dialog = ask(qtbot, window, "JAK2")
    dialog.takes["subject"].click()
    assert dialog.problem.text().startswith("Select the words in the sentence first")
    choose(qtbot, dialog, "subject", "IL-6")
    choose(qtbot, dialog, "object", "IL-6")
    assert dialog.problem.text().startswith("Subject and object are the same")
    choose(qtbot, dialog, "object", "6 and JAK2")
    assert not dialog.add.isEnabled()
    assert dialog.statement is None
    dialog.reject()


letters = st.text(st.sampled_from("ab 😀🧬𝛾é\u0301\u202e\u200d\tα"), min_size=1, max_size=40)


@given(text=letters, data=st.data())
@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_selected_in_qts_units_are_the_code_points_of_the_text(
    qtbot: QtBot, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    field = MarkedText()
    qtbot.addWidget(field)
    field.show_text(text)
    position, length = shown(text).span(start, end)
    cursor = field.textCursor()
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    assert field.selected() == (start, end)


def test_nothing_in_the_dialog_is_cut_off(qtbot: QtBot, window: MainWindow) -> None:
    dialog = ask(qtbot, window, "xyzzin")
    assert dialog.trigger.height() >= dialog.trigger.heightForWidth(dialog.trigger.width())
    choose(qtbot, dialog, "subject", "STAT3")
    for relation in Relation:
        relate(dialog, relation)
        qtbot.waitUntil(lambda: dialog.sign.width() >= dialog.sign.sizeHint().width())
        room = dialog.sign.width() - dialog.sign.fontMetrics().horizontalAdvance(dialog.sign.currentText())
        assert room >= 28, dialog.sign.currentText()
