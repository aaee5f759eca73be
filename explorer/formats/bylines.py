"""Lines that name authors and their addresses, as they stand on pages and in exports."""

from __future__ import annotations

import re

from explorer.formats.names import PARTICLES, turned

# Longer lines are running text; consortia of 300 people fit.
MAX_LINE = 12_000
_MARKS = re.compile(r"[\d*†‡§¶#✉∗⁎☆|‖^]+|\((?:ORCID|orcid)[^)]*\)|\bORCID\b.*$|[^\s@]{1,64}@\S{1,200}|[\U0001F4E7✝]")
_DEGREES = re.compile(
    r",?\s*\b(?:M\.?D\.?|Ph\.?D\.?|M\.?Sc\.?|B\.?Sc\.?|MPH|DVM|MBBS|FRCP|FACS|Dr\.?|Prof\.?|Professor)(?=\W|$)"
)
_SPLIT = re.compile(r"\s*[,;·•&|]\s*(?:and\s+)?|\s+and\s+|\s+… |…")
_WORD = re.compile(r"(?:[^\W\d_][^\W\d_]*(?:['’ʼ‐-][^\W\d_]+)*\.?|(?:[^\W\d_]\.?-?){1,4})$")
_ADDRESS = re.compile(
    r"\b(?:University|Universit[àäéy]\w*|Department|Institute|Institut|Hospital|School of|Faculty|College|"
    r"Laborator(?:y|ies)|"
    r"Cent(?:er|re) (?:for|of)|Division of|Academy|Clinic|Ltd|Inc|GmbH|Electronic address)\b"
)
_TAIL = re.compile(
    r"\s*[,;]?\s*(?:et al\.?|\+?\s*show (?:more|all|authors).*|see all authors.*|view all authors.*|…\s*)$",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    [
        "abstract",
        "access",
        "article",
        "author",
        "authors",
        "background",
        "cancer",
        "cell",
        "cells",
        "center",
        "data",
        "department",
        "disease",
        "download",
        "effects",
        "expression",
        "full",
        "gene",
        "health",
        "home",
        "hospital",
        "institute",
        "introduction",
        "journal",
        "links",
        "login",
        "menu",
        "method",
        "methods",
        "more",
        "open",
        "original",
        "oncology",
        "paper",
        "pathway",
        "patients",
        "publisher",
        "research",
        "resources",
        "results",
        "review",
        "role",
        "school",
        "science",
        "search",
        "section",
        "signaling",
        "study",
        "supplementary",
        "text",
        "the",
        "university",
        "view",
        "volume",
        "with",
        "of",
        "in",
        "for",
        "by",
        "to",
        "is",
        "are",
        "from",
        "on",
    ]
)


def authors(line: str) -> tuple[str, ...]:
    """Return the people that *line* lists as ``Family Given`` or ``Family AB``; empty where it is no such list."""
    if len(line) > MAX_LINE:
        return ()
    line = line.replace("View ORCID Profile", " ")
    plain = _DEGREES.sub("", _TAIL.sub("", re.sub(r"^(?:Authors?|By)\s*:?\s+", "", line.strip(), flags=re.IGNORECASE)))
    plain = re.sub(r"\([\d,\s]+\)", "", plain)
    parts = [" ".join(_MARKS.sub(" ", part).split()).strip(" .,") for part in _SPLIT.split(plain)]
    names = [_without_marks(part) for part in parts if re.search(r"[^\W\d_]", part)]
    names = [name for name in names if not re.fullmatch(r"[a-z]{1,2}|Jr|Sr|I{2,3}", name)]
    if not names or not all(_is_name(name) for name in names):
        return ()
    return tuple(_family_first(name) for name in names)


def is_address(line: str) -> bool:
    """Tell whether *line* is an address of authors."""
    return bool(_ADDRESS.search(line)) and line.count(",") >= 1 and len(line) < 600


def _without_marks(name: str) -> str:
    """Drop the letters that point to addresses (``Li Wang a b``)."""
    return re.sub(r"(?:\s+[a-z]){1,3}$", "", name)


def _is_name(name: str) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 50 or any(word.casefold() in _NO_NAMES for word in words):
        return False
    return all(_WORD.match(word) and (word[:1].isupper() or word.casefold() in PARTICLES) for word in words)


def _family_first(name: str) -> str:
    words = name.split()
    last = words[-1].replace(".", "").replace("-", "")
    if (
        last.isupper()
        and len(last) <= 4
        and any(letter.islower() for letter in words[0])
        and not words[0].endswith(".")
    ):
        return " ".join([*words[:-1], last])
    return turned(name)
