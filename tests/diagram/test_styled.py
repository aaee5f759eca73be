"""The looks of a diagram: three built-in styles, own looks on top, forms that follow and are clipped by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.diagram import dressing, grouping
from explorer.diagram.change import Node
from explorer.diagram.colours import contrast
from explorer.diagram.document import Diagram
from explorer.diagram.edges import edge_path, edge_shapes, look_of
from explorer.diagram.glyphs import inside
from explorer.diagram.groups import GroupKind
from explorer.diagram.looks import LOOK, EdgeLook, Labels, Look, NodeLook, Values
from explorer.diagram.nodes import colours, node_shapes
from explorer.diagram.picture import picture
from explorer.diagram.shapes import Outline, Words, bounds
from explorer.diagram.style import BUILT_IN, DARK, FIGURE, LIGHT, Style
from explorer.diagram.styled import styled
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation, Sign
from tests.diagram.strategies import DRUG, EMT, IL6, STAT3, backed, edge, small

VALUES = Values("fold change", {IL6.key: (2.0, 0.01), STAT3.key: (-1.0, 0.5)}, -2.0, 0.0, 2.0)


def dressed(look: Look) -> Diagram:
    diagram = small()
    diagram.set_look(look)
    return diagram


def inks(diagram: Diagram, style: Style) -> set[str]:
    """Every colour of a picture."""
    found = set()
    for shape in picture(diagram, style):
        found |= {shape.colour} if isinstance(shape, Words) else {shape.fill, shape.stroke}
    return {colour for colour in found if colour}


@pytest.mark.parametrize("ground", [LIGHT, DARK, FIGURE], ids=lambda style: style.name)
@pytest.mark.parametrize("family", BUILT_IN)
def test_each_style_is_there_for_each_ground(family: str, ground: Style) -> None:
    style = styled(ground, Look(style=family))
    assert (style.family, style.name) == (family, ground.name)
    assert styled(style, LOOK) is ground
    assert contrast(style.ground, ground.ground) < 1.05


def test_the_same_look_on_the_same_ground_is_the_same_style() -> None:
    look = Look(kinds={Kind.GENE: NodeLook(fill="#000000")})
    assert styled(LIGHT, look) is styled(LIGHT, look)
    assert styled(LIGHT, LOOK) is LIGHT


@pytest.mark.parametrize("ground", [LIGHT, DARK, FIGURE], ids=lambda style: style.name)
def test_print_in_greys_has_no_colour_at_all_whatever_was_chosen(ground: Style) -> None:
    look = Look("grey", {Kind.GENE: NodeLook("#D55E00")}, {"activates": EdgeLook("#009E73")}, values=VALUES)
    diagram = dressed(look)
    dressing.dress_nodes(diagram, [EMT.key], NodeLook("#0072B2", "#CC79A7", "#E69F00"))
    dressing.dress_edges(diagram, list(diagram.edges), EdgeLook("#0072B2"))
    grouping.group(diagram, [IL6.key, STAT3.key], "nucleus", GroupKind.COMPARTMENT)
    assert all(ink[1:3] == ink[3:5] == ink[5:7] for ink in inks(diagram, ground))


def test_own_looks_of_a_kind_a_relation_and_single_items_win_in_this_order() -> None:
    look = Look(kinds={Kind.GENE: NodeLook(fill="#111111")}, lines={"activates": EdgeLook(head="vee", width=5.0)})
    diagram = dressed(look)
    dressing.dress_nodes(diagram, [STAT3.key], NodeLook(fill="#222222"))
    key = next(key for key, one in diagram.edges.items() if one.subject == IL6)
    dressing.dress_edges(diagram, [key], EdgeLook(head="circle"))
    style, nodes = styled(LIGHT, look), diagram.visible_nodes
    assert colours(nodes[IL6.key], style).fill == "#111111"
    assert colours(nodes[STAT3.key], style).fill == "#222222"
    drawn = look_of(diagram.edges[key], style, diagram.hands[key].look)
    assert (drawn.head, drawn.width, drawn.colour) == ("circle", 5.0, LIGHT.lines["activates"].colour)


def test_a_label_stays_readable_on_any_chosen_ground() -> None:
    for fill in ("#000000", "#FFFFFF", "#777777", "#0072B2"):
        node = replace(Node.of(IL6), look=NodeLook(fill=fill))
        for style in (LIGHT, DARK):
            look = colours(node, style)
            assert contrast(look.fill, look.text) >= 4.5


def test_another_form_changes_size_and_border_and_edges_end_at_it() -> None:
    diagram = small()
    node = diagram.nodes[STAT3.key]
    change = dressing.dress_nodes(diagram, [STAT3.key], NodeLook(glyph=Kind.CHEMICAL))
    ellipse = diagram.nodes[STAT3.key]
    assert (ellipse.glyph, ellipse.width > node.width) == (Kind.CHEMICAL, True)
    # An edge that comes from the side at a slant ends nearer to the middle of an ellipse than of a box.
    start = Node.of(IL6, node.x - 200, node.y - 60)
    end_of = [edge_path(start, replace(one, width=120.0, height=60.0))[-1] for one in (node, ellipse)]
    assert end_of[0] != end_of[1]
    diagram.apply(change.inverted())
    assert diagram.nodes[STAT3.key] == node


def test_a_new_node_takes_the_form_of_the_looks() -> None:
    diagram = dressed(Look("sbgn"))
    diagram.add([Entity(None, "TP53", Kind.GENE)], [], {})
    assert {node.form for node in diagram.nodes.values()} == {"sbgn:gene", "sbgn:chemical", "sbgn:process"}
    assert {node.form for node in Diagram.from_json(diagram.to_json()).nodes.values()} == {
        "sbgn:gene",
        "sbgn:chemical",
        "sbgn:process",
    }
    diagram.set_look(LOOK)
    assert {node.form for node in diagram.nodes.values()} == {""}


def test_a_collapsed_group_has_a_form_of_the_notation_too() -> None:
    diagram = dressed(Look("sbgn"))
    grouping.group(diagram, [IL6.key, STAT3.key], "both", GroupKind.COMPLEX)
    grouping.collapse(diagram, list(diagram.groups))
    assert diagram.visible_nodes["group:1"].form == "sbgn:complex"


@pytest.mark.parametrize("kind", Kind)
def test_all_of_a_node_of_sbgn_lies_within_its_size(kind: Kind) -> None:
    node = Node.of(Entity(None, "A", kind)).fitted("", f"sbgn:{kind.value}")
    style = styled(LIGHT, Look("sbgn"))
    box = bounds(node_shapes(node, style))
    assert (box.x, box.y) >= (-node.width / 2 - 1, -node.height / 2 - 1)
    assert (box.right, box.bottom) <= (node.width / 2 + 1, node.height / 2 + 1)


def test_the_unit_of_information_belongs_to_the_border_and_what_is_beside_it_does_not() -> None:
    node = Node.of(IL6).fitted("", "sbgn:gene")
    near_top = -node.height / 2 + 2
    assert inside(node.glyph, -node.width / 2 + 20, near_top, node.width, node.height)
    assert not inside(node.glyph, node.width / 2 - 10, near_top, node.width, node.height)


def test_sbgn_draws_modifications_by_their_effect() -> None:
    style = styled(LIGHT, Look("sbgn"))
    heads = {sign: look_of(edge(backed(IL6, Relation.PHOSPHORYLATES, STAT3, sign=sign)), style).head for sign in Sign}
    assert heads == {Sign.POSITIVE: "open_arrow", Sign.NEGATIVE: "bar", Sign.NONE: "diamond"}


def test_the_head_of_a_necessary_stimulation_has_a_bar_behind_its_arrow() -> None:
    line, ends = edge(backed(IL6, Relation.ACTIVATES, EMT)), (Node.of(IL6, 0, 0), Node.of(EMT, 0, 200))
    path, *head = edge_shapes(line, *ends, LIGHT, own=EdgeLook(head="necessary"))
    assert [len(one.commands) for one in head if isinstance(one, Outline)] == [4, 2]
    assert isinstance(path, Outline)


def test_numbers_colour_the_nodes_and_others_are_left_plain() -> None:
    style = styled(LIGHT, Look(values=VALUES, kinds={Kind.GENE: NodeLook(fill="#123456")}))
    fills = {entity.key: colours(Node.of(entity), style).fill for entity in (IL6, STAT3, DRUG)}
    assert style.scale is not None
    assert fills == {IL6.key: style.scale.high, STAT3.key: style.scale.at(-0.5), DRUG.key: LIGHT.ground}


def test_a_small_p_value_makes_the_border_thick() -> None:
    style = styled(LIGHT, Look(values=VALUES))
    widths = {entity.key: node_shapes(Node.of(entity), style)[0].width for entity in (IL6, STAT3)}  # type: ignore[union-attr]
    assert widths[IL6.key] > 2 * widths[STAT3.key]


def test_labels_as_written_come_and_go_in_one_step() -> None:
    diagram = small()
    change = dressing.label_nodes(diagram, Labels.WRITTEN, {IL6.key: "interleukin-6", "gone": "x"})
    assert [diagram.nodes[key].name for key in (IL6.key, STAT3.key)] == ["interleukin-6", "STAT3"]
    assert diagram.nodes[IL6.key].width > Node.of(IL6).width
    diagram.apply(change.inverted())
    assert (diagram.nodes[IL6.key].name, diagram.look) == ("IL6", LOOK)
