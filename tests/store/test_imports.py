"""Imports: nothing twice, nothing lost, everything accounted for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import CancelledError
from explorer.model.document import Document, Span
from explorer.model.imports import Problem
from explorer.store import imports
from explorer.store.store import Store


def counts(store):
    one = store.counts()
    return one.documents, one.sentences, one.statements, one.evidence


def test_what_is_imported_can_be_read_back_letter_for_letter(store, papers):
    document, evidence, sentences = papers.paper(
        "Greek and emoji: α 🧬",
        "A first sentence.",
        papers.Said("IL6", "activates", "STAT3"),
        authors=("Doe J", "Ωmega A"),
        journal="Journal of Tests",
        date="2017-09-30",
        volume="8",
        issue="44",
        pages="76116-28",
        pmid="28000001",
        pmcid="PMC1",
        doi="10.1000/x",
        source="one.txt",
    )
    with store.import_run("one.txt") as run:
        run.add(document, evidence, sentences)
    record = store.documents().items[0]
    assert record.document == document
    assert record.evidence == 1
    found = store.document_evidence(record.id)
    assert [one.evidence for one in found] == evidence
    assert found[0].sentence == "In cells IL6 activates STAT3 as shown."
    assert found[0].evidence.context == evidence[0].context
    assert found[0].damaged == ""


def test_the_report_accounts_for_every_record(store, papers):
    with store.import_run("mixed") as run:
        run.add(*papers.numbered(1))
        run.add(*papers.numbered(2))
        run.add(*papers.numbered(1))
        run.add(*papers.paper("A title and nothing else"))
        run.problem(Problem("mixed.txt", 7, "Not an abstract."))
    report = run.report
    assert (report.read, report.new, report.known, report.refused) == (5, 3, 1, 1)
    assert report.read == report.new + report.known + report.refused
    assert report.without_abstract == 1
    assert report.evidence == 4
    assert report.statements == store.counts().statements
    assert [one.text for one in report.problems] == ["mixed.txt, line 7: Not an abstract."]
    record = store.imports()[0]
    assert (record.id, record.what, record.state) == (report.import_id, "mixed", "done")
    assert (record.read, record.known, record.refused, record.documents, record.evidence) == (5, 1, 1, 3, 4)
    assert record.problems == ("mixed.txt, line 7: Not an abstract.",)


def test_the_same_import_twice_adds_nothing(filled, papers):
    before = counts(filled)
    with filled.import_run("again") as run:
        for number in range(20):
            run.add(*papers.numbered(number))
    assert counts(filled) == before
    assert (run.report.new, run.report.known, run.report.evidence, run.report.statements) == (0, 20, 0, 0)


def test_an_import_of_nothing_leaves_no_trace(store):
    with store.import_run("nothing") as run:
        pass
    assert run.report.import_id == 0
    assert store.imports() == []


def test_a_cancelled_import_keeps_whole_batches_and_is_remembered_as_interrupted(store, papers):
    def cancelled():
        with store.import_run("cancelled") as run:
            run.add(*papers.numbered(0))
            run.flush()
            run.add(*papers.numbered(1))
            raise CancelledError

    with pytest.raises(CancelledError):
        cancelled()
    assert store.counts().documents == 1
    assert store.imports()[0].state == "running"
    assert store.imports()[0].told == "not finished"


def test_large_imports_are_kept_in_batches(store, papers, monkeypatch):
    monkeypatch.setattr(imports, "BATCH_DOCUMENTS", 7)
    seen = []
    with store.import_run("large") as run:
        for number in range(20):
            run.add(*papers.numbered(number))
            seen.append(store.counts().documents)
    assert seen[5:8] == [0, 7, 7]
    assert store.counts().documents == 20
    assert run.report.new == 20


def test_batches_give_the_same_store_as_one_piece(tmp_path, papers, monkeypatch):
    found = []
    for size in (1, 3, 1000):
        monkeypatch.setattr(imports, "BATCH_DOCUMENTS", size)
        with Store.create(tmp_path / f"{size}.pathways") as store, store.import_run("x") as run:
            for number in (*range(12), 3, 5):
                run.add(*papers.numbered(number))
        with Store.open(tmp_path / f"{size}.pathways") as store:
            assert store.check() == []
            found.append((store.statements(), store.documents().items, store.counts()))
    assert found[0] == found[1] == found[2]


def test_a_document_from_another_door_still_has_sentences(store, papers):
    document, evidence, _ = papers.paper("T", papers.Said("IL6", "activates", "STAT3"))
    with store.import_run("no sentences") as run:
        run.add(document, evidence, [])
    assert store.counts().sentences == 1
    assert store.search_sentences("stat3").total == 1


def test_letters_that_no_file_can_hold_are_replaced_and_offsets_stay(store, papers):
    document, evidence, sentences = papers.paper("NUL \0 and \ud800", papers.Said("IL6", "activates", "STAT3"))
    with store.import_run("bad \udfff") as run:
        run.add(document, evidence, sentences)
    record = store.documents().items[0]
    assert record.document.title == "NUL \ufffd and \ufffd"
    assert store.document_evidence(record.id)[0].sentence == "In cells IL6 activates STAT3 as shown."


def test_evidence_outside_its_sentence_is_left_out_and_said(store, papers):
    document, evidence, sentences = papers.paper("T", papers.Said("IL6", "activates", "STAT3"))
    cut = Document(document.text[:10], title="T")
    with store.import_run("cut") as run:
        run.add(cut, evidence, sentences)
    assert run.report.read == 1
    assert run.report.evidence == 0
    assert "outside" in run.report.problems[0].message


def test_an_evidence_is_the_same_by_its_hash_and_keeps_both_origins(store, papers):
    said = papers.Said("IL6", "activates", "STAT3")
    document, evidence, sentences = papers.paper("T", said)
    _, other, _ = papers.paper("T", papers.Said("IL6", "activates", "STAT3", origin="reach"))
    with store.import_run("two origins") as run:
        run.add(document, evidence + other + evidence, sentences)
    assert store.counts().evidence == 2
    assert store.statements()[0].papers == (1,)
    assert store.statements()[0].sentences == 2


def test_undirected_statements_are_one_whichever_way_they_are_said(store, papers):
    with store.import_run("binding") as run:
        run.add(*papers.paper("T", papers.Said("IL6", "binds", "TNF"), papers.Said("TNF", "binds", "IL6", "again")))
    assert store.counts().statements == 1
    found = store.evidence_page([1]).items
    assert [one.evidence.subject.entity.name for one in found] == ["IL6", "TNF"]


def test_later_imports_add_the_names_that_were_missing(store, papers):
    from dataclasses import replace

    from explorer.model.evidence import Mention

    document, evidence, sentences = papers.paper("First", papers.Said("JAK2", "activates", "STAT3"))
    more = replace(papers.ENTITIES["JAK2"], synonyms=("JTK10",))
    other, said, spans = papers.paper("Second", papers.Said("JAK2", "activates", "EMT"))
    said = [replace(said[0], subject=Mention(said[0].subject.span, more))]
    with store.import_run("x") as run:
        run.add(document, evidence, sentences)
        run.flush()
        run.add(other, said, spans)
    assert store.entity("HGNC:6192").synonyms == ("JTK10",)
    assert [hit.entity.name for hit in store.complete("jtk-10")] == ["JAK2"]


@settings(max_examples=15, deadline=None)
@given(order=st.lists(st.integers(0, 6), min_size=1, max_size=20), size=st.integers(1, 5))
def test_any_order_with_repeats_gives_each_paper_once(tmp_path_factory, papers, order, size):
    path = tmp_path_factory.mktemp("order") / "x.pathways"
    with Store.create(path) as store:
        with store.import_run("x") as run:
            for place, number in enumerate(order):
                run.add(*papers.numbered(number))
                if place % size == 0:
                    run.flush()
        assert store.counts().documents == len(set(order))
        assert store.counts().evidence == 2 * len(set(order))
        assert run.report.read == len(order)
        assert store.check() == []


def test_spans_of_sentences_outside_the_text_are_passed_over(store, papers):
    document, evidence, sentences = papers.paper("T", "Something.")
    with store.import_run("x") as run:
        run.add(document, evidence, [*sentences, Span(5, 5), Span(900, 1000)])
    assert store.counts().sentences == 2
