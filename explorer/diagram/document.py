"""The open diagram as plain data, with the edits that a person can do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import replace

from explorer.diagram.change import Change, Node
from explorer.diagram.content import Content
from explorer.diagram.errors import DiagramError
from explorer.diagram.groups import Group
from explorer.diagram.held import check_ends, check_place
from explorer.diagram.looks import EdgeHand, Look
from explorer.diagram.notes import PREFIX as NOTE
from explorer.diagram.rolling import missing
from explorer.diagram.saved import LIMIT, load
from explorer.diagram.state import State
from explorer.model.edge import Edge
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.filter_words import changed
from explorer.model.wording import many

__all__ = ["LIMIT", "Change", "Content", "Diagram", "DiagramError", "Node"]

Positions = Mapping[str, tuple[float, float]]


class Diagram(State):
    """A diagram; every edit is done at once and returned as a `Change`.

    `apply` does a change again, ``apply(change.inverted())`` takes it back. Edits of groups, notes, bends and looks are
    functions: see `grouping`, `noting` and `dressing`.
    """

    def __init__(
        self,
        nodes: Iterable[Node] = (),
        edges: Iterable[Edge] = (),
        filter: Filter = Filter(),  # noqa: A002, B008 - the word of the model; frozen
        title: str = "",
    ) -> None:
        super().__init__(Content(tuple(nodes), tuple(edges), filter, title))

    @classmethod
    def of(cls, content: Content) -> Diagram:
        """Return a diagram that holds *content*."""
        diagram = cls.__new__(cls)
        State.__init__(diagram, content)
        return diagram

    def copy(self) -> Diagram:
        """Return a diagram of its own with the same content."""
        # no edit changes a mapping in place: until then both hold the very same ones
        return copy(self)

    @classmethod
    def from_json(cls, text: str) -> Diagram:
        """Return the diagram of a saved form; raises `DiagramError` where it is no good."""
        return cls.of(load(text))

    def set_content(
        self, entities: Iterable[Entity], edges: Iterable[Edge], positions: Positions, name: str = "Show pathway"
    ) -> Change:
        """Show *entities* and *edges* instead of what is there; entities without a position stand at the origin.

        What was done by hand to edges, groups and notes goes; looks and filter stay.
        """
        nodes = {entity.key: _placed(entity, positions) for entity in entities}
        lines = {edge.key: edge for edge in edges}
        check_ends(lines.values(), nodes)
        families = missing(self._look.rollup, nodes)
        return self.edit(
            name,
            nodes={**dict.fromkeys(self._nodes), **nodes, **families},
            edges={**dict.fromkeys(self._edges), **lines},
            hands=dict.fromkeys(self._hands),
            groups=dict.fromkeys(self._groups),
            notes=dict.fromkeys(self._notes),
            look=_knowing(self._look, families, self._look.rollup.made),
        )

    def add(self, entities: Iterable[Entity], edges: Iterable[Edge], positions: Positions, name: str = "Add") -> Change:
        """Add what is not there yet; known nodes stay where they are and are shown again, known edges are renewed."""
        nodes: dict[str, Node | None] = {}
        for entity in entities:
            known = self._nodes.get(entity.key)
            nodes[entity.key] = replace(known, hidden=False) if known else _placed(entity, positions)
        lines = {edge.key: edge for edge in edges}
        there = {**self._nodes, **{key: node for key, node in nodes.items() if node}}
        check_ends(lines.values(), there)
        families, name = missing(self._look.rollup, there), f"{name} {counted(nodes, self.name_of)}"
        return self.edit(name, nodes={**nodes, **families}, edges=lines, look=_knowing(self._look, families, nodes))

    def remove(self, keys: Iterable[str]) -> Change:
        """Take nodes off the diagram, with their edges; of a collapsed group its members.

        A family that stands for members that stay is only no longer there for itself.
        """
        gone = {key for key in self._grouped(keys) if key in self._nodes}
        standing = {end.key for key, end in self._look.rollup.stands(self._nodes).items() if key not in gone} & gone
        gone -= standing
        bare = gone | standing
        edges = {key: None for key, edge in self._edges.items() if {edge.subject.key, edge.object.key} & bare}
        return self.edit(
            f"Remove {counted(gone, self.name_of)}",
            nodes=dict.fromkeys(gone),
            edges=edges,
            hands={key: None for key in edges if key in self._hands},
            groups={key: _without(group, gone) for key, group in self._groups.items() if group.members & gone},
            look=_knowing(self._look, standing, gone),
        )

    def move(self, positions: Positions, name: str = "") -> Change:
        """Move nodes and notes to new centres; unknown keys are passed over.

        The members of a collapsed group go with its node, and bends with their edge where both of its ends go alike.
        """
        for x, y in positions.values():
            check_place(x, y)
        groups = {key: self._groups[key] for key in positions if key in self._groups and self._groups[key].collapsed}
        nodes: dict[str, Node] = {}
        for key, group in groups.items():
            dx, dy = positions[key][0] - group.x, positions[key][1] - group.y
            nodes |= {one: _shifted(self._nodes[one], dx, dy) for one in group.members if one in self._nodes}
        nodes |= {key: _at(self._nodes[key], positions[key]) for key in positions if key in self._nodes}
        for node in nodes.values():
            check_place(node.x, node.y)
        moved = {key for key, node in nodes.items() if node != self._nodes[key]} if not groups else set(positions)
        notes = {key: self._notes[key].at(*positions[key]) for key in positions if key in self._notes}
        what = moved | {key for key, note in notes.items() if note != self._notes[key]}
        return self.edit(
            name or f"Move {counted(what, self.name_of)}",
            nodes=nodes,
            hands=_carried(self._hands, self._edges, self._nodes, nodes),
            groups={key: replace(group, x=positions[key][0], y=positions[key][1]) for key, group in groups.items()},
            notes=notes,
        )

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
        name = changed(self._filter, filter)
        return self.apply(Change(name, filter_before=self._filter, filter_after=filter))

    def set_title(self, title: str) -> Change:
        """Give the diagram a title."""
        if title == self._title:
            return Change("Rename")
        return self.apply(Change("Rename", title_before=self._title, title_after=title))

    def set_description(self, text: str) -> Change:
        """Write what the diagram as a whole is about; empty for nothing."""
        if text == self._description:
            return Change("Describe the diagram")
        was = self._description
        return self.apply(Change("Describe the diagram", description_before=was, description_after=text))

    def set_look(self, look: Look, name: str = "Change the looks") -> Change:
        """Give the diagram looks of its own; nodes are sized by what then stands in them."""
        return self.edit(name, look=look)

    def refresh_edges(self, edges: Iterable[Edge]) -> Change:
        """Put *edges* in place of all edges (counts changed); those to entities that are not here are passed over."""
        nodes = self._nodes
        fresh = {edge.key: edge for edge in edges if edge.subject.key in nodes and edge.object.key in nodes}
        return self.edit("Refresh", edges={**dict.fromkeys(self._edges), **fresh})

    def name_of(self, key: str) -> str:
        """Return what the node, group or note *key* is called in the history; empty for an unknown key."""
        if key in self._nodes:
            return self._nodes[key].name
        if key in self._notes:
            return self._notes[key].kind.value
        return self._groups[key].title if key in self._groups else ""

    def members(self, keys: Iterable[str]) -> list[str]:
        """Return *keys* with the members of groups in place of the groups, and those of families after their family."""
        families: dict[str, list[str]] = defaultdict(list)
        for member, family in self._look.rollup.stands(self._nodes).items():
            families[family.key].append(member)
        return [one for key in self._grouped(keys) for one in (key, *families.get(key, ()))]

    def _grouped(self, keys: Iterable[str]) -> list[str]:
        return [one for key in keys for one in (sorted(self._groups[key].members) if key in self._groups else (key,))]

    def _flagged(self, verb: str, keys: Iterable[str], change: Callable[[Node], Node]) -> Change:
        nodes = {key: change(self._nodes[key]) for key in self.members(keys) if key in self._nodes}
        differing = [key for key, node in nodes.items() if node != self._nodes[key]]
        return self.edit(f"{verb} {counted(differing, self.name_of)}", nodes=nodes)


def counted(keys: Iterable[str], name: Callable[[str], str]) -> str:
    """Return what the history calls *keys*: the *name* of the only one, else how many of what there are."""
    found = list(keys)
    if len(found) == 1 and name(found[0]):
        return name(found[0])
    notes = sum(key.startswith(NOTE) for key in found)
    word = "note" if notes == len(found) > 0 else "item" if notes else "node"
    return many(len(found), word)


def _knowing(look: Look, made: Iterable[str], others: Iterable[str] = ()) -> Look | None:
    """Return *look* that knows families *made* only for their members, and no *others*; None where nothing is new."""
    known = replace(look.rollup, made=(look.rollup.made - frozenset(others)) | frozenset(made))
    return None if known == look.rollup else replace(look, rollup=known)


def _placed(entity: Entity, positions: Positions) -> Node:
    x, y = positions.get(entity.key, (0.0, 0.0))
    check_place(x, y)
    return Node.of(entity, float(x), float(y))


def _carried(
    hands: Mapping[str, EdgeHand], edges: Mapping[str, Edge], before: Mapping[str, Node], after: Mapping[str, Node]
) -> dict[str, EdgeHand]:
    """Return the bends of edges whose two ends go the same way from *before* to *after*, moved with them."""
    carried = {}
    for key, hand in hands.items():
        edge = edges.get(key)
        ends = [] if edge is None else [edge.subject.key, edge.object.key]
        if hand.bends and ends and all(end in after for end in ends):
            (dx, dy), other = (_way(before[end], after[end]) for end in ends)
            if (dx, dy) == other:
                carried[key] = replace(hand, bends=tuple((x + dx, y + dy) for x, y in hand.bends))
    return carried


def _at(node: Node, place: tuple[float, float]) -> Node:
    return replace(node, x=float(place[0]), y=float(place[1]))


def _shifted(node: Node, dx: float, dy: float) -> Node:
    return replace(node, x=node.x + dx, y=node.y + dy)


def _way(before: Node, after: Node) -> tuple[float, float]:
    """How far a node went, without the last digits of the sum."""
    return round(after.x - before.x, 6), round(after.y - before.y, 6)


def _without(group: Group, gone: set[str]) -> Group | None:
    members = group.members - gone
    return replace(group, members=members) if members else None
