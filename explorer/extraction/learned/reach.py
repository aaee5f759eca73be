"""Words that deny or suppose, and how they reach what a pair of names is said to do.

"Did not" before the trigger, "no effect", "but not X", "X-independent"; "may", "whether", "to investigate the role of".
The models of pairs see which words stand near; this names which of them stand where they tell of the pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from explorer.extraction.learned.events import Path
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.listed import listed


def _table(**lists: str) -> dict[str, str]:
    """The class of each word, from the words of each class."""
    return {word: name for name, words in lists.items() for word in listed(words)}


_SELF = "self"
_DENYING = _table(
    no="not never cannot n't",
    none="no without lack lacks lacked lacking absence absent nor neither",
    little="little minimal negligible",
    fail="fail fails failed unable failing inability failure incapable insufficient defective",
    self="""
        independent independently independence irrespective regardless unaffected unchanged unaltered unresponsive
        insensitive resistant resistance refractory inactive ineffective dispensable unnecessary unlikely
    """,
    unlike="unlike except than instead",
)
_HEDGING = _table(
    may="may might", could="could would should", can="can", seem="appear appears appeared seem seems seemed"
)
_SUPPOSING = _table(
    whether="whether if",
    may="may might",
    could="could",
    suppose="""
        hypothesize hypothesized hypothesise hypothesised hypothesis speculate speculated postulate postulated propose
        proposed predict predicted
    """,
    ask="""
        investigate investigated investigating investigates examine examined examining examines test tested testing
        tests determine determined determining assess assessed assessing evaluate evaluated evaluating explore explored
        exploring elucidate elucidated study studied studying analyze analyzed analyse analysed analysing ask asked
        address addressed sought clarify clarified understand identify verify confirm observe define compare compared
        characterize
    """,
    aim="aim aims aimed objective objectives purpose goal",
    suggest="suggest suggests suggested suggesting",
    indicate="indicate indicates indicated indicating imply implies",
    how="mechanism mechanisms how",
    possible="possibility possible possibly potential potentially likely probably putative perhaps",
    unknown="unclear unknown elusive controversial uncertain poorly",
    able="ability able capable",
    implicate="implicated implicates",
)
# Of what these name, one asks.
_NOUNS = frozenset(listed("effect effects role roles influence impact involvement efficacy"))
_CONTRASTING = frozenset({"but", "and", ","})
# What may stand between a word and what it denies: all but names, other clauses and brackets.
_PASSED = frozenset("RbhomDJwlnadkqG#-")
_LINKS = frozenset(listed("of in on for by and or"))  # "no change in the expression of": counted
_FAR, _NEAR, _NEXT = 8, 5, 3
_BEFORE = 6


class _Found(NamedTuple):
    """A word before a place: its class, how many links stand between, and where it stands."""

    kind: str
    links: int
    at: int


class Reach:
    """Tells what the words of one sentence that deny or suppose have to do with its pairs of names.

    Args:
        sketch: The sentence.

    Attributes:
        denies: Whether it has a word that denies.
    """

    def __init__(self, sketch: Sketch) -> None:
        self._sketch = sketch
        self._tokens = sketch.tokens
        self._low = [token.low if token.name is None else "" for token in sketch.tokens]
        self.denies = any(low in _DENYING for low in self._low)
        self._supposes = any(low in _SUPPOSING or low in _HEDGING for low in self._low)
        self._opening = list(self._of_opening())

    @property
    def reaches(self) -> bool:
        """Whether the sentence has any such word."""
        return self.denies or self._supposes

    def features(self, one: int, other: int, path: Path | None) -> list[str]:
        """Return the features of the pair *one*, *other* that *path* joins; each once."""
        denying = self._denial(one, other, path) if self.denies else ()
        supposing = self._supposition(one, other, path) if self._supposes else ()
        return list(dict.fromkeys([*denying, *supposing]))

    def denying(self, one: int, other: int, path: Path | None) -> int:
        """Return the word that denies what the pair is said to do, or -1."""
        places = (path.first, path.last) if path is not None else ()
        for at in places:
            if _DENYING.get(self._low[at]) == _SELF:
                return at
        found = [self._back(at, _DENYING, _FAR) for at in places]
        found += [self._back(self._sketch.units[self._sketch.unit_of[at]][0], _DENYING, _NEAR) for at in (one, other)]
        best = next((word.at for word in found if word is not None), -1)
        between = range(min(one, other) + 1, len(self._low))
        return best if best >= 0 else next((at for at in between if self._low[at] in _DENYING), -1)

    def _back(self, at: int, words: Mapping[str, str], most: int) -> _Found | None:
        """The nearest of *words* before *at*, where nothing parts them."""
        links = 0
        for place in range(at - 1, max(-1, at - 1 - most), -1):
            low = self._low[place]
            if low in words:
                return _Found(words[low], min(links, 2), place)
            if low in _LINKS:
                links += 1
            elif low != "to" and (not low or self._tokens[place].tag not in _PASSED):
                return None
        return None

    def _denial(self, one: int, other: int, path: Path | None) -> Iterator[str]:
        for name, at in (("1", path.first), ("2", path.last)) if path is not None else ():
            found = self._back(at, _DENYING, _FAR)
            if found is not None:
                yield f"{name}:{found.kind}"
                yield f"{name}:{found.kind}{found.links}"
            if _DENYING.get(self._low[at]) == _SELF:
                yield f"{name}:self"
        for name, at in (("S", one), ("O", other)):
            yield from self._around(name, at)
        low, high = min(one, other), max(one, other)
        yield from (f"m:{kind}" for kind in _kinds(self._low[low + 1 : high], _DENYING))
        if "but" in self._low[low + 1 : high]:
            yield "m:but"
        yield from (f"l:{kind}" for kind in _kinds(self._low[max(0, low - _BEFORE) : low], _DENYING))

    def _around(self, name: str, at: int) -> Iterator[str]:
        """What denies the name at *at* itself, or the list that it stands in: "but not X", "X-independent"."""
        found = self._back(self._sketch.units[self._sketch.unit_of[at]][0], _DENYING, _NEAR)
        if found is not None:
            yield f"{name}:{found.kind}{self._contrast(found.at)}{found.links}"
        for place in range(at - 1, max(-1, at - 1 - _NEXT), -1):
            low = self._low[place]
            if low in _DENYING:
                yield f"{name}d:{_DENYING[low]}{self._contrast(place)}"
            if low in _DENYING or not low or self._tokens[place].tag in ",;":
                break
        behind = [low for low in self._low[at + 1 : at + 3] if low != "-"]
        if behind and _DENYING.get(behind[0]) == _SELF and (len(behind) == 1 or self._low[at + 1] != "-"):
            yield f"{name}-self"

    def _contrast(self, at: int) -> str:
        return "but" if at > 0 and self._low[at - 1] in _CONTRASTING else ""

    def _supposition(self, one: int, other: int, path: Path | None) -> Iterator[str]:
        for name, at in (("1", path.first), ("2", path.last)) if path is not None else ():
            found = self._back(at, _HEDGING, _FAR)
            if found is not None:
                yield f"h{name}:{found.kind}"
        places = [one, other, *((path.first,) if path is not None else ())]
        before = _kinds(self._low[: min(places)], _SUPPOSING)
        yield from (f"<{kind}" for kind in before)
        yield from (f">{kind}" for kind in _kinds(self._low[min(places) :], _SUPPOSING) if kind not in before)
        if path is not None and self._low[path.first] in _NOUNS:
            yield "noun"
            yield f"noun:{self._low[path.first].removesuffix('s')}"
            if "ask" in before:
                yield "noun asked"
        yield from self._opening
        if "to" in self._opening:
            end = self._low.index(",") if "," in self._low else len(self._low)
            yield f"to:{max(one, other) < end}"

    def _of_opening(self) -> Iterator[str]:
        """What the sentence opens and ends with: a heading, "to", a question mark."""
        headed = len(self._low) > 1 and self._low[1] == ":"
        if headed:
            yield f"head:{self._low[0]}"
        if self._low[2 if headed else 0 :][:1] == ["to"]:
            yield "to"
        if self._low[-1:] == ["?"]:
            yield "?"


def _kinds(words: list[str], table: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(table[word] for word in words if word in table))
