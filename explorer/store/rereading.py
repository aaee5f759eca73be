"""Reading documents of a store again: which ones, what is known of them, and putting what is found now in its place."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from sqlalchemy import Connection, select, text

from explorer.model.document import Document
from explorer.model.evidence import Evidence
from explorer.model.progress import Progress
from explorer.model.rereading import READ, Compared, Fresh, Known, Reading, compared
from explorer.model.verdicts import Tag, in_force
from explorer.store import schema
from explorer.store.batch import Item, item
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import MAX_TOKENS, cleaned, tokens
from explorer.store.loading import contexts_of, documents_by_id, statements_by_id
from explorer.store.rows import NO_STATEMENT, Cells, evidence_of, evidence_row
from explorer.store.writing import (
    add_evidence,
    add_sentences,
    context_rows,
    insert,
    note_problems,
    remove_sentences,
    settle,
)

AT_ONCE = 500
_KEY = "dictionary"
# Names of more words are looked for by the words as they are written.
_MOST_JOINTS = 5
_NAMING = text(
    "SELECT DISTINCT document_id FROM sentences WHERE id IN "
    "(SELECT rowid FROM sentence_words WHERE sentence_words MATCH :words) ORDER BY document_id"
)


class Rereading(Connections):
    """The part of the store that lets documents be read again."""

    def documents_naming(self, names: Iterable[str], prefixes: Sequence[str] = ()) -> list[int]:
        """Return the documents in whose words one of *names* may stand, in their order; some may not have it.

        Args:
            names: As the person writes them; hyphens, blanks and case do not count.
            prefixes: Letters that may stand before a name in one word.
        """
        found: set[int] = set()
        with self.reading() as connection:
            for name in names:
                words = " OR ".join(_phrases(tokens(cleaned(name))[:MAX_TOKENS], prefixes))
                if words:
                    found |= {row.document_id for row in rows(connection, _NAMING, {"words": words})}
        return sorted(found)

    def documents_known_as(self, kind: str, value: str) -> list[int]:
        """Return the documents that came with this identity: ``pmid``, ``doi`` or ``text`` (the hash of the text)."""
        table = schema.identities
        query = select(table.c.document_id).where(table.c.kind == kind, table.c.value == cleaned(value))
        with self.reading() as connection:
            return [row.document_id for row in rows(connection, query.order_by(table.c.document_id))]

    def documents_to_read(self, but_version: str = "") -> list[int]:
        """Return all documents; with *but_version* those with evidence by another version of the extractor only."""
        table = schema.evidence
        query = select(schema.documents.c.id).order_by(schema.documents.c.id)
        if but_version:
            older = select(table.c.document_id).where(table.c.origin == READ, table.c.version != but_version)
            query = query.where(schema.documents.c.id.in_(older))
        with self.reading() as connection:
            return [row.id for row in rows(connection, query)]

    def known_of(self, document_ids: Iterable[int]) -> list[Reading]:
        """Return documents with what the extractor found in them, in their order; those that are gone are left out."""
        asked = list(document_ids)
        with self.reading() as connection:
            found = documents_by_id(connection, asked)
            documents = {number: found[number].document for number in asked if number in found}
            known = _known(connection, documents)
        return [Reading(number, one, tuple(known.get(number, ()))) for number, one in documents.items()]

    def dictionary_read_with(self) -> str:
        """Return what was kept of the dictionary that the documents were last read with; empty without one."""
        with self.reading() as connection:
            found = rows(connection, select(schema.meta.c.value).where(schema.meta.c.key == _KEY))
        return cleaned(str(found[0][0])) if found else ""

    def read_again(self, fresh: Sequence[Fresh], dictionary: str | None, progress: Progress) -> None:
        """Put what is found now in the place of what the extractor found before: all of it, or nothing.

        What people and other readers said stays, and so do verdicts: they belong to the hash of an evidence, and hold
        again when it is found again. A document whose text is another one by now stays as it is.

        Args:
            fresh: What is found now.
            dictionary: What is kept of the dictionary it was read with; None leaves what is kept.
            progress: Cancelled, everything is as it was.
        """
        touched: set[int] = set()
        with self.writing() as connection:
            for start in range(0, len(fresh), AT_ONCE):
                progress.report(start, len(fresh), "")
                touched |= _replace(connection, fresh[start : start + AT_ONCE])
            progress.check()
            settle(connection, touched)
            if dictionary is not None:
                connection.exec_driver_sql(
                    "INSERT INTO meta (key, value) VALUES (?, ?) "
                    "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    (_KEY, cleaned(dictionary)),
                )


def _phrases(words: Sequence[str], prefixes: Sequence[str]) -> Iterator[str]:
    """Yield FTS5 phrases of a name's words in all the ways that writers part them; the end of the last is open."""
    if not words:
        return
    ways = {tuple(words), *_run_together(words), *_with_last_letter_apart(words)}
    ways |= {(prefix + way[0], *way[1:]) for way in ways for prefix in prefixes}
    yield from (f'"{" ".join(way)}"*' for way in sorted(ways))


def _run_together(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words with some neighbours written as one (``stromaljammer``); numbers are words of their own."""
    joints = [at for at in range(1, len(words)) if words[at - 1].isalpha() and words[at].isalpha()]
    if len(joints) > _MOST_JOINTS:
        return
    for closed in chain.from_iterable(combinations(joints, count) for count in range(1, len(joints) + 1)):
        parts = [words[0]]
        for at in range(1, len(words)):
            if at in closed:
                parts[-1] += words[at]
            else:
                parts.append(words[at])
        yield tuple(parts)


def _with_last_letter_apart(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words with the last letter of one apart, as in ``TNF-α`` for ``TNFA``."""
    for at, word in enumerate(words):
        if word.isalpha() and len(word) > 2:
            yield (*words[:at], word[:-1], word[-1], *words[at + 1 :])


def _known(connection: Connection, documents: Mapping[int, Document]) -> dict[int, list[Known]]:
    """The extractor's evidence of *documents*, by their numbers."""
    table = schema.evidence
    query = select(table).where(table.c.document_id.in_(in_list(documents)), table.c.origin == READ)
    found = rows(connection, query.order_by(table.c.sentence_start, table.c.subject_start, table.c.id))
    statements = statements_by_id(connection, {row.statement_id for row in found})
    contexts = contexts_of(connection, [row.id for row in found])
    verdicts = _verdicts(connection, [row.hash for row in found])
    known: dict[int, list[Known]] = defaultdict(list)
    for row in found:
        statement = statements.get(row.statement_id, NO_STATEMENT)
        text_ = documents[row.document_id].text
        one = evidence_of(Cells(row._mapping), statement, text_, contexts.get(row.id, ()))
        known[row.document_id].append(Known(row.id, row.statement_id, row.hash, one, verdicts.get(row.hash)))
    return known


def _verdicts(connection: Connection, hashes: Sequence[str]) -> dict[str, Tag]:
    table = schema.curations
    said: dict[str, list[str]] = defaultdict(list)
    query = select(table.c.evidence_hash, table.c.tag).where(table.c.evidence_hash.in_(in_list(hashes)))
    for key, tag in rows(connection, query.order_by(table.c.id)):
        said[key].append(tag)
    return {key: held for key, tags in said.items() if (held := in_force(tags)) is not None}


def _replace(connection: Connection, fresh: Sequence[Fresh]) -> set[int]:
    """Replace the extractor's evidence of some documents; return the statements to settle."""
    there = documents_by_id(connection, [one.document_id for one in fresh])
    items = {
        one.document_id: item(there[one.document_id].document, one.evidence, one.sentences)[0]
        for one in fresh
        if one.document_id in there and there[one.document_id].document.text == cleaned(one.document.text)
    }
    known = _known(connection, {number: one.document for number, one in items.items()})
    touched: set[int] = set()
    new: dict[int, list[Evidence]] = {}
    for number, one in items.items():
        difference = compared(one.document, known.get(number, ()), one.evidences)
        touched |= _remove(connection, difference) | _renew(connection, difference)
        new[number] = list(difference.new)
    _cut_again(connection, items)
    note_problems(connection, dict.fromkeys(items, ""))
    return touched | _add(connection, items, new)


def _remove(connection: Connection, difference: Compared) -> set[int]:
    gone = json.dumps([one.id for one in difference.gone])
    if difference.gone:
        for table, column in (("contexts", "evidence_id"), ("evidence", "id")):
            connection.exec_driver_sql(
                f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))",  # noqa: S608 - our names
                (gone,),
            )
    return {one.statement_id for one in difference.gone}


def _renew(connection: Connection, difference: Compared) -> set[int]:
    """Write flags, confidence, reasons and version of what is found again; which statement it is for stays."""
    changed = [(known, found) for known, found in difference.same if found != known.evidence]
    for known, found in changed:
        cells = {name: cell for name, cell in evidence_row(found).items() if name != "swapped"}
        names = ", ".join(f"{name} = ?" for name in cells)
        connection.exec_driver_sql(f"UPDATE evidence SET {names} WHERE id = ?", (*cells.values(), known.id))  # noqa: S608
        if found.context != known.evidence.context:
            connection.exec_driver_sql("DELETE FROM contexts WHERE evidence_id = ?", (known.id,))
            insert(connection, schema.contexts, context_rows(known.id, found))
    return {known.statement_id for known, _ in changed}


def _cut_again(connection: Connection, items: Mapping[int, Item]) -> None:
    """Store the sentences of documents that are cut in another way now."""
    table = schema.sentences
    query = select(table.c.document_id, table.c.start, table.c.stop).where(table.c.document_id.in_(in_list(items)))
    before: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in rows(connection, query.order_by(table.c.document_id, table.c.position)):
        before[row.document_id].append((row.start, row.stop))
    for number, one in items.items():
        if one.sentences and before[number] != [(span.start, span.end) for span in one.sentences]:
            remove_sentences(connection, number)
            add_sentences(connection, [(number, one.document.text, one.sentences)])


def _add(connection: Connection, items: Mapping[int, Item], new: Mapping[int, list[Evidence]]) -> set[int]:
    """Add new evidence as the import's that brought its document; return its statements."""
    table = schema.documents
    query = select(table.c.id, table.c.import_id).where(table.c.id.in_(in_list(new)))
    by_import: dict[int, list[int]] = defaultdict(list)
    for number, import_id in rows(connection, query.order_by(table.c.id)):
        by_import[import_id].append(number)
    touched: set[int] = set()
    for import_id, numbers in sorted(by_import.items()):
        found = [(number, items[number].document, one) for number in numbers for one in new[number]]
        touched |= add_evidence(connection, import_id, found)[2]
    return touched
