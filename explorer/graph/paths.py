"""Ways of cause between entities, the shortest first, and what each comes to: up or down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from math import prod

import numpy as np

from explorer.graph.links import Path, Wanted
from explorer.graph.network import Network
from explorer.graph.walks import Ends, Walks

Check = Callable[[], None]
# Of equally long ways, so many times the number asked for are looked at before they are ranked.
_LOOKED_AT = 50


def paths(
    network: Network,
    sources: Iterable[str],
    targets: Iterable[str],
    wanted: Wanted = Wanted(),  # noqa: B008 - frozen
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
