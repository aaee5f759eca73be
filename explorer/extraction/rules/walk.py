"""The walk along a sentence's units: subjects and objects of each verb, and the findings of every construction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from explorer.extraction.base_phrases import UNSPECIFIC
from explorer.extraction.clauses import Clauses, Unit, Verb, trigger
from explorer.extraction.ends import End, Inner, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.rules.finding import SECRETORS, Finding, fitting, relation_of
from explorer.extraction.stream import Token
from explorer.extraction.triggers import PREDICATES, Word
from explorer.model.relation import Relation

# Members of a named cascade whose own activity goes down, or is not told, when the cascade is switched on.
_TURNED_BY_CASCADE = frozenset(
    listed("""
        GSK3B GSK3A GSK3 PTEN KEAP1 NFKBIA NFKBIB IKB TSC1 TSC2 TSC BAD CDKN1B CDKN1A EIF4EBP1 FOXO FOXO1 FOXO3 FOXO3A
        RB1 AXIN1 APC SMAD7 SOCS3 SOCS1 MST1 LATS1 LATS2 E2F E2F1 MDM2 YAP1 YAP1_WWTR1
    """)
)
_UPON = frozenset({"in response to", "upon", "following", "after", "with", "due to", "on", "under", "during"})
_PATHWAY = frozenset(listed("pathway pathways signaling signalling axis cascade cascades"))
_MANNERS = frozenset(listed("manner fashion mechanism mechanisms way"))
# "MAPK/ERK" names one thing twice.
_SAME_AS_MEMBER = frozenset({"MAPK", "MAPKS"})
_ASKED = frozenset({"effect of X on Y", "role of X in Y"})
_LIGHT = frozenset(
    listed("""
    play plays played playing exert exerts exerted have has had show showed shows produced produce
""")
)
_CHANGES = frozenset(
    listed("""
    increase decrease decline elevate reduce diminish enhance induce lower upregulate downregulate
""")
)


@dataclass(slots=True)
class Said:
    """What one verb was found to say, for the mediators and lists that follow it."""

    subjects: tuple[End, ...]
    objects: tuple[End, ...]
    sign: int
    denied: bool
    hedged: bool
    at: int
    end: int
    word: Word | None


@dataclass(slots=True)
class Walk:
    """Walks along the units of one sentence and collects findings."""

    tokens: list[Token]
    units: list[Unit] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    said: dict[int, Said] = field(default_factory=dict)
    subjects: dict[int, tuple[End, ...]] = field(default_factory=dict)
    last: int = -1

    def run(self) -> list[Finding]:
        """Return the findings in the order of the sentence."""
        self.units = Clauses(self.tokens).read()
        for at, unit in enumerate(self.units):
            if unit.kind == "N" and unit.phrase is not None:
                self._inner(unit.phrase)
                self._apposed(at, unit.phrase)
                self._cascades(unit.phrase)
            elif unit.kind == "V" and unit.verb is not None:
                self._verb(at, unit.verb)
        for at, unit in enumerate(self.units):
            if unit.kind == "P" and unit.low in {"via", "through"}:
                self._mediator(at)
            if unit.kind == "P" and unit.low in {"via", "through", "in", "by"}:
                self._manner(at)
        return self.findings

    # ---- reading units -------------------------------------------------------------------------------------------

    def unit(self, at: int) -> Unit | None:
        """The unit at *at*, or None."""
        return self.units[at] if 0 <= at < len(self.units) else None

    def kind(self, at: int) -> str:
        """The kind of the unit at *at*, or an empty string."""
        return self.units[at].kind if 0 <= at < len(self.units) else ""

    def phrase(self, at: int) -> Phrase | None:
        """The phrase at *at*, or None."""
        return self.units[at].phrase if 0 <= at < len(self.units) else None

    def preposition(self, at: int) -> str:
        """The preposition at *at*, or an empty string."""
        unit = self.unit(at)
        return unit.low if unit is not None and unit.kind == "P" else ""

    # ---- collecting ----------------------------------------------------------------------------------------------

    def add(
        self, rule: str, subjects: tuple[End, ...], objects: tuple[End, ...], sign: int, trigger_at: int,
        said: Relation | None = None, *, denied: bool = False, hedged: bool = False, implied: bool = False,
    ) -> None:  # fmt: skip
        """Add a finding for each pair of ends that can be one."""
        for subject in subjects:
            for target in objects:
                total = sign * subject.sign * target.sign
                relation = relation_of(total, target, said if target.sign > 0 and subject.sign > 0 else None)
                if fitting(subject, target, relation):
                    shown = 0 if said is not None and relation is said else total
                    self.findings.append(
                        Finding(rule, subject, target, relation, shown, trigger_at, denied, hedged, implied)
                    )

    def undirected(
        self, rule: str, ones: tuple[End, ...], others: tuple[End, ...], relation: Relation, sign: int, trigger_at: int,
        *, denied: bool = False, hedged: bool = False,
    ) -> None:  # fmt: skip
        """Add undirected findings; a sign is kept for correlations only."""
        for one in ones:
            for other in others:
                total = sign * one.sign * other.sign
                if fitting(one, other, relation):
                    self.findings.append(Finding(rule, one, other, relation, total, trigger_at, denied, hedged))

    def _inner(self, phrase: Phrase) -> None:
        for inner in phrase.inner:
            self._add_inner(inner, denied=inner.rule == "independent of" or (phrase.denied and inner.rule in _ASKED))

    def _cascades(self, phrase: Phrase) -> None:
        """Of "the PI3K/AKT pathway": each member acts on the next."""
        run: list[End] = []
        for at in range(phrase.start, phrase.end):
            token = self.tokens[at]
            if token.tag == "E" and token.name is not None:
                run = (
                    [*run, End(token.name, at)]
                    if at > phrase.start and self.tokens[at - 1].tag == "/"
                    else [End(token.name, at)]
                )
            elif len(run) > 1 and token.low in _PATHWAY and at == run[-1].at + 1:
                for one, other in pairwise(run):
                    names = {one.name.entity.name.upper(), other.name.entity.name.upper()}
                    sign = 0 if names & _TURNED_BY_CASCADE else 1
                    if (
                        one.name.text.upper() not in _SAME_AS_MEMBER
                        and one.molecule
                        and other.molecule
                        and one.name.text[:2].lower() != other.name.text[:2].lower()
                    ):
                        self.add("cascade", (one,), (other,), sign, at, None, implied=True)

    def _apposed(self, at: int, phrase: Phrase) -> None:
        """Of "SB203580, a p38 inhibitor": the name before the comma is the agent."""
        before = self.phrase(at - 2)
        if phrase.head != "agent" or self.kind(at - 1) != "," or before is None or not before.ends:
            return
        if self.tokens[phrase.start].low not in {"a", "an", "the"} or before.end != phrase.start - 1:
            return
        last = before.ends[-1]
        if last.molecule and not last.changed and self.tokens[phrase.event].low not in UNSPECIFIC:
            targets = tuple(replace(end, changed=False) for end in phrase.ends if end.agent)
            self.add("named inhibitor", (last,), targets, 1, phrase.event)

    def _add_inner(self, inner: Inner, *, denied: bool) -> None:
        if inner.rule in {"event of X by Y", "hyphen modifier"}:
            word = self.tokens[inner.trigger].word if 0 <= inner.trigger < len(self.tokens) else None
            if inner.rule == "event of X by Y" and word is not None and word.group in {"express", "secrete"}:
                if any(end.kind in SECRETORS for end in inner.subjects):
                    self.add(inner.rule, inner.subjects, _bare(inner.objects), 1, inner.trigger, word.relation)
                    return
        self.add(inner.rule, inner.subjects, inner.objects, inner.sign, inner.trigger, inner.relation, denied=denied)

    # ---- subjects ------------------------------------------------------------------------------------------------

    def subject(self, at: int, verb: Verb) -> tuple[End, ...]:
        """The ends that act in the verb group at *at*."""
        before = self.unit(at - 1)
        if before is None:
            return ()
        if before.kind == "N":
            return self._from_phrase(at - 1, verb)
        if before.kind == "C":
            return self._shared(at)
        if before.kind == ",":
            return self._after_comma(at, verb)
        if before.kind == "T":
            return self._relative(at - 2)
        if before.kind == "P" and verb.voice == "ing":
            return self._shared(at)
        if before.kind == "S" and before.low in {"thereby", "thus", "hence"}:
            return self._shared(at)
        if before.kind == "V" and verb.voice in {"infinitive", "ing"}:
            return self.subjects.get(at - 1, ())
        return ()

    def _from_phrase(self, at: int, verb: Verb) -> tuple[End, ...]:
        """The subject phrase that ends at *at*: its head, when prepositions hang on it."""
        if verb.voice == "infinitive":
            return self._of_infinitive(at)
        if verb.voice in {"ing"}:
            return self._ends(at)
        k = at
        while self.kind(k - 1) == "P":
            if self.kind(k - 2) != "N" or self.preposition(k - 1) in {"by"}:
                return ()
            k -= 2
        if self.kind(k - 1) == "V":
            earlier = self.units[k - 1].verb
            if earlier is not None and not earlier.plain and k - 1 in self.said:
                return ()
        return self._ends(k)

    def _of_infinitive(self, at: int) -> tuple[End, ...]:
        """ "the ability of X to activate Y"; other nouns before an infinitive are no subjects."""
        phrase = self.phrase(at)
        if phrase is None or phrase.event < 0:
            return ()
        word = self.tokens[phrase.event].word
        return phrase.ends if word is not None and word.group == "ability" else ()

    def _ends(self, at: int) -> tuple[End, ...]:
        phrase = self.phrase(at)
        if phrase is None:
            return ()
        if phrase.head == "effect" or phrase.head == "role":
            return phrase.subject
        return phrase.ends + tuple(cause for cause in phrase.causes if not _in(cause, phrase.ends))

    def _shared(self, at: int) -> tuple[End, ...]:
        """The subject of the verb before in the same clause."""
        for k in range(at - 1, -1, -1):
            unit = self.units[k]
            if unit.kind == "V":
                return self.subjects.get(k, ())
            if unit.kind == ";" or (unit.kind == "S" and unit.low not in {"thereby", "thus", "hence", "however"}):
                return ()
        return ()

    def _chained(self, at: int) -> tuple[End, ...]:
        """The subject of a participle: that of the clause, and what "by secreting Z" brought in before it."""
        shared = self._shared(at)
        last = max((k for k in self.said if k < at), default=-1)
        if last > 0 and self.kind(last - 1) == "P" and self.said[last].sign > 0:
            brought = tuple(
                replace(end, amount=False, relation=None) for end in self.said[last].objects if end.sign > 0
            )
            return brought + tuple(end for end in shared if not _in(end, brought))
        return shared

    def _after_comma(self, at: int, verb: Verb) -> tuple[End, ...]:
        if verb.voice in {"ing", "past"} and self._earlier_verb(at):
            return self._chained(at)
        k = at - 2
        if self.kind(k) == "N" and not self._earlier_verb(at):
            while self.kind(k - 1) in {",", "P", "N"} and self.kind(k - 1):
                k -= 1
            while self.kind(k) != "N":
                k += 1
            return self._ends(k)
        for j in range(at - 3, 0, -1):
            if self.kind(j) == "," and self.kind(j - 1) == "N":
                return self._from_phrase(j - 1, Verb(0, 0, 0, "active"))
            if self.kind(j) == ";":
                break
        return ()

    def _earlier_verb(self, at: int) -> bool:
        for k in range(at - 1, -1, -1):
            if self.kind(k) == "V":
                return True
            if self.kind(k) in {";", "S"}:
                return False
        return False

    def _relative(self, at: int) -> tuple[End, ...]:
        if self.kind(at) == ",":
            at -= 1
        if self.kind(at) != "N":
            return ()
        phrase = self.phrase(at)
        before = self.phrase(at - 2)
        described = phrase is not None and self.tokens[phrase.start].low in {"a", "an"} and self.kind(at - 1) == ","
        if described and before is not None and before.ends:
            return before.ends[-1:]
        return self._ends(at)

    # ---- verbs ---------------------------------------------------------------------------------------------------

    def _verb(self, at: int, verb: Verb) -> None:
        word = trigger(self.tokens, verb)
        if self._denied_subject(at) or (self.preposition(at - 1) == "without" and verb.voice == "ing"):
            verb.denied = not verb.denied
        passive = verb.voice == "passive" or (verb.voice == "past" and self.kind(at + 1) != "N")
        if passive and verb.voice == "past" and word is not None and word.prepositions and self._governs(at, word):
            passive = word.lemma not in {"lead", "result", "contribute", "interfere", "account"}
            passive = passive and word.group not in {"bind", "require"}
        if passive and word is not None:
            self._passive(at, verb, word)
            return
        subjects = self.subject(at, verb)
        self.subjects[at] = subjects
        self.last = at
        if verb.predicate:
            self._predicate(at, verb, subjects)
        elif word is not None:
            self._active(at, verb, word, subjects)
        elif verb.voice == "be" or self.preposition(at + 1) == "as":
            self._copula(at, verb, subjects)
        elif self.tokens[verb.main].low == "played" and self.preposition(at + 1) == "by":
            self._role_played(at, verb)
        elif self.tokens[verb.main].low in _LIGHT or self.tokens[verb.end - 1].low in _LIGHT:
            self._light(at, verb, subjects)

    def _denied_subject(self, at: int) -> bool:
        """Whether the subject is "neither X nor Y" or "no X"."""
        k = at - 1
        while self.kind(k) == "N" and self.kind(k - 1) == "P":
            k -= 2
        phrase = self.phrase(k)
        return phrase is not None and phrase.denied

    def _but_not(self, k: int) -> int:
        """Index of the unit after "but not" that follows the unit at *k*, or -1."""
        k += 1
        if self.kind(k) == ",":
            k += 1
        unit = self.unit(k)
        return k + 2 if unit is not None and unit.low == "but" and self.kind(k + 1) == "x" else -1

    def _governs(self, at: int, word: Word) -> bool:
        return self.preposition(at + 1) in word.prepositions

    def _object(self, at: int, word: Word) -> int:
        """Index of the object's unit of the verb at *at*, or -1."""
        k = at + 1
        if word.prepositions:
            if self.preposition(k) in word.prepositions:
                return k + 1 if self.kind(k + 1) == "N" else -1
            if word.group != "bind":
                return -1
        if (self.preposition(k) == "to" and word.lemma == "bind") or (
            self.preposition(k) == "of" and word.form == "ing"
        ):
            k += 1
        return k if self.kind(k) == "N" else -1

    def _active(self, at: int, verb: Verb, word: Word, subjects: tuple[End, ...]) -> None:
        k = self._object(at, word)
        phrase = self.phrase(k)
        if phrase is None:
            self._intransitive(at, verb, word)
            return
        denied = verb.denied != phrase.denied
        objects = phrase.ends
        sign = word.sign
        if word.group == "effect" and sign == 0 and verb.adverb_sign:
            sign = verb.adverb_sign
        if phrase.head in {"effect", "role"} and not phrase.subject and phrase.ends and word.lemma in {"cause"}:
            sign *= phrase.sign if self._adjective(phrase) else 0
        elif phrase.head in {"effect", "role", "cells", "agent"}:
            objects = ()
        self.said[at] = Said(subjects, objects, sign, denied, verb.hedged, verb.main, k, word)
        rule = self._name(at, verb, word)
        flags = {"denied": denied, "hedged": verb.hedged}
        if word.group in {"effect", "modify"}:
            self.add(rule, subjects, objects, sign, verb.main, word.relation, **flags)
            spared = self.phrase(self._but_not(k))
            if spared is not None and not denied:
                self.add(rule, subjects, spared.ends, sign, verb.main, word.relation, denied=True)
            if rule == "by doing" and self.preposition(at - 1) == "by" and sign and not denied:
                self._doing_mediates(at, objects, sign)
        elif word.group == "require":
            self.add("requires", _causes(objects), subjects, 1, verb.main, **flags)
        elif word.group in {"secrete", "express"}:
            self._secrete(word, subjects, phrase, verb, flags)
        elif word.group == "bind":
            self.undirected("binds", subjects, objects, Relation.BINDS, 0, verb.main, **flags)
        elif word.group == "correlate" and self.preposition(at + 1):
            self._correlate(verb, subjects, objects, word)

    def _name(self, at: int, verb: Verb, word: Word) -> str:
        if word.lemma in {"lead", "result", "contribute", "account"}:
            return "leads to"
        if word.group == "modify":
            return "modifies"
        if verb.voice == "ing":
            return "by doing" if self.kind(at - 1) == "P" else "trailing participle"
        if verb.voice == "infinitive" or any(token.low == "to" for token in self.tokens[verb.start : verb.main]):
            return "infinitive"
        if self.kind(at - 1) == "T":
            return "relative clause"
        return "further verb" if self.kind(at - 1) == "C" else "active verb"

    def _doing_mediates(self, at: int, brought: tuple[End, ...], sign: int) -> None:
        """Of "X promotes Y by activating Z": Z acts on Y."""
        for said in self._statements_before(at - 1):
            if said.sign and not said.denied:
                self.add(
                    "by doing: mediator",
                    brought,
                    said.objects,
                    said.sign * sign,
                    -1,
                    None,
                    hedged=said.hedged,
                    implied=True,
                )

    def _secrete(
        self, word: Word, subjects: tuple[End, ...], phrase: Phrase, verb: Verb, flags: dict[str, bool]
    ) -> None:
        makers = tuple(end for end in subjects if end.kind in SECRETORS and end.sign > 0)
        rule = "secretes" if word.group == "secrete" else "expresses"
        self.add(rule, makers, _bare(phrase.ends), 1, verb.main, word.relation, **flags)
        if rule == "secretes" and verb.voice == "ing" and not flags["denied"]:
            self._doing_mediates(self._at(verb), _bare(phrase.ends), 1)

    def _at(self, verb: Verb) -> int:
        return next(k for k, unit in enumerate(self.units) if unit.verb is verb)

    def _adjective(self, phrase: Phrase) -> bool:
        span = self.tokens[phrase.start : max(phrase.event, phrase.start)]
        return any(
            token.word is not None and token.word.part == "adjective" and token.word.group == "effect" for token in span
        )

    def _correlate(self, verb: Verb, ones: tuple[End, ...], others: tuple[End, ...], word: Word) -> None:
        flags = {"denied": verb.denied, "hedged": verb.hedged}
        sign = verb.adverb_sign
        if word.lemma in {"associate", "link", "relate"} and not sign:
            self.undirected("associated with", ones, others, Relation.ASSOCIATED_WITH, 0, verb.main, **flags)
        else:
            self.undirected("correlates with", ones, others, Relation.CORRELATES_WITH, sign, verb.main, **flags)

    def _passive(self, at: int, verb: Verb, word: Word) -> None:
        reduced = verb.voice == "past"
        patients = self._patients(at, verb, reduced=reduced)
        self.subjects[at] = patients
        self.last = at
        k = self._skip_places(at + 1)
        preposition = self.preposition(k)
        if preposition == "by" and self.kind(k + 1) == "V":
            return
        phrase = self.phrase(k + 1) if preposition else None
        if phrase is None:
            return
        flags = {"denied": verb.denied != phrase.denied, "hedged": verb.hedged}
        agents = self._ends(k + 1)
        if word.group == "correlate" or word.lemma == "associate":
            if word.lemma == "accompany" and preposition == "by":
                self._accompanied(at, verb, phrase)
            elif preposition in {"with", "to"}:
                self._correlate(verb, patients, phrase.ends, word)
        elif word.group == "bind":
            if preposition in {"by", "to", "with"}:
                self.undirected("binds", patients, agents, Relation.BINDS, 0, verb.main, **flags)
        elif word.group == "involve" and preposition == "in":
            self._involved(verb, patients, phrase, word, flags)
        elif word.group == "require":
            if preposition in {"for", "by", "in"} and preposition != "in":
                self.add("required for", patients, phrase.ends, 1, verb.main, **flags)
        elif word.group in {"secrete", "express"}:
            if preposition in {"by", "from"}:
                makers = tuple(end for end in agents if end.kind in SECRETORS)
                rule = "secretes" if word.group == "secrete" else "expresses"
                self.add(rule, makers, _bare(patients), 1, verb.main, word.relation, **flags)
        else:
            self._passive_effect(at, k, verb, word, patients, agents, preposition, flags)

    def _passive_effect(  # noqa: PLR0917
        self, at: int, k: int, verb: Verb, word: Word, patients: tuple[End, ...], agents: tuple[End, ...],
        preposition: str, flags: dict[str, bool],
    ) -> None:  # fmt: skip
        sign = verb.adverb_sign if word.sign == 0 and verb.adverb_sign else word.sign
        if preposition == "by":
            rule = "passive verb" if verb.voice == "passive" else "reduced relative"
            self.add(rule, agents, patients, sign, verb.main, word.relation, **flags)
            spared = self._but_not(k + 1)
            other = self.phrase(spared + 1) if self.preposition(spared) == "by" else None
            if other is not None and not flags["denied"]:
                self.add(rule, other.ends, patients, sign, verb.main, word.relation, denied=True)
            self.said[at] = Said(agents, patients, sign, flags["denied"], verb.hedged, verb.main, k + 1, word)
        elif preposition in {"via", "through"}:
            self.add("passive via", agents, patients, sign, verb.main, word.relation, **flags)
        elif preposition in _UPON:
            self._upon(verb, word, patients, agents, sign, preposition, flags)
        elif preposition == "in":
            carried = tuple(end for end in agents if end.carried)
            self.add("in treated cells", carried, patients, sign, verb.main, None, **flags)

    def _upon(
        self, verb: Verb, word: Word, patients: tuple[End, ...], agents: tuple[End, ...], sign: int, preposition: str,
        flags: dict[str, bool],
    ) -> None:  # fmt: skip
        if preposition in {"on", "under", "during", "with"} and not any(
            end.noun >= 0 and _group(self.tokens[end.noun]) in {"treatment", "effect", "change"} for end in agents
        ):
            return
        self.add("change upon", agents, patients, sign, verb.main, None, **flags)

    def _involved(
        self, verb: Verb, patients: tuple[End, ...], phrase: Phrase, word: Word, flags: dict[str, bool]
    ) -> None:
        if word.lemma == "implicate":
            self.undirected("implicated in", patients, phrase.ends, Relation.ASSOCIATED_WITH, 0, verb.main, **flags)
        else:
            self.add("involved in", patients, phrase.ends, 0, verb.main, None, **flags)

    def _patients(self, at: int, verb: Verb, *, reduced: bool) -> tuple[End, ...]:
        if reduced and self.kind(at - 1) == "N":
            phrase = self.phrase(at - 1)
            return phrase.ends if phrase is not None else ()
        before = self.unit(at - 1)
        if before is not None and before.kind == "N":
            k = at - 1
            while self.kind(k - 1) == "P" and self.kind(k - 2) == "N":
                k -= 2
            if self.kind(k - 1) == "P":
                return ()
            phrase = self.phrase(k)
            return phrase.ends if phrase is not None else ()
        return self.subject(at, verb)

    def _skip_places(self, k: int) -> int:
        """Pass over "in HeLa cells" to the preposition that names the cause."""
        while self.preposition(k) in {"in", "within", "at", "from", "both"} and self.kind(k + 1) == "N":
            phrase = self.phrase(k + 1)
            if phrase is None or any(end.molecule for end in phrase.ends) or not self.preposition(k + 2):
                break
            k += 2
        return k

    def _intransitive(self, at: int, verb: Verb, word: Word) -> None:
        """ "VEGF expression increased after hypoxia"."""
        if word.lemma not in _CHANGES:
            return
        k = self._skip_places(at + 1)
        phrase = self.phrase(k + 1)
        preposition = self.preposition(k)
        if phrase is None or preposition not in _UPON:
            return
        flags = {"denied": verb.denied, "hedged": verb.hedged}
        self._upon(verb, word, self.subject(at, verb), self._ends(k + 1), word.sign, preposition, flags)

    def _accompanied(self, at: int, verb: Verb, phrase: Phrase) -> None:
        """ "X induced Y, accompanied by Z": X and Z go together, and so do Y and Z."""
        ones: tuple[End, ...] = self._patients(at, verb, reduced=verb.voice == "past")
        for k in range(at - 1, -1, -1):
            if k in self.said:
                ones = self.said[k].subjects
                break
        others = tuple(_cascade(end, phrase, self.tokens) for end in phrase.ends)
        self.undirected(
            "accompanied by",
            ones,
            others,
            Relation.CORRELATES_WITH,
            1,
            verb.main,
            denied=verb.denied,
            hedged=verb.hedged,
        )

    def _predicate(self, at: int, verb: Verb, subjects: tuple[End, ...]) -> None:
        sign, prepositions = PREDICATES[verb.predicate]
        phrase = self.phrase(at + 2)
        if self.preposition(at + 1) not in prepositions or phrase is None:
            return
        denied = verb.denied != (sign == 2)
        self.add("required for", subjects, phrase.ends, 1, verb.main, None, denied=denied, hedged=verb.hedged)

    def _copula(self, at: int, verb: Verb, subjects: tuple[End, ...]) -> None:
        """ "X is an inhibitor of Y"."""
        phrase = self.phrase(at + 2) if self.preposition(at + 1) == "as" else self.phrase(at + 1)
        if phrase is not None:
            self._is_agent(subjects, phrase, denied=verb.denied, hedged=verb.hedged)

    def _is_agent(self, subjects: tuple[End, ...], phrase: Phrase, *, denied: bool, hedged: bool) -> None:
        targets = tuple(replace(end, changed=False) for end in phrase.ends if end.agent)
        if phrase.head == "agent" and targets:
            molecules = tuple(end for end in subjects if end.molecule)
            self.add("is an agent of", molecules, targets, 1, phrase.event, None, denied=denied, hedged=hedged)

    def _light(self, at: int, verb: Verb, subjects: tuple[End, ...]) -> None:
        """ "had an inhibitory effect on Y", "plays a role in Y"."""
        phrase = self.phrase(at + 1)
        if phrase is None or phrase.head not in {"effect", "role"}:
            return
        sign = phrase.sign if self._adjective(phrase) else 0
        rule = "has an effect on" if phrase.head == "effect" else "plays a role in"
        denied = verb.denied != phrase.denied
        self.add(rule, subjects, phrase.ends, sign, phrase.event, None, denied=denied, hedged=verb.hedged)

    def _role_played(self, at: int, verb: Verb) -> None:
        """Of "the inhibitory role played by X in Y"."""
        role, actor, field_of = self.phrase(at - 1), self.phrase(at + 2), self.phrase(at + 4)
        if role is None or actor is None or role.head != "role":
            return
        objects = field_of.ends if field_of is not None and self.preposition(at + 3) == "in" else role.ends
        sign = role.sign if self._adjective(role) else self._prefix(role)
        self.add("role played by", actor.ends, objects, sign, verb.main, None, hedged=verb.hedged)

    def _prefix(self, phrase: Phrase) -> int:
        """The sign of "prometastatic" or "antiapoptotic" in *phrase*."""
        for token in self.tokens[phrase.start : phrase.end]:
            if token.low.startswith("anti"):
                return -1
            if token.low.startswith("pro") and token.tag in {"E", "w"} and len(token.low) > 8:
                return 1
        return 0

    # ---- mediators -----------------------------------------------------------------------------------------------

    def _mediator(self, at: int) -> None:
        """ "X promotes Y through Z": X acts on Z, Z on Y."""
        phrase = self.phrase(at + 1)
        if phrase is None or not phrase.ends:
            return
        for said in self._statements_before(at):
            if said.sign == 0 or said.denied:
                continue
            self._mediate(said, phrase)

    def _manner(self, at: int) -> None:
        """Of "X induces Y in a Z-dependent manner": Z acts on Y too."""
        phrase = self.phrase(at + 1)
        if phrase is None or phrase.ends or not phrase.causes or self.tokens[phrase.end - 1].low not in _MANNERS:
            return
        for said in self._statements_before(at):
            if said.sign and not said.denied:
                self.add(
                    "dependent manner", phrase.causes, said.objects, said.sign, phrase.end - 1, None, hedged=said.hedged
                )

    def _mediate(self, said: Said, phrase: Phrase) -> None:
        explicit = phrase.head == "event" and phrase.event >= 0
        for end in phrase.ends:
            middle = _cascade(end, phrase, self.tokens)
            subjects = tuple(one for one in said.subjects if one.sign > 0)
            if explicit or said.sign > 0:
                self.add(
                    "through",
                    subjects,
                    (middle,),
                    1,
                    phrase.event if explicit else -1,
                    None,
                    hedged=said.hedged,
                    implied=not explicit,
                )
            if said.sign > 0 or explicit:
                sign = said.sign if middle.sign else 0
                actor = replace(middle, sign=middle.sign or 1)
                self.add("through", (actor,), said.objects, sign, -1, None, hedged=said.hedged, implied=True)

    def _statements_before(self, at: int) -> list[Said]:
        """What was said in the clause before *at*: the last verb and those joined to it by "and"."""
        found: list[Said] = []
        for k in range(at - 1, -1, -1):
            kind = self.kind(k)
            if kind in {";", "S"} or (kind == "T" and found):
                break
            if kind == "V":
                if k not in self.said:
                    break
                found.append(self.said[k])
                if self.kind(k - 1) != "C":
                    break
            elif kind == "," and not found and self.kind(k + 1) not in {"V"}:
                break
        return found


def _bare(ends: tuple[End, ...]) -> tuple[End, ...]:
    """The ends as things, not as amounts of them."""
    return tuple(replace(end, amount=False, sign=1, relation=None) for end in ends if end.sign > 0)


def _causes(ends: tuple[End, ...]) -> tuple[End, ...]:
    return tuple(end for end in ends if end.sign)


def _in(end: End, ends: tuple[End, ...]) -> bool:
    return any(one.name.entity.key == end.name.entity.key for one in ends)


def _group(token: Token) -> str:
    return token.word.group if token.word is not None else ""


def _cascade(end: End, phrase: Phrase, tokens: list[Token]) -> End:
    """*end* without a sign where it is a member of a cascade that the cascade turns down."""
    if end.name.group is None or end.name.entity.name.upper() not in _TURNED_BY_CASCADE:
        return end
    others = [one for one in phrase.ends if one.name.group == end.name.group]
    return replace(end, sign=0) if others and others[0] is not end else end
