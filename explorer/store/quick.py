"""The diagram that was open last, for the first paint: the standard library's sqlite3 and nothing slow to import."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from explorer.errors import StoreError
from explorer.store import guard, layout
from explorer.store.connect import connect
from explorer.store.failures import told

SQLITE = sqlite3.sqlite_version  # for reports: a store of a stranger is safest with 3.53.2 or later


LAST = "last"
"""The name under which the window saves what is drawn; diagrams that people keep have other names."""


def last_diagram(path: Path) -> str | None:
    """Return the state (JSON text) of the diagram that was open last in the store at *path*; None where there is none.

    A file that is no store, is of another version or cannot be read gives None as well: opening it says why.
    """
    try:
        with told(path):
            head = guard.header(path)
            if head.version != layout.VERSION or head.wal:
                return None
            connection = connect(path)
            try:
                guard.compare(path, connection, head.version)
                found = connection.execute("SELECT state FROM diagrams WHERE name = ?", (LAST,)).fetchone()
            finally:
                connection.close()
    except StoreError:
        return None
    return found[0] if found and isinstance(found[0], str) else None
