"""All that a diagram holds, to be read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from explorer.diagram.change import Node
from explorer.diagram.content import Content
from explorer.diagram.errors import DiagramError
from explorer.diagram.fitting import form_of
from explorer.diagram.groups import Group
from explorer.diagram.looks import EdgeHand, Look
from explorer.diagram.notes import Note
from explorer.diagram.saved import LIMIT, dump
from explorer.model.edge import Edge
from explorer.model.filter import Filter

_Keyed = TypeVar("_Keyed", Node, Edge)


class Held:
    """Nodes with places, edges with their counts and what was done to them by hand, groups, notes, filter, title, look.

    All are held in the order of their keys, so the same content is the same diagram however it came about.
    """

    def __init__(self, content: Content) -> None:
        # Sizes are kept as they were saved; forms follow from the looks and are not saved.
        formed = (_formed(node, content.look) for node in content.nodes)
        self._nodes = _by_key(formed)
        self._edges = _by_key(content.edges)
        self._hands: dict[str, EdgeHand] = dict(sorted(content.hands.items()))
        self._groups = {group.key: group for group in sorted(content.groups, key=lambda group: group.key)}
        self._notes = {note.key: note for note in sorted(content.notes, key=lambda note: note.key)}
        self._filter, self._title, self._look = content.filter, content.title, content.look
        self._description = content.description
        for node in self._nodes.values():
            check_place(node.x, node.y)
        check_ends(self._edges.values(), self._nodes)

    @property
    def content(self) -> Content:
        """All that it holds, as one value."""
        return Content(
            tuple(self._nodes.values()),
            tuple(self._edges.values()),
            self._filter,
            self._title,
            dict(self._hands),
            tuple(self._groups.values()),
            tuple(self._notes.values()),
            self._look,
            self._description,
        )

    @property
    def nodes(self) -> Mapping[str, Node]:
        """All nodes by key, hidden ones too, without those that stand for groups."""
        return MappingProxyType(self._nodes)

    @property
    def edges(self) -> Mapping[str, Edge]:
        """All edges by key, filtered ones too."""
        return MappingProxyType(self._edges)

    @property
    def hands(self) -> Mapping[str, EdgeHand]:
        """What a person did to edges, by their keys."""
        return MappingProxyType(self._hands)

    @property
    def groups(self) -> Mapping[str, Group]:
        """All groups by key."""
        return MappingProxyType(self._groups)

    @property
    def notes(self) -> Mapping[str, Note]:
        """All notes by key."""
        return MappingProxyType(self._notes)

    @property
    def filter(self) -> Filter:
        """What is shown."""
        return self._filter

    @property
    def title(self) -> str:
        """The title, or empty."""
        return self._title

    @property
    def description(self) -> str:
        """What a person wrote about the diagram as a whole, or empty."""
        return self._description

    @property
    def look(self) -> Look:
        """The looks of its own."""
        return self._look

    def to_json(self) -> str:
        """Return the saved form: all that is needed to draw at once, without the store."""
        return dump(self.content)


def _formed(node: Node, looks: Look) -> Node:
    form = form_of(node.entity.kind, looks, node.look)
    return node if form == node.form else replace(node, form=form)


def _by_key(items: Iterable[_Keyed]) -> dict[str, _Keyed]:
    """Return *items* in the order of their keys; each of a hundred thousand edges is asked for its key only once."""
    found = {item.key: item for item in items}
    return {key: found[key] for key in sorted(found)}


def check_ends(edges: Iterable[Edge], nodes: Mapping[str, Node]) -> None:
    """Raise `DiagramError` where an edge ends at none of *nodes*."""
    for edge in edges:
        for entity in (edge.subject, edge.object):
            if entity.key not in nodes:
                raise DiagramError(f"An edge of the diagram ends at {entity.name}, which is not in it; add that first.")


def check_place(x: float, y: float) -> None:
    """Raise `DiagramError` where no node can stand."""
    if not (math.isfinite(x) and math.isfinite(y) and abs(x) <= LIMIT and abs(y) <= LIMIT):
        raise DiagramError(f"A node cannot stand at ({x}, {y}); places are numbers within ±{LIMIT:.0f}.")
