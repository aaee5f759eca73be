"""First places for a flow: what hangs together stands together, and everyone near the middle of its neighbours."""

from __future__ import annotations

import random
from collections.abc import Sequence

from explorer.layout.stage import Stage

_SWEEPS = 10


def start(stage: Stage, number: int) -> None:
    """Put the nodes of *stage* to the start with this *number*; every number gives another one.

    The first two are in the order in which a walk from the top and one from the bottom meet the nodes, the others at
    random (seeded by the number). Sweeps then put each level in the order of the means of its neighbours.
    """
    count = len(stage.level)
    if number < 2:
        order = _walk(stage, upwards=number == 1)
    else:
        order = list(range(count))
        random.Random(number).shuffle(order)
    rows: list[list[int]] = [[] for _ in stage.y]
    for node in order:
        rows[stage.level[node]].append(node)
    x = [0.0] * count
    for row in rows:
        _line_up(stage, row, x)
    stage.stand(x)
    for sweep in range(_SWEEPS):
        _sweep(stage, downwards=sweep % 2 == 0)


def _walk(stage: Stage, *, upwards: bool) -> list[int]:
    """Return all nodes in the order in which a walk depth first meets them."""
    sign = -1 if upwards else 1
    depth = [sign * level for level in stage.level]
    near = [sorted(others, key=lambda other: (-depth[other], -other)) for others in stage.near]
    seen: set[int] = set()
    order: list[int] = []
    for root in sorted(range(len(depth)), key=lambda node: (depth[node], node)):
        stack = [root]
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                order.append(node)
                stack += [other for other in near[node] if other not in seen]
    return order


def _line_up(stage: Stage, row: Sequence[int], x: list[float]) -> None:
    """Put a level's nodes beside each other, around the origin."""
    reach = 0.0
    for place, node in enumerate(row):
        reach += stage.apart(row[place - 1], node) if place else 0.0
        x[node] = reach
    for node in row:
        x[node] -= reach / 2


def _sweep(stage: Stage, *, downwards: bool) -> None:
    for row in stage.rows if downwards else stage.rows[::-1]:
        for node in row:
            near = stage.near[node]
            if near:
                stage.x[node] = sum(stage.x[other] for other in near) / len(near)
        stage.settle(row)
