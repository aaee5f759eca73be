"""Whether a file is a store of ours, found out before anything in it is used. Standard library only.

In order: a regular file, its first 100 bytes (magic, application id, version, length), then its schema, which must be
ours letter for letter: an extra trigger, view, table or generated column is refused by name.
"""

from __future__ import annotations

import re
import sqlite3
import stat
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from explorer.errors import StoreError
from explorer.store import layout
from explorer.store.connect import connect
from explorer.store.failures import failure, told

QUICK_CHECK_BYTES = 8 << 20
BAD_CELL = re.compile(r"^(non-)?\w+ value in \w+\.\w+$")


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a store say: its version, and whether it keeps a write-ahead log."""

    version: int
    wal: bool


def header(path: Path) -> Header:
    """Return what the head of the store at *path* says; raises `StoreError` where it is no store we can read."""
    with told(path):
        _regular(path)
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    if len(head) < 100 or not head.startswith(layout.MAGIC):
        raise StoreError(
            f"{path.name} is not a store of Pathway Explorer; choose a {layout.ENDING} file.", "not_a_store"
        )
    if _number(head, 68) != layout.APPLICATION_ID:
        raise StoreError(
            f"{path.name} is an SQLite file of another program, not a store of Pathway Explorer.", "not_a_store"
        )
    version = _number(head, 60)
    if version > layout.VERSION:
        raise StoreError(
            f"{path.name} was made by a newer Pathway Explorer (its version is {version}, this program knows "
            f"{layout.VERSION}); update the program to open it.",
            "newer",
        )
    if version < 1 or _is_short(path, head, size):
        raise failure(path, "damaged")
    return Header(version, wal=head[18] == 2 or head[19] == 2)


def _regular(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise StoreError(f"{path.name} is not there; choose another store or make a new one.", "missing") from None
    except ValueError:
        raise StoreError("A name with a NUL in it names no file; choose another store.", "missing") from None
    if stat.S_ISDIR(mode):
        raise StoreError(f"{path.name} is a folder, not a store; choose a {layout.ENDING} file.", "not_a_store")
    if not stat.S_ISREG(mode):
        raise StoreError(f"{path.name} is a device or a pipe, not a store.", "not_a_store")


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")


def _is_short(path: Path, head: bytes, size: int) -> bool:
    """Whether the file ends before its pages do; a journal beside it may still give them back."""
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    counted = _number(head, 28) if _number(head, 24) == _number(head, 92) else 0
    return size < counted * page and not path.with_name(path.name + "-journal").exists()


def inspect(path: Path, *, may_mend: bool = False) -> Header:
    """Check head and schema (of a small store also its pages) of *path* and return what its head says.

    Args:
        path: The file.
        may_mend: Take back a change that a crash interrupted: its journal lies beside the store.

    Raises:
        StoreError: It is no store that can be used; the file is as it was.
    """
    head = header(path)
    if head.wal and path.with_name(path.name + "-wal").exists():
        raise StoreError(
            f"{path.name} has changes of another program in the -wal file beside it; open and close it there first.",
            "other",
        )
    with told(path):
        if may_mend and path.with_name(path.name + "-journal").exists():
            _mend(path)
        connection = connect(path, immutable=head.wal)
        try:
            compare(path, connection, head.version)
            if path.stat().st_size <= QUICK_CHECK_BYTES:
                _quick_check(path, connection)
        finally:
            connection.close()
    return head


def _mend(path: Path) -> None:
    """Read through a connection that may write: that is how SQLite takes back what a journal says."""
    connection = connect(path, write=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()


def compare(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """Compare the schema behind *connection* with ours; raises `StoreError` naming the first thing that differs."""
    connection.text_factory = bytes
    try:
        found = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    finally:
        connection.text_factory = str
    ours = Counter(layout.schema(version))
    for kind, name, sql in found:
        if sql is None:
            continue  # the index that a UNIQUE or PRIMARY KEY of a table makes: its table is compared
        text = layout.plain(_text(sql))
        if ours[text] == 0:
            raise StoreError(
                f"{path.name} holds the {_text(kind)} {_text(name)!r}, which no store of this program has; it was "
                "not opened, because such a thing may change what you see or save.",
                "foreign_schema",
            )
        ours[text] -= 1
    missing = sorted(ours.elements())
    if missing:
        raise StoreError(
            f"{path.name} lacks a part of a store ({' '.join(missing[0].split()[:3])}); open an earlier copy of it.",
            "foreign_schema",
        )


def _text(cell: object) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def _quick_check(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse broken pages; a single cell of a wrong type is shown with a flag when its row is read."""
    for (line,) in connection.execute("PRAGMA quick_check(1000)").fetchall():
        if line != "ok" and not BAD_CELL.search(line):
            raise failure(path, "damaged")
