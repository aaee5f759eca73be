"""Abbreviations that a text defines, after Schwartz and Hearst (Pac Symp Biocomput 2003: 451-462), with offsets.

``cancer-associated fibroblasts (CAFs)`` defines CAFs and CAF; ``interleukin (IL)-11`` defines IL and is itself the
name ``interleukin-11`` with the abbreviation put in; ``CAFs (cancer-associated fibroblasts)`` is understood too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.model.document import Span

_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]")
_SHORT = re.compile(r"[^\W_][\w.+/α-ω-]*(?: [\w+/-]+)?")
_WORD = re.compile(r"\S+")
_NOT_SHORT = re.compile(
    r"(?:fig|figure|table|ref|see|and|the|n|p|i\.e|e\.g|mean|ie|eg|vs|or|both)\b|\d+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form that the text defines, and where both forms stand."""

    short: str
    long: str
    short_span: Span
    long_span: Span


def find_abbreviations(text: str, sentences: Sequence[Span]) -> list[Abbreviation]:
    """Return the abbreviations that *text* defines, in its order."""
    found = []
    for sentence in sentences:
        for match in _BRACKET.finditer(text, sentence.start, sentence.end):
            one = _defined(text, sentence, match)
            if one:
                found.append(one)
    return found


def _defined(text: str, sentence: Span, match: re.Match[str]) -> Abbreviation | None:
    inner = re.split(r"[;,:=]", match.group(1), maxsplit=1)[0].strip()
    inner = re.sub(r"^(?:termed|called|or|also known as|hereafter|abbreviated|aka)\s+", "", inner).strip("\"'“”‘’ ")
    start = text.find(inner, match.start(1))
    before = Span(sentence.start, match.start())
    if is_short(inner):
        long_span = _long_form(text, before, inner)
        long_span = long_span or _compound(text, before, inner)
        if long_span:
            return Abbreviation(inner, long_span.of(text), Span(start, start + len(inner)), long_span)
    if " " in inner or len(inner) > 10:
        return _turned(text, before, Span(start, start + len(inner)))
    return None


def is_short(form: str) -> bool:
    """Return whether *form* may be an abbreviation: 2 to 12 letters, at most two words, not a reference to a figure."""
    letters = sum(letter.isalnum() for letter in form)
    capitals = sum(letter.isupper() for letter in form)
    return (
        2 <= letters <= 12
        and bool(_SHORT.fullmatch(form))
        and not _NOT_SHORT.match(form)
        and any(letter.isalpha() for letter in form)
        and (capitals > 0 or any(letter.isdigit() for letter in form) or letters <= 6)
    )


def _long_form(text: str, before: Span, short: str) -> Span | None:
    """Return the span of the words before the bracket that spell *short*, or None."""
    words = list(_WORD.finditer(text, before.start, before.end))
    letters = sum(letter.isalnum() for letter in short)
    words = words[-min(letters + 5, letters * 2) :]
    if not words:
        return None
    end = words[-1].end()
    for form in (short, short[:-1]) if short.endswith("s") and len(short) > 2 else (short,):
        start = _spelled(text, words[0].start(), end, form)
        if start is not None and _worthy(text[start:end], form):
            return Span(start, end)
    return None


def _compound(text: str, before: Span, short: str) -> Span | None:
    """Return the words whose initials end a compound: ``CM`` of ``CAF-CM``, where CAF is named beside it."""
    first, hyphen, last = short.rpartition("-")
    words = list(_WORD.finditer(text, before.start, before.end))[-10:]
    if not hyphen or len(last) < 2 or not last.isupper() or not any(first in word.group() for word in words):
        return None
    for at in range(len(words) - len(last), -1, -1):
        run = words[at : at + len(last)]
        if [word.group()[0].upper() for word in run] == list(last):
            return Span(run[0].start(), run[-1].end())
    return None


def _spelled(text: str, floor: int, end: int, short: str) -> int | None:
    """Return where the long form starts: each letter of *short*, last first, in order; the first one begins a word."""
    at = end - 1
    letters = [letter for letter in short if letter.isalnum()]
    for place in range(len(letters) - 1, -1, -1):
        wanted = _spoken(letters[place])
        while at >= floor and not (
            text[at].lower() in wanted and (place > 0 or at == floor or not text[at - 1].isalnum())
        ):
            at -= 1
        if at < floor:
            return None
        at -= 1
    start = at + 1
    while start > floor and not text[start - 1].isspace():
        start -= 1
    return start + (text[start] in "(\"'[")


def _spoken(letter: str) -> str:
    greek = {"α": "αa", "β": "βb", "γ": "γg", "δ": "δd", "κ": "κk", "ε": "εe"}
    return greek.get(letter.lower(), letter.lower())


def _worthy(long: str, short: str) -> bool:
    return (
        len(long) > len(short)
        and short.lower() not in long.lower().split()
        and long.count("(") == long.count(")")
        and any(letter.isalpha() for letter in long)
    )


def _turned(text: str, before: Span, inner: Span) -> Abbreviation | None:
    """Return the definition ``SHORT (long form)``, or None."""
    words = list(_WORD.finditer(text, before.start, before.end))
    if not words or not is_short(words[-1].group()) or not any(letter.isupper() for letter in words[-1].group()):
        return None
    short = words[-1]
    start = _spelled(text, inner.start, inner.end, short.group().removesuffix("s"))
    if start != inner.start or len(inner.of(text)) < 2 * len(short.group()):
        return None
    return Abbreviation(short.group(), inner.of(text), Span(short.start(), short.end()), inner)
