"""Papers by what is written on them: title, authors, journal, year, PMID, DOI. Their lines are kept ready in memory."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from explorer.model.page import Page
from explorer.model.query import Term
from explorer.model.records import DocumentRecord
from explorer.store import schema
from explorer.store.connections import Connections, rows
from explorer.store.folding import GREEK, MAX_WORDS, cleaned, tokens
from explorer.store.loading import documents_by_id
from explorer.store.terms import of_papers

_papers = schema.documents
_WRITTEN = ("title", "authors", "journal", "date", "pmid", "pmcid", "doi")
_STATE = """
    SELECT (SELECT count(*) FROM documents), (SELECT max(id) FROM documents), (SELECT count(*) FROM identities),
        (SELECT max(id) FROM imports)
"""
# What stands before a number where it is copied from a citation or from the line of a browser.
_BEFORE_NUMBER = re.compile(
    r"(https?://((dx\.)?doi\.org|pubmed\.ncbi\.nlm\.nih\.gov)/|\b(pmid|doi)[: ]+)(?=\d)",
    re.IGNORECASE,
)
_BLANKS = re.compile(" {2,}")
# Hyphens and the like part words, and a Greek letter is its Latin one.
_PLAIN = str.maketrans(
    dict.fromkeys(string.punctuation + "‐‑–—", " ") | {one: short for one, (_, short) in GREEK.items()}
)


def _plain(text: str) -> str:
    return text.casefold().translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Lines:
    """What is written on each paper, the newest first.

    Attributes:
        state: What changes when papers come and go.
        numbers: Of the papers.
        text: One line for each; each word has a blank before it.
        starts: Where each line starts in the text.
    """

    state: tuple[Any, ...]
    numbers: tuple[int, ...]
    text: str
    starts: tuple[int, ...]

    def having(self, words: Sequence[str]) -> list[int]:
        """Return the places of the lines with words that begin with each of *words*, in their order."""
        spelled = [_spellings(word) for word in words]
        if not spelled:
            return []
        # the rarest first: the lines that have it are few
        first, *others = sorted(spelled, key=lambda one: sum(map(self.text.count, one)))
        places = sorted({place for one in first for place in self._places(one)})
        return [place for place in places if all(any(one in self._line(place) for one in word) for word in others)]

    def _line(self, place: int) -> str:
        end = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[place] : end]

    def _places(self, word: str) -> list[int]:
        found: list[int] = []
        at = self.text.find(word)
        while at >= 0:
            place = bisect_right(self.starts, at) - 1
            found.append(place)
            # on to the next line: a word counts once
            at = self.text.find(word, self.starts[place + 1]) if place + 1 < len(self.starts) else -1
        return found


def _spellings(word: str) -> list[str]:
    """How *word* may stand in a line: as it is, and as tokens apart or together (`IL-6`, `il 6`, `IL6`)."""
    parted = tokens(word)
    found = (" ".join(_plain(word).split()), " ".join(parted), "".join(parted))
    return [f" {one}" for one in dict.fromkeys(found) if one]


class Titles(Connections):
    """The part of the store that finds papers by what is written on them."""

    _lines: Lines | None = None

    def find_papers(self, words: str, terms: Sequence[Term] = (), limit: int = 20) -> Page[DocumentRecord]:
        """Return the papers on which all of *words* are written and that fit all *terms*, the newest first.

        Words in double quotes stand together. Nothing is found by neither words nor terms, or by a term that asks
        nothing of a paper.
        """
        typed = re.findall(r'"([^"]*)"|([^\s"]+)', _BEFORE_NUMBER.sub("", cleaned(words)))[:MAX_WORDS]
        wanted = [quoted or word for quoted, word in typed if _spellings(quoted or word)]
        fitting = of_papers(terms)
        if fitting is None or not (wanted or terms):
            return Page((), 0)
        lines = self.titles_ready()
        places: Sequence[int] = lines.having(wanted) if wanted else range(len(lines.numbers))
        with self.reading() as connection:
            if terms:
                there = {row.id for row in rows(connection, fitting)}
                places = [place for place in places if lines.numbers[place] in there]
            numbers = [lines.numbers[place] for place in places[:limit]]
            found = documents_by_id(connection, numbers)
        return Page(tuple(found[number] for number in numbers if number in found), len(places))

    def titles_ready(self) -> Lines:
        """Return what is written on the papers, read anew where papers came or went."""
        with self.reading() as connection:
            state = tuple(connection.exec_driver_sql(_STATE).fetchone() or ())
            lines = self._lines
            if lines is None or lines.state != state:
                columns = [_papers.c.id, *(_papers.c[name] for name in _WRITTEN)]
                listed = rows(connection, select(*columns).order_by(_papers.c.year.desc(), _papers.c.id))
                lines = self._lines = _read(state, listed)
        return lines


def _read(state: tuple[Any, ...], listed: Sequence[Any]) -> Lines:
    cells = (" ".join(str(cell) for cell in row[1:] if cell) for row in listed)
    written = _BLANKS.sub(" ", _plain("\n".join(" " + line.replace("\n", " ") for line in cells)))
    starts, at = [], 0
    for line in written.split("\n"):
        starts.append(at)
        at += len(line) + 1
    return Lines(state, tuple(row.id for row in listed), written, tuple(starts[: len(listed)]))
