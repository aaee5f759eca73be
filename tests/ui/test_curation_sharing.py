"""Verdicts of two readers, put together through the real window; nothing is kept before it was shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.formats import curations as file_format
from explorer.model.records import Curation
from explorer.ui import ask
from explorer.ui.curation_merge import MergeVerdictsDialog
from explorer.ui.main_window import MainWindow
from tests.ui.test_curation import EDGE, card_with, edge, open_edge, said


@pytest.fixture
def reader(window: MainWindow) -> MainWindow:
    """The window of somebody who has a name."""
    window.parts.remembered.set_option("evidence.curator", "Ada")
    return window


def shown(qtbot: QtBot, window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> MergeVerdictsDialog:
    monkeypatch.setattr(ask, "open_file", lambda *_: path)
    window.parts.sharing.dialog = None
    window.parts.actions["tools.merge_verdicts"].trigger()
    qtbot.waitUntil(lambda: window.parts.sharing.dialog is not None)
    dialog = window.parts.sharing.dialog
    assert dialog is not None
    return dialog


def rows(dialog: MergeVerdictsDialog, title: str) -> list[list[str]]:
    tree = dialog.lists[title]
    return [[tree.topLevelItem(row).text(column) for column in range(3)] for row in range(tree.topLevelItemCount())]


def theirs(window: MainWindow, tmp_path: Path) -> Path:
    """A file in which Ben agrees once, does not agree once, and says something new once; one line is damaged."""
    hashes = {word: card_with(window, word).record.hash for word in ("So IL6", "Again IL6", "inhibits STAT3")}
    window.parts.stores.store.append_curations(  # type: ignore[union-attr]
        [Curation(hashes["So IL6"], "correct", curator="Ada"), Curation(hashes["Again IL6"], "correct", curator="Ada")]
    )
    told = [
        Curation(hashes["So IL6"], "correct", "", "Ben", "2026-01-01T00:00:00+00:00"),
        Curation(hashes["Again IL6"], "hypothesis", "", "Ben", "2026-01-01T00:00:00+00:00"),
        Curation(hashes["inhibits STAT3"], "polarity", "", "Ben", "2026-01-01T00:00:00+00:00"),
    ]
    path = tmp_path / "ben.jsonl"
    path.write_text(file_format.write(told, {}) + "no json\n", encoding="utf-8")
    return path


def test_agreements_and_conflicts_are_shown_before_anything_is_kept(
    qtbot: QtBot, reader: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_edge(qtbot, reader)
    dialog = shown(qtbot, reader, theirs(reader, tmp_path), monkeypatch)
    assert len(said(reader)) == 2
    assert rows(dialog, "In conflict") == [["IL6 activates STAT3", "Ada: Correct", "Ben: Hypothesis"]]
    assert rows(dialog, "Agreed") == [["IL6 activates STAT3", "Ada: Correct", "Ben: Correct"]]
    assert rows(dialog, "Only in the file") == [["IL6 inhibits STAT3", "", "Ben: Wrong sign"]]
    assert dialog.keep.text() == "Keep 3 verdicts"
    dialog.reject()
    qtbot.waitUntil(lambda: not reader.parts.background.tasks)
    assert len(said(reader)) == 2


def test_what_is_kept_takes_effect_and_is_undone(
    qtbot: QtBot, reader: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_edge(qtbot, reader)
    dialog = shown(qtbot, reader, theirs(reader, tmp_path), monkeypatch)
    dialog.without_conflicts.setChecked(True)
    assert dialog.keep.text() == "Keep 2 verdicts"
    dialog.keep.click()
    qtbot.waitUntil(lambda: not edge(reader, EDGE).contested)
    assert [(one.curator, one.tag) for one in said(reader)][2:] == [("Ben", "correct"), ("Ben", "polarity")]
    reader.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: edge(reader, EDGE).contested)
    qtbot.waitUntil(lambda: len(said(reader)) == 6)


def test_a_file_that_was_written_here_brings_nothing_new(
    qtbot: QtBot, reader: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_edge(qtbot, reader)
    theirs(reader, tmp_path)
    path = tmp_path / "ada.jsonl"
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: path)
    reader.parts.actions["tools.write_verdicts"].trigger()
    qtbot.waitUntil(lambda: "2 verdicts written to ada.jsonl" in reader.parts.notices.text)
    line = json.loads(path.read_text(encoding="utf-8").split("\n")[0])
    assert (line["statement"], line["curator"], line["pmid"]) == ("IL6 activates STAT3", "Ada", "90003")
    dialog = shown(qtbot, reader, path, monkeypatch)
    assert not dialog.keep.isEnabled()


def test_a_file_that_is_not_there_is_said(
    qtbot: QtBot, reader: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "open_file", lambda *_: tmp_path / "none.jsonl")
    reader.parts.actions["tools.merge_verdicts"].trigger()
    qtbot.waitUntil(lambda: "none.jsonl could not be read" in reader.parts.notices.text)


def test_a_verdict_on_what_is_not_drawn_any_more_is_listed_and_taken_back(qtbot: QtBot, reader: MainWindow) -> None:
    key = "HGNC:19391>HGNC:6192"
    (card,) = open_edge(qtbot, reader, key)
    store = reader.parts.stores.store
    assert store is not None
    store.append_curations([Curation(card.record.hash, "hypothesis", "why not", "Ben")])
    reader.parts.actions["evidence.say_hypothesis"].trigger()
    qtbot.waitUntil(lambda: edge(reader, key).speculated)
    reader.parts.controller.undo_stack.clear()
    reader.parts.actions["tools.verdicts"].trigger()
    qtbot.waitUntil(lambda: reader.parts.sharing.listed is not None)
    listed = reader.parts.sharing.listed
    assert listed is not None
    told = [[listed.tree.topLevelItem(row).text(column) for column in range(3)] for row in range(2)]
    assert told == [["SOCS3 inhibits JAK2", "Hypothesis", who] for who in ("Ada", "Ben")]
    listed.tree.setCurrentItem(listed.tree.topLevelItem(1))
    assert not listed.back.isEnabled()
    listed.tree.setCurrentItem(listed.tree.topLevelItem(0))
    listed.back.click()
    qtbot.waitUntil(lambda: [one.tag for one in said(reader)] == ["hypothesis", "hypothesis", "retracted"])


def test_from_the_list_of_verdicts_one_goes_to_the_abstract(qtbot: QtBot, reader: MainWindow) -> None:
    (card,) = open_edge(qtbot, reader, "HGNC:19391>HGNC:6192")
    store = reader.parts.stores.store
    assert store is not None
    store.append_curations([Curation(card.record.hash, "no_relation", curator="Ada")])
    reader.parts.actions["tools.verdicts"].trigger()
    qtbot.waitUntil(lambda: reader.parts.sharing.listed is not None)
    listed = reader.parts.sharing.listed
    assert listed is not None
    listed.tree.setCurrentItem(listed.tree.topLevelItem(0))
    listed.show_it.click()
    paper = reader.parts.docks.evidence.paper
    qtbot.waitUntil(lambda: paper.document is not None and paper.document.title == "Feedback.")
