"""Nothing that was changed is lost between two saves, whatever the window is busy with when it ends or turns away."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.diagram.document import Diagram
from explorer.errors import CancelledError, StoreError
from explorer.model.progress import Progress
from explorer.store.quick import LAST
from explorer.store.store import Store
from explorer.ui.autosave import StateWriter
from explorer.ui.main_window import MainWindow

IL6 = "HGNC:6018"


def saved_x(path: Path) -> float:
    """Where the saved diagram has IL6."""
    with Store.open(path, read_only=True) as store:
        record = store.diagram(LAST)
    assert record is not None
    return Diagram.from_json(record.state).nodes[IL6].x


@pytest.fixture
def other_path(tmp_path: Path) -> Path:
    """An empty store."""
    path = tmp_path / "other.pathways"
    Store.create(path).close()
    return path


def keep_busy(window: MainWindow) -> None:
    """Have all threads for quick work work until they are cancelled."""

    def work(progress: Progress) -> None:
        while not progress.cancelled:
            time.sleep(0.005)

    for _ in range(2):
        window.parts.background.run(work)


def test_a_save_that_waits_for_its_turn_is_made_when_the_window_closes(
    qtbot: QtBot, window: MainWindow, store_path: Path
) -> None:
    keep_busy(window)
    with qtbot.waitSignal(window.parts.autosave.state) as told:
        window.parts.controller.move({IL6: (1234.0, 0.0)})
    assert told.args == ["saving"]
    window.close()
    assert saved_x(store_path) == 1234.0


def test_a_change_is_saved_before_another_store_takes_the_window(
    qtbot: QtBot, window: MainWindow, store_path: Path, other_path: Path
) -> None:
    with qtbot.waitSignal(window.opening.ready):
        window.parts.stores.open(other_path)
        window.parts.controller.move({IL6: (1234.0, 0.0)})
    assert window.parts.stores.store.path == other_path
    assert saved_x(store_path) == 1234.0


def test_what_cannot_be_saved_any_more_when_another_store_is_opened_is_told(
    qtbot: QtBot, window: MainWindow, store_path: Path, other_path: Path
) -> None:
    with qtbot.waitSignal(window.opening.ready):
        window.parts.stores.open(other_path)
        window.parts.controller.move({IL6: (1234.0, 0.0)})
        store_path.rename(store_path.with_name("away.pathways"))
    assert "The diagram could not be saved" in window.parts.notices.text


def test_an_older_state_is_never_written_after_a_newer_one(store_path: Path) -> None:
    with Store.open(store_path) as store:
        writer = StateWriter(store)
        writer.write(2, Diagram(title="newer"), Progress())
        writer.write(1, Diagram(title="older"), Progress())
        assert Diagram.from_json(store.diagram(LAST).state).title == "newer"
        writer.write(3, Diagram(title="newest"), Progress())
        assert Diagram.from_json(store.diagram(LAST).state).title == "newest"


def test_a_state_that_failed_to_be_written_or_was_cancelled_can_be_written_again(
    store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("The disk is full.", "full")

    cancelled = Progress()
    cancelled.cancel()
    with Store.open(store_path) as store:
        writer = StateWriter(store)
        with pytest.raises(CancelledError):
            writer.write(1, Diagram(title="mine"), cancelled)
        with monkeypatch.context() as patched:
            patched.setattr(Store, "save_diagram", fail)
            with pytest.raises(StoreError):
                writer.write(1, Diagram(title="mine"), Progress())
        writer.write(1, Diagram(title="mine"), Progress())
        assert Diagram.from_json(store.diagram(LAST).state).title == "mine"
