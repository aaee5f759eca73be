"""The branches of a graph around one node: a tree of shortest ways, and an order of it in which few edges cross."""

from __future__ import annotations

import math
from collections.abc import Sequence

from explorer.model.progress import Progress

Point = tuple[float, float]
_SWEEPS = 10


class Branches:
    """A tree of shortest ways from one node to all others.

    Args:
        count: How many nodes; all must hang together.
        pairs: Edges as numbers of their ends.
        root: The node in the middle.
        guide: Where the nodes lie in a layout with few crossings; branches keep to its directions.

    Attributes:
        rings: Nodes by their distance from the root, each ring sorted.
    """

    def __init__(self, count: int, pairs: Sequence[tuple[int, int]], root: int, guide: Sequence[Point]) -> None:
        near: list[set[int]] = [set() for _ in range(count)]
        for a, b in pairs:
            near[a].add(b)
            near[b].add(a)
        self._root = root
        self._near = [sorted(others) for others in near]
        steps = {root: 0}
        self.rings = [[root]]
        while len(steps) < count:
            reached = {other for node in self.rings[-1] for other in near[node]} - steps.keys()
            steps |= dict.fromkeys(reached, len(self.rings))
            self.rings.append(sorted(reached))
        self._children: list[list[int]] = [[] for _ in range(count)]
        self._parent = [root] * count
        for ring in self.rings[1:]:
            for node in ring:
                inner = [other for other in self._near[node] if steps[other] < steps[node]]
                parent = min(inner, key=lambda other: (math.dist(guide[other], guide[node]), other))
                self._parent[node] = parent
                self._children[parent].append(node)
        self._order(guide)

    def _order(self, guide: Sequence[Point]) -> None:
        """Order the branches of each node by the directions, seen from the root, in which they lie as a whole."""
        middle_x, middle_y = guide[self._root]
        sums = [(x - middle_x, y - middle_y) for x, y in guide]
        for ring in self.rings[:0:-1]:
            for node in ring:
                parent = self._parent[node]
                sums[parent] = sums[parent][0] + sums[node][0], sums[parent][1] + sums[node][1]
        angles = [math.atan2(x, -y) for x, y in sums]
        angles[self._root] = 0.0
        for node, children in enumerate(self._children):
            children.sort(key=lambda child: (_turn(angles[child] - angles[node]), child))

    def children_needs(self, needs: Sequence[float]) -> list[float]:
        """Return the angles that the branches of the root take, where each node alone takes that of *needs*."""
        total = self._totals(needs)
        return [total[node] for node in self._children[self._root]]

    def angles(self, needs: Sequence[float], progress: Progress) -> list[float]:
        """Return the angle of each node in radians, in the best order that some sweeps find.

        A branch takes the angle of its nodes or of its branches, whichever is more; what is left is shared out.
        """
        total = self._totals(needs)
        best = self._dealt(total)
        least = self._bent(best)
        angles = best
        for _ in range(_SWEEPS):
            progress.check()
            for node, children in enumerate(self._children):
                # sorted: the first sweeps settle the order, later ones only change what still crosses
                self._children[node] = sorted(children, key=lambda child: (self._wish(child, angles), child))
            angles = self._dealt(total)
            bent = self._bent(angles)
            if bent < least - 1e-9:
                best, least = angles, bent
        return best

    def _totals(self, needs: Sequence[float]) -> list[float]:
        total = list(needs)
        for ring in reversed(self.rings):
            for node in ring:
                total[node] = max(total[node], sum(total[child] for child in self._children[node]))
        return total

    def _dealt(self, total: Sequence[float]) -> list[float]:
        """Angles in the present order: each branch in the middle of its sector."""
        angles = [0.0] * len(total)
        sector = {self._root: (0.0, 2 * math.pi)}
        for ring in self.rings:
            for node in ring:
                begin, width = sector[node]
                angles[node] = begin + width / 2
                needed = sum(total[child] for child in self._children[node])
                # one branch alone does not spread over all the room there is
                used = width if node == self._root else min(width, max(needed, width * 0.8))
                begin += (width - used) / 2
                for child in self._children[node]:
                    part = used * total[child] / needed
                    sector[child] = (begin, part)
                    begin += part
        return angles

    def _wish(self, child: int, angles: Sequence[float]) -> float:
        """Where a branch would like to be, by the neighbours of its nodes elsewhere: an angle around its parent's."""
        middle = angles[self._parent[child]]
        others = [
            _turn(angles[other] - middle)
            for node in (child, *self._children[child])
            for other in self._near[node]
            if other not in (child, self._parent[child]) and self._parent[other] != child
        ]
        own = _turn(angles[child] - middle)
        return (own + sum(others)) / (1 + len(others))

    def _bent(self, angles: Sequence[float]) -> float:
        """How far edges reach around the middle, in radians; fewer of them cross where it is less."""
        return sum(
            abs(_turn(angles[other] - angles[node]))
            for node, near in enumerate(self._near)
            for other in near
            if self._root not in (node, other)
        )


def _turn(angle: float) -> float:
    """The same angle from -pi to pi."""
    return (angle + math.pi) % (2 * math.pi) - math.pi
