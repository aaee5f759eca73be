"""What is shown: hide, never delete."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.entity import Kind
from explorer.model.evidence import BUILTIN, LEARNED, Evidence
from explorer.model.relation import Relation, Sign

EXPLAINED = 0.15
"""So much less sure a sentence may be where a rule explains it: its reason stands beside it, and anybody can judge."""


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

    @property
    def counting(self) -> Filter:
        """The part that says which evidence counts, for a question about all edges; nothing else is left out."""
        return Filter(
            first_year=self.first_year,
            last_year=self.last_year,
            speculated=self.speculated,
            implied=self.implied,
            negated=True,
            min_confidence=self.min_confidence,
        )

    def is_sure(self, evidence: Evidence) -> bool:
        """Whether *evidence* is sure enough to count."""
        needed = self.min_confidence - (0.0 if evidence.rule == LEARNED else EXPLAINED)
        return evidence.origin != BUILTIN or evidence.confidence >= needed
