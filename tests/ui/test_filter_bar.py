"""Filters through the real window: the bar says what is hidden, and takes each of it off by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from explorer.jobs.methods import filters_in_words
from explorer.model.document import DocumentKind, Notice, NoticeKind
from explorer.model.evidence import Context
from explorer.model.filter import Sort
from explorer.model.records import Curation
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import documents

LINE = Context("cell_line", "A549", "CVCL_0023")
MOUSE = Context("species", "mouse", "NCBITaxon:10090")


@pytest.fixture
def told(tmp_path: Path, make_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    """The window on the three papers: the second is a review, the third has an erratum and is about A549 and mice."""
    path = tmp_path / "told.pathways"
    with Store.create(path) as store:
        with store.import_run("sample") as run:
            for number, (document, evidence, sentences) in enumerate(documents()):
                kind = DocumentKind.REVIEW if number == 1 else DocumentKind.PRIMARY
                notices = (Notice(NoticeKind.ERRATUM),) if number == 2 else ()
                held = [replace(one, context=(LINE, MOUSE)) for one in evidence] if number == 2 else evidence
                run.add(replace(document, kind=kind, notices=notices), held, sentences)
        first = store.document_evidence(1)[0]
        store.append_curation(Curation(first.hash, "correct", curator="ann"))
    window = make_window()
    open_counted(qtbot, window, path)
    return window


def open_counted(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Open a store and wait until the choices of its filters are counted."""
    window.open_at_start(path)
    panel, controller = window.parts.docks.filters, window.parts.controller
    window.parts.docks.show_filters()
    qtbot.waitUntil(
        lambda: 0 < panel.facets.shown == len(controller.diagram.visible_edges) and bool(panel.sorts.boxes),
    )


def names(window: MainWindow) -> set[str]:
    return {f"{one.subject.name} {one.object.name}" for one in window.parts.controller.diagram.visible_edges.values()}


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_filter_there_is_no_bar(told: MainWindow) -> None:
    assert told.parts.filter_bar.isHidden()
    assert told.parts.filter_bar.text == ""


def test_the_bar_counts_what_is_hidden_and_each_part_comes_off_by_itself(qtbot: QtBot, told: MainWindow) -> None:
    panel, bar = told.parts.docks.filters, told.parts.filter_bar
    assert panel.sorts.boxes[Sort.REVIEW].toolTip().count("reviews: hides 1 edge") == 1
    panel.sorts.boxes[Sort.REVIEW].setChecked(False)
    panel.bounds.papers.setValue(2)
    qtbot.waitUntil(lambda: names(told) == {"IL6 STAT3"})
    assert bar.isVisible()
    assert bar.words.text() == "6 of 7 edges hidden:"
    assert bar.chips[0].text() == "edges with at least 2 papers ×"
    assert bar.chips[1].text() == "without reviews ×"
    assert bar.chips[2].text().startswith("confidence from 0.")
    click(qtbot, bar.chips[0])
    qtbot.waitUntil(lambda: len(names(told)) == 6)
    assert told.parts.controller.diagram.filter.without == {Sort.REVIEW}
    click(qtbot, bar.clear)
    qtbot.waitUntil(lambda: len(names(told)) == 7)
    assert bar.isHidden()


def test_diagram_table_evidence_and_methods_say_the_same(qtbot: QtBot, told: MainWindow) -> None:
    parts = told.parts
    parts.docks.filters.sorts.boxes[Sort.CORRECTED].setChecked(False)
    qtbot.waitUntil(lambda: "SOCS3 JAK2" not in names(told))
    assert "STAT3 SOCS3" not in names(told)
    shown = {row.edge for row in parts.docks.statements.table.rows}
    assert shown == set(parts.controller.diagram.visible_edges)
    edge = next(key for key, one in parts.controller.diagram.visible_edges.items() if one.papers == 2)
    parts.controller.select((edge,))
    qtbot.waitUntil(lambda: len(parts.docks.evidence.cards) == 3)
    assert {card.record.document_id for card in parts.docks.evidence.cards} == {1, 2}
    assert "without corrected papers" in filters_in_words(parts.controller.diagram.filter)


def test_contexts_of_one_aspect_are_any_of_them(qtbot: QtBot, told: MainWindow) -> None:
    panel = told.parts.docks.filters
    assert panel.contexts["species"].isHidden()
    rule = told.parts.controller.diagram.filter
    told.parts.filtering.show(replace(rule, contexts=frozenset({LINE})))
    qtbot.waitUntil(lambda: names(told) == {"SOCS3 JAK2", "STAT3 SOCS3", "IL6 STAT3"})
    assert "cell line: A549" in told.parts.filter_bar.text
    assert panel.contexts["cell_line"].boxes[LINE].isChecked()
    told.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: len(names(told)) == 7)


def test_only_what_people_judged_is_shown_where_that_is_wanted(qtbot: QtBot, told: MainWindow) -> None:
    panel = told.parts.docks.filters
    (unjudged, right) = panel.judged.boxes.values()
    assert (unjudged.text(), right.text()) == ("not judged (6)", "judged right (1)")
    unjudged.setChecked(False)
    qtbot.waitUntil(lambda: names(told) == {"CAF IL6"})
    assert "evidence judged right" in told.parts.filter_bar.text


def test_what_is_hidden_by_hand_is_told_and_shown_again(qtbot: QtBot, told: MainWindow) -> None:
    parts = told.parts
    parts.controller.select((next(key for key, node in parts.controller.diagram.nodes.items() if node.name == "EMT"),))
    parts.actions["diagram.hide"].trigger()
    assert parts.filter_bar.text == "Hidden: 1 node by hand ×"
    click(qtbot, parts.filter_bar.chips[0])
    assert parts.filter_bar.isHidden()
    assert "STAT3 EMT" in names(told)


def test_a_filter_is_as_it_was_when_the_store_is_opened_again(
    qtbot: QtBot, told: MainWindow, make_window: Callable[[], MainWindow]
) -> None:
    parts = told.parts
    path = parts.stores.store.path
    parts.docks.filters.sorts.boxes[Sort.REVIEW].setChecked(False)
    qtbot.waitUntil(lambda: len(names(told)) == 6)
    parts.autosave.finish()
    told.close()
    again = make_window()
    open_counted(qtbot, again, path)
    assert again.parts.controller.diagram.filter.without == {Sort.REVIEW}
    assert "without reviews" in again.parts.filter_bar.text
