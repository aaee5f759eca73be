"""Making a store and bringing an older one up to date, both by the migrations in ``db/migrations``."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from itertools import count
from pathlib import Path

import sqlalchemy

from explorer import bundle, files
from explorer.errors import ExplorerError, StoreError
from explorer.store import beliefs, guard, layout
from explorer.store.connect import connect
from explorer.store.failures import failure, told


def create(path: Path) -> None:
    """Write an empty store to *path*, whole or not at all; raises `StoreError` where something is there already."""
    with told(path):
        if path.exists():
            raise StoreError(f"{path.name} is there already; open it, or choose another name.", "other")
        try:
            files.atomic_write(path, _empty(bundle.migrations(), layout.VERSION))
        except ExplorerError as error:
            raise StoreError(str(error), "other") from error


# Alembic would make it, in words that may change with its version; a store's schema is compared letter for letter
_VERSION_TABLE = (
    "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


# The first version that keeps what is believed of each statement
_WITH_BELIEF = 3


@cache
def _empty(folder: Path, version: int) -> bytes:
    """The bytes of an empty store of *version*: the migrations in *folder*, run in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as connection:
        migrate(connection, folder, version)
        return connection.serialize()


def migrate(connection: sqlite3.Connection, folder: Path, version: int) -> None:
    """Run the migrations of *folder* up to *version* in one transaction: all of it happens, or nothing."""
    from alembic import command  # noqa: PLC0415 - late: slow to import
    from alembic.config import Config  # noqa: PLC0415 - late: slow to import

    engine = sqlalchemy.create_engine(
        "sqlite://", creator=lambda: connection, poolclass=sqlalchemy.StaticPool, hide_parameters=True
    )
    sqlalchemy.event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    # sqlite3 ignores foreign_keys inside a transaction: tables that refer to one another are rebuilt without them
    connection.execute("PRAGMA foreign_keys=OFF")
    with engine.begin() as begun:
        begun.exec_driver_sql(_VERSION_TABLE)
        config.attributes["connection"] = begun
        command.upgrade(config, f"{version:04}")
        if version >= _WITH_BELIEF:
            beliefs.renew(begun, begun.exec_driver_sql("SELECT id FROM statements").scalars())
        if begun.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise sqlite3.DatabaseError("malformed: a row refers to one that is not there")
    connection.execute("PRAGMA foreign_keys=ON")


def upgrade(path: Path, version: int) -> Path:
    """Bring the store at *path*, which is of the older *version*, up to date; the verified backup is returned.

    Raises:
        StoreError: Nothing was changed, and no backup is left.
    """
    backup = _free_name(path, f" (version {version})")
    copy(path, backup)
    try:
        with told(path), closing(connect(path, write=True)) as connection:
            migrate(connection, bundle.migrations(), layout.VERSION)
    except StoreError:
        backup.unlink(missing_ok=True)
        raise
    guard.inspect(path)
    return backup


def _free_name(path: Path, what: str) -> Path:
    """A name beside *path* that says *what* and that nothing has yet."""
    counted = (what if number == 1 else f"{what} {number}" for number in count(1))
    names = (path.with_name(f"{path.stem}{one}{path.suffix}") for one in counted)
    return next(name for name in names if not name.exists())


def copy(path: Path, target: Path) -> None:
    """Copy the store at *path* to *target*: page by page under a lock, checked, flushed, renamed."""
    with told(path):
        if target.exists() and target.samefile(path):
            raise StoreError(f"{target.name} is the open store itself; choose another name for the copy.", "other")

        def fill(temporary: Path) -> None:
            copy_pages(path, temporary)

        try:
            files.atomic_write(target, fill, verify=verify)
        except StoreError:
            raise
        except ExplorerError as error:
            raise StoreError(str(error), "full" if "full" in str(error) else "other") from error


def copy_pages(path: Path, temporary: Path) -> None:
    """Copy the store at *path* into *temporary* as it is, page by page under a lock."""
    with closing(connect(path)) as source, closing(sqlite3.connect(temporary)) as target:
        source.backup(target)


def verify(path: Path) -> None:
    """Raise `StoreError` unless the file at *path* is a whole store."""
    guard.inspect(path)
    with told(path), closing(connect(path)) as connection:
        whole = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    if not whole:
        raise failure(path, "damaged")
