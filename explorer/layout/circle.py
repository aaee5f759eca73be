"""All nodes on one circle, neighbours near each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from explorer.layout.parameters import number
from explorer.layout.plan import LayoutEdge, LayoutNode, Places, linked
from explorer.layout.spacing import separated
from explorer.model.progress import Progress

_TURNS = 8  # the room that a node takes depends on where it stands


@dataclass(frozen=True, slots=True)
class CircleParams:
    """Parameters of the layout."""

    gap: float = number(26.0, "Between neighbours", "Along the circle, in units.", 4, 300)


def circle(
    nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: CircleParams, progress: Progress
) -> Places:
    """Return places on a circle, clockwise from the top."""
    ordered = sorted(nodes, key=lambda node: node.key)
    walk = [ordered[node] for node in _walk(len(ordered), linked(ordered, edges))]
    if len(walk) < 2:
        return {node.key: (0.0, 0.0) for node in walk}
    angles = [2 * math.pi * place / len(walk) for place in range(len(walk))]
    total = 0.0
    for _ in range(_TURNS):
        progress.check()
        room = [_room(node, angle, params.gap) for node, angle in zip(walk, angles, strict=True)]
        total = sum(room)
        ends = list(accumulate(room))
        angles = [2 * math.pi * (end - own / 2) / total for end, own in zip(ends, room, strict=True)]
    # a chord is shorter than its arc: few nodes need a larger circle
    radius = total / (2 * math.pi) * (1.6 if len(walk) < 6 else 1.1)
    places = {
        node.key: (radius * math.sin(angle), -radius * math.cos(angle))
        for node, angle in zip(walk, angles, strict=True)
    }
    return separated([_free(node) for node in ordered], places, progress)


def _room(node: LayoutNode, angle: float, gap: float) -> float:
    """The length of the arc that *node* takes: on top and bottom its width counts, at the sides its height."""
    along, across = abs(math.cos(angle)), abs(math.sin(angle))
    return min((node.width + gap) / max(along, 1e-9), (node.height + gap) / max(across, 1e-9))


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
