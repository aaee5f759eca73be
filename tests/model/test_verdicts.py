"""Verdicts are events: the last that was not taken back holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.verdicts import BY_NAME, RETRACTED, TAGS, held, in_force

_names = st.sampled_from([tag.name for tag in TAGS])


def test_each_verdict_has_one_key_of_its_own() -> None:
    """Two verdicts on one key would be none."""
    assert len({tag.key for tag in TAGS}) == len(TAGS) == 12


@given(st.lists(_names), _names)
def test_the_last_verdict_holds(before: list[str], last: str) -> None:
    """Whatever was said before, the newest word counts."""
    assert in_force([*before, last]) is BY_NAME[last]


@given(st.lists(_names), _names)
def test_taking_back_gives_what_held_before(before: list[str], last: str) -> None:
    """An undo is an event too."""
    assert in_force([*before, last, RETRACTED]) is in_force(before)


def test_nothing_said_or_all_taken_back_is_no_verdict() -> None:
    """Taking back more than there was is harmless, and so is a tag that nobody knows."""
    assert in_force([]) is None
    assert in_force([RETRACTED, "correct", RETRACTED, RETRACTED]) is None
    assert in_force(["sort of right"]) is None


def test_two_curators_who_agree_are_one_verdict() -> None:
    """Different reasons for the same effect are no conflict."""
    found = held([("Ann", "grounding"), ("Bob", "correct"), ("Bob", "no_relation")])
    assert [(who, tag.name) for who, tag in found.by_curator] == [("Ann", "grounding"), ("Bob", "no_relation")]
    assert (found.conflict, found.effect) == (False, "wrong")


def test_two_curators_in_conflict_have_no_effect_until_one_gives_way() -> None:
    """Nobody's word overrides another's in silence."""
    events = [("Ann", "correct"), ("Bob", "polarity")]
    assert (held(events).conflict, held(events).effect) == (True, None)
    assert held([*events, ("Bob", RETRACTED)]).effect == "right"


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(["correct", "polarity", RETRACTED]))))
def test_what_holds_does_not_depend_on_how_curators_take_turns(events: list[tuple[str, str]]) -> None:
    """Each has a history of her own."""
    assert held(events) == held(sorted(events, key=lambda one: one[0]))
