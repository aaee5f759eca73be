"""Noun phrases with their lists and complements: "activation of A and B by C", "an increase in X"."""

from __future__ import annotations

from dataclasses import replace

from explorer.extraction.cues import cue, turned_by, turning
from explorer.extraction.ends import PLACES, End, Inner, Phrase
from explorer.extraction.listed import listed
from explorer.extraction.phrase_frames import TREATMENTS, Frames
from explorer.extraction.phrase_lists import bare
from explorer.extraction.phrase_words import TARGETS, TREATING
from explorer.extraction.stream import Token
from explorer.extraction.trigger_nouns import LINKERS
from explorer.extraction.words import FAILING
from explorer.model.entity import Kind
from explorer.model.evidence import TURNS
from explorer.model.relation import Relation

# "cells treated with X", "mice lacking X": sign of X there; the latter need no preposition.
_EXPRESSING = frozenset({"overexpressing", "over-expressing"})
_LACKING = frozenset({"lacking", *_EXPRESSING})
_CARRYING = {
    **dict.fromkeys(listed("treated pretreated stimulated transfected transduced exposed injected challenged"), 1),
    **dict.fromkeys(sorted(_EXPRESSING), 1),
    **dict.fromkeys(listed("lacking deficient depleted deprived silenced"), -1),
}
# What stands for a name before it is no further member of its list.
_ANAPHORIC = ("the latter", "this ")
_EXAMPLES = frozenset({"including", "namely"})
_WHERE = frozenset({*PLACES, Kind.DISEASE, Kind.CELL})
# What may carry or lack a molecule: "mice lacking X".
_CARRIERS = frozenset({Kind.ORGANISM, Kind.CELL, Kind.CELL_LINE})
# What governs names that belong to a noun.
_COMPLEMENTS = frozenset({"of", "theme"})
_OBJECTS = frozenset({"verb", "past"})
# Of an event that these deny, "by Y" is not said: "lack of inhibition of X by Y".
_DENYING = frozenset({"lack", "absence"})


class Phrases(Frames):
    """Reads noun phrases with everything that belongs to them."""

    def read(self, at: int, governed: str = "", depth: int = 0) -> Phrase | None:
        """Return the phrase that starts at *at* with its lists and complements, or None."""
        first = self.single(at, governed, depth)
        if first is None or depth > 6:
            return first
        parts = [first]
        while True:
            part = self._next_part(parts, governed, depth)
            if part is None:
                break
            parts.append(part)
        return parts[0] if len(parts) == 1 else self._merged(parts)

    # ---- lists ---------------------------------------------------------------------------------------------------

    def _next_part(self, parts: list[Phrase], governed: str, depth: int) -> Phrase | None:
        end = parts[-1].end
        after = self._separator(end)
        if after is None or not self.starts(after, governed) or self.low(after).startswith(_ANAPHORIC):
            return None
        if self._begins_anew(parts[0], end, after, governed):
            return None
        part = self.single(after, governed, depth)
        if part is None or part.head == "pronoun":
            return None
        clause = len(parts) == 1 and after == end + 2 and self.tag(end) == ","
        clause = clause and (governed == "prep" or (governed in _COMPLEMENTS and self._after_verb(parts[0].start)))
        if clause and self._finite(part.end):
            return None  # "... with X, and Y activates Z"
        related = after == end + 2 and self.tag(part.end) == "," and self.tag(part.end + 1) == "T"
        if related and self.tag(end) == "," and governed in _OBJECTS:
            return None  # "X regulates Y, and Z, which ..., is late"
        comma = after == end + 1 and self.tag(end) == ","
        return part if self._continues(parts[0], part, governed, comma=comma) else None

    def _examples(self, phrase: Phrase, depth: int) -> None:
        """Read "such as A and B", "including A" after a class: the phrase stands for the members named."""
        at = phrase.end + (1 if self.tag(phrase.end) == "," else 0)
        if self.low(at) == "such" and self.low(at + 1) == "as":
            at += 2
        elif self.low(at) in _EXAMPLES:
            at += 1
        else:
            return
        inside = self.read(at, "prep", depth + 1)
        if inside is None or not inside.ends or inside.head != "entity":
            return
        if phrase.head == "agent" and phrase.ends and phrase.event >= 0:
            word = self.tokens[phrase.event].word
            targets = tuple(replace(end, sign=1, agent=False, changed=False, cues=()) for end in phrase.ends)
            doers = tuple(end for end in inside.ends if end.molecule)
            if word is not None and word.sign:
                phrase.inner += (Inner("named inhibitor", doers, targets, word.sign, phrase.event),)
        elif phrase.ends and self.low(phrase.event) in TARGETS:
            phrase.inner += (self.target_of(phrase.ends, inside.ends, phrase.event),)
        elif phrase.ends or phrase.head in {"event", "effect", "role"}:
            return
        phrase.end, phrase.ends, phrase.head = inside.end, inside.ends, "entity"
        if self.tag(phrase.end) == "," and self.tag(phrase.end + 1) in {"v", "d", "b", "h", "m", "R"}:
            phrase.end += 1

    # ---- one phrase with complements -----------------------------------------------------------------------------

    def single(self, at: int, governed: str = "", depth: int = 0) -> Phrase | None:
        """Return the phrase at *at* without its list, or None."""
        if self.tag(at) == "U":
            if self.low(at) in {"that", "those"} and self.low(at + 1) == "of":
                return self._that_of(at, depth)
            if self.low(at) not in {"this", "these", "that", "those"} or self.tag(at + 1) not in {"E", "n", "l", "w"}:
                return Phrase(at, at + 1, head="pronoun")
            at += 1
        if self.low(at) == "little" and self.low(at + 1) == "or" and self.low(at + 2) == "no":
            at += 2
        if governed == "" and (self.tag(at) == "g" or self.low(at) in TREATING):
            return self._gerund(at, depth)
        base = self.base(at, governed)
        if base is None:
            return None
        phrase = self.settled(base)
        if phrase.head == "cells" or (phrase.ends and all(end.kind in _CARRIERS for end in phrase.ends)):
            self._carrying(phrase, depth)
        if depth <= 6:
            self._examples(phrase, depth)
            self._complete(phrase, governed, named=bool(base.run), depth=depth)
        return phrase

    def _carrying(self, phrase: Phrase, depth: int) -> None:
        """Read "cells treated with X", "mice lacking X": what carries or lacks X."""
        sign = _CARRYING.get(self.low(phrase.end))
        if sign is None or depth > 6:
            return
        at = phrase.end + (2 if self.tag(phrase.end + 1) == "P" else 1)
        if (at == phrase.end + 1) != (self.low(phrase.end) in _LACKING) or self.low(at - 1) in {"by", "at"}:
            return
        inside = self.read(at, "prep", depth + 1)
        if inside is not None and inside.ends and inside.head in {"entity", "event", "agent"}:
            said = (cue(self.tokens[phrase.end], TURNS),) if sign < 0 else ()
            if self.low(phrase.end) in _EXPRESSING and inside.head == "entity":
                made = Inner("expresses", phrase.ends, inside.ends, 1, phrase.end, Relation.EXPRESSES)
                phrase.inner += (made,)
            phrase.end = inside.end
            phrase.ends += tuple(end.turned(sign, said, carried=True) for end in inside.ends)
            phrase.inner += inside.inner

    def _that_of(self, at: int, depth: int) -> Phrase | None:
        """Of "... the phosphorylation of X but increased that of Y": the event noun before governs Y."""
        noun = next((k for k in range(at - 1, -1, -1) if self.tag(k) == "n"), -1)
        inside = self.read(at + 2, "theme", depth + 1)
        if inside is None or inside.head != "entity" or noun < 0:
            return Phrase(at, at + 1, head="pronoun")
        ends = tuple(self.under(end, noun) for end in inside.ends)
        return Phrase(at, inside.end, ends, head="event", inner=inside.inner, event=noun)

    def _gerund(self, at: int, depth: int) -> Phrase | None:
        """Of "treating cells with X", "blocking STAT3": the head of a phrase."""
        token = self.tokens[at]
        theme = self.read(at + 1 + (self.low(at + 1) == "down"), "prep", depth + 1)
        if theme is None or (token.word is None and token.low not in TREATING):
            return None
        if theme.head == "agent" and token.word is not None and token.word.sign < 0:
            theme.start = at  # "neutralizing antibodies against X": said once
            return theme
        if token.word is None or token.low in TREATING or theme.head == "cells":
            if self.low(theme.end) == "with":
                theme = self.read(theme.end + 1, "prep", depth + 1) or theme
            return Phrase(at, theme.end, theme.ends, head="event", inner=theme.inner)
        against = token.low == "targeting"  # a drug that targets X acts against it
        turns = (cue(token, TURNS),) if against else turned_by(token)
        ends = tuple(end.turned(-1 if against else token.word.sign, turns, changed=True) for end in theme.ends)
        phrase = Phrase(at, theme.end, ends, head="event", inner=theme.inner)
        tool = self.read(theme.end + 1, "prep", depth + 1) if self.low(theme.end) == "with" else None
        if tool is not None and token.word.sign < 0 and bare(tool) and tool.ends[0].molecule:
            phrase.end = tool.end  # "blocking X with Y"
            phrase.inner += (Inner("event of X by Y", tool.ends, theme.ends, token.word.sign, at),)
            phrase.causes = tool.ends
        return phrase

    def _complete(self, phrase: Phrase, governed: str, *, named: bool, depth: int) -> None:
        """Read "of X", "in X", "by Y", "on Z" where they complete the phrase."""
        themed = bool(phrase.ends)
        while self.tag(phrase.end) == "P" or self._targets(phrase):
            word = self.low(phrase.end)
            if word == "by" or (word == "with" and self._against(phrase)):
                # "inhibition of STAT3 activation by X": X belongs to the outer noun
                taken = governed != "theme" and self._by(phrase, depth)
            elif not themed and self._theme(phrase, word, depth):
                taken = themed = True
            elif (
                word == "of" and phrase.head == "event" and self._acting_names(phrase) and self._done_to(phrase, depth)
            ):
                taken = True
            elif self._reaches(phrase, word):
                taken = self._on(phrase, depth)
            else:
                taken = self._of_carrier(phrase, word, depth) or (
                    (word == "of" and self._of_place(phrase, depth, named=named)) or self._place(phrase, word, depth)
                )
            if not taken:
                return

    def _done_to(self, phrase: Phrase, depth: int) -> bool:
        """Read "of Y" of "PKA phosphorylation of Y": the names before the noun are the cause."""
        inside = self.read(phrase.end + 1, "theme", depth + 1)
        if inside is None or inside.head != "entity" or not all(end.molecule for end in inside.ends) or not inside.ends:
            return False
        word = self.tokens[phrase.event].word
        doers = tuple(replace(end, sign=1, noun=-1, changed=False, relation=None, cues=()) for end in phrase.ends)
        ends = tuple(self.under(end, phrase.event) for end in inside.ends)
        modifies = word is not None and word.group == "modify"
        relation = word.relation if word is not None and modifies else None
        done = tuple(replace(end, sign=1) for end in ends) if modifies else ends
        phrase.inner += (*inside.inner, Inner("event of X by Y", doers, done, 1, phrase.event, relation))
        phrase.end, phrase.ends, phrase.causes = inside.end, ends, doers
        return True

    def _theme(self, phrase: Phrase, word: str, depth: int) -> bool:
        """Read the theme of an event or agent noun: "activation of X", "increase in X", "inhibitor of X"."""
        if phrase.head not in {"event", "agent", "head", "effect", "role"}:
            return False
        token = self.tokens[phrase.event] if phrase.event >= 0 else None
        if word not in self._frame(phrase, token) or (word == "in" and self._tells_condition(phrase.end)):
            return False
        inside = self.read(phrase.end + 1, "theme" if phrase.head == "event" else "of", depth + 1)
        treatment = token is not None and token.low in TREATMENTS
        if inside is None or inside.head == "pronoun" or (inside.head == "cells" and not treatment):
            return False
        phrase.end = inside.end
        phrase.inner += inside.inner
        if phrase.head in {"effect", "role"}:
            phrase.subject = inside.ends
            return True
        if treatment and not any(end.molecule for end in inside.ends):
            return self._with(phrase, depth)
        phrase.ends = self._governed(phrase, inside, token)
        return bool(phrase.ends)

    def _with(self, phrase: Phrase, depth: int) -> bool:
        if self.low(phrase.end) not in {"with", "to"}:
            return False
        inside = self.read(phrase.end + 1, "prep", depth + 1)
        if inside is None:
            return False
        phrase.end, phrase.ends = inside.end, inside.ends
        phrase.inner += inside.inner
        return bool(phrase.ends)

    def _governed(self, phrase: Phrase, inside: Phrase, token: Token | None) -> tuple[End, ...]:
        """The ends of *inside* under the noun and the adjectives of *phrase*."""
        ends = []
        for end in inside.ends:
            one = end
            if phrase.head == "event" and token is not None:
                one = self.under(end, phrase.event)
                if token.low in FAILING and self.low(inside.end) != "to":
                    one = one.turned(-1, (cue(token, TURNS),), changed=True)  # "failure of X"
            elif phrase.head == "agent" and token is not None and token.word is not None:
                one = end.turned(token.word.sign, turned_by(token), noun=phrase.event, changed=True, agent=True)
            if one.sign == 0 and self.signed(phrase) and phrase.sign < 0:
                one = replace(one, sign=end.sign * phrase.sign, changed=True, cues=end.cues + turning(phrase.cues))
            elif phrase.sign != 1 or self.tag(phrase.start) in {"J", "d"}:
                one = one.turned(phrase.sign, turning(phrase.cues), changed=True)
            ends.append(one)
        if phrase.causes and phrase.head == "event":
            link = next((at for at in range(phrase.start, phrase.event) if self.low(at) in LINKERS), phrase.event)
            phrase.inner += (self.linked(phrase.causes, tuple(ends), (1, link), phrase.event, phrase.event),)
        if phrase.apart is not None and phrase.head == "event":
            phrase.inner += (replace(phrase.apart, objects=tuple(ends)),)
        phrase.causes += inside.causes
        return tuple(ends)

    def _tells_condition(self, at: int) -> bool:
        """Whether "in the absence of", "in presence of" stands at *at*."""
        return self.low(at + 1 + (self.low(at + 1) == "the")) in {"absence", "presence"}

    def _by(self, phrase: Phrase, depth: int) -> bool:
        """Read "by Y" of "activation of X by Y": Y is the cause of the event."""
        if phrase.head != "event" or phrase.event < 0 or self.tag(phrase.end + 1) in {"g", "G"}:
            return False
        if not phrase.ends:
            return self._by_before_of(phrase, depth)
        inside = self.read(phrase.end + 1, "of", depth + 1)
        denied = self.low(phrase.event) in _DENYING and any(
            self.tag(at) == "n" for at in range(phrase.event + 1, phrase.end)
        )
        if inside is None or denied:
            return False
        if inside.head in {"agent", "other"} and not inside.ends:  # "silencing of X by siRNA"
            phrase.end = inside.end
            return True
        return self._done_by(phrase, inside)

    def _by_before_of(self, phrase: Phrase, depth: int) -> bool:
        """Read "by Y of X" of "inhibition by Y of X"."""
        doer = self.single(phrase.end + 1, "of", depth + 1)
        if doer is None or doer.head != "entity" or not bare(doer) or self.low(doer.end) != "of":
            return False
        start, phrase.end = phrase.end, doer.end
        if not self._theme(phrase, "of", depth):
            phrase.end = start
            return False
        phrase.inner += (Inner("event of X by Y", doer.ends, phrase.ends, 1, phrase.event),)
        phrase.causes += doer.ends
        return True

    def _on(self, phrase: Phrase, depth: int) -> bool:
        inside = self.read(phrase.end + 1, "of", depth + 1)
        if inside is None:
            return False
        phrase.end, phrase.ends = inside.end, inside.ends
        phrase.inner += inside.inner
        if phrase.subject and phrase.ends:
            rule = "effect of X on Y" if phrase.head == "effect" else "role of X in Y"
            sign = phrase.sign if self.signed(phrase) else 0
            phrase.inner += (Inner(rule, phrase.subject, phrase.ends, sign, phrase.event, cues=turning(phrase.cues)),)
        return True

    def _of_carrier(self, phrase: Phrase, word: str, depth: int) -> bool:
        """Read "of X-treated mice" after "livers": what is true of the part is true of what carries X."""
        place = phrase.head == "cells" or (phrase.ends and all(end.kind in PLACES for end in phrase.ends))
        if word not in {"of", "from"} or not place:
            return False
        inside = self.single(phrase.end + 1, "of", depth + 1)
        if inside is None or not inside.ends or not all(end.carried for end in inside.ends):
            return False
        phrase.end, phrase.head = inside.end, "cells"
        phrase.ends += inside.ends
        return True

    def _of_place(self, phrase: Phrase, depth: int, *, named: bool) -> bool:
        """Read over "of HeLa cells" after a process."""
        if phrase.head != "entity" and not (phrase.head == "event" and named):
            return False
        inside = self.single(phrase.end + 1, "of", depth + 1)
        if inside is None or any(end.molecule and not end.carried for end in inside.ends):
            return False
        phrase.end = inside.end
        return True

    def _place(self, phrase: Phrase, word: str, depth: int) -> bool:
        """Read over "in HeLa cells"; what may be a cause is left."""
        if word not in {"in", "within", "from", "at"} or self.low(phrase.end + 1) in {"response", "order"}:
            return False
        inside = self.single(phrase.end + 1, "of", depth + 1)
        if (
            inside is None
            or inside.inner
            or inside.causes
            or inside.apart
            or any(end.kind not in _WHERE or end.carried for end in inside.ends)
            or (word == "from" and _saved(phrase, inside))
        ):
            return False
        if (inside.head == "cells" and inside.ends) or (inside.head == "event" and word == "from"):
            return False
        at = inside.end
        while self.tag(at) in {"C", "/"} and self.low(at) != "but":
            more = self.single(self._separator(at) or at + 1, "of", depth + 1)
            if more is None or any(end.molecule for end in more.ends) or more.head not in {"cells", "entity"}:
                break
            if self.tag(more.end) in {"v", "d", "b", "h", "m"}:
                break
            at = more.end
        phrase.end = at
        return True


def _saved(phrase: Phrase, inside: Phrase) -> bool:
    """Whether animals may be saved from a disease: "protected mice from colitis"."""
    animals = bool(phrase.ends) and all(end.kind is Kind.ORGANISM for end in phrase.ends)
    return animals and bool(inside.ends) and all(end.kind is Kind.DISEASE for end in inside.ends)
