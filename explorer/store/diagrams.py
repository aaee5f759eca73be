"""Saved diagrams: what a person made of what was read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, func, select
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
        newest = select(func.coalesce(func.max(_table.c.generation), 0) + 1).scalar_subquery()
        row = insert(_table).values(name=cleaned(name), generation=newest, saved=now(), state=cleaned(state))
        changed = {one: row.excluded[one] for one in ("generation", "saved", "state")}
        query = row.on_conflict_do_update(index_elements=["name"], set_=changed).returning(_table.c.id)
        with self.writing() as connection:
            return int(connection.execute(query).scalar_one())

    def diagram(self, name: str) -> DiagramRecord | None:
        """Return the diagram called *name*, or None."""
        with self.reading() as connection:
            found = rows(connection, select(_table).where(_table.c.name == cleaned(name)))
        return _record(found[0]) if found else None

    def diagrams(self) -> list[DiagramRecord]:
        """Return all diagrams, the one saved last first."""
        with self.reading() as connection:
            return [_record(row) for row in rows(connection, select(_table).order_by(_table.c.generation.desc()))]


def _record(row: Row[Any]) -> DiagramRecord:
    cells = Cells(row._mapping)
    return DiagramRecord(row.id, cells.text("name"), cells.text("state"), cells.text("saved"))
