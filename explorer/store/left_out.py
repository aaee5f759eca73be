"""Entities that no way leads through, as a person said: kept in the store, for all searches for ways in it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import select

from explorer.store import schema
from explorer.store.connections import Connections, rows

_KEY = "left out of ways"


class LeftOut(Connections):
    """The part of the store that keeps what ways leave out."""

    def left_out(self) -> list[str]:
        """Return the keys of the entities that no way leads through, sorted."""
        with self.reading() as connection:
            found = rows(connection, select(schema.meta.c.value).where(schema.meta.c.key == _KEY))
        try:
            keys = json.loads(found[0].value) if found else []
        except (ValueError, RecursionError):  # not written by us: nothing is left out
            return []
        return sorted({key for key in keys if isinstance(key, str)}) if isinstance(keys, list) else []

    def leave_out(self, keys: Iterable[str]) -> None:
        """Let no way lead through the entities with *keys*, and through all others again."""
        value = json.dumps(sorted(set(keys)))
        with self.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (_KEY, value),
            )
