"""Saved diagrams and curations: what a person made, beside what was read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.dialects.sqlite import insert

from explorer.model.records import Curation, DiagramRecord
from explorer.store import beliefs, schema
from explorer.store.connections import Connections, rows
from explorer.store.folding import cleaned
from explorer.store.imports import now
from explorer.store.rows import Cells

_table = schema.diagrams


class Diagrams(Connections):
    """The part of the store that keeps diagrams and verdicts; what was acknowledged is on the disk."""

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

    def append_curation(self, curation: Curation) -> None:
        """Append a verdict; none is ever edited. It takes effect on belief at once."""
        self.append_curations([curation])

    def append_curations(self, curations: Iterable[Curation]) -> None:
        """Append verdicts, all or none, in their order."""
        with self.writing() as connection:
            made = [_curation_cells(one) for one in curations]
            if made:
                connection.execute(schema.curations.insert(), made)
            hashes = json.dumps([cells["evidence_hash"] for cells in made])
            query = "SELECT statement_id FROM evidence WHERE hash IN (SELECT value FROM json_each(?))"
            beliefs.renew(connection, connection.exec_driver_sql(query, (hashes,)).scalars())

    def all_curations(self) -> list[Curation]:
        """Return all verdicts, in the order they were made; also those on evidence that is not here."""
        with self.reading() as connection:
            return [
                _curation(row) for row in rows(connection, select(schema.curations).order_by(schema.curations.c.id))
            ]

    def curations(self, evidence_hash: str) -> list[Curation]:
        """Return the verdicts on the evidence with this hash, in the order they were made."""
        table = schema.curations
        query = select(table).where(table.c.evidence_hash == cleaned(evidence_hash)).order_by(table.c.id)
        with self.reading() as connection:
            return [_curation(row) for row in rows(connection, query)]


def _record(row: Row[Any]) -> DiagramRecord:
    cells = Cells(row._mapping)
    return DiagramRecord(row.id, cells.text("name"), cells.text("state"), cells.text("saved"))


def _curation_cells(one: Curation) -> dict[str, str]:
    return {
        "evidence_hash": cleaned(one.evidence_hash),
        "tag": cleaned(one.tag),
        "note": cleaned(one.note),
        "curator": cleaned(one.curator),
        "made": cleaned(one.when) or now(),
        "correction": cleaned(one.correction),
    }


def _curation(row: Row[Any]) -> Curation:
    cells = Cells(row._mapping)
    names = ("evidence_hash", "tag", "note", "curator", "made", "correction")
    return Curation(*(cells.text(name) for name in names))
