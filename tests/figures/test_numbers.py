"""Reference numbers beside the edges."""

from __future__ import annotations

from explorer.diagram.document import Diagram, Node
from explorer.diagram.picture import picture
from explorer.diagram.shapes import NODES, Outline, Rect, bounds
from explorer.diagram.style import FIGURE
from explorer.figures.numbers import numbers
from explorer.graph.build import edges
from explorer.model.edge import BackedStatement
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement
from tests.patience import paced


def overlap(one: Rect, other: Rect) -> float:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(across, 0) * max(down, 0)


def test_each_edge_gets_its_number_close_to_its_line(diagram: Diagram) -> None:
    of_edge = {key: (place,) for place, key in enumerate(diagram.visible_edges, 1)}
    shapes = picture(diagram, FIGURE)
    found = numbers(shapes, of_edge, FIGURE)
    assert {(one.item, one.text) for one in found} == {(key, str(place)) for key, (place,) in of_edge.items()}
    for one in found:
        line = bounds(shape for shape in shapes if shape.item == one.item)
        assert line.grown(16).meets(bounds((one,)))


def test_no_number_lies_on_a_node_or_on_another_number(diagram: Diagram) -> None:
    of_edge = dict.fromkeys(diagram.visible_edges, (1, 3, 5, 7))
    shapes = picture(diagram, FIGURE)
    boxes = [bounds((one,)) for one in numbers(shapes, of_edge, FIGURE)]
    nodes = [bounds((one,)) for one in shapes if isinstance(one, Outline) and one.z == NODES]
    assert not [1 for box in boxes for node in nodes if overlap(box, node) > 4]
    assert not [1 for place, box in enumerate(boxes) for other in boxes[:place] if overlap(box, other) > 4]


def test_an_edge_without_papers_gets_none(diagram: Diagram) -> None:
    assert numbers(picture(diagram, FIGURE), {}, FIGURE) == ()


def test_a_large_diagram_and_one_without_end_are_numbered_soon() -> None:
    genes = [Entity(f"TEST:{place}", f"G{place}", Kind.GENE) for place in range(120)]
    said = [
        BackedStatement(
            0, Statement(one, Relation.ACTIVATES, Sign.POSITIVE, genes[(place * 7 + step) % 120]), (1,), (), 1
        )
        for place, one in enumerate(genes)
        for step in (1, 5)
    ]
    nodes = [Node.of(one, place % 20 * 150, place // 20 * 90) for place, one in enumerate(genes[:-1])]
    nodes.append(Node.of(genes[-1], 9e6, 9e6))
    large = Diagram(nodes, edges(one for one in said if one.statement.subject != one.statement.object))
    shapes = picture(large, FIGURE)
    found, took = paced(lambda: numbers(shapes, dict.fromkeys(large.visible_edges, (1,)), FIGURE))
    assert len(found) == len(large.visible_edges)
    assert took < 1000
