"""How names are compared: Greek letters, hyphens, blanks and case folded away.

``HIF-1α``, ``HIF1 alpha`` and ``hif-1a`` have one key. Folding goes word by word, so that the key of a stretch of text
is the keys of its words put together; what case and punctuation say is judged apart (`explorer.extraction.casing`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters whose spelled names stand in gene symbols as a Latin letter (TGFB1, IFNG, IKBKE).
_SPELLED = {
    "alpha": "a",
    "beta": "b",
    "gamma": "g",
    "delta": "d",
    "epsilon": "e",
    "zeta": "z",
    "kappa": "k",
    "lambda": "l",
    "sigma": "s",
    "omega": "o",
}
_GREEK = {
    "α": "a",
    "β": "b",
    "γ": "g",
    "δ": "d",
    "ε": "e",
    "ϵ": "e",
    "ζ": "z",
    "κ": "k",
    "ϰ": "k",
    "λ": "l",
    "σ": "s",
    "ς": "s",
    "ω": "o",
    "η": "eta",
    "θ": "theta",
    "ϑ": "theta",
    "ι": "iota",
    "μ": "mu",
    "ν": "nu",
    "ξ": "xi",
    "ο": "o",
    "π": "pi",
    "ρ": "rho",
    "τ": "tau",
    "υ": "upsilon",
    "φ": "phi",
    "ϕ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ß": "b",
}
_SPELLED_IN_WORD = re.compile(
    r"(?:(?<![A-Za-z])|(?<=[A-Z])|(?<=[bdgp](?=kappa)))"
    r"(alpha|beta|gamma|delta|epsilon|zeta|kappa|lambda|sigma|omega)(?![a-z])",
)
_SPELLED_WORD = re.compile(
    r"(?<![A-Za-z])(alpha|beta|gamma|delta|epsilon|zeta|kappa|lambda|sigma|omega)(?![A-Za-z])", re.IGNORECASE
)
# Words: letters and digits of any script; marks between them are seen apart.
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return the key of one word (letters and digits only)."""
    return _unified(word).lower()


def _unified(word: str) -> str:
    """Return *word* with Greek letters and their names as Latin letters; capitals stay."""
    if word.isascii():
        if word.isdigit():
            return word
        plain = word
    else:
        plain = _latin(word)
    if len(plain) > 3:
        plain = _SPELLED_IN_WORD.sub(_letter, plain)
        plain = _SPELLED_WORD.sub(_letter, plain)
    return plain


def _letter(match: re.Match[str]) -> str:
    return _SPELLED[match.group(1).lower()]


def _latin(word: str) -> str:
    """Return *word* in compatibility form without accents, Greek letters as Latin ones."""
    plain = unicodedata.normalize("NFKD", word)
    kept = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(_GREEK.get(letter, _GREEK.get(letter.lower(), letter)) for letter in kept)


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Return the key of *name*: the keys of its words put together (``""`` where it has none)."""
    return "".join(fold_word(word) for word in WORD.findall(name))


def fold_but_case(name: str) -> str:
    """Return the key of *name* with its capitals, for where they tell one name from another."""
    return "".join(_unified(word) for word in WORD.findall(name))


_PIECE = re.compile(r"[0-9]+|[^\W\d_]+")


def beginnings(name: str) -> set[str]:
    """Return the keys of the proper beginnings of *name* at which a writer may put a hyphen or a blank.

    Beginnings end where a word ends, between letters and digits, and before a last single letter (``TNF|A``).
    """
    starts: set[str] = set()
    key = ""
    words = WORD.findall(name)
    for word in words:
        folded = fold_word(word)
        pieces = _PIECE.findall(folded)
        done = key
        for piece in pieces:
            done += piece
            if len(piece) > 2 and piece.isalpha() and piece[-1] in "abdegkzrls":
                starts.add(done[:-1])
            starts.add(done)
        key += folded
    starts.discard(key)
    starts.discard("")
    return starts
