"""Actions ask the open store, and write only to one that may be written."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from explorer.model.progress import Progress
from explorer.store.store import Store
from explorer.ui.desk import StoreActions
from explorer.ui.main_window import MainWindow


class Naming(StoreActions):
    """Actions of this test."""

    own_for = "name it"

    def name(self, then: Any) -> None:
        """Ask what the store is called."""
        self._ask_store(_name, "!", then=then, channel="name")


def _name(store: Store, mark: str, progress: Progress) -> str:
    progress.check()
    return f"{store.name}{mark}"


def test_a_store_that_may_be_written_is_handed_out(window: MainWindow) -> None:
    assert Naming(window.parts.desk).own_store() is window.parts.stores.store


def test_of_a_read_only_store_it_is_said_what_a_copy_is_needed_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.parts.stores.store, "read_only", True)
    assert Naming(window.parts.desk).own_store() is None
    assert window.parts.notices.text == "This store is read-only: save a copy of your own to name it."


def test_a_job_gets_the_open_store_and_runs_only_where_there_is_one(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    naming = Naming(window.parts.desk)
    naming.name(names.append)
    qtbot.waitUntil(lambda: bool(names))
    assert names == [f"{window.parts.stores.store.name}!"]
    monkeypatch.setattr(window.parts.stores, "store", None)
    naming.name(names.append)
    assert not [task for task in window.parts.background.tasks if task.channel == "name"]
