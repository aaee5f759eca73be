"""Kills, full disks, moved files, other programs: rows 17-20, 22, 24 and D8 of the faults."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading

import pytest

from explorer.errors import StoreError
from explorer.model.records import Curation
from explorer.store.store import Store
from tests.patience import PATIENCE_SECONDS
from tests.store.killing import child, killed

POSIX = os.name == "posix"


def test_an_import_killed_at_any_moment_leaves_whole_batches_and_a_second_run_completes_it(tmp_path, papers, feeder):
    """Ten kills, the first before anything is kept, each a little later."""
    count, batch, chance = 400, 20, random.Random(5)
    reference = tmp_path / "reference.pathways"
    with Store.create(reference) as store:
        with store.import_run("fed") as run:
            for number in range(count):
                run.add(*papers.numbered(number))
        wanted = (store.counts(), store.statements())
    for kill in range(10):
        path = tmp_path / f"{kill}.pathways"
        Store.create(path).close()
        acknowledged = killed(child(feeder, "feed", path, count, batch), kill, chance.uniform(0, 0.03))
        with Store.open(path) as store:
            assert store.check() == []
            there = store.counts()
            assert there.documents >= acknowledged
            assert there.documents % batch == 0
            assert there.evidence == 2 * there.documents
            assert there.documents in (kill * batch, (kill + 1) * batch)
            with store.import_run("fed") as run:
                for number in range(count):
                    run.add(*papers.numbered(number))
            report = run.report
            assert (report.read, report.new, report.known) == (count, count - there.documents, there.documents)
            assert store.counts().documents == wanted[0].documents
            assert store.counts().evidence == wanted[0].evidence
            assert store.statements() == wanted[1]
            assert store.check() == []
        path.unlink()


def test_a_diagram_saved_when_the_program_is_killed_is_the_old_or_the_new_one(tmp_path, feeder):
    import json

    chance = random.Random(6)
    path = tmp_path / "x.pathways"
    Store.create(path).close()
    notes = 0
    for _ in range(10):
        acknowledged = killed(child(feeder, "draw", path, 100_000), 2, chance.uniform(0, 0.05))
        with Store.open(path) as store:
            assert store.check() == []
            record = store.diagram("main")
            if record is not None:
                state = json.loads(record.state)
                assert state["generation"] == state["end"] >= acknowledged
            kept = len(store.curations("h" * 32))
            assert kept >= notes + acknowledged
            notes = kept
    assert notes >= 20


def full(store, papers, action):
    """Run *action* while no file of this process may grow by more than a little."""
    import resource

    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = store.path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, old[1]))
    try:
        with pytest.raises(StoreError) as caught:
            action()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    return caught.value


@pytest.mark.skipif(not POSIX, reason="limits as POSIX has them")
def test_a_full_disk_stops_an_import_whole_and_it_goes_on_later(filled, papers):
    before = (filled.counts(), filled.statements())
    run = filled.import_run("large")

    def bring():
        for number in range(20, 400):
            run.add(*papers.numbered(number))
        run.flush()

    error = full(filled, papers, bring)
    assert error.kind == "full"
    assert "kB free" in str(error)
    assert (filled.counts(), filled.statements()) == before
    assert filled.check() == []
    with run:
        pass
    assert run.report.new == 380
    assert filled.counts().documents == 400


@pytest.mark.skipif(not POSIX, reason="limits as POSIX has them")
def test_a_full_disk_keeps_the_old_diagram(filled, papers):
    filled.save_diagram("main", '{"old": 1}')
    error = full(filled, papers, lambda: filled.save_diagram("main", "x" * 200_000))
    assert error.kind == "full"
    assert filled.diagram("main").state == '{"old": 1}'
    filled.save_diagram("main", "new")
    assert filled.diagram("main").state == "new"


@pytest.mark.skipif(not POSIX, reason="limits as POSIX has them")
def test_a_full_disk_leaves_the_old_copy_and_no_rest(filled, papers, tmp_path):
    import resource

    target = tmp_path / "copies" / "copy.pathways"
    target.parent.mkdir()
    filled.save_copy(target)
    before = target.read_bytes()
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, old[1]))
    try:
        with pytest.raises(StoreError):
            filled.save_copy(target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert target.read_bytes() == before
    assert [one.name for one in target.parent.iterdir()] == [target.name]


@pytest.mark.skipif(not POSIX, reason="Windows does not let go of an open file")
@pytest.mark.parametrize("away", ["renamed", "replaced", "removed", "folder"])
def test_a_store_that_was_moved_is_noticed_before_anything_is_called_saved(tmp_path, papers, away):
    path = tmp_path / "inner" / "x.pathways"
    path.parent.mkdir()
    with Store.create(path) as store:
        with store.import_run("x") as run:
            run.add(*papers.numbered(1))
        store.save_diagram("main", "old")
        content = path.read_bytes()
        if away == "renamed":
            path.rename(tmp_path / "elsewhere.pathways")
        elif away == "replaced":
            shutil.copy(path, tmp_path / "new")
            (tmp_path / "new").replace(path)
        elif away == "removed":
            path.unlink()
        else:
            path.parent.rename(tmp_path / "other")
        with pytest.raises(StoreError) as caught:
            store.save_diagram("main", "new")
        assert caught.value.kind == "moved"
        run = store.import_run("y")
        run.add(*papers.numbered(2))
        with pytest.raises(StoreError) as caught:
            run.flush()
        assert caught.value.kind == "moved"
        assert path.exists() is (away == "replaced")
    for found in (one for one in tmp_path.rglob("*.pathways") if one.is_file()):
        assert found.read_bytes() == content


@pytest.mark.skipif(not POSIX, reason="Windows does not let go of an open file")
def test_a_store_moved_in_the_middle_of_a_write_keeps_the_old_state(filled, tmp_path):
    before = filled.counts()

    def write():
        with filled.writing() as connection:
            connection.exec_driver_sql("INSERT INTO meta VALUES ('x', 'y')")
            filled.path.rename(tmp_path / "elsewhere.pathways")

    with pytest.raises(StoreError) as caught:
        write()
    assert caught.value.kind == "moved"
    (tmp_path / "elsewhere.pathways").rename(filled.path)
    assert filled.counts() == before
    with filled.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM meta").scalar() == 1


def test_two_programs_on_one_store_both_write_and_nothing_is_lost(store, feeder):
    programs = [child(feeder, "note", store.path, who, 200) for who in ("first", "second")]
    for one in programs:
        out, _ = one.communicate(timeout=PATIENCE_SECONDS)
        assert one.returncode == 0
        assert out == "done\n"
    notes = [one.note for one in store.curations("h" * 32)]
    assert sorted(notes) == sorted(f"{who} {number}" for who in ("first", "second") for number in range(200))


def test_a_store_that_another_program_holds_is_busy_and_nothing_is_half_written(filled, monkeypatch):
    monkeypatch.setattr("explorer.store.connect.BUSY_SECONDS", 0.1)
    with Store.open(filled.path) as store:
        other = sqlite3.connect(filled.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            store.save_diagram("main", "{}")
        assert caught.value.kind == "busy"
        assert store.counts().documents == 20
        other.execute("ROLLBACK")
        other.close()
        store.save_diagram("main", "{}")


def test_a_writer_waits_for_another_one(filled):
    other = sqlite3.connect(filled.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    release.start()
    filled.append_curation(Curation("h", "correct"))
    release.join()
    other.close()
    assert len(filled.curations("h")) == 1


def test_an_error_at_any_write_of_an_import_leaves_the_store_as_it_was(filled, papers):
    """The n-th statement that writes fails, for every n until all succeed."""
    import sqlalchemy

    before = (filled.counts(), filled.statements())
    number, count = 0, 0

    def fail(connection, cursor, statement, parameters, context, many):
        nonlocal count
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            count += 1
            if count == number:
                raise sqlite3.OperationalError("disk I/O error")

    writer = filled._writer
    sqlalchemy.event.listen(writer, "before_cursor_execute", fail)
    while True:
        number, count = number + 1, 0
        try:
            with filled.import_run("x") as run:
                run.add(*papers.numbered(1))
                run.add(*papers.numbered(30))
        except StoreError:
            assert (filled.counts(), filled.statements()) == before
        else:
            break
    sqlalchemy.event.remove(writer, "before_cursor_execute", fail)
    assert number > 8
    assert filled.counts().documents == 21


def test_a_journal_left_by_a_kill_is_rolled_back_at_the_next_start(tmp_path, papers, feeder):
    """The hot journal itself, not only its effect: a child stops with changed pages on the disk."""
    path = tmp_path / "x.pathways"
    with Store.create(path) as store, store.import_run("x") as run:
        for number in range(100):
            run.add(*papers.numbered(number))
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size=1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('UPDATE documents SET title = title || zeroblob(500)')\n"
        "os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 9
    assert path.with_name("x.pathways-journal").stat().st_size > 0
    with Store.open(path) as store:
        assert store.check() == []
        assert store.documents().total == 100
    assert [one.name for one in tmp_path.iterdir()] == ["x.pathways"]


def test_a_change_holds_its_place_from_its_first_reading(filled):
    """Or two programs that read first and write then would both fail, or one would write over the other."""
    other = sqlite3.connect(filled.path, isolation_level=None, timeout=0)
    with filled.writing() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM documents").fetchall()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()
