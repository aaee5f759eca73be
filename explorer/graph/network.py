"""A whole store as a graph: its edges in compressed rows of numpy, for neighbourhoods and paths over all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from explorer.graph.links import SIGNS, Direction, Link

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Compressed rows: the links of node n are ``links[starts[n]:starts[n + 1]]``, the best supported first.

    Attributes:
        starts: One more than there are nodes.
        ends: The node at the other end of each link.
        links: The number of each link in `Network.links`.
    """

    starts: Whole
    ends: Whole
    links: Whole

    def of(self, nodes: Whole) -> Whole:
        """Return the places in `ends` and `links` of all links of *nodes*, node by node."""
        first, count = self.starts[nodes], self.starts[nodes + 1] - self.starts[nodes]
        jumps = np.repeat(first - np.concatenate(([0], np.cumsum(count)[:-1])), count)
        return np.asarray(jumps + np.arange(count.sum()), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Network:
    """Entities as numbers in the order of their keys, and the links between them both ways.

    Attributes:
        keys: The entities' keys, sorted; a node is a place in them.
        nodes: The place of each key.
        links: All links, sorted by key; a link from an entity to itself is left out.
        signs: +1, -1 or 0 of each link.
        papers: Of each link.
        beliefs: Of each link.
        down: Directed links from their subject.
        up: Directed links from their object.
        across: Undirected links, from either end.
    """

    keys: tuple[str, ...]
    nodes: dict[str, int] = field(repr=False)
    links: tuple[Link, ...] = field(repr=False)
    signs: Whole = field(repr=False)
    papers: Whole = field(repr=False)
    beliefs: Real = field(repr=False)
    down: Rows = field(repr=False)
    up: Rows = field(repr=False)
    across: Rows = field(repr=False)

    def known(self, keys: Iterable[str]) -> list[int]:
        """Return the nodes of those of *keys* that have links, sorted."""
        return sorted({self.nodes[key] for key in keys if key in self.nodes})

    def rows(self, direction: Direction) -> tuple[Rows, ...]:
        """Return the rows to follow in *direction*."""
        chosen = {
            Direction.DOWN: (self.down, self.across),
            Direction.UP: (self.up, self.across),
            Direction.BOTH: (self.down, self.up, self.across),
        }
        return chosen[direction]

    @property
    def degrees(self) -> Whole:
        """How many links each node has."""
        return np.asarray(sum(np.diff(rows.starts) for rows in self.rows(Direction.BOTH)), dtype=np.int64)


def network(links: Iterable[Link]) -> Network:
    """Return the network of *links*."""
    ordered = sorted((one for one in links if one.subject != one.object), key=lambda one: one.key)
    keys = sorted({key for one in ordered for key in (one.subject, one.object)})
    nodes = {key: node for node, key in enumerate(keys)}
    subjects = np.array([nodes[one.subject] for one in ordered], dtype=np.int64)
    objects = np.array([nodes[one.object] for one in ordered], dtype=np.int64)
    papers = np.array([one.papers for one in ordered], dtype=np.int64)
    directed = np.array([one.directed for one in ordered], dtype=bool)
    numbers = np.arange(len(ordered), dtype=np.int64)
    of, plain = numbers[directed], numbers[~directed]
    size = len(keys)
    return Network(
        keys=tuple(keys),
        nodes=nodes,
        links=tuple(ordered),
        signs=np.array([SIGNS[one.sign] for one in ordered], dtype=np.int64),
        papers=papers,
        beliefs=np.array([one.belief for one in ordered], dtype=np.float64),
        down=_rows(size, subjects[of], objects[of], of, papers),
        up=_rows(size, objects[of], subjects[of], of, papers),
        across=_rows(
            size,
            np.concatenate((subjects[plain], objects[plain])),
            np.concatenate((objects[plain], subjects[plain])),
            np.concatenate((plain, plain)),
            papers,
        ),
    )


def _rows(size: int, starts: Whole, ends: Whole, links: Whole, papers: Whole) -> Rows:
    order = np.lexsort((links, -papers[links], starts)) if len(links) else np.array([], dtype=np.int64)
    counts = np.bincount(starts, minlength=size) if size else np.array([], dtype=np.int64)
    return Rows(np.concatenate(([0], np.cumsum(counts))).astype(np.int64), ends[order], links[order])


def distances(
    network: Network,
    centre: Sequence[int],
    steps: int,
    direction: Direction = Direction.BOTH,
    *,
    closed: NDArray[np.bool_] | None = None,
    shut: NDArray[np.bool_] | None = None,
    causal: bool = False,
) -> Whole:
    """Return how many links each node is away from the nearest node of *centre*; -1 where more than *steps*.

    Args:
        network: Where to walk.
        centre: Where to start (nodes).
        steps: How far at most.
        direction: Which way links are followed.
        closed: By link, whether it may not be used; None for all open.
        shut: By node, whether no way leads through it or to it; centre is never shut.
        causal: Leave undirected links out.
    """
    found = np.full(len(network.keys), -1, dtype=np.int64)
    rim = np.array(sorted(set(centre)), dtype=np.int64)
    found[rim] = 0
    rows = [one for one in network.rows(direction) if not (causal and one is network.across)]
    for step in range(1, steps + 1):
        reached = [_onwards(one, rim, closed) for one in rows]
        new = np.unique(np.concatenate(reached)) if len(rim) else rim
        new = new[found[new] < 0]
        if shut is not None:
            new = new[~shut[new]]
        if not len(new):
            break
        found[new] = step
        rim = new
    return found


def _onwards(rows: Rows, rim: Whole, closed: NDArray[np.bool_] | None) -> Whole:
    places = rows.of(rim)
    if closed is not None:
        places = places[~closed[rows.links[places]]]
    return rows.ends[places]
