"""The ways of very many edges at once are those that are found one by one."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from explorer.diagram import lanes as module
from explorer.diagram.columns import Columns
from explorer.diagram.document import Diagram, Node
from explorer.diagram.routes import whole
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation
from explorer.model.statement import Statement


def crowd(nodes: int, edges: int, seed: int = 1) -> Diagram:
    """Parallel and opposite edges, loops and a hub among nodes of all kinds."""
    draw = random.Random(seed)
    entities = [Entity(f"C:{number}", f"G{number}", draw.choice(list(Kind))) for number in range(nodes)]
    lines = {}
    for number in range(edges):
        subject = entities[0] if number < edges // 5 else draw.choice(entities)
        other = draw.choice(entities)
        relation = draw.choice((Relation.ACTIVATES, Relation.BINDS))
        statement = Statement(subject, relation, relation.sign, other).ordered()
        backed = BackedStatement(1, statement, (1,), sentences=1)
        edge = Edge(statement.subject, statement.object, relation.directed, (backed,))
        lines[edge.key] = edge
    places = [Node.of(entity, draw.randrange(900), draw.randrange(900)) for entity in entities]
    return Diagram(places, lines.values())


@pytest.mark.parametrize("seed", range(6))
def test_the_ways_are_those_that_are_found_one_by_one(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    diagram = crowd(20, 160, seed)
    monkeypatch.setattr(module, "MANY", 10**6)
    monkeypatch.setattr(module, "around", lambda _source, _target, lane, obstacles: module.Way(lane, None, frozenset()))
    plain = module.lanes(diagram)
    found = Columns(diagram.visible_nodes, diagram.visible_edges, {})
    assert list(found.keys) == list(plain)
    nodes = diagram.visible_nodes
    for key, lane in plain.items():
        edge, mine = diagram.visible_edges[key], found.lane(key)
        numbers = (mine.bend, *mine.start, *mine.end)
        assert numbers == pytest.approx((lane.bend, *lane.start, *lane.end), abs=1e-6)
        (curve,) = whole(nodes[edge.subject.key], nodes[edge.object.key], lane)
        (row,) = found.line(key)
        assert [x for point in row for x in point] == pytest.approx([x for point in curve for x in point], abs=1e-6)


def test_beyond_many_edges_the_ways_come_from_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    diagram = crowd(20, 90)
    monkeypatch.setattr(module, "MANY", 50)
    ways, columns = module.lanes(diagram), module.columns(diagram)
    assert ways == {key: columns.lane(key) for key in diagram.visible_edges}
    key = next(iter(ways))
    assert module.lanes(diagram, [key]) == {key: ways[key]}


def test_edges_led_by_hand_run_through_their_points(monkeypatch: pytest.MonkeyPatch) -> None:
    diagram = crowd(20, 90)
    key = next(key for key, edge in diagram.visible_edges.items() if edge.subject.key != edge.object.key)
    columns = Columns(diagram.visible_nodes, diagram.visible_edges, {key: ((5.0, 6.0), (70.0, 80.0))})
    assert columns.lane(key).via == ((5.0, 6.0), (70.0, 80.0))
    ends = [curve[3] for curve in columns.line(key)]
    assert ends[:2] == [pytest.approx((5.0, 6.0)), pytest.approx((70.0, 80.0))]


def test_the_edges_of_a_node_are_known_with_its_degree() -> None:
    diagram = crowd(20, 90)
    columns = Columns(diagram.visible_nodes, diagram.visible_edges, {})
    for key in diagram.visible_nodes:
        wanted = diagram.edges_of([key])
        rows = columns.touching(columns.node_rows_of([key]))
        assert [columns.keys[row] for row in rows] == wanted
        loops = sum(edge.subject.key == edge.object.key for edge in map(diagram.visible_edges.get, wanted) if edge)
        assert columns.degrees[columns.node_rows[key]] == len(wanted) + loops


def test_what_has_another_way_is_told() -> None:
    diagram = crowd(20, 90)
    before = Columns(diagram.visible_nodes, diagram.visible_edges, {})
    assert Columns(diagram.visible_nodes, diagram.visible_edges, {}).elsewhere(before) == set()
    key = "C:7"
    diagram.move({key: (1500.0, 40.0)})
    moved = Columns(diagram.visible_nodes, diagram.visible_edges, {}).elsewhere(before)
    assert set(diagram.edges_of([key])) <= moved
    led = next(iter(set(diagram.visible_edges) - moved))
    bent = Columns(diagram.visible_nodes, diagram.visible_edges, {led: ((1.0, 2.0),)})
    assert bent.elsewhere(Columns(diagram.visible_nodes, diagram.visible_edges, {})) == {led}
    diagram.set_filter(replace(diagram.filter, relations=frozenset({Relation.ACTIVATES})))
    fewer = Columns(diagram.visible_nodes, diagram.visible_edges, {})
    assert fewer.elsewhere(before) <= set(fewer.keys)
    assert bent.elsewhere(fewer) >= set(bent.keys) - set(fewer.keys)
