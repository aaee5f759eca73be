"""Whether a stretch of text is written like the listed name that it has the key of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.extraction.lexicon import Casing, Status, Term
from explorer.extraction.word_lists import common_words, never_names
from explorer.model.entity import Kind

_P_NUMBER = re.compile(r"[pP]\d{2,3}")


@dataclass(slots=True)
class Look:
    """How a stretch of text is written."""

    surface: str
    key: str
    lower: bool
    """No capital at all."""
    capitalised: bool
    """One capital, the first letter, and small letters after it."""
    digits: bool
    worded: bool
    """More than one word, parted by whatever."""
    blanks: bool
    """More than one word, parted by blanks."""
    first: bool
    """At the start of a sentence."""
    parts_fit: bool
    """Blanks stand only where a symbol may have one: before a number, a Greek letter or a single letter."""


# What may follow a blank inside a symbol.
_AFTER_BLANK = re.compile(r"(?:\d+[A-Za-z]?|[α-ωΑ-Ω]\d?|alpha|beta|gamma|delta|kappa|[A-Z]\d?|I{1,3}V?|[a-z]\d)\)?")


_GREEK_WORDS = frozenset({"alpha", "beta", "gamma", "delta", "kappa", "α", "β", "γ", "δ", "κ"})


def look(surface: str, key: str, words: int, first: bool) -> Look:
    """Return how *surface*, which has this key, is written."""
    letters = [letter for letter in surface if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    small = any(letter.islower() for letter in letters)
    capitalised = upper == 1 and small and bool(letters) and letters[0].isupper()
    digits = any(map(str.isdigit, surface))
    head, *tails = surface.split(" ")
    parts_fit = not tails or (
        all(_AFTER_BLANK.fullmatch(part) for part in tails)
        and (head.lower() not in common_words() or tails[0] in _GREEK_WORDS)
        and (len(head) > 1 or not head.islower())
    )
    return Look(surface, key, upper == 0, capitalised, digits, words > 1, bool(tails), first, parts_fit)


def fits(seen: Look, term: Term) -> bool:
    """Return whether text that looks like this may be a mention of *term*."""
    if seen.key in never_names() and term.status != Status.HAND:
        return False
    parted = seen.worded and not term.worded and not seen.parts_fit
    if (parted and term.status != Status.HAND) or _run_together(seen, term) or _other_thing(seen, term):
        return False
    if term.casing == Casing.WORDS:
        return _fits_words(seen, term)
    if seen.blanks:
        return len(seen.key) > 4 or term.worded or term.status <= Status.CURATED or seen.digits
    if len(seen.key) == 2:
        return _fits_pair(seen, term)
    return _fits_symbol(seen, term)


def _run_together(seen: Look, term: Term) -> bool:
    """Return whether one small word is no way to write a name of several: ``smoother`` for ``smooth ER``."""
    together = term.worded and not seen.worded and not seen.digits and (seen.lower or seen.capitalised)
    return together and term.status not in (Status.HAND, Status.CURATED)


# Days of life (P20), which are some protein's weight too.
_DAY = re.compile(r"P ?\d{1,2}")


def _other_thing(seen: Look, term: Term) -> bool:
    """Return whether the stretch is written like something else than what it is listed for."""
    if _DAY.fullmatch(seen.surface):
        return term.status > Status.SYMBOL
    if term.entity.kind is Kind.ORGANISM:
        return seen.worded and not term.worded  # "PIG-S" is not pigs
    # "CI 1" is no cell line, "Hp 2" no disease.
    return seen.blanks and not term.worded and len(seen.key) < 5 and term.entity.kind in (Kind.CELL_LINE, Kind.DISEASE)


def _fits_words(seen: Look, term: Term) -> bool:
    if term.status == Status.HAND:
        return True
    if term.status >= Status.ALIAS and not seen.worded and seen.key in common_words():
        return False
    if len(seen.key) <= 4 and not (seen.worded or seen.digits or seen.lower or seen.capitalised):
        return term.status <= Status.NAME
    return len(seen.key) > 3 or (len(seen.key) == 3 and (seen.lower or seen.digits or term.status <= Status.NAME))


def _fits_pair(seen: Look, term: Term) -> bool:
    if seen.lower or seen.capitalised or seen.digits:
        return term.status == Status.HAND and not seen.lower
    return term.status in (Status.HAND, Status.CURATED) or (
        term.status == Status.SYMBOL and term.entity.kind is Kind.GENE
    )


def _fits_symbol(seen: Look, term: Term) -> bool:
    if seen.lower:
        if seen.digits:
            letters = sum(letter.isalpha() for letter in seen.key)
            return letters > 1 or bool(_P_NUMBER.fullmatch(seen.key))
        mixed = term.casing == Casing.MIXED and len(seen.key) > 4
        return (mixed or len(seen.key) > 6) and seen.key not in common_words()
    if seen.capitalised and not seen.digits and not seen.worded:
        return seen.key not in common_words() or term.status == Status.HAND
    return True
