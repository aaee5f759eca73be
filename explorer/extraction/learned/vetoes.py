"""What a sentence does not say although the words between two names look as if it did.

These are too rare in annotated abstracts to be learned there, or to change how sure the rest is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from explorer.extraction.anaphora import Anaphor
from explorer.extraction.listed import listed
from explorer.extraction.phrase_words import TARGETS
from explorer.extraction.reading import ReadSentence
from explorer.extraction.rules.finding import Finding
from explorer.extraction.rules.table import LEARNED
from explorer.extraction.stream import Token
from explorer.model.document import Span
from explorer.model.relation import CAUSAL, MODIFICATIONS, Relation

Spans = tuple[Span, Span]
_BEFORE_AGENT = frozenset("JwgG-")  # "X neutralizing antibody"
_FAR = 4
_OF_ONE_VERB = MODIFICATIONS | {Relation.BINDS}
_COMPLEXES = frozenset(listed("complex complexes assembly binding interaction association formation heterodimer dimer"))
_AGENT_RULES = frozenset({"named inhibitor", "is an agent of"})
_PARTING = frozenset({"but", "whereas", "while", "although"})
_PLACED = ("downstream of", "upstream of", "independently of", "independent of", "irrespective of", "regardless of")


def allowed(read: ReadSentence, findings: Collection[Finding]) -> list[Finding]:
    """Return *findings* without the learned ones that the sentence does not say."""
    places = read.places
    told = [one for one in findings if one.rule != LEARNED]
    against = {one.object.name.span for one in told if one.rule in _AGENT_RULES}
    steps = _steps(told) | _across(told) | _beside(told) | _by_anaphor(told, read.anaphors)
    modified = {(one.trigger, one.object.name.span) for one in told if one.relation in _OF_ONE_VERB}
    learned = [one for one in findings if one.rule == LEARNED]
    vetoed = [one for one in findings if one.relation in CAUSAL and _of_own_complex(read.tokens, places, one)]
    vetoed += [
        one
        for one in learned
        if _vetoed(one, read.tokens, places, steps)
        or ((one.trigger, one.object.name.span) in modified and _outside(read, places[one.subject.name.span], one))
        or (one.object.name.span in against and _acted_against(read.tokens, places[one.object.name.span]))
    ]
    return [one for one in findings if one not in vetoed]


def _vetoed(finding: Finding, tokens: Sequence[Token], places: Mapping[Span, int], steps: Collection[Spans]) -> bool:
    one, other = finding.subject.name.span, finding.object.name.span
    before = " ".join(token.low for token in tokens[max(0, places[other] - 2) : places[other]])
    parted = _parted(tokens, *sorted((places[one], places[other])))
    after = tokens[places[other] + 1].low if places[other] + 1 < len(tokens) else ""  # "X target genes" are not X
    apart = before.endswith(_PLACED) or after in TARGETS or parted
    return (one, other) in steps or _opposed(tokens, places[one]) or apart


def _outside(read: ReadSentence, at: int, finding: Finding) -> bool:
    """Whether the verb of *finding* is one of a relative clause, and the subject, at *at*, stands before that.

    Of "A activates B, which phosphorylates C" A does not phosphorylate C.
    """
    trigger = read.main[finding.trigger].start
    return any(token.tag == "T" and token.start < trigger for token in read.tokens[at:])


def _of_own_complex(tokens: Sequence[Token], places: Mapping[Span, int], finding: Finding) -> bool:
    """Whether the object only stands in a complex with the subject: "X increased X-Y assembly"."""
    at = places[finding.object.name.span]
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].tag == "-" and tokens[end + 1].tag == "E":
        end += 2
    if end >= len(tokens) or tokens[end].low not in _COMPLEXES:
        return False
    while at > 1 and tokens[at - 1].tag == "-" and tokens[at - 2].tag == "E":
        at -= 2
        name = tokens[at].name
        if name is not None and name.entity.key == finding.subject.key and name.span != finding.subject.name.span:
            return True
    return False


def _acted_against(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name at *at* is only what a drug acts against: "salicylate, an inhibitor of X"."""
    agent = tokens[at - 2].word if at > 1 and tokens[at - 1].low == "of" else None
    return agent is not None and agent.part == "agent" and agent.sign < 0


def _parted(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a clause with a subject of its own begins between two names: "X inhibits Y, but its effect on Z ..."."""
    return any(
        (tokens[at].tag == ";" or (tokens[at].low in _PARTING and tokens[at - 1].tag == ","))
        and tokens[at + 1].tag == "D"
        for at in range(start + 1, end)
    )


def _across(findings: Collection[Finding]) -> set[Spans]:
    """The pairs across clauses: of "A activates B, and C inhibits D" A with C and D, B with C."""
    clauses = [
        (one.subject.name.span, one.object.name.span)
        for one in findings
        if one.rule == "active verb" and one.subject.name.span.end <= one.object.name.span.start
    ]
    return {
        pair
        for first in clauses
        for second in clauses
        if first[1].end <= second[0].start
        for pair in ((first[0], second[0]), (first[0], second[1]), (first[1], second[0]))
    }


def _beside(findings: Collection[Finding]) -> set[Spans]:
    """The pairs of what one subject does first and then: of "A activates B and increases C" B with C."""
    done = [one for one in findings if one.rule in {"active verb", "further verb"}]
    return {
        (first.object.name.span, second.object.name.span)
        for first in done
        for second in done
        if first.subject.name.span == second.subject.name.span
        and first.trigger != second.trigger
        and first.subject.name.span.end <= first.object.name.span.start < second.object.name.span.start
    }


def _by_anaphor(findings: Collection[Finding], anaphors: Collection[Anaphor]) -> set[Spans]:
    """The pairs told of a word that stands for a name: of "Y increased, and X inhibited its activity" X with Y."""
    antecedents = {one.name.span: one.antecedent for one in anaphors}
    pairs = {(one.subject.name.span, one.object.name.span) for one in findings}
    return {
        (antecedents.get(one, one), antecedents.get(other, other))
        for one, other in pairs
        if one in antecedents or other in antecedents
    }


def _opposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name at *at* only says what an agent acts against: "X antibody", "a specific X inhibitor"."""
    for token in tokens[at + 1 : at + _FAR]:
        if token.tag == "a":
            return token.word is not None and token.word.sign < 0
        if token.tag not in _BEFORE_AGENT:
            return False
    return False


def _steps(findings: Collection[Finding]) -> set[Spans]:
    """The pairs that the rules read as two steps: of "A activates B, and B activates C" A with C.

    The middle is named twice there, or a relative clause follows it; where it is named once ("A activates C through
    B"), A may well act on C.
    """
    causes = [one for one in findings if not one.negated and one.relation in CAUSAL | MODIFICATIONS]
    starts: dict[str, list[Finding]] = defaultdict(list)
    for one in causes:
        starts[one.subject.key].append(one)
    return {
        (one.subject.name.span, other.object.name.span)
        for one in causes
        for other in starts[one.object.key]
        if other.subject.name.span != one.object.name.span or other.rule == "relative clause"
    }
