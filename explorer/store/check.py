"""Checking a store from end to end: pages, references, full text, and that every offset still cuts its sentence."""

from __future__ import annotations

from sqlalchemy import text

from explorer.store.connections import Connections, rows


class Checks(Connections):
    """The part of the store that examines itself."""

    def check(self) -> list[str]:
        """Return what is wrong with the store, one sentence each; empty where it is clean."""
        with self.reading() as connection:
            found = rows(connection, text("PRAGMA integrity_check(20)"))
        return [row[0] for row in found if row[0] != "ok"]
