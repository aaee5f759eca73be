"""Steps of the store wait for each other, follow undo and redo, and end with a failure."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer.diagram.change import Change
from explorer.errors import ExplorerError
from explorer.model.progress import Progress
from explorer.store.store import Store
from explorer.ui.main_window import MainWindow
from explorer.ui.store_steps import Step, StoreSteps


class Log:
    """What was done, in order."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def step(self, word: str, after: threading.Event | None = None) -> Step:
        """Return a step that waits for *after*, if it is given, and then writes *word*."""

        def job(store: Store, progress: Progress) -> str:
            if after is not None:
                after.wait()
            return word

        return Step(job, self.done.append)

    def settle(self) -> None:
        """Write that no step is left."""
        self.done.append("settled")


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def steps(window: MainWindow, log: Log) -> StoreSteps:
    return StoreSteps(window.parts.desk, log.settle)


def test_a_quick_step_waits_for_a_slow_one_before_it(
    qtbot: QtBot, window: MainWindow, steps: StoreSteps, log: Log
) -> None:
    store = window.parts.stores.store
    go = threading.Event()
    steps.run(store, log.step("slow", go))
    steps.run(store, log.step("quick"))
    answered: list[str] = []
    window.parts.background.run(lambda progress: "later", then=answered.append)
    qtbot.waitUntil(lambda: answered == ["later"])
    assert log.done == [], "a thread was free for the quick one"
    go.set()
    qtbot.waitUntil(lambda: len(log.done) == 2)
    assert log.done == ["slow", "quick"]


def test_undo_and_redo_are_followed_and_settled_once(
    qtbot: QtBot, window: MainWindow, steps: StoreSteps, log: Log
) -> None:
    parts = window.parts
    go = threading.Event()
    also = steps.following(parts.stores.store, log.step("back", go), log.step("forth"))
    parts.controller.done(Change("A step"), also=also)
    parts.controller.undo_stack.undo()
    parts.controller.undo_stack.redo()
    go.set()
    qtbot.waitUntil(lambda: "settled" in log.done)
    assert log.done == ["back", "forth", "settled"]


def test_a_step_that_fails_is_told_and_takes_those_after_it_away(
    qtbot: QtBot, window: MainWindow, steps: StoreSteps, log: Log
) -> None:
    def fail(store: Store, progress: Progress) -> None:
        raise ExplorerError("The disk is full.")

    store = window.parts.stores.store
    steps.run(store, Step(fail))
    steps.run(store, log.step("after"))
    qtbot.waitUntil(lambda: "settled" in log.done)
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    assert log.done == ["settled"]
    assert window.parts.notices.text == "The disk is full."


def test_undo_does_not_reach_into_another_store(
    qtbot: QtBot, window: MainWindow, steps: StoreSteps, log: Log, tmp_path: Path
) -> None:
    other = tmp_path / "other.pathways"
    Store.create(other).close()
    also = steps.following(window.parts.stores.store, log.step("back"), log.step("forth"))
    with qtbot.waitSignal(window.opening.ready):
        window.parts.stores.open(other)
    also(False)
    qtbot.waitUntil(lambda: not window.parts.background.tasks)
    assert log.done == []
