"""Looks of single items, bends by hand, and what stands in the nodes."""

from __future__ import annotations

from explorer.diagram import dressing
from explorer.diagram.lanes import lanes
from explorer.diagram.looks import EdgeLook, Labels, Look, NodeLook, Values
from explorer.diagram.nodes import node_shapes
from explorer.diagram.shapes import Words
from explorer.diagram.style import LIGHT
from tests.diagram.strategies import IL6, STAT3, small

LINE = f"{IL6.key}>{STAT3.key}"


def test_an_edge_runs_through_the_bends_of_a_hand() -> None:
    diagram = small()
    change = dressing.bend(diagram, LINE, [(-80.0, 40.0), (-60.0, 90.0)])
    assert change.name == "Bend IL6 to STAT3"
    assert lanes(diagram)[LINE].via == ((-80.0, 40.0), (-60.0, 90.0))
    assert dressing.bend(diagram, LINE, []).name == "Straighten IL6 to STAT3"
    assert not diagram.hands


def test_bends_go_with_an_edge_whose_two_ends_move_alike_and_stay_otherwise() -> None:
    diagram = small()
    dressing.bend(diagram, LINE, [(-80.0, 40.0)])
    diagram.move({key: (node.x + 5.0, node.y + 7.0) for key, node in diagram.nodes.items()})
    assert diagram.hands[LINE].bends == ((-75.0, 47.0),)
    diagram.move({IL6.key: (900.0, 0.0)})
    assert diagram.hands[LINE].bends == ((-75.0, 47.0),)


def test_own_looks_are_kept_and_taken_away() -> None:
    diagram = small()
    dressing.dress_nodes(diagram, [IL6.key], NodeLook(fill="#FFFFFF"))
    dressing.dress_edges(diagram, [LINE], EdgeLook(width=4.0))
    assert diagram.nodes[IL6.key].look == NodeLook(fill="#FFFFFF")
    assert diagram.hands[LINE].look == EdgeLook(width=4.0)
    dressing.dress_nodes(diagram, [IL6.key], None)
    dressing.dress_edges(diagram, [LINE], None)
    assert diagram.to_json() == small().to_json()


def test_nodes_say_what_the_texts_say_where_that_is_chosen() -> None:
    diagram = small()
    dressing.name_as_written(diagram, {IL6.key: "interleukin-6 (IL-6)"})
    narrow = diagram.nodes[IL6.key].width
    diagram.set_look(Look(labels=Labels.WRITTEN))
    node = diagram.nodes[IL6.key]
    assert node.width > narrow
    said = [shape.text for shape in node_shapes(node, LIGHT) if isinstance(shape, Words)]
    assert "".join(said) == "interleukin-6 (IL-6)"
    diagram.set_look(Look())
    assert diagram.nodes[IL6.key].width == narrow


def test_values_lie_on_their_scale() -> None:
    values = Values("log2 fold change", {}, -2.0, 0.0, 4.0)
    assert [values.part(value) for value in (-9.0, -1.0, 0.0, 2.0, 9.0)] == [-1.0, -0.5, 0.0, 0.5, 1.0]
    assert Values("flat", {}, 1.0, 1.0, 1.0).part(5.0) == 0.0
