"""Stores are opened, made and copied without ever replacing one that is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.errors import CancelledError
from explorer.model.progress import Progress
from explorer.store.store import Store
from explorer.ui import ask, stores
from explorer.ui.main_window import MainWindow


def test_a_new_store_where_one_is_opens_that_one(
    qtbot: QtBot, make_window: Callable[[], MainWindow], store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: store_path)
    window = make_window()
    with qtbot.waitSignal(window.opening.ready):
        window.parts.actions["file.new"].trigger()
    assert window.parts.stores.store.counts().documents == 3


def test_a_copy_over_the_open_store_is_refused(
    qtbot: QtBot, window: MainWindow, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: store_path)
    window.parts.actions["file.copy"].trigger()
    assert "choose another name" in window.parts.notices.text
    with Store.open(store_path) as store:
        assert store.counts().documents == 3


def test_choosing_no_file_changes_nothing(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("save_file", "open_file", "folder"):
        monkeypatch.setattr(ask, name, lambda *_, **__: None)
    monkeypatch.setattr(ask, "open_files", lambda *_: [])
    before = window.parts.stores.store
    for name in ("file.new", "file.open", "file.copy", "file.import", "file.folder"):
        window.parts.actions[name].trigger()
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    assert window.parts.stores.store is before


@pytest.mark.parametrize("there", [True, False])
def test_a_store_that_is_not_wanted_any_more_when_it_is_open_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    path, progress, closed = tmp_path / "one.pathways", Progress(), []
    if there:
        Store.create(path).close()
    name = "open" if there else "create"
    real, close = getattr(Store, name), Store.close
    monkeypatch.setattr(Store, name, lambda path: (progress.cancel(), real(path))[1])
    monkeypatch.setattr(Store, "close", lambda self: (closed.append(self.path), close(self)))
    with pytest.raises(CancelledError):
        stores._create(path, progress)
    assert closed == [path]


def test_another_store_takes_the_place_of_the_first_and_late_answers_are_dropped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "other.pathways"
    Store.create(other).close()
    answers: list[str] = []
    window.parts.background.run(lambda progress: "late", then=answers.append)
    with qtbot.waitSignal(window.opening.ready):
        window.parts.stores.open(other)
    window.parts.background.run(lambda progress: "now", then=answers.append)
    qtbot.waitUntil(lambda: "now" in answers)
    assert window.parts.controller.diagram.nodes == {}
    assert window.parts.docks.evidence.cards == []
    assert window.parts.empty.isVisible()
