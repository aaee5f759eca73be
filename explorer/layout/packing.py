"""Parts that hang together, and how they are set side by side on a page of sane proportions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer.layout.plan import LayoutNode, Places

ASPECT = 1.4
_BETWEEN = 48.0
_THRIFT = 0.3
_TRIED = (0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0)  # widths of pages, by that of one without gaps


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
    """Return all places with the parts on shelves, none over another, on a page of *aspect* as small as was found."""
    if not parts:
        return {}
    ordered = sorted(parts, key=lambda part: -part.height)
    widest = max(part.width for part in parts)
    area = sum((part.width + _BETWEEN) * (part.height + _BETWEEN) for part in parts)
    widths = {max(widest, math.sqrt(area * aspect) * factor) for factor in _TRIED}
    corners = min((_shelves(ordered, width) for width in sorted(widths)), key=lambda one: _size(ordered, one, aspect))
    result: Places = {}
    for part, (left, top) in zip(ordered, corners, strict=True):
        result |= part.at(left, top)
    return result


def _shelves(parts: Sequence[Part], width: float) -> list[tuple[float, float]]:
    """Return the left upper corner of each part on shelves of *width*."""
    corners = []
    left = top = shelf = 0.0
    for part in parts:
        if left and left + part.width > width + 1e-6:
            left, top, shelf = 0.0, top + shelf + _BETWEEN, 0.0
        corners.append((left, top))
        left += part.width + _BETWEEN
        shelf = max(shelf, part.height)
    return corners


def _size(parts: Sequence[Part], corners: Sequence[tuple[float, float]], aspect: float) -> float:
    """Return how large the page is: mostly the height of one of *aspect* that holds all, somewhat the area taken."""
    right = max(left + part.width for part, (left, _) in zip(parts, corners, strict=True))
    bottom = max(top + part.height for part, (_, top) in zip(parts, corners, strict=True))
    return max(right / aspect, bottom) + _THRIFT * math.sqrt(right * bottom)


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
