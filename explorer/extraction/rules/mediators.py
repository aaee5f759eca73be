"""Mediators: "X promotes Y through Z", "by activating Z", "in a Z-dependent manner"."""

from __future__ import annotations

from dataclasses import replace

from explorer.extraction.cues import cue, denying, flagging, turning
from explorer.extraction.ends import End, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.rules.collector import Marks, Said, marks_of
from explorer.extraction.rules.nominal import Nominal, in_cascade
from explorer.model.evidence import IMPLIES, NEGATES, Cue

_WAYS = frozenset({"via", "through"})
_SIGNALLING = frozenset(listed("signal signals signaled signalled signaling signalling"))
_MANNERS = frozenset(listed("manner fashion mechanism mechanisms way"))
# "By an X-independent pathway": a way that X has no part in.
_ROUTES = _MANNERS | {"pathway", "pathways"}
_APART = frozenset({"independently", "independent", "irrespective"})


class Mediators(Nominal):
    """Collects what stands between a cause and its effect."""

    def mediators(self, at: int) -> None:
        """Collect what the preposition at *at* brings in."""
        preposition = self.preposition(at)
        phrase = self.phrase(at + 1)
        if phrase is None:
            return
        if (preposition == "without" or (preposition == "with" and phrase.denied)) and phrase.ends:
            self._without(at, phrase)
        elif preposition in _WAYS and phrase.ends:
            self._signalling(at, phrase)
            for said in self._statements_before(at):
                if said.sign and not said.denied:
                    self._mediate(said, at, phrase)
        elif preposition in {*_WAYS, "in", "by"} and not phrase.ends:
            self._manner(at, phrase)
        elif preposition == "of" and self.tokens[self.units[at].start - 1].low in _APART:
            self._set_aside(at, phrase.ends, self.units[at].start - 1)

    def _signalling(self, at: int, phrase: Phrase) -> None:
        """Of "X signals through Y", "X signalling via Y": X acts on Y."""
        before, verb = self.phrase(at - 1), self.units[at - 1].verb if at > 0 else None
        noun = before.end - 1 if before is not None else -1
        said_at = verb.main if verb is not None else noun
        if said_at < 0 or self.tokens[said_at].low not in _SIGNALLING:
            return
        subjects = self.subjects.get(at - 1, ()) if verb is not None else self.ends_of(at - 1)
        acting = tuple(end for end in subjects if end.molecule and end.sign > 0)
        through = tuple(end for end in phrase.ends if end.molecule and end.noun < 0)
        marks = marks_of(verb) if verb is not None else Marks()
        self.add("through", (acting, through), 1, said_at, None, marks)

    def _manner(self, at: int, phrase: Phrase) -> None:
        """Of "X induces Y in a Z-dependent manner": Z acts on Y too."""
        last = phrase.end - 1
        if phrase.apart is not None and self.tokens[last].low in _ROUTES:
            self._set_aside(at, phrase.apart.subjects, phrase.apart.trigger)
        if not phrase.causes or self.tokens[last].low not in _MANNERS:
            return
        for said in self._statements_before(at):
            if said.sign and not said.denied:
                ends = (phrase.causes, said.objects)
                self.add("dependent manner", ends, said.sign, last, None, said.marks(*turning(said.cues)))

    def _set_aside(self, at: int, ends: tuple[End, ...], trigger_at: int) -> None:
        """Of "X induces Y independently of Z", "in a Z-independent manner": Z does nothing to Y."""
        denial = cue(self.tokens[trigger_at], NEGATES)
        for said in self._statements_before(at):
            if not said.denied:
                marks = Marks(denied=True, hedged=said.hedged, cues=(*flagging(said.cues), denial))
                self.add("independent of", (ends, said.objects), 0, trigger_at, None, marks)

    def _without(self, at: int, phrase: Phrase) -> None:
        """Of "X activates Y without any effect on Z", "with no change in Z": X does nothing to Z."""
        event = self.tokens[phrase.event].word if phrase.event >= 0 else None
        if event is None or event.group not in {"effect", "change"} or phrase.subject:
            return
        sign = event.sign if event.group == "change" else 0
        marks = Marks(denied=True, cues=denying(phrase.cues) or (self.cue_at(at, NEGATES),))
        targets = tuple(replace(end, sign=1, cues=()) for end in phrase.ends)
        before = self.units[at - 1].verb if self.kind(at - 1) == "V" else None
        if before is not None and before.voice == "be":  # "X was without effect on Z"
            self.add("has an effect on", (self.subjects.get(at - 1, ()), targets), sign, phrase.event, None, marks)
            return
        for said in self._statements_before(at):
            self.add("has an effect on", (said.subjects, targets), sign, phrase.event, None, marks)

    def _mediate(self, said: Said, at: int, phrase: Phrase) -> None:
        """Of "X promotes Y through (activation of) Z": X acts on Z, Z on Y."""
        explicit = phrase.head == "event" and phrase.event >= 0
        if not explicit and said.sign < 0:
            return
        subjects = tuple(one for one in said.subjects if one.sign > 0)
        way = self.cue_at(at, IMPLIES)
        told = said.marks() if explicit else said.marks(way, implied=True)
        follows = said.marks(way, *turning(said.cues), implied=True)
        for end in phrase.ends:
            middle = in_cascade(end, phrase)
            self.add("through", (subjects, (middle,)), 1, phrase.event if explicit else -1, None, told)
            actor = replace(middle, sign=middle.sign or 1)
            sign = said.sign if middle.sign else 0
            self.add("through", ((actor,), said.objects), sign, -1, None, follows)

    def doing_mediates(self, at: int, brought: tuple[End, ...], sign: int, cues: tuple[Cue, ...] = ()) -> None:
        """Of "X promotes Y by activating Z", the verb of doing at *at*: Z acts on Y."""
        for said in self._statements_before(at - 1):
            if said.sign and not said.denied:
                marks = said.marks(self.cue_at(at - 1, IMPLIES), *cues, *turning(said.cues), implied=True)
                self.add("by doing: mediator", (brought, said.objects), said.sign * sign, -1, None, marks)

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
            elif kind == "," and not found and self.kind(k + 1) != "V":
                break
        return found
