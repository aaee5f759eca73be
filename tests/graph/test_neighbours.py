"""What lies around entities."""

from __future__ import annotations

import hypothesis.strategies as st
import networkx as nx
from hypothesis import given

from explorer.graph.links import Direction
from explorer.graph.neighbours import neighbourhood
from tests.graph.networks import of_pairs, said


def test_distances_count_edges_from_the_nearest_centre() -> None:
    assert neighbourhood(said("A>B B>C C>D"), "A", 2).steps == {"A": 0, "B": 1, "C": 2}
    assert neighbourhood(said("A>B B>C C>D"), "AD", 1).steps == {"A": 0, "D": 0, "B": 1, "C": 1}


def test_a_direction_is_kept_but_undirected_edges_go_both_ways() -> None:
    around = said("A>B B>C C~D E>B")
    assert set(neighbourhood(around, "B", 3, Direction.DOWN).steps) == set("BCD")
    assert set(neighbourhood(around, "B", 3, Direction.UP).steps) == set("BAE")


def test_the_best_supported_neighbours_are_kept_and_all_are_counted() -> None:
    found = neighbourhood(said("A>B A>C5 D>A3 A~E4"), "A", 1, limit=2)
    assert list(found.steps) == ["A", "C", "E"]
    assert found.total == 4


def test_what_is_kept_hangs_on_the_centre_by_what_is_kept() -> None:
    """F has many papers, but the way to it leads over B, which has few."""
    found = neighbourhood(said("A>B1 A>C2 B>F9 C>G1"), "A", 2, limit=2)
    assert list(found.steps) == ["A", "C", "B"]
    assert list(neighbourhood(said("A>B1 A>C2 B>F9 C>G1"), "A", 2, limit=3).steps) == ["A", "C", "B", "F"]


def test_an_unknown_centre_is_alone() -> None:
    assert neighbourhood(said("A>B"), "Z").steps == {"Z": 0}


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30), st.integers(1, 3))
def test_all_entities_in_reach_are_found_that_networkx_finds(pairs: set[tuple[int, int]], steps: int) -> None:
    plain = nx.DiGraph([(str(a), str(b)) for a, b in pairs if a != b])
    expected = {"0": 0}
    if "0" in plain:
        expected = dict(nx.single_source_shortest_path_length(plain, "0", cutoff=steps))
    found = neighbourhood(of_pairs(pairs), "0", steps, Direction.DOWN)
    assert found.steps == expected
    assert found.total == len(expected) - 1
