"""The check finds what does not fit, whatever it is."""

from __future__ import annotations

import sqlite3

import pytest

from explorer.store.store import Store


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("UPDATE documents SET text = 'Z' || substr(text, 2) WHERE id = 3", "Document 3: its text"),
        ("UPDATE evidence SET subject_start = subject_start + 1 WHERE id = 5", None),
        ("UPDATE evidence SET sentence_stop = sentence_stop - 1 WHERE id = 5", "Evidence 5"),
        ("UPDATE evidence SET sentence_stop = 999999 WHERE id = 5", "Evidence 5"),
        ("UPDATE evidence SET subject_start = 0 WHERE id = 5", "Evidence 5: its names"),
        ("UPDATE evidence SET statement_id = 1 + statement_id % 3 WHERE id = 5", None),
        ("UPDATE evidence SET year = 1900 WHERE id = 5", "year"),
        ("UPDATE sentences SET stop = 999999 WHERE id = 9", "does not lie in the text"),
        ("UPDATE sentences SET start = 0 WHERE id = 10", "does not lie in the text"),
        ("UPDATE statements SET papers = papers + 1 WHERE id = 2", "counts"),
        ("UPDATE statements SET relation = 'loves' WHERE id = 2", "relation is not known"),
        ("UPDATE entities SET statements = 77 WHERE id = 2", "counts"),
        ("DELETE FROM evidence WHERE id = 5", None),
        ("DELETE FROM entities WHERE id = 2", "not there"),
        ("DELETE FROM documents WHERE id = 2", "not there"),
        ("INSERT INTO sentence_words (rowid, words) VALUES (9999, 'x')", "full text"),
        ("INSERT INTO sentence_words (sentence_words) VALUES ('delete-all')", "full text"),
        ("UPDATE sentence_words_data SET block = zeroblob(40) WHERE id > 10", "full text"),
        ("UPDATE meta SET value = '0'", "folded"),
    ],
)
def test_what_does_not_fit_is_found(filled, query, said):
    copy = filled.path.with_name("bad.pathways")
    filled.save_copy(copy)
    connection = sqlite3.connect(copy)
    connection.execute(query)
    connection.commit()
    connection.close()
    for read_only in (False, True):
        with Store.open(copy, read_only=read_only) as store:
            found = store.check()
        if said is not None:
            assert any(said in one for one in found), found
        assert all(one.endswith(".") for one in found)
    if said is None and "subject_start" not in query:
        assert found


def test_a_check_changes_nothing(filled):
    before = filled.path.read_bytes()
    assert filled.check() == []
    assert filled.path.read_bytes() == before


def test_a_thousand_faults_are_told_a_hundred_times_at_most(filled):
    copy = filled.path.with_name("bad.pathways")
    filled.save_copy(copy)
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE evidence SET sentence_stop = sentence_stop + 100000")
    connection.execute("UPDATE sentences SET stop = stop + 100000")
    connection.commit()
    connection.close()
    with Store.open(copy) as store:
        assert len(store.check()) == 100
