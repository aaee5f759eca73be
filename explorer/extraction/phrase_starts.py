"""Where noun phrases start: a past form may be a verb or stand before its noun, an -ing form open a clause."""

from __future__ import annotations

from explorer.extraction.phrase_words import ADJECTIVE_ENDINGS, TREATING
from explorer.extraction.stream import Token

_NOUN_STARTS = frozenset("EDJnalcw#U")
_BEFORE_PARTICIPLE = frozenset({"", "D", "P", "J", ",", "C", "d", "v", "S", "k", "q", "g", "h", "o", ":", ";"})


class Starts:
    """Looks at the tokens of one sentence."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.size = len(tokens)

    def tag(self, at: int) -> str:
        """The class of the token at *at*, or an empty string outside the sentence."""
        return self.tokens[at].tag if 0 <= at < self.size else ""

    def low(self, at: int) -> str:
        """The token at *at* in small letters, or an empty string outside the sentence."""
        return self.tokens[at].low if 0 <= at < self.size else ""

    def starts(self, at: int, governed: str = "") -> bool:
        """Whether a noun phrase starts at *at*.

        Args:
            at: Index of the token.
            governed: What governs the place: ``verb``, ``past``, ``prep``, ``of`` or ``theme`` (of an event); empty at
                the head of a clause.
        """
        tag = self.tag(at)
        if tag in _NOUN_STARTS:
            return True
        if tag == "R":
            return self.tag(at + 1) in {"J", "d"} and self.starts(at + 1, governed)
        if tag == "d":
            return self._participle(at, governed)
        return tag in {"g", "q", "G"} and self._verbal_starts(at, tag, governed)

    def _verbal_starts(self, at: int, tag: str, governed: str) -> bool:
        """Whether a verb form starts a phrase: "treating cells with X", "a cultured cell"."""
        if governed == "" and self.low(at) in TREATING:
            return self._clause_opens(at) and self.starts(at + 1, "prep")
        if tag == "g":
            return self._gerund_starts(at, governed)
        return governed != "" and self.tag(at + 1) in {"E", "n", "a", "l", "c", "w"}

    def _participle(self, at: int, governed: str) -> bool:
        """Whether the past form at *at* stands before its noun ("increased expression")."""
        if self.tag(at + 1) not in {"E", "n", "a", "l", "c", "w", "J"} or self.low(at + 1) == "its":
            return False
        before = at - 1
        while self.tag(before) == "R":
            before -= 1
        tag = self.tag(before)
        if tag == "C" and self.tag(before - 1) == "w" and self.low(before - 1).endswith(ADJECTIVE_ENDINGS):
            return True
        if governed in {"past", ""} and (tag in {"C", ","}) and before > 0:
            return governed == "" and (not self._after_subject(before) or self._is_subject(at))
        if tag == "T":  # "found that activated X", "in which activated X"; but in "Z, which activated X" a verb
            earlier = self.tag(before - 1)
            return earlier == "P" if self.low(before) in {"which", "who"} else earlier not in {"E", "n", "l", "a", "c"}
        return tag in _BEFORE_PARTICIPLE

    def _is_subject(self, at: int) -> bool:
        """Whether a finite verb follows the nouns after the past form at *at*: "..., and reduced X expression is"."""
        at += 1
        while self.tag(at) in {"E", "n", "l", "w", "a", "c", "J", "-", "/"} or self.low(at) == "of":
            at += 1
        return self.tag(at) in {"v", "b", "h", "m", "k"}

    def _after_subject(self, at: int) -> bool:
        """Whether a noun stands before the comma or conjunction at *at*, so that a verb may follow."""
        return self.tag(at - 1) in {"E", "n", "a", "l", "c", "w", ","}

    def _gerund_starts(self, at: int, governed: str) -> bool:
        if governed in {"prep", "of", "theme"} and self.low(at) in {"neutralizing", "blocking", "activating"}:
            return self.tag(at + 1) in {"a", "n", "J"}
        down = self.low(at + 1) == "down"  # "knocking down X"
        return governed == "" and self._clause_opens(at) and self.starts(at + 1 + down, "prep")

    def _clause_opens(self, at: int) -> bool:
        """Whether a clause may open at *at*: at the head of the sentence, after "and", "while", "that"."""
        return self.tag(at - 1) in {"", "C", "S"} or self.low(at - 1) == "that"
