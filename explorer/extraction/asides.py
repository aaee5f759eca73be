"""Parentheses: taken out of the sentence before rules read it, with what they say by themselves."""

from __future__ import annotations

from dataclasses import replace

from explorer.extraction.cues import turned_by
from explorer.extraction.ends import End
from explorer.extraction.noun_phrases import Phrases
from explorer.extraction.phrase_words import UNSPECIFIC
from explorer.extraction.rules.finding import Finding, fitting, relation_of
from explorer.extraction.stream import Token
from explorer.model.entity import Kind

_MEASURES = frozenset({"in", "partly", "partially"})
_LIST_TAGS = frozenset("E,C/-")


def without_asides(tokens: list[Token]) -> tuple[list[Token], list[Finding]]:
    """Return the tokens outside parentheses, and the findings that stand inside ("LY294002 (a PI3K inhibitor)")."""
    tokens = _without_measure(tokens)
    if "(" not in [token.tag for token in tokens]:
        return tokens, []
    outside: list[Token] = []
    findings: list[Finding] = []
    depth = 0
    inside: list[Token] = []
    for token in tokens:
        if token.tag == "(":
            depth += 1
        elif token.tag == ")" and depth:
            depth -= 1
            if depth == 0:
                findings += _aside(outside, inside)
                inside = []
        elif depth:
            inside.append(token)
        else:
            outside.append(token)
    if depth:  # never closed: read it as if it were not there
        outside += inside
    return outside, [replace(finding, trigger=-1) for finding in findings]


def _without_measure(tokens: list[Token]) -> list[Token]:
    """The tokens without "at least in part" and the commas around it."""
    for at in [at for at, token in enumerate(tokens[:-2]) if token.low == "at"]:
        if tokens[at + 1].low == "least" and tokens[at + 2].low in _MEASURES:
            end = at + (4 if tokens[at + 2].low == "in" else 3)
            commas = at > 0 and tokens[at - 1].tag == "," and end < len(tokens) and tokens[end].tag == ","
            return tokens[: at - commas] + _without_measure(tokens[end + commas :])
    return tokens


def _named_agent(outside: list[Token], inside: list[Token]) -> list[Finding]:
    """Of "the PI3K inhibitor (LY294002)": the name inside is the agent."""
    start = len(outside) - 1
    while start > 0 and outside[start - 1].tag in {"E", "-", "/", "J", "w"}:
        start -= 1
    phrase = Phrases(outside[start:]).read(0, "prep")
    members = outside[-1].word is not None and outside[-1].word.sign > 0 and outside[-1].low.endswith("s")
    if phrase is None or phrase.head != "agent" or outside[-1].low in UNSPECIFIC or members:
        return []  # "E2F activators (E2F1, E2F2)" are members, not what acts on E2F
    names = [End(token.name, -2) for token in inside if token.name is not None]
    found = []
    for end in phrase.ends:
        relation = relation_of(end.sign, replace(end, amount=False))
        fit = [one for one in names if one.molecule and end.agent and fitting(one, end, relation)]
        found += [Finding("named inhibitor", one, end, relation, end.sign, -1, cues=end.cues) for one in fit]
    return found


def _agent_before(outside: list[Token], inside: list[Token]) -> Token | None:
    """The agent noun of a chemical in parentheses after its target: "inhibitors of MEK (U0126) and PI3K (LY294002)"."""
    target, drug = outside[-1].name, inside[0].name
    if target is None or drug is None or drug.entity.kind is not Kind.CHEMICAL or target.entity.kind is Kind.CHEMICAL:
        return None
    at = len(outside) - 2
    while at > 0 and outside[at].tag in {"E", "C", ",", "/"}:
        at -= 1
    noun = outside[at - 1] if at > 0 and outside[at].low == "of" else None
    against = noun is not None and noun.word is not None and noun.word.part == "agent" and noun.word.sign < 0
    return noun if against else None


def _named_against(agent: Token, outside: list[Token], inside: list[Token]) -> list[Finding]:
    names = [token.name for token in (outside[-1], *inside) if token.name is not None]
    target = End(names[0], -2, -1, agent=True, cues=turned_by(agent))
    ends = [End(name, -3) for name in names[1:]]
    return [
        Finding("named inhibitor", one, target, relation_of(-1, target), -1, -1, cues=target.cues)
        for one in ends
        if fitting(one, target, relation_of(-1, target))
    ]


def _listed(outside: list[Token], inside: list[Token]) -> list[Finding]:
    """Of names in parentheses: what they act on, or else they are further names of the one before."""
    before = outside[-1]
    if before.tag == "a":
        return _named_agent(outside, inside)
    agent = _agent_before(outside, inside)
    if agent is not None:
        return _named_against(agent, outside, inside)
    if before.tag == "E" and inside[0].tag == "E" and inside[0].name is not None:
        before.aside = [token for token in inside if token.tag == "E"]
    return []


def _aside(outside: list[Token], inside: list[Token]) -> list[Finding]:
    if not inside or not outside:
        return []
    before = outside[-1]
    if all(token.tag in _LIST_TAGS for token in inside):
        return _listed(outside, inside)
    if before.tag != "E" or before.name is None:
        return []
    phrase = Phrases(inside).read(0, "prep")
    if phrase is None or phrase.head != "agent" or phrase.end != len(inside):
        return []
    subject = End(before.name, -2)
    found = []
    for end in phrase.ends:
        relation = relation_of(end.sign, replace(end, amount=False))
        if (
            subject.molecule
            and end.agent
            and inside[end.noun].low not in UNSPECIFIC
            and fitting(subject, end, relation)
        ):
            found.append(Finding("named inhibitor", subject, end, relation, end.sign, -1, cues=end.cues))
    return found
