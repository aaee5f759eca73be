"""Imports: what a person brought, when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, func, select, update

from explorer.model.document import Document, Span
from explorer.model.evidence import Evidence
from explorer.model.imports import ImportReport, Problem
from explorer.model.records import ImportRecord
from explorer.store import schema
from explorer.store.already import already_read
from explorer.store.batch import Batch, Counts, Item, item
from explorer.store.connections import Connections, rows
from explorer.store.folding import cleaned
from explorer.store.rows import Cells
from explorer.store.writing import insert, next_id

BATCH_DOCUMENTS = 1000
BATCH_EVIDENCE = 20_000


def now() -> str:
    """Return the time as it is kept: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class ImportRun:
    """One import under way: a context manager that is fed documents and keeps them batch by batch.

    Each batch is one transaction: killed in the middle, the store holds whole batches, and the same import run again
    brings the rest. Leaving it with an error drops what was not kept yet; the import is then remembered as running,
    that is, interrupted.
    """

    def __init__(self, connections: Connections, what: str) -> None:
        self._connections = connections
        self._what = cleaned(what)
        self._items: list[Item] = []
        self._problems: list[Problem] = []
        self._kept_problems = 0
        self._evidence = 0
        self._refused = 0
        self._counts = Counts()
        self._id = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._keep(state="done")

    def already_read(self, documents: Sequence[Document], version: str) -> list[bool]:
        """Return for each of *documents* whether the store has it, with this text and read by this *version*.

        Such a document needs no second reading: it is added without evidence.
        """
        with self._connections.reading() as connection:
            return already_read(connection, documents, version)

    def add(self, document: Document, evidences: Sequence[Evidence] = (), sentences: Sequence[Span] = ()) -> None:
        """Add a document with what was found in it; full batches are kept at once."""
        one, left_out = item(document, evidences, sentences, "" if sentences else None)
        if left_out:
            message = (
                f"{left_out} statements found in it lie outside their sentence and were left out; report this bug."
            )
            self._problems.append(Problem(one.document.source, 0, message))
        self._append(one)

    def add_unread(self, document: Document, sentences: Sequence[Span], problem: Problem) -> None:
        """Add a document in which nothing could be read, so that it is not lost; the next import tries again."""
        self._problems.append(problem)
        self._append(item(document, (), sentences, problem.message)[0])

    def _append(self, one: Item) -> None:
        self._items.append(one)
        self._evidence += len(one.evidences)
        if len(self._items) >= BATCH_DOCUMENTS or self._evidence >= BATCH_EVIDENCE:
            self.flush()

    def problem(self, problem: Problem) -> None:
        """Note a record that could not be understood."""
        self._problems.append(problem)
        self._refused += 1

    def flush(self) -> None:
        """Keep what was added so far, in one transaction."""
        self._keep(state="running")

    @property
    def report(self) -> ImportReport:
        """What the import brought so far; what is not kept yet does not count."""
        counts = self._counts
        return ImportReport(
            read=counts.new + counts.known + self._refused,
            new=counts.new,
            known=counts.known,
            refused=self._refused,
            without_abstract=counts.without_abstract,
            statements=counts.statements,
            evidence=counts.evidence,
            problems=tuple(self._problems),
            import_id=self._id,
        )

    def _keep(self, state: str) -> None:
        if not self._items and not self._problems and not self._id:
            return
        problems = self._problems[self._kept_problems :]
        with self._connections.writing() as connection:
            number = self._id or self._begin(connection)
            brought = Batch(connection, number).write(self._items) if self._items else Counts()
            counts = _sum(self._counts, brought)
            self._note(connection, number, counts, state)
            _add_problems(connection, number, self._kept_problems, problems)
        # only now that it is on the disk
        self._id, self._counts = number, counts
        self._kept_problems += len(problems)
        self._items, self._evidence = [], 0

    def _begin(self, connection: Connection) -> int:
        number = next_id(connection, schema.imports)
        names = ("read", "new", "known", "refused", "without_abstract", "statements", "evidence")
        row = {"id": number, "what": self._what, "started": now(), "state": "running", **dict.fromkeys(names, 0)}
        insert(connection, schema.imports, [row])
        return number

    def _note(self, connection: Connection, number: int, counts: Counts, state: str) -> None:
        table = schema.imports
        values = {
            "state": state,
            "read": counts.new + counts.known + self._refused,
            "new": counts.new,
            "known": counts.known,
            "refused": self._refused,
            "without_abstract": counts.without_abstract,
            "statements": counts.statements,
            "evidence": counts.evidence,
        }
        connection.execute(update(table).where(table.c.id == number).values(values))


def _sum(one: Counts, other: Counts) -> Counts:
    return Counts(
        one.new + other.new,
        one.known + other.known,
        one.without_abstract + other.without_abstract,
        one.statements + other.statements,
        one.evidence + other.evidence,
    )


def _add_problems(connection: Connection, number: int, first: int, problems: Sequence[Problem]) -> None:
    found = [
        {
            "import_id": number,
            "position": position,
            "file": cleaned(one.file),
            "line": one.line,
            "message": cleaned(one.message),
        }
        for position, one in enumerate(problems, first)
    ]
    insert(connection, schema.problems, found)


class Imports(Connections):
    """The part of the store that brings documents in and remembers where they came from."""

    def import_run(self, what: str) -> ImportRun:
        """Return a new import of *what* (file names, ``pasted text``), to be used in a ``with`` statement."""
        return ImportRun(self, what)

    def imports(self) -> list[ImportRecord]:
        """Return all imports, the newest first."""
        table, documents, evidence = schema.imports, schema.documents, schema.evidence
        with self.reading() as connection:
            found = rows(connection, select(table).order_by(table.c.id.desc()))
            problems: dict[int, list[str]] = {}
            query = select(schema.problems).order_by(schema.problems.c.import_id, schema.problems.c.position)
            for row in rows(connection, query):
                cells = Cells(row._mapping)
                one = Problem(cells.text("file"), cells.number("line"), cells.text("message"))
                problems.setdefault(row.import_id, []).append(one.text)
            by_import = [
                dict(rows(connection, counted))
                for counted in (
                    select(one.c.import_id, func.count()).group_by(one.c.import_id) for one in (documents, evidence)
                )
            ]
        return [_record(row, by_import, problems.get(row.id, [])) for row in found]


def _record(row: Row[Any], by_import: list[dict[int, int]], problems: list[str]) -> ImportRecord:
    cells = Cells(row._mapping)
    return ImportRecord(
        id=row.id,
        what=cells.text("what"),
        when=cells.text("started"),
        state=cells.text("state"),
        documents=by_import[0].get(row.id, 0),
        evidence=by_import[1].get(row.id, 0),
        read=cells.number("read"),
        known=cells.number("known"),
        refused=cells.number("refused"),
        problems=tuple(problems),
    )
