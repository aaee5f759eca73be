"""Flags: which findings a sentence denies or only supposes."""

from __future__ import annotations

from dataclasses import replace

from explorer.extraction.listed import listed
from explorer.extraction.rules.finding import Finding
from explorer.extraction.stream import Token
from explorer.extraction.words import AIMS

_SUPPOSING = frozenset(
    listed("""
        whether hypothesize hypothesized hypothesise hypothesised hypothesis speculate speculated postulate postulated
        possibility perhaps suspected
    """)
)
_ASKED = frozenset({"effect of X on Y", "role of X in Y"})


def marked(tokens: list[Token], findings: list[Finding]) -> list[Finding]:
    """Return *findings* with the marks that words elsewhere in the sentence set."""
    if not findings:
        return findings
    question = bool(tokens) and any(token.tag == "?" for token in tokens[-2:])
    supposing = [at for at, token in enumerate(tokens) if token.low in _SUPPOSING]
    aims = [at for at, token in enumerate(tokens) if token.low in AIMS]
    return [_mark(finding, supposing, aims, question=question) for finding in findings]


def _mark(finding: Finding, supposing: list[int], aims: list[int], *, question: bool) -> Finding:
    first = min(finding.subject.at, finding.object.at)
    speculated = finding.speculated or question or any(at < first for at in supposing)
    if not speculated and aims and aims[0] < first and finding.rule in _ASKED:
        speculated = True
    return replace(finding, speculated=speculated) if speculated != finding.speculated else finding
