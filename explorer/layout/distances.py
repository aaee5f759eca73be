"""Steps between nodes along edges, and first places made from them (pivot MDS, Brandes and Pich 2006)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: Steps to where no way leads.
FAR = 1 << 30
_GOLDEN = 2.399963229728653  # an angle: with it neighbours in number go different ways

Rows = tuple[NDArray[np.intp], NDArray[np.intp]]


def rows(count: int, pairs: NDArray[np.intp]) -> Rows:
    """Return the neighbours of *count* nodes as compressed rows (starts, neighbours); each pair counts both ways."""
    sources = np.concatenate([pairs[:, 0], pairs[:, 1]])
    order = np.argsort(sources, kind="stable")
    starts = np.zeros(count + 1, dtype=np.intp)
    np.cumsum(np.bincount(sources, minlength=count), out=starts[1:])
    return starts, np.concatenate([pairs[:, 1], pairs[:, 0]])[order]


def steps_from(node: int, near: Rows) -> NDArray[np.intp]:
    """Return how many steps each node is from *node*; -1 where no way leads there."""
    starts, neighbours = near
    found = np.full(len(starts) - 1, -1, dtype=np.intp)
    found[node] = 0
    front = np.array([node])
    step = 0
    while len(front):
        step += 1
        counts = starts[front + 1] - starts[front]
        offsets = np.repeat(starts[front] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        reached = neighbours[offsets + np.arange(len(offsets))]
        front = np.unique(reached[found[reached] < 0])
        found[front] = step
    return found


def steps_along(count: int, arrows: NDArray[np.intp], starts: Sequence[int]) -> NDArray[np.intp]:
    """Return how many steps each of *count* nodes is from the nearest of *starts* along *arrows*, else `FAR`."""
    found = np.full(count, FAR, dtype=np.intp)
    found[list(starts)] = 0
    step = 0
    while True:
        reached = arrows[(found[arrows[:, 0]] == step) & (found[arrows[:, 1]] == FAR), 1]
        if not len(reached):
            return found
        step += 1
        found[reached] = step


def first_places(count: int, pairs: NDArray[np.intp], length: float, pivots: int = 40) -> NDArray[np.float64]:
    """Return places whose distances are about *length* units a step; the nodes must hang together.

    Pivots are far from each other; the places are the two main axes of the distances to them. Nodes at the same
    distances from all pivots (the leaves of a hub) are set apart by a little, by their numbers.
    """
    near = rows(count, pairs)
    columns = []
    nearest = steps_from(0, near)
    pivot = int(np.argmax(nearest))
    for _ in range(min(pivots, count)):
        columns.append(steps_from(pivot, near))
        nearest = np.minimum(nearest, columns[-1])
        pivot = int(np.argmax(nearest))
    square = np.stack(columns, axis=1).astype(np.float64) ** 2
    centred = square - square.mean(axis=0) - square.mean(axis=1, keepdims=True) + square.mean()
    _, axes = np.linalg.eigh(centred.T @ centred)
    places: NDArray[np.float64] = centred @ axes[:, -2:][:, ::-1]
    wide = length * max(1.0, float(nearest.max()), np.sqrt(count) / 2)
    places *= wide / (float(np.abs(places).max()) or 1.0)
    angle = np.arange(count) * _GOLDEN
    places += 0.35 * length * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return places
