"""Undo and delete: what is said before is what goes."""

from __future__ import annotations

import pytest

from explorer.errors import StoreError
from explorer.model.records import Curation, Removal


def held(store):
    one = store.counts()
    return one.documents, one.sentences, one.evidence, one.statements


def lost(before, after, curations=0):
    return Removal(*(a - b for a, b in zip(before, after, strict=True)), curations)


def test_a_document_goes_with_what_was_said_and_nothing_else(filled, papers):
    document, evidence, _ = papers.numbered(3)
    filled.append_curation(Curation(evidence[0].hash(document), "correct"))
    number = filled.documents(query=document.pmid).items[0].id
    before = held(filled)
    preview = filled.delete_document_preview(number)
    assert held(filled) == before
    assert (preview.documents, preview.sentences, preview.evidence, preview.curations) == (1, 4, 2, 1)
    assert filled.delete_document(number) == preview == lost(before, held(filled), 1)
    assert filled.search_sentences('"study 3"').total == 0
    with pytest.raises(StoreError, match="any more"):
        filled.document(number)


def test_every_document_deleted_leaves_an_empty_store(filled):
    for record in filled.documents().items:
        preview = filled.delete_document_preview(record.id)
        assert filled.delete_document(record.id) == preview
    assert held(filled) == (0, 0, 0, 0)
    assert filled.counts().entities == 0
    assert filled.complete("il") == []


def test_an_undone_import_leaves_what_was_there_before(filled, papers):
    before, statements = held(filled), filled.statements()
    with filled.import_run("more") as run:
        for number in range(10, 40):
            run.add(*papers.numbered(number))
    with_more = held(filled)
    preview = filled.undo_import_preview(run.report.import_id)
    assert held(filled) == with_more
    assert filled.undo_import(run.report.import_id) == preview == lost(with_more, before)
    assert held(filled) == before
    assert filled.statements() == statements
    assert filled.imports()[0].state == "undone"
    assert filled.undo_import_preview(run.report.import_id).text == "nothing"


def test_what_a_later_import_brought_too_stays_with_it(filled, papers):
    with filled.import_run("more") as run:
        for number in range(15, 25):
            run.add(*papers.numbered(number))
    removal = filled.undo_import(1)
    assert (removal.documents, filled.counts().documents) == (15, 10)
    assert [one.documents for one in filled.imports()] == [10, 0]
    assert filled.undo_import(run.report.import_id).documents == 10
    assert held(filled) == (0, 0, 0, 0)


def test_undoing_an_import_that_added_evidence_to_a_known_paper_takes_only_that(store, papers):
    from dataclasses import replace

    document, evidence, sentences = papers.numbered(1)
    with store.import_run("first"):
        pass
    with store.import_run("first") as run:
        run.add(document, evidence, sentences)
    with store.import_run("another reader") as other:
        run_again = [replace(one, origin="reach") for one in evidence]
        other.add(document, run_again, sentences)
    assert store.counts().evidence == 4
    assert store.undo_import(other.report.import_id) == Removal(0, 0, 2, 0)
    assert [one.evidence.origin for one in store.document_evidence(1)] == ["builtin", "builtin"]


@pytest.mark.parametrize("what", ["undo_import", "undo_import_preview", "delete_document", "delete_document_preview"])
def test_what_is_not_there_cannot_go(filled, what):
    before = held(filled)
    with pytest.raises(StoreError) as caught:
        getattr(filled, what)(999)
    assert caught.value.kind == "missing"
    assert held(filled) == before
