"""How names and words are compared: `IL6`, `IL-6` and `il 6` are the same, `HIF1a` is `HIF-1α`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice

VERSION = "1"
MAX_WORDS = 32
MAX_TOKENS = 64
MAX_TOKEN = 100

GREEK = {
    "α": ("alpha", "a"), "β": ("beta", "b"), "γ": ("gamma", "g"), "δ": ("delta", "d"), "ε": ("epsilon", "e"),
    "ζ": ("zeta", "z"), "η": ("eta", "h"), "θ": ("theta", "q"), "ι": ("iota", "i"), "κ": ("kappa", "k"),
    "λ": ("lambda", "l"), "μ": ("mu", "m"), "ν": ("nu", "n"), "ξ": ("xi", "x"), "π": ("pi", "p"), "ρ": ("rho", "r"),
    "σ": ("sigma", "s"), "ς": ("sigma", "s"), "τ": ("tau", "t"), "φ": ("phi", "f"), "χ": ("chi", "c"),
    "ψ": ("psi", "y"), "ω": ("omega", "w"),
}  # fmt: skip
_SPELLED = {word: letter for word, letter in GREEK.values() if len(word) > 3 and word != "iota"}
_ALTERNATIVES = "|".join(sorted(_SPELLED, key=len, reverse=True))
# At the end of a letter run (TNFalpha, IFNgamma), or before the last letter of one (NFkappaB)
_SPELLED_END = re.compile(rf"({_ALTERNATIVES})(?=[a-z]?$)")
_ASCII_RUN = re.compile(r"[a-z]+|[0-9]+")
# After a blank, or after a hyphen or slash where a word follows and no number (IL-6)
_WORD_START = re.compile(r"\s+(?=\w)|[-/](?=[^\W\d_]{3})")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_RUN = re.compile(r"[^\W\d_]+|\d+")


def cleaned(text: str) -> str:
    """Return *text* of the same length without what a store cannot hold: lone surrogates and NUL become U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", text)


def storable(*texts: str) -> bool:
    """Return whether a store can hold all of *texts* as they are."""
    return _UNSTORABLE.search("".join(texts)) is None


def _plain(text: str) -> str:
    """Compatibility form, case folded, accents dropped."""
    folded = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _runs(text: str) -> list[str]:
    """Runs of letters, Greek ones apart, and runs of digits."""
    if text.isascii():
        return _ASCII_RUN.findall(text.lower())
    runs = []
    for run in _RUN.findall(_plain(text)):
        start = 0
        for place, letter in enumerate(run):
            if letter in GREEK and place >= start:
                runs.append(run[start:place])
                # NF-κB: a last letter belongs to the Greek one
                start = len(run) if place == len(run) - 2 else place + 1
                runs.append(run[place:start])
        runs.append(run[start:])
    return [run for run in runs if run]


def _short(run: str) -> str:
    plain = _SPELLED_END.sub(lambda found: _SPELLED[found[1]], run)
    if plain.isascii():  # nearly all are, and every new name of an import comes here
        return plain
    return "".join(GREEK[letter][1] if letter in GREEK else letter for letter in plain)


def _long(run: str) -> str:
    if run.isascii():
        return run
    return "".join(GREEK[letter][0] if letter in GREEK else letter for letter in run)


def forms(name: str) -> tuple[str, ...]:
    """Return how *name* is looked up: letters and digits only, Greek as a letter and, where different, spelled.

    >>> forms("HIF-1α")
    ('hif1a', 'hif1alpha')
    """
    runs = _runs(name)
    short = "".join(map(_short, runs))
    long = "".join(map(_long, runs))
    return tuple(dict.fromkeys(form for form in (short, long) if form))


def parts(name: str) -> tuple[str, ...]:
    """Return the ends of a name of several words from its second word on, so that each word finds it.

    >>> parts("epithelial-mesenchymal transition")
    ('mesenchymal transition', 'transition')
    """
    return tuple(name[found.end() :] for found in islice(_WORD_START.finditer(name), 5))


def tokens(text: str) -> list[str]:
    """Return the words of *text* as full text knows them; `IL-6`, `IL6` and `il 6` are the two tokens il, 6.

    Names of Greek letters count as the letter, as in `TNF-α`, `TNFalpha` and `TNF-a`.
    """
    return [token for run in _runs(text) for token in _tokens_of(run)]


@lru_cache(maxsize=1 << 16)
def _tokens_of(run: str) -> tuple[str, ...]:
    """`tnfalpha` is tnf, a; `nfkappab` is nf, kb: the Greek letter's name begins a token, as the letter itself does."""
    if run.isascii() and (spelled := _SPELLED_END.search(run)) and spelled.start():
        return run[: spelled.start()][:MAX_TOKEN], _short(run[spelled.start() :])[:MAX_TOKEN]
    return (_short(run)[:MAX_TOKEN],)


def phrases(query: str) -> list[tuple[list[str], bool]]:
    """Return what a person asks full text for: phrases that must all be there, each with whether its end is open.

    Words in double quotes are one phrase. The end of a word of three letters or more is open: `metasta` finds
    metastasis, but `IL-6` does not find IL-60.
    """
    found = []
    for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', query)[:MAX_WORDS]:
        words = tokens(quoted or word)[:MAX_TOKENS]
        if words:
            found.append((words, bool(word) and len(words[-1]) >= 3 and words[-1].isalpha()))
    return found


def match(phrase: tuple[list[str], bool]) -> str:
    """Return *phrase* as FTS5 reads it: a quoted string of plain tokens, which no text can break."""
    words, is_open = phrase
    return f'"{" ".join(words)}"{"*" if is_open else ""}'
