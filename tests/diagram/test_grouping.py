"""Groups: one node or an area for its members, without losing an edge or a place."""

from __future__ import annotations

import pytest

from explorer.diagram import grouping
from explorer.diagram.document import Diagram, DiagramError
from explorer.diagram.groups import GroupKind
from explorer.model.relation import Relation
from tests.diagram.strategies import DRUG, EMT, IL6, STAT3, backed, edge, small


def test_a_collapsed_group_stands_for_its_members_and_keeps_their_edges() -> None:
    diagram = small()
    grouping.group(diagram, [IL6.key, DRUG.key], "inputs")
    assert len(diagram.visible_nodes) == 4
    grouping.collapse(diagram, ["group:1"])
    assert sorted(diagram.visible_nodes) == [EMT.key, STAT3.key, "group:1"]
    assert sorted(diagram.visible_edges) == [f"{STAT3.key}>{EMT.key}", f"group:1>{STAT3.key}"]
    lifted = diagram.visible_edges[f"group:1>{STAT3.key}"]
    assert {one.statement.subject for one in lifted.statements} == {IL6, DRUG}
    assert lifted.papers == 3


def test_the_node_of_a_collapsed_group_covers_no_other() -> None:
    diagram = small()
    diagram.move({STAT3.key: (100.0, 0.0)})
    grouping.group(diagram, [IL6.key, DRUG.key], "inputs")
    grouping.collapse(diagram, ["group:1"])
    made, other = diagram.visible_nodes["group:1"], diagram.visible_nodes[STAT3.key]
    beside = abs(made.x - other.x) >= (made.width + other.width) / 2
    assert beside or abs(made.y - other.y) >= (made.height + other.height) / 2


def test_edges_within_a_collapsed_group_are_not_drawn_and_come_back() -> None:
    diagram = small()
    before = dict(diagram.visible_edges)
    grouping.group(diagram, [IL6.key, STAT3.key], "pair")
    grouping.collapse(diagram, ["group:1"])
    assert f"{IL6.key}>{STAT3.key}" not in diagram.visible_edges
    grouping.open_up(diagram, ["group:1"])
    assert dict(diagram.visible_edges) == before


def test_undirected_edges_of_a_group_are_one_edge_whatever_their_keys() -> None:
    binds = edge(backed(IL6, Relation.BINDS, DRUG))
    diagram = Diagram(small().nodes.values(), [binds])
    grouping.group(diagram, [IL6.key], "first")
    grouping.collapse(diagram, ["group:1"])
    (lifted,) = diagram.visible_edges.values()
    assert not lifted.directed
    assert lifted.subject.key < lifted.object.key


def test_the_members_go_where_the_node_of_their_group_is_moved() -> None:
    diagram = small()
    grouping.group(diagram, [IL6.key, DRUG.key], "inputs")
    grouping.collapse(diagram, ["group:1"])
    group = diagram.groups["group:1"]
    assert (group.x, group.y) == (100.0, 0.0)
    change = diagram.move({"group:1": (110.0, 50.0)})
    assert change.name == "Move inputs"
    grouping.open_up(diagram, ["group:1"])
    assert (diagram.nodes[IL6.key].x, diagram.nodes[IL6.key].y) == (10.0, 50.0)
    assert (diagram.nodes[DRUG.key].x, diagram.nodes[DRUG.key].y) == (210.0, 50.0)


def test_a_node_is_in_one_group_of_a_sort() -> None:
    diagram = small()
    grouping.group(diagram, [IL6.key, DRUG.key], "first")
    grouping.group(diagram, [IL6.key], "second")
    grouping.put_into(diagram, [IL6.key], "outside")
    assert {one.title: set(one.members) for one in diagram.groups.values()} == {
        "first": {DRUG.key},
        "second": {IL6.key},
        "outside": {IL6.key},
    }
    grouping.put_into(diagram, [IL6.key], "nucleus")
    assert "outside" not in {one.title for one in diagram.groups.values()}


def test_an_area_surrounds_its_members_and_compartments_are_equally_wide() -> None:
    diagram = small()
    grouping.set_compartments(
        diagram, {}, {"outside": [IL6.key, DRUG.key], "nucleus": [STAT3.key], "process": [EMT.key]}, "Cell"
    )
    boxes = [extra.box for extra in diagram.visible_extras.values()]
    assert len(boxes) == 3
    assert len({(left, right) for left, _, right, _ in boxes}) == 1
    left, top, right, bottom = diagram.visible_extras["group:1"].box
    for node in (diagram.nodes[IL6.key], diagram.nodes[DRUG.key]):
        assert left < node.x - node.width / 2 < node.x + node.width / 2 < right
        assert top < node.y - node.height / 2 < node.y + node.height / 2 < bottom


def test_compartments_and_places_are_set_in_one_step() -> None:
    diagram = small()
    first = diagram.to_json()
    change = grouping.set_compartments(diagram, {IL6.key: (7.0, 8.0)}, {"outside": [IL6.key]}, "Layout: Cell")
    last = diagram.to_json()
    assert change.name == "Layout: Cell"
    diagram.apply(change.inverted())
    assert diagram.to_json() == first
    diagram.apply(change)
    assert diagram.to_json() == last


def test_hiding_and_removing_a_collapsed_group_means_its_members() -> None:
    diagram = small()
    grouping.group(diagram, [IL6.key, DRUG.key], "inputs")
    grouping.collapse(diagram, ["group:1"])
    diagram.apply(diagram.hide(["group:1"]).inverted())
    assert "group:1" in diagram.visible_nodes
    diagram.remove(["group:1"])
    assert sorted(diagram.nodes) == sorted([STAT3.key, EMT.key])
    assert not diagram.groups


@pytest.mark.parametrize("kind", list(GroupKind))
def test_only_compartments_stay_open(kind: GroupKind) -> None:
    diagram = small()
    grouping.group(diagram, [IL6.key], "one", kind)
    grouping.collapse(diagram, ["group:1"])
    assert diagram.groups["group:1"].collapsed is (kind is not GroupKind.COMPARTMENT)


def test_a_group_of_what_is_not_there_is_none() -> None:
    diagram = small()
    assert not grouping.group(diagram, ["HGNC:0"], "nothing")


def test_a_group_whose_members_would_leave_the_plane_stays_where_it_is() -> None:
    diagram = small()
    diagram.move({IL6.key: (-9e6, 0.0), DRUG.key: (9e6, 0.0)})
    grouping.group(diagram, [IL6.key, DRUG.key], "far apart")
    grouping.collapse(diagram, ["group:1"])
    before = diagram.to_json()
    with pytest.raises(DiagramError, match="cannot stand"):
        diagram.move({"group:1": (5e6, 0.0)})
    assert diagram.to_json() == before
