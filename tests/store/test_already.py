"""A document is read once: unless its text, its reader or its last attempt was another one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.model.document import Span
from explorer.model.imports import Problem

VERSION = "7"


@pytest.fixture
def read(store, papers):
    """A paper that was read by version 7 with two statements, and one that was read with none."""
    found = []
    for title, said in (("First paper", papers.Said("IL6", "activates", "STAT3")), ("Second paper", "Nothing.")):
        document, evidence, sentences = papers.paper(title, said)
        found.append((document, [replace(one, version=VERSION) for one in evidence], sentences))
    with store.import_run("both") as run:
        for one in found:
            run.add(*one)
    return [document for document, _, _ in found]


def asked(store, documents, version=VERSION):
    return store.import_run("again").already_read(documents, version)


def test_what_was_read_is_known_and_what_is_new_is_not(store, papers, read):
    other, _, _ = papers.paper("Third paper", "Nothing.")
    assert asked(store, [read[1], other, read[0]]) == [True, False, True]
    assert asked(store, []) == []


def test_another_text_of_a_known_paper_was_not_read(store, read):
    longer = replace(read[0], text=read[0].text + " And more.", pmid="31000001")
    with store.import_run("number") as run:
        run.add(replace(read[0], pmid="31000001"))
    assert asked(store, [replace(read[0], pmid="31000001"), longer]) == [True, False]


def test_what_another_version_found_is_not_read_by_this_one(store, read):
    assert asked(store, read, "8") == [False, True]


def test_what_only_another_reader_brought_was_never_read(store, papers):
    document, evidence, _ = papers.paper("Third paper", papers.Said("IL6", "activates", "STAT3", origin="reach"))
    with store.import_run("others") as run:
        run.add(document, evidence)
    assert asked(store, [document]) == [False]


def test_a_document_without_sentences_was_not_read(store, papers):
    document, _, _ = papers.paper("Third paper", "Nothing.")
    with store.import_run("bare") as run:
        run.add(document)
    assert asked(store, [document]) == [False]


def test_what_could_not_be_read_is_kept_told_and_read_later(store, papers):
    document, evidence, sentences = papers.paper("Third paper", papers.Said("IL6", "activates", "STAT3"))
    problem = Problem("3.txt", 0, "It took too long.")
    with store.import_run("slow") as run:
        run.add_unread(document, sentences, problem)
    assert (run.report.new, run.report.refused, run.report.problems) == (1, 0, (problem,))
    assert store.documents().items[0].document == document
    assert store.counts().sentences == len(sentences)
    assert asked(store, [document]) == [False]
    with store.import_run("again") as run:
        run.add(document, [replace(one, version=VERSION) for one in evidence], sentences)
    assert (run.report.known, run.report.evidence) == (1, 1)
    assert asked(store, [document]) == [True]


def test_a_problem_stays_with_a_document_that_is_merged_in_the_same_batch(store, papers):
    bare, _, sentences = papers.paper("A title that is long enough to tell a paper", "Nothing.", pmid="31000002")
    other = replace(bare, text="Another text.", title="", pmid="", doi="10.1000/z")
    with store.import_run("merged") as run:
        run.add_unread(other, [Span(0, 13)], Problem("z", 0, "Not read."))
        run.add(bare, (), sentences)
        run.add(replace(bare, doi="10.1000/z"))
    assert len(store.documents().items) == 1
    assert store.check() == []
