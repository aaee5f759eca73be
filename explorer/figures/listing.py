"""The list of references under a figure, in lines that fit its width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.diagram.metrics import ASCENT, text_width
from explorer.diagram.shapes import Words

LINE = 1.28  # distance of baselines in sizes of the letters


@dataclass(frozen=True, slots=True)
class Listing:
    """A numbered list, broken into lines; lengths in points.

    Attributes:
        rows: Number (empty where a citation goes on) and words of each line.
        indent: Where the words start.
        size: Size of the letters.
    """

    rows: tuple[tuple[str, str], ...]
    indent: float
    size: float

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.rows) * self.size * LINE

    def words(self, left: float, top: float, colour: str) -> tuple[Words, ...]:
        """Return the list as words with its left upper corner at (*left*, *top*)."""
        found: list[Words] = []
        for place, row in enumerate(self.rows):
            baseline = top + self.size * (ASCENT + LINE * place)
            for text, x in zip(row, (left, left + self.indent), strict=True):
                if text:
                    found.append(Words(text, x, baseline, self.size, colour=colour, anchor="start"))
        return tuple(found)


def listing(citations: Sequence[str], width: float, size: float) -> Listing:
    """Return *citations*, numbered from 1, in lines of *width* points."""
    indent = text_width(f"{len(citations)}. ", size)
    rows: list[tuple[str, str]] = []
    for number, citation in enumerate(citations, 1):
        lines = wrapped(citation, width - indent, size)
        rows += [(f"{number}." if place == 0 else "", line) for place, line in enumerate(lines)]
    return Listing(tuple(rows), indent, size)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Return *text* in lines of at most *width*; a word that is longer than a line is cut."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if text_width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines += _pieces(word, width, size)
    return [line for line in lines if line] or [""]


def _pieces(word: str, width: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
