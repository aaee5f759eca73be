"""Reading rows into words of the program: entities, statements, documents and evidence by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from explorer.errors import StoreError
from explorer.model.document import Document, Notice, NoticeKind
from explorer.model.entity import Entity
from explorer.model.evidence import Context, Evidence
from explorer.model.records import DocumentRecord
from explorer.model.statement import Statement
from explorer.store import schema
from explorer.store.connections import in_list, rows
from explorer.store.rows import (
    NO_ENTITY,
    NO_STATEMENT,
    Cells,
    document_of,
    entity_of,
    evidence_of,
    statement_of,
)

Damage = dict[int, list[str]]


def entities_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Entity]:
    """Return entities with their synonyms, by their numbers."""
    table, names = schema.entities, schema.synonyms
    wanted = in_list(sorted(set(ids)))
    query = select(names.c.entity_id, names.c.name).where(names.c.entity_id.in_(wanted))
    synonyms: dict[int, list[str]] = {}
    for number, name in rows(connection, query.order_by(names.c.entity_id, names.c.position)):
        synonyms.setdefault(number, []).append(name)
    return {
        row.id: entity_of(Cells(row._mapping), synonyms.get(row.id, ()))
        for row in rows(connection, select(table).where(table.c.id.in_(wanted)))
    }


def statements_by_id(connection: Connection, ids: Iterable[int], damage: Damage | None = None) -> dict[int, Statement]:
    """Return statements by their numbers; what is wrong with them is noted in *damage*."""
    table = schema.statements
    found = rows(connection, select(table).where(table.c.id.in_(in_list(sorted(set(ids))))))
    ends = entities_by_id(connection, {end for row in found for end in (row.subject_id, row.object_id)})
    made = {}
    for row in found:
        cells = Cells(row._mapping)
        subject, object_ = ends.get(row.subject_id), ends.get(row.object_id)
        if subject is None or object_ is None:
            cells.damage.append("an end of the statement is missing")
        made[row.id] = statement_of(cells, subject or NO_ENTITY, object_ or NO_ENTITY)
        if damage is not None and cells.damage:
            damage[row.id] = cells.damage
    return made


def beliefs_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, float]:
    """Return how sure one may be of statements, 0..1, by their numbers."""
    table = schema.statements
    query = select(table.c.id, table.c.belief).where(table.c.id.in_(in_list(sorted(set(ids)))))
    return {number: min(max(float(belief), 0.0), 1.0) for number, belief in rows(connection, query)}


def documents_by_id(
    connection: Connection, ids: Iterable[int], damage: Damage | None = None
) -> dict[int, DocumentRecord]:
    """Return documents by their numbers, each with the count of its evidence."""
    table = schema.documents
    wanted = sorted(set(ids))
    query = (
        select(schema.evidence.c.document_id, func.count())
        .where(schema.evidence.c.document_id.in_(in_list(wanted)))
        .group_by(schema.evidence.c.document_id)
    )
    counts: dict[int, int] = dict(rows(connection, query))
    notices = _notices_of(connection, wanted)
    made = {}
    for row in rows(connection, select(table).where(table.c.id.in_(in_list(wanted)))):
        cells = Cells(row._mapping)
        document = replace(document_of(cells), notices=tuple(notices.get(row.id, ())))
        made[row.id] = DocumentRecord(row.id, document, counts.get(row.id, 0))
        if damage is not None and cells.damage:
            damage[row.id] = cells.damage
    return made


def _notices_of(connection: Connection, document_ids: Sequence[int]) -> dict[int, list[Notice]]:
    """What was published about documents; a kind that is not known is left out."""
    table = schema.notices
    query = select(table).where(table.c.document_id.in_(in_list(document_ids)))
    found: dict[int, list[Notice]] = {}
    for row in rows(connection, query.order_by(table.c.document_id, table.c.position)):
        if row.kind in set(NoticeKind):
            cells = Cells(row._mapping)
            found.setdefault(row.document_id, []).append(Notice(NoticeKind(row.kind), cells.text("reference")))
    return found


def loaded_document(connection: Connection, number: int) -> Document:
    """Return the document *number*; raises `StoreError` (``missing``) where there is none."""
    found = documents_by_id(connection, [number])
    if number not in found:
        raise StoreError("That document is not in the store any more.", "missing")
    return found[number].document


def contexts_of(
    connection: Connection, evidence_ids: Sequence[int], damage: Damage | None = None
) -> dict[int, list[Context]]:
    """Return the contexts of evidence, in their order; what is wrong with them is noted in *damage*."""
    table = schema.contexts
    query = select(table).where(table.c.evidence_id.in_(in_list(evidence_ids)))
    found: dict[int, list[Context]] = {}
    for row in rows(connection, query.order_by(table.c.evidence_id, table.c.position)):
        cells = Cells(row._mapping)
        one = Context(cells.text("aspect"), cells.text("name"), cells.optional("curie"))
        found.setdefault(row.evidence_id, []).append(one)
        if damage is not None and cells.damage:
            damage.setdefault(row.evidence_id, []).extend(cells.damage)
    return found


def evidence_in(connection: Connection, document_id: int, text: str) -> Iterator[tuple[int, int, Evidence]]:
    """Yield the evidence of a document with its number and its statement's."""
    table = schema.evidence
    query = select(table).where(table.c.document_id == document_id)
    found = rows(connection, query.order_by(table.c.sentence_start, table.c.subject_start, table.c.id))
    statements = statements_by_id(connection, {row.statement_id for row in found})
    contexts = contexts_of(connection, [row.id for row in found])
    for row in found:
        statement = statements.get(row.statement_id, NO_STATEMENT)
        yield row.id, row.statement_id, evidence_of(Cells(row._mapping), statement, text, contexts.get(row.id, ()))


def as_ids(cell: str | None) -> tuple[int, ...]:
    """Return the numbers that SQLite's group_concat joined, sorted; what is none (a damaged cell) is left out."""
    if not cell:
        return ()
    try:
        return tuple(sorted(map(int, cell.split(","))))
    except ValueError:
        return tuple(sorted(int(number) for number in cell.split(",") if number.isascii() and number.isdigit()))
