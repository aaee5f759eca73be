"""What a store's file is made of: its magic numbers and, letter for letter, its schema. Standard library only."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from explorer import bundle

ENDING = ".pathways"
MAGIC = b"SQLite format 3\x00"
APPLICATION_ID = int.from_bytes(b"Path", "big")
VERSION = 3


def plain(sql: str) -> str:
    """Return *sql* with single blanks, as two definitions are compared."""
    return " ".join(sql.split())


def schema(version: int) -> tuple[str, ...]:
    """Return the definitions of all tables and indexes of a store of *version*, as `plain` text.

    They are the generated files ``db/migrations/schemas/N.sql``: what SQLite itself keeps after the migrations ran.
    """
    return _read(bundle.migrations() / "schemas" / f"{version}.sql")


@cache
def _read(path: Path) -> tuple[str, ...]:
    return tuple(line.removesuffix(";") for line in path.read_text(encoding="utf-8").splitlines() if line)
