"""Verbs of being and light verbs: "X is required for Y", "X had an effect on Y", "Y was seen after X"."""

from __future__ import annotations

from explorer.extraction.clauses import Verb
from explorer.extraction.cues import cue, flagging, turning
from explorer.extraction.ends import End, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.rules.collector import Marks, marks_of
from explorer.extraction.rules.mediators import Mediators
from explorer.extraction.rules.nominal import SEEN
from explorer.extraction.trigger_nouns import PREDICATES, REVERSED
from explorer.model.evidence import NEGATES, TURNS, Cue
from explorer.model.relation import Relation

_GIVING = frozenset(listed("give gives gave giving"))
_FORMING = frozenset(listed("form forms formed forming"))
_COMPLEXES = frozenset(listed("complex complexes heterodimer heterodimers dimer dimers heterocomplex"))
LIGHT = frozenset(
    listed("""
        play plays played playing exert exerts exerted have has had show showed shows produced produce exhibit exhibits
        exhibited display displays displayed
    """)
)


class Being(Mediators):
    """Collects what verbs say that are no triggers themselves."""

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
        denied = sign == 2
        if denied and phrase is not None and self.preposition(at + 1) == "in":  # "Y was unaffected in X-null cells"
            carried = tuple(end for end in phrase.ends if end.carried)
            marks = marks_of(verb, *self._dispensing(verb, sign))
            self.add("in treated cells", (carried, patients), 0, verb.main, None, marks)
        elif self.preposition(at + 1) in prepositions and phrase is not None:
            patients = self.needing(at, patients)
            marks = marks_of(verb, *self._dispensing(verb, sign))
            self.add(
                "independent of" if denied else "depends on", (phrase.ends, patients), sign % 2, verb.main, None, marks
            )

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

    def _dispensing(self, verb: Verb, sign: int) -> tuple[Cue, ...]:
        """The predicate of *verb* where it denies what it says: "dispensable", "independent"."""
        return (cue(self.tokens[verb.main], NEGATES),) if sign == 2 else ()
