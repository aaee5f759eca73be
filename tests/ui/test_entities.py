"""Families, merges and splits in the real window, undone, redone, and there again after a new start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from explorer.model.document import Document, Span, joined
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Evidence, Mention
from explorer.model.filter import Filter
from explorer.model.relation import Relation
from explorer.store.store import Store
from explorer.ui import following
from explorer.ui.main_window import MainWindow
from explorer.ui.panels.why import reasons_of

AKT1 = Entity("HGNC:391", "AKT1", Kind.GENE, "AKT serine/threonine kinase 1")
AKT2 = Entity("HGNC:392", "AKT2", Kind.GENE, "AKT serine/threonine kinase 2")
MTOR = Entity("HGNC:3942", "MTOR", Kind.GENE, "mechanistic target of rapamycin kinase")
IL6 = Entity("HGNC:6018", "IL6", Kind.GENE, "interleukin 6", ("HGF",))
FACTOR = Entity(None, "B cell factor", Kind.OTHER)
HGF, AKT = "HGNC:4893", "FPLX:AKT"
SAID = (
    ("We saw AKT1 activates MTOR in cells.", AKT1, "AKT1", Relation.ACTIVATES, MTOR, "MTOR"),
    ("However AKT2 inhibits MTOR in tumours.", AKT2, "AKT2", Relation.INHIBITS, MTOR, "MTOR"),
    ("Here AKT1 binds AKT2 in vitro.", AKT1, "AKT1", Relation.BINDS, AKT2, "AKT2"),
    ("Then IL6 activates AKT1 again.", IL6, "IL6", Relation.ACTIVATES, AKT1, "AKT1"),
    ("Also HGF activates AKT1 at once.", IL6, "HGF", Relation.ACTIVATES, AKT1, "AKT1"),
    ("Last B cell factor activates AKT1 too.", FACTOR, "B cell factor", Relation.ACTIVATES, AKT1, "AKT1"),
)


def evidence(text: str, said: tuple) -> Evidence:
    sentence, subject, name, relation, object_, other = said
    start = text.index(sentence)

    def span(words: str) -> Span:
        at = text.index(words, start)
        return Span(at, at + len(words))

    ends = Mention(span(name), subject), Mention(span(f" {other} "), object_)
    shifted = Mention(Span(ends[1].span.start + 1, ends[1].span.end - 1), object_)
    whole = Span(start, start + len(sentence))
    return Evidence(whole, ends[0], relation, relation.sign, shifted, confidence=0.95, rule="sample")


def paper() -> tuple[Document, list[Evidence], list[Span]]:
    text = joined("Kinases of one family.", " ".join(one[0] for one in SAID))
    found = [evidence(text, one) for one in SAID]
    return Document(text, "Kinases of one family.", pmid="42"), found, [one.sentence for one in found]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that says something of AKT1 and AKT2, of IL6 by two names, and of IL6 under a name without identifier."""
    where = tmp_path / "kinases.pathways"
    with Store.create(where) as store, store.import_run("kinases") as run:
        run.add(*paper())
    return where


@pytest.fixture
def open_window(make_window: Callable[[], MainWindow], qtbot: QtBot) -> Callable[[Path], MainWindow]:
    """Open a window on a store, without motion."""

    def opened(where: Path) -> MainWindow:
        made = make_window()
        with qtbot.waitSignal(made.opening.ready):
            made.open_at_start(where)
        made.parts.canvas.animate = False
        return made

    return opened


@pytest.fixture
def window(open_window: Callable[[Path], MainWindow], path: Path) -> MainWindow:
    """The window on that store."""
    return open_window(path)


def press(window: MainWindow, name: str) -> None:
    action = window.parts.actions[name]
    assert action.isEnabled(), name
    action.trigger()


def names(window: MainWindow) -> set[str]:
    return {node.entity.name for node in window.parts.controller.diagram.visible_nodes.values()}


def rows(window: MainWindow) -> set[tuple[str, ...]]:
    table = window.parts.docks.statements.table
    return {tuple(str(table.data(table.index(row, column))) for column in range(3)) for row in range(table.rowCount())}


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.parts.background.tasks)


# families


def test_members_are_shown_as_their_family_in_every_view_and_back(qtbot: QtBot, window: MainWindow) -> None:
    parts, diagram = window.parts, window.parts.controller.diagram
    first = diagram.to_json()
    places = {key: (node.x, node.y) for key, node in diagram.nodes.items()}
    press(window, "view.families")
    assert names(window) == {"AKT", "MTOR", "IL6", "B cell factor"}
    edge = diagram.visible_edges[f"{AKT}>{MTOR.key}"]
    assert (edge.papers, edge.sentences, edge.contested) == (1, 2, True)
    assert ("AKT (AKT1)", "activates", "MTOR") in rows(window)
    with qtbot.waitSignal(parts.docks.evidence.filled):
        parts.controller.select([edge.key])
    assert parts.docks.evidence.head.title.text() == "AKT activates MTOR"
    assert "said of AKT1, AKT2" in parts.docks.evidence.head.counts.text()
    said = {card.sentence.toPlainText() for card in parts.docks.evidence.cards}
    assert said == {"We saw AKT1 activates MTOR in cells.", "However AKT2 inhibits MTOR in tumours."}
    assert parts.actions["view.families"].isChecked()
    press(window, "view.written")
    assert names(window) == {"AKT1", "AKT2", "MTOR", "IL6", "B cell factor"}
    assert {key: (node.x, node.y) for key, node in diagram.nodes.items() if key in places} == places
    press(window, "edit.undo")
    press(window, "edit.undo")
    assert diagram.to_json() == first
    assert parts.actions["view.written"].isChecked()


def test_a_family_keeps_the_place_it_was_given_and_is_there_again_after_a_new_start(
    qtbot: QtBot, window: MainWindow, open_window: Callable[[Path], MainWindow], path: Path
) -> None:
    diagram = window.parts.controller.diagram
    press(window, "view.families")
    window.parts.controller.move({AKT: (321.0, -45.0)})
    press(window, "view.written")
    press(window, "view.families")
    assert (diagram.nodes[AKT].x, diagram.nodes[AKT].y) == (321.0, -45.0)
    window.close()
    again = open_window(path)
    assert "AKT" in names(again)
    assert (again.parts.controller.diagram.nodes[AKT].x, again.parts.controller.diagram.nodes[AKT].y) == (321.0, -45.0)


def test_a_right_click_shows_one_family_and_its_members_again(qtbot: QtBot, window: MainWindow) -> None:
    parts = window.parts
    parts.menus.show(AKT1.key, QPoint(10, 10))
    menu = next(one for one in window.findChildren(QMenu) if one.isVisible())
    assert parts.actions["diagram.close_family"] in parts.actions.menu("Entities").actions()
    menu.close()
    press(window, "diagram.close_family")
    assert names(window) == {"AKT", "MTOR", "IL6", "B cell factor"}
    assert parts.controller.selection == {AKT}
    press(window, "diagram.open_family")
    assert "AKT" not in names(window)
    assert parts.controller.selection == {AKT1.key, AKT2.key}


def test_search_says_what_a_member_is_shown_as_and_goes_to_the_family(qtbot: QtBot, window: MainWindow) -> None:
    find = window.parts.docks.find
    press(window, "view.families")
    with qtbot.waitSignal(find.searched):
        find.line.setText("AKT1")
        find.search()
    row, line = next((row, one) for row, one in enumerate(find.results.lines) if one.text.startswith("AKT1"))
    assert line.text.startswith("AKT1, shown as AKT ")
    find.choose(row)
    assert window.parts.controller.selection == {AKT}
    assert "AKT1 is shown as its family, AKT" in window.parts.notices.text


def test_a_hidden_family_takes_its_members_with_it_and_brings_them_back(window: MainWindow) -> None:
    press(window, "view.families")
    window.parts.controller.select([AKT])
    press(window, "diagram.hide")
    press(window, "view.written")
    assert names(window).isdisjoint({"AKT", "AKT1", "AKT2"})
    press(window, "diagram.reveal")
    assert {"AKT1", "AKT2"} <= names(window)


# merging


def merge(qtbot: QtBot, window: MainWindow, keep: str, *others: str) -> None:
    """Merge by the menu and the dialog."""
    window.parts.controller.select([keep, *others])
    press(window, "diagram.merge")
    dialog = window.parts.entities.merging
    assert dialog is not None
    dialog.choices[keep].click()
    qtbot.mouseClick(dialog.merge, Qt.MouseButton.LeftButton)
    idle(qtbot, window)


def test_two_entities_are_merged_undone_redone_and_still_one_after_a_new_start(
    qtbot: QtBot, window: MainWindow, open_window: Callable[[Path], MainWindow], path: Path
) -> None:
    parts, diagram = window.parts, window.parts.controller.diagram
    store = parts.stores.store
    assert store is not None
    first, said = diagram.to_json(), len(store.statements())
    merge(qtbot, window, IL6.key, FACTOR.key)
    assert names(window) == {"AKT1", "AKT2", "MTOR", "IL6"}
    assert diagram.visible_edges[f"{IL6.key}>{AKT1.key}"].sentences == 3
    assert parts.actions["edit.undo"].text() == "&Undo: Merge B cell factor into IL6"
    press(window, "edit.undo")
    idle(qtbot, window)
    assert (diagram.to_json(), len(store.statements())) == (first, said)
    press(window, "edit.redo")
    idle(qtbot, window)
    assert len(store.statements()) == said - 1
    window.close()
    again = open_window(path)
    assert "B cell factor" not in names(again)
    press(again, "tools.entities")
    idle(qtbot, again)
    past = again.parts.entities.past
    assert past is not None
    past.tree.setCurrentItem(past.tree.topLevelItem(0))
    qtbot.mouseClick(past.turn, Qt.MouseButton.LeftButton)
    idle(qtbot, again)
    assert "B cell factor" in names(again)
    assert again.parts.stores.store is not None
    assert len(again.parts.stores.store.statements()) == said
    press(again, "edit.undo")
    idle(qtbot, again)
    assert "B cell factor" not in names(again)
    assert len(again.parts.stores.store.statements()) == said - 1


def test_a_sentence_tells_what_a_merged_name_was_read_as(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.parts.docks.evidence
    merge(qtbot, window, IL6.key, FACTOR.key)
    with qtbot.waitSignal(panel.filled):
        window.parts.controller.select([f"{IL6.key}>{AKT1.key}"])
    record = next(card.record for card in panel.cards if "factor" in card.sentence.toPlainText())
    told = {one.heading: one.text for one in reasons_of(record, (), Filter())}
    assert told["Said since"] == "“B cell factor” was read as B cell factor; a person said that it is IL6."


def test_the_sentences_of_a_selected_edge_follow_a_merge_undone_and_redone(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.parts.docks.evidence
    merge(qtbot, window, IL6.key, FACTOR.key)
    with qtbot.waitSignal(panel.filled):
        window.parts.controller.select([f"{IL6.key}>{AKT1.key}"])
    assert len(panel.cards) == 3
    press(window, "edit.undo")
    idle(qtbot, window)
    qtbot.waitUntil(lambda: len(panel.cards) == 2)
    press(window, "edit.redo")
    idle(qtbot, window)
    qtbot.waitUntil(lambda: len(panel.cards) == 3)


def test_undone_and_done_again_at_once_the_store_is_where_the_diagram_is(qtbot: QtBot, window: MainWindow) -> None:
    store = window.parts.stores.store
    assert store is not None
    merge(qtbot, window, IL6.key, FACTOR.key)
    for _ in range(3):
        press(window, "edit.undo")
        press(window, "edit.redo")
    press(window, "edit.undo")
    idle(qtbot, window)
    assert store.entity_edits()[0].undone
    assert "B cell factor" in names(window)


def test_a_merged_entity_is_found_by_the_name_that_went(qtbot: QtBot, window: MainWindow) -> None:
    merge(qtbot, window, IL6.key, FACTOR.key)
    find = window.parts.docks.find
    with qtbot.waitSignal(find.searched):
        find.line.setText("B cell factor")
        find.search()
    assert any(one.text.startswith("IL6 (B cell factor)") for one in find.results.lines)


# splitting


def split_off_hgf(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.controller.select([IL6.key])
    press(window, "diagram.split")
    idle(qtbot, window)
    dialog = window.parts.entities.splitting
    assert dialog is not None
    assert not dialog.split.isEnabled()
    (item,) = (one for row in range(dialog.names.count()) if (one := dialog.names.item(row)).text().startswith("HGF"))
    item.setCheckState(Qt.CheckState.Checked)
    assert dialog.name.text() == "HGF"
    qtbot.waitUntil(lambda: dialog.meaning.count() > 1)
    assert "HGNC:4893" in dialog.meaning.currentText()
    qtbot.mouseClick(dialog.split, Qt.MouseButton.LeftButton)
    idle(qtbot, window)


def test_a_name_is_split_off_as_what_the_listed_names_know_and_undone(qtbot: QtBot, window: MainWindow) -> None:
    parts, diagram = window.parts, window.parts.controller.diagram
    first = diagram.to_json()
    split_off_hgf(qtbot, window)
    assert diagram.visible_nodes[HGF].entity.name == "HGF"
    assert diagram.visible_edges[f"{HGF}>{AKT1.key}"].sentences == 1
    assert diagram.visible_edges[f"{IL6.key}>{AKT1.key}"].sentences == 1
    assert parts.controller.selection == {HGF}
    press(window, "edit.undo")
    idle(qtbot, window)
    assert diagram.to_json() == first


def test_a_single_sentence_is_split_off_as_a_new_entity(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.controller.select([IL6.key])
    press(window, "diagram.split")
    idle(qtbot, window)
    dialog = window.parts.entities.splitting
    assert dialog is not None
    dialog.tabs.setCurrentWidget(dialog.sentences)
    (item,) = (
        one for row in range(dialog.sentences.count()) if "Also HGF" in (one := dialog.sentences.item(row)).text()
    )
    item.setCheckState(Qt.CheckState.Checked)
    dialog.name.setText("factor of nobody")
    qtbot.waitUntil(lambda: dialog.meaning.count() == 1)
    qtbot.mouseClick(dialog.split, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    assert "factor of nobody" in names(window)


def test_a_store_that_may_only_be_read_says_so(qtbot: QtBot, window: MainWindow) -> None:
    store = window.parts.stores.store
    assert store is not None
    store.read_only = True
    window.parts.controller.select([IL6.key, FACTOR.key])
    press(window, "diagram.merge")
    assert window.parts.entities.merging is None
    assert "read-only" in window.parts.notices.text


def test_with_very_many_edges_the_panels_follow_one_after_the_other(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "MANY", 1)
    before = rows(window)
    press(window, "view.families")
    assert "AKT" in names(window)
    assert rows(window) == before, "the diagram comes first"
    press(window, "view.written")
    press(window, "view.families")
    qtbot.waitUntil(lambda: ("AKT (AKT1)", "activates", "MTOR") in rows(window))
