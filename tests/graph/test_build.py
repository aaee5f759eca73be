"""Statements become edges, and a filter says which of them are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from explorer.graph.build import as_known, edges, graph, shown
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement

IL6, STAT3, EMT = (
    Entity("HGNC:6018", "IL6", Kind.GENE),
    Entity("HGNC:11364", "STAT3", Kind.GENE),
    Entity(None, "EMT", Kind.PROCESS),
)


def backed(
    subject: Entity, relation: Relation, object_: Entity, papers: int = 1, **counts: int | None
) -> BackedStatement:
    said = Statement(subject, relation, relation.sign, object_)
    one = BackedStatement(1, said, tuple(range(papers)), (), papers, 0, 0, 0, 2017, 2017)
    return replace(one, **counts)  # type: ignore[arg-type]


STAT3_EMT = backed(STAT3, Relation.INHIBITS, EMT)


def test_statements_of_a_pair_are_one_edge_best_supported_first() -> None:
    found = edges([backed(IL6, Relation.PHOSPHORYLATES, STAT3), backed(IL6, Relation.ACTIVATES, STAT3, 3)])
    assert [edge.key for edge in found] == ["HGNC:6018>HGNC:11364"]
    assert [one.statement.relation for one in found[0].statements] == [Relation.ACTIVATES, Relation.PHOSPHORYLATES]


def test_both_ways_and_undirected_are_edges_of_their_own() -> None:
    found = edges(
        [
            backed(IL6, Relation.ACTIVATES, STAT3),
            backed(STAT3, Relation.ACTIVATES, IL6),
            backed(IL6, Relation.BINDS, STAT3),
            backed(STAT3, Relation.BINDS, IL6),
        ]
    )
    assert [edge.key for edge in found] == [
        "HGNC:11364>HGNC:6018",
        "HGNC:11364~HGNC:6018",
        "HGNC:6018>HGNC:11364",
    ]
    assert len(found[1].statements) == 2


def test_a_statement_without_evidence_left_is_not_shown() -> None:
    bare = backed(IL6, Relation.INHIBITS, STAT3, 0, sentences=0)
    alone = edges([backed(IL6, Relation.ACTIVATES, EMT, 0, sentences=0)])
    together = edges([backed(IL6, Relation.ACTIVATES, STAT3), bare])
    for rule in (Filter(), Filter(min_confidence=0.6), Filter(negated=True)):
        assert shown(alone, rule) == []
        (edge,) = shown(together, rule)
        assert [one.statement.relation for one in edge.statements] == [Relation.ACTIVATES]


def test_the_order_of_statements_does_not_matter() -> None:
    said = [
        backed(IL6, Relation.ACTIVATES, STAT3, 2),
        backed(STAT3, Relation.INHIBITS, EMT),
        backed(IL6, Relation.BINDS, EMT),
    ]
    assert edges(said) == edges(said[::-1])


def test_evidence_for_both_signs_is_contested_and_stays_so_when_one_sign_is_chosen() -> None:
    (edge,) = edges([backed(IL6, Relation.ACTIVATES, EMT), backed(IL6, Relation.INHIBITS, EMT, 2)])
    assert edge.contested
    (kept,) = shown([edge], Filter(contested_only=True, signs=frozenset({Sign.POSITIVE})))
    assert [one.statement.relation for one in kept.statements] == [Relation.ACTIVATES]


def test_negated_evidence_alone_is_shown_only_when_asked_for() -> None:
    (edge,) = edges([backed(IL6, Relation.ACTIVATES, EMT, 0, sentences=0, negated=2)])
    assert shown([edge], Filter()) == []
    assert shown([edge], Filter(negated=True)) == [edge]


def test_each_part_of_a_filter_leaves_out_what_it_says() -> None:
    (edge,) = edges([backed(IL6, Relation.ACTIVATES, EMT, 2)])
    assert shown([edge], Filter()) == [edge]
    for refusing in (
        Filter(min_papers=3),
        Filter(kinds=frozenset({Kind.GENE})),
        Filter(relations=frozenset({Relation.BINDS})),
        Filter(signs=frozenset({Sign.NEGATIVE})),
        Filter(first_year=2018),
        Filter(last_year=2016),
        Filter(contested_only=True),
    ):
        assert shown([edge], refusing) == []


def test_what_is_only_speculated_or_implied_can_be_left_out() -> None:
    (edge,) = edges(
        [backed(IL6, Relation.ACTIVATES, EMT, speculated=1), backed(IL6, Relation.REGULATES, EMT, implied=1)]
    )
    (kept,) = shown([edge], Filter(speculated=False))
    assert [one.statement.relation for one in kept.statements] == [Relation.REGULATES]
    assert shown([edge], Filter(speculated=False, implied=False)) == []


def test_a_statement_without_a_year_does_not_count_under_a_bound() -> None:
    (edge,) = edges([backed(IL6, Relation.ACTIVATES, EMT, first_year=None, last_year=None)])
    assert shown([edge], Filter(first_year=1990)) == []
    assert shown([edge], Filter(last_year=2030)) == []


RULES = [
    replace(base, **more)
    for base in (Filter(), Filter(negated=True), Filter(speculated=False), Filter(implied=False))
    for more in (
        {},
        {"min_papers": 2},
        {"min_belief": 0.5},
        {"signs": frozenset({Sign.POSITIVE})},
        {"relations": frozenset({Relation.BINDS, Relation.INHIBITS})},
        {"kinds": frozenset({Kind.GENE})},
        {"contested_only": True},
        {"last_year": 2016},
        {"first_year": 2017},
    )
]
COUNTS: list[dict[str, Any]] = [
    {},
    {"papers": (), "sentences": 0},
    {"papers": (), "sentences": 0, "negated": 2},
    {"negated": 1, "belief": 0.7},
    {"speculated": 1},
    {"implied": 1, "belief": 0.5},
    {"papers": (1, 2), "sentences": 4, "belief": 0.4},
    {"first_year": None, "last_year": None},
]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_an_edge_with_one_statement_is_let_through_like_one_with_a_second_that_says_nothing(rule: Filter) -> None:
    silent = backed(IL6, Relation.BINDS, STAT3, 0, sentences=0)
    for relation in (Relation.ACTIVATES, Relation.INHIBITS, Relation.BINDS, Relation.PHOSPHORYLATES):
        for object_ in (STAT3, EMT):
            for counts in COUNTS:
                one = replace(backed(IL6, relation, object_), **counts)
                alone = Edge(IL6, object_, relation.directed, (one,))
                beside = replace(alone, statements=(one, silent))
                assert [edge.statements for edge in shown([alone], rule)] == [
                    edge.statements for edge in shown([beside], rule)
                ]


def test_edges_that_are_the_same_are_the_very_ones_that_were_known() -> None:
    statements = [backed(IL6, Relation.ACTIVATES, STAT3), backed(IL6, Relation.ACTIVATES, EMT), STAT3_EMT]
    known = {edge.key: edge for edge in edges(statements[:2])}
    again = edges([statements[0], backed(IL6, Relation.ACTIVATES, EMT, 2), STAT3_EMT])
    found = {edge.key: edge for edge in as_known(again, known)}
    assert list(found) == [edge.key for edge in again]
    assert {key: one is known.get(key) for key, one in found.items()} == {
        "HGNC:6018>HGNC:11364": True,
        "HGNC:6018>text:process:emt": False,
        "HGNC:11364>text:process:emt": False,
    }
    assert found["HGNC:6018>text:process:emt"].papers == 2


def test_networkx_gets_every_edge_with_its_entities() -> None:
    made = graph(edges([backed(IL6, Relation.ACTIVATES, STAT3), backed(IL6, Relation.BINDS, STAT3)]))
    assert made.nodes["HGNC:6018"]["entity"] == IL6
    assert made.number_of_edges() == 2
    assert {data["edge"].directed for _, _, data in made.edges(data=True)} == {True, False}
