"""A file that is no store of ours is refused in one sentence and left as it was (rows 1-3, 13 and D3 of the faults)."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from explorer.errors import StoreError
from explorer.store import layout
from explorer.store.quick import LAST, last_diagram
from explorer.store.store import Store
from tests.patience import paced


@pytest.fixture
def whole(tmp_path, papers):
    """The path of a closed store with some papers and a diagram, alone in its folder."""
    path = tmp_path / "stores" / "whole.pathways"
    path.parent.mkdir()
    with Store.create(path) as store:
        with store.import_run("x") as run:
            for number in range(5):
                run.add(*papers.numbered(number))
        store.save_diagram("main", "{}")
    return path


def state(folder: Path):
    """Every file of a folder with what is in it."""
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest() if one.is_file() else "not a file"
        for one in folder.iterdir()
    }


def refusal(path, read_only):
    """Open *path* and return the error."""
    with pytest.raises(StoreError) as caught:
        Store.open(path, read_only=read_only)
    return caught.value


def refused(path, kind):
    """Open *path* both ways: the same one sentence, at once, and nothing changed or made beside it."""
    before = state(path.parent)
    for read_only in (False, True):
        error, took = paced(partial(refusal, path, read_only))
        assert took < 50
        assert error.kind == kind, error
        text = str(error)
        assert path.name in text
        assert text.endswith(".")
        assert "\n" not in text
    assert last_diagram(path) is None
    assert state(path.parent) == before
    return text


def change(path, *queries):
    connection = sqlite3.connect(path)
    for query in queries:
        connection.execute(query)
    connection.commit()
    connection.close()


def folder(path):
    path.mkdir()


def fifo(path):
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda path: None, "missing"),
        (folder, "not_a_store"),
        (fifo, "not_a_store"),
        (lambda path: path.symlink_to("/dev/zero"), "not_a_store"),
        (lambda path: path.write_bytes(b""), "not_a_store"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "not_a_store"),
        (lambda path: path.write_bytes(b"%PDF-1.7" + bytes(5000)), "not_a_store"),
        (lambda path: path.write_text("IL6 activates STAT3. " * 100), "not_a_store"),
        (lambda path: path.symlink_to(path), "other"),
    ],
    ids=["missing", "folder", "fifo", "device", "empty", "magic-only", "pdf", "text", "loop"],
)
@pytest.mark.skipif(os.name != "posix", reason="pipes and devices are made the POSIX way")
def test_what_is_no_store_is_refused_and_nothing_is_made(tmp_path, make, kind):
    path = tmp_path / "x.pathways"
    make(path)
    refused(path, kind)


def test_a_missing_folder_is_a_missing_store(tmp_path):
    with pytest.raises(StoreError) as caught:
        Store.open(tmp_path / "no" / "x.pathways")
    assert caught.value.kind == "missing"
    with pytest.raises(StoreError):
        Store.create(tmp_path / "no" / "x.pathways")
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_program_is_named_as_such(tmp_path):
    path = tmp_path / "x.pathways"
    change(path, "CREATE TABLE notes (text)")
    assert "another program" in refused(path, "not_a_store")
    change(path, "PRAGMA application_id = 252006675")
    refused(path, "not_a_store")


def test_a_newer_store_names_both_versions_and_stays_as_it_is(whole):
    change(whole, f"PRAGMA user_version = {layout.VERSION + 41}")
    text = refused(whole, "newer")
    assert f"version is {layout.VERSION + 41}" in text
    assert f"knows {layout.VERSION}" in text


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("CREATE TRIGGER helper AFTER INSERT ON curations BEGIN DELETE FROM evidence; END", "helper"),
        ("CREATE VIEW summary AS SELECT * FROM documents", "summary"),
        ("CREATE TABLE extra (a)", "extra"),
        ("CREATE TABLE extra (a, b AS (a || 'x'))", "extra"),
        ("CREATE TABLE extra (a CHECK (length(a) > 0))", "extra"),
        ("CREATE VIRTUAL TABLE extra USING fts5 (a)", "extra"),
        ("CREATE INDEX extra ON documents (upper(title))", "extra"),
        ("ALTER TABLE documents ADD COLUMN extra TEXT AS (upper(title))", "documents"),
        ("ALTER TABLE meta ADD COLUMN extra TEXT", "meta"),
        ("DROP TABLE contexts", "contexts"),
        ("DROP INDEX evidence_by_statement", "evidence_by_statement"),
        ("DROP TABLE sentence_words", "sentence_words"),
        ("ANALYZE", "sqlite_stat1"),
    ],
)
def test_a_schema_that_is_not_ours_is_refused_by_name(whole, query, name):
    change(whole, query)
    assert name in refused(whole, "foreign_schema")


def test_a_trigger_never_runs_even_where_the_schema_is_not_looked_at(whole, monkeypatch):
    from explorer.model.records import Curation
    from explorer.store import guard

    with Store.open(whole) as store:
        before, statements = store.counts(), store.statements()
    # nothing refers to the rows that it deletes: no other rule of the store stops it
    deletes = "DELETE FROM contexts; DELETE FROM evidence; UPDATE documents SET title = 'gone'"
    change(whole, f"CREATE TRIGGER helper AFTER INSERT ON curations BEGIN {deletes}; END")
    plain = sqlite3.connect(whole)
    plain.execute("INSERT INTO curations (evidence_hash, tag, note, curator, made) VALUES ('x', '', '', '', '')")
    assert plain.execute("SELECT count(*) FROM evidence").fetchone() == (0,)
    plain.close()  # not kept: the trigger works where nobody stops it
    monkeypatch.setattr(guard, "compare", lambda *_: None)
    with Store.open(whole) as store:
        with suppress(StoreError):
            store.append_curation(Curation("h", "correct"))
        assert store.counts() == before
        assert store.statements() == statements
        assert all(one.document.title != "gone" for one in store.documents().items)


@pytest.mark.parametrize("part", [0.5, 0.9, 0.999])
def test_a_store_that_was_cut_short_is_damaged(whole, part):
    content = whole.read_bytes()
    whole.write_bytes(content[: int(len(content) * part)])
    refused(whole, "damaged")


def test_a_store_with_broken_pages_is_damaged_or_whole_but_never_wrong(whole):
    """Two hundred seeded changes of single bytes: refused, or found by the check, or without effect."""
    import random

    content = whole.read_bytes()
    with Store.open(whole) as store:
        statements, documents = store.statements(), store.documents().items
    chance = random.Random(11)
    for _ in range(200):
        place = chance.randrange(len(content))
        bad = bytearray(content)
        bad[place] ^= 1 << chance.randrange(8)
        whole.write_bytes(bytes(bad))
        try:
            with Store.open(whole, read_only=True) as store:
                same = (store.statements(), store.documents().items) == (statements, documents)
                assert same or store.check() != []
        except StoreError:
            continue


@pytest.mark.parametrize(
    "name",
    [
        "a#b.pathways",
        "a?b=c&mode=rwc.pathways",
        "100%.pathways",
        "a%20b.pathways",
        "don't.pathways",
        "a b  c.pathways",
        "Ωμέγα α.pathways",
        "🧬.pathways",
        "semi;colon.pathways",
        'quote".pathways',
        "-dash.pathways",
        "file:x.pathways",
    ],
)
def test_whatever_a_store_is_called_this_very_file_opens(tmp_path, name, papers):
    if os.name == "nt" and re.search(r'[?":]', name):
        pytest.skip("Windows has no such names")
    path = tmp_path / name
    with Store.create(path) as store, store.import_run("x") as run:
        run.add(*papers.numbered(1))
    with Store.open(path) as store:
        store.save_diagram(LAST, name)
        store.save_copy(tmp_path / f"copy of {name}")
    with Store.open(path, read_only=True) as store:
        assert store.counts().documents == 1
    assert last_diagram(path) == last_diagram(tmp_path / f"copy of {name}") == name
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([name, f"copy of {name}"])


def test_a_relative_path_opens_the_file_it_means(whole, monkeypatch):
    monkeypatch.chdir(whole.parent)
    with Store.open(Path("whole.pathways")) as store:
        monkeypatch.chdir("/")
        assert store.counts().documents == 5
        store.save_diagram("main", "{}")


def test_nothing_that_is_there_is_overwritten_by_a_new_store(whole):
    before = state(whole.parent)
    with pytest.raises(StoreError, match="there already"):
        Store.create(whole)
    assert state(whole.parent) == before


def test_changes_of_a_program_that_keeps_a_log_beside_the_store_are_not_passed_over(whole):
    change(whole, "PRAGMA journal_mode=WAL")
    connection = sqlite3.connect(whole)
    connection.execute("INSERT INTO meta VALUES ('x', 'y')")
    connection.commit()
    try:
        assert whole.with_name("whole.pathways-wal").exists()
        with pytest.raises(StoreError, match="-wal file"):
            Store.open(whole)
    finally:
        connection.close()
    with Store.open(whole) as store:
        assert store.counts().documents == 5
