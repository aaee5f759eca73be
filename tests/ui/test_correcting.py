"""A sign or a grounding is put right once, and in all like it, through the real window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.model.evidence import MANUAL
from explorer.ui.curation_alike import GroundingDialog
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import CAF, IL6, JAK2, STAT3
from tests.ui.test_curation import card_with, edge, open_edge, said, strip_of

EDGE = f"{IL6.key}>{STAT3.key}"


@pytest.fixture
def reader(window: MainWindow) -> MainWindow:
    """The window of somebody who has a name."""
    window.parts.remembered.set_option("evidence.curator", "Ada")
    return window


def dialog_of(qtbot: QtBot, window: MainWindow, sentence: str, what: str):
    """Open the dialog from the strip of a card."""
    correcting = window.parts.correcting
    correcting.dialog = None
    strip_of(card_with(window, sentence)).correcting.emit(card_with(window, sentence).record, what)
    qtbot.waitUntil(lambda: correcting.dialog is not None and correcting.dialog.isVisible())
    assert correcting.dialog is not None
    return correcting.dialog


def signs(window: MainWindow, key: str = EDGE) -> dict[str, int]:
    return {one.statement.sign.value: one.sentences for one in edge(window, key).statements}


def test_a_sign_is_put_right_in_one_sentence_and_that_is_undone_and_redone(qtbot: QtBot, reader: MainWindow) -> None:
    open_edge(qtbot, reader)
    assert signs(reader) == {"+": 3, "-": 1}
    dialog = dialog_of(qtbot, reader, "inhibits STAT3", "sign")
    assert dialog.every.text().startswith("All 2 sentences")  # SOCS3 inhibits JAK2 is the other one
    assert dialog.single.isChecked()
    dialog.right.click()
    qtbot.waitUntil(lambda: signs(reader) == {"+": 4, "-": 0})
    assert [(one.tag, one.correction) for one in said(reader)] == [("polarity", "sign=+")]
    store = reader.parts.stores.store
    assert store is not None
    by_hand = store.counts().evidence
    reader.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: store.counts().evidence == by_hand - 1)
    qtbot.waitUntil(lambda: signs(reader) == {"+": 3, "-": 1})
    reader.parts.actions["edit.redo"].trigger()
    qtbot.waitUntil(lambda: store.counts().evidence == by_hand)
    qtbot.waitUntil(lambda: signs(reader) == {"+": 4, "-": 0})
    reader.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: store.counts().evidence == by_hand - 1)
    qtbot.waitUntil(lambda: store.check() == [])


def test_all_that_the_same_rule_found_by_the_same_word_are_put_right_with_the_number_before(
    qtbot: QtBot, reader: MainWindow
) -> None:
    open_edge(qtbot, reader)
    dialog = dialog_of(qtbot, reader, "So IL6", "sign")
    # CAF activates IL6, IL6 activates JAK2, three times IL6 activates STAT3, STAT3 activates EMT
    assert dialog.every.text().startswith("All 6 sentences found by the rule “sample” and the word “activates”")
    assert dialog.list.count() == 6
    assert dialog.list.item(0).text().startswith("IL6 activates STAT3: So IL6")
    dialog.every.setChecked(True)
    dialog.right.click()
    qtbot.waitUntil(lambda: signs(reader) == {"+": 0, "-": 4})
    assert signs(reader, f"{CAF.key}>{IL6.key}")["-"] == 1
    assert len(said(reader)) == 6
    qtbot.waitUntil(lambda: any(card.record.evidence.origin == MANUAL for card in reader.parts.docks.evidence.cards))
    assert reader.parts.controller.undo_stack.undoText() == "Sign put right in 6 sentences"
    reader.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: signs(reader) == {"+": 3, "-": 1})


def test_what_has_no_sign_says_so(qtbot: QtBot, reader: MainWindow) -> None:
    open_edge(qtbot, reader, f"{JAK2.key}>{STAT3.key}")
    reader.parts.actions["evidence.right_sign"].trigger()
    assert "no sign" in reader.parts.notices.text


def test_a_grounding_is_put_right_in_all_in_which_the_name_means_that(qtbot: QtBot, reader: MainWindow) -> None:
    open_edge(qtbot, reader)
    dialog = dialog_of(qtbot, reader, "So IL6", "subject")
    assert isinstance(dialog, GroundingDialog)
    # as subject of five, as object of one
    assert dialog.every.text().startswith("All 6 sentences in which IL6 is called so")
    dialog.name.setText("factor of ours")
    dialog.name.editingFinished.emit()
    qtbot.waitUntil(lambda: dialog.meaning.findText("A new entity called factor of ours") >= 0)
    dialog.meaning.setCurrentIndex(dialog.meaning.findText("A new entity called factor of ours"))
    target = dialog.target
    dialog.every.setChecked(True)
    dialog.right.click()
    diagram = reader.parts.controller.diagram
    moved = f"{target.key}>{STAT3.key}"
    qtbot.waitUntil(lambda: moved in diagram.visible_edges)
    assert EDGE not in diagram.edges
    assert diagram.visible_edges[moved].sentences == 4
    corrections = sorted(one.correction for one in said(reader))
    assert corrections == [f"object={target.key}", *[f"subject={target.key}"] * 5]
    store = reader.parts.stores.store
    assert store is not None
    assert store.check() == []
    reader.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: [one.undone for one in store.entity_edits()] == [True])
    qtbot.waitUntil(lambda: len(said(reader)) == 12)
    qtbot.waitUntil(lambda: signs(reader) == {"+": 3, "-": 1})
    assert store.check() == []


def test_a_grounding_of_one_sentence_leaves_the_others(qtbot: QtBot, reader: MainWindow) -> None:
    open_edge(qtbot, reader)
    dialog = dialog_of(qtbot, reader, "So IL6", "subject")
    assert isinstance(dialog, GroundingDialog)
    dialog.offer("factor of ours", ())
    target = dialog.target
    dialog.right.click()
    diagram = reader.parts.controller.diagram
    qtbot.waitUntil(lambda: f"{target.key}>{STAT3.key}" in diagram.visible_edges)
    assert signs(reader) == {"+": 2, "-": 1}
    assert len(said(reader)) == 1


def test_the_dictionary_is_offered_for_every_store(qtbot: QtBot, reader: MainWindow) -> None:
    open_edge(qtbot, reader)
    dialog = dialog_of(qtbot, reader, "So IL6", "subject")
    assert isinstance(dialog, GroundingDialog)
    dialog.dictionary.click()
    assert not dialog.isVisible()
    opened = reader.parts.dictionary.dialog
    qtbot.waitUntil(lambda: reader.parts.dictionary.dialog is not None)
    assert opened is None or opened.isVisible()
