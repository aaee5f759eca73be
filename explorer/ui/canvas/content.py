"""What of a diagram is visible: its nodes, edges, areas and notes, where they are shown, and the ways of the edges."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.diagram.curves import Cubic
from explorer.diagram.document import Diagram, Node
from explorer.diagram.edge_labels import Label, edge_labels
from explorer.diagram.extras import Extra, extras
from explorer.diagram.groups import Group
from explorer.diagram.lanes import Search, columns, crowded, straightened
from explorer.diagram.looks import EdgeHand, EdgeLook
from explorer.diagram.notes import Note
from explorer.diagram.routes import Lane, whole
from explorer.model.edge import Edge
from explorer.ui.canvas.viewport import Point

if TYPE_CHECKING:
    from explorer.diagram.columns import Columns

Pair = tuple[str, str]
#: Of very many things no more than so many are told one by one when they change.
SINGLY = 100


class Content:
    """The visible things of a diagram, in paint order.

    Attributes:
        nodes: By key.
        edges: By key.
        extras: Areas and notes by key.
        hands: What was done to edges by hand, by key.
        moved: Nodes that are shown elsewhere for the moment: under a dragging hand, or on their way.
        moved_extras: Areas and notes where they are shown, those that stay too.
        columns: The ways of the edges where they are very many; else None.
        labels: The words of edges where these are asked for, by key.
    """

    def __init__(self) -> None:
        self.nodes: Mapping[str, Node] = {}
        self.edges: Mapping[str, Edge] = {}
        self.extras: Mapping[str, Extra] = {}
        self.hands: Mapping[str, EdgeHand] = {}
        self.moved: Mapping[str, Node] = {}
        self.moved_extras: Mapping[str, Extra] = {}
        self._groups: Mapping[str, Group] = {}
        self._notes: Mapping[str, Note] = {}
        self.columns: Columns | None = None
        self._touching: Mapping[str, list[str]] = {}
        self.labels: Mapping[str, Label] = {}
        self._search: Search | None = None
        self._diagram = Diagram()
        self._labelled = True

    def take(self, diagram: Diagram) -> None:
        """Take over what of *diagram* is visible."""
        same = diagram.visible_edges is self.edges
        self.nodes, self.edges = diagram.visible_nodes, diagram.visible_edges
        self.extras, self.hands = diagram.visible_extras, dict(diagram.hands)
        self._groups, self._notes = dict(diagram.groups), dict(diagram.notes)
        self.moved = {key: node for key, node in self.moved.items() if key in self.nodes}
        many = crowded(self.edges)
        self.columns = columns(diagram, self.columns if same else None) if many else None
        self._diagram, self._labelled = diagram, many or not diagram.look.edge_labels
        self.labels = {} if self._labelled else {key: one for key, one in self.labels.items() if key in self.edges}
        self._search = None if many else Search(diagram, list(self.edges))
        touching = defaultdict(list)
        for key, edge in () if many else self.edges.items():
            for end in dict.fromkeys(pair_of(edge)):
                touching[end].append(key)
        self._touching = touching

    def take_change(self, diagram: Diagram, *, whole: bool = False) -> set[str] | None:
        """Take over what happened to *diagram*; return the keys of all that came, went or looks different.

        None stands for everything: where of very many things more than `SINGLY` differ, or with *whole*.
        """
        nodes, edges, others, hands = self.nodes, self.edges, self.extras, self.hands
        ways, former = self._ways, self.columns
        self.take(diagram)
        if whole and self.columns is not None:
            return None
        touched = _differing(nodes, self.nodes)
        lines = set() if edges is self.edges else _other_edges(edges, self.edges)
        if self.columns is not None and len(touched) + len(lines) > SINGLY:
            return None
        dressed = _differing(hands, self.hands) & self.edges.keys()
        elsewhere = self._elsewhere(ways, former) | self.edges_of(touched)
        found = touched | lines | _differing(others, self.extras) | dressed | elsewhere
        # Words stay where they are until new places are found for all, but not on a line that runs elsewhere.
        self.labels = {key: label for key, label in self.labels.items() if key not in found}
        return found

    @property
    def there(self) -> tuple[Mapping[str, object], ...]:
        """Nodes, edges and extras, by key."""
        return self.nodes, self.edges, self.extras

    @property
    def refined(self) -> bool:
        """Whether all ways around nodes, and the places of words, are found."""
        return self._search is None or (self._search.done and self._labelled)

    def refine(self, until: float) -> set[str]:
        """Look for ways around nodes until the clock says *until*, then for the places of words.

        Returns the edges that have another way or other words now.
        """
        if self._search is None:
            return set()
        other = self._search.go_on(until)
        if not self._search.done or self._labelled:
            return other
        former, self.labels = self.labels, edge_labels(self._diagram, self._ways)
        self._labelled = True
        return other | _differing(former, self.labels)

    @property
    def _ways(self) -> Mapping[str, Lane]:
        return {} if self._search is None else self._search.ways

    def move(self, positions: Mapping[str, Point], groups: Mapping[str, Group] | None = None) -> frozenset[str]:
        """Show nodes and notes with their middles at other places; return the keys of all that is elsewhere then.

        That is the nodes with their edges, the notes, and the areas around the nodes: those of *groups*, where they
        would be other ones there.
        """
        self.moved = {key: replace(self.nodes[key], x=x, y=y) for key, (x, y) in positions.items() if key in self.nodes}
        notes = {key: self._notes[key].at(x, y) for key, (x, y) in positions.items() if key in self._notes}
        self.moved_extras = self.extras
        if notes or (self.moved and self._groups):
            self.moved_extras = extras(groups or self._groups, {**self.nodes, **self.moved}, {**self._notes, **notes})
        others = {key for key, extra in self.moved_extras.items() if extra != self.extras.get(key)}
        return frozenset(self.moved.keys() | others | self.edges_of(self.moved))

    def shown(self, key: str) -> Node:
        """Return the node *key* where it is shown."""
        return self.moved.get(key) or self.nodes[key]

    def centre(self, key: str) -> Point:
        """Return the centre of the node *key* where it is shown."""
        node = self.shown(key)
        return node.x, node.y

    def centres(self, keys: Iterable[str] | None = None) -> dict[str, Point]:
        """Return the centres of those of *keys* that are nodes, where they are shown; of all nodes where None."""
        return {key: self.centre(key) for key in (self.nodes if keys is None else keys) if key in self.nodes}

    def nearest(self, x: float, y: float) -> str | None:
        """Return the node whose centre is nearest to the diagram point, or None where there is none."""
        return min(self.nodes, key=lambda key: math.dist((x, y), self.centre(key)), default=None)

    def edges_of(self, keys: Iterable[str]) -> set[str]:
        """Return the edges of the nodes *keys*."""
        if self.columns is not None:
            return {self.columns.keys[row] for row in self.columns.touching(self.columns.node_rows_of(keys)).tolist()}
        return {line for key in keys for line in self._touching.get(key, ())}

    def neighbours(self, key: str) -> list[tuple[str, str]]:
        """Return (edge, other end) for each edge of the node *key* but those to itself."""
        ways = []
        for line in sorted(self.edges_of((key,))):
            first, second = pair_of(self.edges[line])
            if first != second:
                ways.append((line, second if first == key else first))
        return ways

    def own(self, key: str) -> EdgeLook | None:
        """Return the own look of the edge *key*, or None."""
        return self.hands[key].look if key in self.hands else None

    def lane(self, key: str, *, moving: bool = False) -> Lane:
        """Return the way of the edge *key*; while it is *moving*, the way around other nodes is not known."""
        lane = self._ways[key] if self.columns is None else self.columns.lane(key)
        by_hand = key in self.hands and self.hands[key].bends
        return straightened(lane) if moving and lane.via and not by_hand else lane

    def line(self, key: str, *, moving: bool = False) -> Sequence[Cubic]:
        """Return the line of the edge *key* from within one node to within the other."""
        edge = self.edges[key]
        node_of = self.shown if moving else self.nodes.__getitem__
        return whole(node_of(edge.subject.key), node_of(edge.object.key), self.lane(key, moving=moving))

    def _elsewhere(self, before: Mapping[str, Lane], former: Columns | None) -> set[str]:
        """Return the edges that take another way than *before*, or than in the *former* columns."""
        if self.columns is None:
            return {key for key, lane in self._ways.items() if before.get(key) != lane}
        return set(self.columns.keys) if former is None else self.columns.elsewhere(former)


def pair_of(edge: Edge) -> Pair:
    """Return the keys of the ends, the smaller one first: the same for both directions."""
    first, second = sorted((edge.subject.key, edge.object.key))
    return first, second


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    """The keys of what came, went or changed."""
    return _gone(before, after) | {key for key in _others(before, after) if before.get(key) != after[key]}


def _other_edges(before: Mapping[str, Edge], after: Mapping[str, Edge]) -> set[str]:
    return _gone(before, after) | {key for key in _others(before, after) if not after[key].same_as(before.get(key))}


def _gone(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {key for key in before if key not in after}


def _others(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """The keys of what is not the very same object any more: mostly few, and found without comparing them."""
    return [key for key, one in after.items() if before.get(key) is not one]
