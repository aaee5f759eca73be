"""Edges in the order of the path that they form."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.chains import chain
from explorer.model.edge import Edge
from explorer.model.entity import Entity, Kind


def edge(subject: str, object_: str) -> Edge:
    ends = [Entity(f"X:{name}", name, Kind.GENE) for name in (subject, object_)]
    return Edge(ends[0], ends[1], True, ())


def told(edges: tuple[Edge, ...]) -> list[str]:
    return [f"{one.subject.name}{one.object.name}" for one in edges]


def test_a_path_is_told_from_its_beginning_on() -> None:
    assert told(chain([edge("B", "C"), edge("C", "A"), edge("D", "B")])) == ["DB", "BC", "CA"]


def test_a_path_against_the_arrows_is_a_path_too() -> None:
    assert told(chain([edge("C", "B"), edge("A", "B"), edge("C", "D")])) == ["AB", "CB", "CD"]


def test_what_is_no_path_comes_by_key() -> None:
    fork = [edge("A", "D"), edge("A", "C"), edge("A", "B")]
    assert told(chain(fork)) == ["AB", "AC", "AD"]
    assert told(chain([edge("A", "B"), edge("B", "A")])) == ["AB", "BA"]
    assert told(chain([edge("D", "E"), edge("A", "B")])) == ["AB", "DE"]
    assert chain([]) == ()


@given(st.permutations("ABCDEFG"), st.data())
def test_each_edge_of_a_path_meets_the_next(names: list[str], data: st.DataObject) -> None:
    pairs = [pair if data.draw(st.booleans()) else pair[::-1] for pair in pairwise(names)]
    found = chain(data.draw(st.permutations([edge(*pair) for pair in pairs])))
    assert len(found) == len(pairs)
    for one, other in pairwise(found):
        assert {one.subject.key, one.object.key} & {other.subject.key, other.object.key}
