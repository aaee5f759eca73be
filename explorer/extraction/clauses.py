"""Clauses: the sentence as a row of units (phrases, verb groups, prepositions, ...) that the rules walk along."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.extraction import words as closed
from explorer.extraction.cues import cue
from explorer.extraction.ends import Phrase
from explorer.extraction.noun_phrases import Phrases
from explorer.extraction.stream import Token
from explorer.extraction.trigger_nouns import PREDICATES, REVERSED
from explorer.extraction.trigger_verbs import SIGN_ADVERBS
from explorer.extraction.triggers import Word
from explorer.model.evidence import NEGATES, SPECULATES, TURNS, Cue

# These may stand before a verb: "both activates A and inhibits B".
_CORRELATIVE = frozenset({"both", "either", "neither", "nor"})
# Classes of what an adverb may stand before in a verb group, and of what may follow "to" in one.
_VERBAL, _AFTER_ADVERB, _AFTER_TO = frozenset("vdgkqR"), frozenset("vdgkqGRbhxmJwD"), frozenset("vkbhR")
# "in turn": adverbs of two words.
_ADVERBIAL = frozenset({"turn", "part", "particular", "addition", "contrast", "fact"})


@dataclass(slots=True)
class Verb:
    """A verb group: "did not significantly inhibit", "was shown to be activated".

    Attributes:
        start: Index of its first token.
        end: Index after its last token.
        main: Index of the word that says the relation (or of the last verb).
        voice: ``active``, ``passive``, ``participle`` (past form alone), ``ing``, ``infinitive`` or ``be``.
        denied: It is negated.
        hedged: A modal or a hedging verb weakens it.
        adverb_sign: Sign of "positively", "negatively", or 0.
        predicate: The adjective after "is" that says the relation ("required"), or empty.
        plain: It is an everyday verb, not a trigger.
        cues: The words that deny or weaken it, the adverb that gives it its sign.
    """

    start: int
    end: int
    main: int
    voice: str = "active"
    denied: bool = False
    hedged: bool = False
    adverb_sign: int = 0
    predicate: str = ""
    plain: bool = False
    cues: tuple[Cue, ...] = ()

    def deny(self, *cues: Cue) -> None:
        """Turn whether it is denied, as *cues* say."""
        self.denied = not self.denied
        self.cues += cues

    def hedge(self, *cues: Cue) -> None:
        """Weaken it, as *cues* say."""
        self.hedged = True
        self.cues += cues


@dataclass(slots=True)
class Unit:
    """One part of a clause.

    Attributes:
        kind: ``N`` phrase, ``V`` verb group, ``P`` preposition, ``C`` conjunction, ``T`` relative, ``S`` subordinator,
            ``,`` ``;`` or ``.`` for the rest.
        start: Index of its first token.
        low: Its first word in small letters.
        phrase: Of ``N``.
        verb: Of ``V``.
    """

    kind: str
    start: int
    low: str
    phrase: Phrase | None = None
    verb: Verb | None = None


class Clauses:
    """Reads the units of one sentence's tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.phrases = Phrases(tokens)
        self.units: list[Unit] = []
        self.inverted: tuple[Cue, ...] = ()

    def read(self) -> list[Unit]:
        """Return the units in order."""
        at = 0
        while at < len(self.tokens):
            at = self._next(at)
        return self.units

    def _next(self, at: int) -> int:
        token = self.tokens[at]
        tag = token.tag
        if token.low in _CORRELATIVE and self._verb_follows(at):
            return self._correlative(at, token)
        if token.low == "nor" and self.phrases.tag(at + 1) in {"o", "h", "m", "b"}:  # "nor did X activate Y"
            self.units.append(Unit("C", at, token.low))
            self.inverted = (cue(token, NEGATES),)
            return at + 2
        told = (
            tag == "R"
            and (token.low in SIGN_ADVERBS or token.low in closed.HEDGES)
            and self.phrases.tag(at + 1) in {"v", "d", "g"}
        )
        governed = self._governed()
        noun = tag in "dqg" and self.phrases.starts(at, governed) and not self._joins_participle(tag)
        if (tag in "bhomvdgkqGx" or told) and not noun:
            verb = self._verb(at)
            if verb is not None:
                if self.inverted:
                    verb.deny(*self.inverted)
                    self.inverted = ()
                self.units.append(Unit("V", at, token.low, verb=verb))
                return verb.end
        if self.phrases.starts(at, governed):
            phrase = self.phrases.read(at, governed)
            if phrase is not None and phrase.end > at and self._measure(phrase):
                return self._over_measure(phrase)
            if phrase is not None and phrase.end > at:
                self.units.append(Unit("N", at, token.low, phrase=phrase))
                return phrase.end
        return self._small(at, token)

    def _joins_participle(self, tag: str) -> bool:
        """Whether an -ing form after "and" goes on with the participle before: "promoting A and reducing B"."""
        if tag != "g" or not self.units or self.units[-1].kind != "C":
            return False
        for unit in reversed(self.units):
            if unit.verb is not None:
                return unit.verb.voice == "ing" and not unit.verb.plain
            if unit.kind not in {"N", "C", "P"}:
                return False
        return False

    def _verb_follows(self, at: int) -> bool:
        """Whether a verb follows the correlative at *at*: "X neither activated A nor inhibited B"."""
        if self.tokens[at].low == "nor":
            earlier = next((unit.verb for unit in reversed(self.units) if unit.verb is not None), None)
            if earlier is None or not earlier.denied:
                return False
        following = at + 1
        while self.phrases.tag(following) == "R":
            following += 1
        after_noun = self.phrases.tag(at - 1) in set("EnlcU") or self.tokens[at].low == "nor"
        return self.phrases.tag(following) in set("vdbhmokq") and after_noun

    def _correlative(self, at: int, token: Token) -> int:
        """Read "both", "either", "neither" or "nor" before a verb: the last two deny it."""
        if token.low == "nor":
            self.units.append(Unit("C", at, token.low))
        verb = self._verb(at + 1) if token.low in {"nor", "neither"} else None
        if verb is None:
            return at + 1
        verb.deny(cue(token, NEGATES))
        self.units.append(Unit("V", at + 1, self.tokens[at + 1].low, verb=verb))
        return verb.end

    def _over_measure(self, phrase: Phrase) -> int:
        """Leave out "3-fold", "by 45 %", ", after 3 days,"; "for 3 days" alone stays and hangs on its preposition."""
        before = self.units[-1] if self.units else None
        enclosed = [unit.kind for unit in self.units[-3:]] == ["V", ",", "P"] and self.phrases.tag(phrase.end) == ","
        if enclosed:
            del self.units[-2:]
            return phrase.end + 1
        if before is not None and before.low == "by":
            self.units.pop()
        elif before is not None and before.kind == "P":
            self.units.append(Unit("N", phrase.start, self.tokens[phrase.start].low, phrase=phrase))
        return phrase.end

    def _measure(self, phrase: Phrase) -> bool:
        """Whether a phrase only says how much or how long: "3-fold", "45 %"."""
        first = self.tokens[phrase.start]
        counted = first.tag == "#" or first.low.endswith("fold")
        return counted and not phrase.ends and phrase.head == "other" and not phrase.inner

    def _small(self, at: int, token: Token) -> int:
        if token.low == "to" and at + 1 < len(self.tokens) and self.tokens[at + 1].tag in "vkbhR":
            verb = self._verb(at + 1)
            if verb is not None:
                verb.voice = "infinitive" if verb.voice == "active" else verb.voice
                self.units.append(Unit("V", at, "to", verb=verb))
                return verb.end
        if token.low == "in" and self.phrases.low(at + 1) in _ADVERBIAL:
            return at + 2
        if token.low == "in" and self.phrases.low(at + 1) in {"response", "order"}:
            end = at + 3 if self.phrases.low(at + 2) == "to" else at + 2
            order = self.phrases.low(at + 1) == "order"
            self.units.append(Unit("P", at, "in order" if order else "in response to"))
            return at + 2 if order else end
        if token.low in {"due", "owing", "according"} and self.phrases.low(at + 1) == "to":
            self.units.append(Unit("P", at, f"{token.low} to"))
            return at + 2
        if token.tag == "C" and self.phrases.tag(at - 1) == self.phrases.tag(at + 1) == "R":
            return at + 1  # "significantly and dose-dependently"
        kind = token.tag if token.tag in {"P", "C", "T", "S", ",", ";", "x"} else "R"
        if kind == "R" and token.tag in {".", ":", "?"}:
            kind = ";"
        if kind != "R":
            self.units.append(Unit(kind, at, token.low))
        return at + 1

    def _governed(self) -> str:
        """What stands before the next phrase: "past" or "verb" after a verb, "prep" after a preposition."""
        before = self.units[-1] if self.units else None
        if before is None or before.kind not in "VP":
            return ""
        if before.verb is None:
            return "prep"
        return "past" if self.tokens[before.verb.main].tag in "dq" or self._inserted() else "verb"

    def _inserted(self) -> bool:
        """Whether the last verb is of ", which V ..." after a subject that still has no verb of its own."""
        kinds = [unit.kind for unit in self.units]
        return kinds[-3:] == [",", "T", "V"] and "V" not in kinds[:-1]

    # ---- verb groups ---------------------------------------------------------------------------------------------

    def _verb(self, at: int) -> Verb | None:
        verb = Verb(at, at, at, voice="")
        state = {"be": False, "have": False, "aux": False}
        while verb.end < len(self.tokens):
            if not self._more(verb, state):
                break
        if verb.end == at:
            return None
        if verb.voice == "active" and self.tokens[at].low == "being":
            verb.voice = "ing"  # "without being able to V"
        if verb.voice == "":
            if not (state["be"] or state["have"]):
                return replace(verb, voice="active", adverb_sign=0, plain=True) if state["aux"] else None
            verb.voice = "be" if state["be"] else "active"
            verb.plain = not verb.predicate
        return verb

    def _more(self, verb: Verb, state: dict[str, bool]) -> bool:
        """Take the next word into the verb group; False where it is over."""
        at = verb.end
        token = self.tokens[at]
        tag, low = token.tag, token.low
        if tag in "bho":
            state["be"] = state["be"] or tag == "b"
            state["have"] = state["have"] or tag == "h"
            state["aux"] = True
        elif tag == "m":
            state["aux"] = True
            if low in closed.HEDGING_MODALS:
                verb.hedge(cue(token, SPECULATES))
            if low == "cannot":
                verb.deny(cue(token, NEGATES))
        elif tag == "x" or (low == "neither" and state["be"]):
            verb.deny(cue(token, NEGATES))
        elif self._raising(at):
            self._raise(verb, state, token)
            return True
        elif tag == "R":
            return self._adverb(verb, state)
        elif state["be"] and (low in PREDICATES or low in REVERSED):
            verb.predicate, verb.main, verb.end = low, at, at + 1
            return False
        else:
            return self._main(verb, state)
        verb.end = at + 1
        return True

    def _adverb(self, verb: Verb, state: dict[str, bool]) -> bool:
        following = self.phrases.tag(verb.end + 1)
        token = self.tokens[verb.end]
        if not (state["aux"] or following in _VERBAL) or not following:
            return False
        _sign_by(verb, token)
        if token.low in closed.HEDGES:
            verb.hedge(cue(token, SPECULATES))
        verb.end += 1
        return following in _AFTER_ADVERB or self.tokens[verb.end].low in PREDICATES

    def _raising(self, at: int) -> bool:
        token = self.tokens[at]
        if token.low not in closed.RAISING and token.low not in closed.FAILING:
            return False
        return self.phrases.low(at + 1) == "to" and self.phrases.tag(at + 2) in _AFTER_TO

    def _raise(self, verb: Verb, state: dict[str, bool], token: Token) -> None:
        if token.low in closed.HEDGES:
            verb.hedge(cue(token, SPECULATES))
        if token.low in closed.FAILING:
            verb.deny(cue(token, NEGATES))
        verb.end += 2
        state["be"] = state["have"] = False
        state["aux"] = True

    def _main(self, verb: Verb, state: dict[str, bool]) -> bool:
        at = verb.end
        token = self.tokens[at]
        tag = token.tag
        if tag in "kqG":
            verb.plain = True
        elif tag not in "vdg":
            return False
        verb.voice = _voice(tag, be=state["be"])
        if tag in "dq" and not (state["be"] or state["have"]):
            verb.voice = "past"
        verb.main, verb.end = at, at + 1
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is not None and following.tag == "R" and self.phrases.tag(at + 2) == "P":
            verb.end += 1
            _sign_by(verb, following)  # "correlated positively with"
        return False


def _sign_by(verb: Verb, adverb: Token) -> None:
    """Let "positively" or "negatively" give *verb* its sign."""
    if adverb.low in SIGN_ADVERBS:
        verb.adverb_sign = SIGN_ADVERBS[adverb.low]
        verb.cues += (cue(adverb, TURNS),) if verb.adverb_sign < 0 else ()


def _voice(tag: str, *, be: bool) -> str:
    """The voice of a verb group by its last word's class and whether "be" stands before."""
    if tag in "gG":
        return "active" if be else "ing"
    return "passive" if tag in "dq" and be else "active"


def trigger(tokens: list[Token], verb: Verb) -> Word | None:
    """The trigger reading of a verb group's main word, or None."""
    return None if verb.plain or verb.predicate else tokens[verb.main].word
