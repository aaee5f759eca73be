"""Where entities are drawn, as a person said: remembered for every diagram of the store."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import cleaned
from explorer.store.imports import now
from explorer.store.rows import Cells

_table = schema.places


class Places(Connections):
    """The part of the store that remembers where a person put entities."""

    def places(self) -> dict[str, str]:
        """Return the places that a person chose, by the key of the entity, in the order of the keys."""
        with self.reading() as connection:
            found = rows(connection, select(_table).order_by(_table.c.key))
        cells = (Cells(row._mapping) for row in found)
        return {one.text("key"): one.text("place") for one in cells}

    def set_places(self, places: Mapping[str, str | None]) -> None:
        """Remember places by the key of the entity; None forgets one."""
        kept = [{"key": cleaned(key), "place": cleaned(one), "made": now()} for key, one in places.items() if one]
        gone = [cleaned(key) for key, one in places.items() if not one]
        row = insert(_table)
        changed = {name: row.excluded[name] for name in ("place", "made")}
        with self.writing() as connection:
            if gone:
                connection.execute(_table.delete().where(_table.c.key.in_(in_list(gone))))
            if kept:
                connection.execute(row.on_conflict_do_update(index_elements=["key"], set_=changed), kept)
