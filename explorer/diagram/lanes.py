"""Which way each edge takes: parallels apart, ends spread along a border, around nodes that are in the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from explorer.diagram.document import Diagram
from explorer.diagram.routes import Lane
from explorer.model.edge import Edge

APART = 22.0


def lanes(diagram: Diagram, keys: Iterable[str] | None = None) -> dict[str, Lane]:
    """Return the way of each visible edge, or of those with *keys*."""
    wanted = diagram.visible_edges if keys is None else [key for key in keys if key in diagram.visible_edges]
    bends = _bends(diagram.visible_edges)
    return {key: Lane(bend=bends[key]) for key in wanted}


def _bends(edges: Mapping[str, Edge]) -> dict[str, float]:
    """Edges of the same two nodes get bends of their own; seen from the smaller key, so that both ways differ."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, edge in edges.items():
        first, second = sorted((edge.subject.key, edge.object.key))
        pairs[first, second].append(key)
    bends = {}
    for (first, _), found in pairs.items():
        for place, key in enumerate(sorted(found)):
            bend = (place - (len(found) - 1) / 2) * APART
            bends[key] = bend if edges[key].subject.key == first else -bend
    return bends
