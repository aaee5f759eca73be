"""Headings of structured abstracts: ``BACKGROUND:``, ``Methods and Results``, ..."""

from __future__ import annotations

import re

from explorer.model.document import Section, Span

_WORDS = (
    "aims?",
    "analysis",
    "approach(?:es)?",
    "background",
    "case(?: report| presentation| description| summary)?",
    "clinical (?:relevance|significance|implications?|perspective|trial registration)",
    "conclusions?",
    "concluding remarks?",
    "context",
    "data (?:sources?|extraction|synthesis|collection|availability)",
    "design",
    "discussions?",
    "ethics",
    "evidence (?:acquisition|synthesis)",
    "experimental (?:approach|design|procedures?)",
    "findings?",
    "funding",
    "goals?",
    "hypothes[ei]s",
    "implications?(?: for practice)?",
    "importance",
    "innovation",
    "interpretations?",
    "interventions?",
    "introduction",
    "key (?:results?|findings?|messages?|points?)",
    "limitations?",
    "main (?:body|results?|findings?|outcomes?(?: measures?)?|methods?)",
    "materials?",
    "measurements?",
    "methods?",
    "methodology",
    "motivation",
    "objectives?",
    "observations?",
    "outcomes?(?: measures?)?",
    "participants?",
    "patients?",
    "principal findings?",
    "procedures?",
    "purposes?",
    "questions?",
    "rationale",
    "recent (?:advances?|findings?)",
    "research (?:question|design)",
    "results?",
    "scope(?: of review)?",
    "setting",
    "short conclusion",
    "significance(?: statement)?",
    "statement of significance",
    "study (?:design|population|objectives?|selection|question)",
    "subjects?",
    "summary",
    "translational relevance",
    "trial registration",
    "unlabelled",
    "what is known(?: already)?",
    "wider implications(?: of the findings)?",
    "major conclusions?",
    "general significance",
)
_ONE = "(?:" + "|".join(_WORDS) + ")"
_SEVERAL = (
    rf"(?:the )?{_ONE}(?:(?:\s*[,/&|]\s*|\s+and\s+|\s*&\s*|,\s+and\s+|\s+of\s+the\s+|"
    rf"\s+of\s+){_ONE})*(?: of (?:the )?(?:study|review))?"
)
LABEL_LINE = re.compile(rf"(?:\d\.?\s+)?{_SEVERAL}\s*[:.]?", re.IGNORECASE)
_INLINE_KNOWN = re.compile(rf"(?P<label>{_SEVERAL})\s*(?:[:]\s*|[.]\s+(?=[A-Z])|\s+[-–—]\s+)", re.IGNORECASE)
_LATER = re.compile(rf"(?<=[.!?)\]\"”])\s+(?P<label>{_SEVERAL})\s*:\s+(?=\S)", re.IGNORECASE)
_INLINE_CAPITALS = re.compile(r"(?P<label>[A-Z][A-Z/&,() -]{3,60}[A-Z)])\s*:\s*")


def is_label(line: str) -> bool:
    """Tell whether *line* is the heading of a section of an abstract and nothing else."""
    return len(line) <= 80 and LABEL_LINE.fullmatch(line.strip()) is not None


def label_of(line: str) -> str:
    """Return a heading as a label: capitals, single blanks, no colon."""
    return " ".join(re.sub(r"^\d\.?\s+|[:.]\s*$", "", line.strip()).upper().split())


def inline(paragraph: str) -> re.Match[str] | None:
    """Return the match of a heading that starts *paragraph* (``RESULTS: We found``), or None.

    A known heading word counts when a colon or dash follows, or a full stop where it is written in capitals; unknown
    ones only in capitals with a colon.
    """
    match = _INLINE_KNOWN.match(paragraph)
    if match and (":" in match.group()[len(match.group("label")) :] or match.group("label").isupper()):
        return match if match.group("label")[:1].isupper() else None
    match = _INLINE_CAPITALS.match(paragraph)
    return match if match and len(paragraph[match.end() :].split()) >= 4 else None


def find(text: str, start: int) -> tuple[Section, ...]:
    """Return the headed sections of *text* from *start* on.

    Headings begin a line or have one of their own; a known one with a colon may also follow a sentence on its line.
    """
    found: list[tuple[str, int, int]] = []
    position = start
    for line in text[start:].split("\n"):
        stripped = line.strip()
        match = inline(stripped)
        offset = position + len(line) - len(line.lstrip())
        if stripped and is_label(stripped):
            found.append((label_of(stripped), position, position + len(line)))
        elif match:
            found.append((label_of(match.group("label")), position, offset + match.end()))
        if match:
            found += [
                (label_of(later.group("label")), position + later.start(), position + later.end())
                for later in _LATER.finditer(line)
                if later.group("label")[:1].isupper()
            ]
        position += len(line) + 1
    ends = [begin for _, begin, _ in found[1:]] + [len(text)]
    sections = (_section(text, label, words, end) for (label, _, words), end in zip(found, ends, strict=False))
    return tuple(section for section in sections if section.span.start < section.span.end)


def _section(text: str, label: str, start: int, end: int) -> Section:
    words = text[start:end]
    return Section(label, Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
