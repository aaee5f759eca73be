"""Undoing an import and deleting a document: first said, then done, by the same plan."""

from __future__ import annotations

from sqlalchemy import Connection

from explorer.errors import StoreError
from explorer.model.records import Removal
from explorer.store.connections import Connections
from explorer.store.writing import remove_sentences, settle

# What another import read too stays, and is that import's from then on.
_GONE_DOCUMENTS = (
    "CREATE TEMP TABLE gone_documents AS SELECT id FROM documents WHERE import_id = :import AND NOT EXISTS ("
    "SELECT 1 FROM import_documents AS l JOIN imports AS i ON i.id = l.import_id "
    "WHERE l.document_id = documents.id AND l.import_id <> :import AND i.state <> 'undone')"
)
# An earlier import of the same document did not find it: only a later one can keep it.
_GONE_EVIDENCE = (
    "CREATE TEMP TABLE gone_evidence AS SELECT id, hash, statement_id FROM evidence "
    "WHERE document_id IN (SELECT id FROM temp.gone_documents) "
    # What a person added goes with its document only.
    "OR (import_id = :import AND origin <> 'manual' AND NOT EXISTS ("
    "SELECT 1 FROM import_documents AS l JOIN imports AS i ON i.id = l.import_id "
    "WHERE l.document_id = evidence.document_id AND l.import_id > :import AND i.state <> 'undone'))"
)
_HAND_OVER_DOCUMENTS = (
    "UPDATE documents SET import_id = (SELECT max(l.import_id) FROM import_documents AS l "
    "JOIN imports AS i ON i.id = l.import_id WHERE l.document_id = documents.id AND l.import_id <> :import "
    "AND i.state <> 'undone') WHERE import_id = :import"
)
_HAND_OVER_EVIDENCE = (
    "UPDATE evidence SET import_id = (SELECT max(l.import_id) FROM import_documents AS l "
    "JOIN imports AS i ON i.id = l.import_id WHERE l.document_id = evidence.document_id AND l.import_id <> :import "
    "AND i.state <> 'undone') WHERE import_id = :import"
)
_LOST_STATEMENTS = (
    "SELECT count(*) FROM temp.gone_statements AS g "
    "WHERE g.lost = (SELECT count(*) FROM evidence WHERE statement_id = g.id)"
)


class Removals(Connections):
    """The part of the store that takes things away."""

    def undo_import_preview(self, import_id: int) -> Removal:
        """Return what would go if the import were undone; nothing changes."""
        return self._removed(import_id, is_import=True, preview=True)

    def undo_import(self, import_id: int) -> Removal:
        """Take away what an import brought and no other import brought too; return what went."""
        return self._removed(import_id, is_import=True, preview=False)

    def delete_document_preview(self, document_id: int) -> Removal:
        """Return what would go with the document; nothing changes."""
        return self._removed(document_id, is_import=False, preview=True)

    def delete_document(self, document_id: int) -> Removal:
        """Delete a document with all that was found in it; return what went."""
        return self._removed(document_id, is_import=False, preview=False)

    def _removed(self, number: int, *, is_import: bool, preview: bool) -> Removal:
        with self.writing(keep=not preview) as connection:
            (_plan_import if is_import else _plan_document)(connection, number)
            removal = _counted(connection)
            if not preview:
                _remove(connection)
                if is_import:
                    _hand_over(connection, number)
            for table in ("gone_documents", "gone_evidence", "gone_statements"):
                connection.exec_driver_sql(f"DROP TABLE temp.{table}")
        return removal


def _plan_import(connection: Connection, number: int) -> None:
    """Note what goes with an import, in temporary tables."""
    found = connection.exec_driver_sql("SELECT state FROM imports WHERE id = ?", (number,)).scalar()
    if found is None:
        raise StoreError("That import is not in the store.", "missing")
    connection.exec_driver_sql(_GONE_DOCUMENTS, {"import": number})
    connection.exec_driver_sql(_GONE_EVIDENCE, {"import": number})
    _plan_statements(connection)


def _plan_document(connection: Connection, number: int) -> None:
    """Note what goes with a document, in temporary tables."""
    if connection.exec_driver_sql("SELECT 1 FROM documents WHERE id = ?", (number,)).first() is None:
        raise StoreError("That document is not in the store any more.", "missing")
    connection.exec_driver_sql("CREATE TEMP TABLE gone_documents AS SELECT id FROM documents WHERE id = ?", (number,))
    connection.exec_driver_sql(
        "CREATE TEMP TABLE gone_evidence AS SELECT id, hash, statement_id FROM evidence WHERE document_id = ?",
        (number,),
    )
    _plan_statements(connection)


def _plan_statements(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TEMP TABLE gone_statements AS SELECT statement_id AS id, count(*) AS lost FROM temp.gone_evidence "
        "GROUP BY statement_id"
    )


def _counted(connection: Connection) -> Removal:
    """What the plan takes away."""
    queries = (
        "SELECT count(*) FROM temp.gone_documents",
        "SELECT count(*) FROM sentences WHERE document_id IN (SELECT id FROM temp.gone_documents)",
        "SELECT count(*) FROM temp.gone_evidence",
        _LOST_STATEMENTS,
        "SELECT count(*) FROM curations WHERE evidence_hash IN (SELECT hash FROM temp.gone_evidence)",
    )
    return Removal(*(connection.exec_driver_sql(query).scalar_one() for query in queries))


def _remove(connection: Connection) -> None:
    """Take away what the plan says."""
    touched = list(connection.exec_driver_sql("SELECT id FROM temp.gone_statements").scalars())
    for query in (
        "DELETE FROM curations WHERE evidence_hash IN (SELECT hash FROM temp.gone_evidence)",
        "DELETE FROM remarks WHERE target IN (SELECT 'evidence:' || hash FROM temp.gone_evidence)",
        "DELETE FROM contexts WHERE evidence_id IN (SELECT id FROM temp.gone_evidence)",
        "DELETE FROM evidence WHERE id IN (SELECT id FROM temp.gone_evidence)",
    ):
        connection.exec_driver_sql(query)
    for number in list(connection.exec_driver_sql("SELECT id FROM temp.gone_documents").scalars()):
        remove_sentences(connection, number)
    for table, column in (
        ("identities", "document_id"),
        ("notices", "document_id"),
        ("document_problems", "document_id"),
        ("import_documents", "document_id"),
        ("documents", "id"),
    ):
        connection.exec_driver_sql(
            f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM temp.gone_documents)"  # noqa: S608 - our names
        )
    settle(connection, touched)


def _hand_over(connection: Connection, number: int) -> None:
    """Give what stays of an undone import to another one that brought it too."""
    connection.exec_driver_sql(_HAND_OVER_DOCUMENTS, {"import": number})
    connection.exec_driver_sql(_HAND_OVER_EVIDENCE, {"import": number})
    connection.exec_driver_sql("DELETE FROM import_documents WHERE import_id = ?", (number,))
    connection.exec_driver_sql("UPDATE imports SET state = 'undone' WHERE id = ?", (number,))
