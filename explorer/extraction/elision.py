"""Members of lists that leave the stem out: the ``-9`` of ``MMP-2 and -9``, the ``3`` of ``Smad2/3``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.extraction.folding import fold
from explorer.extraction.grounding import Settled
from explorer.extraction.lexicon import Lexicon
from explorer.extraction.matching import Match
from explorer.extraction.tokens import Tokens
from explorer.model.document import Span
from explorer.model.entity import MOLECULES, Entity, Kind

_STEM = re.compile(r"(.*?[^\W\d][- ]?)(\d+[A-Za-z]?|[α-ω]|alpha|beta|gamma)$")
_LETTER_STEM = re.compile(r"(.*?[A-Za-z]{2,}-?\d*-?)([A-DαβγδA-D])$")
# The letter that tells the members of a family of microRNAs: miR-200a/b/c.
_MIRNA_STEM = re.compile(r"((?:miR|microRNA|miRNA|let)s?-?\d+)([a-z])$")
_NEXT = re.compile(
    r"(?P<gap>\s*(?:/|,\s*and\s+|,\s*or\s+|,\s*|\s+and\s+|\s+or\s+|\s*&\s*|\s+to\s+))"
    r"(?P<mark>[-‐–−]?)(?P<tail>\d{1,3}[A-Za-z]?|[α-ω]|alpha|beta|gamma|[A-E]\d?|(?<=/)[a-z])(?![\w%]|\.\w|-?fold|\s*(?:%|h\b|hours?|days?|weeks?|mg|ng|µ|μ|min|patients|cells|cases|of\s+(?:the\s+)?\d))"
)


@dataclass(frozen=True, slots=True)
class Elided:
    """A member without its stem, or the first one with the plural before it: its place and what it means."""

    span: Span
    entities: tuple[Entity, ...]


def elided_members(tokens: Tokens, chosen: Sequence[Settled], lexicon: Lexicon) -> Iterator[Elided]:
    """Yield the members that follow each name and are listed once the stem is put before them."""
    taken = {one.match.start for one in chosen}
    for one in chosen:
        match = one.match
        if one.terms[0].entity.kind not in MOLECULES:
            continue
        if one.terms[0].entity.kind is Kind.FAMILY:
            yield from _of_plural(tokens.text, match, taken, lexicon)
        if not _NEXT.match(tokens.text, match.end):
            continue
        surface = tokens.text[match.start : match.end]
        for pattern in (_STEM, _LETTER_STEM, _MIRNA_STEM):
            found = pattern.match(surface)
            members = list(_members(tokens.text, match.end, found[1], found[2], taken, lexicon)) if found else []
            yield from members
            if members:
                break


# The first of the members that stand behind the plural of their family: TLRs 2 and 4, cyclins A and B1.
_FIRST = re.compile(r"[- ](\d{1,2}|[A-E]\d?)(?=(?:/|, ?| and | or )-?(?:\d{1,2}|[A-E]\d?)\b)")


def _of_plural(text: str, match: Match, taken: set[int], lexicon: Lexicon) -> Iterator[Elided]:
    surface = text[match.start : match.end]
    first = _FIRST.match(text, match.end) if surface.endswith("s") else None
    if first is None or first.start(1) in taken:
        return
    stem = f"{surface[:-1]} "
    entities = _listed(stem + first.group(1), lexicon)
    if entities:
        taken.add(first.start(1))
        yield Elided(Span(match.start, first.end(1)), entities)
        yield from _members(text, first.end(1), stem, first.group(1), taken, lexicon)


def _listed(name: str, lexicon: Lexicon) -> tuple[Entity, ...]:
    return tuple(term.entity for term in lexicon.terms(fold(name)) if term.entity.kind in MOLECULES)


def _members(text: str, end: int, stem: str, tail: str, taken: set[int], lexicon: Lexicon) -> Iterator[Elided]:
    while True:
        found = _NEXT.match(text, end)
        if not found or found.start("tail") in taken or not _alike(tail, found.group("tail")):
            return
        loose = not found.group("mark") and "/" not in found.group("gap")
        if loose and not stem.endswith("-") and found.group("gap").strip() in ("or", "to"):
            return
        entities = _listed(stem + found.group("tail"), lexicon)
        if not entities:
            return
        start = found.start("mark") if found.group("mark") else found.start("tail")
        taken.add(found.start("tail"))
        yield Elided(Span(start, found.end("tail")), entities)
        end = found.end("tail")


def _alike(one: str, other: str) -> bool:
    return one[0].isdigit() == other[0].isdigit()
