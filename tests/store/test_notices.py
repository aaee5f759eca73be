"""The store keeps what was published about a paper, also where it becomes known later."""

from __future__ import annotations

from explorer.model.document import DocumentKind, Notice, NoticeKind

ERRATUM, RETRACTION = Notice(NoticeKind.ERRATUM, "J. 2020"), Notice(NoticeKind.RETRACTION, "J. 2021")


def add(store, papers, **fields):
    with store.import_run("x") as run:
        run.add(*papers.paper("One", papers.Said("IL6", "activates", "STAT3"), pmid="7", **fields))


def only(store):
    (record,) = store.documents().items
    return record.document


def test_a_paper_keeps_its_notices(store, papers):
    add(store, papers, notices=(ERRATUM, RETRACTION))
    assert only(store).notices == (ERRATUM, RETRACTION)


def test_a_retraction_that_becomes_known_later_marks_the_paper(store, papers):
    add(store, papers, kind=DocumentKind.REVIEW, notices=(ERRATUM,))
    add(store, papers, kind=DocumentKind.RETRACTED, notices=(RETRACTION,))
    assert only(store).notices == (ERRATUM, RETRACTION)
    assert only(store).kind is DocumentKind.RETRACTED


def test_notices_go_with_their_paper(store, papers):
    add(store, papers, notices=(ERRATUM,))
    store.undo_import(store.imports()[0].id)
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM notices").scalar() == 0
