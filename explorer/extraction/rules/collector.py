"""What all walks share: the units of a sentence, and the findings collected from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from explorer.extraction.clauses import Unit, Verb
from explorer.extraction.cues import cue, denying, flagging, turned_by
from explorer.extraction.ends import End, Phrase
from explorer.extraction.phrase_words import TARGETS
from explorer.extraction.rules.finding import Finding, fitting, relation_of
from explorer.extraction.stream import Token
from explorer.extraction.triggers import Word
from explorer.model.evidence import Cue
from explorer.model.relation import Relation


@dataclass(slots=True)
class Marks:
    """What qualifies a finding, and the words that say so or that turn its sign."""

    denied: bool = False
    hedged: bool = False
    implied: bool = False
    cues: tuple[Cue, ...] = ()


PLAIN = Marks()
DENIED = Marks(denied=True)


def marks_of(verb: Verb, *more: Cue, phrase: Phrase | None = None) -> Marks:
    """Return the marks that *verb* sets.

    Args:
        verb: The verb that says the finding.
        more: What turns its sign or denies it once more.
        phrase: What it acts on, where a "no" before that denies it too.
    """
    cues = (*flagging(verb.cues), *(denying(phrase.cues) if phrase is not None else ()), *more)
    denied = verb.denied != (phrase is not None and phrase.denied)
    return Marks(denied != bool(denying(more)), verb.hedged, cues=cues)


@dataclass(slots=True)
class Said:
    """What one verb was found to say, for the mediators and participles that follow it."""

    subjects: tuple[End, ...]
    objects: tuple[End, ...]
    sign: int
    denied: bool
    hedged: bool
    cues: tuple[Cue, ...] = ()

    def marks(self, *more: Cue, implied: bool = False) -> Marks:
        """Return the marks of what follows from it, with *more* cues."""
        return Marks(hedged=self.hedged, implied=implied, cues=(*flagging(self.cues), *more))


def said_by(marks: Marks, ends: tuple[tuple[End, ...], tuple[End, ...]], sign: int, verb: Token) -> Said:
    """Return what the word *verb* was found to say of *ends* (who, on what), qualified by *marks*."""
    return Said(*ends, sign, marks.denied, marks.hedged, marks.cues + (turned_by(verb) if sign < 0 else ()))


@dataclass(slots=True)
class Collector:
    """The units of one sentence and what was found in them.

    Attributes:
        tokens: The tokens that the units count in.
        units: The sentence's units.
        findings: In the order they were found.
        said: By the index of a verb's unit: what it says.
        subjects: By the index of a verb's unit: who acts, or in a passive who is acted on.
        spared: By the index of a verb's unit: who does not act ("X, but not Z, ...").
    """

    tokens: list[Token]
    units: list[Unit] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    said: dict[int, Said] = field(default_factory=dict)
    subjects: dict[int, tuple[End, ...]] = field(default_factory=dict)
    spared: dict[int, tuple[End, ...]] = field(default_factory=dict)

    def unit(self, at: int) -> Unit | None:
        """The unit at *at*, or None."""
        return self.units[at] if 0 <= at < len(self.units) else None

    def kind(self, at: int) -> str:
        """The kind of the unit at *at*, or an empty string."""
        return self.units[at].kind if 0 <= at < len(self.units) else ""

    def phrase(self, at: int) -> Phrase | None:
        """The phrase at *at*, or None."""
        return self.units[at].phrase if 0 <= at < len(self.units) else None

    def cue_at(self, at: int, effect: str) -> Cue:
        """The first word of the unit at *at* as a cue with this *effect*."""
        return cue(self.tokens[self.units[at].start], effect)

    def preposition(self, at: int) -> str:
        """The preposition at *at*, or an empty string."""
        unit = self.unit(at)
        return unit.low if unit is not None and unit.kind == "P" else ""

    def adjective(self, phrase: Phrase) -> bool:
        """Whether an adjective gives the effect or role noun of *phrase* its sign."""
        before = self.tokens[phrase.start : max(phrase.event, phrase.start)]
        words = [token.word for token in before if token.word is not None]
        return any(word.part == "adjective" and word.group == "effect" for word in words)

    def add(
        self,
        rule: str,
        ends: tuple[tuple[End, ...], tuple[End, ...]],
        sign: int,
        trigger_at: int,
        said: Relation | None = None,
        marks: Marks = PLAIN,
    ) -> None:
        """Add a finding for each pair of subjects and objects (*ends*) that can be one.

        Args:
            rule: Name of the rule.
            ends: Subjects, objects.
            sign: What the trigger says; the signs of the ends multiply.
            trigger_at: Index of the token that says it, or -1.
            said: Relation that the trigger names itself; kept where neither end is turned.
            marks: What qualifies it.
        """
        for subject, target in self._pairs(*ends):
            total = sign * subject.sign * target.sign
            named = said if target.sign > 0 and subject.sign > 0 else None
            relation = relation_of(total, target, named)
            if fitting(subject, target, relation):
                shown = 0 if named is not None else total
                self._append(rule, subject, target, (relation, shown), trigger_at, marks)

    def acted_on(self, ends: tuple[End, ...]) -> tuple[End, ...]:
        """Those of *ends* that something is done to.

        Not X in "activates X target genes", nor a tumor in "binds the tumor suppressor", nor cells in "mediates the
        interaction of cells".
        """
        return tuple(end for end in ends if not self._only_named(end))

    def _only_named(self, end: End) -> bool:
        """Whether *end* only says which other thing is acted on."""
        noun = self.tokens[end.noun] if end.noun >= 0 else None
        bound = noun is not None and group_of(noun) == "bind"
        return (noun is not None and noun.low in TARGETS) or (not end.molecule and (end.agent or bound))

    def _pairs(self, subjects: tuple[End, ...], objects: tuple[End, ...]) -> Iterable[tuple[End, End]]:
        """Each subject with each object; the first with the first ... where the sentence says "respectively"."""
        if len(subjects) == len(objects) > 1 and any(token.low == "respectively" for token in self.tokens):
            return zip(subjects, objects, strict=True)
        return product(subjects, objects)

    def undirected(
        self,
        rule: str,
        ends: tuple[tuple[End, ...], tuple[End, ...]],
        relation: Relation,
        sign: int,
        trigger_at: int,
        marks: Marks = PLAIN,
    ) -> None:
        """Add an undirected finding for each pair of *ends*; only correlations have a sign."""
        for one in ends[0]:
            for other in ends[1]:
                if fitting(one, other, relation):
                    self._append(rule, one, other, (relation, sign * one.sign * other.sign), trigger_at, marks)

    def _append(
        self, rule: str, subject: End, target: End, what: tuple[Relation, int], trigger_at: int, marks: Marks
    ) -> None:
        cues = subject.cues + target.cues + marks.cues
        self.findings.append(
            Finding(rule, subject, target, *what, trigger_at, marks.denied, marks.hedged, marks.implied, cues=cues)
        )


def group_of(token: Token) -> str:
    """The class of a trigger word, or an empty string."""
    return token.word.group if token.word is not None else ""


def among(end: End, ends: tuple[End, ...]) -> bool:
    """Whether *ends* have the entity of *end*."""
    return any(one.key == end.key for one in ends)


def governs(word: Word, preposition: str) -> bool:
    """Whether *preposition* is one that the verb needs."""
    return preposition in word.prepositions
