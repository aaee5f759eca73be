"""Which of its meanings a name has in this text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from explorer.extraction.abbreviations import Abbreviation
from explorer.extraction.folding import WORD, fold
from explorer.extraction.lexicon import Casing, Lexicon, Status, Term
from explorer.extraction.tokens import Tokens
from explorer.extraction.word_lists import cues, head_kind, neighbours, never_names
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import AMBIGUOUS

if TYPE_CHECKING:
    from explorer.extraction.matching import Match

# What may follow the head of a name without changing its kind.
_TRAILERS = frozenset(("alpha", "beta", "gamma", "delta", "epsilon", "kappa", "zeta", "type", "like"))


# "Small interfering RNA (siRNA)": what is used against a gene is no name.
_TOOLS = frozenset(
    ("smallinterferingrna", "shortinterferingrna", "smallhairpinrna", "shorthairpinrna", "rnainterference")
)


# A mark of form, species or silencing before a name.
_MARKED = re.compile(r"(?:si|sh|dn|anti|rh|r|h|m|s|p)-?([A-Z]\w+)$")


@dataclass(frozen=True, slots=True)
class Defined:
    """What the text says that an abbreviation means."""

    short: str
    long: str
    terms: tuple[Term, ...]


def defined_meanings(abbreviations: Iterable[Abbreviation], lexicon: Lexicon) -> dict[str, Defined]:
    """Return the meaning of each defined short form, with and without the s of a plural.

    A short form that the text defines as something not listed has no meaning at all here, whatever gene has the same
    symbol: its `Defined.terms` are empty.
    """
    meanings: dict[str, Defined] = {}
    for one in abbreviations:
        terms = _terms_of(one, lexicon)
        if terms is None:
            continue
        defined = Defined(one.short, one.long, terms)
        meanings.setdefault(one.short, defined)
        if one.short.endswith("s") and len(one.short) > 2 and one.short[:-1].isupper():
            meanings.setdefault(one.short[:-1], defined)
    return meanings


def _terms_of(one: Abbreviation, lexicon: Lexicon) -> tuple[Term, ...] | None:
    """Return what a definition means: its long form, else what the short form is listed for where both agree.

    None where the short form is so plain a symbol that the lexicon knows better.
    """
    plain = fold(one.long).removesuffix("s")
    if plain in _TOOLS or plain in never_names():
        return ()
    if _prefixed(one, lexicon):
        return None
    long = _listed(one.long, lexicon)
    short = lexicon.terms(fold(one.short)) or lexicon.terms(fold(one.short.removesuffix("s")))
    if long and long[0].entity.kind is not Kind.FAMILY:
        return long
    own = _agreeing(short, one.long)
    if long:
        return tuple(term for term in own if term.status == Status.SYMBOL) or long
    own = own or lexicon.terms(fold(_without_modifiers(one.long)))
    if own:
        return own
    return _without_listed_words(one, short)


def _without_listed_words(one: Abbreviation, short: tuple[Term, ...]) -> tuple[Term, ...] | None:
    """Return what a definition means whose long form is nothing listed and shares no words with what is."""
    kind = _kind_of(one.long)
    if kind is None:
        return None if _telling(one.short, short) else ()
    trusted = tuple(term for term in short if _of_kind(term, kind) and _trusted(one.short, term, short))
    if trusted:
        return trusted
    name = one.short.removesuffix("s") if one.short[:-1].isupper() else one.short
    return (Term(Entity(None, name, kind, one.long), Status.MADE, Casing.CAPITALS, worded=False),)


def _telling(form: str, listed: Sequence[Term]) -> bool:
    """Return whether a short form is so much a symbol that its list knows better than an odd long form."""
    inner = any(map(str.isupper, form[1:])) and any(map(str.islower, form))
    digits = any(map(str.isdigit, form))
    if any(term.status <= Status.CURATED for term in listed):
        return digits or (inner and not form.endswith("s"))
    return len(listed) == 1 and ((digits and len(form) > 3) or len(form) > 5) and listed[0].entity.kind is Kind.GENE


_GENES = frozenset({Kind.GENE, Kind.FAMILY, Kind.COMPLEX})


def _of_kind(term: Term, kind: Kind) -> bool:
    return term.entity.kind is kind or (kind is Kind.GENE and term.entity.kind in _GENES)


def _trusted(form: str, term: Term, listed: Sequence[Term]) -> bool:
    """Return whether a listed meaning of a short form holds where only the kind of its long form agrees."""
    if term.status <= Status.CURATED:
        return len(form) > 2
    return term.status <= Status.ALIAS and len(listed) == 1 and len(form) > 2


def _prefixed(one: Abbreviation, lexicon: Lexicon) -> bool:
    """Return whether a short form is but a name of the long form with a mark before it: ``s-VEGF``, ``siAKT2``."""
    found = _MARKED.match(one.short)
    return found is not None and found[1] in WORD.findall(one.long) and bool(lexicon.terms(fold(found[1])))


def _without_modifiers(long: str) -> str:
    """Return a long form without words such as ``soluble`` or ``human`` before it; empty where there are none."""
    words = long.split()
    bare = [
        word for at, word in enumerate(words) if not all(one.lower() in cues("modifier") for one in words[: at + 1])
    ]
    return " ".join(bare) if len(bare) < len(words) else ""


def _kind_of(long: str) -> Kind | None:
    """Return the kind that the last word of a long form tells, or None."""
    words = [word.lower() for word in WORD.findall(long)]
    if not words:
        return None
    while len(words) > 1 and (len(words[-1]) <= 2 or words[-1].isdigit() or words[-1] in _TRAILERS):
        words.pop()
    return head_kind(words[-1])


def _listed(long: str, lexicon: Lexicon) -> tuple[Term, ...]:
    """Return the meanings of a long form, also without a leading or a plural's letter."""
    key = fold(long)
    for form in (key, key.removesuffix("s")):
        terms = tuple(
            term for term in lexicon.terms(form) if term.casing != Casing.CAPITALS or " " in long or len(form) > 5
        )
        if terms:
            return terms
    return ()


def _agreeing(terms: Sequence[Term], long: str) -> tuple[Term, ...]:
    """Return the listed meanings of a short form whose long names share a word with *long*."""
    words = _stems(long)
    scored: list[tuple[float, int, Term]] = []
    for term in terms:
        names = (term.entity.name, term.entity.full_name, *term.entity.synonyms)
        best = max((_likeness(words, _stems(name)) for name in names if name), default=0.0)
        if best >= 0.3:
            scored.append((-best, len(scored), term))
    return tuple(row[2] for row in sorted(scored, key=lambda row: row[:2]))


def _likeness(one: set[str], other: set[str]) -> float:
    """Return the share of all words that both have, 0..1."""
    common = len(one & other)
    return common / (len(one) + len(other) - common)


def _stems(text: str) -> set[str]:
    stems = {word[:6].lower() for word in WORD.findall(text) if len(word) > 2 or word.isdigit()}
    return stems or {""}


class Settled(NamedTuple):
    """A match with its meanings, the one that this text wants first.

    Attributes:
        match: Where it stands.
        terms: What it may mean, best first; never empty.
        resolved_by: What made the choice; empty where there was none, `AMBIGUOUS` where nothing in the text did.
    """

    match: Match
    terms: tuple[Term, ...]
    resolved_by: str = ""


def settle(tokens: Tokens, matches: Sequence[Match]) -> list[Settled]:
    """Return each match with its meanings, the one that this text wants first; matches that mean nothing here fall."""
    sure = _sure(matches)
    settled = []
    for match in matches:
        one = _settled(tokens, match, sure)
        if one.terms and not (match.meaning is None and _doubtful(tokens, match, one.terms, sure)):
            settled.append(one)
    return settled


def _settled(tokens: Tokens, match: Match, sure: Mapping[Entity, int]) -> Settled:
    if match.meaning is not None:
        return Settled(match, match.terms, "long form")
    if len(match.terms) < 2:
        return Settled(match, match.terms)
    if match.terms[0].status is Status.PERSON:
        return Settled(match, match.terms, Status.PERSON.how)
    beside = neighbours().get("".join(tokens.keys[match.first : match.last + 1]))
    one = _beside(tokens, match, beside) if beside else None
    if one is not None:
        return one
    rows = [(*_fitness(tokens, match, term, sure), place, term) for place, term in enumerate(match.terms)]
    rows.sort(key=lambda row: (-row[0], row[2]))
    terms = tuple(row[3] for row in rows)
    return Settled(match, terms, rows[0][1] if rows[0][0] > rows[1][0] else _by_rank(terms))


def _beside(tokens: Tokens, match: Match, beside: Mapping[str, frozenset[str]]) -> Settled | None:
    """Return what a match means by the first word in the text that tells, or None where no word does."""
    for index, key in enumerate(tokens.keys):
        told = [term for term in match.terms if key in beside.get(term.entity.id or "", ())]
        if told:
            terms = (*told, *(term for term in match.terms if term not in told))
            return Settled(match, terms, f"beside {tokens.words[index]}")
    return None


# What sets a meaning before those of weaker sources; among aliases no one is better than the other.
_BY_RANK = {
    Status.HAND: "curated choice",
    Status.SYMBOL: "official symbol",
    Status.CURATED: "curated choice",
    Status.NAME: "official name",
}


def _by_rank(terms: Sequence[Term]) -> str:
    """Return what set the first meaning before the next one where the text does not tell."""
    if len({term.entity for term in terms}) < 2:
        return ""
    first, second = terms[0].status, terms[1].status
    return _BY_RANK.get(first, AMBIGUOUS) if first < second else AMBIGUOUS


def _sure(matches: Sequence[Match]) -> Mapping[Entity, int]:
    """Return the entities that the text names beyond doubt, with how often."""
    sure: dict[Entity, int] = {}
    for match in matches:
        one = match.meaning is not None or (len(match.terms) == 1 and match.terms[0].status <= Status.NAME)
        if one and match.terms:
            sure[match.terms[0].entity] = sure.get(match.terms[0].entity, 0) + 1
    return sure


def _fitness(tokens: Tokens, match: Match, term: Term, sure: Mapping[Entity, int]) -> tuple[int, str]:
    """Return how well a meaning fits this text, and why: named elsewhere, of the kind that the neighbours want."""
    score, why = 0, ""
    if term.status > Status.CURATED and term.entity in sure:
        score, why = 2, "named elsewhere"
    following = tokens.word(match.last + 1) if tokens.after(match.last) in (" ", "-") else ""
    wanted = _wanted(following, term.entity.kind)
    return score + wanted, why or (f"next word {following}" if wanted else "")


def _wanted(following: str, kind: Kind) -> int:
    """Return how much the word after a name wants it to be of this kind."""
    if following in ("cell", "cells") and kind is Kind.CELL_LINE:
        return 3
    if following in cues("gene") and kind in _GENES:
        return 1
    return int(following in cues("disease") and kind is Kind.DISEASE)


_FIELD = re.compile(r"CA[1-4]")


def _tag_or_field(tokens: Tokens, match: Match, term: Term) -> bool:
    """Return whether a symbol is but a tag (``Myc-tagged``) or a field of the hippocampus (``CA1 neurons``) here."""
    if term.entity.kind not in _GENES:
        return False
    following = tokens.word(match.last + 1) if tokens.after(match.last) in (" ", "-") else ""
    if following in cues("tag"):
        return True
    beside = following in cues("field") or tokens.word(match.first - 1) in cues("field")
    return beside and bool(_FIELD.fullmatch(tokens.text[match.start : match.end]))


def _doubtful(tokens: Tokens, match: Match, terms: Sequence[Term], sure: Mapping[Entity, int]) -> bool:
    """Return whether a match is too weak to be a name: a mere alias of two letters, a heading."""
    if not terms or _tag_or_field(tokens, match, terms[0]):
        return True
    first = terms[0]
    surface = tokens.text[match.start : match.end]
    return (
        first.status >= Status.PREVIOUS
        and first.casing == Casing.CAPITALS
        and len(surface) <= 3
        and first.entity not in sure
    )
