"""Which events say what a person wants to be said, and which take them back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.curating import Verdict, again, events, taking_back
from explorer.model.records import Curation
from explorer.model.verdicts import RETRACTED, TAGS, in_effect, standing

ONE, TWO = "1" * 32, "2" * 32
SAID = st.builds(
    Curation,
    st.sampled_from([ONE, TWO]),
    st.sampled_from([RETRACTED, *(tag.name for tag in TAGS[:4]), "unheard of"]),
    st.sampled_from(["", "note"]),
    st.sampled_from(["Ada", "Ben"]),
)


def held(said: list[Curation]) -> dict[tuple[str, str], tuple[str, str]]:
    """What each curator says now of each evidence."""
    found = {}
    for key in (ONE, TWO):
        for curator, one in standing([event for event in said if event.evidence_hash == key]).items():
            found[key, curator] = (one.tag, one.note)
    return found


def test_what_is_said_already_is_not_said_again() -> None:
    before = [Curation(ONE, "correct", curator="Ada")]
    made = events(Verdict("correct"), "Ada", [ONE, TWO, TWO], before)
    assert [(one.evidence_hash, one.tag) for one in made] == [(TWO, "correct")]
    assert len(events(Verdict("correct", "sure"), "Ada", [ONE], before)) == 1
    assert len(events(Verdict("correct"), "Ben", [ONE], before)) == 1


def test_only_a_verdict_of_ones_own_is_taken_back() -> None:
    before = [Curation(ONE, "correct", curator="Ada"), Curation(TWO, "correct", curator="Ben")]
    assert events(Verdict(RETRACTED), "Ada", [ONE, TWO], before) == [Curation(ONE, RETRACTED, curator="Ada")]


@given(st.lists(SAID, max_size=12), st.lists(SAID, max_size=8))
def test_after_an_undo_everybody_says_what_was_said_before(before: list[Curation], made: list[Curation]) -> None:
    assert held([*before, *made, *taking_back(made, before)]) == held(before)


@given(st.lists(SAID, max_size=12), st.lists(SAID, max_size=8))
def test_an_undo_and_a_redo_leave_what_was_done(before: list[Curation], made: list[Curation]) -> None:
    back = taking_back(made, before)
    assert held([*before, *made, *back, *again(made)]) == held([*before, *made])


def test_a_wrong_grounding_that_was_put_right_is_no_reproach() -> None:
    said = [Curation(ONE, "grounding", curator="Ada", correction="object=HGNC:6018")]
    assert in_effect(said, ("HGNC:1", "HGNC:2")).effect == "wrong"
    assert in_effect(said, ("HGNC:1", "HGNC:6018")).effect is None


def test_a_verdict_below_one_that_was_put_right_does_not_come_back() -> None:
    said = [
        Curation(ONE, "correct", curator="Ada"),
        Curation(ONE, "grounding", curator="Ada", correction="object=HGNC:6018"),
    ]
    assert in_effect(said, ("HGNC:1", "HGNC:6018")).by_curator == ()
    taken_back = [*said, Curation(ONE, RETRACTED, curator="Ada")]
    assert in_effect(taken_back, ("HGNC:1", "HGNC:6018")).effect == "right"
