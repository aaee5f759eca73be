"""The nodes of families that stand for their members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from explorer.diagram.change import Node
from explorer.diagram.members import family_of, title_of
from explorer.diagram.rollup import Rollup
from explorer.layout.spacing import Room
from explorer.model.entity import Entity, Kind


def missing(rollup: Rollup, nodes: Mapping[str, Node]) -> dict[str, Node]:
    """Return nodes for the families that are to stand for some of *nodes* and are not among them, by key.

    Each stands as near to the middle of its members as there is room.
    """
    if not (rollup.families or rollup.closed):
        return {}
    shown = {key: node for key, node in nodes.items() if not node.hidden}
    wanted: dict[str, list[Node]] = {}
    for key, node in shown.items():
        family = family_of(key, nodes)
        if family is not None and family not in nodes and rollup.holds(family):
            wanted.setdefault(family, []).append(node)
    gone = {node.key for members in wanted.values() for node in members}
    room = Room()
    for key, node in shown.items() if wanted else ():
        if key not in gone:
            room.take(node.x, node.y, node.width, node.height)
    return {family: _placed(family, members, room) for family, members in sorted(wanted.items())}


def _placed(family: str, members: list[Node], room: Room) -> Node:
    entity = Entity(family, title_of(family), Kind.FAMILY)
    x, y = (sum(places) / len(members) for places in zip(*((node.x, node.y) for node in members), strict=True))
    node = Node.of(entity)
    x, y = room.nearest(x, y, node.width, node.height)
    room.take(x, y, node.width, node.height)
    return replace(node, x=round(x, 3), y=round(y, 3))
