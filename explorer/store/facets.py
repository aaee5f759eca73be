"""The evidence of statements as columns of numbers, for counting what each choice of a filter shows.

No part of the store itself: numpy, which it needs, is slow to load.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from explorer.graph.columns import JUDGED, NO_YEAR, Columns, Ints, Reals, bits, different
from explorer.model.document import DocumentKind, NoticeKind
from explorer.model.evidence import LEARNED, MANUAL, Context
from explorer.model.filter import OF_KIND, OF_NOTICE, Judged, Sort
from explorer.store import schema
from explorer.store.connections import Connections, cells, rows
from explorer.store.effects import effects
from explorer.store.folding import cleaned
from explorer.store.narrowing import judgements

# All of it stands in one index.
_EVIDENCE = f"""
    SELECT id, statement_id, document_id, coalesce(year, {NO_YEAR}), negated, speculated, implied, confidence
    FROM evidence WHERE statement_id IN (SELECT value FROM json_each(?))
"""  # noqa: S608 - a number of our own
_PAPERS = "SELECT id, kind, journal, source FROM documents WHERE id IN (SELECT value FROM json_each(?))"
_CONTEXTS = "SELECT evidence_id, aspect, name, curie FROM contexts"
_AMONG = " WHERE evidence_id IN (SELECT value FROM json_each(?))"
_MARKED = "SELECT id FROM evidence WHERE {} = ?"
_MANY = 200_000
# What is added has a new number, what is gone is no longer counted, and merged entities leave an entry.
_STATE_NUMBERS = """
    SELECT (SELECT coalesce(max(id), 0) FROM evidence), (SELECT count(*) FROM evidence),
        (SELECT coalesce(max(id), 0) FROM curations), (SELECT coalesce(max(id), 0) FROM entity_edits),
        (SELECT coalesce(sum(undone), 0) FROM entity_edits), (SELECT count(*) FROM documents),
        (SELECT count(*) FROM notices)
"""
_STATE_BELIEF = "SELECT value FROM meta WHERE key = 'belief'"


@dataclass(frozen=True, slots=True)
class _Papers:
    """Documents as columns: see `Columns`."""

    sorts: Ints
    journal: Ints
    source: Ints
    journals: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """Something that differs whenever the evidence of a store does, or what people say of it."""

    numbers: tuple[int, ...]
    belief: str


def state_of(store: Connections) -> State:
    """Return the state that the evidence of *store* is in."""
    with store.reading() as connection:
        numbers, belief = connection.exec_driver_sql(_STATE_NUMBERS).one(), connection.exec_driver_sql(_STATE_BELIEF)
        return State(tuple(numbers), str(belief.scalar()))


def evidence_columns(store: Connections, statement_ids: Sequence[int]) -> Columns:
    """Return all evidence of the statements with these numbers, in the order in which it came."""
    with store.reading() as connection:
        found = _numbers(connection, _EVIDENCE, (json.dumps(list(statement_ids)),), 8)
        found = found[:, np.argsort(found[0], kind="stable")]
        number, statement, document, year, negated, speculated, implied = found[:7].astype(np.int64)
        documents = different(document)
        papers = _papers_of(connection, documents)
        holds, contexts = _contexts_of(connection, number)
        judged, said = _judged(connection, number), effects(connection)
        learned, manual = (
            np.isin(number, _numbers(connection, _MARKED.format(column), (value,), 1)[0])
            for column, value in (("rule", LEARNED), ("origin", MANUAL))
        )
    paper = np.searchsorted(documents, document)
    return Columns(
        statement=statement,
        document=document,
        year=year,
        confidence=found[7],
        negated=(negated == 1) | np.isin(number, said.against),
        speculated=(speculated == 1) | np.isin(number, said.speculated),
        implied=implied == 1,
        learned=learned,
        manual=manual,
        aside=np.isin(number, said.aside),
        sorts=papers.sorts[paper],
        judged=judged,
        journal=papers.journal[paper],
        source=papers.source[paper],
        holds=holds,
        journals=papers.journals,
        sources=papers.sources,
        contexts=contexts,
    )


def _numbers(connection: Connection, query: str, values: tuple[str, ...], width: int) -> Reals:
    """The *width* columns of a query of numbers: a row of the result for each, as whole as 53 bits are."""
    driver: Any = connection.connection.dbapi_connection
    found = np.fromiter(chain.from_iterable(driver.execute(query, values)), dtype=np.float64)
    return found.reshape(-1, width).T


def _papers_of(connection: Connection, documents: Ints) -> _Papers:
    """The documents with these numbers, which rise."""
    by_number = {row[0]: row for row in cells(connection, _PAPERS, (json.dumps(documents.tolist()),))}
    there = [by_number.get(number, _NO_PAPER) for number in documents.tolist()]
    sorts = np.array([_sort_bit(kind) for _, kind, _, _ in there], dtype=np.int64)
    noted = schema.notices
    for number, kind in rows(connection, select(noted.c.document_id, noted.c.kind)):
        place = int(np.searchsorted(documents, number))
        if place < len(documents) and documents[place] == number and kind in _NOTICES:
            sorts[place] |= bits({OF_NOTICE[NoticeKind(kind)]})
    journals, journal = _coded([name for _, _, name, _ in there])
    sources, source = _coded([name for *_, name in there])
    return _Papers(sorts, journal, source, journals, sources)


@cache
def _sort_bit(kind: str) -> int:
    return bits({OF_KIND[DocumentKind(kind)] if kind in _KINDS else Sort.OTHER})


def _coded(names: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    """The different *names*, sorted, and for each of *names* its place among them."""
    as_text = {name: cleaned(str(name)) for name in set(names)}
    every = sorted(set(as_text.values()))
    places = {name: every.index(text) for name, text in as_text.items()}
    return tuple(every), np.array([places[name] for name in names], dtype=np.int64)


def _contexts_of(connection: Connection, numbers: Ints) -> tuple[Ints, tuple[Context, ...]]:
    """Rows and places of contexts, and the contexts; one with an id is called as it is called most often."""
    if len(numbers) < _MANY:
        found = cells(connection, _CONTEXTS + _AMONG, (json.dumps(numbers.tolist()),))
    else:  # of so many it is faster to read all
        found = cells(connection, _CONTEXTS)
    times = Counter((aspect, curie or "", name) for _, aspect, name, curie in found)
    called: dict[tuple[str, str], Context] = {}
    for (aspect, curie, name), _ in sorted(times.items(), key=lambda one: (-one[1], one[0])):
        called.setdefault((aspect, curie or name), Context(cleaned(aspect), cleaned(name), cleaned(curie) or None))
    places = {key: place for place, key in enumerate(sorted(called))}
    evidence = np.array([row[0] for row in found], dtype=np.int64)
    place = np.array([places[aspect, curie or name] for _, aspect, name, curie in found], dtype=np.int64)
    wanted = np.isin(evidence, numbers)
    return np.stack((np.searchsorted(numbers, evidence[wanted]), place[wanted])), tuple(
        called[key] for key in sorted(called)
    )


def _judged(connection: Connection, numbers: Ints) -> Ints:
    """What people say of the evidence with these numbers, a place in `JUDGED`."""
    found = np.full(len(numbers), JUDGED.index(Judged.NOT), dtype=np.int64)
    for row in rows(connection, judgements()):
        place = int(np.searchsorted(numbers, row.id))
        if place < len(numbers) and numbers[place] == row.id:
            found[place] = JUDGED.index(Judged(row.judged))
    return found


_KINDS = frozenset(kind.value for kind in DocumentKind)
_NO_PAPER = (0, DocumentKind.OTHER.value, "", "")
_NOTICES = frozenset(kind.value for kind in NoticeKind)
