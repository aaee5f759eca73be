"""The open diagram as plain data, with the edits that a person can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from explorer.diagram.change import Change, Node
from explorer.diagram.errors import DiagramError
from explorer.diagram.saved import LIMIT, load
from explorer.diagram.state import State, check_place
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter

__all__ = ["LIMIT", "Change", "Diagram", "DiagramError", "Node"]

Positions = Mapping[str, tuple[float, float]]


class Diagram(State):
    """A diagram; every edit is done at once and returned as a `Change`.

    `apply` does a change again, ``apply(change.inverted())`` takes it back.
    """

    def copy(self) -> Diagram:
        """Return a diagram of its own with the same content."""
        return Diagram(self._nodes.values(), self._edges.values(), self._filter, self._title)

    @classmethod
    def from_json(cls, text: str) -> Diagram:
        """Return the diagram of a saved form; raises `DiagramError` where it is no good."""
        content = load(text)
        return cls(content.nodes, content.edges, content.filter, content.title)

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
            check_place(x, y)
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

    def _name(self, key: str) -> str:
        node = self._nodes.get(key)
        return node.entity.name if node else ""

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


def _placed(entity: Entity, positions: Positions) -> Node:
    x, y = positions.get(entity.key, (0.0, 0.0))
    check_place(x, y)
    return Node.of(entity, float(x), float(y))


def _counted(keys: Iterable[str], name: Callable[[str], str]) -> str:
    found = list(keys)
    only = name(found[0]) if len(found) == 1 else ""
    return only or f"{len(found)} node{'' if len(found) == 1 else 's'}"
