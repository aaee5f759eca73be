"""Shortest ways of cause."""

from __future__ import annotations

import hypothesis.strategies as st
import networkx as nx
from hypothesis import given

from explorer.graph.build import edges
from explorer.graph.paths import effect, shortest_paths
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement


def said(text: str) -> list[Edge]:
    """Edges of ``A>B B-C C~D``: activates, inhibits, binds."""
    relations = {">": Relation.ACTIVATES, "-": Relation.INHIBITS, "~": Relation.BINDS}
    found = []
    for number, pair in enumerate(text.split()):
        a, b = (Entity(f"X:{name}", name, Kind.GENE) for name in (pair[0], pair[2]))
        relation = relations[pair[1]]
        papers = tuple(range(int(pair[3:] or 1)))
        found.append(BackedStatement(number, Statement(a, relation, relation.sign, b), papers, (), 1))
    return edges(found)


def names(path: tuple[Edge, ...]) -> str:
    return "".join(edge.subject.name for edge in path) + path[-1].object.name


def test_all_shortest_ways_are_found_the_best_supported_first() -> None:
    assert [names(path) for path in shortest_paths(said("A>B B>D A>C3 C>D2 A>E E>F F>D"), "X:A", "X:D")] == [
        "ACD",
        "ABD",
    ]


def test_undirected_edges_and_the_wrong_way_are_no_way_of_cause() -> None:
    assert shortest_paths(said("A~B C>A"), "X:A", "X:B") == []
    assert shortest_paths(said("A~B C>A"), "X:A", "X:C") == []
    assert shortest_paths(said("A>A A>B"), "X:A", "X:A") == []


def test_two_inhibitions_come_to_an_activation() -> None:
    (path,) = shortest_paths(said("A-B B-C C>D"), "X:A", "X:D")
    assert effect(path) is Sign.POSITIVE
    assert effect(path[:1]) is Sign.NEGATIVE


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=25))
def test_ways_are_as_long_as_networkx_says(pairs: set[tuple[int, int]]) -> None:
    found = shortest_paths(said(" ".join(f"{a}>{b}" for a, b in sorted(pairs))), "X:0", "X:1", limit=500)
    plain = nx.DiGraph([(a, b) for a, b in pairs])
    if plain.has_node(0) and plain.has_node(1) and nx.has_path(plain, 0, 1):
        expected = sorted("".join(map(str, path)) for path in nx.all_shortest_paths(plain, 0, 1))
        assert sorted(names(path) for path in found) == expected
    else:
        assert found == []
