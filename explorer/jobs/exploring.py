"""How what is asked of a store's network is answered; numpy's part of `jobs.ways`, loaded once something is asked."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from explorer.graph.links import Direction, Path, effect, link
from explorer.graph.neighbours import neighbourhood
from explorer.graph.network import Network, network
from explorer.graph.paths import paths
from explorer.graph.regulators import common, connecting, feedback_loops
from explorer.jobs.ways import MOST_CONNECTED, Answer, Asked, Row, Tool, Ways
from explorer.model.progress import Progress
from explorer.model.relation import Sign
from explorer.model.wording import many


def answered(ways: Ways, asked: Asked, progress: Progress) -> Answer:
    """Return the answer to *asked*; raises `CancelledError` when it is stopped."""
    net = ways.network(asked.rule, progress) if asked.edges is None else network(map(link, asked.edges))
    rows, total = _TOOLS[asked.tool](net, asked, progress.check)
    progress.check()
    if asked.edges is None:
        entities = ways.store.entities(dict.fromkeys(key for row in rows for key in row.keys))
    else:
        entities = {end.key: end for edge in asked.edges for end in (edge.subject, edge.object)}
    return Answer(asked, tuple(row for row in rows if set(row.keys) <= entities.keys()), total, entities)


def _neighbours(net: Network, asked: Asked, _check: Callable[[], None]) -> tuple[list[Row], int]:
    found = neighbourhood(net, asked.entities, asked.steps, asked.direction, asked.limit)
    papers = _papers_between(net, found.steps)
    near = [(key, steps) for key, steps in found.steps.items() if steps]
    rows = [Row((key,), (), f"{many(steps, 'step')} · {many(papers[key], 'paper')}") for key, steps in near]
    return rows, found.total


def _papers_between(net: Network, steps: dict[str, int]) -> dict[str, int]:
    """Papers on the edges from each entity to those that are one step nearer."""
    counted = dict.fromkeys(steps, 0)
    for one in net.links:
        first, second = steps.get(one.subject), steps.get(one.object)
        if first is not None and second is not None and abs(first - second) == 1:
            counted[one.subject if first > second else one.object] += one.papers
    return counted


def _paths(net: Network, asked: Asked, check: Callable[[], None]) -> tuple[list[Row], int]:
    return [_way(path) for path in paths(net, asked.entities, asked.targets, asked.wanted, check)], 0


def _connect(net: Network, asked: Asked, check: Callable[[], None]) -> tuple[list[Row], int]:
    found = connecting(net, asked.entities[:MOST_CONNECTED], asked.steps, check=check)
    ranked = sorted(found, key=lambda path: (len(path), -min(one.papers for one in path), [one.key for one in path]))
    return [_way(path) for path in ranked[: asked.limit]], len(ranked)


def _regulators(net: Network, asked: Asked, _check: Callable[[], None]) -> tuple[list[Row], int]:
    up = asked.tool is Tool.REGULATORS
    single = len(asked.entities) == 1
    direction = Direction.UP if up else Direction.DOWN
    found = common(net, asked.entities, direction, asked.steps, at_least=1 if single else 2)
    verb = "acts on" if up else "is acted on by"
    rows = []
    for one in found[: asked.limit]:
        papers = f" · {many(one.papers, 'paper')}" if one.papers else ""
        rows.append(Row((one.key, *one.reaches), (), f"{verb} {len(one.reaches)} of {len(asked.entities)}{papers}"))
    return rows, len(found)


def _loops(net: Network, asked: Asked, check: Callable[[], None]) -> tuple[list[Row], int]:
    entities = asked.entities or None
    found = feedback_loops(net, entities, asked.steps, asked.limit, check)
    kinds = {Sign.POSITIVE: "feeds itself", Sign.NEGATIVE: "damps itself", Sign.NONE: "no clear effect"}
    rows = [_way(loop.path, kinds[loop.sign]) for loop in found]
    return rows[: asked.limit], len(rows)


_TOOLS: dict[Tool, Callable[[Network, Asked, Callable[[], None]], tuple[list[Row], int]]] = {
    Tool.NEIGHBOURS: _neighbours,
    Tool.PATHS: _paths,
    Tool.CONNECT: _connect,
    Tool.REGULATORS: _regulators,
    Tool.TARGETS: _regulators,
    Tool.LOOPS: _loops,
}
_EFFECTS = {Sign.POSITIVE: "up", Sign.NEGATIVE: "down", Sign.NONE: "no clear effect"}


def _way(path: Path, words: str = "") -> Row:
    papers, belief = min(one.papers for one in path), prod(one.belief for one in path)
    keys = (path[0].subject, *(one.object for one in path))
    support = f"{many(papers, 'paper')}{' at least' if len(path) > 1 else ''}"
    return Row(keys, path, f"{words or _EFFECTS[effect(path)]} · {support} · belief {belief:.2f}")
