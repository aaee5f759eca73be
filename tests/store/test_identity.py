"""The same paper by several ways is one document; different papers never are."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model.document import Document, DocumentKind
from explorer.model.filter import Filter
from explorer.store.identity import card, completed
from explorer.store.store import Store

TITLE = "Signals between cells and what they do in a long title"


def bring(store: Store, *papers):
    with store.import_run("x") as run:
        for one in papers:
            run.add(*one)
            run.flush()
    return run.report


def test_a_pasted_paper_and_the_same_from_pubmed_are_one_document(store, papers):
    said = papers.Said("IL6", "activates", "STAT3")
    pasted = papers.paper(TITLE, "Pasted.", said, date="2017")
    imported = papers.paper(
        TITLE, "Pasted.", said, date="2017-09-30", pmid="1", doi="10.1/a", authors=("Doe J",), volume="8"
    )
    assert (bring(store, pasted).new, bring(store, imported).new) == (1, 0)
    record = store.documents().items[0]
    assert (record.document.pmid, record.document.authors, record.document.date) == ("1", ("Doe J",), "2017-09-30")
    assert (store.counts().documents, record.evidence, store.statements()[0].papers) == (1, 1, (1,))


def test_a_different_text_of_a_known_paper_leaves_the_text_and_adds_no_second_count(store, papers):
    said = papers.Said("IL6", "activates", "STAT3")
    other = papers.Said("TNF", "inhibits", "EMT")
    bring(store, papers.paper(TITLE, "First.", said, pmid="1"))
    report = bring(store, papers.paper(TITLE, "Another beginning of it.", said, other, pmid="1"))
    assert (report.known, report.evidence) == (1, 0)
    assert store.documents().items[0].document.abstract.startswith("First.")
    assert [one.sentence for one in store.document_evidence(1)] == [said.text]


def test_the_text_that_came_second_is_known_as_well(store, papers):
    first = papers.paper(TITLE, "First.", pmid="1")
    second = papers.paper(TITLE, "Another text of the same paper " + "which is long " * 20, pmid="1")
    bring(store, first, second)
    untitled = replace(second[0], title="", pmid="")
    assert bring(store, (untitled, [], [])).known == 1


def test_a_title_without_abstract_takes_the_abstract_that_comes_later(store, papers):
    said = papers.Said("IL6", "activates", "STAT3")
    bare = papers.paper(papers.Said("TNF", "inhibits", "EMT").text, pmid="1")
    in_title = papers.paper("", papers.Said("TNF", "inhibits", "EMT"))[1]
    whole = papers.paper(papers.Said("TNF", "inhibits", "EMT").text, "Begun.", said, pmid="1")
    report = bring(store, (bare[0], in_title, bare[2]), whole)
    assert report.without_abstract == 1
    assert store.documents().items[0].document == whole[0]
    assert [one.sentence for one in store.document_evidence(1)] == [bare[0].title, said.text]
    assert store.counts().sentences == 3
    assert store.search_sentences("begun").total == 1


def test_two_documents_that_turn_out_to_be_one_merge(store, papers):
    said = papers.Said("IL6", "activates", "STAT3")
    only_here = papers.Said("JAK2", "binds", "EMT", negated=True)
    by_pmid = papers.paper(TITLE, "Text.", said, date="2017", pmid="1")
    by_doi = papers.paper(
        "Another title of it that is long enough", "Text.", said, only_here, doi="10.1/a", date="2018"
    )
    bridge = papers.paper(TITLE, "Text.", said, date="2017", pmid="1", doi="10.1/a")
    bring(store, by_pmid, by_doi)
    assert (store.counts().documents, store.statements()[0].papers) == (2, (1, 2))
    report = bring(store, bridge)
    assert (report.new, report.known) == (0, 1)
    assert store.counts().documents == 1
    assert [one.papers for one in store.statements()] == [(1,)]
    assert [one.sentence for one in store.document_evidence(1)] == [said.text]
    assert store.entities(["HGNC:6192"]) == {}
    assert store.evidence_per_year(Filter()) == {2017: 1}


def test_a_verdict_follows_its_evidence_through_a_merge(store, papers):
    from explorer.model.records import Curation

    said = papers.Said("IL6", "activates", "STAT3")
    bring(store, papers.paper(TITLE, pmid="1"))
    other = papers.paper("", "Long beginning.", said, doi="10.1/a")
    bring(store, other)
    store.append_curation(Curation(other[1][0].hash(other[0]), "correct", "seen"))
    bring(store, papers.paper(TITLE, "Long beginning.", said, pmid="1", doi="10.1/a"))
    record = store.document_evidence(1)[0]
    assert store.counts().documents == 1
    assert [one.note for one in store.curations(record.evidence.hash(record.document))] == ["seen"]


def test_any_order_of_three_ways_gives_one_document_with_all_that_is_known(tmp_path, papers):
    said = papers.Said("IL6", "activates", "STAT3")
    ways = [
        papers.paper(TITLE, "Text.", said, date="2017"),
        papers.paper(TITLE, "Text.", said, date="2017", pmid="1", journal="J"),
        papers.paper(TITLE, "Text.", said, date="2017", doi="10.1/a", pages="1-2"),
        papers.paper(TITLE, "Text.", said, date="2017", pmid="1", doi="10.1/a"),
    ]
    for place, order in enumerate(permutations(ways)):
        with Store.create(tmp_path / f"{place}.pathways") as store:
            with store.import_run("x") as run:
                for one in order:
                    run.add(*one)
            found = store.documents().items
            assert len(found) == 1
            assert (found[0].document.pmid, found[0].document.doi, found[0].document.pages) == ("1", "10.1/a", "1-2")
            assert found[0].evidence == 1
            assert run.report.read == 4
            assert store.check() == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"pmid": "1"}, {"pmid": "1", "doi": "10.1/b"}, True),
        ({"pmid": "1", "doi": "10.1/a"}, {"pmid": "2", "doi": "10.1/a"}, False),
        ({"doi": "10.1/a"}, {"doi": "10.1/b"}, False),
        ({"doi": "10.1/a"}, {"pmid": "2", "doi": "10.1/a"}, True),
        ({"date": "2017"}, {"date": "2018"}, False),
        ({"date": "2017"}, {"date": "2017-03", "pmid": "2"}, True),
        ({"date": "2017"}, {}, True),
    ],
)
def test_the_surest_thing_that_both_have_decides(one, other, same):
    text = "Two texts that differ. "
    first = card(Document(text + "a", title=TITLE, **one))
    second = card(Document(text + "b", title=TITLE.upper() + ".", **other))
    assert first.same(second) is same
    assert second.same(first) is same


def test_a_paste_that_fits_two_papers_never_makes_them_one(store, papers):
    for pmid in ("1", "2"):
        bring(store, papers.paper(TITLE, f"Part {pmid}.", date="2017", pmid=pmid))
    assert bring(store, papers.paper(TITLE, "Pasted.", date="2017")).known == 1
    assert [record.document.pmid for record in store.documents().items] == ["1", "2"]


def test_editorials_of_two_journals_are_two():
    one = card(Document("Editorial\na", title="Editorial", date="2017", journal="A"))
    other = card(Document("Editorial\nb", title="Editorial", date="2017", journal="B"))
    assert not one.same(other)


def test_texts_without_a_title_are_the_same_by_their_words(store):
    assert bring(store, (Document("Only words."), [], []), (Document("Only words."), [], [])).known == 1
    assert bring(store, (Document("Other words."), [], [])).new == 1


def test_completing_keeps_what_is_there_and_adds_what_is_missing():
    old = Document("T\nold", title="T", date="2017", journal="J", source="a.txt")
    new = Document("T\nnew", title="T", date="2017-05", journal="K", pmid="1", kind=DocumentKind.RETRACTED)
    now = completed(old, new)
    assert (now.text, now.journal, now.date, now.pmid) == (old.text, "J", "2017-05", "1")
    assert now.kind is DocumentKind.RETRACTED
    assert completed(replace(old, sample=True), new).text == new.text


@st.composite
def ways(draw):
    """One of four papers, with some of its identifiers, its title or its text, or parts of them."""
    number = draw(st.integers(1, 4))
    fields = {}
    if draw(st.booleans()):
        fields["pmid"] = str(number)
    if draw(st.booleans()):
        fields["doi"] = f"10.1/{number}"
    if draw(st.booleans()):
        fields["date"] = str(2000 + number)
    title = draw(st.sampled_from([f"{TITLE} number {number}", f"{TITLE} number {number}", "", "Reply"]))
    return number, title, draw(st.sampled_from(["whole", "more", "none"])), fields


@settings(max_examples=60, deadline=None)
@given(sequence=st.lists(ways(), min_size=1, max_size=12), batch=st.integers(1, 4))
def test_whatever_comes_in_whatever_order_fits_together_and_can_be_undone(tmp_path_factory, papers, sequence, batch):
    with Store.create(tmp_path_factory.mktemp("ways") / "x.pathways") as store:
        runs = []
        for first in range(0, len(sequence), batch):
            with store.import_run("x") as run:
                for number, title, text, fields in sequence[first : first + batch]:
                    said = [papers.Said("IL6", "activates", "STAT3", f"in paper {number}")]
                    said += [papers.Said("TNF", "inhibits", "EMT", f"in paper {number}")] if text == "more" else []
                    run.add(*papers.paper(title, *([] if text == "none" and title else said), **fields))
            runs.append(run.report)
            assert store.check() == []
        assert all(one.read == one.new + one.known + one.refused for one in runs)
        found = [record.document for record in store.documents().items]
        for name in ("pmid", "doi"):
            given_ones = [getattr(one, name) for one in found if getattr(one, name)]
            assert len(given_ones) == len(set(given_ones))
        assert {one.pmid for one in found} - {""} == {way[3]["pmid"] for way in sequence if "pmid" in way[3]}
        for one in reversed(runs):
            preview, before = store.undo_import_preview(one.import_id), store.counts()
            assert store.undo_import(one.import_id) == preview
            after = store.counts()
            assert before.documents - after.documents == preview.documents
            assert before.evidence - after.evidence == preview.evidence
            assert before.statements - after.statements == preview.statements
            assert store.check() == []
        assert store.counts().documents == store.counts().entities == 0
