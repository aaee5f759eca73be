"""Scoring: extracted evidence against the facts of annotated abstracts; an abstract says a fact once or more often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from explorer.extraction.learned.weights import DENIALS, OTHERS, RULES
from explorer.extraction.learned.weights import MOLECULES as MOLECULAR
from explorer.extraction.rules.table import LEARNED
from explorer.extraction.sentences import split
from explorer.extraction.training.standoff import MOLECULES as ANNOTATED_MOLECULES
from explorer.extraction.training.standoff import Annotation
from explorer.model.entity import MOLECULES
from explorer.model.evidence import Evidence, Mention
from explorer.model.relation import CAUSAL, MODIFICATIONS, Sign

_SIGNS = {Sign.POSITIVE: 1, Sign.NEGATIVE: -1, Sign.NONE: 0}
_Key = tuple[str, str, int, str]
_Ends = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Scored:
    """One causal evidence.

    Attributes:
        key: Abstract, subject, sign, object, in the words of the annotation.
        molecules: Both ends are molecules.
        right: The annotation says so too, or denies it where the evidence does.
        sign_right: Whether the sign is right, where the ends are; else None.
        confidence: The evidence's own.
        group: What its confidence is calibrated with; empty where its rule alone told it.
        negated: It is denied.
        speculated: It is only supposed.
        rule: Name of the rule that found it.
    """

    key: _Key
    molecules: bool
    right: bool
    sign_right: bool | None
    confidence: float
    group: str
    negated: bool = False
    speculated: bool = False
    rule: str = ""

    @property
    def ends(self) -> _Ends:
        """Abstract, subject, object."""
        return self.key[0], self.key[1], self.key[3]


@dataclass(slots=True)
class Gold:
    """The facts of some abstracts.

    Attributes:
        wanted: Those that are to be found.
        molecular: Those of them whose ends are molecules.
        allowed: Those that may be found.
        signs: Signs by ends.
        denied: Ends of which some fact is denied.
        supposed: Ends of which some fact is only supposed.
    """

    wanted: set[_Key] = field(default_factory=set)
    molecular: set[_Key] = field(default_factory=set)
    allowed: set[_Key] = field(default_factory=set)
    signs: dict[_Ends, set[int]] = field(default_factory=dict)
    denied: set[_Ends] = field(default_factory=set)
    supposed: set[_Ends] = field(default_factory=set)

    def add(self, other: Gold) -> None:
        """Take the facts of *other* abstracts too."""
        self.wanted |= other.wanted
        self.molecular |= other.molecular
        self.allowed |= other.allowed
        self.signs |= other.signs
        self.denied |= other.denied
        self.supposed |= other.supposed


def gold(annotations: Iterable[Annotation]) -> Gold:
    """Return the facts of *annotations* whose trigger and ends stand in one sentence."""
    found = Gold()
    for one in annotations:
        sentences = split(one.text)
        for fact in one.facts:
            ends = [one.spans[key] for key in (fact.subject, fact.object)]
            inside = [one.spans[fact.trigger], *ends]
            together = any(all(s.start <= part.start < s.end for part in inside) for s in sentences)
            names = one.names[fact.subject], one.names[fact.object]
            if not together or names[0] == names[1]:
                continue
            pair = one.source, *names
            found.denied |= {pair} if fact.negated else set()
            found.supposed |= {pair} if fact.speculated else set()
            if fact.negated:
                continue
            found.signs.setdefault(pair, set()).add(fact.sign)
            key = (one.source, names[0], fact.sign, names[1])
            if fact.modifies:
                found.allowed |= {(one.source, names[0], sign, names[1]) for sign in (1, -1)}
            elif fact.optional:
                found.allowed.add(key)
            elif fact.sign:
                found.wanted.add(key)
                found.molecular |= {key} if all(span.kind in ANNOTATED_MOLECULES for span in ends) else set()
    return found


def scored(annotation: Annotation, evidence: Iterable[Evidence], facts: Gold) -> Iterator[Scored]:
    """Yield the causal *evidence* of an abstract, compared with *facts*."""
    for one in evidence:
        causal = one.relation in CAUSAL or one.relation in MODIFICATIONS
        if not causal:
            continue
        (subject, first), (target, second) = (_end(annotation, end) for end in (one.subject, one.object))
        if subject == target:
            continue
        sign = 0 if one.relation in MODIFICATIONS else _SIGNS[one.sign]
        key = (annotation.source, subject, sign, target)
        known = facts.signs.get((annotation.source, subject, target), set())
        right = key in facts.wanted or key in facts.allowed or (not sign and bool(known))
        if one.negated:
            right = (annotation.source, subject, target) in facts.denied
        signed = known - {0}
        sign_right = sign in signed if sign and signed and not one.negated else None
        told = one.confidence, _group(one), one.negated, one.speculated, one.rule
        yield Scored(key, first and second, right, sign_right, *told)


def _group(evidence: Evidence) -> str:
    if evidence.implied or evidence.rule == "named inhibitor":
        return ""
    if evidence.negated:
        return DENIALS if evidence.rule == LEARNED else ""
    if evidence.rule != LEARNED:
        return RULES
    return MOLECULAR if {evidence.subject.entity.kind, evidence.object.entity.kind} <= MOLECULES else OTHERS


def _end(annotation: Annotation, end: Mention) -> tuple[str, bool]:
    key = annotation.best(end.span.start, end.span.end)
    if key is None:
        return f"?{end.span.of(annotation.text).lower()}", end.entity.kind in MOLECULES
    return annotation.names[key], annotation.spans[key].kind in ANNOTATED_MOLECULES


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 of what was found, and the share of right signs where the ends are right."""

    precision: float
    recall: float
    f1: float
    found: int
    sign: float


def figures(rows: Sequence[Scored], facts: Gold, least: float, *, molecules: bool) -> Figures:
    """Return the figures of the signed *rows* whose confidence is at least *least*.

    Args:
        rows: What was extracted.
        facts: What is annotated.
        least: The least confidence.
        molecules: Only what molecules do to molecules.
    """
    kept = [
        one
        for one in rows
        if one.confidence >= least and one.key[2] and not one.negated and (one.molecules or not molecules)
    ]
    wanted = facts.molecular if molecules else facts.wanted
    found = {one.key for one in kept} - (facts.allowed - wanted)
    hits = len(found & wanted)
    precision, recall = hits / max(len(found), 1), hits / max(len(wanted), 1)
    signs = [one.sign_right for one in kept if one.sign_right is not None]
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Figures(precision, recall, f1, len(found), sum(signs) / max(len(signs), 1))


class Marks(NamedTuple):
    """Of the pairs of the annotation: how many it marks, how many of them evidence marks, and how many rightly."""

    gold: int
    found: int
    right: int


def marks(rows: Iterable[Scored], facts: Gold) -> tuple[Marks, Marks]:
    """Return how well *rows* tell denials, and suppositions; a pair counts once, by any row."""
    denied: set[_Ends] = set()
    supposed: set[_Ends] = set()
    known = facts.signs.keys() | facts.denied
    for one in rows:
        if one.ends in known:
            denied |= {one.ends} if one.negated else set()
            supposed |= {one.ends} if one.speculated else set()
    both = (facts.denied, denied), (facts.supposed, supposed)
    first, second = (Marks(len(gold), len(found), len(gold & found)) for gold, found in both)
    return first, second
