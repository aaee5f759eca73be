"""Many boxes at once: which overlap, and pushing them apart."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]
_NEAR = 48  # of the boxes that follow one from top to bottom so many are looked at while pushing
_AT_ONCE = 1_000_000  # pairs, so that memory does not grow with their number
_HAIR = 1e-6


class Boxes:
    """Boxes on the plane.

    Args:
        centres: Shape (n, 2), in units; kept and changed.
        sizes: Width and height of each, shape (n, 2).
        fixed: Which of them stay where they are, shape (n,).

    Attributes:
        centres: Where they are now.
    """

    def __init__(self, centres: NDArray[np.float64], sizes: NDArray[np.float64], fixed: NDArray[np.bool_]) -> None:
        self.centres = centres
        self._halves = sizes / 2
        self._fixed = fixed

    def overlapping(self, gap: float, most: int | None = None) -> tuple[Numbers, Numbers]:
        """Return the pairs that are nearer than *gap* to each other, as numbers; touching is no overlap.

        Args:
            gap: In units.
            most: How many of the boxes that follow a box from top to bottom are looked at; None for all.
        """
        tops = self.centres[:, 1] - self._halves[:, 1]
        order = np.argsort(tops, kind="stable")
        ends = np.searchsorted(tops[order], (self.centres[:, 1] + self._halves[:, 1] + gap - _HAIR)[order])
        counts = np.maximum(ends - np.arange(len(order)) - 1, 0)
        if most is not None:
            counts = np.minimum(counts, most)
        found = [self._meeting(order, counts, part, gap) for part in _parts(counts)]
        if not found:
            return np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp)
        return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])

    def _meeting(self, order: Numbers, counts: Numbers, part: slice, gap: float) -> tuple[Numbers, Numbers]:
        """The overlapping pairs whose upper box is in *part* of *order*; each has *counts* boxes that may be meant."""
        places = np.arange(len(order))[part]
        first = np.repeat(places, counts[part])
        before = np.cumsum(counts[part]) - counts[part]
        second = first + 1 + np.arange(len(first)) - np.repeat(before, counts[part])
        one, other = order[first], order[second]
        apart = np.abs(self.centres[one] - self.centres[other]) - self._halves[one] - self._halves[other] - gap
        meet = (apart < -_HAIR).all(axis=1)
        return one[meet], other[meet]

    def push(self, gap: float) -> bool:
        """Push overlapping boxes apart, each pair along its shorter way; return whether there were any."""
        one, other = self.overlapping(gap, _NEAR)
        if not len(one):
            return False
        between = self.centres[other] - self.centres[one]
        over = self._halves[one] + self._halves[other] + gap - np.abs(between)
        axis = np.argmin(over, axis=1)
        pairs = np.arange(len(one))
        way = over[pairs, axis] * np.where(between[pairs, axis] >= 0, 1.0, -1.0)
        # a box beside one that stays goes all the way; of two that stay neither goes
        share = np.where(self._fixed[other], 1.0, np.where(self._fixed[one], 0.0, 0.5))
        for number in (0, 1):
            along = np.where(axis == number, way, 0.0)
            shift = np.bincount(other, along * (1 - share), len(self.centres))
            shift -= np.bincount(one, along * share, len(self.centres))
            self.centres[:, number] += np.where(self._fixed, 0.0, shift * self._calm(one, other))
        return True

    def _calm(self, one: Numbers, other: Numbers) -> NDArray[np.float64]:
        """How much of its pushes each box follows: one that is pushed from many sides goes by less of their sum."""
        pushes = np.bincount(one, minlength=len(self.centres)) + np.bincount(other, minlength=len(self.centres))
        return 1.0 / np.maximum(1.0, pushes / 2)


def _parts(counts: Numbers) -> list[slice]:
    """Slices of *counts* whose sums are about `_AT_ONCE`."""
    total = np.cumsum(counts)
    if not len(counts) or not total[-1]:
        return []
    cuts = np.searchsorted(total, np.arange(_AT_ONCE, total[-1], _AT_ONCE))
    edges = [0, *np.unique(cuts + 1), len(counts)]
    return [slice(int(a), int(b)) for a, b in itertools.pairwise(edges) if b > a]
