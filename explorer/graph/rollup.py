"""Edges of what is shown as something else: members as their family, nodes as the group around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from explorer.graph.build import best_first
from explorer.model.edge import BackedStatement, Edge
from explorer.model.entity import Entity

_Ends = tuple[str, str, bool]


def lifted(edges: Mapping[str, Edge], stands: Mapping[str, Entity]) -> dict[str, Edge]:
    """Return *edges* with the ends that *stands* says, by key and in the order of the keys.

    Those that come to have the same two ends are one; it keeps all their statements as they are, so that it counts each
    paper once and is contested where its members contradict each other. Edges within what is shown as one are left out.

    Args:
        edges: Edges by their keys.
        stands: By the key of an entity, what is shown in its place.
    """
    found: dict[_Ends, list[BackedStatement]] = defaultdict(list)
    ends: dict[str, Entity] = {}
    result: dict[str, Edge] = {}
    for key, edge in edges.items():
        if edge.subject.key not in stands and edge.object.key not in stands:
            result[key] = edge
            continue
        pair = [stands.get(end.key, end) for end in (edge.subject, edge.object)]
        if pair[0].key == pair[1].key:
            continue
        first, second = pair if edge.directed else sorted(pair, key=lambda end: end.key)
        ends |= {first.key: first, second.key: second}
        found[first.key, second.key, edge.directed] += edge.statements
    for (first_key, second_key, directed), statements in found.items():
        one = Edge(ends[first_key], ends[second_key], directed, ())
        # what the texts say of the family itself is there already
        own = result[one.key].statements if one.key in result else ()
        result[one.key] = Edge(one.subject, one.object, directed, tuple(sorted([*own, *statements], key=best_first)))
    return {key: result[key] for key in sorted(result)}


def own_words(edge: Edge) -> bool:
    """Whether all statements of *edge* are about its own two ends, not about what is shown as them."""
    ends = {edge.subject.key, edge.object.key}
    return all({one.statement.subject.key, one.statement.object.key} == ends for one in edge.statements)
