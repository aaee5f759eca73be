"""Sites of modifications: the residue and position that a sentence names."""

from __future__ import annotations

import re

from explorer.model.document import Span

_RESIDUES = {
    "ser": "S", "serine": "S", "thr": "T", "threonine": "T", "tyr": "Y", "tyrosine": "Y", "lys": "K", "lysine": "K",
    "arg": "R", "arginine": "R", "s": "S", "t": "T", "y": "Y", "k": "K",
}  # fmt: skip
_SITE = re.compile(
    r"\b(?:(ser|thr|tyr|lys|arg)(?:ine|eonine|osine)?|(serine|threonine|tyrosine|lysine|arginine)|([STYK]))"
    r"(?:[ -]?\(?)(?:residue )?(\d{1,4})\b",
    re.IGNORECASE,
)


def site_of(text: str, sentence: Span) -> tuple[str, str]:
    """Return residue (one letter) and position where *sentence* names exactly one site, else two empty strings."""
    found = set()
    for match in _SITE.finditer(text, sentence.start, sentence.end):
        word = next(group for group in match.groups()[:3] if group)
        if len(word) > 1 or (word.isupper() and len(match.group(4)) > 1):
            found.add((_RESIDUES[word.lower()], match.group(4)))
    return found.pop() if len(found) == 1 else ("", "")
