"""Which way each edge takes: parallels apart, ends spread along a border, around nodes that are in the way."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from explorer.diagram.avoid import Obstacles, Way, around, box_of
from explorer.diagram.change import Node
from explorer.diagram.document import Diagram
from explorer.diagram.routes import Lane
from explorer.diagram.shapes import Point, Rect
from explorer.model.edge import Edge

if TYPE_CHECKING:
    from explorer.diagram.columns import Columns

APART = 28.0  # between the middles of edges of the same two nodes
MANY = 1200  # beyond so many edges, nodes that are in the way are not avoided: nobody could follow them
_TIPS = 11.0  # between tips at the border of a node
_USABLE = 0.88  # of a side
_FEW = 40  # moved nodes; after more, all ways are looked for anew
_KEPT = 4  # ways of an edge that are remembered: undo, and a filter taken off, find the former one

_Place = tuple[float, float, float, float]
_Places = Mapping[str, _Place]


def lanes(diagram: Diagram, keys: Iterable[str] | None = None) -> dict[str, Lane]:
    """Return the way of each visible edge, or of those with *keys* (as it is among all of them)."""
    edges = diagram.visible_edges
    wanted = list(edges) if keys is None else [key for key in keys if key in edges]
    if crowded(edges):
        ways_of_all = columns(diagram)
        return {key: ways_of_all.lane(key) for key in wanted}
    return dict(Search(diagram, wanted).finished())


class Search:
    """The ways of edges, those that must be looked for found one by one: a hundred of them take a tenth of a second.

    Args:
        diagram: The diagram; while it changes, a search of before is of no use.
        keys: Of visible edges.

    Attributes:
        ways: The way of each edge: the right one, or the likeliest one until `go_on` has found all.
    """

    def __init__(self, diagram: Diagram, keys: Sequence[str]) -> None:
        self._nodes, self._edges = diagram.visible_nodes, diagram.visible_edges
        self._wishes = _wishes(diagram, keys)
        by_hand = {key for key, hand in diagram.hands.items() if hand.bends}
        self._memory = _MEMORIES.setdefault(diagram, _Memory())
        self._memory.move(self._nodes)
        self.ways: dict[str, Lane] = dict(self._wishes)
        self._open: list[str] = []
        self._found: dict[str, Lane] = {}
        for key in keys:
            if key not in by_hand:
                known, right = self._memory.known(key, *self._ends(key), self._wishes[key])
                self.ways[key] = known
                self._open += [] if right else [key]
        self._open.reverse()
        self._memory.forget(diagram.edges.keys(), 4 * MANY)

    @property
    def done(self) -> bool:
        """Whether all ways are the right ones."""
        return not self._open

    def go_on(self, until: float) -> set[str]:
        """Look for ways until the clock (`time.perf_counter`) says *until*; return the edges whose ways are others now.

        Something is always found, so repeated calls come to an end; `ways` changes once, when all are found.
        """
        while self._open:
            key = self._open.pop()
            self._found[key] = self._memory.way(key, *self._ends(key), self._wishes[key])
            if self._open and time.perf_counter() >= until:
                return set()
        found, self._found = self._found, {}
        other = {key for key, lane in found.items() if lane != self.ways[key]}
        self.ways |= found
        return other

    def finished(self) -> Mapping[str, Lane]:
        """Return the right ways."""
        self.go_on(math.inf)
        return self.ways

    def _ends(self, key: str) -> tuple[Node, Node]:
        edge = self._edges[key]
        return self._nodes[edge.subject.key], self._nodes[edge.object.key]


def _wishes(diagram: Diagram, keys: Sequence[str]) -> dict[str, Lane]:
    """The ways of edges if no node were in their way; those that were led by hand as they were."""
    nodes, edges = diagram.visible_nodes, diagram.visible_edges
    bends = _bends(edges)
    tips = _spread(nodes, edges, None if len(keys) == len(edges) else set(keys))
    ways = {
        key: Lane(bends[key], start=tips.get((key, True), (0.0, 0.0)), end=tips.get((key, False), (0.0, 0.0)))
        for key in keys
    }
    by_hand = {key: hand.bends for key, hand in diagram.hands.items() if hand.bends and key in ways}
    return ways | {key: replace(ways[key], bend=0.0, via=bends) for key, bends in by_hand.items()}


def crowded(edges: Mapping[str, Edge]) -> bool:
    """Whether *edges* are so many that they are looked after as columns, and not led around nodes."""
    return len(edges) > MANY


def columns(diagram: Diagram, former: Columns | None = None) -> Columns:
    """Return the ways of all visible edges as columns; for very many.

    Where only places changed since *former* ones were made of these edges, that takes a fraction of the time.
    """
    from explorer.diagram.columns import Columns  # noqa: PLC0415 - late: numpy is slow to import

    bends = {key: hand.bends for key, hand in diagram.hands.items() if hand.bends}
    nodes, edges = diagram.visible_nodes, diagram.visible_edges
    if former is not None and former.node_keys == tuple(nodes):
        return former.moved(nodes, edges, bends)
    return Columns(nodes, edges, bends)


@dataclass(frozen=True, slots=True)
class _Found:
    """A way that was found: from where to where, wished how, among which nodes."""

    ends: tuple[_Place, _Place]
    wish: Lane
    places: _Places
    way: Way


@dataclass(frozen=True, slots=True)
class _Difference:
    """What came to and went from the nodes; one that moved did both."""

    came: tuple[Rect, ...]
    gone: frozenset[str]
    large: bool

    def spares(self, way: Way) -> bool:
        """Whether a fresh search would find *way* again."""
        return not self.large and self.gone.isdisjoint(way.met) and not any(box.meets(way.seen) for box in self.came)


class _Memory:
    """Ways that were found before: one is looked for anew only where a node came, went or moved on its search.

    What it remembers is what a fresh search finds; it saves the time of it after small edits.
    """

    def __init__(self) -> None:
        self._places: _Places = {}
        self._obstacles = Obstacles(())
        self._found: dict[str, list[_Found]] = {}
        self._differences: dict[int, _Difference] = {}

    def move(self, nodes: Mapping[str, Node]) -> None:
        """Learn where the nodes stand now."""
        places = {key: (node.x, node.y, node.width, node.height) for key, node in nodes.items()}
        if places != self._places:
            self._places = places
            self._obstacles = Obstacles(nodes.values())
            self._differences = {}

    def known(self, key: str, source: Node, target: Node, lane: Lane) -> tuple[Lane, bool]:
        """Return the way of the edge *key* and whether that is sure, as far as is known without a search."""
        if source.key == target.key:
            return lane, True
        ends = self._places[source.key], self._places[target.key]
        alike = [one for one in self._found.get(key, ()) if one.ends == ends and one.wish == lane]
        for one in alike:
            if self._since(one.places).spares(one.way):
                return one.way.lane, True
        return (alike[0].way.lane if alike else lane), False

    def way(self, key: str, source: Node, target: Node, lane: Lane) -> Lane:
        """Return the way of the edge *key*."""
        way, sure = self.known(key, source, target, lane)
        if sure:
            return way
        ends = self._places[source.key], self._places[target.key]
        found = around(source, target, lane, self._obstacles)
        self._found[key] = [_Found(ends, lane, self._places, found), *self._found.get(key, [])[: _KEPT - 1]]
        return found.lane

    def forget(self, keys: AbstractSet[str], most: int) -> None:
        """Keep only the ways of the edges *keys* where there are more than *most*; edges that went may come back."""
        if len(self._found) > most:
            for key in self._found.keys() - keys:
                del self._found[key]

    def _since(self, former: _Places) -> _Difference:
        """Return what is different now from *former*, which some way keeps alive."""
        known = self._differences.get(id(former))
        if known is None:
            now = self._places
            keys = [key for key in now.keys() | former.keys() if now.get(key) != former.get(key)]
            came = tuple(box_of(*now[key]) for key in keys if key in now)
            known = _Difference(came, frozenset(keys) & former.keys(), len(keys) > _FEW)
            self._differences[id(former)] = known
        return known


_MEMORIES: WeakKeyDictionary[Diagram, _Memory] = WeakKeyDictionary()


def _bends(edges: Mapping[str, Edge]) -> dict[str, float]:
    """Edges of the same two nodes get bends of their own; seen from the smaller key, so that both ways differ."""
    pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, edge in edges.items():
        first, second = sorted((edge.subject.key, edge.object.key))
        pairs[first, second].append(key)
    bends = {}
    for (first, _), found in pairs.items():
        for place, key in enumerate(sorted(found)):
            bend = (place - (len(found) - 1) / 2) * APART
            bends[key] = bend if edges[key].subject.key == first else -bend
    return bends


def _spread(
    nodes: Mapping[str, Node], edges: Mapping[str, Edge], wanted: set[str] | None
) -> dict[tuple[str, bool], Point]:
    """Return where edges aim in their nodes, from the centre; by edge and whether it is the start.

    Edges that come to the same side of a node keep their order and stand a little apart, so that heads can be told
    from each other.
    """
    sides: dict[tuple[str, str], list[tuple[float, str, bool]]] = defaultdict(list)
    for key, edge in edges.items():
        if edge.subject.key == edge.object.key:
            continue
        source, target = nodes[edge.subject.key], nodes[edge.object.key]
        for here, there, start in ((source, target, True), (target, source, False)):
            side, along = _side(here, there)
            sides[here.key, side].append((along, key, start))
    result: dict[tuple[str, bool], Point] = {}
    for (node_key, side), ends in sides.items():
        if len(ends) > 1 and (wanted is None or any(key in wanted for _, key, _ in ends)):
            result |= _aims(nodes[node_key], side, sorted(ends))
    return result


def _side(here: Node, there: Node) -> tuple[str, float]:
    """The side of *here* that looks to *there*, and how far along it the way to it leaves."""
    dx, dy = there.x - here.x, there.y - here.y
    if abs(dy) * here.width >= abs(dx) * here.height or abs(dy) > 1.5 * here.height:
        return ("below" if dy > 0 else "above"), dx / max(abs(dy), 1.0) * here.height / 2 * 0.6
    return ("right" if dx > 0 else "left"), dy / max(abs(dx), 1.0) * here.width / 2


def _aims(node: Node, side: str, ends: Sequence[tuple[float, str, bool]]) -> dict[tuple[str, bool], Point]:
    level = side in ("above", "below")
    half = (node.width if level else node.height) / 2 * _USABLE
    gap = min(_TIPS, 2 * half / (len(ends) - 1))
    places = _apart([max(-half, min(half, along)) for along, _, _ in ends], gap, half)
    inwards = (node.height if level else node.width) * 0.12 * (1 if side in ("below", "right") else -1)
    return {
        (key, start): (place, inwards) if level else (inwards, place)
        for place, (_, key, start) in zip(places, ends, strict=True)
    }


def _apart(wishes: Sequence[float], gap: float, half: float) -> list[float]:
    """Return places at least *gap* apart, in order, within plus and minus *half*, near *wishes*."""
    places = list(wishes)
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + gap)
    middle = sum(places) / len(places) - sum(wishes) / len(wishes)
    places = [place - middle for place in places]
    over = max(0.0, places[-1] - half)
    places = [place - over for place in places]
    under = max(0.0, -half - places[0])
    places = [place + under for place in places]
    if places[-1] > half + 1e-6:
        return [-half + 2 * half * number / (len(places) - 1) for number in range(len(places))]
    return places


def straightened(lane: Lane) -> Lane:
    """Return *lane* without its way around other nodes, for the time of a drag."""
    return replace(lane, via=())
