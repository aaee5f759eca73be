"""Improve a flow: one node after the other glides along its level to where it costs least."""

from __future__ import annotations

import math
from collections.abc import Callable

from explorer.layout.costs import Costs, Spots
from explorer.layout.stage import Stage
from explorer.model.progress import Progress


def unseen() -> None:
    """Nobody watches."""


def glide(
    stage: Stage, costs: Costs, passes: int, step: float, progress: Progress, seen: Callable[[], None] = unseen
) -> None:
    """Move the nodes of *stage* until a pass moves none, or for so many *passes*.

    Args:
        stage: The nodes where they stand.
        costs: Of the places on this stage.
        passes: At most so many.
        step: Between places tried, in units.
        progress: Hears when to stop.
        seen: Called after each pass but the last.
    """
    for turn in range(passes):
        moved = False
        for level in range(len(stage.rows)) if turn % 2 == 0 else range(len(stage.rows) - 1, -1, -1):
            progress.check()
            for node in list(stage.rows[level]):
                moved = _glided(stage, costs, node, step) or moved
        if not moved:
            break
        if turn + 1 < passes:
            seen()


def _glided(stage: Stage, costs: Costs, node: int, step: float) -> bool:
    if not stage.near[node]:
        return False
    x = costs.best(node, _spots(stage, node, step))
    if x == stage.x[node]:
        return False
    costs.moved(stage.move(node, x))
    return True


def _spots(stage: Stage, node: int, step: float) -> Spots:
    """Places all over the breadth of the stage, the node's own among them."""
    here = stage.x[node]
    left, right = stage.breadth
    half = stage.widths[node] / 2
    before = math.floor(max(0.0, here - left - half) / step)
    after = math.floor(max(0.0, right - half - here) / step)
    return Spots(here - step * before, step, before + 1 + after, before)
