"""Times and quality of all layouts on the demo, on random graphs and on files, beside those of others.

``python tests/benchmarks/bench_layout.py [FILE.sif ...] [--nodes 30 150 300 1000 5000] [--elk FOLDER] [--python PATH]``

FOLDER is one where ``npm install elkjs`` was run; PATH is a Python that has fast-sugiyama and pygraphviz. What is
absent is named in a line. Seconds are of the processor, the layout alone, median of some runs; edges count as straight
lines between the middles of nodes, for everyone.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from explorer.diagram.metrics import node_size
from explorer.errors import ExplorerError
from explorer.graph import build
from explorer.jobs.demo import ensure_demo
from explorer.layout.plan import LayoutEdge, LayoutNode
from explorer.layout.quality import Quality, quality
from explorer.layout.registry import LAYOUTS, place
from explorer.model.entity import Entity, Kind
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.store.store import Store
from tests.benchmarks.layout_rivals import AbsentError, commands, run

Graph = tuple[list[LayoutNode], list[LayoutEdge]]
HEADER = f"{'':15}{'seconds':>9}{'crossings':>11}{'down %':>8}{'overlaps':>9}{'labels':>8}{'spread':>8}{'aspect':>8}"
SEED = 1
DENSE = 300
FORCE_LIKE = {"force", "sfdp"}


def scale_free(count: int, seed: int = SEED) -> Graph:
    """Return a directed scale-free graph: each new node meets the well connected rather than others.

    Sparse like a person's diagram up to 30 nodes, 2.45 edges a node from 300 on, where elk leaves about 20 000
    crossings at 300 nodes.
    """
    chance = random.Random(seed)
    per_node = min(2.45, 1.2 + count / 240)
    ends = [0, 1]
    pairs = {(0, 1)}
    for node in range(2, count):
        wanted = min(len(pairs) + node, max(len(pairs) + 1, round(per_node * node)))
        while len(pairs) < wanted:
            other = chance.choice(ends) if chance.random() < 0.9 else chance.randrange(node)
            pair = (node, other) if chance.random() < 0.5 else (other, node)
            if other != node and pair not in pairs and pair[::-1] not in pairs:
                pairs.add(pair)
                ends += [node, other]
    return sized([f"G{number}" for number in range(count)], sorted(pairs))


def sized(names: Sequence[str], pairs: Sequence[tuple[int, int]], undirected: frozenset[int] = frozenset()) -> Graph:
    """Return a graph of genes with these *names*, as large as the program draws them."""
    nodes = [
        LayoutNode(name, *node_size(Entity(f"B:{number}", name, Kind.GENE)), group=Kind.GENE.value)
        for number, name in enumerate(names)
    ]
    edges = [LayoutEdge(names[a], names[b], directed=number not in undirected) for number, (a, b) in enumerate(pairs)]
    return nodes, edges


def demo(count: int) -> Graph:
    """Return the best connected entities of the demo, as the program opens it."""
    with Store.open(ensure_demo(Progress())) as store:
        found = build.shown(build.edges(store.statements(among=sorted(store.top_entities(count)))), Filter())
    entities = {end.key: end for edge in found for end in (edge.subject, edge.object)}
    nodes = [LayoutNode(key, *node_size(one), group=one.kind.value) for key, one in sorted(entities.items())]
    edges = [LayoutEdge(edge.subject.key, edge.object.key, float(max(1, edge.papers)), edge.directed) for edge in found]
    return nodes, edges


def sif(path: Path) -> Graph:
    """Return the graph of a file with a source, a relation and targets in each line."""
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    triples = [(words[0], target) for words in lines for target in words[2:]]
    names = sorted({name for triple in triples for name in triple} | {words[0] for words in lines if words})
    number = {name: place for place, name in enumerate(names)}
    pairs = sorted({(number[a], number[b]) for a, b in triples if a != b})
    return sized(names, pairs)


def graphs(counts: Sequence[int], files: Sequence[Path]) -> Iterator[tuple[str, Graph]]:
    """Yield what is laid out, with its name."""
    for count in (30, 150):
        yield f"demo, best {count}", demo(count)
    for count in counts:
        yield f"random {count}", scale_free(count)
    for path in files:
        yield path.name, sif(path)


def measured(name: str, graph: Graph) -> tuple[float, Quality]:
    """Return the seconds of one of our layouts, and how good it is."""
    nodes, edges = graph
    spent = []
    for _ in range(3 if len(nodes) <= 1000 else 1):
        begun = time.process_time()
        places = place(name, nodes, edges)
        spent.append(time.process_time() - begun)
    return statistics.median(spent), quality(nodes, edges, places)


def told(name: str, seconds: float, found: Quality) -> str:
    """Return a row of the table."""
    return (
        f"{name:15}{seconds:9.3f}{found.crossings:11}{found.downward * 100:8.1f}{found.overlaps:9}{found.labels:8}"
        f"{found.spread:8.2f}{found.aspect:8.2f}"
    )


def compare(ours: tuple[float, Quality], others: dict[str, tuple[float, Quality]]) -> None:
    """Print how flow stands to each of the layered rivals."""
    for name, (seconds, found) in others.items():
        if name not in FORCE_LIKE:
            print(
                f"  flow to {name}: time 1/{seconds / max(ours[0], 1e-6):.1f}, "
                f"crossings {ours[1].crossings / max(found.crossings, 1):.3f}, "
                f"downward {(ours[1].downward - found.downward) * 100:+.1f} points"
            )


def bench(graph: Graph, rivals: dict[str, list[str]], patience_s: float) -> None:
    """Print the table of one graph."""
    nodes, edges = graph
    print(HEADER)
    results = {}
    for name in LAYOUTS:
        try:
            results[name] = measured(name, graph)
        except ExplorerError as error:
            print(f"{name:15} {error}")
            continue
        print(told(name, *results[name]), flush=True)
    others = {}
    for name, command in rivals.items():
        try:
            seconds, places = run(command, nodes, edges, patience_s)
        except AbsentError as error:
            print(f"{name:15} absent: {error}")
            continue
        others[name] = (seconds, quality([node for node in nodes if node.key in places], edges, places))
        print(told(name, *others[name]), flush=True)
    compare(results["flow"], others)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="SIF files")
    parser.add_argument("--nodes", nargs="+", type=int, default=[30, 150, DENSE, 1000, 5000])
    parser.add_argument("--elk", type=Path, help="folder with elkjs")
    parser.add_argument("--python", type=Path, help="a Python with fast-sugiyama and pygraphviz")
    parser.add_argument("--patience", type=float, default=120.0, help="seconds that a rival may take")
    options = parser.parse_args()
    rivals = commands(options.elk, options.python)
    for name in {"elk", "fast-sugiyama", "sfdp"} - rivals.keys():
        print(f"{name}: absent, not asked for")
    for name, graph in graphs(options.nodes, options.files):
        print(f"\n{name}: {len(graph[0])} nodes, {len(graph[1])} edges")
        bench(graph, rivals, options.patience)


if __name__ == "__main__":
    main()
