"""How fast finding is: the search line, and ways over the whole store.

Run by hand on a store that `bench_store.py --keep PATH` made: ``python tests/benchmarks/bench_finding.py PATH``. Told
are the times on the clock and of this process alone: on a machine that does other things too the second ones count.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from explorer.graph.links import Direction, Wanted
from explorer.graph.network import Network
from explorer.graph.paths import paths
from explorer.jobs.search import completions, search
from explorer.jobs.ways import Asked, Tool, Ways, explore
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.relation import Sign
from explorer.store.store import Store

TIMES = 5
EXACT = ("gn77", "gn1", "g", "HGNC:77", "gene number 7", "word12", '"we saw"', "signals", "study 77", "49999")
NEARLY = ("gn777x", "gene nmber 77 of the table")
TERMS = (
    "relation:inhibits",
    "subject:GN1 sign:up",
    "word12 relation:inhibits",
    "kind:gene relation:inhibits year:1990..2000 papers:>=2",
    "is:contested",
    "pmid:77",
)


def told(name: str, action: Callable[[], object], times: int = TIMES) -> None:
    """Print the median times of *action*, and what it came to."""
    clock, own, result = [], [], None
    for _ in range(times):
        begun, used = time.perf_counter(), time.process_time()
        result = action()
        clock.append((time.perf_counter() - begun) * 1000)
        own.append((time.process_time() - used) * 1000)
    middle = statistics.median(clock), statistics.median(own)
    print(f"{name:56s} {middle[0]:8.1f} ms on the clock {middle[1]:8.1f} ms of its own   {result}", flush=True)


def searching(store: Store) -> None:
    """Print how long the search line takes."""
    progress = Progress()
    told("papers' lines, read once", lambda: len(store.titles_ready().numbers), 1)
    for kind, queries in (("exact", EXACT), ("nearly", NEARLY), ("terms", TERMS)):
        for typed in queries:
            told(f"{kind}: {typed}", lambda typed=typed: _counts(store, typed))
    told("completions: gn12", lambda: len(completions(store, "gn12", 4, progress)))


def _counts(store: Store, typed: str) -> str:
    found = search(store, typed, {}, None, Progress())
    pages = *found.entities.values(), found.statements, found.sentences, found.papers
    return " ".join(page.count for page in pages) + f" near {len(found.near)}"


def exploring(store: Store) -> None:
    """Print how long ways take."""
    progress, chance = Progress(), random.Random(3)
    near = Asked(Tool.NEIGHBOURS, (store.top_entities(1)[0],))
    told(
        "first answer: the network is made, then neighbours", lambda: len(explore(Ways(store), near, progress).rows), 3
    )
    ways = Ways(store)
    net = ways.network(Filter(), progress)
    told("the next answer", lambda: len(explore(ways, near, progress).rows))
    degree = net.degrees
    ranked = sorted(net.keys, key=lambda key: (-degree[net.nodes[key]], key))
    pairs = [chance.sample(ranked[first:last], 2) for first, last in ((0, 30), (200, 600), (200, 600), (3000, 3800))]
    for one, other in pairs:
        for name, wanted in _kinds(chance.choice(ranked[100:600])).items():
            told(f"{name}: {one} to {other}", lambda w=wanted, a=one, b=other: _lengths(net, a, b, w))
    some = tuple(chance.sample(ranked[200:600], 20))
    for asked in (
        Asked(Tool.CONNECT, some, steps=2),
        Asked(Tool.NEIGHBOURS, some[:1], steps=3, direction=Direction.DOWN),
        Asked(Tool.REGULATORS, some[:5], steps=2),
        Asked(Tool.LOOPS, some[:5], steps=4),
    ):
        told(f"{asked.tool} of {len(asked.entities)}", lambda asked=asked: explore(ways, asked, progress).total, 3)


def _kinds(through: str) -> dict[str, Wanted]:
    return {
        "10 shortest": Wanted(limit=10),
        "10 shortest that come to down": Wanted(limit=10, effect=Sign.NEGATIVE),
        "10 shortest of 5 papers": Wanted(limit=10, min_papers=5),
        "10 shortest without hubs": Wanted(limit=10, max_degree=100),
        "10 shortest through another": Wanted(limit=10, through=through),
        "all shortest": Wanted(limit=1000, only_shortest=True),
    }


def _lengths(net: Network, one: str, other: str, wanted: Wanted) -> str:
    found = [len(path) for path in paths(net, [one], [other], wanted)]
    return f"{len(found)} of {min(found)} to {max(found)} edges" if found else "none"


if __name__ == "__main__":
    with Store.open(Path(sys.argv[1]), read_only=True) as opened:
        searching(opened)
        exploring(opened)
