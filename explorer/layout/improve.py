"""Where nodes on levels stand from left to right: improved node by node from several starts."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from functools import partial

from explorer.layout.chains import bends, chained
from explorer.layout.costs import LEAST, Costs, PlainCosts
from explorer.layout.glide import glide, unseen
from explorer.layout.stage import Stage
from explorer.layout.starts import start
from explorer.model.progress import Progress

_PLAIN = 60  # nodes, as long as their edges are few; more are worth the wait for numpy
_TRIES = 15  # a third of them other starts, the rest from the best places so far, with some nodes scattered
# How much work (edges by edges, for each try) the tries may be, without and with numpy.
_PLAIN_WORK, _SWIFT_WORK = 36_000, 300_000
_SCATTERED = 0.1  # of all nodes
_AGAIN = 2  # passes after these were scattered
_BENDS_EACH, _BENDS = 5, 4000  # for each node, and of all; with more, long edges rule the order and cost too much
# Up to so much work (edges by edges): how many passes, and how far the places tried are from each other.
_PACES = ((150_000, 4, 8.0), (10_000_000, 2, 24.0))
_HASTE = (2, 48.0)
_STRETCH = 3.0  # how far a narrow start is drawn apart
_WIDEST = 1.7  # how much wider than the page nodes may stand; levels further apart make up for some of it
_ASIDE = 40.0


def improved(stage: Stage, aspect: float, progress: Progress, seen: Callable[[], None] = unseen) -> list[float]:
    """Return the x of each node; the nodes may spread to *aspect* times the height of *stage*, and somewhat more.

    Args:
        stage: The nodes on their levels; they end anywhere.
        aspect: Width by height that is tried for.
        progress: Hears when to stop.
        seen: Called each time the stage has become better, while one start is all there is time for.
    """
    work = len(stage.pairs) ** 2
    plain = len(stage.level) <= _PLAIN and work <= _PLAIN_WORK
    tries = min(_TRIES, (_PLAIN_WORK if plain else _SWIFT_WORK) // max(work, 1))
    pace = next(((passes, step) for limit, passes, step in _PACES if work <= limit), _HASTE)
    begin(stage, aspect, progress)
    costs = PlainCosts(stage) if plain else _swift(stage)
    glide(stage, costs, *pace, progress, seen if tries <= 1 else unseen)
    if tries <= 1:
        return list(stage.x)
    return _retried(stage, costs, tries, pace, progress, partial(begin, stage, aspect, progress))


def _retried(
    stage: Stage,
    costs: Costs,
    tries: int,
    pace: tuple[int, float],
    progress: Progress,
    begin_again: Callable[[int], None],
) -> list[float]:
    """Return the best places of so many *tries*; the first is where the nodes stand."""
    passes, step = pace
    starts = max(2, tries // 3)
    best, least = list(stage.x), costs.total()
    for number in range(1, tries):
        if number < starts:
            begin_again(number)
        else:
            stage.stand(_scattered(stage, best, number))
        costs.moved(range(len(best)))
        glide(stage, costs, passes if number < starts else _AGAIN, step, progress)
        total = costs.total()
        if total < least - LEAST:
            best, least = list(stage.x), total
    return best


def _scattered(stage: Stage, x: Sequence[float], number: int) -> list[float]:
    """Return *x* with some nodes anywhere on the page, so that what they blocked can find other places."""
    chance = random.Random(number)
    result = list(x)
    for node in chance.sample(range(len(x)), math.ceil(len(x) * _SCATTERED)):
        result[node] = chance.uniform(*stage.breadth)
    return result


def begin(stage: Stage, aspect: float, progress: Progress, number: int = 0) -> None:
    """Put the nodes to one of several first places, on a page of *aspect*; the most promising ones come first."""
    if number == 0 and bends(stage) <= min(_BENDS_EACH * len(stage.level), _BENDS):
        stage.stand(chained(stage, progress))
    else:
        start(stage, number)
    _fit(stage, aspect)


def _swift(stage: Stage) -> Costs:
    from explorer.layout.swift import SwiftCosts  # noqa: PLC0415 - late: numpy is slow to import

    return SwiftCosts(stage)


def _fit(stage: Stage, aspect: float) -> None:
    """Draw the places apart or together to a page of the wanted proportions, and let nodes move all over it.

    What is narrow may become wider at no cost: the same edges cross, and nodes find room between others. What is wide
    is only drawn together where it is much too wide.
    """
    left, right = stage.extent()
    wide = max(sum(stage.widths[node] + stage.gap for node in row) for row in stage.rows)
    page = max(wide, (stage.y[-1] - stage.y[0]) * aspect)
    across = right - left
    scale = min(max(across, min(page, _STRETCH * across)), _WIDEST * page) / max(across, 1.0)
    stage.stand([x * scale for x in stage.x])
    room = _WIDEST * page / 2 + _ASIDE
    middle = (left + right) / 2 * scale
    stage.breadth = middle - room, middle + room
