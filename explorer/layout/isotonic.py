"""Isotonic regression: how things in an order come as near to their wishes as the order allows."""

from __future__ import annotations

from collections.abc import Sequence


def isotonic(wishes: Sequence[float], weights: Sequence[float] | None = None) -> list[float]:
    """Return the values that never fall and are nearest to *wishes* by weighted squares (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []
    for wish, weight in zip(wishes, weights or [1.0] * len(wishes), strict=True):
        value, mass, size = wish, weight, 1
        while blocks and blocks[-1][0] >= value:
            other, heavy, number = blocks.pop()
            value = (value * mass + other * heavy) / (mass + heavy)
            mass, size = mass + heavy, size + number
        blocks.append((value, mass, size))
    return [value for value, _, size in blocks for _ in range(size)]
