"""Sentences that name two entities, and of which nothing was extracted, are found, each once, by any of their names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.errors import CancelledError
from explorer.extraction.user_dictionary import Action, Entry, UserDictionary
from explorer.jobs import missed
from explorer.jobs.ingest import ingest
from explorer.jobs.missed import missed_page
from explorer.model.document import Document
from explorer.model.missed import NamedTogether
from explorer.model.progress import Progress
from explorer.store.store import Store

IL6, STAT3, HGF = "HGNC:6018", "HGNC:11364", "HGNC:4893"
PAPERS = (
    ("One.", "IL-6 activates STAT3. Both IL-6 and STAT3 were measured in all 😀 samples."),
    ("Two.", "Levels of interleukin-6 were read on day two, those of p-STAT3 on day three. IL-6 rose."),
    ("Three.", "IL6 and IL-60 were seen. In another series STAT3 was seen."),
    ("Four.", "We stained for interleukin 6 and for STAT3 in each slice. IL-6 was low, and STAT3 was low."),
    ("Five.", "Hepatocyte growth factor (HGF) and STAT3 were stained."),
)
TOGETHER = [
    "Both IL-6 and STAT3 were measured in all 😀 samples.",
    "Levels of interleukin-6 were read on day two, those of p-STAT3 on day three.",
    "We stained for interleukin 6 and for STAT3 in each slice.",
    "IL-6 was low, and STAT3 was low.",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    documents = [
        Document(f"{title}\n{text}", title, pmid=str(number), source="pages")
        for number, (title, text) in enumerate(PAPERS, 1)
    ]
    with Store.create(tmp_path_factory.mktemp("missed") / "mine.pathways") as one:
        ingest(documents, one, Progress(), processes=1)
        ingest([Document("Six.\nHGF activates MET.", "Six.", pmid="6")], one, Progress(), processes=1)
        yield one


def pages(store: Store, first: str, second: str, limit: int = missed.PAGE) -> list[NamedTogether]:
    found: list[NamedTogether] = []
    after: int | None = 0
    while after is not None:
        page = missed_page(store, (first, second), after, Progress(), limit=limit)
        assert len(page.items) <= limit
        assert page.after is None or page.after > after
        found += page.items
        after = page.after
    return found


def test_sentences_that_name_both_are_found_by_any_name_and_those_read_are_not(store: Store) -> None:
    found = pages(store, IL6, STAT3)
    assert [one.text for one in found] == TOGETHER
    assert [[span.of(one.document.text) for span in one.first] for one in found] == [
        ["IL-6"],
        ["interleukin-6"],
        ["interleukin 6"],
        ["IL-6"],
    ]
    assert [span.of(one.document.text) for one in found for span in one.second] == ["STAT3"] * 4


@given(limit=st.integers(1, 6), at_once=st.integers(1, 6), most=st.integers(1, 6))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_pages_of_any_length_give_each_sentence_once_from_either_side(
    store: Store, monkeypatch: pytest.MonkeyPatch, limit: int, at_once: int, most: int
) -> None:
    monkeypatch.setattr(missed, "AT_ONCE", at_once)
    monkeypatch.setattr(missed, "MOST", most)
    assert [one.text for one in pages(store, IL6, STAT3, limit)] == TOGETHER
    assert [one.text for one in pages(store, STAT3, IL6, limit)] == TOGETHER


def test_a_name_that_means_something_else_here_is_no_name_of_it(store: Store) -> None:
    """`HGF` is an alias of IL6 too: full text finds the fifth paper for both, its long form tells which is meant."""
    assert "HGF" in store.entity(IL6).synonyms
    assert [one.document.pmid for one in pages(store, HGF, STAT3)] == ["5"]
    assert "5" not in [one.document.pmid for one in pages(store, IL6, STAT3)]


def test_the_dictionary_of_the_person_counts(store: Store) -> None:
    never = UserDictionary((Entry(Action.FORBID, "interleukin-6"),))
    page = missed_page(store, (IL6, STAT3), 0, Progress(), never)
    assert [one.text for one in page.items] == [TOGETHER[0], TOGETHER[3]]


def test_abstracts_and_sentences_are_counted_by_their_words(store: Store) -> None:
    counts = store.pair_counts(IL6, STAT3)
    assert (counts.abstracts, counts.sentences, counts.read) == (5, 6, 1)
    assert store.pair_counts(STAT3, IL6) == counts


def test_an_entity_that_is_not_there_is_named_nowhere(store: Store) -> None:
    assert pages(store, IL6, "HGNC:0") == []
    assert pages(store, IL6, IL6) == []
    assert store.pair_counts(IL6, "HGNC:0").abstracts == 0


def test_looking_stops_when_it_is_cancelled(store: Store) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        missed_page(store, (IL6, STAT3), 0, progress)


def test_where_the_words_mean_other_things_a_page_comes_early_and_the_next_one_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missed, "AT_ONCE", 1)
    monkeypatch.setattr(missed, "MOST", 1)
    first = missed_page(store, (HGF, STAT3), 0, Progress())
    assert first.after is not None
    assert len(first.items) <= 1
    assert [one.document.pmid for one in pages(store, HGF, STAT3)] == ["5"]
