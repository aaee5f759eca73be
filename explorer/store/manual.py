"""Statements that people add by hand: kept as evidence of an origin of its own, and taken away again."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Row, delete, insert, select

from explorer.errors import StoreError
from explorer.model.document import Document, Span
from explorer.model.evidence import MANUAL
from explorer.model.filter import Filter
from explorer.model.manual import RULE, ManualStatement
from explorer.store import schema
from explorer.store.batch import item
from explorer.store.connections import Connections, in_list, rows
from explorer.store.edit_log import read_log
from explorer.store.folding import cleaned
from explorer.store.imports import now
from explorer.store.loading import evidence_in, loaded_document
from explorer.store.writing import add_evidence, settle

_table = schema.evidence
_PREFIX = "evidence:"


class Manual(Connections):
    """The part of the store that keeps what people say that a sentence says."""

    def sentence_at(self, document_id: int, place: int) -> Span | None:
        """Return the sentence of a document in which the code point at *place* stands, or None."""
        table = schema.sentences
        query = select(table.c.start, table.c.stop).where(
            table.c.document_id == document_id, table.c.start <= place, table.c.stop >= place
        )
        with self.reading() as connection:
            found = rows(connection, query.order_by(table.c.position.desc()).limit(1))
        return Span(found[0].start, found[0].stop) if found else None

    def add_manual(self, statement: ManualStatement, shown: Filter | None = None) -> int:
        """Keep a statement that a person added; return the number of its evidence.

        Args:
            statement: The statement; its spans lie in one sentence of the document.
            shown: The filter in force: what the extractor found in the same sentence and it shows is refused too.

        Raises:
            StoreError: The document is not there, the same statement is, or the words are not in the sentence.
        """
        with self.writing() as connection:
            return add_one(connection, statement, shown)

    def remove_manual(self, evidence_id: int) -> ManualStatement:
        """Take away an evidence that a person added, and return it as it was added.

        Raises:
            StoreError: It is not there, or the extractor or another program found it.
        """
        with self.writing() as connection:
            return remove_one(connection, evidence_id)

    def manual_notes(self, hashes: Iterable[str]) -> dict[str, str]:
        """Return what people wrote beside evidence that they added, by its hash."""
        with self.reading() as connection:
            return notes_of(connection, hashes)


def add_one(connection: Connection, statement: ManualStatement, shown: Filter | None = None) -> int:
    """Keep a statement that a person added within the transaction at hand, as `Manual.add_manual` does."""
    document = loaded_document(connection, statement.document_id)
    kept, left_out = item(document, (statement.evidence,), ())
    if left_out or statement.evidence.origin != MANUAL or statement.evidence.rule != RULE:
        raise StoreError("The words must stand in one sentence of the paper; select them again.")
    evidence = kept.evidences[0]
    made = ManualStatement(statement.document_id, evidence, cleaned(statement.note).strip())
    hash_ = evidence.hash(document)
    if rows(connection, select(_table.c.id).where(_table.c.hash == hash_)):
        raise StoreError("That was added from this sentence before; nothing was added.")
    if shown is not None:
        _refuse_found(connection, made, document, shown)
    _, _, touched = add_evidence(
        connection, _import_of(connection, made.document_id), [(made.document_id, document, evidence)]
    )
    settle(connection, touched)
    if made.note:
        _write_note(connection, hash_, made.note)
    return int(rows(connection, select(_table.c.id).where(_table.c.hash == hash_))[0].id)


def remove_one(connection: Connection, evidence_id: int) -> ManualStatement:
    """Take an evidence that a person added away within the transaction at hand, as `Manual.remove_manual` does."""
    found = rows(connection, select(_table).where(_table.c.id == evidence_id))
    if not found:
        raise StoreError("That evidence is not in the store any more.", "missing")
    if found[0].origin != MANUAL:
        raise StoreError("Only what was added by hand can be removed; give a verdict on what was found.")
    removed = _as_added(connection, found[0])
    connection.execute(delete(schema.contexts).where(schema.contexts.c.evidence_id == evidence_id))
    connection.execute(delete(_table).where(_table.c.id == evidence_id))
    connection.execute(delete(schema.remarks).where(schema.remarks.c.target == _PREFIX + found[0].hash))
    settle(connection, {found[0].statement_id})
    return removed


def _refuse_found(connection: Connection, made: ManualStatement, document: Document, shown: Filter) -> None:
    """Raise where the extractor found the same in the same sentence, and that is shown."""
    wanted, said = made.evidence, made.evidence.statement.key
    for _, _, one in evidence_in(connection, made.document_id, document.text):
        same = one.statement.key == said and one.negated == wanted.negated
        if same and one.sentence.start == wanted.sentence.start and one.origin != MANUAL and shown.is_sure(one):
            raise StoreError("That was found in this sentence already; nothing was added.")


def _import_of(connection: Connection, document_id: int) -> int:
    table = schema.documents
    return int(rows(connection, select(table.c.import_id).where(table.c.id == document_id))[0].import_id)


def _as_added(connection: Connection, row: Row[tuple[object, ...]]) -> ManualStatement:
    """An evidence with the entities that the person named, whatever was merged or split since."""
    document = loaded_document(connection, row.document_id)
    evidence = next(
        one for number, _, one in evidence_in(connection, row.document_id, document.text) if number == row.id
    )
    note = notes_of(connection, [row.hash]).get(row.hash, "")
    return ManualStatement(row.document_id, read_log(connection).as_read(evidence, row.hash, document), note)


def _write_note(connection: Connection, hash_: str, note: str) -> None:
    connection.execute(insert(schema.remarks), {"target": _PREFIX + hash_, "text": note, "made": now()})


def notes_of(connection: Connection, hashes: Iterable[str]) -> dict[str, str]:
    """Return what people wrote beside evidence that they added, by its hash."""
    table = schema.remarks
    wanted = in_list([_PREFIX + one for one in hashes])
    found = rows(connection, select(table.c.target, table.c.text).where(table.c.target.in_(wanted)))
    return {str(row.target).removeprefix(_PREFIX): cleaned(str(row.text)) for row in found}
