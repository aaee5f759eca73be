"""All nodes on one circle, neighbours near each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.layout.parameters import number
from explorer.layout.plan import LayoutEdge, LayoutNode, Places, linked
from explorer.layout.spacing import separated
from explorer.model.progress import Progress


@dataclass(frozen=True, slots=True)
class CircleParams:
    """Parameters of the layout."""

    gap: float = number(26.0, "Between neighbours", "Along the circle, in units.", 4, 300)


def circle(
    nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: CircleParams, progress: Progress
) -> Places:
    """Return places on a circle, clockwise from the top."""
    ordered = sorted(nodes, key=lambda node: node.key)
    walk = _walk(len(ordered), linked(ordered, edges))
    room = [math.hypot(node.width, node.height) * 0.8 + params.gap for node in ordered]
    total = sum(room)
    # a chord is shorter than its arc: few nodes need a larger circle
    radius = total / (2 * math.pi) * (1.6 if len(ordered) < 6 else 1.1)
    places: Places = {}
    done = 0.0
    for node in walk:
        angle = 2 * math.pi * (done + room[node] / 2) / total
        done += room[node]
        places[ordered[node].key] = (radius * math.sin(angle), -radius * math.cos(angle))
    if len(ordered) == 1:
        return {ordered[0].key: (0.0, 0.0)}
    return separated([_free(node) for node in ordered], places, progress)


def _free(node: LayoutNode) -> LayoutNode:
    return LayoutNode(node.key, node.width, node.height)


def _walk(count: int, links: Sequence[tuple[int, int, float, bool]]) -> list[int]:
    """The order of a walk depth first from the best connected node, the least connected neighbours first."""
    near: dict[int, set[int]] = defaultdict(set)
    for a, b, _, _ in links:
        near[a].add(b)
        near[b].add(a)
    seen: dict[int, None] = {}
    for root in sorted(range(count), key=lambda node: (-len(near[node]), node)):
        stack = [root]
        while stack:
            node = stack.pop()
            if node not in seen:
                seen[node] = None
                stack += sorted(near[node] - seen.keys(), key=lambda other: (-len(near[other]), -other))
    return list(seen)
