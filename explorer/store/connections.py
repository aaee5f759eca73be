"""The connections of one open store: one that writes, under a lock, and one that reads for each reading thread."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy
from sqlalchemy import Connection, Engine, Executable, Select, func, select
from sqlalchemy.exc import OperationalError, ResourceClosedError
from sqlalchemy.pool import QueuePool

from explorer.errors import StoreError
from explorer.store.connect import connect, tolerant
from explorer.store.failures import failure, told

_Read = TypeVar("_Read")
# How long closing waits for those who read
CLOSE_SECONDS = 10.0


class Connections:
    """Gives out connections inside transactions and turns their failures into one sentence.

    Attributes:
        path: The file.
        name: The file's name.
        read_only: Whether nothing can be written.
    """

    def __init__(self, path: Path, *, read_only: bool, immutable: bool = False) -> None:
        self.path = path
        self.name = path.name
        self.read_only = read_only
        self._lock = threading.RLock()
        self._readers = threading.Condition()
        self._reading = 0
        self._closed = False
        with told(path):
            self._identity = _identity(path)
        self._reader = _engine(lambda: connect(path, immutable=immutable), "BEGIN", size=8)
        self._writer = None if read_only else _engine(lambda: connect(path, write=True), "BEGIN IMMEDIATE", size=1)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store as long as it is held, and can change nothing."""
        with self._readers:
            self._check_open()
            self._reading += 1
        try:
            with told(self.path), self._reader.connect() as connection:
                connection.begin()
                yield connection
        finally:
            with self._readers:
                self._reading -= 1
                self._readers.notify_all()

    @contextmanager
    def writing(self, *, keep: bool = True) -> Iterator[Connection]:
        """The connection that writes, in a transaction that is kept whole or not at all.

        Args:
            keep: False undoes at the end whatever was done.

        Raises:
            StoreError: Nothing was written: the store is read only, was moved or replaced, or its disk took no more.
        """
        with self._lock, told(self.path):
            self._check_open()
            if self._writer is None:
                raise failure(self.path, "read_only")
            self._check_place()
            with self._writer.connect() as connection, connection.begin() as transaction:
                yield connection
                if keep:
                    self._check_place()
                    transaction.commit()
                else:
                    transaction.rollback()

    def close(self) -> None:
        """Close all connections, once those who read now are done; the store cannot be used any more."""
        with self._lock:
            with self._readers:
                if self._closed:
                    return
                self._closed = True
                self._readers.wait_for(lambda: not self._reading, CLOSE_SECONDS)
            if self._writer is not None:
                self._tidy(self._writer)
                self._writer.dispose()
            self._reader.dispose()

    def _tidy(self, writer: Engine) -> None:
        """Take away the emptied journal beside the store, where no other program uses it."""
        try:
            with writer.connect() as connection:
                driver: Any = connection.connection.dbapi_connection
                driver.execute("PRAGMA busy_timeout=0")
                driver.execute("PRAGMA journal_mode=DELETE")
        except (sqlite3.Error, sqlalchemy.exc.SQLAlchemyError):
            return

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError(f"{self.name} is closed; open it again.", "other")

    def _check_place(self) -> None:
        """The file at our path must be the one that we opened, or a write would go where nobody looks for it."""
        try:
            here = _identity(self.path)
        except FileNotFoundError:
            here = None
        if here != self._identity:
            raise failure(self.path, "moved")


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _engine(creator: Any, begin: str, size: int) -> Engine:
    engine = sqlalchemy.create_engine(
        "sqlite://", creator=creator, poolclass=QueuePool, pool_size=size, max_overflow=-1, hide_parameters=True
    )
    sqlalchemy.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def rows(connection: Connection, query: Executable, values: dict[str, Any] | None = None) -> Sequence[Any]:
    """Return all rows of *query*; cells that are no UTF-8 come with lone surrogates instead of failing."""
    return _tolerantly(connection, lambda: connection.execute(query, values or {}).all())


def cells(connection: Connection, query: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    """Return all rows of a *query* in SQL as bare tuples, for hundreds of thousands of them; else like `rows`."""
    driver: Any = connection.connection.dbapi_connection
    return _tolerantly(connection, lambda: driver.execute(query, values).fetchall())


def _tolerantly(connection: Connection, read: Callable[[], _Read]) -> _Read:
    """What *read* returns, read once more with a door for damaged text where the first time failed because of that."""
    try:
        return read()
    except (OperationalError, ResourceClosedError, sqlite3.OperationalError) as error:
        if "decode" not in str(error):
            raise
    driver: Any = connection.connection.dbapi_connection
    driver.text_factory = tolerant
    try:
        return read()
    finally:
        driver.text_factory = str


def in_list(values: Iterable[int] | Iterable[str]) -> Select[Any]:
    """Return a query of *values*, bound as one parameter however many there are."""
    return select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)


def may_write(path: Path) -> bool:
    """Whether the store at *path* can be changed: its file and, for the journal, its folder."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(one, os.W_OK, effective_ids=effective) for one in (path, path.parent))
