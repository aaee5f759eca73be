"""What a picture shows: every sign, kind and doubt has a look of its own, also without colours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from explorer.diagram.change import Node
from explorer.diagram.document import Diagram
from explorer.diagram.edges import badges, contested_badge, edge_shapes, line_name
from explorer.diagram.glyphs import GLYPHS
from explorer.diagram.picture import bounds, picture
from explorer.diagram.shapes import Outline, Shape, Words, numbers
from explorer.diagram.style import FIGURE, LIGHT, Style
from explorer.graph.build import edges
from explorer.model.edge import Edge
from explorer.model.entity import Kind
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from tests.diagram.strategies import EMT, IL6, STAT3, backed, diagrams, edge, small

ENDS = Node.of(IL6, 0, 0), Node.of(EMT, 0, 200)


def shapes(line: Edge, style: Style = LIGHT, **marks: bool) -> tuple[Shape, ...]:
    return edge_shapes(line, *ENDS, style, **marks)


def grey(line: Edge) -> tuple[object, ...]:
    """What is left of an edge without its colours and words."""
    found = [shape for shape in shapes(line) if isinstance(shape, Outline)]
    return tuple((one.commands, one.fill == LIGHT.ground, one.fill is None, one.width, one.dash) for one in found)


def said(shown: tuple[Shape, ...]) -> list[str]:
    return [shape.text for shape in shown if isinstance(shape, Words)]


def test_signs_and_relations_can_be_told_in_grey() -> None:
    lines = [
        edge(backed(IL6, Relation.ACTIVATES, EMT)),
        edge(backed(IL6, Relation.INHIBITS, EMT)),
        edge(backed(IL6, Relation.REGULATES, EMT)),
        edge(backed(IL6, Relation.INCREASES_AMOUNT, EMT)),
        edge(backed(IL6, Relation.DECREASES_AMOUNT, EMT)),
        edge(backed(IL6, Relation.REGULATES_AMOUNT, EMT)),
        edge(backed(IL6, Relation.SECRETES, EMT)),
        edge(backed(IL6, Relation.BINDS, EMT)),
        edge(backed(IL6, Relation.CORRELATES_WITH, EMT)),
        edge(backed(IL6, Relation.PHOSPHORYLATES, EMT)),
        edge(backed(IL6, Relation.ACTIVATES, EMT), backed(IL6, Relation.INHIBITS, EMT)),
        edge(backed(IL6, Relation.ACTIVATES, EMT, 0, negated=1)),
        edge(backed(IL6, Relation.ACTIVATES, EMT, speculated=1)),
    ]
    assert len({grey(line) for line in lines}) == len(lines)


def test_a_contested_edge_has_both_heads_and_a_badge() -> None:
    contested = edge(backed(IL6, Relation.ACTIVATES, EMT, 2), backed(IL6, Relation.INHIBITS, EMT))
    assert line_name(contested) == "contested"
    assert said(shapes(contested)) == ["2↑ 1↓"]
    heads = [shape for shape in shapes(contested)[1:-2] if isinstance(shape, Outline)]
    assert len(heads) == 2
    assert {LIGHT.lines["contested"].colour} == {head.stroke for head in heads}


def test_what_is_only_negated_never_looks_like_a_plain_edge() -> None:
    negated = edge(backed(IL6, Relation.ACTIVATES, EMT, 0, negated=3))
    assert line_name(negated) == "negated"
    cross = shapes(negated)[-1]
    assert isinstance(cross, Outline)
    assert [command[0] for command in cross.commands] == ["M", "L", "M", "L"]
    diagram = Diagram(ENDS, [negated])
    assert not diagram.visible_edges
    diagram.set_filter(Filter(negated=True))
    assert diagram.visible_edges


def test_a_speculated_edge_is_dashed_and_a_correlation_dotted() -> None:
    for line, dash in (
        (edge(backed(IL6, Relation.ACTIVATES, EMT, 2, speculated=2)), LIGHT.speculated_dash),
        (edge(backed(IL6, Relation.ACTIVATES, EMT, 2, speculated=1)), ()),
        (edge(backed(IL6, Relation.CORRELATES_WITH, EMT)), LIGHT.lines["correlates"].dash),
    ):
        path = shapes(line)[0]
        assert isinstance(path, Outline)
        assert path.dash == dash


def test_a_correlation_has_no_head_but_its_sign() -> None:
    line = edge(backed(IL6, Relation.CORRELATES_WITH, EMT, sign=Sign.NEGATIVE))
    assert said(shapes(line)) == ["−"]
    assert len(shapes(edge(backed(IL6, Relation.CORRELATES_WITH, EMT)))) == 1


def test_modifications_carry_their_letters() -> None:
    assert badges(edge(backed(IL6, Relation.PHOSPHORYLATES, STAT3))) == ("P",)
    assert badges(edge(backed(IL6, Relation.DEUBIQUITINATES, STAT3))) == ("−Ub",)
    both = edge(backed(IL6, Relation.ACTIVATES, STAT3, 3), backed(IL6, Relation.PHOSPHORYLATES, STAT3))
    assert line_name(both) == "activates"
    assert badges(both) == ("P",)


@pytest.mark.parametrize(("papers", "place"), [(1, 0), (2, 1), (4, 1), (5, 2), (80, 2)])
def test_more_papers_draw_a_wider_line(papers: int, place: int) -> None:
    path = shapes(edge(backed(IL6, Relation.ACTIVATES, EMT, papers)))[0]
    assert isinstance(path, Outline)
    assert path.width == LIGHT.widths[place]


def test_every_kind_has_a_form_of_its_own() -> None:
    forms = [(glyph.outline(90, 30), glyph.double, glyph.dashed) for glyph in (GLYPHS[kind] for kind in Kind)]
    assert len({str(form) for form in forms}) == len(Kind)


def test_selected_and_hovered_look_different_from_plain() -> None:
    line = edge(backed(IL6, Relation.ACTIVATES, EMT))
    assert len({shapes(line), shapes(line, selected=True), shapes(line, hovered=True)}) == 3


def test_nodes_are_painted_over_edges_and_everything_names_its_item() -> None:
    diagram = small()
    shown = picture(diagram, LIGHT)
    first_node = next(place for place, shape in enumerate(shown) if shape.item in diagram.nodes)
    assert {shape.item for shape in shown[:first_node]} == set(diagram.visible_edges)
    assert {shape.item for shape in shown[first_node:]} == set(diagram.visible_nodes)


def test_the_labels_are_the_names() -> None:
    assert sorted(said(picture(small(), FIGURE))) == [
        "IL6",
        "STAT3",
        "epithelial-mesenchymal",
        "ruxolitinib",
        "transition",
    ]


@settings(deadline=None, max_examples=40)
@given(diagrams())
def test_any_diagram_can_be_drawn_with_finite_numbers(diagram: Diagram) -> None:
    shown = picture(diagram, LIGHT)
    box = bounds(shown)
    assert box.width >= 0
    assert box.height >= 0
    for shape in shown:
        if isinstance(shape, Outline):
            assert all(abs(value) < 1e9 for command in shape.commands for value in numbers(command))
            assert shape.commands[0][0] == "M"


def test_the_bounds_hold_all_nodes_and_of_nothing_are_empty() -> None:
    box = bounds(picture(small(), LIGHT))
    for node in small().nodes.values():
        assert box.x <= node.x - node.width / 2
        assert box.right >= node.x + node.width / 2
        assert box.y <= node.y - node.height / 2
        assert box.bottom >= node.y + node.height / 2
    assert bounds(()).width == 0


def test_two_undirected_heads_stand_at_both_ends() -> None:
    (line,) = edges([backed(IL6, Relation.BINDS, EMT)])
    assert len(shapes(line)) == 3


def test_the_badge_of_a_contested_edge_counts_the_papers_of_both_sides_each_once() -> None:
    twice = backed(IL6, Relation.INCREASES_AMOUNT, EMT, 3)
    contested = edge(backed(IL6, Relation.ACTIVATES, EMT, 2), twice, backed(IL6, Relation.INHIBITS, EMT))
    assert contested_badge(contested) == "3↑ 1↓"
    many = edge(backed(IL6, Relation.ACTIVATES, EMT, 1200), backed(IL6, Relation.INHIBITS, EMT))
    assert contested_badge(many) == "999+↑ 1↓"


def test_badges_of_one_edge_do_not_cover_each_other() -> None:
    both = edge(
        backed(IL6, Relation.ACTIVATES, EMT, 12),
        backed(IL6, Relation.INHIBITS, EMT, 34),
        backed(IL6, Relation.GERANYLGERANYLATES, EMT),
    )
    first, second = (shape for shape in shapes(both) if isinstance(shape, Outline) and shape.fill == LIGHT.ground)
    assert max(x for _, *places in first.commands for x in places[::2]) < min(
        x for _, *places in second.commands for x in places[::2]
    )
