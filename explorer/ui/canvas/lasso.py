"""Which points lie in a polygon, for many points at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from explorer.ui.canvas.viewport import Point


def within(outline: Sequence[Point], places: Mapping[str, Point]) -> list[str]:
    """Return the keys of those of *places* that lie in the polygon *outline*, in their order.

    A point lies in it where a ray to the right crosses it an odd number of times; its end is joined to its start.
    """
    points = np.asarray(list(places.values()), dtype=np.float64).reshape(-1, 2)
    x, y = points[:, 0], points[:, 1]
    odd = np.zeros(len(points), dtype=bool)
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if ay != by:
            odd ^= ((ay > y) != (by > y)) & (x < ax + (y - ay) / (by - ay) * (bx - ax))
    return [key for key, hit in zip(places, odd.tolist(), strict=True) if hit]
