"""Flags: which findings a sentence denies or only supposes."""

from __future__ import annotations

from dataclasses import replace

from explorer.extraction.cues import cue
from explorer.extraction.listed import listed
from explorer.extraction.rules.finding import Finding
from explorer.extraction.stream import Token
from explorer.extraction.words import AIMS
from explorer.model.evidence import NEGATES, SPECULATES

_SUPPOSING = frozenset(
    listed("""
        whether hypothesize hypothesized hypothesise hypothesised hypothesis speculate speculated postulate postulated
        possibility perhaps suspected
    """)
)
# "It is likely that ..."
_LIKELY = frozenset(listed("possible unlikely likely conceivable plausible probable"))
# "Our results suggest that ...": a finding with a hedge; the second need a "that".
_SUGGESTED = frozenset(listed("suggest suggests suggested suggesting"))
_THOUGHT = frozenset(listed("thought believed proposed propose proposes assume assumed"))
# What follows these is found, whatever the sentence supposed before.
_FOUND = frozenset(listed("found show showed shows demonstrate demonstrated demonstrates confirmed confirm revealed"))
# Of a role or an effect, these say that it is still asked for.
_UNSETTLED = frozenset(listed("unclear unknown elusive controversial undefined undetermined"))
# So does "little is known about"; so many words may stand between.
_SCARCE, _KNOWN, _BETWEEN = frozenset({"little", "few"}), frozenset(listed("known data information understood")), 4
# Of an effect or a role these ask too.
_ASKING = AIMS | frozenset(listed("measured monitored detect define discuss"))
_BEFORE_NOUN = frozenset(listed("this the present our these a current previous recent in of"))
_ASKED_NOUNS = frozenset(
    listed("ability effect effects influence impact role roles involvement contribution potential")
)
_BOUNDS = frozenset({"T", "S", ";"})
# "No evidence that ...", "we did not find that ..." deny what follows, up to a clause that is set against it.
_EVIDENCE = frozenset(listed("evidence indication proof"))
_FINDING = _FOUND | frozenset(listed("find observe observed see seen"))
_AGAINST = frozenset(listed("but whereas while although however"))
_TO_DENIAL = 4
# What a sentence takes for granted, whatever it supposes of it: "X-induced Y may ...".
_PRESUPPOSED = frozenset({"hyphen modifier", "named inhibitor", "reduced relative", "relative clause", "cascade"})
_ASKED = frozenset({"effect of X on Y", "role of X in Y"})
# All words that are looked at more closely below; a sentence has few of them.
_TELLING = frozenset({"if"}).union(
    _SUPPOSING, _LIKELY, _SUGGESTED, _THOUGHT, _ASKING, _UNSETTLED, _KNOWN, _EVIDENCE, _FINDING
)


def marked(tokens: list[Token], findings: list[Finding]) -> list[Finding]:
    """Return *findings* with the marks that words elsewhere in the sentence set."""
    if not findings:
        return findings
    asking = [len(tokens) + k for k in (-2, -1) if -k <= len(tokens) and tokens[k].tag == "?"]
    telling = [at for at, token in enumerate(tokens) if token.low in _TELLING]
    supposing = [at for at in telling if _supposes(tokens, at)]
    aims = [at for at in telling if tokens[at].low in _ASKING and not _named(tokens, at)]
    unsettled = [at for at in telling if _unsettles(tokens, at)]
    unfound = [found for at in telling if (found := _unfound(tokens, at)) >= 0]
    marks = []
    for finding in findings:
        saying = list(asking)
        if finding.rule not in _PRESUPPOSED:
            saying += _supposed(tokens, finding, supposing) + _asked(tokens, finding, aims)
            saying += unsettled if finding.rule in _ASKED else []
        denying = [at for at in saying if tokens[at].low == "unlikely"]
        denying += [at for at in unfound if _reaches(tokens, finding, at)]
        marks.append(_mark(finding, tokens, saying, denying))
    return marks


def _supposes(tokens: list[Token], at: int) -> bool:
    """Whether the word at *at* makes a supposition of what follows."""
    low = tokens[at].low
    if low in _LIKELY or low in _THOUGHT:
        return at + 1 < len(tokens) and tokens[at + 1].low == "that"
    if low == "if":
        return at > 0 and tokens[at - 1].low in AIMS
    return low in _SUPPOSING or low in _SUGGESTED


def _unsettles(tokens: list[Token], at: int) -> bool:
    """Whether the word at *at* says that something is still asked for: "remains unclear", "little is known"."""
    low = tokens[at].low
    return low in _UNSETTLED or (
        low in _KNOWN and any(token.low in _SCARCE for token in tokens[max(0, at - _BETWEEN) : at])
    )


def _unfound(tokens: list[Token], at: int) -> int:
    """The "no" or "not" by which what follows the word at *at* was not found: "no evidence that"; or -1."""
    if at + 1 == len(tokens) or tokens[at + 1].low != "that":
        return -1
    before = range(at - 1, max(-1, at - 1 - _TO_DENIAL), -1)
    if tokens[at].low in _EVIDENCE:
        return next((k for k in before if tokens[k].low == "no" and tokens[k].name is None), -1)
    return next((k for k in before[:2] if tokens[k].tag == "x"), -1) if tokens[at].low in _FINDING else -1


def _reaches(tokens: list[Token], finding: Finding, at: int) -> bool:
    """Whether what was not found, as the word at *at* says, is *finding*: both its ends follow in the same breath."""
    first, last = sorted((finding.subject.at, finding.object.at))
    that = next((k for k in range(at, first) if tokens[k].low == "that"), last)
    said = tokens[that:last]
    return bool(said) and not any(token.low in _AGAINST | _FINDING or token.tag == ";" for token in said)


def _supposed(tokens: list[Token], finding: Finding, supposing: list[int]) -> list[int]:
    """The suppositions before both ends: "whether X activates Y", but not "whether ..., and found that X ..."."""
    first = min(finding.subject.at, finding.object.at)
    before = [at for at in supposing if at < first]
    if before:
        between = range(before[-1], first - 1)
        if any(tokens[at].low in _FOUND and tokens[at + 1].low == "that" for at in between):
            return []
    return before


def _asked(tokens: list[Token], finding: Finding, aims: list[int]) -> list[int]:
    """The words by which the finding is only asked for: "to investigate the effect of X on Y"."""
    if finding.rule in _ASKED:
        return aims
    first, last = sorted((finding.subject.at, finding.object.at))
    before = [at for at in aims if at < first]
    between = tokens[before[-1] + 1 : last] if before else []  # "X's role in Y" too
    asked = any(token.low in _ASKED_NOUNS for token in between) and not any(token.tag in _BOUNDS for token in between)
    return before[-1:] if asked else []


def _named(tokens: list[Token], at: int) -> bool:
    """Whether a word of an aim is a noun: "this study showed"; "the aim was" is an aim all the same."""
    return at > 0 and tokens[at - 1].low in _BEFORE_NOUN and tokens[at].low not in {"aim", "aims"}


def _mark(finding: Finding, tokens: list[Token], saying: list[int], denying: list[int]) -> Finding:
    """Mark *finding* as the words at *saying* suppose it and those at *denying* deny it."""
    if not saying and not denying:
        return finding
    cues = [cue(tokens[at], SPECULATES) for at in saying] + [cue(tokens[at], NEGATES) for at in denying]
    negated = finding.negated != (len(denying) % 2 == 1)
    return replace(finding, negated=negated, speculated=finding.speculated or bool(saying), cues=(*finding.cues, *cues))
