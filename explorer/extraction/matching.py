"""Stretches of words that are listed in the lexicon or defined in the text, longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from weakref import WeakKeyDictionary

from explorer.extraction.casing import fits, look
from explorer.extraction.folding import beginnings, fold, fold_word
from explorer.extraction.grounding import Defined
from explorer.extraction.lexicon import CACHED, Casing, Lexicon, Status, Term
from explorer.extraction.tokens import Tokens
from explorer.extraction.user_dictionary import NOTHING, Action, Wanted
from explorer.extraction.word_lists import common_words, cues, never_names
from explorer.model.entity import Entity, Kind

LONGEST = 14
# Marks of form, species or construct that writers set before a gene's name without a blank.
_PREFIXED = re.compile(
    r"(phospho|pro|pre|anti|rhu?|rm|si|sh|dn|DN|wt|WT|myr|[Dd]eltaN?|ΔN?|[phmvsr])"
    r"(?=[A-Z][A-Za-z]*\d|[A-Z]{3}|[A-Z][a-z]{2}\b|[A-Z]{2}|[A-Z]-|p\d\d)"
)
# A protein by its weight with its other name: p57KIP2, p18Ink4c, p34cdc2, pp60Src.
_WEIGHED = re.compile(r"pp?\d{2,3}(?=[A-Za-z]{3})")


def _prefix(word: str) -> re.Match[str] | None:
    return _WEIGHED.match(word) or _PREFIXED.match(word)


class Match(NamedTuple):
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


_PLURAL = re.compile(r"(?:[A-Z0-9α-ω]|[A-Za-z]{3})s$")
# What marks an isoform, a fragment or a yeast protein at the end of a symbol: RASSF1C, BAG-1L, VEGF165, Fkh1p.
_ISOFORM = re.compile(r"(?:\d([A-DLMSabcp]|v\d|[A-D]?I{1,3}|alpha|beta|gamma|delta|[αβγδ])|^[A-Z]{3,5}(\d{3}))$")
_ISOFORMS = frozenset({Kind.GENE, Kind.FAMILY})
# A stretch, its key, its last word, how many words it has, and whether it begins a sentence.
_Written = tuple[str, str, str, int, bool]


class _Asked(dict[str, bool]):
    """Answers to a question about words, each asked once: a dict, for nearly every word was asked about before."""

    def __init__(self, question: Callable[[str], bool]) -> None:
        super().__init__()
        self._question = question

    def __missing__(self, word: str) -> bool:
        if len(self) >= CACHED:
            self.clear()
        found = self[word] = self._question(word)
        return found


class _Listings:
    """What one lexicon lists for stretches as they are written; what was asked once is remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._fitting: dict[_Written, tuple[Term, ...]] = {}
        # Whether a listed name may start at, or inside, a word.
        self.opens = _Asked(self._opens)

    def _opens(self, word: str) -> bool:
        key = fold_word(word)
        return self._lexicon.begins(key) or bool(self._listed(key, word)[0]) or _prefixed[word]

    def fitting(self, written: _Written) -> tuple[Term, ...]:
        """Return the listed meanings that may be written like this."""
        found = self._fitting.get(written)
        if found is None:
            if len(self._fitting) >= CACHED:
                self._fitting.clear()
            surface, key, last, words, first = written
            terms, key = self._listed(key, last)
            seen = look(surface, key, words, first) if terms else None
            found = tuple(term for term in terms if seen and fits(seen, term))
            self._fitting[written] = found
        return found

    def _listed(self, key: str, word: str) -> tuple[tuple[Term, ...], str]:
        """Return what is listed under a key, else under its singular or without the letters of an isoform."""
        terms = self._lexicon.terms(key)
        if terms:
            return terms, key
        if len(key) > 3 and _PLURAL.search(word) and key not in common_words() and key not in never_names():
            return self._lexicon.terms(key[:-1]), key[:-1]
        isoform = _ISOFORM.search(word)
        tail = fold_word(isoform[isoform.lastindex or 1]) if isoform else ""
        if tail and key.endswith(tail) and len(key) > len(tail) + 2:
            stem = key[: -len(tail)]
            found = self._lexicon.terms(stem)
            return tuple(term for term in found if term.entity.kind in _ISOFORMS and term.status <= Status.ALIAS), stem
        return (), key


_prefixed = _Asked(lambda word: _prefix(word) is not None)
# Whether the end of a word may be the sign of a plural or of an isoform.
_varied = _Asked(lambda word: bool(_PLURAL.search(word) or _ISOFORM.search(word)))
_known: WeakKeyDictionary[Lexicon, _Listings] = WeakKeyDictionary()


def _listings_of(lexicon: Lexicon) -> _Listings:
    found = _known.get(lexicon)
    if found is None:
        found = _known[lexicon] = _Listings(lexicon)
    return found


class _Search:
    """One pass over the words of a text."""

    def __init__(
        self,
        tokens: Tokens,
        lexicon: Lexicon,
        meanings: Mapping[str, Defined],
        skips: Mapping[int, int],
        wanted: Wanted,
    ) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.listings = _listings_of(lexicon)
        self.meanings = meanings
        self.skips = skips
        self.wanted = wanted
        self.dictated = bool(wanted)
        # Defined forms of several words may have beginnings that no listed name has.
        self.openings = {start for short in meanings for start in beginnings(short)} | wanted.openings
        # The keys of what the text defines, also in the plural.
        self.defined = {fold(form) for short in meanings for form in (short, f"{short}s")}

    def openers(self) -> Iterable[int]:
        """Return the words at which, or inside which, a match may start."""
        words, opens, meanings = self.tokens.words, self.listings.opens, self.meanings
        if self.dictated:
            return range(len(words))
        if not meanings:
            return [at for at, word in enumerate(words) if opens[word]]
        keys, openings = self.tokens.keys, self.openings
        return [
            at
            for at, word in enumerate(words)
            if opens[word] or word in meanings or word[:-1] in meanings or keys[at] in openings
        ]

    def longest(self, first: int, offset: int = 0) -> Match | None:
        """Return the longest match that starts at the word *first*, after *offset* letters of it."""
        tokens = self.tokens
        key = tokens.keys[first] if not offset else fold_word(tokens.words[first][offset:])
        best: Match | None = None
        last = first
        while True:
            terms, begins = self.lexicon.known(key)
            # Most stretches are nothing: that is told here, without a look at the text.
            if terms or self.dictated or _varied[tokens.words[last]] or key in self.defined:
                best = _better(tokens, best, self._match(first, last, key, offset))
            if last - first >= LONGEST or not (begins or key in self.openings):
                return best
            inner = self._over_bracket(first, last, key, offset) if last in self.skips else None
            if inner is not None:
                return inner
            last += 1
            if last >= len(tokens.keys) or not tokens.joined[last]:
                return best
            key += tokens.keys[last]

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
        """Return what a stretch means; what the person said of it counts before all else."""
        if not self.dictated:
            return self._found(first, last, key, offset)
        tokens = self.tokens
        start, end = tokens.starts[first] + offset, tokens.ends[last]
        entry = self.wanted.entry(tokens.text[start:end], key)
        if entry is None:
            return self._found(first, last, key, offset)
        if entry.action is Action.PREFER:
            found = self._found(first, last, key, offset)
            return found and found._replace(terms=self.wanted.terms(entry, self.lexicon, found.terms), meaning=None)
        # Where it is no name the words are taken all the same: nothing in them is one either.
        return Match(start, end, first, last, self.wanted.terms(entry, self.lexicon))

    def _found(self, first: int, last: int, key: str, offset: int) -> Match | None:
        tokens = self.tokens
        start, end = tokens.starts[first] + offset, tokens.ends[last]
        surface = tokens.text[start:end]
        if key in self.defined:
            meaning = self.meanings.get(surface) or (self.meanings.get(surface[:-1]) if surface[-1] == "s" else None)
            if meaning is not None:
                end = _closed(tokens.text, start, end, meaning.terms)
                return Match(start, end, first, last, meaning.terms, "", meaning)
        terms = self.listings.fitting((surface, key, tokens.words[last], last - first + 1, tokens.first[first]))
        if not terms or (last > first and (self._linked(first, last) or self._loose(first, terms))):
            return None
        closed = _closed(tokens.text, start, end, terms)
        if closed > end + 1 and tokens.text[end] == "-" and terms[0].entity.kind is Kind.GENE:
            # "Zorbin-2" is another gene than zorbin, and one that nobody listed.
            other = Entity(None, tokens.text[start:closed], Kind.GENE)
            terms = (Term(other, Status.UNLISTED, Casing.MIXED, worded=False),)
        return Match(start, closed, first, last, terms)

    def _linked(self, first: int, last: int) -> bool:
        """Return whether a stretch begins or ends with a word like "and" that is parted by a blank."""
        tokens, linking = self.tokens, cues("linking")
        return (tokens.words[first] in linking and tokens.after(first) == " ") or (
            tokens.words[last] in linking and tokens.between(last) in (" ", "'", "’")
        )

    def _loose(self, first: int, terms: Sequence[Term]) -> bool:
        """Return whether a symbol begins with what is no name and is parted by a blank or the like: ``OR 1``."""
        tokens = self.tokens
        return (
            (tokens.keys[first] == "a" or tokens.keys[first] in never_names())
            and tokens.after(first)[:1] in (" ", ")", ":")
            and not any((term.worded and term.casing == Casing.WORDS) or term.status == Status.HAND for term in terms)
        )


_NUMBER = re.compile(r"-\d{1,2}[A-Z]?(?![\w%/-]|\.\w|, ?-?\d| (?:and|or) -\d)")


def _closed(text: str, start: int, end: int, terms: Sequence[Term]) -> int:
    """Return the end of a stretch with the bracket closed that it opens, an ion's charge, a gene's unlisted number."""
    inside = text.count("(", start, end) - text.count(")", start, end)
    if inside == 1:
        close = text.find(")", end, end + 3)
        return close + 1 if close >= 0 and text[end:close].strip("+-") == "" else end
    kind = terms[0].entity.kind if terms else Kind.OTHER
    if text[end : end + 1] == "+" and kind is Kind.CHEMICAL and not text[end + 1 : end + 2].isalnum():
        return end + 1
    number = _NUMBER.match(text, end) if kind in _ISOFORMS and text[end - 1].isalpha() else None
    return number.end() if number else end


_PLAIN_TAILS = frozenset({"protein", "proteins", "gene", "genes", "mrna"})
_TAILS = frozenset(
    {"protein", "proteins", "gene", "genes", "mrna", "receptor", "kinase", "family", "complex", "ligand"}
)


def _better(tokens: Tokens, best: Match | None, longer: Match | None) -> Match | None:
    """Return the longer match, but the shorter one where only a word like "protein" follows it."""
    if longer is None or best is None:
        return longer or best
    tail = longer.last == best.last + 1 and tokens.word(longer.last) in _TAILS
    same = [term.entity for term in longer.terms[:1]] == [term.entity for term in best.terms[:1]]
    gene = bool(best.terms) and best.terms[0].entity.kind in _ISOFORMS
    plain = gene and tokens.word(longer.last) in _PLAIN_TAILS
    return best if tail and (same or plain) else longer


def find_matches(
    tokens: Tokens,
    lexicon: Lexicon,
    meanings: Mapping[str, Defined],
    skips: Mapping[int, int],
    wanted: Wanted = NOTHING,
) -> list[Match]:
    """Return the matches from left to right, the longest one at each place, none overlapping.

    What *wanted* forbids is matched without a meaning.
    """
    search = _Search(tokens, lexicon, meanings, skips, wanted)
    matches: list[Match] = []
    free = 0  # where the next match may start in the text
    for at in search.openers():
        if tokens.starts[at] < free:
            continue
        match = search.longest(at)
        if match is None and _prefixed[tokens.words[at]]:
            match = _after_prefix(search, at)
        if match is not None:
            matches.append(_phospho(tokens, match))
            free = max(match.end, tokens.ends[match.last])
    return matches


def _after_prefix(search: _Search, at: int) -> Match | None:
    """Return a match inside a word after a prefix: the ``STAT3`` of ``pSTAT3``."""
    word = search.tokens.words[at]
    found = _prefix(word)
    if not found:
        return None
    match = search.longest(at, found.end())
    if found.re is _WEIGHED and match is not None and match.last == at:
        return match._replace(start=search.tokens.starts[at])
    rest = word[found.end() :].lower()
    if match is None or rest in common_words() or rest in never_names() or word.lower() in never_names():
        return None
    state = "phospho" if found.group(1) in ("p", "phospho") else ""
    return match._replace(state=state)


def _phospho(tokens: Tokens, match: Match) -> Match:
    """Mark ``p-STAT3`` and ``phospho-Akt``; the prefix stays outside."""
    before = tokens.word(match.first - 1)
    if before not in ("p", "phospho", "phosphorylated"):
        return match
    joint = tokens.between(match.first)
    if joint in ("-", " ", "‐", "–") and (before, joint) != ("p", " "):
        return match._replace(state="phospho")
    return match


def covered(matches: Sequence[Match]) -> set[int]:
    """Return the numbers of the words that matches cover."""
    return {index for match in matches for index in range(match.first, match.last + 1)}
