"""What lies around entities, the best supported first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from explorer.graph.links import Direction
from explorer.graph.network import Network, Whole, distances


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Entities near others.

    Attributes:
        steps: By key, how many edges it is away; the centre has 0. In the order of steps, then best supported first.
        total: How many there are besides the centre, also those that were not kept.
    """

    steps: dict[str, int]
    total: int


def neighbourhood(
    network: Network,
    centre: Iterable[str],
    steps: int = 1,
    direction: Direction = Direction.BOTH,
    limit: int | None = None,
) -> Neighbourhood:
    """Return the entities at most *steps* edges from any of *centre*.

    Args:
        network: Where to look.
        centre: Keys; those without edges stand alone.
        steps: 1 to 3 as a rule.
        direction: Which way directed edges are followed; undirected ones go both ways always.
        limit: Keep at most so many besides the centre: the nearest, among these those with the most papers on the edges
            to what is nearer (what is kept is always connected to the centre); None for all.
    """
    wanted = sorted(set(centre))
    nodes = network.known(wanted)
    found = distances(network, nodes, steps, direction)
    support = _support(network, found, direction)
    # in the order of the nodes, that is of the keys, where steps and support are equal
    near = np.flatnonzero(found > 0)
    ranked = near[np.lexsort((near, -support[near], found[near]))]
    kept = _connected(network, nodes, ranked, direction, len(ranked) if limit is None else limit)
    return Neighbourhood(dict.fromkeys(wanted, 0) | {network.keys[one]: int(found[one]) for one in kept}, len(ranked))


def _support(network: Network, found: Whole, direction: Direction) -> Whole:
    """Papers on the edges by which each node hangs on nodes one step nearer."""
    support = np.zeros(len(network.keys), dtype=np.int64)
    inner = np.flatnonzero(found >= 0)
    for rows in network.rows(direction):
        places = rows.of(inner)
        starts = np.repeat(inner, rows.starts[inner + 1] - rows.starts[inner])
        outward = found[rows.ends[places]] == found[starts] + 1
        np.add.at(support, rows.ends[places][outward], network.papers[rows.links[places][outward]])
    return support


def _connected(network: Network, nodes: list[int], ranked: Whole, direction: Direction, limit: int) -> list[int]:
    """The first *limit* of *ranked* that hang on the centre by what was kept before."""
    kept: list[int] = []
    there = set(nodes)
    if limit >= len(ranked):
        return [int(one) for one in ranked]
    back = {Direction.DOWN: Direction.UP, Direction.UP: Direction.DOWN, Direction.BOTH: Direction.BOTH}[direction]
    for one in ranked:
        if len(kept) >= limit:
            break
        ends = (rows.ends[rows.starts[one] : rows.starts[one + 1]] for rows in network.rows(back))
        if any(int(end) in there for row in ends for end in row):
            kept.append(int(one))
            there.add(int(one))
    return kept
