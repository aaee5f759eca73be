"""Documents and sentences of a store: by number, by what is written on them, and by the words in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, func, select, text

from explorer.errors import StoreError
from explorer.model.document import Span
from explorer.model.page import Page
from explorer.model.records import DocumentRecord, SentenceHit
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import cleaned, match, phrases
from explorer.store.loading import documents_by_id

_table = schema.documents
COUNTED = 10_000
_COLUMNS = ("title", "authors", "journal", "date", "pmid", "pmcid", "doi", "source")


class Documents(Connections):
    """The part of the store that knows papers and finds words in them."""

    def documents(self, query: str = "", after: int | None = None, limit: int = 100) -> Page[DocumentRecord]:
        """Return a page of documents, in the order they came.

        Args:
            query: Words that must all stand in title, authors, journal, date or an identifier; empty for all.
            after: The `Page.after` of the page before; None for the first page.
            limit: Length of a page.
        """
        conditions = [_written(word) for word in cleaned(query).split()[:20]]
        numbers = select(_table.c.id).where(*conditions, _table.c.id > (after or 0)).order_by(_table.c.id).limit(limit)
        with self.reading() as connection:
            total = rows(connection, select(func.count()).select_from(_table).where(*conditions))[0][0]
            ids = [row.id for row in rows(connection, numbers)]
            found = documents_by_id(connection, ids)
            more = ids and rows(connection, select(_table.c.id).where(*conditions, _table.c.id > ids[-1]).limit(1))
        return Page(tuple(found[number] for number in ids), total, ids[-1] if more else None)

    def document(self, document_id: int) -> DocumentRecord:
        """Return a document; raises `StoreError` (``missing``) where there is none."""
        found = self.papers([document_id])
        if not found:
            raise StoreError(f"Document {document_id} is not in {self.name} any more.", "missing")
        return found[0]

    def papers(self, document_ids: Iterable[int]) -> list[DocumentRecord]:
        """Return the documents with these numbers, in their order; those that are gone are left out."""
        asked = list(document_ids)
        with self.reading() as connection:
            found = documents_by_id(connection, asked)
        return [found[number] for number in asked if number in found]

    def journals(self) -> list[tuple[str, int]]:
        """Return the journals and how many documents each has, the most first."""
        count = func.count()
        query = select(_table.c.journal, count).where(_table.c.journal != "").group_by(_table.c.journal)
        with self.reading() as connection:
            return [
                (cleaned(one), number)
                for one, number in rows(connection, query.order_by(count.desc(), _table.c.journal))
            ]

    def search_sentences(self, text: str, after: int | None = None, limit: int = 50) -> Page[SentenceHit]:
        """Return a page of the sentences that have all words of *text*, in the order they came; no text is an error.

        They are counted up to `COUNTED`, as nobody reads so many and counting all would take longer than finding some.
        Words in double quotes stand together. `IL-6`, `IL6` and `il 6` are the same.
        """
        wanted = phrases(cleaned(text))
        if not wanted:
            return Page((), 0)
        values = {"words": " ".join(map(match, wanted)), "after": after or 0, "most": max(COUNTED, limit) + 1}
        with self.reading() as connection:
            ids = [row[0] for row in rows(connection, _MATCHING, values)]
            counted = ids if after is None else rows(connection, _MATCHING, values | {"after": 0})
            hits = _hits(connection, ids[:limit])
        at_least = len(counted) == values["most"]
        total = len(counted) - 1 if at_least else len(counted)
        return Page(tuple(hits), total, ids[limit - 1] if len(ids) > limit else None, at_least)


_MATCHING = text(
    "SELECT rowid FROM sentence_words WHERE sentence_words MATCH :words AND rowid > :after ORDER BY rowid LIMIT :most"
)


def _written(word: str) -> ColumnElement[bool]:
    """Whether *word* stands in what is written on a document; letters of any script, case does not count."""
    columns = [_table.c[name] for name in _COLUMNS]
    return func.instr(func.folded_cells(*columns), word.casefold()) > 0


def _hits(connection: Connection, ids: Sequence[int]) -> list[SentenceHit]:
    table, found = schema.sentences, schema.evidence
    sentences = {row.id: row for row in rows(connection, select(table).where(table.c.id.in_(in_list(ids))))}
    documents = documents_by_id(connection, [row.document_id for row in sentences.values()])
    query = (
        select(table.c.id, found.c.statement_id)
        .join(found, (found.c.document_id == table.c.document_id) & (found.c.sentence_start == table.c.start))
        .where(table.c.id.in_(in_list(ids)))
        .distinct()
    )
    statements: dict[int, set[int]] = {}
    for number, statement_id in rows(connection, query):
        statements.setdefault(number, set()).add(statement_id)
    return [
        SentenceHit(
            row.document_id,
            documents[row.document_id].document,
            Span(row.start, row.stop),
            tuple(sorted(statements.get(row.id, ()))),
        )
        for number in ids
        if (row := sentences.get(number)) is not None and row.document_id in documents
    ]
