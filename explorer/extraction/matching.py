"""Stretches of words that are listed in the lexicon or defined in the text, longest first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.extraction.casing import common_words, fits, look
from explorer.extraction.folding import fold_word
from explorer.extraction.grounding import Defined
from explorer.extraction.lexicon import Lexicon, Term
from explorer.extraction.tokens import Tokens

LONGEST = 14
# Marks of form, species or construct that writers set before a gene's name without a blank.
_PREFIXED = re.compile(
    r"(phospho|pro|pre|anti|rhu?|rm|si|sh|[phmv])(?=[A-Z][A-Za-z]*\d|[A-Z]{3}|[A-Z][a-z]{2}\b|[A-Z]{2}|[A-Z]-)"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of words with what it may mean.

    Attributes:
        start: Where it starts in the text.
        end: Where it ends.
        first: Number of its first word.
        last: Number of its last word.
        terms: Meanings that fit how it is written, best first.
        state: ``phospho`` where a prefix says so.
        meaning: What the text defines it as, or None.
    """

    start: int
    end: int
    first: int
    last: int
    terms: tuple[Term, ...]
    state: str = ""
    meaning: Defined | None = None


class _Search:
    """One pass over the words of a text."""

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, meanings: Mapping[str, Defined], skips: Mapping[int, int]
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.meanings = meanings
        self.skips = skips

    def longest(self, first: int, offset: int = 0) -> Match | None:
        """Return the longest match that starts at the word *first*, after *offset* letters of it."""
        tokens, lexicon = self.tokens, self.lexicon
        key = tokens.keys[first] if not offset else fold_word(tokens.words[first][offset:])
        best = self._match(first, first, key, offset)
        last, skipped = first, False
        while last - first < LONGEST and lexicon.begins(key):
            after = last + 1
            if not skipped and last in self.skips and last > first - 1:
                inner = self._over_bracket(first, last, key, offset)
                if inner is not None:
                    return inner
            if after >= len(tokens.keys) or not tokens.joined[after]:
                break
            last = after
            key += tokens.keys[last]
            best = self._match(first, last, key, offset) or best
        return best

    def _over_bracket(self, first: int, last: int, key: str, offset: int) -> Match | None:
        """Return a match that goes on behind a defining bracket: ``interleukin (IL)-11``."""
        after = self.skips[last]
        tokens = self.tokens
        if after >= len(tokens.keys) or tokens.first[after] or tokens.between(after) not in (")-", ") ", "] ", "]-"):
            return None
        key += tokens.keys[after]
        best = self._match(first, after, key, offset)
        while after - first < LONGEST and self.lexicon.begins(key):
            after += 1
            if after >= len(tokens.keys) or not tokens.joined[after]:
                break
            key += tokens.keys[after]
            best = self._match(first, after, key, offset) or best
        return best

    def _match(self, first: int, last: int, key: str, offset: int) -> Match | None:
        tokens = self.tokens
        start, end = tokens.starts[first] + offset, tokens.ends[last]
        terms = self.lexicon.terms(key)
        plural = ""
        if not terms and len(key) > 3 and key[-1] == "s" and tokens.text[end - 1] == "s":
            plural = key[:-1]
            terms = self.lexicon.terms(plural)
        surface = tokens.text[start:end]
        meaning = self.meanings.get(surface) or (self.meanings.get(surface[:-1]) if surface[-1] == "s" else None)
        if not terms and meaning is None:
            return None
        if meaning is not None:
            return Match(start, end, first, last, meaning.terms, "", meaning)
        seen = look(surface[:-1] if plural else surface, plural or key, last - first + 1, tokens.first[first])
        fitting = tuple(term for term in terms if fits(seen, term))
        return Match(start, end, first, last, fitting) if fitting else None


def find_matches(
    tokens: Tokens, lexicon: Lexicon, meanings: Mapping[str, Defined], skips: Mapping[int, int]
) -> list[Match]:
    """Return the matches from left to right, the longest one at each place, none overlapping."""
    search = _Search(tokens, lexicon, meanings, skips)
    matches: list[Match] = []
    at, count = 0, len(tokens.keys)
    while at < count:
        match = search.longest(at) or _after_prefix(search, at)
        if match is None:
            at += 1
            continue
        matches.append(_phospho(tokens, match))
        at = match.last + 1
    return matches


def _after_prefix(search: _Search, at: int) -> Match | None:
    """Return a match inside a word after a prefix: the ``STAT3`` of ``pSTAT3``."""
    word = search.tokens.words[at]
    found = _PREFIXED.match(word)
    if not found:
        return None
    match = search.longest(at, found.end())
    if match is None or word[found.end() :].lower() in common_words():
        return None
    state = "phospho" if found.group(1) in ("p", "phospho") else ""
    return Match(match.start, match.end, match.first, match.last, match.terms, state, match.meaning)


def _phospho(tokens: Tokens, match: Match) -> Match:
    """Mark ``p-STAT3`` and ``phospho-Akt``; the prefix stays outside."""
    before = tokens.word(match.first - 1)
    if before in ("p", "phospho", "phosphorylated") and tokens.between(match.first) in ("-", " ", "‐", "–"):
        if before != "p" or tokens.between(match.first) != " ":
            return Match(match.start, match.end, match.first, match.last, match.terms, "phospho", match.meaning)
    return match


def covered(matches: Sequence[Match]) -> set[int]:
    """Return the numbers of the words that matches cover."""
    return {index for match in matches for index in range(match.first, match.last + 1)}
