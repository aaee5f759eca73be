"""What is done to an effect that was told before: "and this effect was abolished by Z", "Z reversed this increase"."""

from __future__ import annotations

from explorer.extraction.clauses import Verb
from explorer.extraction.cues import turned_by, turning
from explorer.extraction.ends import End
from explorer.extraction.listed import listed
from explorer.extraction.rules.active import UNDOING
from explorer.extraction.rules.collector import Said, among, marks_of
from explorer.extraction.rules.conditions import Conditions
from explorer.extraction.triggers import Word

_POINTING = frozenset({"this", "these", "such"})
_EFFECTS = frozenset(
    listed("""
        effect effects increase decrease induction inhibition reduction change changes response responses activation
        upregulation downregulation up-regulation down-regulation suppression stimulation enhancement phenotype
        impairment impairments defect defects action actions blockade rise elevation phenomenon
    """)
)
# These bring an effect about; they do nothing to one that is there.
_BRINGING = frozenset(listed("induce cause mediate elicit evoke trigger drive produce"))
_REVERSING = UNDOING | frozenset(
    listed("reverse abolish abrogate prevent attenuate block counteract blunt negate antagonize")
)


class Undoing(Conditions):
    """Collects what acts on an effect that the sentence told before."""

    def undone(self, at: int, verb: Verb, word: Word, subjects: tuple[End, ...]) -> None:
        """Collect "this effect was abolished by Z" and "Z abolished this effect" from the verb at *at*."""
        passive = verb.voice == "passive"
        doers = self.ends_of(at + 2) if passive and self.preposition(at + 1) == "by" else subjects
        said = self._said_before(at)
        if said is None or said.denied or not said.sign or word.lemma in _BRINGING:
            return
        if word.group == "require":  # "this effect required Z"
            if self._points_back(at - 1):
                needed = self.ends_of(self.object_at(at, word))
                self.add("effect undone", (needed, said.objects), said.sign, verb.main, None, marks_of(verb))
            return
        if not self._points_back(at - 1 if passive else at + 1):
            return
        undoes = word.sign < 0 or word.lemma in UNDOING
        sign = (-1 if undoes else word.sign) * said.sign
        cues = (*turning(said.cues), *turned_by(self.tokens[verb.main]))
        self.add("effect undone", (doers, said.objects), sign, verb.main, None, marks_of(verb, *cues))

    def turned_back(self, at: int, word: Word, patients: tuple[End, ...]) -> int:
        """The sign of the verb at *at* on Y where it undoes what the verb before did; 0 where it undoes nothing.

        "X reduced Y, which was reversed by Z": Z raises Y. "Loss of X caused Y that was rescued by Z": Z lowers Y.
        """
        said = self._said_before(at)
        named = self.phrase(at - 2)  # "X reduced Y, an effect that was reversed by Z"
        effect = named is not None and not named.ends and self.tokens[named.end - 1].low in _EFFECTS
        own = word.lemma in UNDOING  # "caused Y that was rescued by Z", without a comma
        relative = self.kind(at - 1) == "T" and (self.kind(at - 2) == "," or effect or own)
        if said is None or not said.sign or said.denied or not relative or word.lemma not in _REVERSING:
            return 0
        back = bool(patients) and all(among(one, said.objects) for one in patients)
        return -said.sign if back else 0

    def _said_before(self, at: int) -> Said | None:
        """What the last verb before the unit at *at* said."""
        return self.said.get(max((k for k in self.said if k < at), default=-1))

    def _points_back(self, at: int) -> bool:
        """Whether the phrase at *at* is "this", "this effect", "these increases"."""
        phrase = self.phrase(at)
        if phrase is None or phrase.ends or phrase.subject or self.tokens[phrase.start].low not in _POINTING:
            return False
        return phrase.end == phrase.start + 1 or self.tokens[phrase.end - 1].low in _EFFECTS
