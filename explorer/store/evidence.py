"""Evidence of a store, page by page; a damaged row is shown and flagged, and all others with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, func, select

from explorer.model.document import Document, Span
from explorer.model.evidence import MANUAL
from explorer.model.filter import Filter
from explorer.model.page import Page
from explorer.model.records import DocumentRecord, EvidenceRecord
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.curations import curations_of
from explorer.store.edit_log import EditLog, read_log
from explorer.store.loading import Damage, contexts_of, documents_by_id, statements_by_id
from explorer.store.manual import notes_of
from explorer.store.rows import NO_STATEMENT, Cells, evidence_of
from explorer.store.statements import evidence_counts

_table = schema.evidence
_ORDERS = {
    "paper": (_table.c.document_id, _table.c.sentence_start, _table.c.id),
    "year": (func.coalesce(_table.c.year, 0).desc(), _table.c.document_id, _table.c.sentence_start, _table.c.id),
    "confidence": (_table.c.confidence.desc(), _table.c.document_id, _table.c.sentence_start, _table.c.id),
}
_NO_DOCUMENT = DocumentRecord(0, Document(""))


class EvidencePages(Connections):
    """The part of the store that answers a click: the sentences behind statements."""

    def evidence_page(
        self,
        statement_ids: Sequence[int],
        *,
        order: str = "paper",
        filter: Filter | None = None,  # noqa: A002 - the field's word
        after: int | None = None,
        limit: int = 50,
    ) -> Page[EvidenceRecord]:
        """Return a page of the evidence of statements.

        Args:
            statement_ids: The statements, such as those of an edge.
            order: ``paper`` (as read), ``year`` (the newest first) or ``confidence`` (the surest first).
            filter: Which evidence counts; None for all.
            after: The `Page.after` of the page before; None for the first page.
            limit: Length of a page.
        """
        conditions = [_table.c.statement_id.in_(in_list(statement_ids)), *(evidence_counts(filter) if filter else ())]
        start = max(after or 0, 0)
        numbers = select(_table.c.id).where(*conditions).order_by(*_ORDERS[order]).limit(limit).offset(start)
        with self.reading() as connection:
            total = rows(connection, select(func.count()).select_from(_table).where(*conditions))[0][0]
            found = evidence_records(connection, [row.id for row in rows(connection, numbers)])
        end = start + len(found)
        return Page(tuple(found), total, end if end < total and found else None)

    def evidence_records(self, evidence_ids: Sequence[int]) -> list[EvidenceRecord]:
        """Return the evidence with these numbers, in their order; what is gone is left out."""
        with self.reading() as connection:
            there = rows(connection, select(_table.c.id).where(_table.c.id.in_(in_list(evidence_ids))))
            known = {row.id for row in there}
            return evidence_records(connection, [number for number in evidence_ids if number in known])

    def evidence_count(self, statement_ids: Sequence[int]) -> int:
        """Return how much evidence statements have, whatever is shown of it."""
        query = select(func.count()).where(_table.c.statement_id.in_(in_list(statement_ids)))
        with self.reading() as connection:
            return int(rows(connection, query)[0][0])

    def document_evidence(self, document_id: int) -> list[EvidenceRecord]:
        """Return all evidence of a document, in the order of its text."""
        query = select(_table.c.id).where(_table.c.document_id == document_id)
        query = query.order_by(_table.c.sentence_start, _table.c.subject_start, _table.c.id)
        with self.reading() as connection:
            return evidence_records(connection, [row.id for row in rows(connection, query)])

    def neighbours_text(self, record: EvidenceRecord) -> tuple[str, str]:
        """Return the sentence before and the one after that of *record*; empty where there is none."""
        table, span = schema.sentences, record.evidence.sentence
        of_document = select(table.c.start, table.c.stop).where(table.c.document_id == record.document_id)
        before = of_document.where(table.c.stop <= span.start).order_by(table.c.position.desc()).limit(1)
        after = of_document.where(table.c.start >= span.end).order_by(table.c.position).limit(1)
        with self.reading() as connection:
            found = [rows(connection, query) for query in (before, after)]
        texts = [Span(one[0].start, one[0].stop).of(record.document.text) if one else "" for one in found]
        return texts[0], texts[1]


def evidence_records(connection: Connection, ids: Sequence[int]) -> list[EvidenceRecord]:
    """Return the evidence with these numbers, in their order."""
    found = {row.id: row for row in rows(connection, select(_table).where(_table.c.id.in_(in_list(ids))))}
    damage: tuple[Damage, Damage, Damage] = ({}, {}, {})
    documents = documents_by_id(connection, _whole(found, "document_id"), damage[0])
    statements = statements_by_id(connection, _whole(found, "statement_id"), damage[1])
    contexts = contexts_of(connection, ids, damage[2])
    written = notes_of(connection, [row.hash for row in found.values() if row.origin == MANUAL])
    said = curations_of(connection, [str(row.hash) for row in found.values()])
    made = []
    for number in ids:
        row = found[number]
        cells = Cells(row._mapping)
        document = documents.get(row.document_id, _NO_DOCUMENT)
        statement = statements.get(row.statement_id, NO_STATEMENT)
        notes = [*damage[0].get(row.document_id, ()), *damage[1].get(row.statement_id, ()), *damage[2].get(number, ())]
        notes += ["its document is missing"] if document is _NO_DOCUMENT else []
        notes += ["its statement is missing"] if statement is NO_STATEMENT else []
        evidence = evidence_of(cells, statement, document.document.text, contexts.get(number, ()))
        hash_ = cells.text("hash")
        text = "; ".join(dict.fromkeys([*cells.damage, *notes]))
        ids_ = number, row.statement_id, row.document_id
        one = EvidenceRecord(*ids_, evidence, document.document, text, hash_, note=written.get(hash_, ""))
        made.append(replace(one, curations=said.get(hash_, ())))
    log = read_log(connection)
    return [_with_reading(log, one) for one in made]


def _with_reading(log: EditLog, record: EvidenceRecord) -> EvidenceRecord:
    """The record, with what the reader took its names for where that is not what they are now."""
    now = record.evidence
    read = log.as_read(now, record.hash, record.document)
    if (read.subject.entity, read.object.entity) == (now.subject.entity, now.object.entity):
        return record
    return replace(record, read=(read.subject.entity, read.object.entity))


def _whole(found: dict[int, Row[Any]], column: str) -> list[int]:
    return [number for row in found.values() if isinstance(number := row._mapping[column], int)]
