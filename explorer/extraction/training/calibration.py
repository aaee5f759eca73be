"""Calibration: how often evidence of each probability turned out right, rising (pool adjacent violators)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import fmean

_LEAST = 40  # evidence in each pool, so that no knot hangs on a handful
Knots = tuple[tuple[float, float], ...]


def knots(scored: Sequence[tuple[float, bool]], most: int, first: float = 0.0) -> Knots:
    """Return at most *most* (probability, share that is right) knots, rising in both; outside them it stays level.

    Args:
        scored: Evidence: its probability, and whether it is right.
        most: How many pools it is divided into before those that fall are joined.
        first: The least share of all evidence that is in the first pool.
    """
    ordered = sorted(scored, key=lambda one: one[0])  # equal ones as they come, right or not
    count = max(1, min(most, len(ordered) // _LEAST))
    bounds = [len(ordered) * place // count for place in range(count + 1)]
    bounds = [0, *(bound for bound in bounds[1:] if bound >= first * len(ordered))]
    pools: list[list[float]] = []  # sum of probabilities, count of right ones, count
    for start, stop in pairwise(bounds if ordered else ()):
        part = ordered[start:stop]
        pools.append([sum(one for one, _ in part), float(sum(right for _, right in part)), float(len(part))])
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    return tuple((round(total / size, 4), round(right / size, 4)) for total, right, size in pools)


def table(scored: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Return for each tenth of confidence: its mean, the share that is right, and how many there are."""
    ordered = sorted(scored, key=lambda one: one[0])
    groups = ((tenth, list(group)) for tenth, group in groupby(ordered, key=lambda one: min(int(one[0] * 10), 9)))
    return [(fmean(one for one, _ in group), fmean(right for _, right in group), len(group)) for _, group in groups]
