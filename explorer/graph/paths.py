"""Ways of cause between entities, the shortest first, and what each comes to: up or down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from math import prod
from typing import Literal

import numpy as np

from explorer.graph.network import SIGNS, Link, Network
from explorer.graph.walks import Ends, Walks
from explorer.model.relation import Sign

Path = tuple[Link, ...]
Check = Callable[[], None]
# Of equally long ways, so many times the number asked for are looked at before they are ranked.
_LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which ways are looked for.

    Attributes:
        limit: At most so many.
        longest: Most edges of a way.
        only_shortest: Stop at the length of the shortest.
        effect: What a way has to come to; None for anything.
        min_papers: Fewest papers of each of its edges.
        min_belief: Least belief of each of its edges, 0..1.
        max_degree: An entity between the ends with more edges than this is a hub and left out; None for no bound.
        without: Keys of entities that no way leads through.
        through: Key of an entity between the ends that each way leads through; None for any.
        rank: What ranks ways of equal length: the fewest ``papers`` on one edge, or the product of ``belief``.
    """

    limit: int = 20
    longest: int = 6
    only_shortest: bool = False
    effect: Sign | None = None
    min_papers: int = 1
    min_belief: float = 0.0
    max_degree: int | None = None
    without: frozenset[str] = frozenset()
    through: str | None = None
    rank: Literal["papers", "belief"] = "papers"


def effect(path: Sequence[Link]) -> Sign:
    """Return what a way comes to: down for an odd number of negative edges; none where an edge has no sign."""
    total = 1
    for one in path:
        total *= SIGNS[one.sign]
    return {1: Sign.POSITIVE, -1: Sign.NEGATIVE, 0: Sign.NONE}[total]


def paths(
    network: Network,
    sources: Iterable[str],
    targets: Iterable[str],
    wanted: Wanted = Wanted(),
    check: Check = lambda: None,
) -> list[Path]:
    """Return ways along directed edges from any of *sources* to any of *targets*: the shortest first, then by rank.

    A way meets no entity twice and has no source or target but its ends. Nothing is found from an entity to itself.

    Args:
        network: Where to look.
        sources: Keys of entities.
        targets: Keys of entities; one that is a source as well counts as a source.
        wanted: Which ways.
        check: Called now and then; raises to stop the work.
    """
    walks = _walks(network, network.known(sources), network.known(targets), wanted, check)
    found: list[Path] = []
    if walks is None:
        return found
    for length in range(1, wanted.longest + 1):
        ways = list(islice(walks.of_length(length), wanted.limit * _LOOKED_AT))
        found += sorted(ways, key=lambda way: _rank(way, wanted))[: wanted.limit - len(found)]
        if len(found) >= wanted.limit or (found and wanted.only_shortest):
            break
    return found


def _walks(
    network: Network, sources: Sequence[int], targets: Sequence[int], wanted: Wanted, check: Check
) -> Walks | None:
    """The walks that are wanted; None where the entity that they have to meet has no links, or is an end."""
    targets = [one for one in targets if one not in sources]
    through = None
    if wanted.through is not None:
        through = network.nodes.get(wanted.through)
        if through is None or through in sources or through in targets:
            return None
    shut = np.zeros(len(network.keys), dtype=bool)
    if wanted.max_degree is not None:
        shut |= network.degrees > wanted.max_degree
    shut[network.known(wanted.without)] = True
    if through is not None:
        shut[through] = False
    closed = (network.papers < wanted.min_papers) | (network.beliefs < wanted.min_belief)
    return Walks(network, Ends(sources, targets, closed, shut, through, wanted.effect), check)


def _rank(way: Path, wanted: Wanted) -> tuple[float, tuple[str, ...]]:
    worth = prod(one.belief for one in way) if wanted.rank == "belief" else min(one.papers for one in way)
    return -worth, tuple(one.key for one in way)
