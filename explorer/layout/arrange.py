"""Bringing nodes into line: align, distribute, snap, mirror, rotate, spread. Fixed nodes stay; nothing else does.

Each function takes placed nodes and returns the new centres of those that move, in units.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from explorer.layout.plan import LayoutNode, Places
from explorer.model.progress import Progress

GRID = 20.0


@dataclass(frozen=True, slots=True)
class _Side:
    """A line that nodes can be brought to.

    Attributes:
        across: Whether it is moved along x, else along y.
        part: Which part of a node touches it: -1 its left or upper border, 0 its centre, 1 the other border.
    """

    across: bool
    part: int

    def of(self, node: LayoutNode) -> float:
        """Where *node* touches the line now."""
        centre, size = _along(node, self.across)
        return centre + self.part * size / 2

    def line(self, nodes: Sequence[LayoutNode]) -> float:
        """Return the line that *nodes* come to: the outermost border, or the middle of all."""
        values = [self.of(node) for node in nodes]
        outer = {-1: min(values), 1: max(values)}
        return outer.get(self.part, (min(values) + max(values)) / 2)


SIDES = MappingProxyType(
    {
        "left": _Side(True, -1),
        "centre": _Side(True, 0),
        "right": _Side(True, 1),
        "top": _Side(False, -1),
        "middle": _Side(False, 0),
        "bottom": _Side(False, 1),
    }
)


def align(nodes: Sequence[LayoutNode], side: str) -> Places:
    """Return places with one *side* (a key of `SIDES`) of all nodes on a line: that of fixed nodes, where there are."""
    if not nodes:
        return {}
    one = SIDES[side]
    line = one.line([node for node in nodes if node.fixed] or nodes)
    return _moved(nodes, lambda node: _shifted(node, one.across, line - one.of(node)))


def distribute(nodes: Sequence[LayoutNode], *, across: bool) -> Places:
    """Return places with equal gaps from left to right (*across*) or from top to bottom.

    The outermost nodes and fixed ones stay; where the room is too small the nodes overlap by equal parts.
    """
    ordered = sorted(nodes, key=lambda node: (_along(node, across)[0], node.key))
    stays = [place for place, node in enumerate(ordered) if node.fixed or place in (0, len(ordered) - 1)]
    places: Places = {}
    for first, last in pairwise(stays):
        between = ordered[first + 1 : last]
        start = _border(ordered[first], across, 1)
        room = _border(ordered[last], across, -1) - start - sum(_along(node, across)[1] for node in between)
        gap = room / (len(between) + 1)
        for node in between:
            places[node.key] = _shifted(node, across, start + gap - _border(node, across, -1))
            start += gap + _along(node, across)[1]
    return places


def snap(nodes: Sequence[LayoutNode], grid: float = GRID) -> Places:
    """Return places with each centre on the nearest point of a grid of *grid* units."""
    return _moved(nodes, lambda node: (_nearest(_x(node), grid), _nearest(_y(node), grid)))


def mirror(nodes: Sequence[LayoutNode], *, across: bool) -> Places:
    """Return places with left and right (*across*) or top and bottom exchanged, about the middle of all nodes."""
    middle = _middle(nodes)
    if across:
        return _moved(nodes, lambda node: (2 * middle[0] - _x(node), _y(node)))
    return _moved(nodes, lambda node: (_x(node), 2 * middle[1] - _y(node)))


def rotate(nodes: Sequence[LayoutNode], degrees: float) -> Places:
    """Return places turned clockwise by *degrees* about the middle of all nodes, pushed apart where nodes meet."""
    middle, angle = _middle(nodes), math.radians(degrees)
    cosine, sine = (round(one, 12) for one in (math.cos(angle), math.sin(angle)))

    def turned(node: LayoutNode) -> tuple[float, float]:
        dx, dy = _x(node) - middle[0], _y(node) - middle[1]
        return middle[0] + dx * cosine - dy * sine, middle[1] + dx * sine + dy * cosine

    return _apart(nodes, _moved(nodes, turned))


def spread(nodes: Sequence[LayoutNode], factor: float) -> Places:
    """Return places *factor* times as far from the middle of all nodes, pushed apart where nodes would meet."""
    middle = _middle(nodes)
    places = _moved(
        nodes, lambda node: (middle[0] + (_x(node) - middle[0]) * factor, middle[1] + (_y(node) - middle[1]) * factor)
    )
    return _apart(nodes, places) if factor < 1 else places


def _apart(nodes: Sequence[LayoutNode], places: Places) -> Places:
    from explorer.layout.spacing import separated  # noqa: PLC0415 - late: numpy is slow to import

    there = {node.key: places.get(node.key, (_x(node), _y(node))) for node in nodes}
    return {key: place for key, place in separated(nodes, there, Progress()).items() if key in places}


def _moved(nodes: Sequence[LayoutNode], to: Callable[[LayoutNode], tuple[float, float]]) -> Places:
    return {node.key: to(node) for node in nodes if not node.fixed}


def _shifted(node: LayoutNode, across: bool, by: float) -> tuple[float, float]:
    return (_x(node) + by, _y(node)) if across else (_x(node), _y(node) + by)


def _along(node: LayoutNode, across: bool) -> tuple[float, float]:
    """Centre and size in one direction."""
    return (_x(node), node.width) if across else (_y(node), node.height)


def _border(node: LayoutNode, across: bool, part: int) -> float:
    return _Side(across, part).of(node)


def _middle(nodes: Sequence[LayoutNode]) -> tuple[float, float]:
    """The middle of the box around all nodes."""
    if not nodes:
        return 0.0, 0.0
    ends = [[_border(node, across, part) for node in nodes for part in (-1, 1)] for across in (True, False)]
    return (min(ends[0]) + max(ends[0])) / 2, (min(ends[1]) + max(ends[1])) / 2


def _nearest(value: float, grid: float) -> float:
    return math.floor(value / grid + 0.5) * grid


def _x(node: LayoutNode) -> float:
    return node.x or 0.0


def _y(node: LayoutNode) -> float:
    return node.y or 0.0
