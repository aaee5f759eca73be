"""Points that attract along edges and repel each other (after Fruchterman and Reingold 1991), in numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.layout.field import CELLS, Grid, Numbers, Points
from explorer.model.progress import Progress

Pairs = NDArray[np.intp]

#: Up to so many points all pairs repel each other one by one; more by a field on a grid.
EXACT = 300
_INWARDS = 0.8
_ENOUGH = 0.02


class Forces:
    """The forces between some points.

    Args:
        pairs: Edges as numbers of their ends, shape (m, 2).
        wanted: Wanted length of each edge, in units, shape (m,).
        masses: How strongly each point repels, shape (n,), about 1.
        length: Distance at which two points of mass 1 push each other as much as an edge of that length pulls.
    """

    def __init__(self, pairs: Pairs, wanted: Numbers, masses: Numbers, length: float) -> None:
        self._one, self._other, self._wanted = pairs[:, 0], pairs[:, 1], wanted
        self._masses, self._length = masses, length

    def relaxed(self, points: Points, turns: int, heat: float, progress: Progress) -> Points:
        """Return the points after so many *turns*; no point moves farther than *heat* in one, ever less later."""
        for turn in range(turns):
            if len(points) > EXACT:
                progress.report(turn, turns, "Placing")
            else:
                progress.check()  # one of many parts, maybe: their number is what is told
            shift = self._pull(points) + self._push(points)
            size = np.hypot(shift[:, 0], shift[:, 1]) + 1e-9
            most = heat * (1 - turn / turns) ** 1.5 + 0.01 * self._length
            points = points + shift * (np.minimum(size, most) / size)[:, None]
        return points

    def _pull(self, points: Points) -> Points:
        """Edges pull the more the longer they are; a weak pull to the middle keeps long branches near."""
        apart = points[self._other] - points[self._one]
        pull = apart * (np.hypot(apart[:, 0], apart[:, 1]) / self._wanted)[:, None]
        result: Points = _INWARDS * (points.mean(axis=0) - points)
        for axis in (0, 1):
            result[:, axis] += np.bincount(self._one, pull[:, axis], len(points))
            result[:, axis] -= np.bincount(self._other, pull[:, axis], len(points))
        return result

    def _push(self, points: Points) -> Points:
        if len(points) <= EXACT:
            away = _all_pairs(points, self._masses)
        else:
            grid = Grid(points)
            away = grid.pushed(grid.density(self._masses))
        scaled: Points = away * (self._length**2 * self._masses)[:, None]
        return scaled


def _all_pairs(points: Points, masses: Numbers) -> Points:
    """The sum of mass / distance over all other points, away from each."""
    apart = points[:, None, :] - points
    weight = masses / (np.einsum("ijk,ijk->ij", apart, apart) + 1.0)
    found: Points = np.einsum("ijk,ij->ik", apart, weight)
    return found


def spread(points: Points, areas: Numbers, fill: float, progress: Progress, turns: int = 30) -> Points:
    """Return the points moved apart where they are crowded, each as its neighbours, so that shapes stay.

    What is too much in a cell of a grid pushes everything away by as much as makes room for it (it is the source of a
    flow with the divergence of the excess); where there is room, nothing is pushed apart.

    Args:
        points: Shape (n, 2), in units.
        areas: What each needs, in square units.
        fill: Share of the plane that may be taken, below 1.
        progress: Stops it.
        turns: At most so many; it ends earlier where all have room.
    """
    cells = int(np.clip(1.5 * np.sqrt(len(points)), 12, CELLS))
    for _ in range(turns):
        progress.check()
        grid = Grid(points, cells)
        excess = np.maximum(grid.density(areas) - fill, 0.0)
        if excess.sum() * grid.cell**2 < _ENOUGH * areas.sum():
            break
        points = points + grid.pushed(excess) * (0.7 / (2 * np.pi * fill))
    return points


def lying(points: Points) -> Points:
    """Return the points turned so that they reach farthest to the sides."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ np.stack([axes[:, 1], (-axes[1, 1], axes[0, 1])], axis=1)
    return turned
