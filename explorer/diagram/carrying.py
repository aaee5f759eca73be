"""What goes along when something is moved, and in which compartment it lands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer.diagram import grouping
from explorer.diagram.change import Change
from explorer.diagram.document import Diagram, Positions, counted
from explorer.diagram.extras import Area
from explorer.diagram.groups import Group, GroupKind, inside
from explorer.diagram.shapes import Point


def carried(diagram: Diagram, keys: Iterable[str]) -> dict[str, Point]:
    """Return the centres of all that moves with *keys*: nodes, notes, and with an area everything in it.

    Members that are hidden move with their area too; edges do not move by themselves and are passed over.
    """
    places: dict[str, Point] = {}
    for key in keys:
        if key in diagram.notes:
            places[key] = diagram.notes[key].centre
        elif key in diagram.visible_nodes:
            places[key] = _centre(diagram, key)
        elif key in diagram.groups:
            places |= {one: _centre(diagram, one) for one in _content(diagram, key)}
    return places


def landings(diagram: Diagram, positions: Positions, keys: Iterable[str]) -> dict[str, list[str]]:
    """Return which of *keys* would come into another compartment at *positions*: its key, and theirs, sorted.

    Compartments are taken where they are now; where two overlap, a node stays in its own, else the upper one counts.
    """
    bands = [
        one
        for one in diagram.visible_extras.values()
        if isinstance(one, Area) and one.kind is GroupKind.COMPARTMENT and one.key not in positions
    ]
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(set(keys) & positions.keys() & diagram.visible_nodes.keys()):
        over = [band for band in sorted(bands, key=lambda band: band.rect.y) if band.holds(*positions[key])]
        if over and not any(_is_in(diagram, key, band.key) for band in over):
            found[over[0].key].append(key)
    return dict(found)


def regrouped(diagram: Diagram, landed: Mapping[str, list[str]]) -> dict[str, Group]:
    """Return the groups as they would be with nodes in other compartments, as `landings` told."""
    arrived = {band: frozenset(diagram.members(nodes)) for band, nodes in landed.items()}
    moved = frozenset(key for keys in arrived.values() for key in keys)
    return {
        key: one
        if one.kind is not GroupKind.COMPARTMENT
        else replace(one, members=(one.members - moved) | arrived.get(key, frozenset()))
        for key, one in diagram.groups.items()
    }


def put_down(diagram: Diagram, positions: Positions, keys: Iterable[str], name: str = "") -> Change:
    """Move things to *positions*; those of the nodes *keys* that land in another compartment belong to it from now on.

    Where none does the change is called *name*, or after what moved.
    """
    landed = {diagram.groups[band].title: nodes for band, nodes in landings(diagram, positions, keys).items()}
    change = diagram.move(positions, name)
    for title, nodes in landed.items():
        change = change.then(grouping.put_into(diagram, nodes, title), _name(diagram, landed))
    return change


def _name(diagram: Diagram, landed: Mapping[str, list[str]]) -> str:
    what = counted([key for nodes in landed.values() for key in nodes], diagram.name_of)
    return f"Move {what} to {next(iter(landed)) if len(landed) == 1 else 'other compartments'}"


def _content(diagram: Diagram, key: str) -> list[str]:
    """What is in the area *key*: what is drawn of it, and members that are hidden."""
    group = diagram.groups[key]
    drawn = inside(group, diagram.groups, diagram.visible_nodes)
    standing = diagram.members(drawn)
    return [*drawn, *sorted(group.members & diagram.nodes.keys() - set(standing))]


def _centre(diagram: Diagram, key: str) -> Point:
    node = diagram.visible_nodes.get(key) or diagram.nodes[key]
    return node.x, node.y


def _is_in(diagram: Diagram, key: str, band: str) -> bool:
    return set(diagram.members([key])) <= diagram.groups[band].members
