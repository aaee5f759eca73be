"""What acts on several entities, what several act on, and what acts back on itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from explorer.graph.links import Direction, Path, Wanted, effect
from explorer.graph.network import Network, Rows, distances
from explorer.graph.paths import paths
from explorer.model.relation import Sign

Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Common:
    """An entity that several others have in common.

    Attributes:
        key: The entity.
        reaches: Keys of those that it acts on (or that act on it), sorted.
        papers: Papers on the edges between, where it is one step away; 0 for none.
    """

    key: str
    reaches: tuple[str, ...]
    papers: int


def common(
    network: Network, entities: Iterable[str], direction: Direction, steps: int = 1, at_least: int = 2
) -> list[Common]:
    """Return what lies up (regulators) or down (targets) of at least *at_least* of *entities*.

    Those of the most entities come first, then those with the most papers. Only directed edges count.

    Args:
        network: Where to look.
        entities: Keys.
        direction: ``UP`` for common regulators, ``DOWN`` for common targets.
        steps: How many edges away at most.
        at_least: Of how many of the entities.
    """
    nodes = network.known(entities)
    if not nodes:
        return []
    reached = np.stack([distances(network, [node], steps, direction, causal=True) > 0 for node in nodes])
    reached[:, nodes] = False
    papers = _papers(network, nodes, network.up if direction is Direction.UP else network.down)
    found = np.flatnonzero(reached.sum(axis=0) >= at_least)
    order = found[np.lexsort((found, -papers[found], -reached[:, found].sum(axis=0)))]
    return [
        Common(
            network.keys[one],
            tuple(network.keys[node] for at, node in enumerate(nodes) if reached[at, one]),
            int(papers[one]),
        )
        for one in order
    ]


def _papers(network: Network, nodes: Sequence[int], rows: Rows) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    papers = np.zeros(len(network.keys), dtype=np.int64)
    places = rows.of(np.array(nodes, dtype=np.int64))
    np.add.at(papers, rows.ends[places], network.papers[rows.links[places]])
    return papers


@dataclass(frozen=True, slots=True)
class Loop:
    """A way of cause from an entity back to itself.

    Attributes:
        path: Its edges, from the entity with the smallest key on.
        sign: Up for a loop that feeds itself, down for one that damps itself; none where an edge has no sign.
        papers: Fewest papers on one of its edges.
    """

    path: Path
    sign: Sign
    papers: int


def feedback_loops(
    network: Network,
    entities: Iterable[str] | None = None,
    longest: int = 4,
    limit: int = 100,
    check: Check = lambda: None,
) -> list[Loop]:
    """Return loops of two to *longest* directed edges, the shortest first, then the best supported.

    Args:
        network: Where to look.
        entities: Keys of entities of which each loop has one at least; None for any loop.
        longest: Most edges.
        limit: At most so many of each length; at most fifty times as many are looked at before they are ranked.
        check: Called now and then; raises to stop the work.
    """
    wanted = None if entities is None else frozenset(network.known(entities))
    found: list[Loop] = []
    for length in range(2, longest + 1):
        loops = []
        for path in _cycles(network, length, wanted, check):
            loops.append(Loop(path, effect(path), min(one.papers for one in path)))
            if len(loops) >= limit * 50:
                break
        found += sorted(loops, key=lambda one: (-one.papers, tuple(link.key for link in one.path)))[:limit]
    return found


def _cycles(network: Network, length: int, wanted: frozenset[int] | None, check: Check) -> Iterator[Path]:
    """Yield each loop of exactly *length* edges once: from its smallest node, over larger ones only.

    With *wanted*, loops start at the smallest wanted node instead and meet smaller wanted ones never.
    """
    starts = range(len(network.keys)) if wanted is None else sorted(wanted)
    for start in starts:
        check()
        home = distances(network, [start], length - 1, Direction.UP, causal=True)
        banned = frozenset(one for one in wanted if one < start) if wanted is not None else None
        for way in _round(network, [start], [], length, home, banned):
            yield _turned(tuple(network.links[one] for one in way))


def _round(
    network: Network,
    nodes: list[int],
    way: list[int],
    left: int,
    home: np.ndarray[tuple[int], np.dtype[np.int64]],
    banned: frozenset[int] | None,
) -> Iterator[list[int]]:
    rows, here, start = network.down, nodes[-1], nodes[0]
    for place in range(rows.starts[here], rows.starts[here + 1]):
        end, one = int(rows.ends[place]), int(rows.links[place])
        if left == 1:
            if end == start:
                yield [*way, one]
        elif 0 < home[end] <= left - 1 and end not in nodes and (end > start if banned is None else end not in banned):
            yield from _round(network, [*nodes, end], [*way, one], left - 1, home, banned)


def _turned(path: Path) -> Path:
    """The same loop from its smallest key on."""
    first = min(range(len(path)), key=lambda at: path[at].subject)
    return path[first:] + path[:first]


def connecting(
    network: Network, entities: Iterable[str], longest: int = 2, limit: int = 200, check: Check = lambda: None
) -> list[Path]:
    """Return the shortest ways of cause between each ordered pair of *entities*, at most *longest* edges each.

    Args:
        network: Where to look.
        entities: Keys.
        longest: Most edges of a way.
        limit: At most so many ways of a pair.
        check: Called now and then; raises to stop the work.
    """
    chosen = [network.keys[node] for node in network.known(entities)]
    wanted = Wanted(limit=limit, longest=longest, only_shortest=True)
    return [
        path
        for one in chosen
        for other in chosen
        if one != other
        for path in paths(network, [one], [other], wanted, check)
    ]
