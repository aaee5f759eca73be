"""Who acts: the subject of a verb group, over prepositions, commas, conjunctions and relative pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.extraction.clauses import Unit, Verb
from explorer.extraction.cues import cue, denying, flagging, turned_by, turning
from explorer.extraction.ends import PLACES, End
from explorer.extraction.listed import listed
from explorer.extraction.rules.boundaries import Boundaries
from explorer.extraction.rules.collector import among
from explorer.extraction.stream import Token
from explorer.extraction.words import RAISING
from explorer.model.entity import Kind
from explorer.model.evidence import NEGATES, SPECULATES, Cue

# "X has the ability to V", "X lacks the ability to V".
_LACKING = frozenset(listed("lack lacks lacked lose loses lost"))
_HAVING = _LACKING | frozenset(listed("has have had retain retains retained possess possesses possessed acquired"))
# "X inhibits Y to promote Z": X promotes Z too; but what X causes, allows or induces to act acts itself.
_MEANS_TO_AN_END = frozenset(
    listed("target inhibit suppress repress activate phosphorylate bind recruit block upregulate downregulate")
)
# "Leads to", "results in": of what was told before.
_LEADING = frozenset({"lead", "result"})
_WHERE = PLACES | {Kind.CELL}
# These let another act: "allows Y to V".
_LETTING = frozenset({"allow", "permit", "enable"})
_SO = frozenset({"thereby", "thus", "hence", "so", "however"})


class Subjects(Boundaries):
    """Finds the subject of each verb group."""

    def subject(self, at: int, verb: Verb) -> tuple[End, ...]:
        """The ends that act in the verb group at *at*."""
        before = self.unit(at - 1)
        if before is None:
            return ()
        denied = at - 2 if before.kind == "," else at - 1
        real = self._before_but_not(denied)
        if real >= 0:
            acting = self.from_phrase(real, verb)
            spared = self.set_apart(denied, self.ends_of(denied))
            if self.preposition(denied - 1) == "of" and acting and all(end.sign < 0 for end in acting):
                spared = tuple(end.turned(-1, turning(acting[0].cues)) for end in spared)  # "loss of X, but not of Z"
            self.spared[at] = spared
            return acting
        return self._by_unit_before(at, verb, before)

    def _by_unit_before(self, at: int, verb: Verb, before: Unit) -> tuple[End, ...]:
        if before.kind == "N":
            return self.from_phrase(at - 1, verb)
        if before.kind == "," and self.kind(at - 2) == ",":  # "X, therefore, ..."
            return self.from_phrase(at - 3, verb) if self.kind(at - 3) == "N" else ()
        if before.kind == ",":
            return self._after_comma(at, verb)
        if before.kind == "T":
            ends = self._relative(at - 2)
            told = self.kind(at - 2) == "," and _lemma(self.tokens, verb) in _LEADING and _places(ends)
            return self._chained(at) if told else ends  # "X induces Y in cells, which leads to Z"
        if before.kind == "V":
            return self.subjects.get(at - 1, ()) if verb.voice in {"infinitive", "ing"} else ()
        joined = before.kind == "C" or (before.kind == "P" and verb.voice == "ing")
        return self._joined(at, before) if joined or (before.kind == "S" and before.low in _SO) else ()

    def _joined(self, at: int, before: Unit) -> tuple[End, ...]:
        """The subject of a verb after "and", "thereby" or a preposition: that of the verb before."""
        return self._kept_from(at) if before.low == "from" else self._shared(at)

    def from_phrase(self, at: int, verb: Verb) -> tuple[End, ...]:
        """The subject phrase that ends at *at*: its head, where prepositions hang on it."""
        if verb.voice == "infinitive":
            return self._of_infinitive(at, verb)
        if verb.voice == "ing":
            ends = self.ends_of(at)  # "X induces Y in cells leading to Z"
            return self._chained(at + 1) if _places(ends) and _lemma(self.tokens, verb) in _LEADING else ends
        k = at
        while self.kind(k - 1) == "P":
            if self._reduced(k - 2):  # "IL-6 secreted by adipocytes activates"
                if not self.ends_of(k - 3) and self._made(k - 2):  # "medium conditioned by adipocytes activates"
                    return self.ends_of(k)
                k -= 3
                continue
            if self.kind(k - 2) != "N" or self.preposition(k - 1) == "by":
                return ()
            k -= 2
        earlier = self.units[k - 1].verb if self.kind(k - 1) == "V" else None
        if (
            earlier is not None
            and not earlier.plain
            and k - 1 in self.said
            and _lemma(self.tokens, earlier) not in _LETTING
        ):
            return ()
        return self.ends_of(k) or (self.ends_of(at) if self._contact(k) else ())

    def _of_infinitive(self, at: int, doing: Verb) -> tuple[End, ...]:
        """Of "the ability of X to activate Y": X; other nouns before an infinitive are no subjects."""
        phrase = self.phrase(at)
        verb = self.units[at - 2].verb if self.kind(at - 2) == "V" and self.kind(at - 1) == "P" else None
        if verb is not None and self.tokens[verb.main].low in RAISING:  # "X acts through Y to V"
            doing.hedged, doing.denied = doing.hedged or verb.hedged, doing.denied != verb.denied
            doing.cues += flagging(verb.cues)
            return self.subjects.get(at - 2, ())
        word = self.tokens[phrase.event].word if phrase is not None and phrase.event >= 0 else None
        if phrase is None or word is None or word.group != "ability":
            return self._for_a_purpose(at)
        if self.tokens[phrase.event].low == "potential":  # "X has the potential to V"
            doing.hedge(cue(self.tokens[phrase.event], SPECULATES))
        having = self.units[at - 1].verb if self.kind(at - 1) == "V" else None
        if phrase.ends or having is None or self.tokens[having.end - 1].low not in _HAVING:
            return phrase.ends
        doing.denied = doing.denied != having.denied
        doing.cues += flagging(having.cues)
        if self.tokens[having.end - 1].low in _LACKING:
            doing.deny(cue(self.tokens[having.end - 1], NEGATES))
        return self.subjects.get(at - 1, ())

    def _for_a_purpose(self, at: int) -> tuple[End, ...]:
        """Of "X inhibits Y to promote Z", Y being the phrase at *at*: X."""
        while self.kind(at) == "N" and self.kind(at - 1) == "P":
            at -= 2
        verb = self.units[at - 1].verb if self.kind(at - 1) == "V" else None
        word = self.tokens[verb.main].word if verb is not None and not verb.plain else None
        if verb is None or word is None or verb.denied:
            return ()
        if _lemma(self.tokens, verb) in _LETTING:
            return self.ends_of(at)  # "X allows Y to activate Z"
        if verb.voice not in {"active", "past"}:
            return ()
        acted_on = any(end.molecule for end in self.ends_of(at))
        return self.subjects.get(at - 1, ()) if acted_on and word.lemma in _MEANS_TO_AN_END else ()

    def ends_of(self, at: int) -> tuple[End, ...]:
        """What the phrase at *at* stands for when it acts: its ends and the causes of its event."""
        phrase = self.phrase(at)
        if phrase is None:
            return ()
        if phrase.head in {"effect", "role"}:
            return phrase.subject
        return phrase.ends + tuple(cause for cause in phrase.causes if not among(cause, phrase.ends))

    def needing(self, at: int, subjects: tuple[End, ...]) -> tuple[End, ...]:
        """Of "X-induced Y requires Z": Y needs Z, X does not."""
        phrase = self.phrase(at - 1)
        if phrase is None or not phrase.ends or not phrase.causes:
            return subjects
        return tuple(end for end in subjects if among(end, phrase.ends))

    def _shared(self, at: int) -> tuple[End, ...]:
        """The subject of the verb before in the same clause."""
        for k in range(at - 1, -1, -1):
            unit = self.units[k]
            if unit.verb is not None and not self._inserted(k, unit.verb):
                return self.subjects.get(k, ())
            if unit.kind == ";" or (unit.kind == "S" and unit.low not in _SO):
                return ()
        return ()

    def _kept_from(self, at: int) -> tuple[End, ...]:
        """Of "X prevents Z from V-ing Y": X, which acts against what the verb at *at* says."""
        k = next((k for k in range(at - 1, -1, -1) if self.kind(k) == "V"), -1)
        verb = self.units[k].verb if k >= 0 else None
        word = self.tokens[verb.main].word if verb is not None and not verb.plain else None
        if verb is None or word is None or word.sign >= 0 or verb.denied:
            return ()
        return tuple(end.turned(-1, turned_by(self.tokens[verb.main])) for end in self.subjects.get(k, ()))

    def _chained(self, at: int) -> tuple[End, ...]:
        """The subject of a participle: that of the clause, and what "by secreting Z" brought in before it."""
        at = self._over_ability(at)
        if self._of_denied(at):
            return ()  # "Y was not induced by X, resulting in Z"
        shared = self._shared(at)
        last = max((k for k in self.said if k < at), default=-1)
        if last > 0 and self.kind(last - 1) == "P" and self.said[last].sign > 0:
            objects = [end for end in self.said[last].objects if end.sign > 0]
            brought = tuple(replace(end, amount=False, relation=None) for end in objects)
            return brought + tuple(end for end in shared if not among(end, brought))
        return shared

    def _of_denied(self, at: int) -> bool:
        """Whether the verb before the unit at *at* is denied."""
        verb = next((unit.verb for unit in reversed(self.units[:at]) if unit.verb is not None), None)
        return verb is not None and verb.denied and not verb.plain

    def _over_ability(self, at: int) -> int:
        """*at*, or where "the ability of X to V" begins if that verb is the one before: a participle goes on with none.

        "X halts the ability of Y to induce Z, thereby ...": it is X that goes on.
        """
        k = next((k for k in range(at - 1, -1, -1) if self.kind(k) == "V"), -1)
        verb, able = self.units[k].verb if k >= 0 else None, self.phrase(k - 1)
        word = self.tokens[able.event].word if able is not None and able.event >= 0 else None
        infinitive = verb is not None and verb.voice == "infinitive"
        return k if infinitive and word is not None and word.group == "ability" and self.kind(k - 2) == "V" else at

    def _after_comma(self, at: int, verb: Verb) -> tuple[End, ...]:
        """The subject before "..., V": of the clause for a participle, else over what the commas enclose."""
        named = self.phrase(at - 2)
        apposed = named is not None and self.tokens[named.start].low in {"a", "an", "the"} and self.kind(at - 3) == ","
        if apposed and self.kind(at - 4) == "N" and self.kind(at - 5) in {"C", "S"}:
            return self.ends_of(at - 4)  # "..., and X, a Z, activates Y"
        earlier = self._earlier_verb(at)
        if verb.voice in {"ing", "past"} and earlier:
            return self._chained(at)
        if self.kind(at - 2) == "N" and not earlier:
            k = at - 2
            while self.kind(k - 1) in {",", "P", "N"}:
                k -= 1
            while self.kind(k) != "N":
                k += 1
            return self.ends_of(at - 2 if self.introduces(k, at - 2) else k)
        if earlier and self._listed_verb(at):
            return self._shared(at)
        for j in range(at - 3, 0, -1):
            if self.kind(j) == "," and self.kind(j - 1) == "N":
                return self.from_phrase(j - 1, Verb(0, 0, 0, "active"))
            if self.kind(j) == ";":
                break
        return ()

    def _relative(self, at: int) -> tuple[End, ...]:
        """The name before "which"; over "a kinase that ..." the name that it describes."""
        if self.kind(at) == ",":
            at -= 1
        being = self.units[at - 1].verb if self.kind(at - 1) == "V" else None
        if being is not None and self.tokens[being.main].tag == "b" and not being.denied and not self.ends_of(at):
            return self.subjects.get(at - 1, ())  # "X is a cytokine that ..."
        if self._said_to_be(at):
            return self.subjects.get(at - 2 if self.kind(at - 1) == "P" else at - 1, ())
        phrase = self.phrase(at)
        before = self.phrase(at - 2)
        linked = self.kind(at - 1) == "," or self.preposition(at - 1) == "as"  # "X as a kinase that ..."
        articles = {"a", "an", "the"} if self.preposition(at - 1) == "as" else {"a", "an"}
        described = phrase is not None and self.tokens[phrase.start].low in articles and linked
        if described and before is not None and before.ends:
            return before.ends[-1:]
        return self.ends_of(at)

    def _said_to_be(self, at: int) -> bool:
        """Whether the phrase at *at* is what the verb before says of its subject.

        "X was identified as a kinase that ...", "X has an activity that ...".
        """
        phrase = self.phrase(at)
        if phrase is None or self.tokens[phrase.start].low not in {"a", "an"}:
            return False
        known = self.units[at - 2].verb if self.preposition(at - 1) == "as" and self.kind(at - 2) == "V" else None
        if known is not None:
            return known.voice == "passive" and known.plain and not known.denied
        having = self.units[at - 1].verb if self.kind(at - 1) == "V" else None
        word = self.tokens[phrase.event].word if phrase.event >= 0 else None
        active = word is not None and word.group == "activity" and having is not None and not having.denied
        return active and having is not None and self.tokens[having.end - 1].low in _HAVING - _LACKING

    def patients(self, at: int, verb: Verb) -> tuple[End, ...]:
        """What is acted on in the passive verb group at *at*."""
        spared = at - 2 if self.kind(at - 1) == "," else at - 1
        if self.kind(at - 1) != "N" and self._before_but_not(spared) < 0:
            return self._acted_on(self.subject(at, verb))
        k = at - 1
        real = self._before_but_not(spared)
        if real >= 0:
            k = real
            self.spared[at] = self.set_apart(spared, self.ends_of(spared))
        if verb.voice != "past":
            k = self._described(k)
            if self.kind(k - 1) == "P":
                return ()
        phrase = self.phrase(k)
        return phrase.ends if phrase is not None else ()

    def _described(self, at: int) -> int:
        """Of "the increase in Y induced by X", X being the phrase at *at*: where the increase stands."""
        while self.kind(at - 1) == "P":
            verb = self.units[at - 2].verb if self.kind(at - 2) == "V" else None
            if self.kind(at - 2) == "N":
                at -= 2
            elif verb is not None and verb.voice == "past" and self.kind(at - 3) == "N":
                at -= 3
            else:
                return at
        return at

    def _acted_on(self, subjects: tuple[End, ...]) -> tuple[End, ...]:
        """Of a shared subject "activation of X by Y" what is acted on: X, not Y."""
        causes = {cause.at for unit in self.units if unit.phrase is not None for cause in unit.phrase.causes}
        return tuple(end for end in subjects if end.at not in causes) or subjects

    def denied_subject(self, at: int) -> tuple[Cue, ...]:
        """What denies the subject: "neither X nor Y", "no X"."""
        k = at - 1
        while self.kind(k) == "N" and self.kind(k - 1) == "P":
            k -= 2
        phrase = self.phrase(k)
        denied = phrase is not None and phrase.denied and self._before_but_not(k) < 0
        return denying(phrase.cues) if denied and phrase is not None else ()


def _places(ends: tuple[End, ...]) -> bool:
    """Whether *ends* only say where something happens."""
    return bool(ends) and all(end.kind in _WHERE and not end.carried for end in ends)


def _lemma(tokens: Sequence[Token], verb: Verb) -> str:
    """The trigger that a verb is a form of, or empty."""
    word = tokens[verb.main].word
    return "" if word is None else word.lemma
