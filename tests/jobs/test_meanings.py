"""What a name may mean is found by name and by identifier, in the lexicon and in the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import CancelledError
from explorer.jobs.ingest import ingest
from explorer.jobs.meanings import MOST, meanings
from explorer.model.document import Document
from explorer.model.progress import Progress
from explorer.store.store import Store


def ids(query: str) -> list[str | None]:
    return [one.id for one in meanings(query, None, Progress())]


def test_an_identifier_means_its_entity() -> None:
    assert ids(" HGNC:6018 ") == ["HGNC:6018"]


def test_a_name_has_all_its_listed_meanings_the_likelier_first() -> None:
    found = ids("EMT")
    assert found[0] == "GO:0001837"
    assert "HGNC:6171" in found
    assert len(found) == len(set(found))


def test_a_plural_means_what_its_singular_does() -> None:
    assert set(ids("STAT3")) <= set(ids("STAT3s"))


@pytest.mark.parametrize("query", ["", "  ", "no such name at all", "\ud800", "x:y"])
def test_what_nobody_knows_means_nothing(query: str) -> None:
    assert ids(query) == []


def test_names_of_the_store_are_found_while_they_are_typed(tmp_path: Path) -> None:
    with Store.create(tmp_path / "mine.pathways") as store:
        ingest([Document("In these cells, IL-6 activates STAT3.")], store, Progress(), processes=1)
        assert "HGNC:11364" not in ids("STA")
        found = meanings("STA", store, Progress())
    assert "HGNC:11364" in [one.id for one in found]
    assert len(found) <= MOST


def test_a_search_that_was_cancelled_ends() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        meanings("EMT", None, progress)
