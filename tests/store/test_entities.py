"""Names: any synonym finds its entity, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import StoreError
from explorer.store.store import Store


@pytest.fixture
def named(store, papers):
    said = papers.Said
    with store.import_run("x") as run:
        run.add(*papers.paper("One", said("IL6", "activates", "STAT3"), said("HIF1A", "activates", "EMT")))
        run.add(*papers.paper("Two", said("TNF", "activates", "STAT3"), said("IL6", "inhibits", "EMT")))
    return store


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("IL6", "IL6"),
        ("IL-6", "IL6"),
        ("il 6", "IL6"),
        ("interleukin-6", "IL6"),
        ("Interleuk", "IL6"),
        ("bsf", "IL6"),
        ("HIF1a", "HIF1A"),
        ("hif-1α", "HIF1A"),
        ("HIF-1alpha", "HIF1A"),
        ("HIF 1 alpha", "HIF1A"),
        ("tnfα", "TNF"),
        ("TNF-a", "TNF"),
        ("mesenchymal", "EMT"),
        ("HGNC:11364", "STAT3"),
        ("ＩＬ６", "IL6"),
    ],
)
def test_every_way_to_write_a_name_finds_it(named, typed, name):
    assert named.complete(typed)[0].entity.name == name


def test_an_exact_name_comes_before_longer_ones_and_then_the_best_supported(store, papers):
    said = papers.Said
    with store.import_run("x") as run:
        run.add(*papers.paper("One", said("TNF", "activates", "IL6"), said("TNF", "inhibits", "STAT3")))
        run.add(*papers.paper("Two", said("TNF", "activates", "JAK2")))
    hits = store.complete("i")
    assert [(hit.entity.name, hit.name, hit.statements) for hit in hits] == [("IL6", "IL6", 1)]
    assert [hit.entity.name for hit in store.complete("t")][:2] == ["TNF", "STAT3"]
    assert len(store.complete("t", limit=1)) == 1


@pytest.mark.parametrize("nothing", ["", "   ", "---", "+", "\0", "\ud800", "'", '"', "%", "_"])
def test_signs_alone_find_no_name_and_are_no_error(named, nothing):
    assert named.complete(nothing) == []
    assert named.find_entity(nothing) is None


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(), max_size=40))
def test_any_typed_text_is_answered(any_store, text):
    any_store.complete(text)
    any_store.find_entity(text)
    any_store.entities([text])


@pytest.fixture(scope="module")
def any_store(tmp_path_factory, papers):
    with Store.create(tmp_path_factory.mktemp("any") / "x.pathways") as store:
        with store.import_run("x") as run:
            for number in range(10):
                run.add(*papers.numbered(number))
        yield store


@pytest.mark.parametrize("name", ["IL6", "il-6", "HGNC:6018", "interferon beta 2", "interferon β 2", " IL6 "])
def test_an_entity_is_found_by_any_exact_name(named, name):
    assert named.find_entity(name).id == "HGNC:6018"


def test_half_a_name_is_not_the_name(named):
    assert named.find_entity("interferon") is None
    assert named.find_entity("beta 2") is None


def test_entities_come_whole_by_their_keys(named, papers):
    il6 = papers.ENTITIES["IL6"]
    found = named.entity(il6.key)
    assert (found, found.full_name, found.synonyms) == (il6, il6.full_name, il6.synonyms)
    assert list(named.entities(["HGNC:11364", "no such", il6.key])) == ["HGNC:11364", il6.key]
    with pytest.raises(StoreError) as caught:
        named.entity("HGNC:0")
    assert caught.value.kind == "missing"
