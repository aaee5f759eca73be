"""The bends of an edge: where a new one comes, where they can be taken, and the line through them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from explorer.diagram import curves
from explorer.diagram.change import Node
from explorer.diagram.routes import Lane, route
from explorer.diagram.shapes import Point

Bends = tuple[Point, ...]
MOST = 24  # bends of one edge: more cannot be followed by the eye
_BEFORE_MARK = 0.3  # of the length


def inserted(start: Point, bends: Sequence[Point], end: Point, place: Point) -> tuple[Bends, int]:
    """Return *bends* with *place* where that makes the way longer by least, and its index among them.

    Args:
        start: Where the edge begins.
        bends: Its bends so far, in order.
        end: Where it ends.
        place: The new bend.
    """
    ways = [
        math.dist(one, place) + math.dist(place, other) - math.dist(one, other)
        for one, other in pairwise((start, *bends, end))
    ]
    index = ways.index(min(ways))
    return (*bends[:index], place, *bends[index:]), index


def moved(bends: Sequence[Point], index: int, place: Point) -> Bends:
    """Return *bends* with that at *index* at *place*."""
    return (*bends[:index], place, *bends[index + 1 :])


def without(bends: Sequence[Point], index: int) -> Bends:
    """Return *bends* without that at *index*."""
    return (*bends[:index], *bends[index + 1 :])


def bent(lane: Lane, bends: Bends) -> Lane:
    """Return *lane* through *bends*."""
    return replace(lane, bend=0.0, via=bends)


def middles(source: Node, target: Node, lane: Lane, *, by_hand: bool, marked: bool) -> list[Point]:
    """Return the points of an edge where new bends are offered; none where the nodes cover it, or for a loop.

    Half way along it, or nearer to its source where it is *marked* half way, so that the mark can be read. Where it
    was bent *by_hand* half way between its bends and borders.
    """
    line = [] if source.key == target.key else route(source, target, lane)
    if not line:
        return []
    if by_hand:
        return [curves.at(curve, 0.5) for curve in line]
    return [curves.along(line, _BEFORE_MARK if marked else 0.5)]
