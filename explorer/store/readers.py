"""Who found the evidence of a store: this program in which versions, people, other programs."""

from __future__ import annotations

from sqlalchemy import func, select

from explorer.model.records import Reader
from explorer.store import schema
from explorer.store.connections import Connections, rows
from explorer.store.folding import cleaned

_found = schema.evidence


class Readers(Connections):
    """The part of the store that tells who found its evidence."""

    def readers(self) -> list[Reader]:
        """Return each origin and version with how much evidence it found, by name."""
        columns = _found.c.origin, _found.c.version
        query = select(*columns, func.count().label("evidence")).group_by(*columns).order_by(*columns)
        with self.reading() as connection:
            found = rows(connection, query)
        return [Reader(cleaned(str(row.origin)), cleaned(str(row.version)), row.evidence) for row in found]
