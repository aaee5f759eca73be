"""What differs under a condition: "in X-treated cells", "Upon X, Y was activated", "Y was lost after X"."""

from __future__ import annotations

from explorer.extraction.clauses import Verb
from explorer.extraction.cues import cue, turning
from explorer.extraction.ends import End
from explorer.extraction.listed import listed
from explorer.extraction.rules.active import Active
from explorer.extraction.rules.collector import Marks, marks_of
from explorer.extraction.triggers import Word
from explorer.model.entity import Kind
from explorer.model.evidence import TURNS

UPON = frozenset({"in response to", "upon", "following", "after"})
# "Y was higher", "Y was lost": how it differs.
_STATES = {
    **dict.fromkeys(listed("higher greater stronger"), 1),
    **dict.fromkeys(listed("lower weaker absent lost undetectable"), -1),
}
# "Y rose", "Y fell".
_MOVES = {**dict.fromkeys(listed("rose rises rise risen"), 1), **dict.fromkeys(listed("fell falls fall dropped"), -1)}
_BEARING = {"resistant": -1, "refractory": -1, "sensitive": 1, "susceptible": 1, "prone": 1}
_STOPS = frozenset({";", "S", "T"})
_BEING_THERE = frozenset({"absence", "presence"})


class Conditions(Active):
    """Collects what is different where a condition holds."""

    def state(self, at: int, verb: Verb, patients: tuple[End, ...]) -> None:
        """Collect "Y was higher in X-treated cells", "Y was lost after X"."""
        said, k = self.tokens[verb.main], at + 1
        if verb.plain and said.low in _MOVES:
            self.under_condition(at, (k, verb.main), patients, _MOVES[said.low], marks_of(verb))
            return
        if verb.voice == "be":
            phrase = self.phrase(at + 1)
            if phrase is not None and verb.start > 0 and self.tokens[verb.start - 1].low == "there":
                changed = tuple(end for end in phrase.ends if end.changed)  # "there was an increase in Y after X"
                self.under_condition(at, (at + 2, phrase.event), changed, 1, marks_of(verb, phrase=phrase))
                return
            if phrase is None or phrase.ends or phrase.head != "other":
                return
            said, k = self.tokens[phrase.end - 1], at + 2
            if said.low in _BEARING and self.preposition(k) == "to":  # "X-null mice were resistant to Y"
                self._bears(at, verb, patients, _BEARING[said.low])
                return
        sign = _STATES.get(said.low)
        if sign is not None and verb.voice in {"be", "passive"}:
            marks = marks_of(verb, *((cue(said, TURNS),) if sign < 0 else ()))
            self.under_condition(at, (k, verb.main), patients, sign, marks)

    def _bears(self, at: int, verb: Verb, patients: tuple[End, ...], sign: int) -> None:
        """Add what the carriers among *patients* say of the process that they resist, or do not."""
        carried = tuple(end for end in patients if end.carried)
        processes = tuple(end for end in self.ends_of(at + 3) if end.sign and not end.molecule)
        self.add("in treated cells", (carried, processes), sign, verb.main, None, marks_of(verb))

    def under_condition(
        self, at: int, places: tuple[int, int], patients: tuple[End, ...], sign: int, marks: Marks
    ) -> None:
        """Add that *patients* differ under the condition that the sentence gives.

        Args:
            at: Index of the unit of the verb.
            places: Index of the unit after what the verb says, and of the token that says it.
            patients: What differs.
            sign: How.
            marks: What qualifies it.
        """
        k, trigger_at = places
        preposition, causes = self.condition(k), self.ends_of(k + 1)
        if not (preposition in UPON or any(end.carried for end in causes)):
            preposition, causes = self._fronted(at)
        if preposition in UPON:
            self.add("change upon", (_acting(causes), patients), sign, trigger_at, None, marks)
        elif preposition == "in":
            carried = tuple(end for end in causes if end.carried)
            self.add("in treated cells", (carried, patients), sign, trigger_at, None, marks)

    def upon_front(self, at: int, verb: Verb, word: Word, patients: tuple[End, ...]) -> None:
        """Collect "In response to X, Y was activated", where the verb names no cause itself."""
        sign = verb.adverb_sign if word.sign == 0 and verb.adverb_sign else word.sign
        if word.group == "effect":
            marks = marks_of(verb, *(turning(verb.cues) if word.sign == 0 else ()))
            self.under_condition(at, (at + 1, verb.main), patients, sign, marks)

    def condition(self, at: int) -> str:
        """The preposition at *at*; "in the absence of X", "in the presence of X" are like "upon"."""
        phrase = self.phrase(at + 1)
        there = phrase is not None and phrase.event >= 0 and self.tokens[phrase.event].low in _BEING_THERE
        return "upon" if there and self.preposition(at) == "in" else self.preposition(at)

    def _fronted(self, at: int) -> tuple[str, tuple[End, ...]]:
        """The preposition and the ends of "Upon X, " at the head of the clause of the verb at *at*."""
        for k in range(at - 1, -1, -1):
            if self.kind(k) in _STOPS:
                break
            if self.kind(k) == "," and self.kind(k - 1) == "N" and self._heads(k - 2):
                return self.condition(k - 2), self.ends_of(k - 1)
        return "", ()

    def _heads(self, at: int) -> bool:
        """Whether the unit at *at* is a preposition that opens a clause."""
        return self.kind(at) == "P" and self.kind(at - 1) in {"", *_STOPS}


def _acting(ends: tuple[End, ...]) -> tuple[End, ...]:
    """Those of *ends* that a change can come from: after a process it may only come later."""
    return tuple(end for end in ends if end.molecule or end.carried or end.kind is Kind.CONDITION)
