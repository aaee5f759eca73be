"""What is shown: hide, never delete."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from explorer.model.document import Document, DocumentKind, NoticeKind
from explorer.model.entity import Kind
from explorer.model.evidence import BUILTIN, LEARNED, Context, Evidence
from explorer.model.relation import Relation, Sign
from explorer.model.verdicts import Held

EXPLAINED = 0.15
"""So much less sure a sentence may be where a rule explains it: its reason stands beside it, and anybody can judge."""


class Sort(StrEnum):
    """Sorts of papers that are told apart; each paper is one of the first five, and may be others too."""

    PRIMARY = "primary"
    REVIEW = "review"
    PREPRINT = "preprint"
    OTHER = "other"
    RETRACTED = "retracted"
    CORRECTED = "corrected"
    CONCERN = "concern"


class Judged(StrEnum):
    """What people say of an evidence, all verdicts on it taken together."""

    NOT = "not"
    RIGHT = "right"
    WRONG = "wrong"
    AGAINST = "against"
    SPECULATED = "speculated"
    CONFLICT = "conflict"


PRIMARY_ONLY = frozenset({Sort.REVIEW, Sort.PREPRINT, Sort.OTHER, Sort.RETRACTED})
"""What is left out where only primary papers are wanted."""
# Which sort the kind of a document and a notice make it.
OF_KIND = {kind: Sort(kind.value) for kind in DocumentKind}
OF_NOTICE = {
    NoticeKind.RETRACTION: Sort.RETRACTED,
    NoticeKind.ERRATUM: Sort.CORRECTED,
    NoticeKind.CONCERN: Sort.CONCERN,
}


def sorts_of(document: Document) -> frozenset[Sort]:
    """Return all sorts that *document* is of."""
    return frozenset({OF_KIND[document.kind], *(OF_NOTICE[one.kind] for one in document.notices)})


def judged_as(verdicts: Held) -> Judged:
    """Return what *verdicts* come to."""
    if verdicts.conflict:
        return Judged.CONFLICT
    return Judged(verdicts.effect or Judged.NOT)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which evidence counts and which edges are shown. The default shows all but negated-only edges.

    Attributes:
        relations: Shown relations; None shows all.
        signs: Shown signs; None shows all.
        kinds: Kinds of entity shown at both ends; None shows all.
        min_papers: Smallest number of papers of an edge.
        first_year: Evidence from this year on; None for no bound.
        last_year: Evidence up to this year; None for no bound. With a bound, evidence without a year does not count.
        speculated: Whether speculated evidence counts.
        implied: Whether implied evidence counts.
        negated: Whether edges with negated evidence only are shown.
        contested_only: Show contested edges only.
        min_confidence: How sure the extractor must be of a sentence that no rule explains, 0..1; of one that a rule
            explains `EXPLAINED` less. What people and other programs found always counts. 0 where nobody said it.
        min_belief: Smallest belief of an edge, 0..1. Edges that are only denied have none and are not asked.
        manual: Whether evidence that people added by hand counts.
        without: Evidence from papers of these sorts does not count.
        journals: Only evidence from these journals counts; empty for all.
        sources: Only evidence from these files counts; empty for all.
        contexts: Only evidence that holds for one of these counts, for each aspect that is named; empty for all.
        judged: Only evidence of which people say this counts; None for all. What is judged wrong never speaks for its
            statement, whatever is wanted here.
    """

    relations: frozenset[Relation] | None = None
    signs: frozenset[Sign] | None = None
    kinds: frozenset[Kind] | None = None
    min_papers: int = 1
    first_year: int | None = None
    last_year: int | None = None
    speculated: bool = True
    implied: bool = True
    negated: bool = False
    contested_only: bool = False
    min_confidence: float = 0.0
    min_belief: float = 0.0
    manual: bool = True
    without: frozenset[Sort] = frozenset()
    journals: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    contexts: frozenset[Context] = frozenset()
    judged: frozenset[Judged] | None = None

    def but(self, **fields: Any) -> Filter:
        """Return this filter with other *fields*, for those who know them by name."""
        return replace(self, **fields)

    @property
    def counting(self) -> Filter:
        """The part that says which evidence counts, for a question about all edges; nothing else is left out."""
        return replace(
            self,
            relations=None,
            signs=None,
            kinds=None,
            min_papers=1,
            min_belief=0.0,
            contested_only=False,
            negated=True,
        )

    @property
    def choosing(self) -> Filter:
        """The part that says which edges are shown, once the evidence is counted."""
        return Filter(
            relations=self.relations,
            signs=self.signs,
            kinds=self.kinds,
            min_papers=self.min_papers,
            min_belief=self.min_belief,
            contested_only=self.contested_only,
            negated=self.negated,
        )

    @property
    def aspects(self) -> dict[str, list[Context]]:
        """The wanted contexts by aspect, both sorted."""
        found: dict[str, list[Context]] = {}
        for one in sorted(self.contexts, key=lambda one: (one.aspect, one.name, one.id or "")):
            found.setdefault(one.aspect, []).append(one)
        return found

    def is_sure(self, evidence: Evidence) -> bool:
        """Whether *evidence* is sure enough to count."""
        needed = self.min_confidence - (0.0 if evidence.rule == LEARNED else EXPLAINED)
        return evidence.origin != BUILTIN or evidence.confidence >= needed

    def is_in_context(self, evidence: Evidence, aspect: str) -> bool:
        """Whether *evidence* holds for one of the wanted contexts of *aspect*; always where none is wanted."""
        wanted = self.aspects.get(aspect, [])
        return not wanted or any(same_context(one, other) for one in evidence.context for other in wanted)


def same_context(one: Context, other: Context) -> bool:
    """Whether both are the same: by their ids where they have one, else by their names."""
    if one.aspect != other.aspect or one.id != other.id:
        return False
    return one.id is not None or one.name == other.name
