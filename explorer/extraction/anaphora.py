"""Anaphora: "This cytokine ..." stands for the one molecule that the sentence before names, where there is just one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.extraction.names import Name
from explorer.model.document import Span
from explorer.model.entity import Kind
from explorer.model.evidence import Evidence

_GENES = frozenset({Kind.GENE, Kind.FAMILY, Kind.COMPLEX})
_WORDS = {
    **dict.fromkeys(
        (
            "cytokine", "chemokine", "kinase", "growth factor", "transcription factor", "protein", "gene", "receptor",
            "enzyme", "oncogene", "ligand", "phosphatase", "tumor suppressor", "tumour suppressor",
        ),
        _GENES,
    ),
    **dict.fromkeys(("drug", "compound", "inhibitor", "agent"), frozenset({Kind.CHEMICAL})),
    **dict.fromkeys(("microRNA", "miRNA"), frozenset({Kind.MIRNA})),
}  # fmt: skip
_ANAPHOR = re.compile(rf"(?:(?:[A-Z][a-z]+|In turn|In addition), t|T)his ({'|'.join(_WORDS)})(?= )")


def anaphor(text: str, sentence: Span, before: Sequence[Name], inside: Sequence[Name]) -> tuple[Name, Span] | None:
    """Return the anaphor that opens *sentence* as a name, and where its antecedent stands; None where none fits.

    Args:
        text: The document's text.
        sentence: The sentence.
        before: Names in the sentence before.
        inside: Names in the sentence itself.
    """
    found = _ANAPHOR.match(text, sentence.start, sentence.end)
    if found is None:
        return None
    fitting = [name for name in before if name.entity.kind in _WORDS[found.group(1)]]
    span = Span(found.end() - len("this ") - len(found.group(1)), found.end())
    taken = any(name.span.start < span.end for name in inside)
    if taken or not fitting or len({name.entity.key for name in fitting}) > 1:
        return None
    last = fitting[-1]
    how = f"stands for “{last.text}” in the sentence before"
    return Name(span, span.of(text), last.entity, (last.entity,), how=how), last.span


def with_antecedent(evidence: Evidence, anaphor_span: Span, antecedent: Span) -> Evidence:
    """Return *evidence* with its antecedent where one of its ends is the anaphor."""
    if anaphor_span in (evidence.subject.span, evidence.object.span):
        return replace(evidence, antecedent=antecedent)
    return evidence
