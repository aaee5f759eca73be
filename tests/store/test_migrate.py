"""Stores are made, and brought up to date, by the migrations: wholly or not at all, after a backup (row 4)."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy

from explorer import bundle
from explorer.errors import StoreError
from explorer.store import build_schema, layout, migrate, schema
from explorer.store.store import Store

OLD, NEW = layout.VERSION, layout.VERSION + 1
NEXT = f'''"""The version after this one, for the tests."""

from alembic import op

revision = "{NEW:04}"
down_revision = "{OLD:04}"

STATEMENTS = (
    "CREATE TABLE labels (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT",
    "INSERT INTO labels SELECT id, title FROM documents",
    "CREATE INDEX labels_by_name ON labels (name)",
    "DROP INDEX curations_by_evidence",
    "INSERT INTO meta VALUES ('labels', '1')",
    "PRAGMA user_version = {NEW}",
)


def upgrade():
    for statement in STATEMENTS:
        op.execute(statement)
'''


def dumped(connection):
    query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
    return [layout.plain(row[0]) for row in connection.execute(query)]


def made(folder, version):
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate.migrate(connection, folder, version)
    return connection


def test_the_schema_kept_beside_the_migrations_is_what_they_make():
    """Made anew by ``python -m explorer.store.build_schema``."""
    connection = made(bundle.migrations(), layout.VERSION)
    assert dumped(connection) == list(layout.schema(layout.VERSION))
    kept = bundle.migrations() / "schemas" / f"{layout.VERSION}.sql"
    assert build_schema.schema() == kept.read_text(encoding="utf-8")
    assert connection.execute("PRAGMA user_version").fetchone()[0] == layout.VERSION
    assert connection.execute("PRAGMA application_id").fetchone()[0] == layout.APPLICATION_ID
    connection.close()


def test_the_tables_that_queries_name_are_the_tables_there_are():
    connection = made(bundle.migrations(), layout.VERSION)
    for table in schema.metadata.tables.values():
        there = {row[1]: (row[2], row[5]) for row in connection.execute(f"PRAGMA table_info({table.name})")}
        ours = {column.name: str(column.type) for column in table.columns}
        assert ours == {name: kind for name, (kind, _) in there.items()}
        assert {column.name for column in table.primary_key} == {name for name, (_, key) in there.items() if key}
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    unnamed = {name for name in names - set(schema.metadata.tables) if not name.startswith("sentence_words")}
    assert unnamed == {"alembic_version", "sqlite_sequence"}
    connection.close()


def test_no_store_has_triggers_or_views():
    for number in range(1, layout.VERSION + 1):
        assert not [one for one in layout.schema(number) if one.startswith(("CREATE TRIGGER", "CREATE VIEW"))]


@pytest.fixture
def older(tmp_path, monkeypatch, papers):
    """A store of this version, and a program that knows the next one."""
    path = tmp_path / "old.pathways"
    with Store.create(path) as store, store.import_run("x") as run:
        for number in range(5):
            run.add(*papers.numbered(number))
    return prepared(tmp_path, monkeypatch, path)


def prepared(tmp_path, monkeypatch, path):
    folder = tmp_path / "older 100%" / "migrations"
    shutil.copytree(bundle.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{NEW:04}_next.py").write_text(NEXT)
    connection = made(folder, NEW)
    (folder / "schemas" / f"{NEW}.sql").write_text("".join(f"{line};\n" for line in dumped(connection)))
    connection.close()
    monkeypatch.setattr(bundle, "migrations", lambda: folder)
    monkeypatch.setattr(layout, "VERSION", NEW)
    return path


def test_an_older_store_is_brought_up_to_date_after_a_backup(older, tmp_path):
    before = older.read_bytes()
    with Store.open(older) as store:
        assert store.counts().documents == 5
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM labels").scalar() == 5
    backup = tmp_path / f"old (version {OLD}).pathways"
    assert backup.read_bytes()[100:] == before[100:]
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == [backup.name, older.name]


def test_a_backup_never_replaces_a_file_that_is_there(older, tmp_path):
    mine = tmp_path / f"old (version {OLD}).pathways"
    mine.write_text("mine")
    Store.open(older).close()
    assert mine.read_text() == "mine"
    assert (tmp_path / f"old (version {OLD}) 2.pathways").exists()


def test_an_older_store_that_may_only_be_read_says_what_to_do(older):
    before = older.read_bytes()
    with pytest.raises(StoreError, match="older version") as caught:
        Store.open(older, read_only=True)
    assert caught.value.kind == "read_only"
    assert older.read_bytes() == before


def test_an_upgrade_that_fails_at_any_statement_leaves_the_old_store(older, tmp_path, monkeypatch):
    before = older.read_bytes()
    number, count = 0, 0
    create = sqlalchemy.create_engine

    def failing(*arguments, **options):
        engine = create(*arguments, **options)
        sqlalchemy.event.listen(engine, "before_cursor_execute", fail)
        return engine

    def fail(connection, cursor, statement, parameters, context, many):
        nonlocal count
        count += 1
        if count == number:
            raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrate.sqlalchemy, "create_engine", failing)
    failures = 0
    while True:
        number, count = number + 1, 0
        try:
            Store.open(older).close()
        except StoreError:
            failures += 1
            assert [one.name for one in tmp_path.glob("*.pathways")] == [older.name]
            assert older.read_bytes()[100:] == before[100:]
            assert older.read_bytes()[60:64] == before[60:64]
        else:
            break
    assert failures >= 8
    assert int.from_bytes(older.read_bytes()[60:64], "big") == NEW


KILLED = """
import os, sys
from pathlib import Path
import sqlalchemy
from explorer import bundle
from explorer.store import layout, migrate
from explorer.store.store import Store
path, folder, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
bundle.migrations = lambda: folder
layout.VERSION = int(sys.argv[4])
create, count = sqlalchemy.create_engine, 0
def kill(*_):
    global count
    count += 1
    if count == number:
        os._exit(9)
def killing(*arguments, **options):
    engine = create(*arguments, **options)
    sqlalchemy.event.listen(engine, "after_cursor_execute", kill)
    return engine
migrate.sqlalchemy.create_engine = killing
Store.open(path).close()
"""


@pytest.mark.parametrize("number", [2, 5, 8, 11])
def test_an_upgrade_that_is_killed_leaves_the_old_store_or_the_new_one(older, tmp_path, number):
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(older), str(bundle.migrations()), str(number), str(NEW)],
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    assert done.returncode in {0, 9}
    with Store.open(older) as store:
        assert store.counts().documents == 5
        assert store.check() == []


def test_a_backup_that_cannot_be_made_stops_the_upgrade(older, monkeypatch):
    before = older.read_bytes()
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(StoreError):
        Store.open(older)
    assert older.read_bytes() == before


def test_a_store_is_made_from_a_folder_with_any_name(tmp_path):
    folder = tmp_path / "a %(b)s 100%"
    shutil.copytree(bundle.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    made(folder, 1).close()
