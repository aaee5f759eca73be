"""Papers by what is written on them and by the words in them; no text is an error (row 57 of the faults)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import StoreError
from explorer.store.folding import phrases, tokens
from explorer.store.store import Store

# The queries of biologists, and of nobody
QUERIES = """
IL-6|IL6|CD4+|NF-κB|p53|"TGF-beta 1"|(EMT)|a AND b|OR|NOT x|NEAR(a b)|x*|^y|col:val|"|""|'|;--|\\|%|_|TNF-α|β-catenin|
5-FU|3'-UTR|Ca2+|H2O2|miR-21-5p|IL-1β/IL-6|PI3K/Akt|Wnt/β-catenin|50%|<0.05|α|µM|é|İ|ß|ﬁ|中文|עברית|🧬|\u202e|\ud800|\0|
{}|[x]|a-b-c|--|++|x"y|x""y|"x|1e999|18446744073709551616
""".replace("\n", "").split("|")


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_is_an_error(filled, query):
    assert filled.search_sentences(query).total >= 0
    assert filled.find_papers(query) is not None
    assert filled.documents(query).total >= 0


@pytest.fixture(scope="module")
def thousand(tmp_path_factory):
    """A store of one text of a thousand short sentences, and the sentences."""
    import random

    from explorer.model.document import Document, Span

    chance = random.Random(7)
    words = [
        "IL-6",
        "IL6",
        "il",
        "6",
        "TNF-α",
        "TNFalpha",
        "TNF",
        "CD4+",
        "metastasis",
        "metastatic",
        "NF-κB",
        "and",
        "60",
    ]
    sentences = [" ".join(chance.choices(words, k=6)) + f" {number}." for number in range(1000)]
    with Store.create(tmp_path_factory.mktemp("thousand") / "x.pathways") as store:
        text = " ".join(sentences)
        starts = [text.index(one) for one in sentences]
        with store.import_run("x") as run:
            run.add(
                Document(text),
                [],
                [Span(start, start + len(one)) for start, one in zip(starts, sentences, strict=True)],
            )
        yield store, sentences


def naive(sentence, query):
    """Whether a sentence has all phrases of a query, found without an index."""
    there = tokens(sentence)

    def has(words, is_open):
        length = len(words)
        return any(
            there[at : at + length] == words
            or (is_open and there[at : at + length - 1] == words[:-1] and there[at + length - 1].startswith(words[-1]))
            for at in range(len(there) - length + 1)
        )

    return all(has(*phrase) for phrase in phrases(query))


@settings(max_examples=100, deadline=None)
@given(
    query=st.lists(
        st.sampled_from(
            ["IL-6", "il6", "TNFα", "tnf-a", "metasta", "CD4", '"il 6"', "nf-kappab", "60", "6", "an", "x"]
        ),
        min_size=1,
        max_size=3,
    ).map(" ".join)
)
def test_the_index_finds_what_reading_all_finds(thousand, query):
    store, sentences = thousand
    wanted = {one for one in sentences if naive(one, query)}
    found = store.search_sentences(query, limit=2000)
    assert {hit.sentence.of(hit.document.text) for hit in found.items} == wanted
    assert found.total == len(wanted)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_can_be_searched(thousand, query):
    store, _ = thousand
    store.search_sentences(query)
    store.find_papers(query)
    store.documents(query)


def test_il_6_finds_il_6_however_it_is_written(store, papers):
    with store.import_run("x") as run:
        run.add(*papers.paper("T", "Here IL-6 rose.", "There IL6 fell.", "IL-60 is another.", "Il 6 it was."))
    for query in ("IL-6", "il6", "IL 6", '"IL-6"'):
        found = [hit.sentence.of(hit.document.text) for hit in store.search_sentences(query).items]
        assert found == ["Here IL-6 rose.", "There IL6 fell.", "Il 6 it was."]


def test_a_found_sentence_knows_its_statements_and_pages_go_on(filled):
    page, hits = filled.search_sentences("series", limit=7), []
    assert page.total == 40
    while True:
        hits += page.items
        if page.after is None:
            break
        page = filled.search_sentences("series", after=page.after, limit=7)
    assert len(hits) == len({(hit.document_id, hit.sentence) for hit in hits}) == 40
    assert all(len(hit.statement_ids) == 1 for hit in hits)


def test_sentences_are_counted_up_to_a_bound(store, papers, monkeypatch):
    monkeypatch.setattr("explorer.store.documents.COUNTED", 5)
    with store.import_run("x") as run:
        run.add(*papers.paper("T", *(f"Number {number} rose." for number in range(9))))
    assert [store.search_sentences(words, limit=2).count for words in ("rose", "number 3")] == ["5+", "1"]
    assert store.search_sentences("rose", limit=20).count == "9"


def test_documents_are_listed_page_by_page(filled):
    first = filled.documents(limit=15)
    rest = filled.documents(limit=15, after=first.after)
    assert (first.total, len(first.items), len(rest.items), rest.after) == (20, 15, 5, None)
    assert [record.id for record in first.items + rest.items] == list(range(1, 21))
    assert filled.documents("10007").items[0].document.pmid == "10007"
    assert filled.documents("JOURNAL 1 2001").total == 1


def test_papers_come_in_the_order_asked_for(filled):
    assert [record.id for record in filled.papers([5, 2, 999, 5])] == [5, 2, 5]
    with pytest.raises(StoreError):
        filled.document(2**70)


def test_journals_come_with_their_counts(filled):
    assert filled.journals() == [("Journal 0", 7), ("Journal 1", 7), ("Journal 2", 6)]
