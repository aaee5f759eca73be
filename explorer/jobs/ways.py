"""What can be explored in a store: what is near entities, what connects them, ways, regulators, targets, loops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import prod
from threading import Lock
from typing import TYPE_CHECKING, Any

from explorer.graph.neighbours import neighbourhood
from explorer.graph.network import Direction, Link, Network, link, network
from explorer.graph.paths import Path, Wanted, effect, paths
from explorer.graph.regulators import common, connecting, feedback_loops
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.relation import Sign

if TYPE_CHECKING:
    from explorer.store.store import Store

#: At first so many rows are shown.
FIRST = 40
#: So many entities are connected at most: each pair of them is a search.
MOST_CONNECTED = 60


class Tool(StrEnum):
    """What can be asked."""

    NEIGHBOURS = "neighbours"
    CONNECT = "connect"
    PATHS = "paths"
    REGULATORS = "regulators"
    TARGETS = "targets"
    LOOPS = "loops"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    Attributes:
        tool: What is asked.
        entities: Keys of the chosen entities; of paths those where they start.
        targets: Keys of the entities where paths end.
        direction: Which way neighbours lie.
        steps: How many edges away at most: of neighbours, regulators and targets; of loops and connections the longest.
        wanted: Which paths.
        limit: How many rows.
        rule: Which evidence and which statements count.
        edges: Loops are looked for in these instead of the whole store: those of the view; None for the store.
    """

    tool: Tool
    entities: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    direction: Direction = Direction.BOTH
    steps: int = 1
    wanted: Wanted = field(default_factory=Wanted)
    limit: int = FIRST
    rule: Filter = field(default_factory=Filter)
    edges: tuple[Edge, ...] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One answer.

    Attributes:
        keys: The entities, in their order; of a path from its start to its end.
        links: The edges between, one less than the entities of a path; none where the row is no path.
        words: What is said of it.
    """

    keys: tuple[str, ...]
    links: tuple[Link, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    Attributes:
        asked: The question.
        rows: The first answers.
        total: How many there are; 0 where more than *rows* were not looked for.
        entities: All that the rows name, by key.
    """

    asked: Asked
    rows: tuple[Row, ...]
    total: int
    entities: dict[str, Entity]


class Ways:
    """The network of a store, made once for each state of the store and filter. Any thread may ask.

    Args:
        store: What it is made of.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = Lock()
        self._made: tuple[Any, Network] | None = None

    def network(self, rule: Filter, progress: Progress) -> Network:
        """Return the network of what counts under *rule*, as the store is now."""
        with self._lock:
            progress.check()
            state = (rule, self.store.links_state())
            if self._made is None or self._made[0] != state:
                links = self.store.links(rule)
                self._made = state, network(one for one in links if _counts(one, rule))
            progress.check()
            return self._made[1]


def _counts(one: Link, rule: Filter) -> bool:
    return one.papers >= rule.min_papers and one.belief >= rule.min_belief


def explore(ways: Ways, asked: Asked, progress: Progress) -> Answer:
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
    rows = [Row((key,), (), f"{_many(steps, 'step')} · {_many(papers[key], 'paper')}") for key, steps in near]
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
        papers = f" · {_many(one.papers, 'paper')}" if one.papers else ""
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
    support = f"{_many(papers, 'paper')}{' at least' if len(path) > 1 else ''}"
    return Row(keys, path, f"{words or _EFFECTS[effect(path)]} · {support} · belief {belief:.2f}")


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a list of names means.

    Attributes:
        entities: Those that a name means without doubt, each once, in the order of the names.
        unknown: Names that nothing in the store has.
        ambiguous: Names that several have, with these, the best supported first.
    """

    entities: tuple[Entity, ...]
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[tuple[str, tuple[Entity, ...]], ...] = ()


def resolve(store: Store, names: Sequence[str], progress: Progress) -> Resolved:
    """Return what *names* mean in *store*."""
    progress.check()
    found = store.entities_called(names)
    sure = {hits[0].entity.key: hits[0].entity for hits in found.values() if len(hits) == 1}
    return Resolved(
        tuple(sure.values()),
        tuple(name for name, hits in found.items() if not hits),
        tuple((name, tuple(hit.entity for hit in hits)) for name, hits in found.items() if len(hits) > 1),
    )


def edges_between(store: Store, links: Iterable[Link], rule: Filter, progress: Progress) -> list[Edge]:
    """Return the edges that *links* stand for, in their order, with their counts under *rule*."""
    from explorer.jobs.open_diagram import edges_among  # noqa: PLC0415 - late: slow to import

    progress.check()
    wanted = {one.key: one for one in links}
    ends = {end for one in wanted.values() for end in (one.subject, one.object)}
    found = {edge.key: edge for edge in edges_among(store, ends, rule)}
    return [found[key] for key in wanted if key in found]
