"""Worker processes answer in input order, lose one item at most, never load Qt, and are gone when cancelled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from explorer.errors import CancelledError, ExplorerError
from explorer.jobs import tasks, workers
from explorer.jobs.workers import Failure, Settled, Workers, processes_for
from explorer.layout.registry import LayoutNode
from explorer.model.progress import Progress
from tests.patience import PATIENCE_SECONDS, CancelledAtLook
from tests.processes import worker_processes

ROOT = Path(__file__).resolve().parents[2]
Request = tuple[str, list[LayoutNode], list[Any], None]


class OnArrival:
    """An item that calls a function in the worker as soon as it arrives there."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.call


def request(number: int) -> Request:
    return ("flow", [LayoutNode(f"n{number}", 10.0, 10.0, None, None, fixed=False)], [], None)


def test_results_come_in_the_order_of_the_items() -> None:
    items = [request(number) for number in range(20)]
    with Workers(2, "place", chunk=3) as pool:
        done = list(pool.map(items, Progress()))
    assert [item for item, _ in done] == items
    assert [list(result) for _, result in done] == [[f"n{number}"] for number in range(20)]
    assert worker_processes() == []


def test_settled_items_come_out_in_their_place_without_work() -> None:
    items = [request(number) if number % 3 else Settled(request(number)) for number in range(40)]
    read = []

    def reading() -> Iterator[Request | Settled[Request]]:
        for item in items:
            read.append(item)
            yield item

    with Workers(1, "place", chunk=2) as pool:
        done = []
        for one in pool.map(reading(), Progress()):
            done.append(one)
            assert len(read) - len(done) <= 8  # chunk times workers times four
    assert [item[1][0].key for item, _ in done] == [f"n{number}" for number in range(40)]
    assert [number for number, (_, result) in enumerate(done) if result is None] == list(range(0, 40, 3))


def test_nothing_but_settled_items_starts_no_process() -> None:
    with Workers(2, "place", chunk=2) as pool:
        assert [one for one, _ in pool.map(map(Settled, range(50)), Progress())] == list(range(50))
        assert worker_processes() == []


def test_an_item_that_raises_costs_only_itself() -> None:
    items = [request(0), ("no such layout", [], [], None), request(2)]
    with Workers(1, "place", chunk=3) as pool:
        results = [result for _, result in pool.map(items, Progress())]
    assert list(results[0]) == ["n0"]
    assert isinstance(results[1], Failure)
    assert "no such layout" in results[1].reason or "bug" in results[1].reason
    assert list(results[2]) == ["n2"]


def test_an_item_that_ends_its_worker_costs_only_itself() -> None:
    items = [request(0), OnArrival(os._exit, 3), request(2)]
    with Workers(1, "place", chunk=3) as pool:
        results = [result for _, result in pool.map(items, Progress())]
    assert list(results[0]) == ["n0"]
    assert results[1] == Failure("the worker process ended")
    assert list(results[2]) == ["n2"]


def test_an_item_that_never_ends_is_given_up() -> None:
    items = [request(0), OnArrival(time.sleep, 600), request(2)]

    def seconds(item: object) -> float:
        return 0.5 if isinstance(item, OnArrival) else PATIENCE_SECONDS

    with Workers(1, "place", chunk=1, seconds=seconds) as pool:
        results = [result for _, result in pool.map(items, Progress())]
    assert results[1] == Failure("it took more than 0.5 seconds")
    assert list(results[2]) == ["n2"]


def test_workers_that_cannot_start_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.spawn._python_exe", b"/bin/false")
    with Workers(2, "place") as pool, pytest.raises(ExplorerError, match="could not be started"):
        list(pool.map([request(number) for number in range(50)], Progress()))
    assert worker_processes() == []


def test_cancel_waits_for_no_item_and_no_worker_stays() -> None:
    endless = OnArrival(time.sleep, 2 * PATIENCE_SECONDS)
    with Workers(2, "place", chunk=1) as pool, pytest.raises(CancelledError):
        list(pool.map([endless, endless], CancelledAtLook(5)))
    assert worker_processes() == []


def test_no_qt_is_loaded_in_a_worker() -> None:
    with Workers(1, "place", chunk=1) as pool:
        iterator = pool.map([request(0), OnArrival(time.sleep, 1), request(1)], Progress())
        next(iterator)
        loaded = {
            path.rsplit("/", 1)[-1]
            for child in worker_processes()
            for path in (mapped.path for mapped in child.memory_maps())
        }
        iterator.close()  # type: ignore[attr-defined]
    assert any(name.startswith(("libpython", "python")) for name in loaded)
    assert not [name for name in loaded if "Qt6" in name or "shiboken" in name]


def test_the_number_of_processes_leaves_a_core_for_the_window_where_there_are_more_than_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = {}
    for cores in (8, 3, 2, 1, None):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        found[cores] = processes_for(0)
    assert found == {8: 7, 3: 2, 2: 2, 1: 1, None: 1}
    assert processes_for(3) == 3


@pytest.mark.skipif(not hasattr(os, "nice"), reason="only POSIX has it")
def test_workers_stand_back_for_the_window() -> None:
    with Workers(1, "place", chunk=1) as pool:
        iterator = pool.map([request(0), OnArrival(time.sleep, 1), request(1)], Progress())
        next(iterator)
        (child,) = worker_processes()
        assert child.nice() == min(19, psutil.Process().nice() + 5)  # no process is nicer than 19
        iterator.close()  # type: ignore[attr-defined]


class PressedError(BaseException):
    """What Ctrl-C raises here."""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_waits_until_a_process_is_started_also_where_another_thread_hears_it() -> None:
    def press(*_: object) -> None:
        raise PressedError

    heard, hearing = os.pipe()
    os.set_blocking(hearing, False)
    over, started = threading.Event(), []
    other = threading.Thread(target=over.wait)
    other.start()

    def start() -> None:
        with workers.undisturbed():
            signal.pthread_kill(other.ident or 0, signal.SIGINT)
            os.read(heard, 1)
            started.append("a process")

    handler, told = signal.signal(signal.SIGINT, press), signal.set_wakeup_fd(hearing)
    try:
        with pytest.raises(PressedError):
            start()
    finally:
        signal.set_wakeup_fd(told)
        signal.signal(signal.SIGINT, handler)
        over.set()
        other.join()
        os.close(heard)
        os.close(hearing)
    assert started == ["a process"]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_first_process_hears_no_ctrl_c_while_it_starts_either() -> None:
    """Python starts a process of its own before it, and hears all signals again after that."""
    code = (
        "import signal\nfrom multiprocessing import resource_tracker\nfrom explorer.jobs import workers\n"
        "with workers.undisturbed():\n    resource_tracker.getfd()\n"
        "    print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))\n"
        "print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.split() == ["True", "False"]


def test_items_that_are_read_together_still_fail_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def together(items: list[int]) -> list[float]:
        asked.append(list(items))
        return [1 / item for item in items]

    asked: list[list[int]] = []
    monkeypatch.setattr(tasks, "reason", lambda error: type(error).__name__)
    assert workers._answers(lambda item: 1 / item, together, [1, 2]) == [("ok", 1.0), ("ok", 0.5)]
    assert asked == [[1, 2]]
    assert workers._answers(lambda item: 1 / item, together, [1, 0]) == [("ok", 1.0), ("error", "ZeroDivisionError")]
