"""Sentences in which two entities may be named together, found by the words of their names.

Full text knows no meaning: `HGF` in a sentence may be another thing than the entity that is also called so. Whoever
shows these sentences looks for the names in them again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, not_, select, text

from explorer.model.document import Span
from explorer.model.filter import Filter
from explorer.model.missed import Candidate, PairCounts
from explorer.model.page import Page
from explorer.model.records import EvidenceRecord
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.effects import effects
from explorer.store.evidence import evidence_records
from explorer.store.folding import MAX_TOKENS, cleaned, match, tokens
from explorer.store.loading import documents_by_id
from explorer.store.statements import evidence_counts

_found = schema.evidence

# What may be written before a symbol in one word: pSTAT3, siSTAT3.
_BEFORE = ("", "p", "phospho", "si", "sh", "anti")
_MOST_NAMES = 60
_PAIR = (
    "SELECT id FROM statements WHERE subject_id = :one AND object_id = :other "
    "OR subject_id = :other AND object_id = :one"
)
_CANDIDATES = text(
    f"""
    SELECT s.id, s.document_id, s.start, s.stop FROM sentence_words AS w JOIN sentences AS s ON s.id = w.rowid
    WHERE sentence_words MATCH :both AND w.rowid > :after AND NOT EXISTS (
        SELECT 1 FROM evidence AS e
        WHERE e.document_id = s.document_id AND e.sentence_start = s.start AND e.statement_id IN ({_PAIR}))
    ORDER BY w.rowid LIMIT :most
    """  # noqa: S608 - our own words
)
_SENTENCES = text("SELECT count(*) FROM sentence_words WHERE sentence_words MATCH :both")
_READ_SENTENCES = text(
    f"SELECT count(*) FROM (SELECT DISTINCT document_id, sentence_start FROM evidence WHERE statement_id IN ({_PAIR}))"  # noqa: S608
)
_NAMING = (
    "SELECT document_id FROM sentences WHERE id IN "
    "(SELECT rowid FROM sentence_words WHERE sentence_words MATCH :{name})"
)
_ABSTRACTS = text(
    f"SELECT count(*) FROM ({_NAMING.format(name='words')} INTERSECT {_NAMING.format(name='others')})"  # noqa: S608
)


class Missed(Connections):
    """The part of the store that knows where two entities may be named together."""

    def pair_counts(self, first: str, second: str) -> PairCounts:
        """Return how often the entities with these keys may be named together."""
        with self.reading() as connection:
            asked = _asked(connection, first, second)
            if asked is None:
                return PairCounts(0, 0, 0)
            found = [rows(connection, query, asked)[0][0] for query in (_ABSTRACTS, _SENTENCES, _READ_SENTENCES)]
        return PairCounts(*found)

    def pair_unshown(self, first: str, second: str, shown: Filter, limit: int = 20) -> Page[EvidenceRecord]:
        """Return the surest evidence between two that is denied, or that a filter does not let count.

        Args:
            first: Key of the one entity.
            second: Key of the other.
            shown: The filter in force.
            limit: At most so many; the page's total tells how many there are.
        """
        with self.reading() as connection:
            asked = _asked(connection, first, second)
            if asked is None:
                return Page((), 0)
            pair = [row.id for row in rows(connection, text(_PAIR), asked)]
            unshown = not_(and_(effects(connection).says(), *evidence_counts(shown)))
            conditions = _found.c.statement_id.in_(in_list(pair)), unshown
            order = _found.c.confidence.desc(), _found.c.document_id, _found.c.sentence_start, _found.c.id
            wanted = select(_found.c.id).where(*conditions).order_by(*order).limit(limit)
            total = rows(connection, select(func.count()).select_from(_found).where(*conditions))[0][0]
            return Page(tuple(evidence_records(connection, [row.id for row in rows(connection, wanted)])), total)

    def pair_candidates(self, first: str, second: str, after: int = 0, limit: int = 50) -> list[Candidate]:
        """Return sentences that may name both, without those from which something about the two was extracted.

        Args:
            first: Key of the one entity.
            second: Key of the other.
            after: Only sentences behind this one, by the number of a `Candidate`.
            limit: At most so many, in the order in which they came.
        """
        with self.reading() as connection:
            asked = _asked(connection, first, second)
            if asked is None:
                return []
            found = rows(connection, _CANDIDATES, {**asked, "after": after, "most": limit})
            numbers = list(dict.fromkeys(row.document_id for row in found))
            documents = documents_by_id(connection, numbers)
            sentences = _sentences_of(connection, numbers)
        return [
            Candidate(
                row.id,
                row.document_id,
                documents[row.document_id].document,
                Span(row.start, row.stop),
                tuple(sentences[row.document_id]),
            )
            for row in found
            if row.document_id in documents
        ]


def _asked(connection: Connection, first: str, second: str) -> dict[str, Any] | None:
    """What the queries are asked with; None where one of the entities is not there or has no name."""
    table, names = schema.entities, schema.folded_names
    wanted = [cleaned(first), cleaned(second)]
    called = (
        select(table.c.key, table.c.id, names.c.name)
        .join(names, names.c.entity_id == table.c.id)
        .where(names.c.part == 0, table.c.key.in_(in_list(wanted)))
        .order_by(table.c.key, names.c.folded, names.c.name)
    )
    found = rows(connection, called)
    ids: Mapping[str, int] = {row.key: row.id for row in found}
    if not all(key in ids for key in wanted) or first == second:
        return None
    words = [_any_of([row.name for row in found if row.key == key]) for key in wanted]
    if not all(words):
        return None
    both = f"({words[0]}) AND ({words[1]})"
    return {"one": ids[wanted[0]], "other": ids[wanted[1]], "words": words[0], "others": words[1], "both": both}


def _any_of(names: Sequence[str]) -> str:
    """What FTS5 is asked to find any of *names*."""
    phrases = dict.fromkeys(phrase for name in names for phrase in _phrases(name))
    return " OR ".join(list(phrases)[: _MOST_NAMES * len(_BEFORE)])


def _phrases(name: str) -> Iterator[str]:
    """Yield *name* as phrases of FTS5; the last word of three letters or more is open, for the s of a plural."""
    words = tokens(name)[:MAX_TOKENS]
    if sum(map(len, words)) < 2:
        return
    is_open = len(words[-1]) >= 3 and words[-1].isalpha()
    befores = _BEFORE if len(words) <= 2 and words[0].isalpha() else ("",)
    for before in befores:
        yield match(([before + words[0], *words[1:]], is_open))


def _sentences_of(connection: Connection, documents: Sequence[int]) -> dict[int, list[Span]]:
    table = schema.sentences
    query = select(table.c.document_id, table.c.start, table.c.stop).where(table.c.document_id.in_(in_list(documents)))
    found: dict[int, list[Span]] = {number: [] for number in documents}
    for row in rows(connection, query.order_by(table.c.document_id, table.c.position)):
        found[row.document_id].append(Span(row.start, row.stop))
    return found
