"""Where nodes on levels stand from left to right: the best of several starts, each improved node by node."""

from __future__ import annotations

from explorer.layout.costs import Costs, PlainCosts
from explorer.layout.glide import glide
from explorer.layout.stage import Stage
from explorer.layout.starts import start
from explorer.model.progress import Progress

_PLAIN = 60  # nodes; more are worth the wait for numpy
_STARTS = 6
_START_WORK = 120_000
# Up to so much work (ends of edges times edges): how many passes, and how far the places tried are from each other.
_PACES = ((300_000, 4, 8.0), (20_000_000, 4, 24.0))
_HASTE = (1, 48.0)
_ASIDE = 40.0


def improved(stage: Stage, aspect: float, progress: Progress) -> list[float]:
    """Return the x of each node; the nodes may spread to *aspect* times the height of *stage*, and somewhat more."""
    work = sum(len(near) for near in stage.near) * len(stage.pairs)
    starts = max(1, min(_STARTS, _START_WORK // max(work, 1)))
    best: tuple[float, list[float]] | None = None
    for number in range(starts):
        start(stage, number)
        stage.breadth = _breadth(stage, aspect)
        costs = _costs(stage)
        glide(stage, costs, *_pace(work), progress)
        total = costs.total() if starts > 1 else 0.0
        if best is None or total < best[0] - 1e-6:
            best = total, list(stage.x)
    assert best is not None
    return best[1]


def _pace(work: int) -> tuple[int, float]:
    return next(((passes, step) for limit, passes, step in _PACES if work <= limit), _HASTE)


def _costs(stage: Stage) -> Costs:
    if len(stage.level) <= _PLAIN:
        return PlainCosts(stage)
    from explorer.layout.swift import SwiftCosts  # noqa: PLC0415 - late: numpy is slow to import

    return SwiftCosts(stage)


def _breadth(stage: Stage, aspect: float) -> tuple[float, float]:
    """Return how far to the sides nodes may go."""
    left = min(x - width / 2 for x, width in zip(stage.x, stage.widths, strict=True))
    right = max(x + width / 2 for x, width in zip(stage.x, stage.widths, strict=True))
    spare = max(0.0, (stage.y[-1] - stage.y[0]) * aspect - (right - left)) / 2 + _ASIDE
    return left - spare, right + spare
