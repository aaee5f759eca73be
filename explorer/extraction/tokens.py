"""Words of a text with their places and keys, cut once and used by every search for names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.extraction.folding import WORD, fold_word
from explorer.model.document import Span

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
    places = [match.span() for match in WORD.finditer(text)]
    words = [text[start:end] for start, end in places]
    joined: list[bool] = []
    first: list[bool] = []
    cuts = iter(sentence.start for sentence in sentences)
    before, cut = 0, -1  # where the last word ends, and where the next sentence starts
    for start, end in places:
        fresh = start >= cut
        while start >= cut:
            cut = next(cuts, len(text))
        mark = text[before:start]
        joined.append(not fresh and (mark in (" ", "-") or _joint(mark, text[start])))
        first.append(fresh)
        before = end
    starts, ends = [start for start, _ in places], [end for _, end in places]
    return Tokens(text, starts, ends, words, list(map(fold_word, words)), joined, first)


def _joint(mark: str, following: str) -> bool:
    return following.isdigit() if mark == "." else bool(_JOINT.fullmatch(mark))
