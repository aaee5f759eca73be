"""Verbs left out: "X activates Y, whereas Z does not" denies of Z what is said of X."""

from __future__ import annotations

from dataclasses import replace

from explorer.extraction.clauses import Verb
from explorer.extraction.cues import denying, flagging
from explorer.extraction.ends import End
from explorer.extraction.rules.collector import among
from explorer.extraction.rules.finding import Finding, fitting, relation_of
from explorer.extraction.rules.passive import Passive

_HELPING = frozenset("bhomxR")
_STOPS = frozenset({"", ";", ","})


class Echoes(Passive):
    """Collects what an auxiliary denies alone: its verb is that of the clause before."""

    def echoed(self, at: int, verb: Verb, subjects: tuple[End, ...]) -> None:
        """Collect "..., whereas Z did not", "..., but Z was not", the auxiliary standing at *at*."""
        if not verb.denied or self.kind(at + 1) not in _STOPS or not self._alone(verb):
            return
        k = next((k for k in range(at - 1, -1, -1) if self.kind(k) == "V"), -1)
        full = self.units[k].verb if k >= 0 else None
        if full is None or (full.voice in {"passive", "be"}) != (verb.voice == "be") or self.kind(at - 2) == "T":
            return
        start, stop = self.units[k].start, min((end.at for end in subjects), default=0)
        said = [
            one
            for one in self.findings
            if not one.negated and start <= one.trigger < stop and max(one.subject.at, one.object.at) < stop
        ]
        for one in said:
            for end in subjects:
                self._echo(one, end, verb, suffers=among(one.object, self.subjects.get(k, ())))

    def _echo(self, one: Finding, end: End, verb: Verb, *, suffers: bool) -> None:
        """Deny of *end* what *one* says of its subject, or of what it acts on where that *suffers*."""
        subject, target = (one.subject, end) if suffers else (end, one.object)
        if (one.object if suffers else one.subject).sign != 1 or not fitting(subject, target, one.relation):
            return  # "loss of X activates Y, whereas Z does not": its loss or Z itself?
        turned = end.sign != 1 and one.sign
        told = replace(one, rule="verb left out", subject=subject, object=target, negated=True)
        if turned:
            told = replace(told, sign=one.sign * end.sign, relation=relation_of(one.sign * end.sign, target))
        self.findings.append(replace(told, cues=(*end.cues, *flagging(one.cues), *denying(verb.cues))))

    def _alone(self, verb: Verb) -> bool:
        """Whether a verb group has no verb but auxiliaries: "did not"."""
        return all(token.tag in _HELPING for token in self.tokens[verb.start : verb.end])
