"""What entities have in common, loops, and what connects a list of them."""

from __future__ import annotations

import hypothesis.strategies as st
import networkx as nx
from hypothesis import given

from explorer.graph.links import Direction
from explorer.graph.regulators import common, connecting, feedback_loops
from explorer.model.relation import Sign
from tests.graph.networks import of_pairs, said


def test_regulators_of_the_most_come_first_then_the_best_supported() -> None:
    network = said("R>A R>B R>C S>A9 S>B9 T>A Q>B2 Q>C1 A>X B>X")
    found = common(network, "ABC", Direction.UP)
    assert [(one.key, "".join(one.reaches), one.papers) for one in found] == [
        ("R", "ABC", 3),
        ("S", "AB", 18),
        ("Q", "BC", 3),
    ]
    assert [one.key for one in common(network, "AB", Direction.DOWN)] == ["X"]


def test_regulators_two_steps_away() -> None:
    network = said("R>M M>A R>N N>B")
    assert common(network, "AB", Direction.UP) == []
    assert [one.key for one in common(network, "AB", Direction.UP, steps=2)] == ["R"]


def test_a_loop_tells_whether_it_feeds_or_damps_itself() -> None:
    loops = feedback_loops(said("A>B2 B-A3 B>C C>D D?B X>Y"))
    assert [("".join(one.subject for one in loop.path), loop.sign, loop.papers) for loop in loops] == [
        ("AB", Sign.NEGATIVE, 2),
        ("BCD", Sign.NONE, 1),
    ]


def test_loops_of_chosen_entities_only() -> None:
    network = said("A>B B>A C>D D>C")
    assert [loop.path[0].subject for loop in feedback_loops(network, "D")] == ["C"]


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20), st.integers(2, 5))
def test_all_loops_are_found_that_networkx_finds(pairs: set[tuple[int, int]], longest: int) -> None:
    plain = nx.DiGraph([(str(a), str(b)) for a, b in pairs if a != b])
    expected = {frozenset(zip(one, one[1:] + one[:1], strict=True)) for one in nx.simple_cycles(plain, longest)}
    loops = feedback_loops(of_pairs(pairs), longest=longest, limit=10_000)
    found = [frozenset((one.subject, one.object) for one in loop.path) for loop in loops]
    assert len(found) == len(set(found))
    assert set(found) == expected
    chosen = feedback_loops(of_pairs(pairs), ["1", "2"], longest=longest, limit=10_000)
    touching = {one for one in expected if any({"1", "2"} & set(pair) for pair in one)}
    assert {frozenset((one.subject, one.object) for one in loop.path) for loop in chosen} == touching


def test_a_list_of_entities_is_connected_by_the_shortest_ways() -> None:
    ways = connecting(said("A>B B>C A>X X>C C>A"), "AC", longest=3)
    assert sorted("".join(one.subject for one in way) + way[-1].object for way in ways) == ["ABC", "AXC", "CA"]
