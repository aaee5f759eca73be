"""Write ``db/migrations/schemas/N.sql`` anew after a migration was added.

Run it as ``python -m explorer.store.build_schema``.
"""

from __future__ import annotations

import sqlite3

from explorer import bundle, files
from explorer.store import layout
from explorer.store.migrate import migrate


def schema() -> str:
    """Return every definition that SQLite keeps after the migrations ran, one a line."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection, bundle.migrations(), layout.VERSION)
        query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
        return "".join(f"{layout.plain(sql)};\n" for (sql,) in connection.execute(query))
    finally:
        connection.close()


def main() -> None:
    """Write the file of the newest version."""
    path = bundle.migrations() / "schemas" / f"{layout.VERSION}.sql"
    files.atomic_write(path, schema().encode("utf-8"))
    print(path)


if __name__ == "__main__":
    main()
