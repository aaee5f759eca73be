"""Jobs run beside the window; their results come back, late ones are dropped, and closing joins them."""

from __future__ import annotations

import threading
import time
import weakref

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.errors import CancelledError, ExplorerError
from explorer.model.progress import Progress
from explorer.ui.background import Background
from tests.patience import PATIENCE_SECONDS


def test_a_job_runs_in_another_thread_and_its_result_comes_back_to_the_windows(
    background: Background, qtbot: QtBot
) -> None:
    here = QThread.currentThread()
    threads, results = [], []
    background.run(
        lambda number, progress: (threads.append(threading.current_thread()), number * 2)[1],
        21,
        then=lambda result: results.append((result, QThread.currentThread())),
    )
    qtbot.waitUntil(lambda: bool(results))
    assert results == [(42, here)]
    assert threads[0] is not threading.main_thread()


def test_an_error_for_the_person_goes_to_its_listener(background: Background, qtbot: QtBot) -> None:
    errors: list[ExplorerError] = []

    def fail(progress: Progress) -> None:
        raise ExplorerError("The file is not there; choose another one.")

    background.run(fail, or_else=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "The file is not there; choose another one."


def test_an_error_without_listener_is_shown(background: Background, qtbot: QtBot) -> None:
    def fail(progress: Progress) -> None:
        raise ExplorerError("No.")

    with qtbot.waitSignal(background.refused) as caught:
        background.run(fail)
    assert str(caught.args[0]) == "No."


def test_a_bug_in_a_job_is_reported_as_one_and_the_listener_hears_of_it(background: Background, qtbot: QtBot) -> None:
    heard: list[ExplorerError] = []

    def bug(progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(background.broke) as caught:
        background.run(bug, or_else=heard.append)
    assert isinstance(caught.args[0], ZeroDivisionError)
    assert "bug" in str(heard[0])


def test_a_result_for_another_store_is_dropped(background: Background, qtbot: QtBot) -> None:
    go, results = threading.Event(), []
    background.run(lambda progress: go.wait(), then=lambda _: results.append("late"))
    background.run(lambda progress: go.wait(), then=lambda _: results.append("lasting"), lasting=True)
    background.new_generation()
    go.set()
    qtbot.waitUntil(lambda: not background.tasks)
    assert results == ["lasting"]


def test_a_newer_request_on_a_channel_replaces_the_older_one(background: Background, qtbot: QtBot) -> None:
    go, results = threading.Event(), []

    def answer(word: str, progress: Progress) -> str:
        go.wait()
        return word

    for word in ("first", "second", "third"):
        background.run(answer, word, then=results.append, channel="search")
    go.set()
    qtbot.waitUntil(lambda: not background.tasks)
    assert results == ["third"]


def test_cancel_reaches_the_job_at_its_next_report(background: Background, qtbot: QtBot) -> None:
    errors: list[ExplorerError] = []

    def endless(progress: Progress) -> None:
        while True:
            progress.report(1, 10, "working")
            time.sleep(0.005)

    with qtbot.waitSignal(background.progressed):
        task = background.run(endless, or_else=errors.append, progress="Reading")
    background.cancel(task)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], CancelledError)


def test_progress_is_told_in_the_windows_thread_and_not_a_thousand_times(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.ui.background._REPORT_SECONDS", PATIENCE_SECONDS)
    seen: list[tuple[int, int, str]] = []
    background.progressed.connect(lambda _task, done, total, what: seen.append((done, total, what)))

    def count(progress: Progress) -> None:
        for number in range(1, 5001):
            progress.report(number, 5000, "one")

    with qtbot.waitSignal(background.ended):
        background.run(count, progress="Counting")
    assert seen[-1] == (5000, 5000, "one")
    assert len(seen) <= 2, "the first and the last: all others came sooner than the window looks"


def test_a_click_is_answered_while_long_work_runs(background: Background, qtbot: QtBot) -> None:
    go, answers = threading.Event(), []
    for _ in range(4):
        background.run(lambda progress: go.wait(), progress="Long")
    background.run(lambda progress: "here", then=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert len(background.tasks) == 4, "the long work is not done"
    go.set()
    qtbot.waitUntil(lambda: not background.tasks)


@pytest.mark.parametrize("words", ["", "Reading"])
def test_closing_cancels_and_joins_and_delivers_nothing(qtbot: QtBot, words: str) -> None:
    background, results = Background(), []
    started = threading.Event()

    def work(progress: Progress) -> str:
        started.set()
        while not progress.cancelled:
            time.sleep(0.005)
        return "done"

    background.run(work, then=results.append, progress=words)
    assert started.wait(PATIENCE_SECONDS)
    assert background.close()
    QApplication.processEvents()  # what a thread sent before it ended waits there
    assert results == []


def test_opening_and_closing_two_hundred_times_leaves_no_thread(qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    for _ in range(200):
        background = Background()
        background.run(lambda progress: 1, then=lambda _: None)
        assert background.close()
        background.deleteLater()
    assert set(threading.enumerate()) <= before


class Asker(QObject):
    """A part of the window that asks for something."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def take(self, answer: object) -> None:
        """Hear the answer."""
        self.told.append(answer)


@pytest.mark.parametrize("words", ["", "Working"])
@pytest.mark.parametrize("outcome", ["answer", "late", "failure"])
def test_who_asked_is_let_go_in_the_windows_thread_as_soon_as_it_has_its_answer(
    background: Background, qtbot: QtBot, outcome: str, words: str
) -> None:
    """Or a thread that waits for work would delete it later: no widget survives that."""

    def job(progress: Progress) -> str:
        if outcome == "failure":
            raise ExplorerError("No.")
        return "here"

    asker, gone = Asker(), []
    weakref.finalize(asker, lambda: gone.append(threading.current_thread()))
    background.run(job, then=asker.take, or_else=asker.take, progress=words)
    if outcome == "late":
        background.new_generation()
    qtbot.waitUntil(lambda: not background.tasks)
    del asker
    assert gone == [threading.main_thread()]


def test_a_thread_that_waits_for_work_keeps_no_result(background: Background, qtbot: QtBot) -> None:
    made: list[weakref.ref[set[int]]] = []

    def job(progress: Progress) -> set[int]:
        answer = set(range(10))
        made.append(weakref.ref(answer))
        return answer

    background.run(job, then=lambda _: None)
    qtbot.waitUntil(lambda: not background.tasks)
    qtbot.waitUntil(lambda: made[0]() is None)
