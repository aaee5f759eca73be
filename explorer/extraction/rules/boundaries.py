"""Where clauses and insertions begin and end, and what is set apart: "X, but not Z, ..."."""

from __future__ import annotations

from explorer.extraction.clauses import Verb
from explorer.extraction.cues import denying
from explorer.extraction.ends import End
from explorer.extraction.listed import listed
from explorer.extraction.rules.collector import Collector
from explorer.model.evidence import NEGATES

_MADE = frozenset({"conditioned", "secreted", "released", "produced", "derived"})
_VARIANTS = frozenset(listed("wild-type wildtype wt native full-length active"))
_CONTACT = frozenset(listed("contact coculture co-culture cocultivation combination"))


class Boundaries(Collector):
    """Tells what lies between a verb and its subject."""

    def set_apart(self, at: int, ends: tuple[End, ...]) -> tuple[End, ...]:
        """*ends* with the "not" that sets the phrase at *at* apart: what stands just before it, or its determiner."""
        phrase = self.phrase(at)
        apart = denying(phrase.cues) if phrase is not None else ()
        for k in (at - 1, at - 2):
            if not apart and self.kind(k) == "x":
                apart = (self.cue_at(k, NEGATES),)
        return tuple(end.turned(1, apart) for end in ends)

    def _before_but_not(self, at: int) -> int:
        """Index of the phrase before "but not" and the phrase at *at*, or -1."""
        phrase = self.phrase(at)
        if self.kind(at - 1) == "P" and self.kind(at - 2) == "x":  # "treatment with X, but not with Y"
            at -= 1
        if phrase is None or not (phrase.denied or self.kind(at - 1) == "x"):
            return -1
        k = at - 1 if phrase.denied else at - 2
        but = self.unit(k)
        if but is None or but.low != "but":
            return -1
        k -= 2 if self.kind(k - 1) == "," else 1
        named = self.phrase(k)
        if named is None or self.tokens[named.end - 1].low in _VARIANTS:  # "wild-type but not mutant X" is of X
            return -1
        return k

    def _contact(self, at: int) -> bool:
        """Whether the phrase at *at* is "contact", "co-culture" with what acts."""
        phrase = self.phrase(at)
        return phrase is not None and any(token.low in _CONTACT for token in self.tokens[phrase.start : phrase.end])

    def _reduced(self, at: int) -> bool:
        """Whether the unit at *at* is a past form alone, after its noun."""
        unit = self.unit(at)
        return unit is not None and unit.verb is not None and unit.verb.voice == "past" and self.kind(at - 1) == "N"

    def _made(self, at: int) -> bool:
        """Whether the past form at *at* says who made what stands before it."""
        verb = self.units[at].verb
        return verb is not None and self.tokens[verb.main].low in _MADE and self.preposition(at + 1) in {"by", "from"}

    def _inserted(self, at: int, verb: Verb) -> bool:
        """Whether the verb at *at* is of an insertion: ", as shown by A staining, and V"."""
        noun = verb.plain and verb.voice == "ing" and self.kind(at - 1) == "N"
        return noun or self.preposition(at - 1) == "as"

    def _listed_verb(self, at: int) -> bool:
        """Whether the verb after a comma goes on a list: "X inhibits A, activates B and ...", not "X, which ..., V"."""
        k = at - 2
        while k > 0 and self.kind(k) in {"N", "P"}:
            k -= 1
        verb = self.units[k].verb if self.kind(k) == "V" else None
        goes_on = any(self.kind(j) == "C" and self.kind(j + 1) == "V" for j in range(at + 1, at + 6))
        return verb is not None and verb.voice in {"active", "past"} and self.kind(k - 1) in {"N", ","} and goes_on

    def introduces(self, at: int, named: int) -> bool:
        """Whether the phrase at *at* says what the name behind the comma is: "a COX-2 inhibitor, celecoxib"."""
        first, name = self.phrase(at), self.phrase(named)
        if first is None or name is None or named != at + 2 or self.kind(at + 1) != ",":
            return False
        described = first.head in {"agent", "head"} or self.tokens[first.start].low in {"a", "an"}
        bare = name.head == "entity" and len(name.ends) == 1 and name.ends[0].molecule and not name.ends[0].changed
        return described and bare and self.tokens[first.start].tag == "D" and self.tokens[name.start].tag != "D"

    def _earlier_verb(self, at: int) -> bool:
        for k in range(at - 1, -1, -1):
            if self.kind(k) == "V":
                return True
            if self.kind(k) in {";", "S"} or (self.kind(k) == "T" and self.kind(k - 1) == "C"):
                return False  # "... and that X, a Z, activates Y"
        return False
