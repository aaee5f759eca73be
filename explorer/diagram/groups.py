"""Groups of nodes: drawn as an area around them, or collapsed to one node."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from explorer.diagram.looks import NodeLook
from explorer.model.entity import Entity, Kind

PREFIX = "group:"


class GroupKind(StrEnum):
    """What holds a group together."""

    GROUP = "group"
    FAMILY = "family"
    COMPLEX = "complex"
    COMPARTMENT = "compartment"


_KINDS = {GroupKind.FAMILY: Kind.FAMILY, GroupKind.COMPLEX: Kind.COMPLEX, GroupKind.COMPARTMENT: Kind.COMPONENT}


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that belong together; a node is in at most one compartment and in at most one other group.

    Attributes:
        key: ``group:1``.
        title: What is shown.
        kind: What holds it together.
        members: Keys of the nodes.
        collapsed: Whether one node stands for all of them; a compartment never is.
        x: Centre of that node, in units.
        y: Centre of that node, in units.
        look: Its own look, or None.
    """

    key: str
    title: str
    kind: GroupKind
    members: frozenset[str]
    collapsed: bool = False
    x: float = 0.0
    y: float = 0.0
    look: NodeLook | None = None

    @property
    def entity(self) -> Entity:
        """What its node shows while it is collapsed."""
        count = len(self.members)
        return Entity(self.key, self.title, _KINDS.get(self.kind, Kind.OTHER), f"{self.kind.value} of {count}")


def inside(group: Group, groups: Mapping[str, Group], visible: Container[str]) -> list[str]:
    """Return the keys of what is drawn of *group*, sorted: its members, and collapsed groups that lie in it whole.

    Args:
        group: An expanded group.
        groups: All groups.
        visible: Keys of the visible nodes.
    """
    within = [one.key for one in groups.values() if one.collapsed and one.members <= group.members]
    return sorted(key for key in (*group.members, *within) if key in visible)
