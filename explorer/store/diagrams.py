"""Saved diagrams: what a person made of what was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.dialects.sqlite import insert

from explorer.model.records import DiagramRecord
from explorer.store import schema
from explorer.store.connections import Connections, rows
from explorer.store.folding import cleaned
from explorer.store.imports import now
from explorer.store.rows import Cells

_table = schema.diagrams


class Diagrams(Connections):
    """The part of the store that keeps diagrams; what was acknowledged is on the disk."""

    def save_diagram(self, name: str, state: str) -> int:
        """Keep *state* (JSON text) under *name*, whole or not at all, and return the diagram's number."""
        with self.writing() as connection:
            return _put(connection, name, state, now())

    def put_diagrams(self, wanted: Mapping[str, DiagramRecord | None]) -> None:
        """Let each name of *wanted* have its record, with the time at which that was saved, or none; all or nothing."""
        with self.writing() as connection:
            for name, record in wanted.items():
                if record is None:
                    connection.execute(_table.delete().where(_table.c.name == cleaned(name)))
                else:
                    _put(connection, name, record.state, record.when)

    def diagram(self, name: str) -> DiagramRecord | None:
        """Return the diagram called *name*, or None."""
        with self.reading() as connection:
            found = rows(connection, select(_table).where(_table.c.name == cleaned(name)))
        return _record(found[0]) if found else None

    def diagrams(self) -> list[DiagramRecord]:
        """Return all diagrams, the one saved last first."""
        with self.reading() as connection:
            return [_record(row) for row in rows(connection, select(_table).order_by(_table.c.generation.desc()))]


def _put(connection: Connection, name: str, state: str, when: str) -> int:
    newest = select(func.coalesce(func.max(_table.c.generation), 0) + 1).scalar_subquery()
    row = insert(_table).values(name=cleaned(name), generation=newest, saved=when, state=cleaned(state))
    changed = {one: row.excluded[one] for one in ("generation", "saved", "state")}
    query = row.on_conflict_do_update(index_elements=["name"], set_=changed).returning(_table.c.id)
    return int(connection.execute(query).scalar_one())


def _record(row: Row[Any]) -> DiagramRecord:
    cells = Cells(row._mapping)
    return DiagramRecord(row.id, cells.text("name"), cells.text("state"), cells.text("saved"))
