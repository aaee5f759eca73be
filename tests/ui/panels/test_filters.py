"""Each filter tells what the person wants, with counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from explorer.graph.build import shown
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.background import Background
from explorer.ui.panels.filters import FilterPanel


@pytest.fixture
def panel(qtbot: QtBot, lines: dict[str, Edge], background: Background) -> FilterPanel:
    made = FilterPanel(background)
    qtbot.addWidget(made)
    made.wanted.connect(lambda rule: made.show_state(lines, rule, len(shown(list(lines.values()), rule))))
    made.show_state(lines, Filter(), 7)
    return made


def test_values_that_are_there_have_a_box_with_their_count(panel: FilterPanel) -> None:
    texts = [box.text() for box in panel.relations.boxes.values()]
    assert "activates (5)" in texts
    assert "inhibits (2)" in texts
    assert "phosphorylates (1)" in texts
    assert Kind.CHEMICAL not in panel.kinds.boxes
    assert panel.shown.text() == "7 of 8 edges shown"


def test_unchecking_a_relation_wants_the_others(qtbot: QtBot, panel: FilterPanel) -> None:
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.relations.boxes[Relation.INHIBITS].setChecked(False)
    rule = caught.args[0]
    assert Relation.INHIBITS not in rule.relations
    assert Relation.ACTIVATES in rule.relations
    assert panel.everything.isEnabled()
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.relations.boxes[Relation.INHIBITS].setChecked(True)
    assert caught.args[0] == Filter()


def test_every_filter_reaches_its_field(qtbot: QtBot, panel: FilterPanel) -> None:
    panel.signs.boxes[Sign.NEGATIVE].setChecked(False)
    panel.kinds.boxes[Kind.PROCESS].setChecked(False)
    panel.papers.setValue(2)
    panel.first_year.setValue(2019)
    panel.last_year.setValue(2020)
    panel.flags["speculated"].setChecked(False)
    panel.flags["implied"].setChecked(False)
    panel.flags["negated"].setChecked(True)
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.flags["contested_only"].setChecked(True)
    rule = caught.args[0]
    assert rule.signs == {Sign.POSITIVE, Sign.NONE}
    assert Kind.PROCESS not in rule.kinds
    assert (rule.min_papers, rule.first_year, rule.last_year) == (2, 2019, 2020)
    assert (rule.speculated, rule.implied, rule.negated, rule.contested_only) == (False, False, True, True)


def test_everything_again_takes_all_off(qtbot: QtBot, panel: FilterPanel) -> None:
    panel.papers.setValue(3)
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.everything.click()
    assert caught.args[0] == Filter()
    assert panel.papers.value() == 1
    assert not panel.everything.isEnabled()


def test_showing_a_state_wants_nothing(qtbot: QtBot, panel: FilterPanel, lines: dict[str, Edge]) -> None:
    told: list[Filter] = []
    panel.wanted.connect(told.append)
    panel.show_state(lines, Filter(min_papers=4, first_year=2000, negated=True), 1)
    assert told == []
    assert panel.papers.value() == 4
    assert panel.flags["negated"].isChecked()


def test_the_slider_tells_in_words_and_is_heard_when_it_rests(
    qtbot: QtBot, panel: FilterPanel, lines: dict[str, Edge], store: Store
) -> None:
    panel.set_store(store)
    panel.show_state(lines, Filter(min_confidence=0.6), 7, Filter(min_confidence=0.6))
    words = panel.confidence.words
    qtbot.waitUntil(lambda: words.text() == "Shown: surer than 0.60; 11 of 11 sentences")
    told: list[Filter] = []
    panel.wanted.connect(told.append)
    with qtbot.waitSignal(panel.wanted):
        for value in (61, 70, 92):
            panel.confidence.slider.setValue(value)
            assert f"surer than 0.{value}" in words.text()
    assert [rule.min_confidence for rule in told] == [0.92]
    with qtbot.waitSignal(panel.wanted):
        panel.confidence.slider.setValue(0)
    assert told[-1] == Filter(min_confidence=panel.confidence.slider.minimum() / 100)
    assert words.text().startswith("Shown: all that was found; ")


def test_a_confidence_between_two_steps_of_the_slider_stays(qtbot: QtBot, panel: FilterPanel) -> None:
    panel.show_state({}, Filter(min_confidence=0.6049), 0)
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.papers.setValue(2)
    assert caught.args[0] == Filter(min_confidence=0.6049, min_papers=2)


def test_everything_again_leads_back_to_the_usual_confidence(qtbot: QtBot, panel: FilterPanel) -> None:
    usual = Filter(min_confidence=0.6)
    panel.show_state({}, usual, 0, usual)
    assert not panel.everything.isEnabled()
    panel.show_state({}, Filter(min_confidence=0.9), 0, usual)
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.everything.click()
    assert caught.args[0] == usual


def test_a_relation_with_nothing_sure_enough_keeps_its_box(panel: FilterPanel, lines: dict[str, Edge]) -> None:
    bare = {
        key: replace(
            edge,
            statements=tuple(
                BackedStatement(one.id, one.statement) if one.statement.relation is Relation.INHIBITS else one
                for one in edge.statements
            ),
        )
        for key, edge in lines.items()
    }
    panel.show_state(bare, Filter(min_confidence=0.9), 5)
    assert panel.relations.boxes[Relation.INHIBITS].text() == "inhibits (0)"
    assert panel.relations.boxes[Relation.INHIBITS].isChecked()
    assert panel.relations.boxes[Relation.ACTIVATES].text() == "activates (5)"
