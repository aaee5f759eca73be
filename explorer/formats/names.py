"""Names of people: ``Family Given`` or ``Family AB``, whatever order a source writes them in."""

from __future__ import annotations

import re

# Words that belong to a family name although they are written small.
PARTICLES = {
    "van",
    "von",
    "der",
    "den",
    "de",
    "del",
    "della",
    "di",
    "da",
    "dos",
    "du",
    "la",
    "le",
    "ter",
    "ten",
    "bin",
    "al",
    "el",
}


def family_first(name: str) -> tuple[str, str]:
    """Return family and given name (or initials) of ``Family Given`` or ``Family, Given``; a group has no given one."""
    family, comma, given = name.partition(",")
    if comma and given.strip():
        return family.strip(), given.strip()
    words = name.split()
    if len(words) == 1 or not words or len(words) > 6:
        return " ".join(words), ""
    count = 1
    while count < len(words) - 1 and words[count - 1].casefold() in PARTICLES:
        count += 1
    if re.fullmatch(r"[^\W\d_]{1,4}", words[-1]) and words[-1].isupper():
        count = len(words) - 1
    return " ".join(words[:count]), " ".join(words[count:])


def turned(name: str) -> str:
    """Return ``Wang Li`` for ``Li Wang`` and ``van der Berg Anna`` for ``Anna van der Berg``; one word stays."""
    words = name.split()
    if len(words) < 2:
        return name.strip()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join([*words[start:], *words[:start]])


def comma_free(name: str) -> str:
    """Return ``Wang Li`` for ``Wang, Li``; other names as they are, blanks single."""
    family, given = (part.strip() for part in f"{name},".split(",")[:2])
    return " ".join(f"{family} {given}".split())
