"""Active verbs and verbs of being: "X inhibits Y", "X is required for Y", "X had an effect on Y"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.extraction.clauses import Verb
from explorer.extraction.cues import cue, flagging, turned_by, turning
from explorer.extraction.ends import End, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.rules.collector import DENIED, Marks, governs, marks_of, said_by
from explorer.extraction.rules.finding import SECRETORS
from explorer.extraction.rules.mediators import Mediators
from explorer.extraction.rules.nominal import SEEN, as_amounts, as_things
from explorer.extraction.triggers import PREDICATES, REVERSED, Word
from explorer.model.entity import Kind
from explorer.model.evidence import NEGATES, TURNS, Cue
from explorer.model.relation import Relation

LEADING = frozenset(listed("lead result contribute account"))
# What was lost, or brought about by another, these bring back to what it was.
UNDOING = frozenset({"rescue", "restore"})
# "protects cells from Y", "sensitizes cells to Y": prepositions before what it is about.
_SAVING = {"protect": ("from", "against"), "rescue": ("from",), "sensitize": ("to",), "sensitise": ("to",)}
_GIVING = frozenset(listed("give gives gave giving"))
_FORMING = frozenset(listed("form forms formed forming"))
_COMPLEXES = frozenset(listed("complex complexes heterodimer heterodimers dimer dimers heterocomplex"))
LIGHT = frozenset(
    listed("""
        play plays played playing exert exerts exerted have has had show showed shows produced produce exhibit exhibits
        exhibited display displays displayed
    """)
)


@dataclass(frozen=True, slots=True)
class Act:
    """An active verb at work: where it stands, who acts, on what phrase, with what marks."""

    at: int
    verb: Verb
    word: Word
    subjects: tuple[End, ...]
    phrase: Phrase
    marks: Marks


class Active(Mediators):
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
            if not self.ends_of(k) and self.preposition(k + 1) in _SAVING[word.lemma]:
                return k + 2 if self.kind(k + 2) == "N" else -1  # "protects cells from Y"
        if word.prepositions:
            if governs(word, preposition):
                return k + 1 if self.kind(k + 1) == "N" else -1
            if word.group != "bind":
                return -1
        if (preposition == "to" and word.lemma == "bind") or (preposition == "of" and word.form == "ing"):
            k += 1
        return k if self.kind(k) == "N" else -1

    def _kept(self, at: int, word: Word) -> bool:
        """Whether what is acted on at *at* is kept from loss: "protects X from degradation"."""
        loss = self.phrase(at + 2) if self.preposition(at + 1) == "from" and word.lemma in _SAVING else None
        said = self.tokens[loss.event].word if loss is not None and loss.event >= 0 and not loss.ends else None
        return said is not None and said.sign < 0 and any(end.molecule for end in self.ends_of(at))

    def _effect(self, act: Act, objects: tuple[End, ...], sign: int, object_at: int) -> None:
        rule, main, relation = self._name(act), act.verb.main, act.word.relation
        objects = as_amounts(objects, act.word)
        if act.word.lemma == "target" and act.subjects and all(end.kind is Kind.MIRNA for end in act.subjects):
            sign = -1  # a microRNA silences its targets
        self.add(rule, (act.subjects, objects), sign, main, relation, act.marks)
        self.add(rule, (self.spared.get(act.at, ()), objects), sign, main, relation, DENIED)
        k = self.but_not(object_at)
        spared = self.phrase(k)
        if spared is not None and spared.head != "cells" and not act.marks.denied and act.phrase.ends:
            self.add(rule, (act.subjects, self.set_apart(k, spared.ends)), sign, main, relation, DENIED)
        if rule == "by doing" and self.preposition(act.at - 1) == "by" and sign and not act.marks.denied:
            self.doing_mediates(act.at, objects, sign, turning(act.marks.cues) + turned_by(self.tokens[main]))

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

    # ---- verbs of being and light verbs --------------------------------------------------------------------------

    def being(self, at: int, verb: Verb, subjects: tuple[End, ...]) -> None:
        """Collect what a verb says that is no trigger: "is required for", "is an inhibitor of", "plays a role"."""
        low = self.tokens[verb.main].low
        if verb.predicate in REVERSED:
            self._reversed(at, verb, subjects)
        elif verb.predicate:
            self._predicate(at, verb, subjects)
        elif verb.voice == "be" or self.preposition(at + 1) == "as":
            phrase = self.phrase(at + 2) if self.preposition(at + 1) == "as" else self.phrase(at + 1)
            if phrase is not None:
                self.is_agent(subjects, phrase, marks_of(verb))
                self.is_target(subjects, phrase, marks_of(verb))
                self._depends(at, verb, subjects, phrase)
        elif verb.voice == "passive" and low in SEEN:
            self.seen(at, verb)
        elif self.tokens[verb.end - 1].low in _GIVING and self._rise(at + 1):
            self._gives_rise(at, verb, subjects)
        elif self.tokens[verb.end - 1].low in _FORMING:
            self._complexed(at, verb, subjects)
        elif low == "played" and self.preposition(at + 1) == "by":
            self._role_played(at, verb)
        elif low in LIGHT or self.tokens[verb.end - 1].low in LIGHT:
            self._light(at, verb, subjects)

    def _predicate(self, at: int, verb: Verb, subjects: tuple[End, ...]) -> None:
        sign, prepositions = PREDICATES[verb.predicate]
        phrase = self.phrase(at + 2)
        if self.preposition(at + 1) in prepositions and phrase is not None:
            marks = marks_of(verb, *self._dispensing(verb, sign))
            self.add("required for", (subjects, phrase.ends), 1, verb.main, None, marks)

    def _reversed(self, at: int, verb: Verb, patients: tuple[End, ...]) -> None:
        """Collect "Y is dependent on X", "Y was unaffected by X"."""
        sign, prepositions = REVERSED[verb.predicate]
        phrase = self.phrase(at + 2)
        if self.preposition(at + 1) in prepositions and phrase is not None:
            denied = sign == 2
            patients = self.needing(at, patients)
            marks = marks_of(verb, *self._dispensing(verb, sign))
            self.add(
                "independent of" if denied else "depends on", (phrase.ends, patients), sign % 2, verb.main, None, marks
            )

    def _dispensing(self, verb: Verb, sign: int) -> tuple[Cue, ...]:
        """The predicate of *verb* where it denies what it says: "dispensable", "independent"."""
        return (cue(self.tokens[verb.main], NEGATES),) if sign == 2 else ()

    def _depends(self, at: int, verb: Verb, subjects: tuple[End, ...], phrase: Phrase) -> None:
        """Collect "Y is X-dependent"."""
        if phrase.causes and not phrase.ends and self.tokens[phrase.end - 1].low == "dependent":
            marks = marks_of(verb)
            self.add("depends on", (phrase.causes, self.needing(at, subjects)), 1, phrase.end - 1, None, marks)

    def seen(self, at: int, verb: Verb) -> None:
        """Collect "an increase in Y was observed after X"."""
        phrase, cause = self.phrase(at - 1), self.phrase(at + 2)
        if phrase is None or cause is None or not any(end.changed for end in phrase.ends):
            return
        marks = marks_of(verb)  # "no change": the walk has turned the verb
        if self.preposition(at + 1) in {"after", "upon", "following", "in response to"}:
            self.add("change upon", (self.ends_of(at + 2), phrase.ends), 1, phrase.event, None, marks)
        elif self.preposition(at + 1) == "in":
            carried = tuple(end for end in self.ends_of(at + 2) if end.carried)
            self.add("in treated cells", (carried, phrase.ends), 1, phrase.event, None, marks)

    def _light(self, at: int, verb: Verb, subjects: tuple[End, ...]) -> None:
        phrase = self.phrase(at + 1)
        if phrase is not None and phrase.head in {"event", "entity"}:
            carried = tuple(end for end in subjects if end.carried and end.sign)
            changed = tuple(end for end in phrase.ends if end.changed and end.sign)
            said_at = phrase.event if phrase.event >= 0 else phrase.start
            self.add("in treated cells", (carried, changed), 1, said_at, None, marks_of(verb))
        if phrase is None or phrase.head not in {"effect", "role"}:
            return
        sign = phrase.sign if self.adjective(phrase) else 0
        rule = "has an effect on" if phrase.head == "effect" else "plays a role in"
        marks = marks_of(verb, *turning(phrase.cues), phrase=phrase)
        self.add(rule, (subjects, phrase.ends), sign, phrase.event, None, marks)

    def _rise(self, at: int) -> bool:
        """Whether "rise to Y" starts at *at*."""
        unit = self.unit(at)
        return unit is not None and unit.low == "rise" and self.preposition(at + 1) == "to"

    def _gives_rise(self, at: int, verb: Verb, subjects: tuple[End, ...]) -> None:
        """Collect "X gave rise to Y"."""
        ends = (subjects, self.ends_of(at + 3))
        self.add("leads to", ends, 1, verb.main, None, marks_of(verb))

    def _complexed(self, at: int, verb: Verb, subjects: tuple[End, ...]) -> None:
        """Collect "X forms a complex with Y"."""
        phrase = self.phrase(at + 1)
        if phrase is not None and self.tokens[phrase.end - 1].low in _COMPLEXES and self.preposition(at + 2) == "with":
            ends = (subjects, self.ends_of(at + 3))
            self.undirected("binds", ends, Relation.BINDS, 0, verb.main, marks_of(verb))

    def _role_played(self, at: int, verb: Verb) -> None:
        """Of "the inhibitory role played by X in Y"."""
        role, actor, scene = self.phrase(at - 1), self.phrase(at + 2), self.phrase(at + 4)
        if role is None or actor is None or role.head != "role":
            return
        objects = scene.ends if scene is not None and self.preposition(at + 3) == "in" else role.ends
        sign, turns = (role.sign, turning(role.cues)) if self.adjective(role) else self._prefix(role)
        marks = Marks(hedged=verb.hedged, cues=(*flagging(verb.cues), *turns))
        self.add("role played by", (actor.ends, objects), sign, verb.main, None, marks)

    def _prefix(self, phrase: Phrase) -> tuple[int, tuple[Cue, ...]]:
        """The sign of "prometastatic" or "antiapoptotic" in *phrase*, and the word where it turns."""
        for token in self.tokens[phrase.start : phrase.end]:
            if token.low.startswith("anti"):
                return -1, (cue(token, TURNS),)
            if token.low.startswith("pro") and token.tag in {"E", "w"} and len(token.low) > 8:
                return 1, ()
        return 0, ()


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
    if word.lemma in UNDOING and phrase is not None:
        brought_about = word.lemma == "rescue" and bool(phrase.causes)  # "rescued X-induced Y"
        undone = saved or brought_about or phrase.head == "effect" or any(end.sign < 0 for end in phrase.ends)
        return -1 if undone else 1
    return verb.adverb_sign if by_adverb(word) else word.sign
