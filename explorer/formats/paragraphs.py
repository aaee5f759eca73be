"""Lines of a text as paragraphs: blank lines apart, lines broken at a fixed width joined again."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from explorer.formats import bylines

MIN_WIDTH = 50
MAX_WIDTH = 132
# A shorter line may be a title, a menu or a byline.
RUNS_ON_FROM = 45
# So many breaks of a block within sentences make all of its breaks doubtful.
RAGGED_FROM = 2
# No line of its own ends with one of these.
_OPEN_WORD = re.compile(
    r"\s(?:an?|and|are|as|at|been|between|both|but|by|for|from|had|has|have|in|into|is|its|not|of|on|or|than|that|the"
    r"|their|these|this|through|to|via|was|we|were|which|with)$"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words on one line, the number of its first line, and whether a blank line is before it."""

    text: str
    line: int
    after_blank: bool = True


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of *text*; outer blanks fall away, inner ones stay as they are."""
    found: list[Paragraph] = []
    run: list[str] = []
    first = 1
    width = wrap_width(text)
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            first = first if run else number
            run.append(line.strip())
        elif run:
            found += _run(run, first, width)
            run = []
    return found


def wrap_width(text: str) -> int:
    """Return the width at which a whole text was broken into lines; 0 where it was not."""
    best = 0
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if _wrapped(lines):
            best = max(best, *(len(line) for line in lines))
    return best


def unwrapped(lines: list[str], width: int = 0) -> list[str]:
    """Return *lines* of one block with the breaks of a fixed width taken out.

    A break is one of width where the next word would not have fitted on the line, and also where a sentence plainly
    runs on (lines of a PDF are broken anywhere). A line that ends with the hyphen of a word is joined without a blank,
    so no letter of a word is lost or moved.
    """
    wrapped = bool(width) or _wrapped(lines)
    ragged = sum(_runs_on(before, line) for before, line in itertools.pairwise(lines)) >= RAGGED_FROM
    limit = max([width, *(len(line) for line in lines if len(line) <= MAX_WIDTH)])
    joined = [lines[0]]
    for before, line in itertools.pairwise(lines):
        if (wrapped and _full(before, line, limit)) or _runs_on(before, line) or (ragged and _goes_on(before, line)):
            joined[-1] += line if re.search(r"\w[-‐/]$", joined[-1]) else f" {line}"
        else:
            joined.append(line)
    return joined


def _run(lines: list[str], first: int, width: int) -> list[Paragraph]:
    rows = unwrapped(lines, width)
    if len(rows) == len(lines):
        return [Paragraph(row, first + at, at == 0) for at, row in enumerate(rows)]
    found, at = [], 0
    for row in rows:
        found.append(Paragraph(row, first + at, at == 0))
        taken = ""
        while at < len(lines) and len(taken) < len(re.sub(r"\s", "", row)):
            taken += re.sub(r"\s", "", lines[at])
            at += 1
    return found


def _wrapped(lines: list[str]) -> bool:
    """Tell whether a block is broken at a width: nearly every line is full, and sentences run over the breaks."""
    if len(lines) < 3:
        return False
    width = max(len(line) for line in lines)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return False
    pairs = list(itertools.pairwise(lines))
    full = sum(_full(before, line, width) for before, line in pairs)
    inside = sum(not re.search(r"[.!?:;,]$", before) or line[:1].islower() for before, line in pairs)
    return full * 10 >= len(pairs) * 7 and inside * 2 >= len(pairs)


def _open(before: str) -> bool:
    """Tell whether a line is long enough to be a part of a text and no sentence ends with it."""
    ended = re.search(r"[.!?:;]$|(?i:\b(?:log|sign)(?:ged|ed)? in)$", before)
    return len(before) >= RUNS_ON_FROM and len(before.split()) >= 6 and not ended


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line of a block that is broken anywhere ends no sentence, and no list of authors follows it."""
    return len(before) >= RUNS_ON_FROM and not re.search(r"[.!?]$", before) and len(bylines.authors(line)) < 2


def _runs_on(before: str, line: str) -> bool:
    """Tell whether a sentence runs over a break: no end before it, and a small letter or half a phrase beside it."""
    if re.search(r"[a-z]{2}-$", before) and re.match(r"[a-z]{2,} (?:\S+ ){2}", line):
        return True  # the break is within a word, however short the line is
    if not _open(before):
        return False
    if _OPEN_WORD.search(before):
        return True
    return line[:1].islower() and len(line.split()) > 1 and not re.match(r"(?:doi|pmid|e-?mail|https?|www)\b", line)


def _full(before: str, line: str, width: int) -> bool:
    if len(before) > width or len(before) < MIN_WIDTH - 10 or len(before.split()) < 4:
        return False
    chunk = re.match(r"[^\s-]+-?", line)
    return bool(chunk) and len(before) + 1 + len(chunk.group()) > width - 1 if chunk else False
