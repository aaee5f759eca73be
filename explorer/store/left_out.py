"""What no way leads through, as a person said: kept in the store, for all searches for ways in it."""

from __future__ import annotations

import json

from sqlalchemy import select

from explorer.model.avoided import Avoided
from explorer.store import schema
from explorer.store.connections import Connections, rows

_KEY = "left out of ways"


class LeftOut(Connections):
    """The part of the store that keeps what ways leave out."""

    def left_out(self) -> Avoided:
        """Return what no way leads through."""
        with self.reading() as connection:
            found = rows(connection, select(schema.meta.c.value).where(schema.meta.c.key == _KEY))
        try:
            kept = json.loads(found[0].value) if found else {}
        except (ValueError, RecursionError):  # not written by us: nothing is left out
            return Avoided()
        keys, most = (kept.get("keys"), kept.get("most_edges")) if isinstance(kept, dict) else (None, None)
        named = sorted({key for key in keys if isinstance(key, str)}) if isinstance(keys, list) else ()
        return Avoided(tuple(named), most if type(most) is int and most > 0 else 0)

    def leave_out(self, avoided: Avoided) -> None:
        """Let no way lead through what is *avoided*, and through all else again."""
        value = json.dumps({"keys": sorted(set(avoided.keys)), "most_edges": avoided.most_edges})
        with self.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (_KEY, value),
            )
