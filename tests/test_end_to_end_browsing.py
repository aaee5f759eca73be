"""Browsing as a person does it, in the real window: trust, judge, narrow, look through, annotate, compare, describe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import explorer
from explorer.extraction.extract import Extractor
from explorer.graph.compare import Outcome
from explorer.model.document import Document
from explorer.store.store import Store
from explorer.ui import ask
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.compare import FILE
from tests.test_end_to_end import click_edge, make_window, shown
from tests.ui.panels.test_charts import click_bar, show
from tests.ui.test_belief import words
from tests.ui.test_comparing import compare
from tests.ui.test_curation import card_with, edge, said, shown_on
from tests.ui.test_curation_sharing import rows
from tests.ui.test_curation_sharing import shown as merge_dialog
from tests.ui.test_lens import solid
from tests.ui.test_methods import shown as methods_dialog
from tests.ui.test_remarks import tip, write
from tests.ui.test_tables import clipboard

__all__ = ["make_window"]  # the fixture

GROWTH = "HGNC:11766>GO:0008283"
TWO_PAPERS = "HGNC:6018>HGNC:11364"
ONE_PAPER = "HGNC:19391>HGNC:6192"
MISSED = "We looked at TGFB1 and at SOCS3 as well."
PAPERS = (
    (
        "2016",
        "A first made up paper.",
        "TGFB1 promotes cell proliferation in human fibroblasts. IL-6 activates STAT3 in human fibroblasts.",
    ),
    (
        "2018",
        "A second made up paper.",
        "TGFB1 inhibits cell proliferation in mouse epithelial cells. IL-6 activates STAT3 in A549 cells.",
    ),
    (
        "2020",
        "A third made up paper.",
        f"SOCS3 inhibits JAK2 in mice. Again SOCS3 inhibits JAK2 after a day. Here SOCS3 inhibits JAK2 too. {MISSED}",
    ),
)


def read_into(path: Path, *papers: tuple[str, str, str]) -> Path:
    """Make a store of *papers* (year, title, text), read as an import reads them."""
    extractor = Extractor()
    with Store.create(path) as store, store.import_run("own") as run:
        for year, title, text in papers:
            document = Document(f"{title}\n{text}", title, date=year, pmid=year)
            found = extractor.extract(document)
            run.add(document, found.evidence, found.sentences)
    return path


def names(window: MainWindow) -> set[str]:
    """What is drawn, by the names of its ends."""
    return {f"{one.subject.name} {one.object.name}" for one in window.parts.controller.diagram.visible_edges.values()}


def judge(qtbot: QtBot, window: MainWindow, edge_key: str, sentence: str, key: Qt.Key, says: list[str]) -> None:
    """Select an edge, go to the card of a sentence, press a key, and wait for what the card then says."""
    window.parts.controller.select((edge_key,))
    qtbot.waitUntil(lambda: shown_on(window, sentence) == [])
    card = card_with(window, sentence)
    card.sentence.setFocus()
    qtbot.keyClick(card.sentence, key)
    qtbot.waitUntil(lambda: shown_on(window, sentence) == says)


ALL = {"TGFB1 proliferation", "IL6 STAT3", "SOCS3 JAK2"}


def test_what_to_believe_what_is_contested_and_what_was_missed_is_told(
    qtbot: QtBot, make_window: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    """Two papers weigh more than three sentences of one; both sides and what was missed are read."""
    window = make_window(read_into(tmp_path / "mine.pathways", *PAPERS))
    parts, evidence = window.parts, window.parts.docks.evidence
    assert names(window) == ALL
    told = {}
    for key in (TWO_PAPERS, ONE_PAPER):
        click_edge(qtbot, window, key)
        told[key] = float(evidence.head.belief.value.text().removeprefix("belief ").rstrip(":"))
    assert len(shown(window)) == 3
    assert told[TWO_PAPERS] > told[ONE_PAPER]
    evidence.head.belief.how.click()
    qtbot.waitUntil(evidence.head.belief.terms.isVisible)
    assert "This program: 1 paper, 3 sentences." in words(evidence.head.belief.terms)

    parts.actions["tools.contested"].trigger()
    panel, sides = parts.docks.contested, evidence.sides
    qtbot.waitUntil(lambda: panel.table.rowCount() > 0)
    assert [
        [panel.table.index(row, column).data() for column in range(5)] for row in range(panel.table.rowCount())
    ] == [["TGFB1", "proliferation", "1", "1", "0"]]
    with qtbot.waitSignal(sides.filled):
        panel.view.selectRow(0)
    assert parts.controller.selection == {GROWTH}
    assert evidence.tabs.currentWidget() is sides
    assert [(card.record.evidence.sign, card.record.document.year) for card in sides.cards] == [
        ("+", 2016),
        ("-", 2018),
    ]
    lines = words(sides).split("\n")
    top = lines[lines.index("Differs in") : lines.index("Up · 1 paper, 1 sentence")]
    assert {"Fibroblasts (1)", "Epithelial Cells (1)", "human (1)", "mouse (1)"} <= set(top)

    parts.controller.select(("HGNC:11766", "HGNC:19391"))
    parts.actions["evidence.missed"].trigger()
    missed = parts.docks.missed
    qtbot.waitUntil(lambda: bool(missed.cards))
    assert [card.sentence.toPlainText() for card in missed.cards] == [MISSED]
    assert missed.hidden_cards == []


def test_a_verdict_counts_at_once_and_meets_that_of_another_reader_in_another_store(
    qtbot: QtBot, make_window: Callable[[Path], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ada judges and writes a file; Ben, with the same texts in a store of his own, agrees once and differs once."""
    window = make_window(read_into(tmp_path / "ada.pathways", *PAPERS))
    parts = window.parts
    parts.remembered.set_option("evidence.curator", "Ada")
    judge(qtbot, window, ONE_PAPER, "Again SOCS3", Qt.Key.Key_C, ["✓ Correct"])
    before = edge(window, TWO_PAPERS).belief
    judge(qtbot, window, TWO_PAPERS, "A549", Qt.Key.Key_N, ["✗ No relation"])
    qtbot.waitUntil(lambda: edge(window, TWO_PAPERS).belief < before)
    dropped = edge(window, TWO_PAPERS).belief
    parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: edge(window, TWO_PAPERS).belief == before)
    parts.actions["edit.redo"].trigger()
    qtbot.waitUntil(lambda: edge(window, TWO_PAPERS).belief == dropped)
    qtbot.waitUntil(lambda: [one.tag for one in said(window)] == ["correct", "no_relation", "retracted", "no_relation"])

    path = tmp_path / "ada.jsonl"
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: path)
    parts.actions["tools.write_verdicts"].trigger()
    qtbot.waitUntil(lambda: "written to ada.jsonl" in parts.notices.text)
    window.close()

    other = make_window(read_into(tmp_path / "ben.pathways", *PAPERS))
    other.parts.remembered.set_option("evidence.curator", "Ben")
    for key, sentence in ((ONE_PAPER, "Again SOCS3"), (TWO_PAPERS, "A549")):
        judge(qtbot, other, key, sentence, Qt.Key.Key_C, ["✓ Correct"])
    dialog = merge_dialog(qtbot, other, path, monkeypatch)
    assert rows(dialog, "Agreed") == [["SOCS3 inhibits JAK2", "Ben: Correct", "Ada: Correct"]]
    assert rows(dialog, "In conflict") == [["IL6 activates STAT3", "Ben: Correct", "Ada: No relation"]]
    assert {one.curator for one in said(other)} == {"Ben"}
    dialog.keep.click()
    qtbot.waitUntil(lambda: {one.curator for one in said(other)} == {"Ada", "Ben"})
    qtbot.waitUntil(lambda: set(shown_on(other, "A549") or ()) == {"✓ Correct", "✗ Ada: No relation", "conflict"})
    other.parts.controller.select((ONE_PAPER,))
    qtbot.waitUntil(lambda: set(shown_on(other, "Again SOCS3") or ()) == {"✓ Correct", "✓ Ada: Correct"})


def click_on_a_chart(qtbot: QtBot, window: MainWindow) -> None:
    """Click on a bar, which filters, and again, which shows all."""
    window.parts.docks.open_panel("Charts")
    charts = window.parts.docks.charts
    show(qtbot, charts, "relations")
    with qtbot.waitSignal(charts.drawn):
        click_bar(qtbot, charts, "inhibits")
    assert names(window) == ALL - {"IL6 STAT3"}
    with qtbot.waitSignal(charts.drawn):
        click_bar(qtbot, charts, "inhibits")
    assert names(window) == ALL


def play_and_look_through(qtbot: QtBot, window: MainWindow) -> None:
    """Play to a year and leave; look through a cell line and leave."""
    parts, controller = window.parts, window.parts.controller
    parts.actions["view.play"].trigger()
    play = parts.play.bar
    play._turns.stop()
    play.slider.setValue(2018)
    qtbot.waitUntil(lambda: play.words.text() == "2018: 2 of 3 edges")
    assert names(window) == ALL - {"SOCS3 JAK2"}
    parts.actions["edit.clear"].trigger()
    qtbot.waitUntil(lambda: names(window) == ALL)
    assert play.isHidden()

    parts.actions["view.lens"].trigger()
    qtbot.waitUntil(lambda: parts.lens.dialog is not None and parts.lens.dialog.list.count() > 0)
    qtbot.keyClicks(parts.lens.dialog.line, "A549")
    qtbot.keyClick(parts.lens.dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: solid(controller.diagram) == {"IL6 STAT3"})
    parts.actions["edit.clear"].trigger()
    assert solid(controller.diagram) == ALL


def test_the_diagram_is_narrowed_played_looked_through_annotated_compared_and_described(
    qtbot: QtBot, make_window: Callable[[Path], MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each way of looking changes what is drawn, says so, and leaves again without a trace."""
    window = make_window(read_into(tmp_path / "mine.pathways", *PAPERS))
    parts = window.parts
    controller, bar = parts.controller, parts.filter_bar
    parts.docks.show_filters()
    qtbot.waitUntil(lambda: parts.docks.filters.facets.shown == 3)
    parts.docks.filters.bounds.papers.setValue(2)
    qtbot.waitUntil(lambda: names(window) == ALL - {"SOCS3 JAK2"})
    assert bar.words.text() == "1 of 3 edges hidden:"
    qtbot.mouseClick(bar.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(window) == ALL)
    assert bar.isHidden()

    click_on_a_chart(qtbot, window)
    play_and_look_through(qtbot, window)

    write(qtbot, window, TWO_PAPERS, "Seen by us too")
    assert "Note: Seen by us too" in tip(window, TWO_PAPERS)
    table = parts.docks.statements
    assert {row.edge for row in table.table.rows} == set(controller.diagram.visible_edges)
    assert {row.edge for row in table.table.rows if row.note == "Seen by us too"} == {TWO_PAPERS}
    assert table.chosen_keys() == {TWO_PAPERS}
    assert clipboard(qtbot, table.view.actions()[0].trigger)[1:] == [["IL6", "activates", "STAT3", "2", "2"]]

    there = read_into(tmp_path / "there.pathways", ("2021", "Elsewhere.", "SOCS3 activates JAK2 in human fibroblasts."))
    compare(qtbot, window, parts.docks.compare, there, monkeypatch)
    assert parts.docks.compare.there.currentData() == FILE
    painted = parts.compare.view.painted()
    assert [key for key, one in painted.items() if one is Outcome.SIGN_CHANGED] == [ONE_PAPER]
    parts.actions["edit.clear"].trigger()
    assert not parts.compare.bar.isVisible()

    parts.docks.filters.bounds.papers.setValue(2)
    qtbot.waitUntil(lambda: names(window) == ALL - {"SOCS3 JAK2"})
    dialog = methods_dialog(qtbot, window)
    text = dialog.words.toPlainText()
    assert explorer.__version__ in text
    assert "from 3 abstracts" in text
    assert "filters in force: edges with at least 2 papers" in text
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text
