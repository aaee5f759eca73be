"""What is drawn after nodes were moved is what a fresh look finds, without looking at the edges again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.diagram import families, grouping
from explorer.diagram.document import Diagram, Node
from explorer.diagram.looks import Lens
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context
from explorer.model.relation import Relation
from explorer.model.statement import Statement

A, B, C, D = (Entity(f"V:{name}", name, Kind.GENE) for name in "ABCD")


def edge(subject: Entity, relation: Relation, object: Entity) -> Edge:  # noqa: A002 - the word of the model
    statement = Statement(subject, relation, relation.sign, object)
    return Edge(subject, object, relation.directed, (BackedStatement(1, statement, (1,), sentences=1),))


def chain() -> Diagram:
    """A activates B, B inhibits C, C activates D; D is hidden."""
    edges = [edge(A, Relation.ACTIVATES, B), edge(B, Relation.INHIBITS, C), edge(C, Relation.ACTIVATES, D)]
    diagram = Diagram([Node.of(entity, 90.0 * place) for place, entity in enumerate((A, B, C, D))], edges)
    diagram.hide([D.key])
    return diagram


def same_as_fresh(diagram: Diagram) -> None:
    fresh = diagram.copy()
    assert dict(diagram.visible_nodes) == dict(fresh.visible_nodes)
    assert list(diagram.visible_nodes) == list(fresh.visible_nodes)
    assert {key: one.statements for key, one in diagram.visible_edges.items()} == {
        key: one.statements for key, one in fresh.visible_edges.items()
    }


def test_moved_nodes_keep_the_very_edges() -> None:
    diagram = chain()
    edges = diagram.visible_edges
    change = diagram.move({A.key: (5.0, 6.0), D.key: (7.0, 8.0)})
    assert diagram.visible_edges is edges
    assert diagram.visible_nodes[A.key].x == 5.0
    assert D.key not in diagram.visible_nodes
    same_as_fresh(diagram)
    diagram.apply(change.inverted())
    assert diagram.visible_nodes[A.key].x == 0.0
    same_as_fresh(diagram)


def test_other_looks_keep_the_very_edges_unless_families_stand_for_their_members() -> None:
    diagram = chain()
    edges, look = diagram.visible_edges, diagram.look
    lens = Lens(Context("cell_line", "A549"), frozenset({1}))
    for wanted in (replace(look, style="sbgn"), replace(look, lens=lens), look):
        diagram.set_look(wanted)
        assert diagram.visible_edges is edges
        same_as_fresh(diagram)
    families.by_families(diagram)
    assert diagram.visible_edges is not edges
    same_as_fresh(diagram)


def test_what_is_hidden_shown_or_filtered_is_looked_at_again() -> None:
    diagram = chain()
    for change in (
        diagram.reveal,
        lambda: diagram.hide([A.key]),
        lambda: diagram.set_filter(replace(diagram.filter, relations=frozenset({Relation.INHIBITS}))),
        lambda: diagram.move({B.key: (1.0, 2.0)}),
    ):
        assert diagram.visible_nodes
        change()
        same_as_fresh(diagram)


@pytest.mark.parametrize("other", [True, False])
def test_the_node_of_a_collapsed_group_moves_too(other: bool) -> None:
    diagram = chain()
    grouping.group(diagram, [A.key, B.key], "Pair")
    grouping.collapse(diagram, ["group:1"])
    assert "group:1" in diagram.visible_nodes
    diagram.move({"group:1": (300.0, 300.0)} if not other else {C.key: (9.0, 9.0)})
    same_as_fresh(diagram)


def test_the_edges_of_a_node_are_those_that_touch_it_in_their_order() -> None:
    diagram = chain()
    diagram.reveal()
    loop = edge(B, Relation.ACTIVATES, B)
    diagram.add([B], [loop], {})
    keys = list(diagram.visible_edges)
    for ends in ([A.key], [B.key], [B.key, D.key], ["V:none"]):
        touching = [
            key
            for key in keys
            if {diagram.visible_edges[key].subject.key, diagram.visible_edges[key].object.key} & set(ends)
        ]
        assert diagram.edges_of(ends) == touching
    assert diagram.degree(B.key) == 3
    diagram.hide([C.key])
    assert diagram.degree(B.key) == 2
