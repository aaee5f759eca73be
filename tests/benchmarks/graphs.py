"""The graphs that drawing is measured on: the same ones for this program and for others."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

from explorer.diagram.document import Node
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity, Kind
from explorer.model.relation import Relation
from explorer.model.statement import Statement

RELATIONS = (Relation.ACTIVATES, Relation.INHIBITS, Relation.PHOSPHORYLATES, Relation.BINDS)
HUB = "B:0"
HUB_EDGES = 300


def scale_free(edges: int, seed: int = 1) -> tuple[list[Node], list[Edge]]:
    """Return a signed scale-free graph with 2.5 edges a node and a hub, its nodes spread at random.

    Places at random are the worst case: every edge is long, and they run everywhere.
    """
    draw = random.Random(seed)
    count = max(3, int(edges / 2.5))
    entities = [Entity(f"B:{number}", f"G{number}", Kind.GENE) for number in range(count)]
    ends, lines = [0, 1], {}
    while len(lines) < edges:
        number = len(lines)
        subject = 0 if number < min(HUB_EDGES, edges // 3) else draw.randrange(count)
        other = draw.choice(ends) if draw.random() < 0.5 else draw.randrange(count)
        if subject == other:
            continue
        relation = draw.choice(RELATIONS)
        statement = Statement(entities[subject], relation, relation.sign, entities[other]).ordered()
        backed = BackedStatement(1, statement, (1,), sentences=1)
        line = Edge(statement.subject, statement.object, relation.directed, (backed,))
        if line.key not in lines:
            lines[line.key] = line
            ends += [subject, other]
    side = 110 * count**0.5
    nodes = [Node.of(entity, draw.uniform(0, side), draw.uniform(0, side)) for entity in entities]
    return nodes, list(lines.values())


def clustered(edges: int, clusters: int = 24, seed: int = 1) -> tuple[list[Node], list[Edge]]:
    """Return a graph as a layout leaves it: clusters of nodes that are near to each other, most edges within one."""
    draw = random.Random(seed)
    count = max(clusters, int(edges / 2.5))
    kinds = (Kind.GENE, Kind.GENE, Kind.GENE, Kind.FAMILY, Kind.CHEMICAL, Kind.PROCESS, Kind.DISEASE)
    entities = [Entity(f"B:{number}", f"G{number}", draw.choice(kinds)) for number in range(count)]
    side = 110 * count**0.5
    middles = [(draw.uniform(0, side), draw.uniform(0, side), draw.uniform(0.03, 0.09) * side) for _ in range(clusters)]
    places = [middles[number % clusters] for number in range(count)]
    nodes = [
        Node.of(entity, draw.gauss(x, wide), draw.gauss(y, wide))
        for entity, (x, y, wide) in zip(entities, places, strict=True)
    ]
    lines: dict[str, Edge] = {}
    while len(lines) < edges:
        subject = int(count * draw.random() ** 2)
        near = (subject % clusters + clusters * draw.randrange(count // clusters)) % count
        other = near if draw.random() < 0.93 else draw.randrange(count)
        if subject != other:
            relation = draw.choice(RELATIONS)
            statement = Statement(entities[subject], relation, relation.sign, entities[other]).ordered()
            line = Edge(
                statement.subject,
                statement.object,
                relation.directed,
                (BackedStatement(1, statement, (1,), sentences=1),),
            )
            lines[line.key] = line
    return nodes, list(lines.values())


def elements(nodes: Iterable[Node], edges: Iterable[Edge]) -> list[dict[str, Any]]:
    """Return a graph as the elements that cytoscape.js takes."""
    found: list[dict[str, Any]] = [
        {"data": {"id": node.key, "label": node.entity.name}, "position": {"x": node.x, "y": node.y}} for node in nodes
    ]
    for edge in edges:
        sign = edge.main.statement.relation.value
        found.append(
            {"data": {"id": edge.key, "source": edge.subject.key, "target": edge.object.key, "relation": sign}}
        )
    return found
