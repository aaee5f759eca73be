"""How sure evidence must be, through the real window: a slider that hides and shows, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.extraction.confidence import WINDOW_DEFAULT
from explorer.model.evidence import LEARNED
from explorer.model.filter_words import least_confidence
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from tests.ui.conftest import documents

FAINT = ("SOCS3", "JAK2")
"""Ends of the one statement of which the extractor of this test is little sure."""


@pytest.fixture
def unsure(tmp_path: Path, make_window: Callable[[], MainWindow], qtbot: QtBot) -> MainWindow:
    """The window on a store in which one statement has only faint, learned evidence."""
    path = tmp_path / "unsure.pathways"
    with Store.create(path) as store, store.import_run("sample") as run:
        for document, evidence, sentences in documents():
            found = [
                replace(one, rule=LEARNED, confidence=0.4)
                if (one.subject.entity.name, one.object.entity.name) == FAINT
                else one
                for one in evidence
            ]
            run.add(document, found, sentences)
    window = make_window()
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(path)
    return window


def names(window: MainWindow) -> set[tuple[str, str]]:
    return {(one.subject.name, one.object.name) for one in window.parts.controller.diagram.visible_edges.values()}


def test_what_is_little_sure_is_shown_when_the_slider_asks_for_it(qtbot: QtBot, unsure: MainWindow) -> None:
    panel = unsure.parts.docks.filters.confidence
    assert FAINT not in names(unsure)
    first = f"Shown: {least_confidence(WINDOW_DEFAULT)}; 9 of 10 sentences"
    qtbot.waitUntil(lambda: panel.words.text() == first)
    panel.slider.setValue(panel.slider.minimum())
    qtbot.waitUntil(lambda: FAINT in names(unsure))
    assert panel.words.text() == "Shown: all that was found; 10 of 10 sentences"
    edge = next(one for one in unsure.parts.controller.diagram.visible_edges.values() if one.subject.name == FAINT[0])
    assert edge.sentences == 1
    assert any(row.edge == edge.key for row in unsure.parts.docks.statements.table.rows)


def test_taking_the_slider_back_counts_as_before_in_one_step(qtbot: QtBot, unsure: MainWindow) -> None:
    controller, panel = unsure.parts.controller, unsure.parts.docks.filters.confidence
    before = names(unsure)
    for value in (50, 40, 35):
        with qtbot.waitSignal(panel.wanted):
            panel.slider.setValue(value)
    qtbot.waitUntil(lambda: FAINT in names(unsure))
    assert controller.undo_stack.count() == 1
    unsure.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: names(unsure) == before)
    assert panel.slider.value() == round(WINDOW_DEFAULT * 100)
    unsure.parts.actions["edit.redo"].trigger()
    qtbot.waitUntil(lambda: FAINT in names(unsure))


def test_what_an_import_brought_is_counted_though_the_slider_moves_meanwhile(qtbot: QtBot, unsure: MainWindow) -> None:
    parts = unsure.parts
    store = parts.stores.store
    assert store is not None
    (document, evidence, sentences) = documents()[0]
    (said,) = [one for one in evidence if one.object.entity.name == "JAK2"]
    with store.import_run("more") as run:
        run.add(document, [replace(said, relation=Relation.BINDS, sign=Sign.NONE)], sentences)
    parts.filtering.recount()
    parts.filtering.show(replace(parts.controller.diagram.filter, min_confidence=0.7))
    qtbot.waitUntil(lambda: any("~" in key for key in parts.controller.diagram.visible_edges))


def test_counts_that_come_after_something_was_added_are_asked_for_again(qtbot: QtBot, unsure: MainWindow) -> None:
    parts, controller = unsure.parts, unsure.parts.controller
    before = dict(controller.diagram.edges)
    node = next(iter(controller.diagram.visible_nodes.values()))
    controller.diagram.remove([node.key])
    parts.filtering.recount()
    controller.diagram.add([node.entity], (), {})
    qtbot.waitUntil(lambda: controller.diagram.edges.keys() == before.keys())


def test_a_neighbour_known_only_from_faint_sentences_is_no_neighbour(qtbot: QtBot, unsure: MainWindow) -> None:
    parts = unsure.parts
    socs3 = next(key for key, node in parts.controller.diagram.nodes.items() if node.name == "SOCS3")
    parts.controller.select((socs3,))
    with qtbot.waitSignal(parts.controller.redrawn):
        parts.actions["diagram.around"].trigger()
    assert {node.name for node in parts.controller.diagram.visible_nodes.values()} == {"SOCS3", "STAT3"}


def test_the_settings_say_where_the_slider_begins(
    make_window: Callable[[], MainWindow], store_path: Path, qtbot: QtBot
) -> None:
    window = make_window()
    window.parts.remembered.set_option("evidence.min_confidence", 93)
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(store_path)
    assert window.parts.controller.diagram.filter.min_confidence == 0.93
    assert window.parts.docks.filters.confidence.slider.value() == 93
