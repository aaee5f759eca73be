"""Forces of very many points on each other by a field on a grid.

Masses are spread over the four nearest cells, convolved with the force of one point by a fast Fourier transform, and
the field is read back at the points (the particle-mesh method of Hockney and Eastwood, 1988). That takes n + g log g
steps for n points and g cells, where looking at all pairs takes n squared.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Numbers = NDArray[np.float64]

#: So many cells on a side at most.
CELLS = 96
_MARGIN = 0.1


class Grid:
    """A square grid over some points.

    Args:
        points: Shape (n, 2), in units.
        cells: How many cells on a side.

    Attributes:
        cell: Side of a cell, in units.
    """

    def __init__(self, points: Points, cells: int = CELLS) -> None:
        self._cells = cells
        low, high = points.min(axis=0), points.max(axis=0)
        span = max(float((high - low).max()), 1e-6)
        self.cell = span * (1 + 2 * _MARGIN) / (cells - 2)
        place = (points - low + span * _MARGIN) / self.cell
        corner = place.astype(np.intp)
        across, down = (place - corner).T
        # the four cells around each point, and the point's share in each
        self._at = (corner[:, 0] * cells + corner[:, 1]) + np.array([[0], [cells], [1], [cells + 1]])
        self._shares = np.stack([(1 - across) * (1 - down), across * (1 - down), (1 - across) * down, across * down])

    def density(self, masses: Numbers) -> Numbers:
        """Return the mass in each cell by its area, shape (cells, cells)."""
        total = np.bincount(self._at.ravel(), (self._shares * masses).ravel(), self._cells**2)
        return total.reshape(self._cells, self._cells) / self.cell**2

    def pushed(self, density: Numbers) -> Points:
        """Return at each point the sum of mass / distance over all cells, away from each.

        It is right for what is some cells away, and too weak for what is nearer.
        """
        size = (2 * self._cells, 2 * self._cells)  # twice as wide, so that the edges do not feel each other
        seen = np.fft.rfft2(density, size)
        result = np.empty((self._at.shape[1], 2))
        for axis, kernel in enumerate(_kernels(self._cells)):
            field = np.fft.irfft2(seen * kernel, size)[: self._cells, : self._cells].ravel()
            result[:, axis] = (field[self._at] * self._shares).sum(axis=0) * self.cell
        return result


@cache
def _kernels(cells: int) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """The push of a mass of 1 along both axes, transformed; distances in cells."""
    steps = np.fft.fftfreq(2 * cells, 1 / (2 * cells))
    square = steps[:, None] ** 2 + steps**2 + 0.25
    return np.fft.rfft2(steps[:, None] / square), np.fft.rfft2(steps / square)
