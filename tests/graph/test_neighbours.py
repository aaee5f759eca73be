"""What lies around entities."""

from __future__ import annotations

from explorer.graph.build import edges
from explorer.graph.neighbours import Direction, neighbourhood, steps_from
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation
from explorer.model.statement import Statement


def chain(said: str) -> list[Edge]:
    """Edges of ``A>B B>C C~D``."""
    found = []
    for pair in said.split():
        a, b = pair[0], pair[2]
        relation = Relation.ACTIVATES if pair[1] == ">" else Relation.BINDS
        ends = (Entity(f"X:{a}", a, Kind.GENE), Entity(f"X:{b}", b, Kind.GENE))
        found.append(BackedStatement(1, Statement(ends[0], relation, relation.sign, ends[1]), (1,), (), 1))
    return edges(found)


def test_distances_count_edges_from_the_nearest_centre() -> None:
    assert steps_from(chain("A>B B>C C>D"), ["X:A"], 2) == {"X:A": 0, "X:B": 1, "X:C": 2}
    assert steps_from(chain("A>B B>C C>D"), ["X:A", "X:D"], 1) == {"X:A": 0, "X:D": 0, "X:B": 1, "X:C": 1}


def test_a_direction_is_kept_but_undirected_edges_go_both_ways() -> None:
    around = chain("A>B B>C C~D E>B")
    assert set(steps_from(around, ["X:B"], 3, Direction.DOWN)) == {"X:B", "X:C", "X:D"}
    assert set(steps_from(around, ["X:B"], 3, Direction.UP)) == {"X:B", "X:A", "X:E"}


def test_a_neighbourhood_has_the_edges_among_the_neighbours_too() -> None:
    found = neighbourhood(chain("A>B A>C B>C C>D"), ["X:A"], 1)
    assert [edge.key for edge in found] == ["X:A>X:B", "X:A>X:C", "X:B>X:C"]


def test_an_unknown_centre_is_alone() -> None:
    assert neighbourhood(chain("A>B"), ["X:Z"]) == []
