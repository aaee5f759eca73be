"""Flags: which findings a sentence denies or only supposes."""

from __future__ import annotations

from dataclasses import replace

from explorer.extraction.cues import cue
from explorer.extraction.listed import listed
from explorer.extraction.rules.finding import Finding
from explorer.extraction.stream import Token
from explorer.extraction.words import AIMS
from explorer.model.evidence import SPECULATES

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
    asking = [len(tokens) + k for k in (-2, -1) if -k <= len(tokens) and tokens[k].tag == "?"]
    supposing = [at for at, token in enumerate(tokens) if token.low in _SUPPOSING]
    aims = [at for at, token in enumerate(tokens) if token.low in AIMS and not _named(tokens, at)]
    supposing += [at for at in range(len(tokens) - 1) if tokens[at].low in _LIKELY and tokens[at + 1].low == "that"]
    unsettled = [at for at, token in enumerate(tokens) if token.low in _UNSETTLED]
    return [_mark(finding, tokens, _saying(finding, supposing, asking, unsettled, aims)) for finding in findings]


def _named(tokens: list[Token], at: int) -> bool:
    """Whether a word of an aim is a noun: "this study showed"; "the aim was" is an aim all the same."""
    return at > 0 and tokens[at - 1].low in _BEFORE_NOUN and tokens[at].low not in {"aim", "aims"}


def _saying(
    finding: Finding, supposing: list[int], asking: list[int], unsettled: list[int], aims: list[int]
) -> list[int]:
    """The tokens that say that *finding* is only supposed or asked for."""
    first = min(finding.subject.at, finding.object.at)
    asked = [*unsettled, *aims] if finding.rule in _ASKED else []
    return [*(at for at in supposing if at < first), *asking, *asked]


def _mark(finding: Finding, tokens: list[Token], saying: list[int]) -> Finding:
    if not saying:
        return finding
    cues = tuple(cue(tokens[at], SPECULATES) for at in saying)
    return replace(finding, speculated=True, cues=finding.cues + cues)
