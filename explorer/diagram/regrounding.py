"""Bringing a diagram in step with a store in which entities were merged or split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.diagram.change import Change, Node
from explorer.diagram.document import Diagram
from explorer.diagram.groups import Group
from explorer.layout.spacing import Room
from explorer.model.edge import Edge
from explorer.model.entity import Entity


@dataclass(frozen=True, slots=True)
class Regrounded:
    """What of a diagram is another one in its store now.

    Attributes:
        gone: By their keys, the nodes that the store does not have any longer, and what they are now; None for nothing.
        come: Entities of the edit that are not on the diagram, with the keys of nodes that they can stand beside.
        edges: The edges among all nodes that then are there, or those that touch some of them.
        touched: Keys of these; None for all.
    """

    gone: Mapping[str, Entity | None]
    come: tuple[tuple[Entity, tuple[str, ...]], ...]
    edges: tuple[Edge, ...]
    touched: frozenset[str] | None = None

    def __bool__(self) -> bool:
        """Whether nodes come or go."""
        return bool(self.gone or self.come)


def regrounded(diagram: Diagram, news: Regrounded, name: str) -> Change:
    """Put what merges and splits made of nodes in their places, with all edges as they are now."""
    nodes: dict[str, Node | None] = {key: None for key in news.gone if key in diagram.nodes}
    for key, entity in news.gone.items():
        if entity is not None and key in diagram.nodes and entity.key not in {**diagram.nodes, **nodes}:
            nodes[entity.key] = _in_place_of(diagram.nodes[key], entity)
    nodes |= _beside(diagram, nodes, news)
    there = {key for key in {**diagram.nodes, **nodes} if nodes.get(key, True)}
    edges = {edge.key: edge for edge in news.edges if {edge.subject.key, edge.object.key} <= there}
    former = {key for key, edge in diagram.edges.items() if _touches(edge, news.touched)}
    return diagram.edit(
        name,
        nodes=nodes,
        edges={**dict.fromkeys(former), **edges},
        hands={key: None for key in diagram.hands if key in former and key not in edges},
        groups={key: _regrouped(group, news.gone, there) for key, group in diagram.groups.items()},
    )


def _touches(edge: Edge, keys: frozenset[str] | None) -> bool:
    return keys is None or edge.subject.key in keys or edge.object.key in keys


def _in_place_of(node: Node, entity: Entity) -> Node:
    made = Node.of(entity, node.x, node.y)
    return replace(made, hidden=node.hidden, pinned=node.pinned, look=node.look)


def _beside(diagram: Diagram, nodes: Mapping[str, Node | None], news: Regrounded) -> dict[str, Node | None]:
    """Nodes for what comes, each where there is room near one that is there."""
    room = Room()
    for node in diagram.nodes.values() if news.come else ():
        room.take(node.x, node.y, node.width, node.height)
    found: dict[str, Node | None] = {}
    for entity, anchors in news.come:
        near = next((diagram.nodes[key] for key in anchors if key in diagram.nodes), None)
        if near is None or entity.key in diagram.nodes or entity.key in nodes:
            continue
        made = Node.of(entity)
        x, y = room.nearest(near.x, near.y, made.width, made.height)
        room.take(x, y, made.width, made.height)
        found[entity.key] = replace(made, x=round(x, 3), y=round(y, 3))
    return found


def _regrouped(group: Group, gone: Mapping[str, Entity | None], there: set[str]) -> Group | None:
    """The group with what its members are now."""
    now = {entity.key for key, entity in gone.items() if key in group.members and entity is not None}
    members = frozenset((group.members - gone.keys()) | (now & there))
    return replace(group, members=members) if members else None
