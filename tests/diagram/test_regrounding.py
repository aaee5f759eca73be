"""What merges and splits of a store make of a diagram."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.diagram import dressing, grouping
from explorer.diagram.document import Diagram
from explorer.diagram.regrounding import Regrounded, regrounded
from explorer.graph import build
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation
from explorer.model.statement import Statement

A, B, C, D = (Entity(f"HGNC:{number}", name, Kind.GENE) for number, name in enumerate("ABCD", 1))


def edges(*pairs: tuple[Entity, Entity]) -> list[Edge]:
    return build.edges(
        BackedStatement(number, Statement(one, Relation.ACTIVATES, Relation.ACTIVATES.sign, other), (1,), sentences=1)
        for number, (one, other) in enumerate(pairs, 1)
    )


@pytest.fixture
def diagram() -> Diagram:
    """A and B activate C."""
    made = Diagram()
    places = {A.key: (0.0, 0.0), B.key: (100.0, 0.0), C.key: (0.0, 100.0)}
    made.set_content([A, B, C], edges((A, C), (B, C)), places)
    return made


def test_what_was_merged_into_a_node_that_is_there_goes_with_its_edges(diagram: Diagram) -> None:
    first = diagram.to_json()
    change = regrounded(diagram, Regrounded({B.key: A}, (), tuple(edges((A, C)))), "Merge B into A")
    assert (list(diagram.nodes), list(diagram.edges)) == ([A.key, C.key], [f"{A.key}>{C.key}"])
    diagram.apply(change.inverted())
    assert diagram.to_json() == first


def test_what_was_merged_into_something_that_is_not_there_leaves_it_its_place(diagram: Diagram) -> None:
    diagram.pin([B.key])
    regrounded(diagram, Regrounded({B.key: D}, (), tuple(edges((A, C), (D, C)))), "Merge B into D")
    node = diagram.nodes[D.key]
    assert (node.x, node.y, node.pinned) == (100.0, 0.0, True)


def test_what_was_split_off_stands_beside_and_covers_nothing(diagram: Diagram) -> None:
    news = Regrounded({}, ((D, (A.key,)),), tuple(edges((A, C), (B, C), (D, C))))
    regrounded(diagram, news, "Split D off A")
    new = diagram.nodes[D.key]
    for other in (A, B, C):
        node = diagram.nodes[other.key]
        apart = (
            abs(node.x - new.x) >= (node.width + new.width) / 2 or abs(node.y - new.y) >= (node.height + new.height) / 2
        )
        assert apart, other.name
    assert f"{D.key}>{C.key}" in diagram.edges


def test_groups_hold_what_their_members_are_now(diagram: Diagram) -> None:
    change = grouping.group(diagram, [B.key, C.key], "Both")
    (key,) = change.groups_after
    regrounded(diagram, Regrounded({B.key: A}, (), tuple(edges((A, C)))), "Merge B into A")
    assert diagram.groups[key].members == {A.key, C.key}


def test_bends_of_edges_that_are_gone_go_too_and_others_stay(diagram: Diagram) -> None:
    dressing.bend(diagram, f"{A.key}>{C.key}", [(5.0, 5.0)])
    dressing.bend(diagram, f"{B.key}>{C.key}", [(6.0, 6.0)])
    regrounded(diagram, Regrounded({B.key: A}, (), tuple(edges((A, C)))), "Merge B into A")
    assert list(diagram.hands) == [f"{A.key}>{C.key}"]


def test_a_node_that_the_store_does_not_have_any_longer_goes(diagram: Diagram) -> None:
    regrounded(diagram, Regrounded({B.key: None}, (), tuple(edges((A, C)))), "Refresh")
    assert B.key not in diagram.nodes


def test_edges_to_what_is_not_there_are_passed_over(diagram: Diagram) -> None:
    before = diagram.content
    regrounded(diagram, Regrounded({}, (), tuple(edges((A, C), (B, C), (D, C)))), "Refresh")
    assert replace(diagram.content, edges=()) == replace(before, edges=())
    assert len(diagram.edges) == 2
