"""Names in a text: maximal stretches that the lexicon lists, the text itself defines, or that look like a gene.

`find_names` looks at the whole document at once, so that an abbreviation defined in it holds everywhere in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.extraction.abbreviations import Abbreviation, find_abbreviations
from explorer.extraction.elision import Elided, elided_members
from explorer.extraction.folding import fold
from explorer.extraction.grounding import Defined, Settled, defined_meanings, settle
from explorer.extraction.lexicon import Lexicon, Status
from explorer.extraction.matching import find_matches
from explorer.extraction.mention import Name
from explorer.extraction.species import in_plants, in_species
from explorer.extraction.tokens import Tokens, tokenise
from explorer.extraction.unlisted import unlisted_names
from explorer.extraction.user_dictionary import NOTHING, Action, Wanted
from explorer.model.document import Span
from explorer.model.evidence import AMBIGUOUS


def find_names(text: str, sentences: Sequence[Span], lexicon: Lexicon, wanted: Wanted = NOTHING) -> list[Name]:
    """Return the names in *text* by their places; no two overlap.

    Args:
        text: The document's text.
        sentences: Its sentences (`sentences.split`).
        lexicon: What is listed.
        wanted: What the person's dictionary says of this document.
    """
    tokens = tokenise(text, sentences)
    abbreviations = find_abbreviations(text, sentences)
    meanings = defined_meanings(abbreviations, lexicon)
    for short, (one, entry) in wanted.long_forms(abbreviations).items():
        meanings[short] = Defined(short, one.long, wanted.terms(entry, lexicon))
    matches = find_matches(tokens, lexicon, meanings, _skips(tokens, abbreviations), wanted)
    chosen = settle(tokens, matches)
    made = [_elided(text, one) for one in elided_members(tokens, chosen, lexicon)]
    starts = {one.span.start for one in made}
    listed = [_name(text, one) for one in chosen if one.match.start not in starts]
    made += [
        Name(span, span.of(text), entity, (entity,), how="pattern" if entity.id else "not listed")
        for span, entity in unlisted_names(tokens, [one.span for one in (*listed, *made)])
    ]
    names = sorted([*listed, *_as_wanted(made, wanted, lexicon)], key=lambda one: one.span.start)
    return _grouped(text, in_plants(tokens.keys, in_species(text, names, lexicon)))


def _as_wanted(names: list[Name], wanted: Wanted, lexicon: Lexicon) -> list[Name]:
    """Return names that no list has as the person wants them: others are left out, or mean what was said."""
    kept = []
    for one in names:
        entry = wanted.entry(one.text, fold(one.text))
        if entry is None:
            kept.append(one)
        elif entry.action is not Action.FORBID:
            meant = entry.entity(lexicon)
            found = tuple(dict.fromkeys((meant, *one.candidates)))
            how = Status.PERSON.how
            kept.append(replace(one, entity=meant, candidates=found, how=how, resolved_by=how if found[1:] else ""))
    return kept


def _skips(tokens: Tokens, abbreviations: Sequence[Abbreviation]) -> dict[int, int]:
    """Return for the last word before a defining bracket the first word after it: ``interleukin (IL)-11``."""
    skips: dict[int, int] = {}
    if not abbreviations:
        return skips
    ends = {end: index for index, end in enumerate(tokens.ends)}
    starts = {start: index for index, start in enumerate(tokens.starts)}
    for one in abbreviations:
        last, inner = ends.get(one.long_span.end), ends.get(one.short_span.end)
        if last is not None and inner is not None and starts.get(one.short_span.start) == last + 1:
            skips[last] = inner + 1
    return skips


def _name(text: str, one: Settled) -> Name:
    match = one.match
    span = Span(match.start, match.end)
    found = tuple(dict.fromkeys(term.entity for term in one.terms)) if len(one.terms) > 1 else (one.terms[0].entity,)
    how = one.terms[0].status.how if match.meaning is None else f"defined in the text as {match.meaning.long}"
    return Name(
        span, span.of(text), found[0], found, match.state, None, match.meaning is not None, how, one.resolved_by
    )


def _elided(text: str, one: Elided) -> Name:
    found = tuple(dict.fromkeys(one.entities))
    return Name(
        one.span, one.span.of(text), found[0], found, "elided",
        how="made from a list", resolved_by=AMBIGUOUS if len(found) > 1 else "",
    )  # fmt: skip


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
