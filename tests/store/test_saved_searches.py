"""Searches that are kept tell what is new."""

from __future__ import annotations

import pytest

from explorer.errors import StoreError
from explorer.model.query import parse


def add(store, papers, *said, **fields):
    with store.import_run("x") as run:
        for one in said:
            run.add(*papers.paper(f"{one.subject} {one.tail}", one, **fields))


def test_a_kept_search_tells_what_came_since_it_was_seen(store, papers):
    said = papers.Said
    add(store, papers, said("IL6", "activates", "STAT3"))
    store.save_search("mine", "sign:up")
    store.save_search("words", "hypoxia")
    assert [(one.name, one.new) for one in store.saved_searches()] == [("mine", 0), ("words", 0)]
    add(store, papers, said("TNF", "activates", "EMT", "in hypoxia"), said("JAK2", "inhibits", "EMT"))
    assert [(one.name, one.query, one.new) for one in store.saved_searches()] == [
        ("mine", "sign:up", 1),
        ("words", "hypoxia", 1),
    ]
    kept = store.saved_searches()[0]
    ((hit,), total) = store.search_statements(parse(kept.query), newer_than=kept.seen)
    assert (hit.statement.text, total) == ("TNF activates EMT", 1)
    store.saw_search("mine")
    assert [one.new for one in store.saved_searches()] == [0, 1]


def test_more_papers_for_a_known_statement_are_news_too(store, papers):
    said = papers.Said
    add(store, papers, said("IL6", "activates", "STAT3"))
    store.save_search("mine", "subject:IL6")
    add(store, papers, said("IL6", "activates", "STAT3", "again"))
    assert [one.new for one in store.saved_searches()] == [1]


def test_a_search_is_replaced_by_name_and_can_be_forgotten(store):
    store.save_search("mine", "sign:up")
    store.save_search("mine", "sign:down")
    assert [one.query for one in store.saved_searches()] == ["sign:down"]
    store.remove_search("mine")
    assert store.saved_searches() == []
    assert store.saved_searches() == []


def test_a_search_keeps_what_is_new_when_it_is_renamed(store, papers):
    said = papers.Said
    store.save_search("mine", "sign:up")
    store.save_search("others", "sign:down")
    add(store, papers, said("IL6", "activates", "STAT3"))
    store.rename_search("mine", "ups")
    assert [(one.name, one.new) for one in store.saved_searches()] == [("others", 0), ("ups", 1)]
    with pytest.raises(StoreError, match="already"):
        store.rename_search("ups", "others")


def test_a_removed_search_comes_back_with_what_was_new(store, papers):
    said = papers.Said
    store.save_search("mine", "sign:up")
    add(store, papers, said("IL6", "activates", "STAT3"))
    (kept,) = store.saved_searches()
    store.remove_search("mine")
    assert store.saved_searches() == []
    store.restore_search(kept)
    assert store.saved_searches() == [kept]
    assert kept.new == 1
