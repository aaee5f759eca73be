"""What is shown: hide, never delete."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.entity import Kind
from explorer.model.relation import Relation, Sign


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
