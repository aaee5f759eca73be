"""Two sets of edges compared."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from explorer.graph.compare import Outcome, compare
from explorer.graph.links import Link
from explorer.model.relation import Sign
from tests.graph.networks import said


def told(here: str, there: str) -> list[tuple[str, str]]:
    return [(one.key, one.outcome.value) for one in compare(said(here).links, said(there).links)]


def test_what_changed_comes_first() -> None:
    assert told("A>B B>C C-D E~F", "A-B C-D D>E E~F") == [
        ("A>B", "sign changed"),
        ("B>C", "only here"),
        ("D>E", "only there"),
        ("C>D", "the same"),
        ("E~F", "the same"),
    ]


def test_a_sign_that_is_not_told_is_no_change() -> None:
    assert told("A>B", "A?B") == [("A>B", "the same")]


_links = st.lists(
    st.builds(Link, st.sampled_from("ABC"), st.sampled_from("DEF"), st.booleans(), st.sampled_from(Sign)),
    unique_by=lambda one: one.key,
)
_TURNED = {Outcome.ONLY_HERE: Outcome.ONLY_THERE, Outcome.ONLY_THERE: Outcome.ONLY_HERE}


@given(_links, _links)
def test_seen_from_there_here_and_there_are_turned(here: list[Link], there: list[Link]) -> None:
    one, other = compare(here, there), compare(there, here)
    assert {row.key: _TURNED.get(row.outcome, row.outcome) for row in one} == {row.key: row.outcome for row in other}
    assert len(one) == len({link.key for link in (*here, *there)})


@given(_links)
def test_nothing_differs_from_itself(links: list[Link]) -> None:
    assert all(row.outcome is Outcome.SAME for row in compare(links, links))
