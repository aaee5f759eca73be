"""Edits of groups: make, dissolve, collapse, expand, rename, and put nodes into compartments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer.diagram.change import Change
from explorer.diagram.document import Diagram, Positions, counted
from explorer.diagram.groups import PREFIX, Group, GroupKind
from explorer.diagram.metrics import node_size
from explorer.layout.spacing import Room

_Groups = dict[str, Group | None]


def group(diagram: Diagram, keys: Iterable[str], title: str, kind: GroupKind = GroupKind.GROUP) -> Change:
    """Make one group of the nodes *keys*; they leave the groups of that sort in which they were."""
    return group_all(diagram, [(title, kind, frozenset(keys))], f"Group {title}")


def group_all(
    diagram: Diagram, wanted: Iterable[tuple[str, GroupKind, frozenset[str]]], name: str, *, collapsed: bool = False
) -> Change:
    """Make a group of each title, kind and members; what is no node of the diagram is passed over."""
    groups: _Groups = {}
    for title, kind, keys in wanted:
        members = frozenset(key for key in diagram.members(keys) if key in diagram.nodes)
        if not members:
            continue
        groups |= _left(diagram, groups, members, compartment=kind is GroupKind.COMPARTMENT)
        made = Group(_free_key(diagram, groups), title, kind, members)
        groups[made.key] = _collapsed(diagram, made) if collapsed else made
    return diagram.edit(name, groups=groups)


def ungroup(diagram: Diagram, keys: Iterable[str]) -> Change:
    """Dissolve the groups *keys*; their members stay where they are."""
    gone: _Groups = {key: None for key in keys if key in diagram.groups}
    # Their keys are given again: what was done to their edges must not come to those of another group.
    hands = {line: None for key in gone for line in _lines(diagram, key)}
    return diagram.edit(f"Ungroup {_called(diagram, gone)}", groups=gone, hands=hands)


def collapse(diagram: Diagram, keys: Iterable[str]) -> Change:
    """Let one node stand for each of the groups *keys*; compartments stay open.

    It stands as near to the middle of the members as there is room.
    """
    groups: _Groups = {
        key: _collapsed(diagram, diagram.groups[key])
        for key in keys
        if key in diagram.groups and diagram.groups[key].kind is not GroupKind.COMPARTMENT
    }
    return diagram.edit(f"Collapse {_called(diagram, groups)}", groups=groups)


def open_up(diagram: Diagram, keys: Iterable[str]) -> Change:
    """Show the members of the collapsed groups *keys* again."""
    groups: _Groups = {key: replace(diagram.groups[key], collapsed=False) for key in keys if key in diagram.groups}
    return diagram.edit(f"Expand {_called(diagram, groups)}", groups=groups)


def rename(diagram: Diagram, key: str, title: str) -> Change:
    """Give the group *key* another title."""
    known = diagram.groups.get(key)
    renamed: _Groups = {} if known is None else {key: replace(known, title=title)}
    return diagram.edit(f"Rename the group {title}", groups=renamed)


def put_into(diagram: Diagram, keys: Iterable[str], title: str) -> Change:
    """Put the nodes *keys* into the compartment called *title*, made where it is new; an empty title takes them out."""
    members = frozenset(key for key in diagram.members(keys) if key in diagram.nodes)
    groups = _left(diagram, {}, members, compartment=True)
    known = _compartment(diagram, title)
    if title and members:
        if known is None:
            known = Group(_free_key(diagram, groups), title, GroupKind.COMPARTMENT, frozenset())
        there = groups.get(known.key) or known
        groups[known.key] = replace(known, members=(there.members if there is not known else known.members) | members)
    where = f"in {title}" if title else "outside all compartments"
    return diagram.edit(f"Place {counted(members, diagram.name_of)} {where}", groups=groups)


def set_compartments(
    diagram: Diagram, positions: Positions, compartments: Mapping[str, Iterable[str]], name: str
) -> Change:
    """Move nodes and put them into *compartments* (title to keys) in one step; former compartments go.

    Titles that are there already keep their group, with its looks.
    """
    groups: _Groups = {key: None for key, one in diagram.groups.items() if one.kind is GroupKind.COMPARTMENT}
    for title, keys in compartments.items():
        members = frozenset(key for key in keys if key in diagram.nodes)
        known = _compartment(diagram, title) or Group("", title, GroupKind.COMPARTMENT, members)
        if members:
            key = known.key or _free_key(diagram, groups)
            groups[key] = replace(known, key=key, members=members)
    moved = diagram.move(positions, name)
    placed = diagram.edit(name, groups=groups)
    return moved.then(placed, name)


def _compartment(diagram: Diagram, title: str) -> Group | None:
    found = (one for one in diagram.groups.values() if one.kind is GroupKind.COMPARTMENT and one.title == title)
    return next(found, None)


def _lines(diagram: Diagram, key: str) -> list[str]:
    """The edges done by hand that end at the collapsed group *key*."""
    starts, ends = (f"{key}>", f"{key}~"), (f">{key}", f"~{key}")
    return [line for line in diagram.hands if line.startswith(starts) or line.endswith(ends)]


def _left(diagram: Diagram, made: _Groups, members: frozenset[str], *, compartment: bool) -> _Groups:
    """The groups of that sort (those of *made* too) without *members*; empty ones go."""
    now = {**diagram.groups, **made}
    left: _Groups = {}
    for key, one in now.items():
        if one is not None and (one.kind is GroupKind.COMPARTMENT) == compartment and one.members & members:
            rest = one.members - members
            left[key] = replace(one, members=rest) if rest else None
    return left


def _collapsed(diagram: Diagram, one: Group) -> Group:
    nodes = [diagram.nodes[key] for key in sorted(one.members) if key in diagram.nodes]
    seen = [node for node in nodes if node.key in diagram.visible_nodes] or nodes
    x, y = sum(node.x for node in seen) / len(seen), sum(node.y for node in seen) / len(seen)
    room = Room()
    for node in diagram.visible_nodes.values():
        if node.key not in one.members:
            room.take(node.x, node.y, node.width, node.height)
    x, y = room.nearest(x, y, *node_size(one.entity))
    return replace(one, collapsed=True, x=round(x, 3), y=round(y, 3))


def _free_key(diagram: Diagram, made: Mapping[str, object]) -> str:
    number = 1
    while f"{PREFIX}{number}" in diagram.groups or f"{PREFIX}{number}" in made:
        number += 1
    return f"{PREFIX}{number}"


def _called(diagram: Diagram, groups: Mapping[str, object]) -> str:
    titles = [diagram.name_of(key) for key in groups]
    return titles[0] if len(titles) == 1 else f"{len(titles)} groups"
