"""Belief counts papers, not sentences, and evidence against lowers it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.belief import Belief, Observation, Rates, belief

RATES = Rates()
_observations = st.lists(
    st.builds(
        Observation,
        paper=st.integers(1, 5),
        confidence=st.floats(0, 1),
        rule=st.sampled_from(["active verb", "passive verb"]),
        origin=st.sampled_from(["builtin", "manual", "reach", "somebody"]),
        against=st.booleans(),
        speculated=st.booleans(),
        verdict=st.sampled_from(["", "right", "wrong"]),
    ),
    max_size=12,
)


def value(*observations: Observation, rates: Rates = RATES) -> float:
    """The number alone."""
    return belief(observations, rates).value


@pytest.mark.parametrize("sentences", [2, 10, 1000])
def test_many_sentences_of_one_paper_count_less_than_two_papers(sentences: int) -> None:
    """A paper that repeats itself is one paper, and still a little more than one sentence."""
    two = [Observation(1, 0.6), Observation(2, 0.6)]
    assert value(Observation(1, 0.6)) < value(*[Observation(1, 0.6)] * sentences) < value(*two)


def test_a_single_sentence_is_believed_about_as_its_confidence() -> None:
    """One sentence of calibrated confidence: its own share, less what the extractor errs as a whole."""
    assert value(Observation(1, 0.8)) == pytest.approx(0.95 * 0.8)


def test_as_much_against_as_for_about_halves_it() -> None:
    """A statement with equal sides is neither believed nor dismissed."""
    sides = [Observation(1, 0.9), Observation(2, 0.9, against=True)]
    assert 0.4 < value(*sides) < 0.6


def test_nothing_for_it_is_no_belief() -> None:
    """Without evidence, or with evidence against only, nothing is believed."""
    assert value() == 0
    assert value(Observation(1, 0.9, against=True)) == 0


def test_what_a_person_called_wrong_counts_on_neither_side() -> None:
    """A wrong sentence is set aside, and said so."""
    good, bad = Observation(1, 0.7), Observation(2, 0.9, verdict="wrong")
    found = belief([good, bad], RATES)
    assert found.value == value(good)
    assert found.set_aside == 1
    assert value(good, replace(bad, against=True)) == value(good)


def test_what_a_person_called_right_is_sure() -> None:
    """A verdict outweighs the extractor's doubt."""
    assert value(Observation(1, 0.3, verdict="right")) > value(Observation(1, 0.9))


def test_a_rule_with_a_rate_of_its_own_is_as_sure_as_that() -> None:
    """The rates are a setting: they take the place of the extractor's confidence."""
    rates = Rates(rules={"active verb": 0.5})
    assert value(Observation(1, 0.9, "active verb"), rates=rates) == value(Observation(1, 0.5))


def test_a_supposition_counts_less_than_a_finding() -> None:
    """May is not does."""
    assert value(Observation(1, 0.8, speculated=True)) < value(Observation(1, 0.8))


def test_the_terms_tell_how_the_number_came_about() -> None:
    """Papers and sentences by origin, and the errors whose product is what is missing to one."""
    found = belief([Observation(1, 0.8), Observation(1, 0.6), Observation(2, 0.7, origin="manual")], RATES)
    assert [(one.origin, one.papers, one.sentences) for one in found.terms] == [("builtin", 1, 2), ("manual", 1, 1)]
    assert found.support == pytest.approx(1 - found.terms[0].error * found.terms[1].error)


@given(_observations, st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_does_not_matter(observations: list[Observation], random: object) -> None:
    """The same evidence gives the same number to the last digit."""
    shuffled = list(observations)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert belief(shuffled, RATES) == belief(observations, RATES)


@given(_observations, st.integers(1, 9), st.floats(0, 1))
def test_more_for_never_lowers_and_more_against_never_raises(
    observations: list[Observation], paper: int, confidence: float
) -> None:
    """One more sentence moves the number its own way, and it stays between 0 and 1."""
    before = value(*observations)
    slack = 1e-12
    assert 0 <= before <= 1
    assert value(*observations, Observation(paper, confidence)) >= before - slack
    assert value(*observations, Observation(paper, confidence, against=True)) <= before + slack


def test_no_belief_has_no_terms() -> None:
    """Nothing was seen, and nothing is told."""
    assert belief([], RATES) == Belief(0.0)
