"""The words of a paper that a person points at or has selected."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.model.document import Span
from explorer.model.evidence import UNEXPLAINED, Evidence, Grounded, Mention
from explorer.model.records import EvidenceRecord

_WORD = re.compile(r"[^\W_]+(?:[-‐‑/][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a document.

    Attributes:
        record: The evidence beside which it was shown.
        span: Where it is in the document.
        mention: The name that it is in this evidence, or None.
        grounded: How that name came by its entity.
    """

    record: EvidenceRecord
    span: Span
    mention: Mention | None = None
    grounded: Grounded = UNEXPLAINED.subject

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.span.of(self.record.document.text)


def words_at(record: EvidenceRecord, start: int, end: int) -> Words | None:
    """Return what is meant by the stretch from *start* to *end* of the record's document; None for no word.

    A stretch without length is a place: the name of the evidence that stands there, else the word.
    """
    if start == end:
        return _name_at(record, start) or _word_at(record, start)
    chosen = Span(start, end).of(record.document.text)
    stripped = chosen.strip()
    if not any(map(str.isalnum, stripped)):
        return None
    first = start + chosen.index(stripped)
    return _as_name(record, Span(first, first + len(stripped)))


def _name_at(record: EvidenceRecord, place: int) -> Words | None:
    for mention, grounded in _names(record.evidence):
        if mention.span.start <= place <= mention.span.end:
            return Words(record, mention.span, mention, grounded)
    return None


def _word_at(record: EvidenceRecord, place: int) -> Words | None:
    text = record.document.text
    low = max(0, place - 200)
    for found in _WORD.finditer(text, low, place + 200):
        if found.start() <= place <= found.end():
            return Words(record, Span(*found.span()))
    return None


def _as_name(record: EvidenceRecord, span: Span) -> Words:
    for mention, grounded in _names(record.evidence):
        if mention.span == span:
            return Words(record, span, mention, grounded)
    return Words(record, span)


def _names(evidence: Evidence) -> list[tuple[Mention, Grounded]]:
    """The names of an evidence; instead of the pronoun that opens its sentence the name that it stands for."""
    ends = [(evidence.subject, evidence.why.subject), (evidence.object, evidence.why.object)]
    if evidence.antecedent is None:
        return ends
    (pronoun, grounded), other = sorted(ends, key=lambda end: end[0].span.start)
    return [(Mention(evidence.antecedent, pronoun.entity), grounded), other]
