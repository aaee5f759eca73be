"""Force: neighbours attract, all repel (after Fruchterman and Reingold 1991); then what overlaps is pushed apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.layout.packing import Part, components, packed
from explorer.layout.plan import LayoutEdge, LayoutNode, Places, linked
from explorer.layout.spacing import separated
from explorer.model.progress import Progress

Points = NDArray[np.float64]
_ROWS = 512  # at once, so that memory does not grow with the square


@dataclass(frozen=True, slots=True)
class ForceParams:
    """Parameters of the layout.

    Attributes:
        length: Wanted length of an edge, in units.
        rounds: Most iterations; large graphs get fewer.
        seed: Of the first places.
    """

    length: float = 80.0
    rounds: int = 300
    seed: int = 7


def force(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], params: ForceParams, progress: Progress) -> Places:
    """Return places of each part that hangs together, the parts side by side, no node over another."""
    ordered = [LayoutNode(node.key, node.width, node.height) for node in sorted(nodes, key=lambda node: node.key)]
    links = linked(ordered, edges)
    parts = []
    for group in components(len(ordered), [(a, b) for a, b, _, _ in links]):
        number = {node: place for place, node in enumerate(group)}
        pairs = np.array([(number[a], number[b]) for a, b, _, _ in links if a in number], dtype=np.intp).reshape(-1, 2)
        members = [ordered[node] for node in group]
        points = _relaxed(len(members), pairs, params, progress)
        places = {node.key: (float(x), float(y)) for node, (x, y) in zip(members, points, strict=True)}
        parts.append(Part.of(members, separated(members, places, progress)))
    return packed(parts)


def _relaxed(count: int, pairs: NDArray[np.intp], params: ForceParams, progress: Progress) -> Points:
    points = np.random.default_rng(params.seed).normal(size=(count, 2)) * params.length * math.sqrt(count)
    rounds = max(40, min(params.rounds, 90_000 // max(count, 1)))
    for turn in range(rounds):
        progress.report(turn, rounds, "Placing")
        shift = _repulsion(points, params.length) + _attraction(points, pairs, params.length)
        size = np.sqrt((shift**2).sum(axis=1, keepdims=True)) + 1e-9
        heat = params.length * (1 - turn / rounds) ** 1.5 * max(1.0, math.sqrt(count) / 4) + 0.5
        points = points + shift / size * np.minimum(size, heat)
    return points


def _repulsion(points: Points, length: float) -> Points:
    result = np.empty_like(points)
    for start in range(0, len(points), _ROWS):
        part = points[start : start + _ROWS]
        apart = part[:, None, :] - points[None, :, :]
        square = (apart**2).sum(axis=2) + 1.0
        result[start : start + _ROWS] = (apart * (length**2 / square)[:, :, None]).sum(axis=1)
    # a weak pull to the middle keeps long branches from drifting away
    pulled: Points = result - 0.02 * (points - points.mean(axis=0))
    return pulled


def _attraction(points: Points, pairs: NDArray[np.intp], length: float) -> Points:
    result = np.zeros_like(points)
    if len(pairs):
        apart = points[pairs[:, 1]] - points[pairs[:, 0]]
        pull = apart * (np.sqrt((apart**2).sum(axis=1, keepdims=True)) / length)
        np.add.at(result, pairs[:, 0], pull)
        np.add.at(result, pairs[:, 1], -pull)
    return result
