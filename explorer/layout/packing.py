"""Parts that hang together, and how they are set side by side on a page of sane proportions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.layout.plan import LayoutNode, Places

ASPECT = 1.4
_BETWEEN = 48.0


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the sets of nodes that hang together, each sorted, the largest first, then by the first node."""
    parent = list(range(count))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in pairs:
        one, other = root(a), root(b)
        parent[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = {}
    for node in range(count):
        groups.setdefault(root(node), []).append(node)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its places; *left* to *bottom* hold all its nodes."""

    places: Places
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, nodes: Sequence[LayoutNode], places: Places) -> Part:
        """Return the part with *nodes* at *places*."""
        boxes = [(*places[node.key], node.width / 2, node.height / 2) for node in nodes]
        return cls(
            places,
            min(x - w for x, _, w, _ in boxes),
            min(y - h for _, y, _, h in boxes),
            max(x + w for x, _, w, _ in boxes),
            max(y + h for _, y, _, h in boxes),
        )

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    def at(self, left: float, top: float) -> Places:
        """Return its places with its left upper corner at (*left*, *top*)."""
        dx, dy = left - self.left, top - self.top
        return {key: (x + dx, y + dy) for key, (x, y) in self.places.items()}


def packed(parts: Sequence[Part], aspect: float = ASPECT) -> Places:
    """Return all places with the parts on shelves, none over another, about *aspect* times as wide as high."""
    if not parts:
        return {}
    area = sum((part.width + _BETWEEN) * (part.height + _BETWEEN) for part in parts)
    widest = max(*(part.width for part in parts), math.sqrt(area * aspect))
    result: Places = {}
    left = top = shelf = 0.0
    for part in sorted(parts, key=lambda part: -part.height):
        if left and left + part.width > widest + 1e-6:
            left, top, shelf = 0.0, top + shelf + _BETWEEN, 0.0
        result |= part.at(left, top)
        left += part.width + _BETWEEN
        shelf = max(shelf, part.height)
    return result


def rows(nodes: Sequence[LayoutNode], gap: float = 24.0, aspect: float = ASPECT) -> Places:
    """Return places of *nodes* in rows, in their order."""
    area = sum((node.width + gap) * (node.height + gap) for node in nodes)
    limit = math.sqrt(area * aspect)
    result: Places = {}
    left = top = shelf = 0.0
    for node in nodes:
        if left and left + node.width > limit + 1e-6:
            left, top, shelf = 0.0, top + shelf + gap, 0.0
        result[node.key] = (left + node.width / 2, top + node.height / 2)
        left += node.width + gap
        shelf = max(shelf, node.height)
    return result
