"""Shortest ways of cause from one entity to another, and what they come to: up or down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from explorer.model.edge import Edge
from explorer.model.relation import Sign

Path = tuple[Edge, ...]


def shortest_paths(edges: Iterable[Edge], source: str, target: str, limit: int = 20) -> list[Path]:
    """Return the ways with the fewest edges from *source* to *target*, best supported first, at most *limit*.

    Directed edges are followed forwards; undirected ones and those that are only said not to be so are no way of cause.
    Nothing is found from an entity to itself.
    """
    out: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: (-edge.papers, edge.key)):
        if edge.directed and not edge.only_negated:
            out[edge.subject.key].append(edge)
    before = _levels(out, source, target)
    if target not in before or source == target:
        return []
    # each level widens the search by all equal ways: look at a bounded number before ranking
    found = list(islice(_backwards(before, source, target), max(limit, 1) * 50))
    found.sort(key=lambda path: (-min(edge.papers for edge in path), tuple(edge.key for edge in path)))
    return found[:limit]


def _levels(out: dict[str, list[Edge]], source: str, target: str) -> dict[str, list[Edge]]:
    """For each entity up to the target's distance, the edges by which it is first reached."""
    before: dict[str, list[Edge]] = {source: []}
    rim = [source]
    while rim and target not in before:
        reached: dict[str, list[Edge]] = {}
        for key in rim:
            for edge in out.get(key, ()):
                if edge.object.key not in before:
                    reached.setdefault(edge.object.key, []).append(edge)
        before |= reached
        rim = list(reached)
    return before


def _backwards(before: dict[str, list[Edge]], source: str, target: str) -> Iterable[Path]:
    stack: list[tuple[str, Path]] = [(target, ())]
    while stack:
        key, path = stack.pop()
        if key == source:
            yield path
        else:
            stack += [(edge.subject.key, (edge, *path)) for edge in reversed(before[key])]


def effect(path: Sequence[Edge]) -> Sign:
    """Return what a way comes to: down for an odd number of negative edges; none where an edge has no sign."""
    sign = Sign.POSITIVE
    for edge in path:
        if edge.sign is Sign.NONE or edge.contested:
            return Sign.NONE
        if edge.sign is Sign.NEGATIVE:
            sign = sign.flipped()
    return sign
