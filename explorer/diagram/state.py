"""What a diagram holds and what of it is visible, and how a change is done to it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from explorer.diagram.change import Change, Node
from explorer.diagram.errors import DiagramError
from explorer.diagram.saved import LIMIT, Content, dump
from explorer.graph.build import shown
from explorer.model.edge import Edge
from explorer.model.filter import Filter

_Item = TypeVar("_Item", Node, Edge)


@dataclass(frozen=True, slots=True)
class _Visible:
    """What a filter and hidden nodes leave, kept until the next change."""

    nodes: Mapping[str, Node]
    edges: Mapping[str, Edge]


class State:
    """Nodes with places, edges with their counts, a filter and a title.

    Nodes and edges are held in the order of their keys, so the same content is the same diagram however it came about.
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
            check_place(node.x, node.y)
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

    def to_json(self) -> str:
        """Return the saved form: all that is needed to draw at once, without the store."""
        return dump(Content(self._nodes.values(), self._edges.values(), self._filter, self._title))

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

    def _check_ends(self, edges: Iterable[Edge], nodes: Mapping[str, Node] | None = None) -> None:
        known = self._nodes if nodes is None else nodes
        for edge in edges:
            for entity in (edge.subject, edge.object):
                if entity.key not in known:
                    raise DiagramError(
                        f"An edge of the diagram ends at {entity.name}, which is not in it; add that first."
                    )


def check_place(x: float, y: float) -> None:
    """Raise `DiagramError` where no node can stand."""
    if not (math.isfinite(x) and math.isfinite(y) and abs(x) <= LIMIT and abs(y) <= LIMIT):
        raise DiagramError(f"A node cannot stand at ({x}, {y}); places are numbers within ±{LIMIT:.0f}.")


def _changed(there: dict[str, _Item], after: Mapping[str, _Item | None]) -> dict[str, _Item]:
    if not after:
        return there
    merged = {**there, **after}
    return {key: item for key in sorted(merged) if (item := merged[key]) is not None}
