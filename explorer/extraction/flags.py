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
# "It is likely that ..."
_LIKELY = frozenset(listed("possible likely conceivable plausible probable"))
# Of a role or an effect, these say that it is still asked for.
_UNSETTLED = frozenset(listed("unclear unknown elusive controversial undefined undetermined"))
_BEFORE_NOUN = frozenset(listed("this the present our these a current previous recent in of"))
_ASKED = frozenset({"effect of X on Y", "role of X in Y"})


def marked(tokens: list[Token], findings: list[Finding]) -> list[Finding]:
    """Return *findings* with the marks that words elsewhere in the sentence set."""
    if not findings:
        return findings
    question = bool(tokens) and any(token.tag == "?" for token in tokens[-2:])
    supposing = [at for at, token in enumerate(tokens) if token.low in _SUPPOSING]
    aims = [at for at, token in enumerate(tokens) if token.low in AIMS and not _named(tokens, at)]
    supposing += [at for at in range(1, len(tokens)) if tokens[at].low == "that" and tokens[at - 1].low in _LIKELY]
    unsettled = any(token.low in _UNSETTLED for token in tokens)
    return [
        _mark(finding, supposing, aims, question=question or (unsettled and finding.rule in _ASKED))
        for finding in findings
    ]


def _named(tokens: list[Token], at: int) -> bool:
    """Whether a word of an aim is a noun: "this study showed"; "the aim was" is an aim all the same."""
    return at > 0 and tokens[at - 1].low in _BEFORE_NOUN and tokens[at].low not in {"aim", "aims"}


def _mark(finding: Finding, supposing: list[int], aims: list[int], *, question: bool) -> Finding:
    first = min(finding.subject.at, finding.object.at)
    speculated = finding.speculated or question or any(at < first for at in supposing)
    if not speculated and aims and finding.rule in _ASKED:
        speculated = True
    return replace(finding, speculated=speculated) if speculated != finding.speculated else finding
