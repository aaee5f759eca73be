"""What of a diagram is visible, and how a change is done to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from explorer.diagram.change import Change, Node, same
from explorer.diagram.content import Content
from explorer.diagram.extras import Extra, extras
from explorer.diagram.fitting import fitted
from explorer.diagram.groups import Group
from explorer.diagram.held import Held
from explorer.diagram.looks import EdgeHand, Look
from explorer.diagram.notes import Note
from explorer.diagram.visible import Visible, kept, look
from explorer.model.edge import Edge
from explorer.model.entity import Entity

_Item = TypeVar("_Item")
_NONE: Mapping[str, None] = MappingProxyType({})


class State(Held):
    """What a diagram holds, what of it is drawn, and the one way to change it."""

    def __init__(self, content: Content = Content()) -> None:  # noqa: B008 - frozen
        super().__init__(content)
        self._seen: Visible | None = None
        self._former: Visible | None = None
        self._extras: Mapping[str, Extra] | None = None
        self._touching: tuple[Mapping[str, Edge] | None, Mapping[str, Sequence[str]]] = None, {}

    @property
    def visible_nodes(self) -> Mapping[str, Node]:
        """What is drawn: not hidden, of a shown kind, and not left alone by the filter.

        A node whose edges are all filtered out goes with them; one that never had an edge, or lost its partner because
        that was hidden by hand, stays. For a collapsed group there is one node with the key of the group.
        """
        return self._visible().nodes

    @property
    def visible_edges(self) -> Mapping[str, Edge]:
        """What is drawn between visible nodes, each edge with the statements that the filter lets through."""
        return self._visible().edges

    @property
    def shown_as(self) -> Mapping[str, Entity]:
        """By the key of a member that is drawn as its family, that family; none of them are among the drawn nodes."""
        return self._visible().stands

    @property
    def rolled_edges(self) -> Mapping[str, Edge]:
        """All edges with families in place of their members, by key; those that the filter leaves out too."""
        return self._visible().rolled

    @property
    def left_out(self) -> int:
        """How many of `rolled_edges` the filter leaves out."""
        return self._visible().left_out

    @property
    def visible_extras(self) -> Mapping[str, Extra]:
        """Areas around groups, and notes, by key, in the order in which they are painted."""
        if self._extras is None:
            self._extras = MappingProxyType(extras(self._groups, self.visible_nodes, self._notes))
        return self._extras

    @property
    def touching(self) -> Mapping[str, Sequence[str]]:
        """The keys of the visible edges of each visible node that has any, in their order; a loop stands there once."""
        edges = self.visible_edges
        if self._touching[0] is not edges:
            found: dict[str, list[str]] = defaultdict(list)
            for key, edge in edges.items():
                subject, object_ = edge.subject.key, edge.object.key
                found[subject].append(key)
                if object_ != subject:
                    found[object_].append(key)
            self._touching = edges, MappingProxyType(dict(found))
        return self._touching[1]

    def edges_of(self, keys: Iterable[str]) -> list[str]:
        """Return the keys of the visible edges that touch any of the nodes *keys*, in their order."""
        touching = self.touching
        return sorted({line for key in keys for line in touching.get(key, ())})

    def degree(self, key: str) -> int:
        """Return the number of visible edges of the node *key*."""
        return len(self.touching.get(key, ()))

    def apply(self, change: Change) -> Change:
        """Do *change* (again, or backwards when inverted) and return it."""
        self._nodes = _changed(self._nodes, change.nodes_after)
        self._edges = _changed(self._edges, change.edges_after)
        self._hands = _changed(self._hands, change.hands_after)
        self._groups = _changed(self._groups, change.groups_after)
        self._notes = _changed(self._notes, change.notes_after)
        if change.filter_after is not None:
            self._filter = change.filter_after
        if change.title_after is not None:
            self._title = change.title_after
        if change.look_after is not None:
            self._look = change.look_after
        if change.description_after is not None:
            self._description = change.description_after
        self._former = self._seen or self._former
        self._seen = None if self._seen is None else kept(self._seen, change, self._nodes)
        self._extras = None
        return change

    def edit(
        self,
        name: str,
        *,
        nodes: Mapping[str, Node | None] = _NONE,
        edges: Mapping[str, Edge | None] = _NONE,
        hands: Mapping[str, EdgeHand | None] = _NONE,
        groups: Mapping[str, Group | None] = _NONE,
        notes: Mapping[str, Note | None] = _NONE,
        look: Look | None = None,
    ) -> Change:
        """Put these in place of what has their keys (None takes it away); return what that changed.

        Nodes get the words and the form that the looks say, and the size of both.
        """
        looks = look or self._look
        wanted = nodes if look is None else {**self._nodes, **nodes}
        lines = {key: edge for key, edge in sorted(edges.items()) if not same(self._edges.get(key), edge)}
        other_look = look is not None and look != self._look
        return self.apply(
            Change(
                name,
                *_difference(self._nodes, {key: node and fitted(node, looks) for key, node in wanted.items()}),
                {key: self._edges.get(key) for key in lines},
                lines,
                *_difference(self._hands, hands),
                *_difference(self._groups, groups),
                *_difference(self._notes, notes),
                look_before=self._look if other_look else None,
                look_after=look if other_look else None,
            )
        )

    def _visible(self) -> Visible:
        if self._seen is None:
            groups = self._groups.values()
            self._seen = look(self._nodes, self._edges, groups, self._filter, self._look, self._former)
            self._former = None
        return self._seen


def _changed(there: dict[str, _Item], after: Mapping[str, _Item | None]) -> dict[str, _Item]:
    if not after:
        return there
    merged = {**there, **after}
    # asked by identity: an edge takes its time to say that it is not None
    if merged.keys() == there.keys() and not any(item is None for item in after.values()):
        return {key: item for key, item in merged.items() if item is not None}
    return {key: item for key in sorted(merged) if (item := merged[key]) is not None}


def _difference(
    there: Mapping[str, _Item], wanted: Mapping[str, _Item | None]
) -> tuple[dict[str, _Item | None], dict[str, _Item | None]]:
    """What of *wanted* differs from what is there: before and after."""
    after = {key: item for key, item in sorted(wanted.items()) if there.get(key) != item}
    return {key: there.get(key) for key in after}, after
