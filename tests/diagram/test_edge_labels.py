"""Edges say their relation in words where there is room, over no node, no badge and no other label."""

from __future__ import annotations

from itertools import combinations

import hypothesis.strategies as st
from hypothesis import given, settings

from explorer.diagram import noting
from explorer.diagram.document import Diagram, Node
from explorer.diagram.edge_labels import MOST, Label, edge_labels, edge_words
from explorer.diagram.edges import edge_path
from explorer.diagram.lanes import lanes
from explorer.diagram.looks import Look
from explorer.diagram.notes import Note, NoteKind
from explorer.diagram.picture import picture
from explorer.diagram.shapes import Rect, Words
from explorer.diagram.style import LIGHT
from explorer.graph.build import edges
from explorer.model.edge import BackedStatement
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement
from tests.diagram.strategies import EMT, IL6, STAT3, backed, edge, small


def labels(diagram: Diagram) -> dict[str, Label]:
    diagram.set_look(Look(edge_labels=True))
    return edge_labels(diagram, lanes(diagram))


def rect_of(node: Node) -> Rect:
    return Rect(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height)


def test_an_edge_says_relation_and_site() -> None:
    site = Statement(IL6, Relation.PHOSPHORYLATES, Sign.NONE, STAT3, "S", "727")
    assert edge_words(edge(BackedStatement(1, site, (1,), sentences=1))) == "phosphorylates S727"
    both = edge(backed(IL6, Relation.ACTIVATES, EMT, 2), backed(IL6, Relation.INHIBITS, EMT))
    assert edge_words(both) == "activates, inhibits"
    assert edge_words(edge(backed(IL6, Relation.ACTIVATES, EMT, 0, negated=1))) == "not: activates"


def test_there_are_none_unless_the_diagram_asks_for_them() -> None:
    diagram = small()
    assert edge_labels(diagram, lanes(diagram)) == {}
    assert {label.text for label in labels(diagram).values()} == {"activates", "inhibits"}


def test_they_are_part_of_the_picture_and_lie_below_the_nodes() -> None:
    diagram = small()
    diagram.set_look(Look(edge_labels=True))
    said = [shape for shape in picture(diagram, LIGHT) if isinstance(shape, Words)]
    assert [one.text for one in said if one.item in diagram.edges].count("activates") == 2
    assert max(place for place, one in enumerate(said) if one.item in diagram.edges) < min(
        place for place, one in enumerate(said) if one.item in diagram.nodes
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-250, 250), st.floats(-250, 250)), min_size=2, max_size=9), st.randoms())
def test_no_label_lies_on_a_node_or_on_another_label(places: list[tuple[float, float]], chance: object) -> None:
    ends = [Entity(None, f"N{number}", Kind.GENE) for number in range(len(places))]
    said = [backed(a, Relation.INCREASES_AMOUNT, b) for a, b in combinations(ends, 2) if chance.random() < 0.5]  # type: ignore[attr-defined]
    diagram = Diagram()
    diagram.set_content(ends, edges(said), dict(zip((end.key for end in ends), places, strict=True)))
    found = labels(diagram)
    rects = [label.rect for label in found.values()]
    assert not any(a.meets(b) for a, b in combinations(rects, 2))
    assert not any(a.meets(rect_of(node)) for a in rects for node in diagram.nodes.values())


def test_a_label_stays_near_its_own_line() -> None:
    diagram = small()
    ways = lanes(diagram)
    for key, label in labels(diagram).items():
        one = diagram.edges[key]
        line = edge_path(diagram.nodes[one.subject.key], diagram.nodes[one.object.key], ways[key])
        near = label.rect.grown(4.0)
        assert any(near.meets(Rect(x, y, 0.0, 0.0)) for x, y in line)


def test_where_two_nodes_touch_there_is_no_room_and_no_label() -> None:
    diagram = small()
    diagram.move({IL6.key: (0.0, 0.0), STAT3.key: (0.0, 34.0)})
    key = next(key for key, one in diagram.edges.items() if one.subject == IL6)
    assert key not in labels(diagram)


def test_a_label_keeps_out_of_notes() -> None:
    diagram = small()
    noting.add(diagram, Note("", NoteKind.TEXT, -200.0, 20.0, 600.0, 60.0, "a wide note"))
    box = next(iter(diagram.visible_extras.values())).box
    note = Rect(box[0], box[1], box[2] - box[0], box[3] - box[1])
    assert not any(label.rect.meets(note) for label in labels(diagram).values())


def test_the_same_diagram_has_the_same_labels_at_the_same_places() -> None:
    assert labels(small()) == labels(small())


def test_a_crowd_says_nothing() -> None:
    ends = [Entity(None, f"N{number}", Kind.GENE) for number in range(MOST + 2)]
    said = [backed(ends[0], Relation.ACTIVATES, end) for end in ends[1:]]
    diagram = Diagram()
    diagram.set_content(ends, edges(said), {end.key: (0.0, 60.0 * place) for place, end in enumerate(ends)})
    assert labels(diagram) == {}
