"""Edges as a chain: in the order in which one leads to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from explorer.model.edge import Edge


def chain(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return *edges* in the order of the path that they form; by key where they form none.

    A path goes through each of its entities once, whatever way its edges point; it begins where an edge leaves its end,
    else at the end with the smaller key.
    """
    listed = sorted(edges, key=lambda edge: edge.key)
    at: dict[str, list[Edge]] = defaultdict(list)
    for edge in listed:
        at[edge.subject.key].append(edge)
        at[edge.object.key].append(edge)
    ends = [key for key, near in sorted(at.items()) if len(near) == 1]
    if len(ends) != 2 or len(at) != len(listed) + 1 or any(len(near) > 2 for near in at.values()):
        return tuple(listed)
    here = min(ends, key=lambda key: at[key][0].subject.key != key)
    found: list[Edge] = []
    while len(found) < len(listed):
        step = next((edge for edge in at[here] if edge not in found), None)
        if step is None:
            return tuple(listed)
        found.append(step)
        here = step.object.key if step.subject.key == here else step.subject.key
    return tuple(found)
