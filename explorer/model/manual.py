"""Statements that a person added by hand, from words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.model.evidence import MANUAL, Evidence
from explorer.model.relation import CAUSAL, Relation, Sign

RULE = "manual"
"""The rule of evidence that a person added."""
_OPPOSITE = {
    Relation.ACTIVATES: Relation.INHIBITS,
    Relation.INHIBITS: Relation.ACTIVATES,
    Relation.INCREASES_AMOUNT: Relation.DECREASES_AMOUNT,
    Relation.DECREASES_AMOUNT: Relation.INCREASES_AMOUNT,
    Relation.CORRELATES_WITH: Relation.CORRELATES_WITH,
}


@dataclass(frozen=True, slots=True)
class ManualStatement:
    """An evidence that a person added, as it is kept and taken away again.

    Attributes:
        document_id: Number of the document that says it.
        evidence: The evidence: its origin is `MANUAL`, and nobody doubts it.
        note: What the person wrote beside it, or empty.
    """

    document_id: int
    evidence: Evidence
    note: str = ""


def signs_of(relation: Relation) -> tuple[Sign, ...]:
    """Return the signs that a statement of *relation* can have, the usual one first; an effect of its own is in it."""
    if relation is Relation.CORRELATES_WITH:
        return (Sign.POSITIVE, Sign.NEGATIVE, Sign.NONE)
    return (relation.sign,) if relation in CAUSAL else (Sign.NONE,)


def opposite(evidence: Evidence) -> Evidence | None:
    """Return *evidence* with the opposite sign, as a person adds it; None where it has no sign."""
    relation, sign = _OPPOSITE.get(evidence.relation), evidence.sign.flipped()
    if relation is None or sign is Sign.NONE:
        return None
    return replace(
        evidence, relation=relation, sign=sign, origin=MANUAL, rule=RULE, confidence=1.0, version="", residue=""
    )
