"""The bulk writes of a batch, each one statement of the driver run for many rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table

from explorer.model.document import Document, Span
from explorer.model.entity import Entity
from explorer.model.evidence import Evidence
from explorer.model.statement import Statement
from explorer.store import beliefs, schema
from explorer.store.edit_log import append_event, read_log, turned
from explorer.store.effects import effects
from explorer.store.folding import cleaned, forms, parts, tokens
from explorer.store.rows import document_row, evidence_row

Row = Mapping[str, object]


def insert(connection: Connection, table: Table, rows: Sequence[Row], *, ignore: bool = False) -> None:
    """Insert *rows* that all have the same columns; with *ignore*, those that are there already are passed over."""
    if not rows:
        return
    columns = list(rows[0])
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    connection.exec_driver_sql(
        f"INSERT {'OR IGNORE ' if ignore else ''}INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608 - our names
        list(map(itemgetter(*columns), rows)) if len(columns) > 1 else [(row[columns[0]],) for row in rows],
    )


def next_id(connection: Connection, table: Table) -> int:
    """Return the first number of *table* that was never used; only inside a transaction that writes."""
    found = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)).scalar()
    return (found or 0) + 1


def numbers(connection: Connection, table: Table, column: str, values: Iterable[str]) -> dict[str, int]:
    """Return the numbers of the rows of *table* whose unique text *column* is one of *values*."""
    found: Any = connection.exec_driver_sql(
        f"SELECT {column}, id FROM {table.name} WHERE {column} IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json.dumps(list(values)),),
    )
    return dict(found.all())


def add_documents(connection: Connection, import_id: int, documents: Mapping[int, Document]) -> None:
    """Insert new documents under their numbers."""
    insert(
        connection,
        schema.documents,
        [{"id": number, "import_id": import_id, **document_row(one)} for number, one in documents.items()],
    )
    add_notices(connection, documents)


def add_notices(connection: Connection, documents: Mapping[int, Document]) -> None:
    """Insert what was published about *documents*, which have no notices yet."""
    cells: list[Row] = [
        {"document_id": number, "position": position, "kind": one.kind.value, "reference": cleaned(one.reference)}
        for number, document in documents.items()
        for position, one in enumerate(document.notices)
    ]
    insert(connection, schema.notices, cells)


def add_sentences(connection: Connection, found: Iterable[tuple[int, str, Sequence[Span]]]) -> None:
    """Insert the sentences of documents that have none yet, and their words: (document's number, text, spans)."""
    number = next_id(connection, schema.sentences)
    rows: list[Row] = []
    words: list[tuple[int, str]] = []
    for document_id, text, spans in found:
        for position, span in enumerate(spans):
            rows.append(
                {"id": number, "document_id": document_id, "position": position, "start": span.start, "stop": span.end}
            )
            words.append((number, " ".join(tokens(span.of(text)))))
            number += 1
    insert(connection, schema.sentences, rows)
    if words:
        connection.exec_driver_sql("INSERT INTO sentence_words (rowid, words) VALUES (?, ?)", words)


def note_problems(connection: Connection, problems: Mapping[int, str]) -> None:
    """Note why documents, by their numbers, could not be read; an empty problem says that one was read now."""
    insert(
        connection,
        schema.document_problems,
        [{"document_id": number, "message": cleaned(one)} for number, one in problems.items() if one],
        ignore=True,
    )
    read = json.dumps([number for number, one in problems.items() if not one])
    connection.exec_driver_sql(
        "DELETE FROM document_problems WHERE document_id IN (SELECT value FROM json_each(?))", (read,)
    )


def remove_sentences(connection: Connection, document_id: int) -> None:
    """Delete the sentences of a document and their words."""
    text = connection.exec_driver_sql("SELECT text FROM documents WHERE id = ?", (document_id,)).scalar_one()
    found = connection.exec_driver_sql(
        "SELECT id, start, stop FROM sentences WHERE document_id = ?", (document_id,)
    ).all()
    words = [(number, " ".join(tokens(text[start:stop]))) for number, start, stop in found]
    if words:
        connection.exec_driver_sql(
            "INSERT INTO sentence_words (sentence_words, rowid, words) VALUES ('delete', ?, ?)", words
        )
    connection.exec_driver_sql("DELETE FROM sentences WHERE document_id = ?", (document_id,))


def sound(document: Document, evidence: Evidence) -> bool:
    """Whether all spans of *evidence* lie in the document, and the names and the trigger in the sentence."""
    inner = [evidence.subject.span, evidence.object.span, *((evidence.trigger,) if evidence.trigger else ())]
    sentence, antecedent = evidence.sentence, evidence.antecedent
    return (
        0 <= sentence.start < sentence.end <= len(document.text)
        and all(sentence.start <= one.start <= one.end <= sentence.end for one in inner)
        and (antecedent is None or 0 <= antecedent.start <= antecedent.end <= len(document.text))
    )


def entity_ids(connection: Connection, wanted: Mapping[str, Entity]) -> dict[str, int]:
    """Return the numbers of entities by key; new ones are inserted, known ones get the names they lack."""
    known = numbers(connection, schema.entities, "key", wanted)
    fresh = [(key, entity) for key, entity in wanted.items() if key not in known]
    first = next_id(connection, schema.entities)
    rows: list[Row] = []
    for number, (key, entity) in enumerate(fresh, first):
        known[key] = number
        rows.append(
            {
                "id": number,
                "key": key,
                "curie": entity.id,
                "name": entity.name,
                "kind": entity.kind.value,
                "full_name": entity.full_name,
                "statements": 0,
            }
        )
    insert(connection, schema.entities, rows)
    curies = [{"curie": entity.id, "entity_id": known[key]} for key, entity in fresh if entity.id]
    insert(connection, schema.identifiers, curies, ignore=True)
    _add_names(connection, {known[key]: entity for key, entity in wanted.items()}, {known[key] for key, _ in fresh})
    return known


def _add_names(connection: Connection, entities: Mapping[int, Entity], fresh: set[int]) -> None:
    """Store synonyms that are not there yet, and how every name is looked up."""
    stored: dict[int, list[str]] = {number: [] for number in entities}
    for number, name in connection.exec_driver_sql(
        "SELECT entity_id, name FROM synonyms WHERE entity_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY entity_id, position",
        (json.dumps(list(entities)),),
    ):
        stored[number].append(name)
    synonyms: list[Row] = []
    folded: list[Row] = []
    for number, entity in entities.items():
        there = set(stored[number])
        lacking = [name for name in dict.fromkeys(entity.synonyms) if name not in there]
        synonyms += [
            {"entity_id": number, "position": position, "name": name}
            for position, name in enumerate(lacking, len(there))
        ]
        names = [*lacking, entity.name, entity.full_name, entity.id or ""] if number in fresh else lacking
        folded += [row for name in names for row in _folded(number, name)]
    insert(connection, schema.synonyms, synonyms)
    insert(connection, schema.folded_names, folded, ignore=True)
    _complete_full_names(connection, entities, fresh)


def _complete_full_names(connection: Connection, entities: Mapping[int, Entity], fresh: set[int]) -> None:
    known = [(one.full_name, number) for number, one in entities.items() if one.full_name and number not in fresh]
    if known:
        connection.exec_driver_sql("UPDATE entities SET full_name = ? WHERE id = ? AND full_name = ''", known)


def _folded(number: int, name: str) -> list[Row]:
    pieces = [(name, 0), *((part, 1) for part in parts(name))]
    return [
        {"folded": form, "part": part, "entity_id": number, "name": name}
        for piece, part in pieces
        for form in forms(piece)
    ]


def statement_ids(connection: Connection, wanted: Mapping[str, Statement], ends: Mapping[str, int]) -> dict[str, int]:
    """Return the numbers of statements by key; new ones are inserted. *ends* are the entities' numbers by key."""
    known = numbers(connection, schema.statements, "key", wanted)
    first = next_id(connection, schema.statements)
    fresh = enumerate(((key, one) for key, one in wanted.items() if key not in known), first)
    rows = [statement_row(number, key, one, ends) for number, (key, one) in fresh]
    insert(connection, schema.statements, rows)
    return known | {str(row["key"]): int(str(row["id"])) for row in rows}


def statement_row(number: int, key: str, one: Statement, ends: Mapping[str, int]) -> Row:
    """Return the cells of a statement that nothing is counted for yet. *ends* are the entities' numbers by key."""
    return {
        "id": number,
        "key": key,
        "subject_id": ends[one.subject.key],
        "relation": one.relation.value,
        "sign": one.sign.value,
        "object_id": ends[one.object.key],
        "residue": one.residue,
        "position": one.position,
        "papers": 0,
        "sentences": 0,
    }


Found = tuple[int, Document, Evidence]


def add_evidence(connection: Connection, import_id: int, found: Sequence[Found]) -> tuple[int, int, set[int]]:
    """Insert evidence that is not there yet: (document's number, document, evidence).

    Returns:
        How many statements and how many evidence are new, and the numbers of the statements to count again.
    """
    fresh = _unknown(connection, found)
    log = read_log(connection)
    # Hashes are those of what was read; what a person said of entities since holds for what comes now too.
    meant = {key: log.regrounded(one, key, document.text) for key, (_, document, one) in fresh.items()}
    said = {key: one.statement for key, one in meant.items()}
    keys = {key: one.key for key, one in said.items()}
    statements = {keys[key]: one for key, one in said.items()}
    ends = entity_ids(connection, {e.key: e for one in statements.values() for e in (one.subject, one.object)})
    first_new = next_id(connection, schema.statements)
    ids = statement_ids(connection, statements, ends)
    rows: list[Row] = []
    contexts: list[Row] = []
    for number, (key, (document_id, document, one)) in enumerate(fresh.items(), next_id(connection, schema.evidence)):
        row = {"id": number, "hash": key, "statement_id": ids[keys[key]], "document_id": document_id}
        rows.append({**row, "import_id": import_id, "year": document.year, **evidence_row(meant[key])})
        contexts += context_rows(number, one)
    insert(connection, schema.evidence, rows)
    insert(connection, schema.contexts, contexts)
    _note_turned(connection, fresh, meant)
    touched = set(ids.values())
    return sum(number >= first_new for number in touched), len(rows), touched


def _note_turned(connection: Connection, fresh: Mapping[str, Found], meant: Mapping[str, Evidence]) -> None:
    """Keep which way round undirected evidence was read, where it is not for the statement that was read."""
    moved = {key: one for key, (_, _, one) in fresh.items() if meant[key] is not one and not one.relation.directed}
    if moved:
        append_event(connection, "import", {"turned": {key: turned(one) for key, one in moved.items()}})


def _unknown(connection: Connection, found: Sequence[Found]) -> dict[str, Found]:
    """The evidence that is not in the store, each once, by its hash."""
    fresh: dict[str, Found] = {}
    for one in found:
        fresh.setdefault(one[2].hash(one[1]), one)
    for known in numbers(connection, schema.evidence, "hash", fresh):
        del fresh[known]
    return fresh


def context_rows(number: int, evidence: Evidence) -> list[Row]:
    """Return the rows of the context of the evidence with this number."""
    return [
        {
            "evidence_id": number,
            "position": position,
            "aspect": one.aspect,
            "name": cleaned(one.name),
            "curie": one.id and cleaned(one.id),
        }
        for position, one in enumerate(evidence.context)
    ]


def recount(connection: Connection, statements: Iterable[int]) -> None:
    """Count anew what stands behind *statements*, and how many statements their entities have."""
    touched = json.dumps(sorted(statements))
    unsaid = effects(connection).unsaid  # before anything changes: it is kept until then
    beliefs.renew(connection, json.loads(touched))
    connection.exec_driver_sql(
        "UPDATE statements SET (papers, sentences) = (SELECT count(DISTINCT document_id), count(*) FROM evidence "
        "WHERE statement_id = statements.id AND negated = 0 AND id NOT IN (SELECT value FROM json_each(?))) "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (unsaid, touched),
    )
    recount_entities(connection, _ends(connection, touched))


def _ends(connection: Connection, statements: str) -> list[int]:
    """The numbers of the entities that *statements* (a JSON list of numbers) name."""
    found = connection.exec_driver_sql(
        "SELECT subject_id FROM statements WHERE id IN (SELECT value FROM json_each(:ids)) "
        "UNION SELECT object_id FROM statements WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": statements},
    )
    return list(found.scalars())


def recount_entities(connection: Connection, entities: Iterable[int]) -> None:
    """Count anew how many statements name each of *entities*."""
    connection.exec_driver_sql(
        "UPDATE entities SET statements = (SELECT count(*) FROM statements WHERE subject_id = entities.id) + "
        "(SELECT count(*) FROM statements WHERE object_id = entities.id AND subject_id <> entities.id) "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(entities)),),
    )


def settle(connection: Connection, touched: Iterable[int]) -> None:
    """Bring statements and entities in step with the evidence that is left after some of it went or moved."""
    ids = json.dumps(sorted(touched))
    related = beliefs.of_same_pairs(connection, json.loads(ids))
    entities = json.dumps(_ends(connection, ids))
    connection.exec_driver_sql(
        "DELETE FROM statements WHERE id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM evidence WHERE statement_id = statements.id)",
        (ids,),
    )
    recount(connection, related)
    recount_entities(connection, json.loads(entities))
    for table in ("synonyms", "identifiers", "folded_names"):
        connection.exec_driver_sql(
            f"DELETE FROM {table} WHERE entity_id IN (SELECT id FROM entities WHERE statements = 0 "  # noqa: S608
            "AND id IN (SELECT value FROM json_each(?)))",
            (entities,),
        )
    connection.exec_driver_sql(
        "DELETE FROM entities WHERE statements = 0 AND id IN (SELECT value FROM json_each(?))", (entities,)
    )
