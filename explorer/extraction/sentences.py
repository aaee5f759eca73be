"""Sentences with exact offsets: sentencex finds the ends, what it gets wrong in abstracts is mended here."""

from __future__ import annotations

import re
from typing import TypedDict

from sentencex import get_sentence_boundaries

from explorer.extraction.listed import listed
from explorer.model.document import Span

# Longer stretches without a full stop are cut here: no real sentence is that long, and rules are for real ones.
MAX_SENTENCE = 3000

_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.\s*$")
_ABBREVIATIONS = frozenset(
    listed("""
        approx vit vs fig figs al ca resp spp sp ssp subsp var cf eq eqs ref refs st dr prof mr mrs ms nos vol pp ed
        eds i.e e.g i.v i.p s.c i.m viz incl excl max min avg est tab suppl supp ser dept univ inc ltd co conc temp
    """)
)
# These end a sentence as often as they stand inside one: they join only to a number.
_BEFORE_NUMBER = frozenset({"no", "p", "n"})
# The sentence ends where one of these does. Both begin with a sign, so that all between signs is skipped.
_HEADING = re.compile(
    r"[.?!)\]](?=\s*(?:BACKGROUND|OBJECTIVES?|AIMS?|PURPOSE|METHODS?|MATERIALS? AND METHODS|DESIGN|RESULTS?|"
    r"FINDINGS|CONCLUSIONS?|SIGNIFICANCE|INTERPRETATION|INTRODUCTION|IMPORTANCE|SUMMARY)"
    r"(?: ?[/&] ?[A-Z]+| AND [A-Z]+)?:)"
)
# sentencex leaves a full stop without a blank alone ("in vivo.Further"); a word of letters on both sides is an end.
_GLUED = re.compile(r"[.?!](?<=[a-z)\]]{2}[.?!])(?=[A-Z][a-z]+ [a-z])")
_LOWER_START = re.compile(r"[a-z]{2,}\b(?![-/])")


class _Boundary(TypedDict):
    start_index: int
    end_index: int


def split(text: str) -> list[Span]:
    """Return the sentences of *text* in order: ``text[s.start:s.end]``, no blanks around, none empty."""
    spans: list[Span] = []
    for start, end in _lines(text):
        spans += _of_line(text, start, end)
    return spans


def _lines(text: str) -> list[tuple[int, int]]:
    """Stretches that no sentence crosses: the title, paragraphs, headed lines; wrapped lines stay together."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in re.finditer(r"\n", text):
        if _ends_here(text, start, match.start(), first=not found):
            found.append((start, match.start()))
            start = match.end()
    found.append((start, len(text)))
    return found


def _ends_here(text: str, start: int, newline: int, *, first: bool) -> bool:
    """Whether the line break at *newline* ends a sentence: always after the title, else unless the text is wrapped."""
    following = text[newline + 1 : newline + 40].lstrip(" \t\r")
    if first or not following or following[0] == "\n":
        return True
    before = text[max(start, newline - 200) : newline].rstrip()
    if not before or before[-1] in ".?!:;":
        return True
    return len(before) < 60 and not following[0].islower()


def _of_line(text: str, start: int, end: int) -> list[Span]:
    line = text[start:end]
    cuts = {boundary["end_index"] for boundary in _boundaries(line)}
    cuts = {cut for cut in cuts if not _joined(line, cut)}
    cuts |= {match.end() for pattern in (_HEADING, _GLUED) for match in pattern.finditer(line)}
    spans = []
    before = 0
    for cut in sorted(cuts | {len(line)}):
        spans += _pieces(line, before, cut, start)
        before = cut
    return spans


def _boundaries(line: str) -> list[_Boundary]:
    # sentencex counts code points and gives each sentence with the blanks after it
    found: list[_Boundary] = get_sentence_boundaries("en", line)
    return found


def _joined(line: str, cut: int) -> bool:
    """Whether the sentence end at *cut* is none: after an abbreviation, or before a word in small letters."""
    after = line[cut : cut + 40]
    if not after:
        return True
    before = line[max(0, cut - 30) : cut]
    if before.rstrip()[-1:] != ".":
        return before.rstrip()[-1:] not in {"?", "!", ")", "]", '"', "”"}
    word = _LAST_WORD.search(before)
    if word:
        last = word.group(1)
        if last.lower() in _ABBREVIATIONS or (last.lower() in _BEFORE_NUMBER and after[0].isdigit()):
            return True
        if len(last) == 1 and last.isupper() and _LOWER_START.match(after):
            return True
    return bool(_LOWER_START.match(after))


def _pieces(line: str, start: int, end: int, offset: int) -> list[Span]:
    """The stretch without blanks around it, cut where it is too long to be a sentence."""
    spans = []
    while start < end:
        stop = end
        if end - start > MAX_SENTENCE:
            blank = line.rfind(" ", start, start + MAX_SENTENCE)
            stop = blank if blank > start else start + MAX_SENTENCE
        piece = line[start:stop]
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            spans.append(Span(offset + start + left, offset + start + right))
        start = stop
    return spans
