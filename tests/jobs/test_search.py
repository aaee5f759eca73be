"""What is typed next, and what a search leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.errors import CancelledError
from explorer.jobs.search import Found, completions, search
from explorer.model.entity import Kind
from explorer.model.progress import Progress
from explorer.store.store import Store
from tests.ui.conftest import fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "small.pathways") as made:
        fill(made)
        yield made


def find(store: Store, typed: str, **limits: int) -> Found:
    return search(store, typed, limits, None, Progress())


def test_each_group_answers_only_what_it_can_be_asked(store: Store) -> None:
    words, terms, papers = find(store, "il6"), find(store, "il6 sign:down"), find(store, "feedback year:2021")
    assert (bool(words.entities), words.sentences.total, words.statements.total) == (True, 6, 0)
    assert (terms.entities, terms.sentences.total, terms.papers.total, terms.statements.total) == ({}, 0, 0, 1)
    assert (papers.papers.total, papers.statements.total) == (1, 1)


def test_the_kind_of_an_entity_is_asked_together_with_its_name(store: Store) -> None:
    assert set(find(store, "e kind:process").entities) == {Kind.PROCESS}
    assert find(store, "e -kind:process").entities == {}


def test_a_group_is_as_long_as_wanted_and_counts_all(store: Store) -> None:
    found = find(store, "", gene=2)
    assert found.empty
    genes = find(store, "kind:gene", gene=2).entities[Kind.GENE]
    assert (len(genes.items), genes.total) == (2, 4)


def test_a_search_can_be_stopped(store: Store) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        search(store, "il6", {}, None, progress)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("IL6 sub", "IL6 subject:"),
        ("sign:d", "sign:down "),
        ("object:sta", "object:STAT3 "),
        ('sign:up entity:"epith', "sign:up entity:EMT "),
        ("aprf", "STAT3"),
    ],
)
def test_a_completion_leaves_the_rest_of_the_line_as_it_is(store: Store, typed: str, line: str) -> None:
    assert line in [one.line for one in completions(store, typed, len(typed), Progress())]


def test_nothing_is_offered_for_what_cannot_go_on(store: Store) -> None:
    assert completions(store, "knid:pro", 8, Progress()) == []
    assert completions(store, "year:2", 6, Progress()) == []
