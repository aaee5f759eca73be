"""Belief and contradictions through the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from explorer.graph.belief import Rates
from explorer.model.document import Document, Span
from explorer.model.relation import Relation
from explorer.store.store import Store
from explorer.ui.docks import CONTESTED
from explorer.ui.main_window import MainWindow
from explorer.ui.plain_text import SafeLabel
from tests.ui.conftest import EMT, HYPOXIA, IL6, JAK2, SOCS3, STAT3, fill, found

EDGE = f"{IL6.key}>{STAT3.key}"


def words(widget: object) -> str:
    return "\n".join(one.original for one in widget.findChildren(SafeLabel) if not one.isHidden())  # type: ignore[attr-defined]


def test_the_header_tells_the_belief_and_how_tells_its_terms(qtbot: QtBot, window: MainWindow) -> None:
    panel = window.parts.docks.evidence
    assert not panel.head.belief.isVisible()
    window.parts.controller.select((EDGE,))
    edge = window.parts.controller.diagram.edges[EDGE]
    assert panel.head.belief.value.text() == f"belief {edge.belief:.2f}:"
    panel.head.belief.how.click()
    qtbot.waitUntil(panel.head.belief.terms.isVisible)
    told = words(panel.head.belief.terms)
    assert "IL6 activates STAT3: " in told
    assert "This program: 3 papers, 3 sentences." in told
    assert "1 − " in told
    panel.head.belief.how.click()
    assert not panel.head.belief.terms.isVisible()
    window.parts.controller.select((IL6.key,))
    assert not panel.head.belief.isVisible()


def test_ten_sentences_of_one_paper_raise_belief_less_than_two_papers(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "own.pathways"
    often = [f"In dish {number} JAK2 activates EMT." for number in range(10)]
    with Store.create(path) as store, store.import_run("own") as run:
        for number, (ends, sentences) in enumerate(
            (
                ((JAK2, EMT), often),
                ((SOCS3, EMT), ["Here SOCS3 activates EMT."]),
                ((SOCS3, EMT), ["So SOCS3 activates EMT."]),
            )
        ):
            text = " ".join(sentences)
            evidence = [found(text, one, ends, Relation.ACTIVATES, "activates", "") for one in sentences]
            run.add(Document(text, pmid=str(number + 1), date="2020"), evidence, [one.sentence for one in evidence])
    window = make_window()
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(path)
    told = {}
    for subject in (JAK2, SOCS3):
        window.parts.controller.select((f"{subject.key}>{EMT.key}",))
        told[subject.name] = float(window.parts.docks.evidence.head.belief.value.text().split()[1].rstrip(":"))
    assert told["JAK2"] < told["SOCS3"]


def test_other_rates_change_beliefs_in_the_background_and_stay(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.controller.select((EDGE,))
    before = window.parts.controller.diagram.edges[EDGE].belief
    window.parts.docks.evidence.head.belief.rates_wanted.emit()
    belief = window.parts.belief
    qtbot.waitUntil(lambda: belief.dialog is not None)
    dialog = belief.dialog
    assert dialog is not None
    dialog.systematic["builtin"].setValue(0.4)
    row = dialog.rules.rowCount() - 1
    name = dialog.rules.item(row, 0).text()
    dialog.rules.item(row, 1).setText("two")
    assert not dialog.rules.item(row, 1).text()
    dialog.rules.item(row, 1).setText("0,5")
    dialog.apply.click()
    qtbot.waitUntil(lambda: window.parts.controller.diagram.edges[EDGE].belief < before - 0.05)
    store = window.parts.stores.store
    assert store is not None
    assert (store.rates().systematic["builtin"], store.rates().rules) == (0.4, {name: 0.5})
    assert window.parts.docks.evidence.head.belief.value.text() == (
        f"belief {window.parts.controller.diagram.edges[EDGE].belief:.2f}:"
    )
    window.parts.actions["edit.undo"].trigger()
    qtbot.waitUntil(lambda: window.parts.controller.diagram.edges[EDGE].belief == before)
    assert store.rates().rules == {}
    window.parts.actions["edit.redo"].trigger()
    qtbot.waitUntil(lambda: store.rates().rules == {name: 0.5})


def open_sides(qtbot: QtBot, window: MainWindow, key: str) -> None:
    panel = window.parts.docks.evidence
    panel.tabs.setCurrentWidget(panel.sides)
    with qtbot.waitSignal(panel.sides.filled):
        window.parts.controller.select((key,))


def test_for_and_against_stand_side_by_side_the_newest_first(qtbot: QtBot, window: MainWindow) -> None:
    open_sides(qtbot, window, EDGE)
    sides = window.parts.docks.evidence.sides
    told = [(card.record.evidence.sign, card.record.document.year) for card in sides.cards]
    assert told == [("+", 2021), ("+", 2019), ("+", 2017), ("-", 2019)]
    up, down = sides.cards[0], sides.cards[-1]
    qtbot.waitUntil(lambda: up.mapTo(sides, QPoint()).x() + up.width() < down.mapTo(sides, QPoint()).x())
    assert "Up · 3 papers, 3 sentences" in words(sides)
    assert "Down · 1 paper, 1 sentence" in words(sides)
    assert down.sentence.toPlainText() == "In resting cells IL6 inhibits STAT3 instead."


def test_the_context_that_differs_stands_above_both_sides(
    qtbot: QtBot, make_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    from dataclasses import replace

    from explorer.model.evidence import Context

    path = tmp_path / "own.pathways"
    with Store.create(path) as store:
        fill(store)
        with store.import_run("own") as run:
            for number, (relation, species) in enumerate(
                ((Relation.ACTIVATES, "mouse"), (Relation.INHIBITS, "human"), (Relation.INHIBITS, "human"))
            ):
                text = f"Line {number}: JAK2 {relation.value} EMT."
                one = found(text, text, (JAK2, EMT), relation, relation.value, "")
                one = replace(one, context=(Context("species", species), Context("tissue", "lung")))
                run.add(Document(text, pmid=str(number + 1), date="2020"), [one], [Span(0, len(text))])
    window = make_window()
    with qtbot.waitSignal(window.opening.ready):
        window.open_at_start(path)
    open_sides(qtbot, window, f"{JAK2.key}>{EMT.key}")
    lines = words(window.parts.docks.evidence.sides).split("\n")
    start = lines.index("Differs in")
    assert lines[start : start + 6] == ["Differs in", "up", "down", "Species", "mouse (1)", "human (2)"]
    assert "Tissue" not in lines


def test_what_is_denied_stands_against_it_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    from dataclasses import replace

    controller = window.parts.controller
    window.parts.filtering.show(replace(controller.diagram.filter, negated=True))
    key = f"{HYPOXIA.key}>{EMT.key}"
    if key not in controller.diagram.visible_edges:
        window.parts.diagram.expand_keys((EMT.key,))
        qtbot.waitUntil(lambda: key in controller.diagram.visible_edges)
    open_sides(qtbot, window, key)
    sides = window.parts.docks.evidence.sides
    assert "No effect · 1 paper, 1 sentence" in words(sides)
    assert "negated" in words(sides.cards[0])


def test_from_both_sides_one_goes_to_what_was_missed(qtbot: QtBot, window: MainWindow) -> None:
    open_sides(qtbot, window, EDGE)
    window.parts.docks.evidence.sides.missed_wanted.emit()
    pair = window.parts.docks.missed.pair
    assert pair is not None
    assert pair.keys == (IL6.key, STAT3.key)


def test_the_list_of_contested_statements_shows_an_edge_and_its_sides(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.actions["tools.contested"].trigger()
    panel = window.parts.docks.contested
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1)
    assert [panel.table.index(0, column).data() for column in range(5)] == ["IL6", "STAT3", "3", "1", "0"]
    assert "1 with papers for up and for down, 0 that" in panel.counts.text()
    window.parts.controller.select(())
    sides = window.parts.docks.evidence.sides
    with qtbot.waitSignal(sides.filled):
        panel.view.selectRow(0)
    assert window.parts.controller.selection == {EDGE}
    assert window.parts.docks.evidence.tabs.currentWidget() is sides
    assert panel.isVisible()
    assert CONTESTED in [action.text() for action in window.parts.docks.switches]


def test_a_contested_pair_that_is_not_on_the_diagram_comes_to_it(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.controller.done(window.parts.controller.diagram.remove((IL6.key,)))
    assert EDGE not in window.parts.controller.diagram.edges
    window.parts.actions["tools.contested"].trigger()
    panel = window.parts.docks.contested
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1)
    panel.view.selectRow(0)
    qtbot.waitUntil(lambda: window.parts.controller.selection == {EDGE})


def test_a_verdict_takes_a_pair_off_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.remembered.set_option("evidence.curator", "Ada")
    window.parts.actions["tools.contested"].trigger()
    panel = window.parts.docks.contested
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1)
    store = window.parts.stores.store
    assert store is not None
    (inhibits,) = [one for one in window.parts.controller.diagram.edges[EDGE].statements if one.statement.sign == "-"]
    (record,) = store.evidence_page([inhibits.id]).items
    from explorer.model.curating import Verdict

    window.parts.curation.judge([record.id], Verdict("polarity"))
    qtbot.waitUntil(lambda: panel.table.rowCount() == 0)
    assert "contradict each other nowhere" in panel.counts.text()


def test_what_was_measured_of_each_rule_can_be_taken_and_left_again(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.actions["tools.rates"].trigger()
    belief = window.parts.belief
    qtbot.waitUntil(lambda: belief.dialog is not None)
    dialog = belief.dialog
    assert dialog is not None
    assert dialog.rates.rules == {}
    dialog.as_measured.click()
    taken = dialog.rates.rules
    assert len(taken) > 10
    assert all(0 < share < 1 for share in taken.values())
    dialog.show_rates(dialog.rates)
    assert dialog.rates.rules == taken
    dialog.show_rates(Rates())
    assert dialog.rates == Rates()


def test_the_tip_of_an_edge_tells_its_belief(window: MainWindow) -> None:
    edge = window.parts.controller.diagram.edges[EDGE]
    assert f"4 sentences, belief {edge.belief:.2f}, contested" in window.parts.hover.describe(EDGE)
