"""Curations that travel: JSON Lines, one verdict a line, each with what a person needs to know what it is about.

The evidence is named by its hash, which is the same in every store that read the same text. Statement, sentence and
PMID stand beside it for people and are not read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from explorer.formats.evidence import json_line
from explorer.model.imports import Problem
from explorer.model.records import Curation
from explorer.model.verdicts import BY_NAME, RETRACTED

_FIELDS = ("evidence", "tag", "note", "curator", "when", "correction")
_LONGEST = 10_000


def write(curations: Iterable[Curation], about: Mapping[str, Mapping[str, str]]) -> str:
    """Return *curations* as JSON Lines.

    Args:
        curations: In the order they were made.
        about: By hash of an evidence: ``statement``, ``sentence`` and ``pmid``, where they are known.
    """
    return "".join(f"{json_line(_row(one, about.get(one.evidence_hash, {})))}\n" for one in curations)


def _row(one: Curation, about: Mapping[str, str]) -> dict[str, Any]:
    cells = (one.evidence_hash, one.tag, one.note, one.curator, one.when, one.correction)
    return {**dict(zip(_FIELDS, cells, strict=True)), **about}


def read(text: str, name: str) -> tuple[list[Curation], list[Problem]]:
    """Return the curations in *text*, and what could not be understood, each with its line.

    Args:
        text: The file's text.
        name: The file's name, for the problems.
    """
    found: list[Curation] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        one = _curation(line)
        if isinstance(one, Curation):
            found.append(one)
        else:
            problems.append(Problem(name, number, one))
    return found, problems


def _curation(line: str) -> Curation | str:
    """The curation of a line, or what is wrong with it."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return "The line is no JSON and was left out."
    if not isinstance(row, dict):
        return "The line is no JSON object and was left out."
    cells = [row.get(field, "") for field in _FIELDS]
    if not all(isinstance(cell, str) and len(cell) <= _LONGEST for cell in cells):
        return "A field is no text, or longer than 10 000 letters; the line was left out."
    key, tag, *_ = cells
    if len(key) != 32 or not set(key) <= set("0123456789abcdef"):
        return f"“{key[:40]}” names no evidence; the line was left out."
    if tag != RETRACTED and tag not in BY_NAME:
        return f"“{tag[:40]}” is no verdict that is known; the line was left out."
    return Curation(*cells)
