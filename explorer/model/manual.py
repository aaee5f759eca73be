"""Statements that a person added by hand, from words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.evidence import Evidence
from explorer.model.relation import CAUSAL, Relation, Sign

RULE = "manual"
"""The rule of evidence that a person added."""


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
