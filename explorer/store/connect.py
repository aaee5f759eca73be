"""Connections to a store's file, hardened against what a file from elsewhere may hold. Standard library only."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

from explorer.store.judgement import Judgement

BUSY_SECONDS = 15.0
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 100_000_000),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 200_000),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 200),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
)
_PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY", "foreign_keys=ON")


def address(path: Path, mode: str, *, immutable: bool = False) -> str:
    """Return the URI of *path*: whatever signs its name has, this very file is opened and none is made.

    Args:
        path: The file.
        mode: ``ro`` or ``rw``.
        immutable: Nobody writes the file, so no lock and no file beside it is needed.
    """
    posix = path.absolute().as_posix()
    slash = "" if posix.startswith("/") else "/"
    return f"file://{slash}{quote(os.fsencode(posix))}?mode={mode}{'&immutable=1' if immutable else ''}"


def connect(path: Path, *, write: bool = False, immutable: bool = False) -> sqlite3.Connection:
    """Return a hardened connection; transactions are begun by hand. It may be handed from thread to thread."""
    connection = sqlite3.connect(
        address(path, "rw" if write else "ro", immutable=immutable),
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        _harden(connection)
        _set_up(connection, write=write)
    except BaseException:
        connection.close()
        raise
    return connection


def _harden(connection: sqlite3.Connection) -> None:
    for limit, value in _LIMITS:
        connection.setlimit(limit, value)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
    connection.set_authorizer(_authorize)


def _folded_cells(*cells: object) -> str:
    """All text cells, case folded, for SQL: LIKE folds ASCII letters only."""
    return "\n".join(cell for cell in cells if isinstance(cell, str)).casefold()


def _set_up(connection: sqlite3.Connection, *, write: bool) -> None:
    connection.create_function("folded_cells", -1, _folded_cells, deterministic=True)
    connection.create_aggregate("judged", 6, Judgement)  # type: ignore[arg-type]  # typeshed knows one argument only
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if write:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA cache_size=-65536")
    else:
        connection.execute("PRAGMA query_only=ON")


def _authorize(action: int, one: str | None, two: str | None, base: str | None, inner: str | None) -> int:  # noqa: ARG001
    """Deny whatever a trigger or a view does: a store has none."""
    return sqlite3.SQLITE_OK if inner is None else sqlite3.SQLITE_DENY


def tolerant(cell: bytes) -> str:
    """Return the text of a cell whatever its bytes are; bytes that are no UTF-8 become lone surrogates."""
    return cell.decode("utf-8", "surrogateescape")
