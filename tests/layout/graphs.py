"""Graphs to lay out."""

from __future__ import annotations

import random
from itertools import pairwise

from explorer.layout.plan import LayoutEdge, LayoutNode

Graph = tuple[list[LayoutNode], list[LayoutEdge]]


def scale_free(count: int, edges: int, seed: int) -> Graph:
    """A graph whose first nodes have the most neighbours; some are left alone."""
    chance = random.Random(seed)
    weights = [1 / (number + 1) ** 0.6 for number in range(count)]
    nodes = [LayoutNode(f"n{number:04d}", 60.0 + number % 5 * 14, 28.0) for number in range(count)]
    pairs = [chance.choices(range(count), weights, k=2) for _ in range(edges)]
    return nodes, [LayoutEdge(nodes[a].key, nodes[b].key) for a, b in pairs]


def tree(count: int, children: int = 3) -> Graph:
    """A tree; node n0000 is its root."""
    nodes = [LayoutNode(f"n{number:04d}", 70.0, 28.0) for number in range(count)]
    return nodes, [LayoutEdge(nodes[(number - 1) // children].key, nodes[number].key) for number in range(1, count)]


def chain(keys: str) -> Graph:
    """One node for each letter, each acting on the next."""
    nodes = [LayoutNode(key, 60.0, 28.0) for key in keys]
    return nodes, [LayoutEdge(one, other) for one, other in pairwise(keys)]
