"""Checking a store from end to end: pages, references, full text, counts, and that every offset cuts its sentence."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, select, text

from explorer.model.document import Document
from explorer.store import migrate, schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.edit_log import read_log
from explorer.store.effects import effects
from explorer.store.folding import VERSION, tokens
from explorer.store.guard import BAD_CELL
from explorer.store.loading import contexts_of, statements_by_id
from explorer.store.rows import NO_STATEMENT, Cells, document_of, evidence_of
from explorer.store.writing import sound

MOST = 100
_CHUNK = 500
_FTS = "The full text of its sentences does not fit the documents; import them again into a new store."
_STATEMENT_COUNTS = (
    "SELECT count(*) FROM statements AS s WHERE (papers, sentences) IS NOT (SELECT count(DISTINCT document_id), "
    "count(*) FROM evidence WHERE statement_id = s.id AND negated = 0 "
    "AND id NOT IN (SELECT value FROM json_each(:unsaid)))"
)
_ENTITY_COUNTS = (
    "SELECT count(*) FROM entities AS e WHERE statements <> (SELECT count(*) FROM statements WHERE "
    "subject_id = e.id) + (SELECT count(*) FROM statements WHERE object_id = e.id AND subject_id <> e.id)"
)
_BARE = "SELECT count(*) FROM statements WHERE id NOT IN (SELECT statement_id FROM evidence)"
_YEARS = "SELECT count(*) FROM evidence AS e JOIN documents AS d ON d.id = e.document_id WHERE e.year IS NOT d.year"
_COUNTS = (
    (_STATEMENT_COUNTS, "statements have counts that are not those of their evidence"),
    (_ENTITY_COUNTS, "entities have counts that are not those of their statements"),
    (_BARE, "statements have no evidence"),
    (_YEARS, "evidence have a year that is not their document's"),
)


class Checks(Connections):
    """The part of the store that examines itself."""

    def check(self) -> list[str]:
        """Return what is wrong with the store, one sentence each, at most 100; empty where it is clean."""
        if self.read_only:
            return self._check_copy()
        with self.writing(keep=False) as connection:
            found = []
            for problem in _problems(connection):
                found.append(problem)
                if len(found) == MOST:
                    break
        return found

    def _check_copy(self) -> list[str]:
        """Full text examines itself by a statement that writes: where nothing may be written, a copy is examined."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / self.name
            migrate.copy_pages(self.path, copy)
            connections = Checks(copy, read_only=False)
            try:
                return connections.check()
            finally:
                connections.close()


def _problems(connection: Connection) -> Iterator[str]:
    """What is wrong, cheap and deep-seated things first: where pages are broken nothing else is worth a look."""
    lines = [row[0] for row in rows(connection, text("PRAGMA integrity_check(50)")) if row[0] != "ok"]
    broken = [line for line in lines if not BAD_CELL.search(line)]
    yield from (f"A cell has a wrong type: {line}." for line in lines if line not in broken)
    if broken:
        yield from (f"Its pages are damaged: {line}." for line in broken)
        return
    for table, number, parent, _ in rows(connection, text("PRAGMA foreign_key_check")):
        yield f"Row {number} of {table} refers to a row of {parent} that is not there."
    values = {"unsaid": effects(connection).unsaid}
    for query, what in _COUNTS:
        if count := rows(connection, text(query), values if ":unsaid" in query else {})[0][0]:
            yield f"{count} {what}."
    if rows(connection, select(schema.meta.c.value).where(schema.meta.c.key == "folding")) != [(VERSION,)]:
        yield "Its names and words are folded in another way than this program's, so that searches may miss some."
    words: Counter[str] = Counter()
    yield from _document_problems(connection, words)
    yield from _full_text_problems(connection, words)


def _document_problems(connection: Connection, words: Counter[str]) -> Iterator[str]:
    """What is wrong with documents, their sentences and their evidence; their *words* are counted on the way."""
    numbers = [row.id for row in rows(connection, select(schema.documents.c.id).order_by(schema.documents.c.id))]
    for first in range(0, len(numbers), _CHUNK):
        chunk = numbers[first : first + _CHUNK]
        table = schema.documents
        documents = {}
        for row in rows(connection, select(table).where(table.c.id.in_(in_list(chunk))).order_by(table.c.id)):
            cells = Cells(row._mapping)
            documents[row.id] = document_of(cells)
            yield from (f"Document {row.id}: {one}." for one in dict.fromkeys(cells.damage))
            if row.text_hash != documents[row.id].text_hash:
                yield f"Document {row.id}: its text is not the one that was read."
        yield from _sentence_problems(connection, documents, words)
        yield from _evidence_problems(connection, documents)


def _sentence_problems(connection: Connection, documents: dict[int, Document], words: Counter[str]) -> Iterator[str]:
    table = schema.sentences
    query = select(table).where(table.c.document_id.in_(in_list(documents)))
    ends: Counter[int] = Counter()
    for row in rows(connection, query.order_by(table.c.document_id, table.c.position)):
        there = documents[row.document_id].text
        if not ends[row.document_id] <= row.start < row.stop <= len(there) or not there[row.start : row.stop].strip():
            yield f"Document {row.document_id}: sentence {row.position + 1} does not lie in the text."
        ends[row.document_id] = row.stop
        words.update(tokens(there[row.start : row.stop]))


def _evidence_problems(connection: Connection, documents: dict[int, Document]) -> Iterator[str]:
    """Every evidence is built anew from its row; its hash tells whether it is the one that was found."""
    table = schema.evidence
    found = rows(connection, select(table).where(table.c.document_id.in_(in_list(documents))).order_by(table.c.id))
    damage: dict[int, list[str]] = {}
    statements = statements_by_id(connection, {row.statement_id for row in found}, damage)
    yield from (f"Statement {number}: {'; '.join(one)}." for number, one in damage.items())
    bad_contexts: dict[int, list[str]] = {}
    contexts = contexts_of(connection, [row.id for row in found], bad_contexts)
    yield from (f"Evidence {number}: {'; '.join(one)}." for number, one in bad_contexts.items())
    log = read_log(connection)
    for row in found:
        cells, document = Cells(row._mapping), documents[row.document_id]
        statement = statements.get(row.statement_id, NO_STATEMENT)
        one = evidence_of(cells, statement, document.text, contexts.get(row.id, ()))
        yield from (f"Evidence {row.id}: {note}." for note in cells.damage)
        if not sound(document, one):
            yield f"Evidence {row.id}: its names do not lie in its sentence."
        elif row.hash != log.as_read(one, row.hash, document).hash(document):
            yield f"Evidence {row.id}: it is not the one that was found."


def _full_text_problems(connection: Connection, words: Counter[str]) -> Iterator[str]:
    """The index is whole, has every sentence, and has every word of the documents as often as they have."""
    try:
        connection.exec_driver_sql("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")
    except Exception as error:
        if getattr(getattr(error, "orig", None), "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            yield _FTS
            return
        raise
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE temp.sentence_terms USING fts5vocab('main', 'sentence_words', 'row')"
    )
    terms = dict(rows(connection, text("SELECT term, cnt FROM temp.sentence_terms")))
    connection.exec_driver_sql("DROP TABLE temp.sentence_terms")
    apart = rows(
        connection,
        text(
            "SELECT (SELECT count(*) FROM sentences WHERE id NOT IN (SELECT id FROM sentence_words_docsize)) + "
            "(SELECT count(*) FROM sentence_words_docsize WHERE id NOT IN (SELECT id FROM sentences))"
        ),
    )
    if terms != words or apart[0][0]:
        yield _FTS
