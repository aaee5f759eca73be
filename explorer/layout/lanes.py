"""Columns of nodes with what matters most in the middle; the order in a column follows the neighbours in others."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.layout.isotonic import isotonic
from explorer.layout.plan import LayoutNode, Places
from explorer.model.progress import Progress

_SWEEPS = 16
_HEAVY = 1e6
_TALLEST = 14


class Lanes:
    """Nodes in columns.

    Args:
        nodes: The nodes.
        pairs: Edges as numbers of their ends.
        columns: The column of each node, from 0.
        middle: 0 for nodes on the middle line (one in a column at most), 1 for those near it, 2 for those outside.
    """

    def __init__(
        self,
        nodes: Sequence[LayoutNode],
        pairs: Sequence[tuple[int, int]],
        columns: Sequence[int],
        middle: Sequence[int],
    ) -> None:
        self._nodes, self._middle = nodes, middle
        self._near: list[list[int]] = [[] for _ in nodes]
        for a, b in pairs:
            self._near[a].append(b)
            self._near[b].append(a)
        self._y = [0.0] * len(nodes)
        self._side = [1.0] * len(nodes)
        self._columns = self._cut(columns)
        self._column = {node: number for number, members in enumerate(self._columns) for node in members}

    def places(self, apart: float, gap: float, progress: Progress) -> Places:
        """Return places; columns are *apart*, rows *gap* units from each other."""
        self._begin(gap)
        for turn in range(_SWEEPS):
            progress.check()
            for members in self._columns[:: 1 if turn % 2 == 0 else -1]:
                self._settle(members, gap)
        return self._set(apart)

    def _begin(self, gap: float) -> None:
        """First heights: what is near the middle first, then the others in turn above and below it."""
        for members in self._columns:
            reach = [0.0, 0.0]
            for place, node in enumerate(members):
                side = 0 if reach[0] < reach[1] else 1
                room = self._nodes[node].height + gap
                first = place == 0
                self._side[node] = (-1.0, 1.0)[side]
                self._y[node] = 0.0 if first else self._side[node] * (reach[side] + room / 2)
                for one in (0, 1) if first else (side,):
                    reach[one] += room / 2 if first else room

    def _settle(self, members: list[int], gap: float) -> None:
        """Order one column by the wishes of its nodes, and set them as near to these as they have room."""
        wishes = {node: self._wish(node) for node in members}
        # what is outside stays outside: only within its side does it follow its neighbours
        members.sort(key=lambda node: (self._rank(node, wishes[node]), wishes[node], node))
        offsets = []
        total = 0.0
        for node in members:
            total += self._nodes[node].height / 2
            offsets.append(total)
            total += self._nodes[node].height / 2 + gap
        weights = [_HEAVY if self._middle[node] == 0 else 1.0 for node in members]
        found = isotonic([wishes[node] - offset for node, offset in zip(members, offsets, strict=True)], weights)
        y = {node: value + offset for node, value, offset in zip(members, found, offsets, strict=True)}
        line = next((y[node] for node in members if self._middle[node] == 0), 0.0)
        for node in members:
            self._y[node] = y[node] - line

    def _rank(self, node: int, wish: float) -> float:
        """Which band of its column: -2 the upper outside, -1 above the line, 0 on it, 1, 2."""
        middle = self._middle[node]
        side = self._side[node] if middle == 2 else 1.0 if wish >= 0 else -1.0
        return middle * side

    def _wish(self, node: int) -> float:
        if self._middle[node] == 0:
            return 0.0
        near = [self._y[other] for other in self._near[node] if self._column[other] != self._column[node]]
        if not near:
            near = [self._y[other] for other in self._near[node]] or [self._y[node]]
        return sum(near) / len(near)

    def _set(self, apart: float) -> Places:
        """Places of the columns side by side."""
        left = 0.0
        places: Places = {}
        for members in self._columns:
            width = max(self._nodes[node].width for node in members)
            places |= {self._nodes[node].key: (left + width / 2, self._y[node]) for node in members}
            left += width + apart
        return places

    def _cut(self, columns: Sequence[int]) -> list[list[int]]:
        """The nodes of each column; a very tall one as several, what belongs in the middle in the first of them."""
        most = max(_TALLEST, int(1.5 * len(columns) ** 0.5))
        members: list[list[int]] = [[] for _ in range(max(columns, default=0) + 1)]
        for node in sorted(range(len(columns)), key=lambda node: (self._middle[node], -len(self._near[node]), node)):
            members[columns[node]].append(node)
        return [column[start : start + most] for column in members for start in range(0, len(column), most)]
