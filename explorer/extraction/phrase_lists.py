"""Lists of noun phrases: what parts their members, and what members share: "A and B phosphorylation"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from explorer.extraction.base_phrases import BasePhrases
from explorer.extraction.cues import turning
from explorer.extraction.ends import End, Inner, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.phrase_words import ADJECTIVE_ENDINGS

# "inhibition of A and increased B": B is not inhibited.
_CHANGED = frozenset(listed("increased decreased reduced enhanced elevated impaired diminished"))


class Lists(BasePhrases):
    """Puts the members of a list together."""

    def _separator(self, at: int) -> int | None:
        """Index after ", and", "as well as", "or" ... at *at*, or None."""
        tag = self.tag(at)
        if tag == ",":
            return self._after_and(at + 1) if self.tag(at + 1) == "C" and self.low(at + 1) != "but" else at + 1
        if tag == "C" and self.low(at) != "but":
            return self._after_and(at)
        if self.low(at) == "as" and self.low(at + 1) == "well" and self.low(at + 2) == "as":
            return at + 3
        if tag == "/":
            return at + (2 if self.tag(at + 1) == "C" else 1)
        return at + 1 if tag in {"+", "&"} else None

    def _after_and(self, at: int) -> int:
        """Index after "and", "and also", "and/or" at *at*."""
        if self.low(at + 1) == "/" and self.tag(at + 2) == "C":
            return at + 3
        return at + 2 if self.low(at + 1) in {"also", "/"} else at + 1

    def _own_event(self, at: int) -> bool:
        """Whether an event noun with its own "of" starts at *at* ("... and activation of B")."""
        while self.tag(at) in {"D", "J", "R", "d", "w"} or "-" in {self.tag(at), self.tag(at + 1)}:
            at += 1
        return self.tag(at) in {"n", "a"} and self.low(at + 1) in {"of", "in"}

    def _list_end(self, at: int) -> bool:
        """Whether the list that goes on at *at* comes to an "and" before a verb does."""
        for index in range(at, min(at + 30, self.size)):
            tag = self.tag(index)
            if tag == "C":
                return True
            if tag in {"v", "b", "h", "m", "k", "S", "T", "o", ".", ";"}:
                return False
        return False

    def _begins_anew(self, first: Phrase, end: int, after: int, governed: str) -> bool:
        """Whether what follows the list at *end* is an event or a verb of its own, starting at *after*."""
        if governed in {"of", "theme"} and (self._own_event(after) or self.low(after) in _CHANGED):
            return True
        if self._parted_verb(end, after) and governed in {"verb", "past", "prep"} and self.tag(first.start) not in "dJ":
            return True
        # "promoted growth of cells and increased Y": a verb
        verb = self.tag(end) == "C" and self.tag(after) == "d" and not self.low(end - 1).endswith(ADJECTIVE_ENDINGS)
        return first.head in {"cells", "other"} and governed != "" and verb

    def _parted_verb(self, end: int, after: int) -> bool:
        """Whether ", and increased", "and also increased" leads to the past form at *after*: a verb of the clause."""
        parted = (self.tag(end) == "," and self.tag(end + 1) == "C") or self.low(after - 1) == "also"
        return parted and self.tag(after) == "d"

    def _continues(self, first: Phrase, part: Phrase, governed: str, *, comma: bool) -> bool:
        """Whether *part* is a further member of the list: not an apposition, not the subject of a next clause."""
        if governed in {"of", "theme"} and part.head == "agent" and first.head != "agent":
            return False
        if comma:
            return self._after_comma(first, part) and self._list_end(part.end)
        return not (self._finite(part.end) and governed in {"verb", "past"})

    def _after_comma(self, first: Phrase, part: Phrase) -> bool:
        """Whether *part* after a comma goes on with a list, and says nothing of what stands before the comma."""
        if self._separator(part.end) is None or self.tag(part.end) not in {",", "C"}:
            return False
        if part.head in {"agent", "event"}:
            return part.head == "event" or self.tag(part.start) != "D" or first.head != "entity"
        return bool(part.ends) and self.tag(part.start) != "D"

    def _finite(self, at: int) -> bool:
        """Whether a finite verb stands at *at*, over adverbs."""
        at = self._over_insertion(at)
        while self.tag(at) == "R":
            at += 1
        tag = self.tag(at)
        return tag in {"v", "b", "h", "m", "k"} or (tag == "d" and self.low(at + 1) not in {"by", "in"})

    def _after_verb(self, at: int) -> bool:
        """Whether a verb stands before *at*, so that ", and X V" opens a clause of its own."""
        return any(self.tag(k) in {"v", "d", "b", "h", "m", "k"} for k in range(at))

    def _over_insertion(self, at: int) -> int:
        """Index after ", a kinase of X," at *at*; *at* where nothing is inserted."""
        if self.tag(at) != "," or self.low(at + 1) not in {"a", "an", "the"}:
            return at
        end = at + 1
        while self.tag(end) in {"D", "J", "w", "E", "n", "a", "l", "P", "-", "/", "c"}:
            end += 1
        return end + 1 if self.tag(end) == "," else at

    def _merged(self, parts: list[Phrase]) -> Phrase:
        first, last = parts[0], parts[-1]
        ends = [end for n, part in enumerate(parts) for end in self._shared(part, parts[n + 1 :], first)]
        heads = [part.head for part in parts]
        return Phrase(
            first.start,
            last.end,
            tuple(ends),
            causes=tuple(cause for part in parts for cause in part.causes),
            head="event" if "event" in heads else heads[0],
            sign=first.sign,
            subject=first.subject,
            inner=tuple(self._inners(parts)) + self._spread_causes(parts) + self._spread_doers(parts),
            denied=first.denied,
            event=first.event,
            cues=first.cues,
        )

    def _inners(self, parts: list[Phrase]) -> Iterator[Inner]:
        """The statements inside each member; of "X-induced A and B production" the first is of production too."""
        for n, part in enumerate(parts):
            for inner in part.inner:
                whole = inner.rule == "hyphen modifier" and inner.objects == part.ends
                yield replace(inner, objects=tuple(self._shared(part, parts[n + 1 :], parts[0]))) if whole else inner

    def _shared(self, part: Phrase, later: list[Phrase], first: Phrase) -> list[End]:
        """The ends of one member: a bare name takes the noun of the next full member or the adjective of the first."""
        if not bare(part):
            return list(part.ends)
        full = next((one for one in later if not bare(one)), None)
        ending = full is not None and full.head in {"event", "agent"} and full.ends and self.tag(full.start) == "E"
        if full is not None and ending and all(end.molecule for end in (*part.ends, *full.ends)):
            model = full.ends[0]
            return [
                replace(model, name=end.name, at=end.at, sign=end.sign * model.sign, cues=end.cues + model.cues)
                for end in part.ends
            ]
        if part is not first and first.ends and first.ends[0].changed and self.tag(first.start) in {"J", "d"}:
            return [end.turned(first.sign, turning(first.cues), changed=True) for end in part.ends]
        return list(part.ends)

    def _spread_causes(self, parts: list[Phrase]) -> tuple[Inner, ...]:
        """Of "X-induced A and B": B is induced too, where it is a bare name or event."""
        source = next((one for one in parts[0].inner if one.rule == "hyphen modifier"), None)
        found: list[Inner] = list(self._spread_agents(parts))
        for part in parts[1:]:
            if source is None or part.causes or not part.ends or self.tag(part.start) not in {"E", "n"}:
                break
            found.append(replace(source, objects=part.ends))
        return tuple(found)

    def _spread_doers(self, parts: list[Phrase]) -> tuple[Inner, ...]:
        """Of "activation of A and inhibition of B by Y": Y acts on A too."""
        source = next((one for one in parts[-1].inner if one.rule == "event of X by Y"), None)
        if source is None or not all(part.head == "event" and part.ends and not part.inner for part in parts[:-1]):
            return ()
        if any(self.low(part.event + 1) != "of" for part in parts):
            return ()
        return tuple(replace(source, objects=part.ends, trigger=part.event, relation=None) for part in parts[:-1])

    def _spread_agents(self, parts: list[Phrase]) -> tuple[Inner, ...]:
        """Of "the MEK inhibitors A and B": B is one too."""
        source = next((one for one in parts[0].inner if one.rule == "named inhibitor"), None)
        if source is None or not self.low(source.trigger).endswith("s"):
            return ()
        names = tuple(end for part in parts[1:] if bare(part) for end in part.ends if end.molecule)
        return (replace(source, subjects=names),)


def bare(phrase: Phrase) -> bool:
    """Whether a phrase is a name and nothing more."""
    return phrase.head == "entity" and bool(phrase.ends) and all(not e.changed and e.noun < 0 for e in phrase.ends)
