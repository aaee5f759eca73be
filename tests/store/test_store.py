"""The store as a whole: open, close, read only, copies, threads, and what its file promises."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from explorer.errors import StoreError
from explorer.model.records import Curation
from explorer.store import layout
from explorer.store.store import Store
from tests.patience import PATIENCE_SECONDS


def test_an_empty_store_counts_nothing_and_is_clean(store):
    assert set(vars_of(store.counts()).values()) == {0}
    assert store.check() == []
    assert (store.name, store.read_only) == ("papers.pathways", False)


def vars_of(record):
    return {name: getattr(record, name) for name in record.__slots__}


def test_counts_say_what_is_held(filled):
    filled.save_diagram("main", "{}")
    counts = filled.counts()
    assert (counts.documents, counts.sentences, counts.evidence) == (20, 80, 40)
    assert (counts.imports, counts.diagrams) == (1, 1)
    assert counts.statements == len(filled.statements())
    assert counts.entities == 7


def test_the_file_says_what_it_is(filled):
    head = filled.path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == layout.APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == layout.VERSION


def test_a_closed_store_leaves_one_file_and_answers_with_a_sentence(filled, tmp_path):
    path = filled.path
    filled.save_diagram("main", "{}")
    assert path.with_name(path.name + "-journal").exists()
    other = Store.open(path)
    other.save_diagram("main", "{1}")
    other.close()
    other.close()
    filled.close()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with pytest.raises(StoreError, match="closed"):
        filled.counts()
    with pytest.raises(StoreError, match="closed"):
        filled.save_diagram("main", "{}")
    filled.check = list  # the fixture's last look is at a closed store


def test_a_store_opened_for_reading_shows_all_and_keeps_nothing(filled, papers):
    before = filled.path.read_bytes()
    with Store.open(filled.path, read_only=True) as store:
        assert store.read_only
        assert store.statements() == filled.statements()
        assert store.check() == []
        for write in (
            lambda: store.save_diagram("main", "{}"),
            lambda: store.append_curation(Curation("h", "correct")),
            lambda: store.delete_document(1),
            lambda: store.undo_import(1),
        ):
            with pytest.raises(StoreError) as caught:
                write()
            assert caught.value.kind == "read_only"
        with pytest.raises(StoreError) as caught, store.import_run("x") as run:
            run.add(*papers.numbered(50))
        assert caught.value.kind == "read_only"
    assert filled.path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
def test_where_nothing_may_be_written_a_store_opens_for_reading(filled, file, folder):
    """A folder and a file of another person; the test becomes nobody where it is run by root."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "inner" / "x.pathways"
        path.parent.mkdir()
        filled.save_copy(path)
        Path(made).chmod(0o755)
        path.chmod(file)
        path.parent.chmod(folder)
        try:
            if root:
                os.seteuid(65534)
            with Store.open(path) as store:
                assert store.read_only
                assert store.counts().documents == 20
                assert store.check() == []
        finally:
            if root:
                os.seteuid(0)
            path.parent.chmod(0o755)
        assert [one.name for one in path.parent.iterdir()] == ["x.pathways"]


def test_a_copy_holds_the_same_and_replaces_only_when_it_is_whole(filled, tmp_path, monkeypatch):
    target = tmp_path / "copy.pathways"
    filled.save_copy(target)
    with Store.open(target) as copy:
        assert (copy.counts(), copy.statements()) == (filled.counts(), filled.statements())
    before = target.read_bytes()
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(StoreError):
        filled.save_copy(target)
    assert target.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if "-journal" not in one.name) == sorted(
        ["copy.pathways", "papers.pathways"]
    )


def test_a_store_is_not_copied_onto_itself(filled):
    with pytest.raises(StoreError, match="itself"):
        filled.save_copy(filled.path)
    with pytest.raises(StoreError):
        filled.save_copy(filled.path.parent / "no folder" / "x.pathways")


def test_many_threads_read_while_one_writes(store, papers):
    failures = []
    done = threading.Event()

    def read():
        try:
            while not done.is_set():
                page = store.documents()
                counts = store.counts()
                assert counts.evidence == 2 * counts.documents
                assert len(page.items) == page.total
                store.statements(limit=5)
                store.search_sentences("series")
        except Exception as error:  # noqa: BLE001 - told by the test below
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    with store.import_run("x") as run:
        for number in range(60):
            run.add(*papers.numbered(number))
            if number % 10 == 0:
                run.flush()
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.counts().documents == 60


def test_closing_waits_for_those_who_read(filled, monkeypatch):
    monkeypatch.setattr("explorer.store.connections.CLOSE_SECONDS", PATIENCE_SECONDS)
    reading, closing, found = threading.Event(), threading.Event(), []

    def read():
        with filled.reading() as connection:
            reading.set()
            closing.wait(PATIENCE_SECONDS)
            found.append(connection.exec_driver_sql("SELECT count(*) FROM documents").scalar())

    reader = threading.Thread(target=read)
    reader.start()
    assert reading.wait(PATIENCE_SECONDS)
    threading.Timer(0.2, closing.set).start()
    filled.close()
    assert found == [20]
    reader.join()
    filled.check = list


def test_threads_that_write_lose_nothing(store):
    def write(who):
        for number in range(20):
            store.append_curation(Curation("h", "correct", f"{who} {number}"))

    threads = [threading.Thread(target=write, args=(who,)) for who in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.note for one in store.curations("h")}) == 80


def test_foreign_keys_hold_on_the_connection_that_writes(filled):
    with pytest.raises(StoreError), filled.writing() as connection:
        connection.exec_driver_sql("DELETE FROM entities")
    assert filled.counts().entities == 7


def test_the_journal_is_a_rollback_journal(filled):
    with filled.writing(keep=False) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_the_same_papers_give_the_same_bytes_but_for_the_time(tmp_path, papers, monkeypatch):
    monkeypatch.setattr("explorer.store.imports.now", lambda: "2020-01-01T00:00:00+00:00")
    found = []
    for name in ("a", "b"):
        with Store.create(tmp_path / f"{name}.pathways") as store, store.import_run("x") as run:
            for number in range(30):
                run.add(*papers.numbered(number))
        connection = sqlite3.connect(tmp_path / f"{name}.pathways")
        found.append("\n".join(connection.iterdump()))
        connection.close()
    assert found[0] == found[1]


def test_the_first_paint_needs_no_sqlalchemy():
    code = "import sys, explorer.store.quick; sys.exit('sqlalchemy' in sys.modules or 'alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_errors_name_no_word_of_what_was_read(filled, papers):
    with pytest.raises(StoreError) as caught, filled.writing() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", ("folding", "a secret sentence"))
    assert "secret" not in str(caught.value)
    assert "secret" not in str(caught.value.__cause__)
