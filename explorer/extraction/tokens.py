"""Words of a text with their places and keys, cut once and used by every search for names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from explorer.extraction.folding import WORD, fold_word
from explorer.model.document import Span

_WORDS = re.compile(f"({WORD.pattern})")
# What may stand between two words of one name.
_JOINT = re.compile(
    r"[-‐‑‒–—−] ?|[ \u00a0\u2009]|['’′]{1,2}[- ]?|/|,|[+]{1,2}[/ -]?|\)[- ]?|[ -]?[(\[]|[\])]|:|™ ?|® ?"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words of one text as parallel lists.

    Attributes:
        text: The text.
        starts: Where each word starts.
        ends: Where each word ends (exclusive).
        words: The words.
        keys: Their keys (`folding.fold_word`).
        joined: Whether each word may belong to one name with the word before it.
        first: Whether each word is the first of its sentence.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    keys: list[str]
    joined: list[bool]
    first: list[bool]

    def between(self, index: int) -> str:
        """Return what stands between the word before *index* and the word at it."""
        return self.text[self.ends[index - 1] : self.starts[index]] if index else self.text[: self.starts[0]]

    def after(self, index: int) -> str:
        """Return what stands between the word at *index* and the next one (or the end)."""
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
        return self.text[self.ends[index] : end]

    def word(self, index: int) -> str:
        """Return the word at *index* in lower case, or ``""`` beyond the text."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""


def tokenise(text: str, sentences: Sequence[Span]) -> Tokens:
    """Return the words of *text*; no name reaches over the end of a sentence."""
    # Marks and words by turns, a mark first and last: split at once, for a match of each word takes longer.
    parts = _WORDS.split(text)
    places = list(accumulate(map(len, parts)))
    words, starts = parts[1::2], places[:-1:2]
    joined = [
        mark == " " or (word[0].isdigit() if mark == "." else _joins(mark))
        for mark, word in zip(parts[::2], words, strict=False)
    ]
    first = [False] * len(words)
    for place in (0, *(sentence.start for sentence in sentences)):
        at = bisect_left(starts, place)
        if at < len(words):
            first[at], joined[at] = True, False
    return Tokens(text, starts, places[1::2], words, list(map(fold_word, words)), joined, first)


@lru_cache(maxsize=1 << 10)
def _joins(mark: str) -> bool:
    return bool(_JOINT.fullmatch(mark))
