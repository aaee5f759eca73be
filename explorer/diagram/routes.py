"""Where edges run: from border to border, gently curved, apart from their parallels and around other nodes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.diagram import curves
from explorer.diagram.change import Node
from explorer.diagram.curves import Cubic
from explorer.diagram.glyphs import inside
from explorer.diagram.shapes import Point


@dataclass(frozen=True, slots=True)
class Lane:
    """The way of one edge between its nodes; the default is the plain one.

    Attributes:
        bend: How far the middle is pushed to the right of the way from source to target, in units.
        start: Where in the source it aims, from the centre.
        end: Where in the target it aims, from the centre.
        via: Points it runs through, in order; there is no bend then.
        lean: Which part of the way the bend is moved to: -1 the first half, 0 the middle, 1 the second half.
    """

    bend: float = 0.0
    start: Point = (0.0, 0.0)
    end: Point = (0.0, 0.0)
    via: tuple[Point, ...] = ()
    lean: float = 0.0


PLAIN = Lane()


def whole(source: Node, target: Node, lane: Lane = PLAIN) -> list[Cubic]:
    """Return the line of an edge from inside the source to inside the target."""
    if source.key == target.key:
        return _loop(source, lane)
    start = source.x + lane.start[0], source.y + lane.start[1]
    end = target.x + lane.end[0], target.y + lane.end[1]
    if lane.via:
        return curves.smooth([start, *lane.via, end])
    return [_gentle(start, end, lane)]


def _gentle(start: Point, end: Point, lane: Lane) -> Cubic:
    """A line that leaves and enters a little steeper than it is, with the bend of *lane*."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    steep = min(1.0, max(0.0, (abs(dy) / (abs(dx) + 1e-9) - 0.2) / 0.6))
    along, down = 1 / 3 - 0.2 * steep, 1 / 3 + 0.08 * steep
    # a curve's middle is moved by three quarters of what its control points are
    px, py = -dy / length * lane.bend * 4 / 3, dx / length * lane.bend * 4 / 3
    first, second = 1 - lane.lean, 1 + lane.lean
    return (
        start,
        (start[0] + dx * along + px * first, start[1] + dy * down + py * first),
        (end[0] - dx * along + px * second, end[1] - dy * down + py * second),
        end,
    )


def _loop(node: Node, lane: Lane) -> list[Cubic]:
    """A loop at the upper right; further ones of the same node are larger (*bend*)."""
    reach = 26.0 + abs(lane.bend)
    a, b = node.width / 2, node.height / 2
    start, end = (node.x + a * 0.45, node.y - b * 0.2), (node.x + a * 0.6, node.y + b * 0.1)
    return [
        (
            start,
            (node.x + a * 0.45, node.y - b - reach * 1.3),
            (node.x + a + reach * 1.5, node.y - b * 0.2 - reach * 0.4),
            end,
        )
    ]


def clipped(line: Sequence[Cubic], source: Node, target: Node) -> list[Cubic]:
    """Return the part of *line* between the borders of the two nodes; empty where the nodes cover all of it."""

    def in_source(point: Point) -> bool:
        return inside(source.glyph, point[0] - source.x, point[1] - source.y, source.width, source.height)

    def in_target(point: Point) -> bool:
        return inside(target.glyph, point[0] - target.x, point[1] - target.y, target.width, target.height)

    rest = curves.after(line, in_source)
    if not rest:
        return []
    rest = curves.after(curves.backwards(rest), in_target)
    return curves.backwards(rest)


def route(source: Node, target: Node, lane: Lane = PLAIN) -> list[Cubic]:
    """Return the line of an edge from border to border; empty where one node covers the other."""
    return clipped(whole(source, target, lane), source, target)
