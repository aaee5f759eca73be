"""The list of saved searches is that of the store, in whatever order its answers come."""

from __future__ import annotations

import threading

import pytest

from explorer.model.progress import Progress
from explorer.store.store import Store
from explorer.ui.background import Background
from explorer.ui.panels import saved
from explorer.ui.panels.saved import SavedSearchesBox
from tests.patience import PatientBot


def names(box: SavedSearchesBox) -> list[str]:
    return [box.list.item(row).text().split("   ")[0] for row in range(box.list.count())]


@pytest.fixture
def box(qtbot: PatientBot, background: Background) -> SavedSearchesBox:
    made = SavedSearchesBox(background)
    qtbot.addWidget(made)
    return made


def test_a_list_that_was_read_before_a_search_was_kept_does_not_take_it_away(
    qtbot: PatientBot, background: Background, store: Store, box: SavedSearchesBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, read, go = saved._listed, threading.Event(), threading.Event()

    def slowly(store: Store, progress: Progress) -> object:
        found = real(store, progress)
        read.set()
        go.wait()
        return found

    with monkeypatch.context() as patched:
        patched.setattr(saved, "_listed", slowly)
        box.set_store(store)
    qtbot.waitUntil(read.is_set)
    box.keep("STAT3")
    qtbot.waitUntil(lambda: names(box) == ["STAT3"])
    go.set()
    qtbot.waitUntil(lambda: not background.tasks)
    assert names(box) == ["STAT3"]


def test_searches_that_are_kept_in_a_hurry_are_all_listed(
    qtbot: PatientBot, background: Background, store: Store, box: SavedSearchesBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the answer to the first comes after the answer to the second."""
    real, kept, go = Store.save_search, threading.Event(), threading.Event()

    def slowly(self: Store, name: str, query: str) -> None:
        real(self, name, query)
        if name == "first":
            kept.set()
            go.wait()

    box.set_store(store)
    qtbot.waitUntil(lambda: not background.tasks)
    monkeypatch.setattr(Store, "save_search", slowly)
    box.keep("first")
    qtbot.waitUntil(kept.is_set)
    box.keep("second")
    qtbot.waitUntil(lambda: "second" in names(box))
    go.set()
    qtbot.waitUntil(lambda: not background.tasks)
    assert sorted(names(box)) == ["first", "second"]
    assert sorted(one.name for one in store.saved_searches()) == ["first", "second"]
