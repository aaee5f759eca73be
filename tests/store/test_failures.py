"""What a failure of SQLite means to a person: one sentence, a kind, and no word of what was read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy

from explorer.errors import CancelledError, StoreError
from explorer.store.failures import failure, kind_of, told

PATH = Path("papers.pathways")


def named(name):
    error = sqlite3.OperationalError("with a secret sentence in it")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_READONLY_DBMOVED", "moved"),
        ("SQLITE_READONLY", "read_only"),
        ("SQLITE_READONLY_ROLLBACK", "interrupted"),
        ("SQLITE_BUSY_SNAPSHOT", "busy"),
        ("SQLITE_FULL", "full"),
        ("SQLITE_IOERR_WRITE", "full"),
        ("SQLITE_CORRUPT_VTAB", "damaged"),
        ("SQLITE_NOTADB", "damaged"),
        ("SQLITE_IOERR_READ", "other"),
        ("SQLITE_CANTOPEN", "other"),
    ],
)
def test_each_failure_is_one_sentence_of_its_kind(name, kind):
    for error in (named(name), sqlalchemy.exc.OperationalError("SELECT ?", ("secret",), named(name))):
        with pytest.raises(StoreError) as caught, told(PATH):
            raise error
        assert caught.value.kind == kind
        assert str(caught.value).startswith("papers.pathways ")
        assert str(caught.value).endswith(".")
        assert "secret" not in str(caught.value)
        assert "\n" not in str(caught.value)


def test_a_bug_stays_a_bug():
    with pytest.raises(ZeroDivisionError), told(PATH):
        raise ZeroDivisionError


def test_what_is_a_sentence_already_stays_as_it_is():
    with pytest.raises(CancelledError), told(PATH):
        raise CancelledError


def test_a_full_disk_says_how_much_is_free(tmp_path):
    assert "kB free" in str(failure(tmp_path / "x.pathways", "full"))
    assert "took no more" in str(failure(tmp_path / "no" / "x.pathways", "full"))


def test_text_that_is_no_text_means_damage():
    assert kind_of(sqlite3.OperationalError("Could not decode to UTF-8 column")) == "damaged"
    assert kind_of(OverflowError()) == "other"
