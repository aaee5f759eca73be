"""Lifting edges: to whom they belong, and what they are made of."""

from __future__ import annotations

from explorer.graph import build
from explorer.graph.rollup import lifted, own_words
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation
from explorer.model.statement import Statement

A, B, C, D = (Entity(f"HGNC:{number}", name, Kind.GENE) for number, name in enumerate("ABCD", 1))
FAMILY = Entity("FPLX:F", "F", Kind.FAMILY)


def edges(*said: tuple[Entity, Relation, Entity]) -> dict[str, Edge]:
    statements = [
        BackedStatement(number, Statement(subject, relation, relation.sign, object_), (number,), sentences=1)
        for number, (subject, relation, object_) in enumerate(said, 1)
    ]
    return {edge.key: edge for edge in build.edges(statements)}


def test_edges_of_members_are_one_edge_of_the_family() -> None:
    found = lifted(edges((A, Relation.ACTIVATES, C), (B, Relation.INHIBITS, C)), {A.key: FAMILY, B.key: FAMILY})
    (edge,) = found.values()
    assert (edge.key, edge.papers, edge.contested) == ("FPLX:F>HGNC:3", 2, True)
    assert not own_words(edge)


def test_what_is_said_of_the_family_itself_is_part_of_the_same_edge() -> None:
    (edge,) = lifted(edges((FAMILY, Relation.ACTIVATES, C), (A, Relation.ACTIVATES, C)), {A.key: FAMILY}).values()
    assert sorted(one.id for one in edge.statements) == [1, 2]


def test_edges_between_members_are_left_out() -> None:
    assert lifted(edges((A, Relation.BINDS, B)), {A.key: FAMILY, B.key: FAMILY}) == {}


def test_undirected_edges_have_their_ends_in_order() -> None:
    found = lifted(edges((A, Relation.BINDS, D), (C, Relation.BINDS, B)), {A.key: FAMILY, B.key: FAMILY})
    assert sorted(found) == ["FPLX:F~HGNC:3", "FPLX:F~HGNC:4"]


def test_edges_of_others_are_the_very_same() -> None:
    before = edges((A, Relation.ACTIVATES, C), (C, Relation.ACTIVATES, D))
    found = lifted(before, {A.key: FAMILY})
    assert found["HGNC:3>HGNC:4"] is before["HGNC:3>HGNC:4"]
    assert own_words(found["HGNC:3>HGNC:4"])
    assert list(found) == sorted(found)
