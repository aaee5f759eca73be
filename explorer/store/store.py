"""The one door to a store: what was read, what is said in it and where, and what a person made of it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import func, select

from explorer.errors import StoreError
from explorer.model.records import StoreCounts
from explorer.store import guard, layout, migrate, schema
from explorer.store.beliefs import Beliefs
from explorer.store.charts import Charts
from explorer.store.check import Checks
from explorer.store.connections import may_write, rows
from explorer.store.contested import ContestedPairs
from explorer.store.curations import Curations
from explorer.store.diagrams import Diagrams
from explorer.store.documents import Documents
from explorer.store.entities import Entities
from explorer.store.entity_edits import EntityEdits
from explorer.store.evidence import EvidencePages
from explorer.store.evidence_lists import EvidenceLists
from explorer.store.imports import Imports
from explorer.store.left_out import LeftOut
from explorer.store.links import Links
from explorer.store.manual import Manual
from explorer.store.missed import Missed
from explorer.store.places import Places
from explorer.store.readers import Readers
from explorer.store.remarks import Remarks
from explorer.store.removal import Removals
from explorer.store.rereading import Rereading
from explorer.store.said import SaidColumns
from explorer.store.saved_searches import SavedSearches
from explorer.store.searching import Searching
from explorer.store.statements import Statements
from explorer.store.titles import Titles
from explorer.store.written import WrittenNames


class Store(
    Entities,
    EntityEdits,
    Documents,
    Statements,
    Charts,
    EvidencePages,
    EvidenceLists,
    Imports,
    Removals,
    Rereading,
    Diagrams,
    Places,
    Checks,
    WrittenNames,
    Beliefs,
    Links,
    LeftOut,
    Missed,
    Manual,
    ContestedPairs,
    Curations,
    Searching,
    Titles,
    SavedSearches,
    Remarks,
    Readers,
    SaidColumns,
):
    """An open store. Any thread may call; writes are done one after the other.

    Every failure is a `StoreError` of one sentence, and leaves the store as it was. Use it in a ``with`` statement, or
    `close` it.
    """

    @classmethod
    def create(cls, path: Path) -> Store:
        """Make an empty store at *path*, where nothing may be yet, and open it."""
        migrate.create(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Store:
        """Open the store at *path*; for reading only where its file or folder cannot be written.

        A store of an older version is brought up to date, after a backup beside it.

        Raises:
            StoreError: It is no store, or one that cannot be used: the file is as it was, and nothing is beside it.
        """
        read_only = read_only or not may_write(path)
        path = path.absolute()
        head = guard.inspect(path, may_mend=not read_only)
        if head.version < layout.VERSION and read_only:
            raise StoreError(
                f"{path.name} is of an older version and cannot be brought up to date where it may only be read; copy "
                "it to a folder of your own and open the copy.",
                "read_only",
            )
        if head.version < layout.VERSION:
            migrate.upgrade(path, head.version)
        return cls(path, read_only=read_only, immutable=read_only and head.wal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def counts(self) -> StoreCounts:
        """Return how much the store holds."""
        tables = (
            schema.documents,
            schema.sentences,
            schema.entities,
            schema.statements,
            schema.evidence,
            schema.imports,
            schema.diagrams,
        )
        with self.reading() as connection:
            return StoreCounts(*(rows(connection, select(func.count()).select_from(one))[0][0] for one in tables))

    def save_copy(self, path: Path) -> None:
        """Write a copy of the store to *path*, whole and verified, or leave what is there."""
        migrate.copy(self.path, path)
