"""What a person said about entities: these are one, or this name of an entity means another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from explorer.model.entity import Entity, folded
from explorer.model.wording import many


@dataclass(frozen=True, slots=True)
class Split:
    """What a person wants to split off an entity.

    Attributes:
        target: What is meant.
        names: Names of the entity, as texts write them, by which it is meant.
        evidence: Hashes of single evidence in which it is meant.
    """

    target: Entity
    names: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class EditAction(StrEnum):
    """What was done to entities."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class EntityEdit:
    """An event of a store: it is never edited, and while it is not undone it holds for what is imported later too.

    Attributes:
        id: Its number in the store; the larger ones came later.
        action: What was done.
        sources: The entities that are another one from then on, wholly (merge) or in part (split: one entity).
        target: What they are.
        written: Of a split: names as texts write them; where the source is called so, the target is meant.
        evidence: Of a split: hashes of evidence in which the target is meant, whatever the source is called.
        made: ISO 8601 time, UTC.
        undone: Whether it was taken back.
    """

    id: int
    action: EditAction
    sources: tuple[Entity, ...]
    target: Entity
    written: frozenset[str] = frozenset()
    evidence: frozenset[str] = field(default=frozenset())
    made: str = ""
    undone: bool = False

    @property
    def text(self) -> str:
        """What to do, in words: ``Merge IL-6R into IL6R``, ``Split “HGF” off IL6 as HGF``."""
        names = " and ".join(one.name for one in self.sources)
        if self.action is EditAction.MERGE:
            return f"Merge {names} into {self.target.name}"
        what = ", ".join(f"“{name}”" for name in sorted(self.written)) or many(len(self.evidence), "sentence")
        return f"Split {what} off {names} as {self.target.name}"

    def meant(self, end: Entity, called: Collection[str], evidence_hash: str) -> Entity:
        """Return what an *end* of an evidence is after this edit.

        Args:
            end: What it was before.
            called: Its names in the sentence, `folded`.
            evidence_hash: Hash of the evidence.
        """
        if all(end.key != one.key for one in self.sources):
            return end
        if self.action is EditAction.MERGE or evidence_hash in self.evidence:
            return self.target
        return end if {folded(name) for name in self.written}.isdisjoint(called) else self.target


def meant(edits: Iterable[EntityEdit], end: Entity, called: Iterable[str], evidence_hash: str) -> Entity:
    """Return what an *end* of an evidence is after all *edits* that are not undone, one after the other.

    Args:
        edits: In the order in which they were made.
        end: What the reader took it for.
        called: Its names in the sentence, as written.
        evidence_hash: Hash of the evidence.
    """
    names = {folded(name) for name in called}
    for one in edits:
        if not one.undone:
            end = one.meant(end, names, evidence_hash)
    return end
