"""What was read to count the choices of filters serves again until the store or the edges are others."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import CancelledError
from explorer.graph.build import edges
from explorer.jobs.choices import count_choices
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.records import Curation
from explorer.store.store import Store
from tests.ui.conftest import fill


def test_it_is_read_once_for_all_filters_and_again_after_a_verdict(tmp_path: Path) -> None:
    with Store.create(tmp_path / "sample.pathways") as store:
        fill(store)
        lines = edges(store.statements(Filter(negated=True)))
        first, known = count_choices(store, lines, Filter(), None, Progress())
        second, same = count_choices(store, lines, Filter(min_papers=2), known, Progress())
        assert same is known
        assert (first.shown, second.shown) == (7, 1)
        record = store.evidence_page([lines[0].statements[0].id]).items[0]
        store.append_curation(Curation(record.hash, "no_relation", curator="ann"))
        third, renewed = count_choices(store, lines, Filter(), known, Progress())
        assert renewed is not known
        assert third.shown == 6


def test_other_edges_are_read_anew(tmp_path: Path) -> None:
    with Store.create(tmp_path / "sample.pathways") as store:
        fill(store)
        lines = edges(store.statements(Filter(negated=True)))
        _, known = count_choices(store, lines, Filter(), None, Progress())
        found, other = count_choices(store, lines[:3], Filter(), known, Progress())
        assert other is not known
        assert found.shown <= 3


def test_counting_can_be_cancelled(tmp_path: Path) -> None:
    with Store.create(tmp_path / "sample.pathways") as store:
        fill(store)
        progress = Progress()
        progress.cancel()
        with pytest.raises(CancelledError):
            count_choices(store, [], Filter(), None, progress)
