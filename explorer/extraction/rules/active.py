"""Active verbs: "X inhibits Y", "X requires Y", "X binds to Y", "X correlates with Y"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from explorer.extraction.clauses import Verb, trigger
from explorer.extraction.cues import turned_by, turning
from explorer.extraction.ends import End, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.rules.being import Being
from explorer.extraction.rules.collector import DENIED, Marks, governs, marks_of, said_by
from explorer.extraction.rules.finding import SECRETORS
from explorer.extraction.rules.nominal import as_amounts, as_things
from explorer.extraction.triggers import Word
from explorer.model.entity import Kind
from explorer.model.relation import Relation

LEADING = frozenset(listed("lead result contribute account"))
# What was lost, or brought about by another, these bring back to what it was.
UNDOING = frozenset({"rescue", "restore", "normalize", "normalise"})
_SIGNALLING = frozenset(listed("signaling signalling pathway pathways signals response responses"))
# "targets X for degradation"
_LOSSES = frozenset(listed("degradation destruction proteolysis ubiquitination ubiquitylation inactivation turnover"))
_EVENING = frozenset({"normalize", "normalise"})
# "protects cells from Y", "sensitizes cells to Y": prepositions before what it is about.
_SAVING = {"protect": ("from", "against"), "rescue": ("from",), "sensitize": ("to",), "sensitise": ("to",)}


@dataclass(slots=True)
class Act:
    """An active verb at work: where it stands, who acts, on what phrase, with what marks."""

    at: int
    verb: Verb
    word: Word
    subjects: tuple[End, ...]
    phrase: Phrase
    marks: Marks


class Active(Being):
    """Collects what verbs in the active voice say."""

    def active(self, at: int, verb: Verb, word: Word, subjects: tuple[End, ...], object_at: int) -> None:
        """Collect "X V Y", the object being the phrase at *object_at*."""
        phrase = self.phrase(object_at)
        if phrase is None:
            return
        saved = self.preposition(object_at - 1) == "from"
        sign = 1 if self._kept(object_at, word) else sign_on(phrase, verb, word, saved=saved)
        turns = turning(verb.cues) if by_adverb(word) else ()
        objects = phrase.ends
        if word.lemma in {"sensitize", "sensitise"}:  # to a drug: nothing is done to the drug
            objects = tuple(end for end in objects if not end.molecule)
        elif phrase.head in {"effect", "role"} and (word.lemma == "cause" or phrase.subject):
            sign *= phrase.sign if self.adjective(phrase) else 0
            turns += turning(phrase.cues)
        elif phrase.head in {"effect", "role", "cells", "agent"} or self._able(object_at, phrase):
            objects = ()
        objects = self.acted_on(objects) or self._whose_signalling(phrase)
        objects = objects or self._after_open_modifier(object_at, phrase)
        act = Act(at, verb, word, subjects, phrase, marks_of(verb, *turns, phrase=phrase))
        self.said[at] = said_by(act.marks, (subjects, objects), sign, self.tokens[verb.main])
        if word.group in {"effect", "modify"}:
            self._effect(act, objects, sign, object_at)
        elif word.lemma == "produce" and objects and all(end.changed for end in objects):
            cause = replace(word, amount=False, relation=None)
            self._effect(replace(act, word=cause), objects, sign, object_at)
        else:
            self._other(act, objects)

    def _after_open_modifier(self, at: int, phrase: Phrase) -> tuple[End, ...]:
        """Of "inhibited X-induced but not Z-induced Y", "X-induced" being the phrase at *at*: Y, which X acts on."""
        whole = self.phrase(self.but_not(at)) if phrase.causes and not phrase.ends else None
        if whole is None or not whole.causes:
            return ()
        self.add("hyphen modifier", (phrase.causes, whole.ends), 1, phrase.end - 1)
        return whole.ends

    def _whose_signalling(self, phrase: Phrase) -> tuple[End, ...]:
        """Of "inhibited X-dependent signaling": X, whose signaling it is."""
        if phrase.ends or not phrase.causes:
            return ()
        inside = self.tokens[phrase.start : phrase.end]  # "in macrophages" is a part of the phrase, behind its noun
        nouns = list(takewhile(lambda token: token.tag != "P", inside))
        return phrase.causes if nouns and nouns[-1].low in _SIGNALLING else ()

    def _able(self, at: int, phrase: Phrase) -> bool:
        """Whether the phrase at *at* is "the inability of X" before "to V"."""
        verb = self.units[at + 1].verb if self.kind(at + 1) == "V" else None
        word = self.tokens[phrase.event].word if phrase.event >= 0 else None
        return verb is not None and verb.voice == "infinitive" and word is not None and word.group == "ability"

    def object_at(self, at: int, word: Word) -> int:
        """Index of the unit of the object of the verb at *at*, or -1."""
        k = at + 1
        preposition = self.preposition(k)
        if word.lemma in _SAVING and self.kind(k) == "N":
            if self._kept(k, word):
                return k
            if not any(end.molecule for end in self.ends_of(k)) and self.preposition(k + 1) in _SAVING[word.lemma]:
                return k + 2 if self.kind(k + 2) == "N" else -1  # "protects cells from Y"
        later = self._verb_joined(at)
        if later is not None:
            return self.object_at(*later)  # "phosphorylates and activates Y"
        if word.prepositions:
            if governs(word, preposition):
                return k + 1 if self.kind(k + 1) == "N" else -1
            if word.group != "bind":
                return -1
        if (preposition == "to" and word.lemma == "bind") or (preposition == "of" and word.form == "ing"):
            k += 1
        return k if self.kind(k) == "N" else -1

    def _verb_joined(self, at: int) -> tuple[int, Word] | None:
        """The verb that shares its object with the one at *at*, "X V and V Y", and its reading as a trigger."""
        k = at + 1 if self.kind(at + 1) == "C" else at + 2
        joined, verb = self.unit(k), self.units[k + 1].verb if self.kind(k + 1) == "V" else None
        if (
            joined is None
            or joined.kind != "C"
            or joined.low == "but"
            or verb is None
            or verb.voice not in {"active", "past"}
        ):
            return None
        between = self.preposition(at + 1) if k == at + 2 else "to"
        word = trigger(self.tokens, verb)
        return (k + 1, word) if word is not None and between == "to" and not word.prepositions else None

    def _kept(self, at: int, word: Word) -> bool:
        """Whether what is acted on at *at* is kept from loss: "protects X from degradation"."""
        loss = self.phrase(at + 2) if self.preposition(at + 1) == "from" and word.lemma in _SAVING else None
        said = self.tokens[loss.event].word if loss is not None and loss.event >= 0 and not loss.ends else None
        return said is not None and said.sign < 0 and any(end.molecule for end in self.ends_of(at))

    def _effect(self, act: Act, objects: tuple[End, ...], sign: int, object_at: int) -> None:
        rule, main, relation = self._name(act), act.verb.main, act.word.relation
        objects = as_amounts(objects, act.word)
        if act.word.lemma == "target" and (self._silences(act.subjects) or self._for_loss(object_at)):
            sign = -1
        self.add(rule, (act.subjects, objects), sign, main, relation, act.marks)
        self.add(rule, (self.spared.get(act.at, ()), objects), sign, main, relation, DENIED)
        k = self.but_not(object_at)
        spared = self.phrase(k)
        if spared is not None and spared.head != "cells" and not act.marks.denied and act.phrase.ends:
            self.add(rule, (act.subjects, self.set_apart(k, spared.ends)), sign, main, relation, DENIED)
        if rule == "by doing" and self.preposition(act.at - 1) == "by" and sign and not act.marks.denied:
            self.doing_mediates(act.at, objects, sign, turning(act.marks.cues) + turned_by(self.tokens[main]))

    def _silences(self, subjects: tuple[End, ...]) -> bool:
        """Whether *subjects* are microRNAs: they silence their targets."""
        return bool(subjects) and all(end.kind is Kind.MIRNA for end in subjects)

    def _for_loss(self, at: int) -> bool:
        """Whether "for degradation" follows the phrase at *at*."""
        loss = self.phrase(at + 2) if self.preposition(at + 1) == "for" else None
        return loss is not None and self.tokens[loss.end - 1].low in _LOSSES

    def _name(self, act: Act) -> str:
        """The rule that an active verb is told by."""
        before = self.kind(act.at - 1)
        if act.word.group == "modify":
            return "modifies"
        if act.word.lemma in LEADING:
            return "leads to"
        if act.verb.voice == "ing":
            return "by doing" if before == "P" else "trailing participle"
        raised = any(token.low == "to" for token in self.tokens[act.verb.start : act.verb.main])
        if act.verb.voice == "infinitive" or raised:
            return "infinitive"
        return {"T": "relative clause", "C": "further verb"}.get(before, "active verb")

    def _other(self, act: Act, objects: tuple[End, ...]) -> None:
        """Verbs of need, of making, of binding and of going together."""
        group, main = act.word.group, act.verb.main
        if group == "require":
            causes = tuple(end for end in objects if end.sign)
            self.add("requires", (causes, self.needing(act.at, act.subjects)), 1, main, None, act.marks)
        elif group in {"secrete", "express"}:
            self._makes(act)
        elif group == "bind":
            self.undirected("binds", (act.subjects, objects), Relation.BINDS, 0, main, act.marks)
        elif group == "correlate" and self.preposition(act.at + 1):
            self.correlate(act.verb, (act.subjects, objects), act.word)

    def _makes(self, act: Act) -> None:
        makers = tuple(end for end in act.subjects if end.kind in SECRETORS and end.sign > 0)
        made = as_things(act.phrase.ends)
        rule = "secretes" if act.word.group == "secrete" else "expresses"
        self.add(rule, (makers, made), 1, act.verb.main, act.word.relation, act.marks)
        if rule == "secretes" and act.verb.voice == "ing" and not act.marks.denied:
            self.doing_mediates(act.at, made, 1)

    def correlate(self, verb: Verb, ends: tuple[tuple[End, ...], tuple[End, ...]], word: Word) -> None:
        """Collect "X correlates with Y", "X is associated with Y"; never a cause."""
        marks = marks_of(verb)
        if word.lemma in {"associate", "link", "relate"} and not verb.adverb_sign:
            self.undirected("associated with", ends, Relation.ASSOCIATED_WITH, 0, verb.main, marks)
        else:
            # "reduced X is inversely correlated with Y": whether X or its loss is meant is not said
            turned = verb.adverb_sign < 0 and any(end.sign < 0 for side in ends for end in side)
            sign = 0 if turned else verb.adverb_sign
            marks = marks_of(verb, *turning(verb.cues))
            self.undirected("correlates with", ends, Relation.CORRELATES_WITH, sign, verb.main, marks)

    def but_not(self, k: int) -> int:
        """Index of the unit after "but not" that follows the unit at *k*, or -1."""
        k += 2 if self.kind(k + 1) == "," else 1
        unit = self.unit(k)
        return k + 2 if unit is not None and unit.low == "but" and self.kind(k + 1) == "x" else -1


def by_adverb(word: Word) -> bool:
    """Whether "positively" or "negatively" gives a verb its sign."""
    return word.group == "effect" and word.sign == 0 and word.lemma not in UNDOING


def sign_on(phrase: Phrase | None, verb: Verb, word: Word, *, saved: bool = False) -> int:
    """The sign of a verb on what the ends of *phrase* stand for.

    Args:
        phrase: What is acted on, where it is known.
        verb: The verb group.
        word: The verb as a trigger.
        saved: It is what something is saved from ("rescued cells from Y").
    """
    if word.lemma in _EVENING:  # which way is known only of what was changed before
        return -1 if phrase is not None and any(end.changed for end in phrase.ends) else 0
    if word.lemma in UNDOING and phrase is not None:
        brought_about = word.lemma == "rescue" and bool(phrase.causes)  # "rescued X-induced Y"
        undone = saved or brought_about or phrase.head == "effect" or any(end.sign < 0 for end in phrase.ends)
        return -1 if undone else 1
    return verb.adverb_sign if by_adverb(word) else word.sign
