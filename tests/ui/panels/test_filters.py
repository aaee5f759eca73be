"""Each filter tells what the person wants, with counts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from explorer.graph.build import shown
from explorer.graph.choices import Choice
from explorer.model.edge import Edge
from explorer.model.entity import Kind
from explorer.model.filter import Filter, Sort
from explorer.model.relation import Relation, Sign
from explorer.store.store import Store
from explorer.ui.background import Background
from explorer.ui.panels.filter_groups import Boxes, LongList
from explorer.ui.panels.filters import FilterPanel


@pytest.fixture
def panel(qtbot: QtBot, lines: dict[str, Edge], background: Background, store: Store) -> FilterPanel:
    made = FilterPanel(background)
    qtbot.addWidget(made)
    made.wanted.connect(lambda rule: made.show_state(lines, rule, len(shown(list(lines.values()), rule))))
    made.set_store(store)
    made.resize(340, 500)
    made.show()
    with qtbot.waitSignal(made.counted):
        made.show_state(lines, Filter(), 7)
    return made


def texts(group: Boxes | LongList) -> list[str]:
    return [box.text() for box in group.boxes.values()]


def test_values_that_are_there_have_a_box_with_the_edges_that_are_shown_with_it(panel: FilterPanel) -> None:
    assert texts(panel.relations) == ["activates (4)", "inhibits (2)", "increases amount (1)", "phosphorylates (1)"]
    assert Kind.CHEMICAL not in panel.kinds.boxes
    assert panel.shown.text() == "7 of 8 edges shown"


def test_a_box_tells_what_unchecking_it_hides(panel: FilterPanel) -> None:
    """STAT3 is activated and inhibited by IL6: without inhibition that edge stays."""
    assert "inhibits: hides 1 edge" in panel.relations.boxes[Relation.INHIBITS].toolTip()
    assert panel.flags["negated"].text() == "Edges with denials only (+1)"
    assert panel.flags["speculated"].text() == "Speculated sentences (−1)"
    assert panel.flags["implied"].text() == "Implied statements"


def test_a_journal_is_wanted_by_itself(qtbot: QtBot, panel: FilterPanel) -> None:
    assert texts(panel.journals) == ["Journal of Small Examples (4)", "Letters of Cells (4)"]
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.journals.boxes["Letters of Cells"].setChecked(True)
    assert caught.args[0] == Filter(journals=frozenset({"Letters of Cells"}))
    with qtbot.waitSignal(panel.counted):
        pass
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.journals.boxes["Letters of Cells"].setChecked(False)
    assert caught.args[0] == Filter()


def test_what_everything_has_is_no_choice(panel: FilterPanel) -> None:
    """There is one file, nothing is judged, and no context is given."""
    assert panel.sources.isHidden()
    assert panel.judged.isHidden()
    assert all(group.isHidden() for group in panel.contexts.values())
    assert panel.primary.isHidden()


def test_a_wanted_journal_that_is_gone_can_still_be_given_up(panel: FilterPanel, lines: dict[str, Edge]) -> None:
    panel.show_state(lines, Filter(journals=frozenset({"Gone"})), 0)
    assert panel.journals.boxes["Gone"].isChecked()
    assert panel.journals.boxes["Gone"].text() == "Gone (0)"


def test_a_long_list_shows_the_best_and_what_is_typed(qtbot: QtBot) -> None:
    changed: list[bool] = []
    made = LongList("Journals", lambda: changed.append(True), str)
    qtbot.addWidget(made)
    names = {f"Journal <b>{number:02}</b>": Choice(number) for number in range(20)}  # of these, 00 shows nothing
    made.show_values({"Journal <b>03</b>"}, names)
    made.show()
    assert texts(made)[:2] == ["Journal <b>03</b> (3)", "Journal <b>19</b> (19)"]
    assert len(made.boxes) == 8
    assert made.others.text() == "11 more"
    made.line.setText("b>0")
    assert texts(made)[1] == "Journal <b>09</b> (9)"
    assert made.others.text() == "2 more"
    made.line.setText("05 journal")
    assert texts(made) == ["Journal <b>05</b> (5)"]
    made.boxes["Journal <b>05</b>"].setChecked(True)
    assert made.chosen == {"Journal <b>03</b>", "Journal <b>05</b>"}
    assert changed == [True]
    made.line.setText("nothing")
    assert made.others.text() == "Nothing is called so."


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
    panel.bounds.papers.setValue(2)
    panel.bounds.first_year.setValue(2019)
    panel.bounds.last_year.setValue(2020)
    panel.flags["speculated"].setChecked(False)
    panel.flags["implied"].setChecked(False)
    panel.flags["negated"].setChecked(True)
    panel.flags["manual"].setChecked(False)
    panel.bounds.belief.setValue(0.35)
    panel.sorts.boxes[Sort.PRIMARY].setChecked(False)
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.flags["contested_only"].setChecked(True)
    rule = caught.args[0]
    assert rule.signs == {Sign.POSITIVE, Sign.NONE}
    assert Kind.PROCESS not in rule.kinds
    assert (rule.min_papers, rule.first_year, rule.last_year) == (2, 2019, 2020)
    assert (rule.speculated, rule.implied, rule.negated, rule.contested_only) == (False, False, True, True)
    assert (rule.manual, rule.min_belief, rule.without) == (False, 0.35, {Sort.PRIMARY})


def test_everything_again_takes_all_off(qtbot: QtBot, panel: FilterPanel) -> None:
    panel.bounds.papers.setValue(3)
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.everything.click()
    assert caught.args[0] == Filter()
    assert panel.bounds.papers.value() == 1
    assert not panel.everything.isEnabled()


def test_showing_a_state_wants_nothing(qtbot: QtBot, panel: FilterPanel, lines: dict[str, Edge]) -> None:
    told: list[Filter] = []
    panel.wanted.connect(told.append)
    panel.show_state(lines, Filter(min_papers=4, first_year=2000, negated=True), 1)
    assert told == []
    assert panel.bounds.papers.value() == 4
    assert panel.flags["negated"].isChecked()


def test_the_slider_tells_in_words_and_is_heard_when_it_rests(
    qtbot: QtBot, panel: FilterPanel, lines: dict[str, Edge], store: Store
) -> None:
    panel.set_store(store)
    panel.show_state(lines, Filter(min_confidence=0.6), 7, Filter(min_confidence=0.6))
    words = panel.confidence.words
    qtbot.waitUntil(lambda: words.text() == "Shown: from 0.45, without a rule from 0.60; 11 of 11 sentences")
    told: list[Filter] = []
    panel.wanted.connect(told.append)
    with qtbot.waitSignal(panel.wanted):
        for value, told_as in (
            (40, "all that a rule explains, the rest from 0.40"),
            (70, "from 0.55, without a rule from 0.70"),
            (92, "from 0.77, without a rule from 0.92"),
        ):
            panel.confidence.slider.setValue(value)
            assert words.text().startswith(f"Shown: {told_as}; ")
    assert [rule.min_confidence for rule in told] == [0.92]
    with qtbot.waitSignal(panel.wanted):
        panel.confidence.slider.setValue(0)
    assert told[-1] == Filter(min_confidence=panel.confidence.slider.minimum() / 100)
    assert words.text().startswith("Shown: all that was found; ")


def test_a_confidence_between_two_steps_of_the_slider_stays(qtbot: QtBot, panel: FilterPanel) -> None:
    panel.show_state({}, Filter(min_confidence=0.6049, min_belief=0.123), 0)
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.bounds.papers.setValue(2)
    assert caught.args[0] == Filter(min_confidence=0.6049, min_belief=0.123, min_papers=2)


def test_everything_again_leads_back_to_the_usual_confidence(qtbot: QtBot, panel: FilterPanel) -> None:
    usual = Filter(min_confidence=0.6)
    panel.show_state({}, usual, 0, usual)
    assert not panel.everything.isEnabled()
    panel.show_state({}, Filter(min_confidence=0.9), 0, usual)
    with qtbot.waitSignal(panel.wanted) as caught:
        panel.everything.click()
    assert caught.args[0] == usual


def test_a_relation_with_nothing_sure_enough_keeps_its_box(
    qtbot: QtBot, panel: FilterPanel, lines: dict[str, Edge]
) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.show_state(lines, Filter(min_confidence=0.95, relations=frozenset({Relation.INHIBITS})), 0)
    assert panel.relations.boxes[Relation.INHIBITS].text() == "inhibits (2)"
    with qtbot.waitSignal(panel.counted):
        panel.show_state(lines, Filter(first_year=2100), 0)
    assert panel.relations.boxes[Relation.INHIBITS].text() == "inhibits (0)"
    assert panel.relations.boxes[Relation.INHIBITS].isChecked()
