"""What a person types into the search line: words, and terms such as ``kind:process year:2015..2020 cell:"A549"``.

No text is an error: what is no term is words, and what is nearly one is told in a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from explorer.model.entity import Kind
from explorer.model.relation import Relation


class Of(StrEnum):
    """What the values of a field are."""

    WORD = "word"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a term may name.

    Attributes:
        name: As typed before the colon.
        of: What its values are.
        tip: What it asks, with an example.
        words: The values there are, of a field of words.
        high: Largest number, of a field of numbers.
    """

    name: str
    of: Of
    tip: str
    words: tuple[str, ...] = ()
    high: float = 1e9


FLAGS = ("negated", "speculated", "implied", "contested", "curated", "manual", "retracted", "corrected", "review")
FIELDS = (
    Field("kind", Of.WORD, "Kind of an entity: kind:process", tuple(Kind)),
    Field("relation", Of.WORD, "What is said: relation:inhibits", tuple(Relation)),
    Field("sign", Of.WORD, "Effect: sign:up, sign:down, sign:none", ("up", "down", "none")),
    Field("is", Of.WORD, "A mark: is:contested, is:negated, is:review", FLAGS),
    Field("subject", Of.TEXT, "What acts: subject:IL6"),
    Field("object", Of.TEXT, "What is acted on: object:EMT"),
    Field("entity", Of.TEXT, "Either end: entity:STAT3"),
    Field("year", Of.NUMBER, "Year of the paper: year:2015..2020, year:>=2018", high=9999),
    Field("papers", Of.NUMBER, "How many papers say it: papers:>=2"),
    Field("belief", Of.NUMBER, "How sure it is, 0 to 1: belief:>=0.8", high=1),
    Field("confidence", Of.NUMBER, "How sure the extractor is of a sentence, 0 to 1: confidence:>=0.75", high=1),
    Field("cell", Of.TEXT, 'Cell or cell line of the finding: cell:"A549"'),
    Field("tissue", Of.TEXT, "Tissue of the finding: tissue:liver"),
    Field("disease", Of.TEXT, 'Disease of the finding: disease:"lung cancer"'),
    Field("species", Of.TEXT, "Species of the finding: species:mouse"),
    Field("treatment", Of.TEXT, "Treatment of the finding: treatment:hypoxia"),
    Field("setting", Of.TEXT, 'Setting of the finding: setting:"in vivo"'),
    Field("journal", Of.TEXT, "Journal of the paper: journal:oncotarget"),
    Field("author", Of.TEXT, "An author of the paper: author:ito"),
    Field("title", Of.TEXT, "Words of the paper's title: title:fibroblasts"),
    Field("source", Of.TEXT, "File that the paper came from: source:export.nbib"),
    Field("pmid", Of.TEXT, "PubMed number of the paper: pmid:12345678"),
    Field("doi", Of.TEXT, "DOI of the paper: doi:10.1000/182"),
    Field("rule", Of.TEXT, 'Rule that found the evidence: rule:"passive verb"'),
)
BY_NAME = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class Term:
    """One condition.

    Attributes:
        field: Name of the field.
        values: Any of these, of a field of words or text.
        low: Smallest number, or None for no bound.
        high: Largest number, or None.
        excluded: Written with a minus: what fits is left out.
    """

    field: str
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What could not be taken as it was meant: the stretch of the typed text, and a sentence."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked for.

    Attributes:
        words: The text besides the terms, phrases still in double quotes.
        terms: All of these have to hold.
        remarks: What was not understood, in the order of the text.
    """

    words: str = ""
    terms: tuple[Term, ...] = ()
    remarks: tuple[Remark, ...] = ()


_PIECE = re.compile(r'(?P<minus>-?)(?P<field>[A-Za-z]+):(?P<value>(?:"[^"]*"|[^\s"])*)|"[^"]*"?|\S')
_WORD = re.compile(r'[^\s"]+')
_NUMBER = r"(\d+(?:\.\d+)?)"
_RANGE = re.compile(rf"{_NUMBER}\.\.{_NUMBER}")
_BOUND = re.compile(rf"(>=|<=|>|<|=)?{_NUMBER}")
_CITED = re.compile(
    r"(?:(?:https?://)?pubmed\.ncbi\.nlm\.nih\.gov/|pmid[: ]*)\d{1,9}/?|\d{5,9}"
    r"|(?:(?:https?://)?(?:dx\.)?doi\.org/|doi[: ]*)?10\.\d{3,9}/\S+",
    re.IGNORECASE,
)
_VALUE = re.compile(r'"([^"]*)"|([^,"]+)')


def parse(text: str) -> Query:
    """Return what *text* asks for."""
    words: list[str] = []
    terms: list[Term] = []
    remarks: list[Remark] = []
    for start, piece, found in _pieces(text):
        if found is not None and _is_written_apart(found):
            words.append(piece)
            continue
        term = _term(found) if found is not None else None
        if isinstance(term, Term):
            terms.append(term)
            continue
        told = term if term is not None else _misspelt(found)
        if told:
            remarks.append(Remark(start, start + len(piece), told))
        if term is None:
            words.append(piece)
    return Query(" ".join(words), tuple(terms), tuple(remarks))


def _pieces(text: str) -> Iterator[tuple[int, str, re.Match[str] | None]]:
    """Yield each piece with its place; the match where it has the form of a term."""
    at = 0
    while at < len(text):
        found = _PIECE.match(text, at)
        if found is None:
            at += 1  # a blank
        elif found["field"] is not None:
            yield at, found[0], found
            at = found.end()
        elif found[0].startswith('"'):
            yield at, found[0], None
            at = found.end()
        else:
            word = _WORD.match(text, at)
            assert word is not None
            yield at, word[0], None
            at = word.end()


def _term(found: re.Match[str]) -> Term | str | None:
    """The term that was written; a sentence where its value cannot be one; None where it names no field."""
    field = BY_NAME.get(found["field"].lower())
    if field is None:
        return None
    excluded = bool(found["minus"])
    if field.of is Of.NUMBER:
        bounds = _bounds(found["value"], field.high)
        return bounds if isinstance(bounds, str) else Term(field.name, (), *bounds, excluded)
    values = tuple(one for one in (_bare(value) for value in _VALUE.findall(found["value"])) if one)
    if not values:
        return f"{field.name}: needs a value. {field.tip}."
    if field.of is Of.TEXT:
        return Term(field.name, values, excluded=excluded)
    known = {value: _among(value, field.words) for value in values}
    unknown = [value for value, word in known.items() if word is None]
    if unknown:
        return f"{field.name}: has no {unknown[0]!r}; there are {', '.join(field.words[:12])}."
    return Term(field.name, tuple(word for word in known.values() if word is not None), excluded=excluded)


def cited(words: str) -> bool:
    """Return whether *words* are the number or address of one paper, as citations and browsers write them."""
    return _CITED.fullmatch(words.strip()) is not None


def _is_written_apart(found: re.Match[str]) -> bool:
    """Whether a PMID or DOI stands after a blank, as in ``PMID: 12345678``: that is no term without a value."""
    rest = found.string[found.end() :].lstrip()
    return found["field"].lower() in ("pmid", "doi") and not found["value"] and rest[:1].isdigit()


def _bare(value: tuple[str, str]) -> str:
    return (value[0] or value[1]).strip()


def _among(value: str, words: tuple[str, ...]) -> str | None:
    """The word that *value* is, or the only one that it begins."""
    plain = value.lower().replace(" ", "_").replace("-", "_")
    signs = {"+": "up", "_": "down", "0": "none"}
    plain = signs.get(plain, plain)
    if plain in words:
        return str(plain)
    begun = [word for word in words if word.startswith(plain)]
    return str(begun[0]) if len(begun) == 1 else None


def _bounds(value: str, high: float) -> tuple[float | None, float | None] | str:
    """The smallest and the largest number that *value* means, or what is wrong with it."""
    if found := _RANGE.fullmatch(value):
        low, top = sorted((float(found[1]), float(found[2])))
        return low, min(top, high)
    if found := _BOUND.fullmatch(value):
        number = float(found[2])
        step = 1.0 if high > 1 else 1e-9
        return {
            ">=": (number, None),
            ">": (number + step, None),
            "<=": (None, number),
            "<": (None, number - step),
        }.get(found[1], (number, number))
    wrong = f"{value} is no number" if value else "a number is missing"
    return f"{wrong}; write 5, >=5, <=5 or 5..9."


def _misspelt(found: re.Match[str] | None) -> str:
    """What to say of a word with a colon that is nearly a field; an identifier such as ``HGNC:6018`` is none."""
    if found is None:
        return ""
    near = get_close_matches(found["field"].lower(), BY_NAME, 1, 0.75)
    return f"There is no field {found['field']}; did you mean {near[0]}:?" if near else ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be typed next.

    Attributes:
        text: What takes the place of the piece before the cursor.
        tip: What it means.
        start: Where that piece starts in the typed text.
    """

    text: str
    tip: str
    start: int


def suggestions(text: str, cursor: int) -> list[Suggestion]:
    """Return fields, or values of the field, that the piece before *cursor* begins."""
    start = max(text.rfind(" ", 0, cursor) + 1, 0)
    piece = text[start:cursor]
    minus = "-" if piece.startswith("-") else ""
    name, colon, value = piece[len(minus) :].partition(":")
    if not colon:
        fits = [one for one in FIELDS if name and one.name.startswith(name.lower())]
        return [Suggestion(f"{minus}{one.name}:", one.tip, start) for one in fits]
    field = BY_NAME.get(name.lower())
    if field is None:
        return []
    begun = value.rpartition(",")
    return [
        Suggestion(f"{minus}{field.name}:{begun[0]}{begun[1]}{word}", field.tip, start)
        for word in field.words
        if word.startswith(begun[2].lower())
    ]
