"""Members shown as their family: what a diagram remembers of it, and who stands for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.diagram.members import family_of
from explorer.model.entity import Entity

if TYPE_CHECKING:
    from explorer.diagram.change import Node


@dataclass(frozen=True, slots=True)
class Rollup:
    """Which members are shown as their family.

    The node of a family that no text names is added, and stays where it is put: while it stands for nobody it is not
    drawn, and shown again it has its place.

    Attributes:
        families: Whether all are, but those of the *opened* families; else none are, but those of the *closed* ones.
        opened: Keys of families whose members are shown though others are not.
        closed: Keys of families that are shown in place of their members though others are not.
        made: Keys of families that were added only to stand for their members.
    """

    families: bool = False
    opened: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()

    def holds(self, family: str) -> bool:
        """Whether *family* is shown in place of its members."""
        return family not in self.opened if self.families else family in self.closed

    def closing(self, families: Iterable[str]) -> Rollup:
        """Return it with *families* shown in place of their members."""
        keys = frozenset(families)
        return replace(self, opened=self.opened - keys, closed=frozenset() if self.families else self.closed | keys)

    def opening(self, families: Iterable[str]) -> Rollup:
        """Return it with the members of *families* shown."""
        keys = frozenset(families)
        return replace(self, opened=self.opened | keys if self.families else frozenset(), closed=self.closed - keys)

    def stands(self, nodes: Mapping[str, Node]) -> dict[str, Entity]:
        """Return the family that is shown in place of each member among *nodes*, where that is one of them, by key."""
        if not (self.families or self.closed):
            return {}
        found = {}
        for key in nodes:
            family = family_of(key, nodes)
            if family is not None and family in nodes and self.holds(family):
                found[key] = nodes[family].entity
        return found


WRITTEN = Rollup()
