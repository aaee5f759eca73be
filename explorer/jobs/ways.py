"""What can be explored in a store: what is near entities, what connects them, ways, regulators, targets, loops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from typing import TYPE_CHECKING, Any

from explorer.graph.links import Direction, Link, Wanted
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.progress import Progress

if TYPE_CHECKING:
    from explorer.graph.network import Network
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
        from explorer.graph.network import network  # noqa: PLC0415 - late: numpy

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
    from explorer.jobs.exploring import answered  # noqa: PLC0415 - late: numpy

    return answered(ways, asked, progress)


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
