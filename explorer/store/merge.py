"""One paper that came by two ways: its text is chosen, its evidence moves along, nothing is counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from explorer.model.document import Document, Span
from explorer.model.evidence import Evidence, Mention
from explorer.store import schema
from explorer.store.connections import rows
from explorer.store.edit_log import read_log
from explorer.store.identity import card, completed
from explorer.store.loading import evidence_in, loaded_document
from explorer.store.rows import document_row, evidence_row
from explorer.store.writing import add_notices, add_sentences, insert, remove_sentences


def moved(evidence: Evidence, old: str, new: str) -> Evidence | None:
    """Return *evidence* in the text *new* instead of *old*, or None where its sentence is not in it."""
    sentence = evidence.sentence.of(old)
    start = evidence.sentence.start
    if new[start : evidence.sentence.end] != sentence:
        start = new.find(sentence)
    if start < 0:
        return None
    by = start - evidence.sentence.start
    antecedent = evidence.antecedent
    if antecedent is not None and _shifted(antecedent, by).of(new) != antecedent.of(old):
        antecedent = None
    return replace(
        evidence,
        sentence=_shifted(evidence.sentence, by),
        subject=Mention(_shifted(evidence.subject.span, by), evidence.subject.entity),
        object=Mention(_shifted(evidence.object.span, by), evidence.object.entity),
        trigger=evidence.trigger and _shifted(evidence.trigger, by),
        antecedent=antecedent and _shifted(antecedent, by),
    )


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by) if span.start + by >= 0 else Span(0, 0)


def complete_stored(
    connection: Connection, number: int, new: Document, sentences: Sequence[Span], old: Document | None = None
) -> tuple[Document, set[int]]:
    """Complete the stored document *number* with what *new* knows; *old* is what is stored, where it was loaded.

    Returns:
        The document as it is now, and the statements to count again.
    """
    old = old or loaded_document(connection, number)
    now = completed(old, new)
    touched: set[int] = set()
    if now != old:
        touched = write_document(connection, number, old, now, sentences)
    elif old.text == new.text and sentences and not _has_sentences(connection, number):
        add_sentences(connection, [(number, now.text, sentences)])
    return now, touched


def _has_sentences(connection: Connection, number: int) -> bool:
    query = "SELECT 1 FROM sentences WHERE document_id = ? LIMIT 1"
    return connection.exec_driver_sql(query, (number,)).first() is not None


def write_document(
    connection: Connection, number: int, old: Document, now: Document, sentences: Sequence[Span]
) -> set[int]:
    """Write what changed of the stored document *number*; where its text changed, its evidence moves to the new one.

    Returns:
        The statements to count again.
    """
    touched: set[int] = set()
    texts_differ = old.text != now.text
    if texts_differ:
        remove_sentences(connection, number)
    cells = document_row(now)
    names = ", ".join(f"{name} = ?" for name in cells)
    connection.exec_driver_sql(f"UPDATE documents SET {names} WHERE id = ?", (*cells.values(), number))  # noqa: S608
    if old.notices != now.notices:
        connection.exec_driver_sql("DELETE FROM notices WHERE document_id = ?", (number,))
        add_notices(connection, {number: now})
    enter_identities(connection, number, [now])
    if texts_differ:
        add_sentences(connection, [(number, now.text, sentences)])
        touched = move_evidence(connection, (number, old), (number, now))
    if old.year != now.year:
        connection.exec_driver_sql("UPDATE evidence SET year = ? WHERE document_id = ?", (now.year, number))
    return touched


def enter_identities(connection: Connection, number: int, came_as: Iterable[Document]) -> None:
    """Enter under what the document *number* is found from now on: whatever it came as."""
    keys = dict.fromkeys(key for one in came_as for key in card(one).lookups())
    found = [{"kind": kind, "value": value, "document_id": number} for kind, value in keys]
    insert(connection, schema.identities, found, ignore=True)


def move_evidence(connection: Connection, source: tuple[int, Document], target: tuple[int, Document]) -> set[int]:
    """Move the evidence of one document to another, or to its new text; what is there already goes.

    Returns:
        The statements to count again.
    """
    touched = set()
    log = read_log(connection)
    hashes = _hashes(connection, source[0])
    for evidence_id, statement_id, one in evidence_in(connection, source[0], source[1].text):
        touched.add(statement_id)
        there = moved(one, source[1].text, target[1].text)
        key = log.as_read(there, hashes[evidence_id], source[1], one.sentence).hash(target[1]) if there else ""
        query = select(schema.evidence.c.id).where(schema.evidence.c.hash == key, schema.evidence.c.id != evidence_id)
        if there is None or rows(connection, query):
            remove_evidence(connection, evidence_id)
            continue
        _rewrite(connection, evidence_id, hashes[evidence_id], key, there, target)
    return touched


def _hashes(connection: Connection, document_id: int) -> dict[int, str]:
    table = schema.evidence
    return dict(rows(connection, select(table.c.id, table.c.hash).where(table.c.document_id == document_id)))


def _rewrite(
    connection: Connection, evidence_id: int, old_key: str, key: str, there: Evidence, target: tuple[int, Document]
) -> None:
    cells = {**evidence_row(there), "hash": key, "document_id": target[0], "year": target[1].year}
    names = ", ".join(f"{name} = ?" for name in cells)
    connection.exec_driver_sql(f"UPDATE evidence SET {names} WHERE id = ?", (*cells.values(), evidence_id))  # noqa: S608
    connection.exec_driver_sql("UPDATE curations SET evidence_hash = ? WHERE evidence_hash = ?", (key, old_key))
    targets = f"evidence:{key}", f"evidence:{old_key}"
    connection.exec_driver_sql("UPDATE OR REPLACE remarks SET target = ? WHERE target = ?", targets)
    connection.exec_driver_sql(
        "UPDATE entity_edits SET detail = replace(detail, :old, :new) WHERE instr(detail, :old)",
        {"old": old_key, "new": key},
    )


def remove_evidence(connection: Connection, evidence_id: int) -> None:
    """Delete one evidence and its context."""
    connection.exec_driver_sql("DELETE FROM contexts WHERE evidence_id = ?", (evidence_id,))
    connection.exec_driver_sql("DELETE FROM evidence WHERE id = ?", (evidence_id,))


def absorb(connection: Connection, number: int, other: int) -> set[int]:
    """Merge the stored document *other* into *number*: they turned out to be one paper.

    Returns:
        The statements to count again.
    """
    old, gone = loaded_document(connection, number), loaded_document(connection, other)
    now = completed(old, gone)
    spans = [
        Span(start, stop)
        for start, stop in connection.exec_driver_sql(
            "SELECT start, stop FROM sentences WHERE document_id = ? ORDER BY position", (other,)
        )
    ]
    touched = write_document(connection, number, old, now, spans)
    touched |= move_evidence(connection, (other, gone), (number, now))
    for query in (
        "UPDATE OR IGNORE identities SET document_id = :keep WHERE document_id = :gone",
        "DELETE FROM identities WHERE document_id = :gone",
        "UPDATE OR IGNORE import_documents SET document_id = :keep WHERE document_id = :gone",
        "DELETE FROM import_documents WHERE document_id = :gone",
        "UPDATE OR IGNORE notices SET document_id = :keep WHERE document_id = :gone",
        "DELETE FROM notices WHERE document_id = :gone",
        "DELETE FROM document_problems WHERE document_id = :gone",
    ):
        connection.exec_driver_sql(query, {"keep": number, "gone": other})
    remove_sentences(connection, other)
    connection.exec_driver_sql("DELETE FROM documents WHERE id = ?", (other,))
    return touched
