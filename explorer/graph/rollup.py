"""Edges of what is shown as something else: members as their family, nodes as the group around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from explorer.graph.build import best_first
from explorer.model.edge import Edge
from explorer.model.entity import Entity


def lifted(edges: Mapping[str, Edge], stands: Mapping[str, Entity]) -> dict[str, Edge]:
    """Return *edges* with the ends that *stands* says, by key and in the order of the keys.

    Those that come to have the same two ends are one; it keeps all their statements as they are, so that it counts each
    paper once and is contested where its members contradict each other. Edges within what is shown as one are left out.

    Args:
        edges: Edges by their keys.
        stands: By the key of an entity, what is shown in its place.
    """
    found: dict[str, list[Edge]] = defaultdict(list)
    result: dict[str, Edge] = {}
    for key, edge in edges.items():
        subject, object_ = stands.get(edge.subject.key), stands.get(edge.object.key)
        if subject is None and object_ is None:
            result[key] = edge
            continue
        one = Edge(subject or edge.subject, object_ or edge.object, edge.directed, edge.statements)
        ends = one.subject.key, one.object.key
        if ends[0] != ends[1]:
            one = one if edge.directed or ends[0] < ends[1] else Edge(one.object, one.subject, False, edge.statements)
            found[one.key].append(one)
    for key, parts in found.items():
        # what the texts say of the family itself may be there already
        result[key] = _joined([result[key], *parts] if key in result else parts)
    return {key: result[key] for key in sorted(result)}


def _joined(edges: list[Edge]) -> Edge:
    """Edges of the same two ends as one."""
    if len(edges) == 1:
        return edges[0]
    statements = [one for edge in edges for one in edge.statements]
    return replace(edges[0], statements=tuple(sorted(statements, key=best_first)))


def own_words(edge: Edge) -> bool:
    """Whether all statements of *edge* are about its own two ends, not about what is shown as them."""
    ends = {edge.subject.key, edge.object.key}
    return all({one.statement.subject.key, one.statement.object.key} == ends for one in edge.statements)
