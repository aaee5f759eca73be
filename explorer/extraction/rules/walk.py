"""The walk along the units of a sentence: each phrase, each verb, each mediator in its turn."""

from __future__ import annotations

from explorer.extraction.clauses import Clauses, Verb, trigger
from explorer.extraction.cues import cue
from explorer.extraction.rules.active import LEADING
from explorer.extraction.rules.collector import governs
from explorer.extraction.rules.echoes import Echoes
from explorer.extraction.rules.finding import Finding
from explorer.extraction.stream import Token
from explorer.extraction.triggers import Word
from explorer.extraction.words import FAILING
from explorer.model.evidence import NEGATES, SPECULATES, Cue

_SERVING = frozenset({"act", "function"})
_UNABLE = frozenset({"ineffective", "incapable", "unsuccessful", "inefficient"})


class Walk(Echoes):
    """Walks along one sentence with all rules."""

    def run(self) -> list[Finding]:
        """Return the findings: phrases and verbs in the order of the sentence, then mediators."""
        self.units = Clauses(self.tokens).read()
        for at, unit in enumerate(self.units):
            if unit.phrase is not None:
                self.nominal(at, unit.phrase)
            elif unit.verb is not None:
                self._verb(at, unit.verb)
        for at, unit in enumerate(self.units):
            if unit.kind == "P":
                self.mediators(at)
        return self.findings

    def _verb(self, at: int, verb: Verb) -> None:
        word = trigger(self.tokens, verb)
        if word is not None and word.lemma in _SERVING and self.preposition(at + 1) == "as":
            word = None  # "X acted as an inhibitor of Y"
        denial = self.denied_subject(at) or self._unable(at, verb)
        if denial:
            verb.deny(*denial)
        if word is not None and self._bare(verb, word):
            self._share_auxiliary(at, verb)
        if verb.voice == "ing" and self.preposition(at - 1) == "by":
            self._share_marks(at, verb)
        passive = word is not None and self._is_passive(at, verb, word)
        if word is not None and passive:
            self.passive(at, verb, word)
        subjects = self.subjects[at] if passive else self.subject(at, verb)
        if word is not None and word.group in {"effect", "require"}:
            self.undone(at, verb, word, subjects)
        if passive:
            return
        self.subjects[at] = subjects
        if word is None:
            self.being(at, verb, subjects)
            self.state(at, verb, subjects)
            self.echoed(at, verb, subjects)
            return
        object_at = self.object_at(at, word)
        if object_at < 0:
            self.intransitive(at, verb, word, subjects)
        else:
            self.active(at, verb, word, subjects, object_at)

    def _bare(self, verb: Verb, word: Word) -> bool:
        """Whether a verb group is one word in its bare form."""
        return verb.end == verb.start + 1 and self.tokens[verb.main].low == word.lemma

    def _share_auxiliary(self, at: int, verb: Verb) -> None:
        """Of "X may suppress A or promote B", "X did not induce A or inhibit B": "may", "did not" hold for both."""
        k = at - 1
        while self.kind(k) in {"C", "N", "P", ","}:
            k -= 1
        joined, first = self.unit(at - 1), self.units[k].verb if self.kind(k) == "V" else None
        if first is None or joined is None or joined.kind != "C":
            return
        before = self.tokens[first.start : first.main]
        if not any(token.tag in "mo" or token.low in FAILING for token in before):
            return
        verb.hedged = verb.hedged or first.hedged
        verb.cues += tuple(one for one in first.cues if one.effect == SPECULATES)
        if first.denied and joined.low != "but":
            verb.deny(*(one for one in first.cues if one.effect == NEGATES))

    def _share_marks(self, at: int, verb: Verb) -> None:
        """Of "X may act by V-ing", "X does not act by V-ing": "may" and "not" hold for what it does, too."""
        k = next((k for k in range(at - 2, -1, -1) if self.kind(k) in {"V", ";", "S", "T"}), -1)
        done = self.units[k].verb if k >= 0 else None
        if done is not None and done.hedged and not verb.hedged:
            verb.hedge(*(one for one in done.cues if one.effect == SPECULATES))
        acts = done is not None and (done.plain or (k == at - 2 and done.voice == "active"))  # on nothing else
        if done is not None and done.denied and acts:
            verb.deny(*(one for one in done.cues if one.effect == NEGATES))

    def _unable(self, at: int, verb: Verb) -> tuple[Cue, ...]:
        """What stands before and says that it does not happen: "without V-ing", "the failure of X to V"."""
        if verb.voice == "ing":
            if self.preposition(at - 1) == "without":
                return (self.cue_at(at - 1, NEGATES),)
            before = self.unit(at - 2)
            unable = before is not None and before.low in _UNABLE and self.kind(at - 1) == "P"
            return (self.cue_at(at - 2, NEGATES),) if unable else ()
        phrase = self.phrase(at - 1)
        if phrase is None or phrase.event < 0 or verb.voice != "infinitive":
            return ()
        noun = self.tokens[phrase.event]
        return (cue(noun, NEGATES),) if noun.low in FAILING else ()

    def _is_passive(self, at: int, verb: Verb, word: Word) -> bool:
        """Whether the verb at *at* is passive: with "was", or a past form alone that no object follows."""
        if verb.voice == "passive":
            return True
        if verb.voice != "past" or self.kind(at + 1) == "N":
            return False
        if governs(word, self.preposition(at + 1)):
            return word.lemma not in {*LEADING, "interfere", "protect"} and word.group not in {"bind", "require"}
        return True


def walk(tokens: list[Token]) -> list[Finding]:
    """Return what the rules find in the tokens of one sentence."""
    return Walk(tokens).run()
