"""What lies around entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum

from explorer.model.edge import Edge


class Direction(StrEnum):
    """Which way edges are followed; undirected ones go both ways always."""

    BOTH = "both"
    DOWN = "down"
    UP = "up"


def steps_from(
    edges: Iterable[Edge], centre: Iterable[str], steps: int, direction: Direction = Direction.BOTH
) -> dict[str, int]:
    """Return the keys of entities at most *steps* edges from any of *centre*, with their distance; centre has 0."""
    onwards = _onwards(edges, direction)
    found = dict.fromkeys(sorted(set(centre)), 0)
    rim = list(found)
    for step in range(1, steps + 1):
        reached = sorted({other for key in rim for other in onwards.get(key, ())} - found.keys())
        found |= dict.fromkeys(reached, step)
        rim = reached
    return found


def neighbourhood(
    edges: Sequence[Edge], centre: Iterable[str], steps: int = 1, direction: Direction = Direction.BOTH
) -> list[Edge]:
    """Return the edges among all entities at most *steps* edges from any of *centre*, in the order given."""
    found = steps_from(edges, centre, steps, direction)
    return [edge for edge in edges if edge.subject.key in found and edge.object.key in found]


def _onwards(edges: Iterable[Edge], direction: Direction) -> dict[str, set[str]]:
    result: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if direction is not Direction.UP or not edge.directed:
            result[edge.subject.key].add(edge.object.key)
        if direction is not Direction.DOWN or not edge.directed:
            result[edge.object.key].add(edge.subject.key)
    return result
