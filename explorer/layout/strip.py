"""Nodes without edges, in rows below what has edges."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.layout.packing import rows
from explorer.layout.plan import LayoutNode, Places

_BELOW = 56.0
_GAP = 24.0


def with_strip(places: Places, nodes: Sequence[LayoutNode]) -> Places:
    """Return *places* with rows of those *nodes* that are not in it below, as wide as what is there."""
    left_out = [node for node in nodes if node.key not in places]
    if not left_out:
        return places
    there = [(node, *places[node.key]) for node in nodes if node.key in places]
    if not there:
        return rows(left_out)
    left = min(x - node.width / 2 for node, x, _ in there)
    width = max(x + node.width / 2 for node, x, _ in there) - left
    bottom = max(y + node.height / 2 for node, _, y in there)
    area = sum((node.width + _GAP) * (node.height + _GAP) for node in left_out)
    strip = rows(left_out, _GAP, width**2 / area)
    return places | {key: (x + left, y + bottom + _BELOW) for key, (x, y) in strip.items()}
