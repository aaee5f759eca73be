"""Belief: how sure one may be of a statement, counted by papers and not by sentences.

The form is that of INDRA's belief (Gyori et al. 2017, Mol Syst Biol 13:954): a statement is wrong only where each of
its sources is, and a source errs at random, sentence by sentence, or as a whole. Two things differ. What errs at random
is a *paper*: its sentences repeat one another, so each further sentence of a paper counts `Rates.again` times what the
one before did, and a thousand of them less than one of another paper. And evidence against counts: with *f* what speaks
for a statement and *a* what speaks against it ::

    wrong(paper)  = product over its sentences, the surest first (1 - again ** k * c), k = 0, 1, 2 ...
    error(origin) = systematic + (1 - systematic) * product over its papers wrong(paper)
    f, a          = 1 - product over the origins error(origin)
    belief        = f * (1 - a * a / (f + a))

so that nothing against leaves *f*, as much against as for about halves it, and much against little leaves next to
nothing. *c* is how sure a sentence is: the extractor's confidence (calibrated, so that it is the share that is right),
or that of its rule or origin where `Rates` say so; less where it is speculated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Literal

Verdict = Literal["", "right", "wrong"]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often evidence is wrong; all numbers are shares from 0 to 1.

    Attributes:
        systematic: By origin, how often all of its sentences for one statement are wrong together.
        other: The same for origins that are not named.
        rules: By name of a rule, how often a sentence found by it is right; a rule that is not named is as sure as the
            extractor says of each sentence.
        origins: By origin, how often a sentence of it is right, for origins that give no confidence of their own.
        again: What a further sentence of the same paper counts of the one before it.
        speculated: What a speculated sentence keeps of its confidence.
        curated: How sure a sentence is that a person called right.
    """

    systematic: Mapping[str, float] = field(
        default_factory=lambda: {"builtin": 0.05, "manual": 0.01, "reach": 0.05, "sparser": 0.05, "signor": 0.01}
    )
    other: float = 0.05
    rules: Mapping[str, float] = field(default_factory=dict)
    origins: Mapping[str, float] = field(default_factory=lambda: {"reach": 0.7, "sparser": 0.7, "signor": 0.95})
    again: float = 0.25
    speculated: float = 0.5
    curated: float = 0.98


@dataclass(frozen=True, slots=True)
class Observation:
    """One sentence, as far as belief needs it.

    Attributes:
        paper: Number of its document.
        confidence: The extractor's own, 0..1.
        rule: Name of the rule that found it.
        origin: Extractor, reader or database.
        against: It denies the statement, or says the opposite.
        speculated: It says that it may be so.
        verdict: A person's: ``right``, ``wrong``, or none.
    """

    paper: int
    confidence: float
    rule: str = ""
    origin: str = "builtin"
    against: bool = False
    speculated: bool = False
    verdict: Verdict = ""


@dataclass(frozen=True, slots=True)
class Term:
    """What the papers of one origin contribute.

    Attributes:
        origin: Extractor, reader or database.
        against: Whether they speak against the statement.
        papers: How many.
        sentences: How many.
        systematic: How often all of them are wrong together.
        error: How likely all of them are wrong, 0..1.
        wrong: Of each paper, how likely it is wrong by itself, 0..1; sorted.
    """

    origin: str
    against: bool
    papers: int
    sentences: int
    systematic: float
    error: float
    wrong: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Belief:
    """How sure one may be of a statement, with what it was computed from.

    Attributes:
        value: 0..1.
        support: What speaks for it, 0..1.
        against: What speaks against it, 0..1.
        terms: By origin, what speaks for it first.
        set_aside: How many sentences a person called wrong; they count on neither side.
    """

    value: float
    support: float = 0.0
    against: float = 0.0
    terms: tuple[Term, ...] = ()
    set_aside: int = 0


def belief(observations: Iterable[Observation], rates: Rates) -> Belief:
    """Return how sure one may be of the statement that *observations* speak for and against.

    The order of the observations does not matter.
    """
    listed = list(observations)
    counted = [one for one in listed if one.verdict != "wrong"]
    terms = [*_terms(counted, rates, against=False), *_terms(counted, rates, against=True)]
    support, against = (_side(terms, against=side) for side in (False, True))
    value = support * (1 - against * against / (support + against)) if support else 0.0
    return Belief(value, support, against, tuple(terms), len(listed) - len(counted))


def sureness(one: Observation, rates: Rates) -> float:
    """Return how sure a sentence is, 0..1."""
    if one.verdict == "right":
        return rates.curated
    sure = rates.rules.get(one.rule)
    if sure is None:
        sure = min(one.confidence, rates.origins.get(one.origin, 1.0))
    return sure * rates.speculated if one.speculated else sure


def _side(terms: Iterable[Term], *, against: bool) -> float:
    """What the terms of one side are worth together; nothing without terms."""
    return 1 - prod(term.error for term in terms if term.against == against)


def _terms(observations: Sequence[Observation], rates: Rates, *, against: bool) -> list[Term]:
    papers: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in observations:
        if one.against == against:
            papers[one.origin][one.paper].append(sureness(one, rates))
    return [_term(origin, against, found, rates) for origin, found in sorted(papers.items())]


def _term(origin: str, against: bool, papers: Mapping[int, Sequence[float]], rates: Rates) -> Term:
    systematic = rates.systematic.get(origin, rates.other)
    # sorted, so that the product is the same to the last digit whatever the order
    wrong = tuple(sorted(_wrong(found, rates.again) for found in papers.values()))
    sentences = sum(map(len, papers.values()))
    error = systematic + (1 - systematic) * prod(wrong)
    return Term(origin, against, len(papers), sentences, systematic, error, wrong)


def _wrong(sureness: Sequence[float], again: float) -> float:
    """How likely all sentences of one paper are wrong."""
    wrong, counts = 1.0, 1.0
    for one in sorted(sureness, reverse=True):
        wrong *= 1 - counts * one
        counts *= again
    return wrong
