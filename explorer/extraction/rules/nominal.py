"""What phrases say by themselves: "X-induced Y", "activation of X by Y", "AG490, a JAK2 inhibitor", cascades."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from explorer.extraction.cues import cue, denying
from explorer.extraction.ends import End, Inner, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.phrase_words import UNSPECIFIC
from explorer.extraction.rules.collector import PLAIN, Marks
from explorer.extraction.rules.finding import SECRETORS
from explorer.extraction.rules.subjects import Subjects
from explorer.extraction.stream import Token
from explorer.extraction.triggers import Word
from explorer.model.entity import Kind
from explorer.model.evidence import IMPLIES, NEGATES, SPECULATES, TURNS, Cue
from explorer.model.relation import Relation

_LOOSE = frozenset({"associate", "link", "relate"})
# Before an agent noun: "a putative inhibitor".
_SUPPOSED = frozenset(listed("putative potential possible presumed candidate"))
_SHORTEST_CASCADE = 4  # tokens: "A/B pathway"
_PATHWAY = frozenset(listed("pathway pathways signaling signalling axis cascade cascades"))
_INVERSE = frozenset({"negative", "inverse"})
# "MAPK/ERK" names one thing twice.
_SAME_AS_MEMBER = frozenset({"MAPK", "MAPKS"})
# Said of what a phrase names, these are denied with it.
_DENIABLE = frozenset({"effect of X on Y", "role of X in Y", "event of X by Y"})
_MISSING = frozenset({"lack", "absence"})
_GREAT = frozenset(listed("significant detectable apparent evident"))
SEEN = frozenset(
    listed("observe observed see seen saw find found detect detected note noted show showed shown reveal revealed")
)
# Members of a named cascade whose own activity goes down, or is not told, when the cascade is switched on.
TURNED_BY_CASCADE = frozenset(
    listed("""
    GSK3B GSK3A GSK3 PTEN KEAP1 NFKBIA NFKBIB IKB TSC1 TSC2 TSC BAD CDKN1B CDKN1A EIF4EBP1 FOXO FOXO1 FOXO3 FOXO3A RB1
    AXIN1 APC SMAD7 SOCS3 SOCS1 MST1 LATS1 LATS2 E2F E2F1 MDM2 YAP1 YAP1_WWTR1
    """)
)


class Nominal(Subjects):
    """Collects what stands inside and between phrases."""

    def nominal(self, at: int, phrase: Phrase) -> None:
        """Collect what the phrase at *at* states."""
        unseen = self._unseen(at) if phrase.inner else ()
        for inner in phrase.inner:
            denial = (denying(phrase.cues) + unseen + self._lacking(inner.trigger)) if inner.rule in _DENIABLE else ()
            if inner.rule == "independent of":
                denial = (cue(self.tokens[inner.trigger], NEGATES),)
            self._inner(inner, Marks(denied=True, cues=denial) if denial else PLAIN)
        self._apposed(at, phrase)
        before = self.phrase(at - 2)
        if self.preposition(at - 1) == "as" and before is not None and not before.denied:  # "X as an inhibitor of Y"
            self.is_agent(before.ends[-1:], phrase, PLAIN)
            self.is_target(before.ends[-1:], phrase, PLAIN)
        self._paired(at, phrase)
        self._cascades(phrase)

    def _paired(self, at: int, phrase: Phrase) -> None:
        """Of "the interaction between X and Y", "a negative correlation of X with Y"."""
        word = self.tokens[phrase.event].word if phrase.event >= 0 else None
        if word is None or word.group not in {"bind", "correlate"} or phrase.head != "event":
            return
        ends, others = phrase.ends[:1], phrase.ends[1:]
        if self.tokens[phrase.event + 1].low != "between":
            ends, others = phrase.ends, self.ends_of(at + 2) if self.preposition(at + 1) in {"with", "to"} else ()
        elif len(others) != 1:
            return
        denial = denying(phrase.cues) + self._unseen(at)
        marks = Marks(denied=bool(denial), cues=denial)
        if word.group == "bind" and not any(end.amount for end in (*ends, *others) if word.lemma in _LOOSE):
            self.undirected("binds", (ends, others), Relation.BINDS, 0, phrase.event, marks)
            return
        rule, relation, sign = self._going_together(phrase, word)
        sides = _unsigned(ends), _unsigned(others)
        turns = tuple(cue(token, TURNS) for token in self._before(phrase) if token.low in _INVERSE)
        self.undirected(rule, sides, relation, sign, phrase.event, replace(marks, cues=marks.cues + turns))

    def _before(self, phrase: Phrase) -> list[Token]:
        """The words of *phrase* before its event noun."""
        return self.tokens[phrase.start : phrase.event]

    def _going_together(self, phrase: Phrase, word: Word) -> tuple[str, Relation, int]:
        """The rule, relation and sign of "a negative correlation", "an association"."""
        if word.lemma in _LOOSE:
            return "associated with", Relation.ASSOCIATED_WITH, 0
        said = {token.low for token in self._before(phrase)}
        sign = -1 if said & _INVERSE else int("positive" in said)
        return "correlates with", Relation.CORRELATES_WITH, sign

    def _unseen(self, at: int) -> tuple[Cue, ...]:
        """What says that the phrase at *at* was not seen: "no evidence for ...", "we did not observe ..."."""
        for k in (at - 1, at + 1):
            verb = self.units[k].verb if self.kind(k) == "V" else None
            active = k < at
            if verb is not None and verb.denied and verb.plain and self.tokens[verb.main].low in SEEN:
                return denying(verb.cues) if (verb.voice != "passive") == active else ()
        return self._unproven(at) or self._insignificant(at)

    def _unproven(self, at: int) -> tuple[Cue, ...]:
        """What says that the phrase at *at* was not seen: "no evidence for ..."."""
        before = self.phrase(at - 2)
        sought = before is not None and self.tokens[before.end - 1].low in {"evidence", "indication"}
        return denying(before.cues) if sought and before is not None else ()

    def _lacking(self, at: int) -> tuple[Cue, ...]:
        """The word that says that the effect, told by the noun at *at*, is not there: "the absence of an effect"."""
        at -= 2 if at > 0 and self.tokens[at - 1].tag == "D" else 1
        missing = at > 0 and self.tokens[at].low == "of" and self.tokens[at - 1].low in _MISSING
        return (cue(self.tokens[at - 1], NEGATES),) if missing else ()

    def _insignificant(self, at: int) -> tuple[Cue, ...]:
        """What says of the effect at *at* that it is none: "the effect of X on Y was not significant"."""
        verb, said = self.units[at + 1].verb if self.kind(at + 1) == "V" else None, self.unit(at + 2)
        none = verb is not None and verb.denied and verb.voice == "be" and said is not None and said.low in _GREAT
        return denying(verb.cues) if none and verb is not None else ()

    def _inner(self, inner: Inner, marks: Marks) -> None:
        word = self.tokens[inner.trigger].word if 0 <= inner.trigger < len(self.tokens) else None
        made = word is not None and word.group in {"express", "secrete"} and inner.rule == "event of X by Y"
        if made and word is not None and any(end.kind in SECRETORS for end in inner.subjects):
            self.add(inner.rule, (inner.subjects, as_things(inner.objects)), 1, inner.trigger, word.relation, marks)
            return
        marks = replace(marks, cues=marks.cues + inner.cues) if inner.cues else marks
        self.add(inner.rule, (inner.subjects, inner.objects), inner.sign, inner.trigger, inner.relation, marks)

    def _apposed(self, at: int, phrase: Phrase) -> None:
        """Of "SB203580, a p38 inhibitor": the name before the comma is the agent."""
        before = self.phrase(at - 2)
        if before is not None and before.head == "agent" and self.kind(at + 1) == "," and self.introduces(at - 2, at):
            if self.tokens[before.event].low not in UNSPECIFIC:
                self.add("named inhibitor", (phrase.ends, targets_of(before)), 1, before.event)
            return
        if before is not None and self.kind(at - 1) == "," and self.tokens[phrase.start].tag == "D":
            self.is_target(before.ends[-1:], phrase, PLAIN)  # "X, a direct target of Y"
        if phrase.head != "agent" or self.kind(at - 1) != "," or before is None or not before.ends:
            return
        if self.tokens[phrase.start].low not in {"a", "an", "the"} or before.end != phrase.start - 1:
            return
        if len(before.ends) > 1 and any(token.tag == "C" for token in self.tokens[phrase.start : phrase.end]):
            return  # "A, B, a C inhibitor and a D inhibitor": a list
        last = before.ends[-1]
        if last.molecule and not last.changed and self.tokens[phrase.event].low not in UNSPECIFIC:
            self.add("named inhibitor", ((last,), targets_of(phrase)), 1, phrase.event)

    def _cascades(self, phrase: Phrase) -> None:
        """Of "the PI3K/AKT pathway": each member acts on the next."""
        if phrase.end - phrase.start < _SHORTEST_CASCADE:
            return
        run: list[End] = []
        for at in range(phrase.start, phrase.end):
            token = self.tokens[at]
            if token.tag == "E" and token.name is not None:
                joined = at > phrase.start and self.tokens[at - 1].tag == "/"
                run = [*(run if joined else []), End(token.name, at)]
            elif len(run) > 1 and token.low in _PATHWAY and at == run[-1].at + 1:
                for one, other in pairwise(run):
                    self._member(one, other, at)

    def _member(self, one: End, other: End, at: int) -> None:
        names = {one.name.entity.name.upper(), other.name.entity.name.upper()}
        same = one.name.text.upper() in _SAME_AS_MEMBER or one.name.text[:2].lower() == other.name.text[:2].lower()
        if one.molecule and other.molecule and not same:
            silenced = one.kind is Kind.MIRNA
            sign = -1 if silenced else 0 if names & TURNED_BY_CASCADE or other.kind is Kind.MIRNA else 1
            marks = Marks(implied=True, cues=(cue(self.tokens[at], IMPLIES),))
            self.add("cascade", ((one,), (other,)), sign, at, None, marks)

    def is_target(self, subjects: tuple[End, ...], phrase: Phrase, marks: Marks) -> None:
        """Collect "Y is a direct target of X"; a microRNA silences its targets."""
        word = self.tokens[phrase.event].word if phrase.event >= 0 else None
        if word is None or word.group != "target" or phrase.head != "event":
            return
        for end in phrase.ends:
            ends = (replace(end, sign=1, changed=False, cues=()),), tuple(one for one in subjects if one.molecule)
            self.add("is a target of", ends, -1 if end.kind is Kind.MIRNA else 0, phrase.event, None, marks)

    def is_agent(self, subjects: tuple[End, ...], phrase: Phrase, marks: Marks) -> None:
        """Collect "X is an inhibitor of Y"."""
        targets = targets_of(phrase) if phrase.head == "agent" else ()
        if not targets:
            return
        weak = tuple(
            cue(token, SPECULATES) for token in self.tokens[phrase.start : phrase.end] if token.low in _SUPPOSED
        )
        marks = replace(marks, hedged=marks.hedged or bool(weak), cues=marks.cues + weak)
        molecules = tuple(end for end in subjects if end.molecule)
        self.add("is an agent of", (molecules, targets), 1, phrase.event, None, marks)


def _unsigned(ends: tuple[End, ...]) -> tuple[End, ...]:
    """*ends* as things that only go together: what was turned of them is not said of the two."""
    return tuple(replace(end, sign=1, cues=()) for end in ends)


def targets_of(phrase: Phrase) -> tuple[End, ...]:
    """The targets of an agent phrase, as things acted on."""
    return tuple(replace(end, changed=False) for end in phrase.ends if end.agent)


def as_things(ends: tuple[End, ...]) -> tuple[End, ...]:
    """The ends as things, not as amounts of them."""
    return tuple(replace(end, amount=False, sign=1, relation=None) for end in ends if end.sign > 0)


def as_amounts(ends: tuple[End, ...], word: Word) -> tuple[End, ...]:
    """The molecules as amounts where the verb is one of amount ("upregulates X")."""
    if not word.amount:
        return ends
    return tuple(replace(end, amount=True) if end.molecule else end for end in ends)


def in_cascade(end: End, phrase: Phrase) -> End:
    """*end* without a sign where it is a member of a cascade that the cascade turns down."""
    if end.name.group is None or end.name.entity.name.upper() not in TURNED_BY_CASCADE:
        return end
    others = [one for one in phrase.ends if one.name.group == end.name.group]
    return replace(end, sign=0) if others and others[0] is not end else end
