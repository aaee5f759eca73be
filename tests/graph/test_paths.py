"""Ways of cause."""

from __future__ import annotations

import hypothesis.strategies as st
import networkx as nx
import pytest
from hypothesis import given

from explorer.errors import CancelledError
from explorer.graph.links import Link, Path, Wanted, effect
from explorer.graph.network import network
from explorer.graph.paths import paths
from explorer.model.progress import Progress
from explorer.model.relation import Sign
from tests.graph.networks import of_pairs, said

PAIRS = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=22)


def names(path: Path) -> str:
    return "".join(one.subject for one in path) + path[-1].object


def found(text: str, source: str, target: str, **wanted: object) -> list[str]:
    """The names along the ways in a network."""
    return [names(path) for path in paths(said(text), source, target, Wanted(**wanted))]  # type: ignore[arg-type]


def test_the_shortest_ways_come_first_and_among_them_the_best_supported() -> None:
    ways = found("A>B B>D A>C3 C>D2 A>E E>F F>D", "A", "D")
    assert ways == ["ACD", "ABD", "AEFD"]
    assert found("A>B B>D A>C3 C>D2 A>E E>F F>D", "A", "D", only_shortest=True) == ["ACD", "ABD"]


def test_undirected_edges_and_the_wrong_way_are_no_way_of_cause() -> None:
    assert found("A~B C>A", "A", "B") == []
    assert found("A~B C>A", "A", "C") == []
    assert found("A>A A>B", "A", "A") == []


def test_two_inhibitions_come_to_an_activation() -> None:
    (path,) = paths(said("A-B B-C C>D"), "A", "D")
    assert effect(path) is Sign.POSITIVE
    assert effect(path[:1]) is Sign.NEGATIVE
    assert effect((Link("A", "B"),)) is Sign.NONE


def test_ways_can_be_asked_for_by_what_they_come_to() -> None:
    assert found("A-B B>D A>C C>D", "A", "D", effect=Sign.NEGATIVE) == ["ABD"]
    assert found("A-B B>D A>C C>D A?E E>D", "A", "D", effect=Sign.NONE) == ["AED"]


def test_ways_between_sets_start_and_end_only_in_them() -> None:
    ways = [names(one) for one in paths(said("A>B B>C C>D A>D"), "AB", "CD")]
    assert ways == ["AD", "BC"]


def test_hubs_the_blacklist_and_weak_edges_are_left_out() -> None:
    text = "A>H H>D H>X H>Y H>Z A>B B>D3 A>C2 C>D2"
    assert found(text, "A", "D", max_degree=4) == ["ACD", "ABD"]
    assert found(text, "A", "D", without=frozenset("C"), max_degree=4) == ["ABD"]
    assert found(text, "A", "D", min_papers=2) == ["ACD"]
    assert found(text, "A", "D", min_belief=0.95) == []


def test_ways_through_a_chosen_entity() -> None:
    text = "A>D A>B B>D A>C C>E E>D"
    assert found(text, "A", "D", through="E") == ["ACED"]
    assert found(text, "A", "D", through="nobody") == []
    assert found(text, "A", "D", through="A") == []


def test_a_search_can_be_stopped() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        paths(said("A>B B>C"), "A", "C", check=progress.check)


@given(PAIRS, st.integers(1, 6))
def test_all_ways_are_found_that_networkx_finds(pairs: set[tuple[int, int]], longest: int) -> None:
    """Each once, none twice, up to the length."""
    ways = paths(of_pairs(pairs), "0", "1", Wanted(limit=10_000, longest=longest))
    plain = nx.DiGraph([(str(a), str(b)) for a, b in pairs])
    expected = []
    if {"0", "1"} <= set(plain):
        expected = ["".join(path) for path in nx.all_simple_paths(plain, "0", "1", longest)]
    assert sorted(map(names, ways)) == sorted(expected)
    assert [len(way) for way in ways] == sorted(len(way) for way in ways)


@given(PAIRS)
def test_ways_through_an_entity_are_the_ways_that_meet_it(pairs: set[tuple[int, int]]) -> None:
    all_ways = paths(of_pairs(pairs), "0", "1", Wanted(limit=10_000))
    through = paths(of_pairs(pairs), "0", "1", Wanted(limit=10_000, through="2"))
    assert through == [way for way in all_ways if any(one.object == "2" for one in way[:-1])]


SIGNED = st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF"), st.sampled_from(">-?")), max_size=18)


@given(SIGNED, st.sampled_from(Sign), st.sampled_from([None, "C"]))
def test_ways_with_an_effect_are_those_of_all_ways_that_come_to_it(
    edges: list[tuple[str, str, str]], wanted: Sign, through: str | None
) -> None:
    links = {(subject, target): sign for subject, target, sign in edges}
    net = said(" ".join(f"{subject}{sign}{target}" for (subject, target), sign in links.items()))
    all_ways = paths(net, "A", "B", Wanted(limit=10_000, through=through))
    assert paths(net, "A", "B", Wanted(limit=10_000, through=through, effect=wanted)) == [
        way for way in all_ways if effect(way) is wanted
    ]


def test_ways_without_the_effect_are_not_walked_one_by_one() -> None:
    """Six full layers hold sixteen million ways, of which none is signed."""
    layers = ["s", *(f"{layer}{place}" for layer in range(6) for place in range(16)), "t"]
    of = {key: 0 if key == "s" else 7 if key == "t" else int(key[0]) + 1 for key in layers}
    links = [Link(one, other) for one in layers for other in layers if of[other] == of[one] + 1]
    steps = 0

    def check() -> None:
        nonlocal steps
        steps += 1

    assert paths(network(links), "s", "t", Wanted(longest=8, effect=Sign.POSITIVE), check) == []
    assert steps <= 8
    assert len(paths(network(links), "s", "t", Wanted(limit=5, longest=8))) == 5
