"""Names in a text: maximal stretches that the lexicon lists, the text itself defines, or that look like a gene.

`find_names` looks at the whole document at once, so that an abbreviation defined in it holds everywhere in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.extraction.abbreviations import Abbreviation, find_abbreviations
from explorer.extraction.elision import Elided, elided_members
from explorer.extraction.grounding import Defined, defined_meanings, settle
from explorer.extraction.lexicon import Lexicon, Term
from explorer.extraction.matching import Match, find_matches
from explorer.extraction.tokens import Tokens, tokenise
from explorer.extraction.unlisted import unlisted_names
from explorer.model.document import Span
from explorer.model.entity import Entity


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of an entity.

    Attributes:
        span: Where it stands in the document; perturbation words and phospho prefixes are not part of it.
        text: The stretch itself.
        entity: What it was grounded to; its id is None where nothing listed fits.
        candidates: All that it may mean, best first, the chosen one included; more than one where it is ambiguous.
        state: ``phospho`` for ``p-STAT3``, ``elided`` for the ``-9`` of ``MMP-2 and -9``, else empty.
        group: The whole cascade or list by slashes that it is a member of (``PI3K/Akt/GSK3β``), or None.
        defined: The name is an abbreviation that the text defines.
    """

    span: Span
    text: str
    entity: Entity
    candidates: tuple[Entity, ...] = ()
    state: str = ""
    group: Span | None = None
    defined: bool = False


def find_names(text: str, sentences: Sequence[Span], lexicon: Lexicon) -> list[Name]:
    """Return the names in *text* by their places; no two overlap.

    Args:
        text: The document's text.
        sentences: Its sentences (`sentences.split`).
        lexicon: What is listed.
    """
    tokens = tokenise(text, sentences)
    abbreviations = find_abbreviations(text, sentences)
    meanings = defined_meanings(abbreviations, lexicon)
    matches = find_matches(tokens, lexicon, meanings, _skips(tokens, abbreviations))
    chosen = settle(tokens, matches)
    names = [_name(text, match, terms) for match, terms in chosen]
    names += [_elided(text, one) for one in elided_members(tokens, chosen, lexicon)]
    names += [
        Name(span, span.of(text), entity, (entity,))
        for span, entity in unlisted_names(tokens, [one.span for one in names])
    ]
    return _grouped(text, sorted(names, key=lambda one: one.span.start))


def _skips(tokens: Tokens, abbreviations: Sequence[Abbreviation]) -> dict[int, int]:
    """Return for the last word before a defining bracket the first word after it: ``interleukin (IL)-11``."""
    skips = {}
    ends = {end: index for index, end in enumerate(tokens.ends)}
    starts = {start: index for index, start in enumerate(tokens.starts)}
    for one in abbreviations:
        last, inner = ends.get(one.long_span.end), ends.get(one.short_span.end)
        if last is not None and inner is not None and starts.get(one.short_span.start) == last + 1:
            skips[last] = inner + 1
    return skips


def _name(text: str, match: Match, terms: Sequence[Term]) -> Name:
    span = Span(match.start, match.end)
    found = tuple(dict.fromkeys(term.entity for term in terms))
    return Name(span, span.of(text), found[0], found, match.state, None, match.meaning is not None)


def _elided(text: str, one: Elided) -> Name:
    return Name(one.span, one.span.of(text), one.entities[0], one.entities, "elided")


def _grouped(text: str, names: list[Name]) -> list[Name]:
    """Mark the members of cascades and of lists by slashes with the span of the whole."""
    grouped: list[Name] = []
    at = 0
    while at < len(names):
        end = at + 1
        while end < len(names) and text[names[end - 1].span.end : names[end].span.start] in ("/", " / ", "/p-"):
            end += 1
        run = names[at:end]
        if len(run) > 1:
            group = Span(run[0].span.start, run[-1].span.end)
            run = [replace(one, group=group) for one in run]
        grouped += run
        at = end
    return grouped


__all__ = ["Defined", "Name", "find_names"]
