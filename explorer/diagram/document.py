"""The open diagram as plain data: nodes with places, edges with their counts, a filter and a title."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from explorer.diagram.change import Change, Node
from explorer.diagram.errors import DiagramError
from explorer.diagram.saved import LIMIT, Content, dump, load
from explorer.graph.build import shown
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter

__all__ = ["LIMIT", "Change", "Diagram", "DiagramError", "Node"]

Positions = Mapping[str, tuple[float, float]]
_Item = TypeVar("_Item", Node, Edge)


@dataclass(frozen=True, slots=True)
class _Visible:
    nodes: Mapping[str, Node]
    edges: Mapping[str, Edge]


class Diagram:
    """A diagram; every edit is done at once and returned as a `Change`.

    `apply` does a change again, ``apply(change.inverted())`` takes it back. Nodes and edges are held in the order of
    their keys, so the same content is the same diagram however it came about.
    """

    def __init__(
        self,
        nodes: Iterable[Node] = (),
        edges: Iterable[Edge] = (),
        filter: Filter = Filter(),  # noqa: A002, B008 - the word of the model; frozen
        title: str = "",
    ) -> None:
        self._nodes = {node.key: node for node in sorted(nodes, key=lambda node: node.key)}
        self._edges = {edge.key: edge for edge in sorted(edges, key=lambda edge: edge.key)}
        self._filter = filter
        self._title = title
        self._seen: _Visible | None = None
        for node in self._nodes.values():
            _finite(node.x, node.y)
        self._check_ends(self._edges.values())

    @property
    def nodes(self) -> Mapping[str, Node]:
        """All nodes by key, hidden ones too."""
        return MappingProxyType(self._nodes)

    @property
    def edges(self) -> Mapping[str, Edge]:
        """All edges by key, filtered ones too."""
        return MappingProxyType(self._edges)

    @property
    def filter(self) -> Filter:
        """What is shown."""
        return self._filter

    @property
    def title(self) -> str:
        """The title, or empty."""
        return self._title

    @property
    def visible_nodes(self) -> Mapping[str, Node]:
        """What is drawn: not hidden, of a shown kind, and not left alone by the filter.

        A node whose edges are all filtered out goes with them; one that never had an edge, or lost its partner because
        that was hidden by hand, stays.
        """
        return self._visible().nodes

    @property
    def visible_edges(self) -> Mapping[str, Edge]:
        """What is drawn between visible nodes, each edge with the statements that the filter lets through."""
        return self._visible().edges

    def edges_of(self, keys: Iterable[str]) -> list[str]:
        """Return the keys of the visible edges that touch any of the nodes *keys*."""
        wanted = set(keys)
        return [key for key, edge in self.visible_edges.items() if {edge.subject.key, edge.object.key} & wanted]

    def degree(self, key: str) -> int:
        """Return the number of visible edges of the node *key*."""
        return len(self.edges_of((key,)))

    def copy(self) -> Diagram:
        """Return a diagram of its own with the same content."""
        return Diagram(self._nodes.values(), self._edges.values(), self._filter, self._title)

    # edits

    def apply(self, change: Change) -> Change:
        """Do *change* (again, or backwards when inverted) and return it."""
        self._nodes = _changed(self._nodes, change.nodes_after)
        self._edges = _changed(self._edges, change.edges_after)
        if change.filter_after is not None:
            self._filter = change.filter_after
        if change.title_after is not None:
            self._title = change.title_after
        self._seen = None
        return change

    def set_content(
        self, entities: Iterable[Entity], edges: Iterable[Edge], positions: Positions, name: str = "Show pathway"
    ) -> Change:
        """Show *entities* and *edges* instead of what is there; entities without a position stand at the origin."""
        nodes = {entity.key: _placed(entity, positions) for entity in entities}
        return self._replaced(nodes, {edge.key: edge for edge in edges}, name, whole=True)

    def add(self, entities: Iterable[Entity], edges: Iterable[Edge], positions: Positions, name: str = "Add") -> Change:
        """Add what is not there yet; known nodes stay where they are and are shown again, known edges are renewed."""
        nodes = {}
        for entity in entities:
            known = self._nodes.get(entity.key)
            nodes[entity.key] = replace(known, hidden=False) if known else _placed(entity, positions)
        return self._replaced(nodes, {edge.key: edge for edge in edges}, f"{name} {_counted(nodes, self._name)}")

    def remove(self, keys: Iterable[str]) -> Change:
        """Take nodes off the diagram, with their edges."""
        gone = {key for key in keys if key in self._nodes}
        edges = {key: None for key, edge in self._edges.items() if {edge.subject.key, edge.object.key} & gone}
        return self._made(f"Remove {_counted(gone, self._name)}", dict.fromkeys(gone), edges)

    def move(self, positions: Positions, name: str = "") -> Change:
        """Move nodes to new centres; unknown keys are passed over."""
        for x, y in positions.values():
            _finite(x, y)
        moved: dict[str, Node | None] = {
            key: replace(self._nodes[key], x=float(x), y=float(y))
            for key, (x, y) in positions.items()
            if key in self._nodes
        }
        return self._made(name or f"Move {_counted(self._differing(moved), self._name)}", moved)

    def hide(self, keys: Iterable[str]) -> Change:
        """Take nodes off the picture; they stay in the diagram."""
        return self._flagged("Hide", keys, lambda node: replace(node, hidden=True))

    def reveal(self, keys: Iterable[str] | None = None) -> Change:
        """Show hidden nodes again: those of *keys*, or all."""
        return self._flagged("Show", self._nodes if keys is None else keys, lambda node: replace(node, hidden=False))

    def pin(self, keys: Iterable[str], on: bool = True) -> Change:
        """Keep nodes where they are when a layout runs, or let them go."""
        return self._flagged("Pin" if on else "Unpin", keys, lambda node: replace(node, pinned=on))

    def set_filter(self, filter: Filter) -> Change:  # noqa: A002 - the word of the model
        """Show what *filter* lets through."""
        if filter == self._filter:
            return Change("Filter")
        return self.apply(Change("Filter", filter_before=self._filter, filter_after=filter))

    def set_title(self, title: str) -> Change:
        """Give the diagram a title."""
        if title == self._title:
            return Change("Rename")
        return self.apply(Change("Rename", title_before=self._title, title_after=title))

    def refresh_edges(self, edges: Iterable[Edge]) -> Change:
        """Put *edges* in place of all edges (counts changed); those to entities that are not here are passed over."""
        fresh = {edge.key: edge for edge in edges if {edge.subject.key, edge.object.key} <= self._nodes.keys()}
        return self._made("Refresh", {}, {**dict.fromkeys(self._edges), **fresh})

    # saved form

    def to_json(self) -> str:
        """Return the saved form: all that is needed to draw at once, without the store."""
        return dump(Content(self._nodes.values(), self._edges.values(), self._filter, self._title))

    @classmethod
    def from_json(cls, text: str) -> Diagram:
        """Return the diagram of a saved form; raises `DiagramError` where it is no good."""
        content = load(text)
        return cls(content.nodes, content.edges, content.filter, content.title)

    # inside

    def _visible(self) -> _Visible:
        if self._seen is None:
            self._seen = self._look()
        return self._seen

    def _look(self) -> _Visible:
        kinds = self._filter.kinds
        nodes = {
            key: node
            for key, node in self._nodes.items()
            if not node.hidden and (kinds is None or node.entity.kind in kinds)
        }
        passed = shown(list(self._edges.values()), self._filter)
        kept = {key for edge in passed for key in (edge.subject.key, edge.object.key)}
        had = {key for edge in self._edges.values() for key in (edge.subject.key, edge.object.key)}
        nodes = {key: node for key, node in nodes.items() if key in kept or key not in had}
        edges = {edge.key: edge for edge in passed if edge.subject.key in nodes and edge.object.key in nodes}
        return _Visible(MappingProxyType(nodes), MappingProxyType(edges))

    def _name(self, key: str) -> str:
        node = self._nodes.get(key)
        return node.entity.name if node else ""

    def _check_ends(self, edges: Iterable[Edge], nodes: Mapping[str, Node] | None = None) -> None:
        known = self._nodes if nodes is None else nodes
        for edge in edges:
            for entity in (edge.subject, edge.object):
                if entity.key not in known:
                    raise DiagramError(
                        f"An edge of the diagram ends at {entity.name}, which is not in it; add that first."
                    )

    def _replaced(self, nodes: dict[str, Node], edges: dict[str, Edge], name: str, whole: bool = False) -> Change:
        after = nodes if whole else {**self._nodes, **nodes}
        self._check_ends(edges.values(), after)
        if whole:
            return self._made(name, {**dict.fromkeys(self._nodes), **nodes}, {**dict.fromkeys(self._edges), **edges})
        return self._made(name, nodes, edges)

    def _flagged(self, verb: str, keys: Iterable[str], change: Callable[[Node], Node]) -> Change:
        nodes: dict[str, Node | None] = {key: change(self._nodes[key]) for key in keys if key in self._nodes}
        return self._made(f"{verb} {_counted(self._differing(nodes), self._name)}", nodes)

    def _differing(self, nodes: Mapping[str, Node | None]) -> dict[str, Node | None]:
        return {key: node for key, node in nodes.items() if self._nodes.get(key) != node}

    def _made(
        self, name: str, nodes: Mapping[str, Node | None], edges: Mapping[str, Edge | None] = MappingProxyType({})
    ) -> Change:
        """Return and do the change to *nodes* and *edges*, leaving out what stays the same."""
        fresh = dict(sorted(self._differing(nodes).items()))
        lines = {key: edge for key, edge in sorted(edges.items()) if not _same_edge(self._edges.get(key), edge)}
        return self.apply(
            Change(
                name,
                {key: self._nodes.get(key) for key in fresh},
                fresh,
                {key: self._edges.get(key) for key in lines},
                lines,
            )
        )


def _same_edge(a: Edge | None, b: Edge | None) -> bool:
    if a is None or b is None:
        return a is b
    return a == b and a.statements == b.statements


def _finite(x: float, y: float) -> None:
    if not (math.isfinite(x) and math.isfinite(y) and abs(x) <= LIMIT and abs(y) <= LIMIT):
        raise DiagramError(f"A node cannot stand at ({x}, {y}); places are numbers within ±{LIMIT:.0f}.")


def _placed(entity: Entity, positions: Positions) -> Node:
    x, y = positions.get(entity.key, (0.0, 0.0))
    _finite(x, y)
    return Node.of(entity, float(x), float(y))


def _counted(keys: Iterable[str], name: Callable[[str], str]) -> str:
    found = list(keys)
    only = name(found[0]) if len(found) == 1 else ""
    return only or f"{len(found)} node{'' if len(found) == 1 else 's'}"


def _changed(there: dict[str, _Item], after: Mapping[str, _Item | None]) -> dict[str, _Item]:
    if not after:
        return there
    merged = {**there, **after}
    return {key: item for key in sorted(merged) if (item := merged[key]) is not None}
