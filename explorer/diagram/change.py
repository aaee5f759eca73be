"""What an edit of a diagram changed: enough to do it again and to take it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from explorer.diagram.metrics import node_size
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter

_NONE: Mapping[str, None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Node:
    """An entity with its place.

    Attributes:
        entity: What it shows.
        x: Centre, diagram units.
        y: Centre, diagram units, downwards.
        width: Width of its form.
        height: Height of its form.
        hidden: Taken off the picture by the person.
        pinned: Kept where it is by layouts.
    """

    entity: Entity
    x: float
    y: float
    width: float
    height: float
    hidden: bool = False
    pinned: bool = False

    @property
    def key(self) -> str:
        """The entity's key."""
        return self.entity.key

    @classmethod
    def of(cls, entity: Entity, x: float = 0.0, y: float = 0.0) -> Node:
        """Return a node for *entity*, sized by its label, with its centre at (*x*, *y*)."""
        return cls(entity, x, y, *node_size(entity))


@dataclass(frozen=True, slots=True)
class Change:
    """One edit; what is not named stayed as it was. None stands for "is not there".

    Attributes:
        name: For the history: ``Move 3 nodes``.
        nodes_before: The touched nodes before.
        nodes_after: The same keys after.
        edges_before: The touched edges before.
        edges_after: The same keys after.
        filter_before: The filter before, where it changed.
        filter_after: The filter after, where it changed.
        title_before: The title before, where it changed.
        title_after: The title after, where it changed.
    """

    name: str
    nodes_before: Mapping[str, Node | None] = field(default_factory=lambda: _NONE)
    nodes_after: Mapping[str, Node | None] = field(default_factory=lambda: _NONE)
    edges_before: Mapping[str, Edge | None] = field(default_factory=lambda: _NONE)
    edges_after: Mapping[str, Edge | None] = field(default_factory=lambda: _NONE)
    filter_before: Filter | None = None
    filter_after: Filter | None = None
    title_before: str | None = None
    title_after: str | None = None

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(
            self.nodes_after or self.edges_after or self.filter_after is not None or self.title_after is not None
        )

    def inverted(self) -> Change:
        """Return the change that takes this one back, with the same name."""
        return Change(
            self.name,
            self.nodes_after,
            self.nodes_before,
            self.edges_after,
            self.edges_before,
            self.filter_after,
            self.filter_before,
            self.title_after,
            self.title_before,
        )

    @property
    def touched_nodes(self) -> frozenset[str]:
        """Keys of the nodes that came, went or changed."""
        return frozenset(self.nodes_after)

    @property
    def touched_edges(self) -> frozenset[str]:
        """Keys of the edges that came, went or changed (not those of moved nodes)."""
        return frozenset(self.edges_after)

    @property
    def only_moves(self) -> bool:
        """Whether nodes changed their places and nothing else happened."""
        if self.edges_after or self.filter_after is not None:
            return False
        pairs = [(self.nodes_before[key], after) for key, after in self.nodes_after.items()]
        return all(before is not None and after is not None and _same_look(before, after) for before, after in pairs)


def _same_look(a: Node, b: Node) -> bool:
    return (a.entity, a.width, a.height, a.hidden) == (b.entity, b.width, b.height, b.hidden)
