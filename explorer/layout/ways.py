"""What leads from one node to another, and the columns that follow from it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.layout.distances import FAR, steps_along
from explorer.layout.plan import LayoutNode

Steps = NDArray[np.intp]
_DETOUR = 3


class Ways:
    """What leads where between some nodes.

    Args:
        nodes: The nodes.
        links: Edges between them, as `linked` gives them.
    """

    def __init__(self, nodes: Sequence[LayoutNode], links: Sequence[tuple[int, int, float, bool]]) -> None:
        self._number = {node.key: place for place, node in enumerate(nodes)}
        self._count = len(nodes)
        self._causes = np.array([(a, b) for a, b, _, directed in links if directed], dtype=np.intp).reshape(-1, 2)
        self._pairs = np.array([(a, b) for a, b, _, _ in links], dtype=np.intp).reshape(-1, 2)

    def columns(self, source: str, target: str) -> tuple[list[int], list[int]]:
        """Return the column of each node, and how near it belongs to the middle: 0 straight through, 1 on a path, 2."""
        arrows, starts, ends = self._between(source, target)
        ahead = steps_along(self._count, arrows, starts)
        behind = steps_along(self._count, arrows[:, ::-1], ends)
        on_path = (ahead < FAR) & (behind < FAR)
        whole = np.maximum(ahead + behind, 1)
        # detours have columns of their own, as long as they are not much longer than the shortest way
        longest = int(whole[on_path].max(initial=0))
        if self._number.get(source) is not None and self._number.get(target) is not None:
            longest = min(longest, int(whole[ends].min()) + _DETOUR)
        column = np.where(on_path, np.rint(longest * ahead / whole), 0).astype(np.intp)
        column[ends] = np.where(on_path[ends], longest, column[ends])
        middle = np.where(on_path, 1, 2)
        if len(starts) == len(ends) == 1:
            middle[self._straight(arrows, ahead, starts[0], ends[0])] = 0
        return self._others(column, on_path).tolist(), middle.tolist()

    def _between(self, source: str, target: str) -> tuple[NDArray[np.intp], list[int], list[int]]:
        """The edges that count, where paths begin, and where they end."""
        begin, end = self._number.get(source), self._number.get(target)
        if begin is None and end is None:
            return self._causes, *self._natural()
        if begin is None or end is None:
            return self._from_one(begin, end)
        both = np.concatenate([self._pairs, self._pairs[:, ::-1]])
        for arrows, one, other in ((self._causes, begin, end), (self._causes, end, begin), (both, begin, end)):
            if steps_along(self._count, arrows, [one])[other] < FAR:
                return arrows, [one], [other]
        return both, [begin], [end]

    def _from_one(self, begin: int | None, end: int | None) -> tuple[NDArray[np.intp], list[int], list[int]]:
        """Only one end is known: paths lead to what is farthest from it, or come from there."""
        known = begin if begin is not None else end
        assert known is not None
        arrows = self._causes if begin is not None else self._causes[:, ::-1]
        steps = steps_along(self._count, arrows, [known])
        reached = np.where(steps < FAR, steps, -1)
        far = [int(node) for node in np.flatnonzero(reached == reached.max())]
        return (self._causes, [known], far) if begin is not None else (self._causes, far, [known])

    def _natural(self) -> tuple[list[int], list[int]]:
        """What nothing acts on and what acts on nothing; in a graph of cycles what comes nearest to that."""
        causes = np.bincount(self._causes[:, 1], minlength=self._count)
        effects = np.bincount(self._causes[:, 0], minlength=self._count)
        starts = np.flatnonzero((causes == 0) & (effects > 0))
        ends = np.flatnonzero((effects == 0) & (causes > 0))
        return (
            starts.tolist() or [int(np.argmax(effects - causes))],
            ends.tolist() or [int(np.argmax(causes - effects))],
        )

    @staticmethod
    def _straight(arrows: NDArray[np.intp], ahead: Steps, start: int, end: int) -> list[int]:
        """One shortest path, from its end back to its start; of several the one over the first nodes."""
        walk = [end]
        while walk[-1] != start and 0 < ahead[walk[-1]] < FAR:
            before = arrows[arrows[:, 1] == walk[-1], 0]
            walk.append(int(before[ahead[before] == ahead[walk[-1]] - 1].min()))
        return walk

    def _others(self, column: Steps, placed: NDArray[np.bool_]) -> Steps:
        """Columns also for what is on no path, step by step: right of what acts on it, left of what it acts on.

        What is only tied to something stands one column farther from the middle, where its edge can be seen.
        """
        column, placed = column.copy(), placed.copy()
        last = int(column.max(initial=0))
        if not placed.any():
            placed[0] = True
        ways = [(self._causes, 1), (self._causes[:, ::-1], -1), (self._pairs, 0), (self._pairs[:, ::-1], 0)]
        while True:
            new: dict[int, int] = {}
            for arrows, step in ways:
                for a, b in arrows[placed[arrows[:, 0]] & ~placed[arrows[:, 1]]].tolist():
                    new.setdefault(b, int(column[a]) + (step or (-1 if 2 * column[a] < last else 1)))
            if not new:
                break
            for node, found in new.items():
                column[node], placed[node] = found, True
        column[~placed] = column.min()
        shifted: Steps = column - column.min()
        return shifted
