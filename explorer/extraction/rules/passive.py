"""Passive verbs, with and without the one who acts: "Y is induced by X", "Y increased in response to X"."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.extraction.clauses import Verb
from explorer.extraction.cues import turning
from explorer.extraction.ends import End, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.rules.active import sign_on
from explorer.extraction.rules.collector import DENIED, Marks, group_of, marks_of, said_by
from explorer.extraction.rules.conditions import UPON
from explorer.extraction.rules.finding import SECRETORS
from explorer.extraction.rules.nominal import as_amounts, as_things, in_cascade
from explorer.extraction.rules.undoing import Undoing
from explorer.extraction.triggers import Word
from explorer.model.relation import Relation

_VAGUE = frozenset({"on", "under", "during", "with"})
_UPON = UPON | _VAGUE | {"due to"}
_CHANGES = frozenset(
    listed(
        "increase decrease decline elevate reduce diminish enhance induce lower upregulate downregulate change alter"
    )
)
_PLACES = frozenset({"in", "within", "at", "from"})


@dataclass(slots=True)
class Suffering:
    """A passive verb at work: the verb, who is acted on, and the phrase that a preposition brings in at *at*."""

    verb: Verb
    word: Word
    patients: tuple[End, ...]
    at: int
    preposition: str
    phrase: Phrase
    agents: tuple[End, ...]
    marks: Marks


class Passive(Undoing):
    """Collects what verbs in the passive voice say."""

    def passive(self, at: int, verb: Verb, word: Word) -> None:
        """Collect "Y is V-ed by X" and its kin."""
        patients = self.acted_on(self.patients(at, verb))
        self.subjects[at] = patients
        k = self._over_places(self._over_joined(at + 1))
        preposition = self.condition(k)
        phrase = self.phrase(k + 1) if preposition else None
        if phrase is None:
            self.upon_front(at, verb, word, patients)
            return
        marks = marks_of(verb, *(turning(verb.cues) if word.sign == 0 else ()), phrase=phrase)
        one = Suffering(verb, word, patients, k, preposition, phrase, self.ends_of(k + 1), marks)
        if word.group == "correlate" or word.lemma == "associate":
            self._together(at, one)
        elif word.group in {"effect", "modify"}:
            self._effect_on(at, one)
            if one.preposition not in {"by", "via", "through", *_UPON} and not any(end.carried for end in one.agents):
                self.upon_front(at, verb, word, patients)
        else:
            self._stated(one)

    def _over_joined(self, k: int) -> int:
        """Pass over "and activated" of "phosphorylated and activated by X", which stands at *k*."""
        verb = self.units[k + 1].verb if self.kind(k) == "C" and self.kind(k + 1) == "V" else None
        joined = verb is not None and verb.voice in {"past", "passive"} and not verb.plain
        return k + 2 if joined and self.units[k].low == "and" and self.preposition(k + 2) == "by" else k

    def _over_places(self, k: int) -> int:
        """Pass over "in HeLa cells" to the preposition that names the cause."""
        while self.preposition(k) in _PLACES and self.kind(k + 1) == "N":
            phrase = self.phrase(k + 1)
            if phrase is None or any(end.molecule for end in phrase.ends) or not self.preposition(k + 2):
                break
            k += 2
        return k

    def _together(self, at: int, one: Suffering) -> None:
        if one.word.lemma == "accompany":
            if one.preposition == "by":
                self._accompanied(at, one)
        elif one.preposition in {"with", "to"}:
            self.correlate(one.verb, (one.patients, one.phrase.ends), one.word)

    def _accompanied(self, at: int, one: Suffering) -> None:
        """Of "X induced Y, accompanied by Z": X and Z go together."""
        before = next((self.said[k].subjects for k in range(at - 1, -1, -1) if k in self.said), one.patients)
        others = tuple(in_cascade(end, one.phrase) for end in one.phrase.ends)
        relation = Relation.CORRELATES_WITH
        self.undirected("accompanied by", (before, others), relation, 1, one.verb.main, marks_of(one.verb))

    def _stated(self, one: Suffering) -> None:
        """Verbs of binding, of taking part, of need and of making."""
        group, main = one.word.group, one.verb.main
        if group == "bind" and one.preposition in {"by", "to", "with"}:
            self.undirected("binds", (one.patients, one.agents), Relation.BINDS, 0, main, one.marks)
        elif group == "involve" and one.preposition == "in":
            self._involved(one)
        elif group == "require" and one.preposition in {"for", "by"}:
            ends = (one.patients, one.phrase.ends)
            self.add("required for", ends, 1, main, None, one.marks)
        elif group in {"secrete", "express"} and one.preposition in {"by", "from"}:
            makers = tuple(end for end in one.agents if end.kind in SECRETORS)
            rule = "secretes" if group == "secrete" else "expresses"
            self.add(rule, (makers, as_things(one.patients)), 1, main, one.word.relation, one.marks)

    def _involved(self, one: Suffering) -> None:
        ends = (one.patients, one.phrase.ends)
        if one.word.lemma == "implicate":
            self.undirected("implicated in", ends, Relation.ASSOCIATED_WITH, 0, one.verb.main, one.marks)
        else:
            self.add("involved in", ends, 0, one.verb.main, None, one.marks)

    def _effect_on(self, at: int, one: Suffering) -> None:
        verb, word = one.verb, one.word
        sign = self.turned_back(at, word, one.patients) or self._sign_on_patients(at, verb, word)
        ends = (one.agents, as_amounts(one.patients, word))
        if one.preposition == "from" and word.lemma == "protect":  # "X-null mice were protected from Y"
            carried = tuple(end for end in one.patients if end.carried)
            self.add("in treated cells", (carried, one.phrase.ends), -1, verb.main, None, one.marks)
        elif one.preposition == "by":
            rule = "passive verb" if verb.voice == "passive" else "reduced relative"
            self.add(rule, ends, sign, verb.main, word.relation, one.marks)
            self.add(rule, (one.agents, self.spared.get(at, ())), sign, verb.main, word.relation, DENIED)
            self._but_not_by(rule, one, sign)
            self.said[at] = said_by(one.marks, (one.agents, one.patients), sign, self.tokens[verb.main])
        elif one.preposition in {"via", "through"}:
            self.add("passive via", ends, sign, verb.main, word.relation, one.marks)
        elif one.preposition in _UPON:
            self._upon(one, sign)
        elif one.preposition == "in":
            carried = tuple(end for end in one.agents if end.carried)
            self.add("in treated cells", (carried, one.patients), sign, verb.main, None, one.marks)

    def _sign_on_patients(self, at: int, verb: Verb, word: Word) -> int:
        """The sign of the verb at *at* on what stands before it; of a plain "effect of X on Y" none is known."""
        phrase = self.phrase(at - 2 if self.kind(at - 1) == "T" else at - 1)
        sign = sign_on(phrase, verb, word)
        if verb.voice != "passive" or phrase is None or phrase.head not in {"effect", "role"} or not phrase.subject:
            return sign
        return sign * phrase.sign if self.adjective(phrase) else 0

    def _but_not_by(self, rule: str, one: Suffering, sign: int) -> None:
        """Of "by X but not by Z", "by X nor by Z": what is said of Z."""
        joined = self.unit(one.at + 2)
        if joined is not None and joined.kind == "C" and joined.low != "but" and self.preposition(one.at + 3) == "by":
            ends = self.ends_of(one.at + 4), one.patients
            self.add(rule, ends, sign, one.verb.main, one.word.relation, one.marks)
        k = self.but_not(one.at + 1)
        k = k - 1 if k >= 0 and self.kind(k) == "N" else k  # "by X but not Z"
        other = self.phrase(k + 1) if self.preposition(k) == "by" or self.kind(k) == "x" else None
        if other is not None and not one.marks.denied:
            ends = (self.set_apart(k + 1, other.ends), one.patients)
            self.add(rule, ends, sign, one.verb.main, one.word.relation, DENIED)

    def _upon(self, one: Suffering, sign: int) -> None:
        treated = any(
            end.noun >= 0 and group_of(self.tokens[end.noun]) in {"treatment", "effect", "change"} for end in one.agents
        )
        if one.preposition not in _VAGUE or treated:
            self.add(
                "change upon", (one.agents, as_amounts(one.patients, one.word)), sign, one.verb.main, None, one.marks
            )

    def intransitive(self, at: int, verb: Verb, word: Word, patients: tuple[End, ...]) -> None:
        """Collect "VEGF expression increased after hypoxia", "... in hypoxia-treated cells"."""
        k = self._over_places(at + 1)
        phrase = self.phrase(k + 1)
        if word.lemma not in _CHANGES:
            return
        if phrase is None or self.condition(k) not in _UPON:
            self.upon_front(at, verb, word, patients)
        else:
            marks = marks_of(verb)
            one = Suffering(verb, word, patients, k, self.condition(k), phrase, self.ends_of(k + 1), marks)
            self._upon(one, word.sign)
