"""What of a diagram is visible: its nodes and edges, where they are shown, and the ways between them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer.diagram.curves import Cubic
from explorer.diagram.document import Change, Diagram, Node
from explorer.diagram.lanes import lanes, straightened
from explorer.diagram.routes import Lane, whole
from explorer.model.edge import Edge
from explorer.ui.canvas.viewport import Point

Pair = tuple[str, str]


class Content:
    """The visible nodes and edges of a diagram, in paint order.

    Attributes:
        nodes: By key.
        edges: By key.
        moved: Nodes that are shown elsewhere for the moment: under a dragging hand, or on their way.
    """

    def __init__(self) -> None:
        self.nodes: Mapping[str, Node] = {}
        self.edges: Mapping[str, Edge] = {}
        self.moved: Mapping[str, Node] = {}
        self._touching: Mapping[str, list[str]] = {}
        self._lanes: Mapping[str, Lane] = {}

    def take(self, diagram: Diagram) -> None:
        """Take over what of *diagram* is visible."""
        self.nodes, self.edges = diagram.visible_nodes, diagram.visible_edges
        self.moved = {key: node for key, node in self.moved.items() if key in self.nodes}
        self._lanes = lanes(diagram)
        touching = defaultdict(list)
        for key, edge in self.edges.items():
            for end in dict.fromkeys(pair_of(edge)):
                touching[end].append(key)
        self._touching = touching

    def take_change(self, diagram: Diagram, change: Change) -> set[str]:
        """Take over what *change* did to *diagram*; return the keys of all that came, went or looks different."""
        nodes, edges, ways = self.nodes, self.edges, self._lanes
        if change.only_moves:
            # Edges run around nodes: one that moves may give another edge a new way.
            self.nodes, self._lanes = diagram.visible_nodes, lanes(diagram)
            moved = set(change.touched_nodes & self.nodes.keys())
            return moved | self.edges_of(moved) | self._elsewhere(ways)
        self.take(diagram)
        touched = {key for key in nodes.keys() | self.nodes.keys() if nodes.get(key) != self.nodes.get(key)}
        lines = {key for key in edges.keys() | self.edges.keys() if not _same(edges.get(key), self.edges.get(key))}
        return touched | lines | self.edges_of(touched) | self._elsewhere(ways)

    def move(self, positions: Mapping[str, Point]) -> frozenset[str]:
        """Show nodes at other places; return the keys of these nodes and of their edges."""
        self.moved = {key: replace(self.nodes[key], x=x, y=y) for key, (x, y) in positions.items() if key in self.nodes}
        return frozenset(self.moved.keys() | self.edges_of(self.moved))

    def shown(self, key: str) -> Node:
        """Return the node *key* where it is shown."""
        return self.moved.get(key) or self.nodes[key]

    def centre(self, key: str) -> Point:
        """Return the centre of the node *key* where it is shown."""
        node = self.shown(key)
        return node.x, node.y

    def centres(self, keys: Iterable[str] | None = None) -> dict[str, Point]:
        """Return the centres of those of *keys* that are nodes; of all nodes where None."""
        return {key: self.centre(key) for key in (self.nodes if keys is None else keys) if key in self.nodes}

    def nearest(self, x: float, y: float) -> str | None:
        """Return the node whose centre is nearest to the diagram point, or None where there is none."""
        return min(self.nodes, key=lambda key: math.dist((x, y), self.centre(key)), default=None)

    def edges_of(self, keys: Iterable[str]) -> set[str]:
        """Return the edges of the nodes *keys*."""
        return {line for key in keys for line in self._touching.get(key, ())}

    def neighbours(self, key: str) -> list[tuple[str, str]]:
        """Return (edge, other end) for each edge of the node *key* but those to itself."""
        ways = []
        for line in self._touching.get(key, ()):
            first, second = pair_of(self.edges[line])
            if first != second:
                ways.append((line, second if first == key else first))
        return ways

    def lane(self, key: str, *, moving: bool = False) -> Lane:
        """Return the way of the edge *key*; while it is *moving*, the way around other nodes is not known."""
        lane = self._lanes[key]
        return straightened(lane) if moving and lane.via else lane

    def line(self, key: str, *, moving: bool = False) -> list[Cubic]:
        """Return the line of the edge *key* from within one node to within the other."""
        edge = self.edges[key]
        node_of = self.shown if moving else self.nodes.__getitem__
        return whole(node_of(edge.subject.key), node_of(edge.object.key), self.lane(key, moving=moving))

    def _elsewhere(self, before: Mapping[str, Lane]) -> set[str]:
        """Return the edges that take another way than *before*."""
        return {key for key, lane in self._lanes.items() if before.get(key) != lane}


def pair_of(edge: Edge) -> Pair:
    """Return the keys of the ends, the smaller one first: the same for both directions."""
    first, second = sorted((edge.subject.key, edge.object.key))
    return first, second


def _same(one: Edge | None, other: Edge | None) -> bool:
    if one is None or other is None:
        return one is other
    return one is other or (one == other and one.statements == other.statements)
