"""What web pages put around an abstract: menus, advertising, cookie notes, sharing, metrics, copyright.

A line is judged by three things: by its form (a short line without a verb is no sentence), by whom it speaks to (an
abstract never tells *you* to sign in, and has no *our website*), and by phrases that only stand on pages.
"""

from __future__ import annotations

import re

from explorer.formats import phrases

_SENTENCE_END = re.compile(r"[.!?…][)\]\"'”’»*]*(?:\s*[\[(]?\d{1,3}(?:[,–-]\s?\d{1,3})*[\])]?)?$")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])[)\]\"”’]?\s+(?=[\"“(\[]?[A-Z0-9α-ωΑ-Ω])")
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "here",
        "how",
        "however",
        "in",
        "into",
        "is",
        "it",
        "its",
        "may",
        "might",
        "more",
        "most",
        "no",
        "nor",
        "not",
        "of",
        "on",
        "or",
        "our",
        "over",
        "such",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "thereby",
        "these",
        "they",
        "this",
        "those",
        "through",
        "thus",
        "to",
        "under",
        "upon",
        "was",
        "we",
        "were",
        "when",
        "whereas",
        "which",
        "while",
        "who",
        "with",
        "within",
        "without",
        "via",
        "after",
        "before",
    ]
)

_PAGE_ACRONYMS = re.compile(r"\b(?:PDF|HTML|RSS|iOS|DOI|URL|EPUB|USD|EUR|GBP|VAT|ISSN|FAQ|AI|CME)\b")
_PROMOTED = re.compile(r"(?:sponsored|promoted|advertisement|ad)\s*[:·|-]", re.IGNORECASE)


def words(line: str) -> list[str]:
    """Return the words of *line* in lower case, marks at their ends left out."""
    return [word.strip(".,;:!?()[]\"'“”’").casefold() for word in line.split()]


def ends_sentence(line: str) -> bool:
    """Tell whether *line* ends as a sentence does."""
    return bool(_SENTENCE_END.search(line)) and not re.search(r"\d\.\d+$", line)


def sentence_parts(line: str) -> list[str]:
    """Return *line* cut roughly into sentences (to judge it; offsets are the extractor's)."""
    return _SENTENCE_BREAK.split(line)


def is_prose(line: str) -> bool:
    """Tell whether *line* is running text: words in small letters, joined by the small words of English."""
    found = words(line)
    if len(found) < 6:
        return False
    function = sum(word in _FUNCTION_WORDS for word in found)
    small = sum(word[:1].islower() for word in line.split())
    ended = ends_sentence(line) or len(line) > 250
    return ended and small * 2 >= len(found) and function >= max(1, len(found) // 14)


def is_strong(line: str) -> bool:
    """Tell whether *line* can only be a paragraph of an abstract's kind: several sentences, or a very long one."""
    return is_prose(line) and (len(line) >= 300 or (len(line) >= 60 and len(sentence_parts(line)) >= 2))


def is_page_sentence(line: str) -> bool:
    """Tell whether running text speaks of the page it stands on and not of science."""
    parts = sentence_parts(line)
    if _promotes(line, parts):
        return True
    addressed = sum(bool(phrases.ADDRESS.search(part)) for part in parts)
    if len(parts) == 1:
        return addressed == 1 and (len(line) < 300 or bool(phrases.HARD.search(line)))
    return addressed * 2 >= len(parts) and bool(phrases.HARD.search(line))


def speaks_of_science(line: str) -> bool:
    """Tell whether *line* has a word, a symbol or a number as papers have them."""
    return bool(phrases.SCIENCE.search(_PAGE_ACRONYMS.sub("", line)))


def _promotes(line: str, parts: list[str]) -> bool:
    """Tell whether one or two short sentences sell or serve something."""
    if len(line) > 260 or len(parts) > 3:
        return False
    if _PROMOTED.match(line):
        return True
    hits = len({match.group().casefold() for match in phrases.SERVICE.finditer(line)})
    return hits >= (1 if len(line.split()) <= 5 else 2) and not speaks_of_science(line)


def is_phrase(line: str) -> bool:
    """Tell whether *line* is a menu word, a button or another fixed short line of a page."""
    plain = re.sub(r"[\s:.!?»›>→▾▼✕×…*|+()\d-]+$", "", line.strip().casefold())
    plain = re.sub(r"^[\s•·›»<←|*+\d.,-]+", "", plain)
    if not plain or plain in phrases.LINES:
        return True
    return len(line) <= 120 and not is_strong(line) and bool(phrases.SHORT.match(line.strip().lstrip("•·-|* ")))


def is_clutter(line: str) -> bool:
    """Tell whether *line* belongs to the page and not to a paper."""
    if is_prose(line):
        return is_page_sentence(line) or (
            len(line) <= 90 and bool(phrases.SHORT.match(line)) and bool(phrases.ADDRESS.search(line))
        )
    if ends_sentence(line) and _promotes(line, sentence_parts(line)):
        return True
    return is_phrase(line) or (len(line) < 400 and bool(phrases.ADDRESS.search(line)))
