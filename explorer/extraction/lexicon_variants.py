"""Forms of a listed name that texts use too: turned round, singular, without a label's tail."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TAIL = re.compile(
    r"(?:,? (?:protein|proteins))?,? (?:human|humam|homo sapiens)$|(?: \((?:pseudogene|gene/pseudogene|"
    r"non-protein coding|non-coding|nonclassical|inhibitor|membrane-inserted|biliverdin|E\. coli)\))$",
    re.IGNORECASE,
)
_UNUSABLE = re.compile(r"\b(?:NOS|obsolete|uncharacterized|unclassified)\b|[;<>{}]|^symbol withdrawn|^entry withdrawn")
_INTERLEUKIN = re.compile(r"\binterleukin[ -](?=\d)", re.IGNORECASE)
_PLURALS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("oses", "osis"), ("yses", "ysis"), ("ases", "ase"), ("s", ""))
LONGEST_NAME = 72


def usable(name: str) -> bool:
    """Return whether a text may say *name*: neither too long nor a label for databases."""
    if not 2 <= len(name) <= LONGEST_NAME or _UNUSABLE.search(name):
        return False
    marks = sum(not (letter.isalnum() or letter == " ") for letter in name)
    return marks * 3 <= len(name) and any(letter.isalpha() for letter in name)


def plain(name: str) -> str:
    """Return *name* without the tail that labels carry (``VIM protein, human``)."""
    before = None
    while before != name:
        before, name = name, _TAIL.sub("", name).strip()
    return name


def turned(name: str) -> str:
    """Return a label like ``Carcinoma, Anaplastic Thyroid`` in the order of speech."""
    parts = name.split(", ")
    if len(parts) == 2 and all(parts) and not parts[0][-1].isdigit():
        return f"{parts[1]} {parts[0]}"
    return name


def singular(name: str) -> str | None:
    """Return the singular of a name that ends in a plural word, or None."""
    last = name.rsplit(" ", 1)[-1]
    if len(last) < 5 or (not last.islower() and not last.istitle()):
        return None
    if last.endswith(("ss", "us", "is", "ous", "ics", "itis", "ids")) and not last.endswith("oids"):
        return None
    for ending, instead in _PLURALS:
        if last.endswith(ending):
            return name[: len(name) - len(ending)] + instead
    return None


def gene_names(symbol: str, name: str) -> Iterator[str]:
    """Yield forms of a gene's long name that abstracts use."""
    name = plain(name)
    yield name
    if " like " in name:
        yield name.replace(" like ", "-like ")
    if _INTERLEUKIN.search(name):
        yield _INTERLEUKIN.sub("IL-", name)
    for tail in (" subunit", " family member", " transcription factor", " pseudogene", " precursor"):
        if name.endswith(tail) and len(name) - len(tail) > 8:
            yield name[: -len(tail)]
    if symbol.endswith("R") and name.endswith("receptor") and len(symbol) > 3:
        yield f"{symbol[:-1]} receptor"


def receptor_names(alias: str) -> Iterator[str]:
    """Yield ``VEGF receptor 2`` for the alias ``VEGFR2`` of a receptor's gene."""
    match = re.fullmatch(r"([A-Z][A-Z0-9-]{1,6}[A-Z0-9])-?R-?(\d?[A-Za-z]?)", alias)
    if match:
        yield f"{match.group(1)} receptor {match.group(2)}".rstrip()


_INTEGRIN = re.compile(r"integrin alpha(\w+)-beta(\w+) complex")


def integrin_names(name: str) -> Iterator[str]:
    """Yield ``integrin alpha5beta1`` and ``alpha5beta1 integrin`` for GO's ``integrin alpha5-beta1 complex``."""
    match = _INTEGRIN.fullmatch(name)
    if match:
        pair = f"alpha{match.group(1)}beta{match.group(2)}"
        yield from (pair, f"integrin {pair}", f"{pair} integrin", f"alpha({match.group(1)})beta({match.group(2)})")
