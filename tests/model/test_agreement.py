"""Two readers compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.model.agreement import agreement
from explorer.model.records import Curation
from explorer.model.verdicts import RETRACTED


def said(key: str, tag: str, curator: str, when: str = "1") -> Curation:
    return Curation(key, tag, curator=curator, when=when)


def test_agreements_and_conflicts_are_told_apart() -> None:
    mine = [said("a", "correct", "Ann"), said("b", "correct", "Ann"), said("c", "polarity", "Ann")]
    theirs = [said("a", "correct", "Bob"), said("b", "no_relation", "Bob"), said("d", "other", "Bob")]
    found = agreement(mine, theirs)
    assert [one.evidence_hash for one in found.agreed] == ["a"]
    assert [(one.evidence_hash, one.theirs[0][1].name) for one in found.conflicts] == [("b", "no_relation")]
    assert [one.evidence_hash for one in found.only_theirs] == ["d"]
    assert found.only_mine == 1
    assert found.new == tuple(theirs)


def test_what_they_took_back_is_no_conflict() -> None:
    theirs = [said("a", "polarity", "Bob"), said("a", RETRACTED, "Bob", "2")]
    found = agreement([said("a", "correct", "Ann")], theirs)
    assert found.conflicts == ()
    assert found.new == tuple(theirs)


_events = st.lists(
    st.builds(
        said,
        st.sampled_from("ab"),
        st.sampled_from(["correct", "polarity", RETRACTED]),
        st.sampled_from(["Ann", "Bob"]),
        st.sampled_from("123"),
    )
)


@given(_events, _events)
def test_merging_twice_brings_nothing_new(mine: list[Curation], theirs: list[Curation]) -> None:
    once = [*mine, *agreement(mine, theirs).new]
    assert agreement(once, theirs).new == ()
    assert agreement(once, []).new == ()
