"""The warm process for layouts: one for many, stopped when cancelled, replaced when it died, and without Qt."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psutil
import pytest

from explorer.errors import CancelledError, ExplorerError
from explorer.jobs import layout_worker
from explorer.jobs.layout_worker import LayoutWorker
from explorer.layout.force import ForceParams
from explorer.layout.plan import LayoutEdge, LayoutNode, Places
from explorer.layout.registry import place
from explorer.model.progress import Progress

NODES = [LayoutNode(f"n{number:02d}", 60.0, 28.0) for number in range(30)]
EDGES = [LayoutEdge(f"n{number:02d}", f"n{number * 7 % 30:02d}") for number in range(1, 30)]
#: A layout that takes minutes and hears that it is cancelled.
ENDLESS = ForceParams(rounds=1_000_000)


@dataclass(frozen=True)
class Deaf:
    """An item that keeps the process busy as soon as it arrives, and listens to nobody."""

    seconds: float

    def __reduce__(self) -> tuple[Callable[[float], None], tuple[float]]:
        return time.sleep, (self.seconds,)


@pytest.fixture
def worker() -> Iterator[LayoutWorker]:
    with LayoutWorker() as one:
        yield one
    assert children() == []


def children() -> list[psutil.Process]:
    """Worker processes that are alive (Python's own resource tracker is none)."""
    found = []
    for child in psutil.Process().children(recursive=True):
        try:
            if "spawn_main" in " ".join(child.cmdline()) and child.status() != psutil.STATUS_ZOMBIE:
                found.append(child)
        except psutil.Error:
            continue
    return found


def cancelled_after(seconds: float, clicked: list[float]) -> Progress:
    progress = Progress()

    def cancel() -> None:
        time.sleep(seconds)
        clicked.append(time.monotonic())
        progress.cancel()

    threading.Thread(target=cancel).start()
    return progress


def working(process: psutil.Process) -> bool:
    """Whether *process* uses the processor now."""
    before = sum(process.cpu_times()[:2])
    time.sleep(0.3)
    return sum(process.cpu_times()[:2]) - before > 0.1


def test_a_process_gives_the_places_that_are_found_here(worker: LayoutWorker) -> None:
    for name in ("force", "flow", "radial"):
        assert worker.place(name, NODES, EDGES, None, Progress()) == place(name, NODES, EDGES)


def test_one_process_serves_all_layouts_and_has_no_qt(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    assert worker.warm
    (child,) = children()
    for _ in range(3):
        worker.place("grid", NODES, EDGES, None, Progress())
    assert children() == [child]
    loaded = {path.rsplit("/", 1)[-1] for path in (mapped.path for mapped in child.memory_maps())}
    assert any("numpy" in name or "umath" in name for name in loaded)
    assert not [name for name in loaded if "Qt6" in name or "shiboken" in name]


def test_a_cancelled_layout_stops_within_a_second_and_its_process_stays_warm(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    (child,) = children()
    clicked: list[float] = []
    with pytest.raises(CancelledError):
        worker.place("force", NODES, EDGES, ENDLESS, cancelled_after(0.4, clicked))
    assert time.monotonic() - clicked[0] < 1.0
    assert children() == [child]
    assert not working(child)
    assert worker.place("force", NODES, EDGES, None, Progress()) == place("force", NODES, EDGES)


def test_cancelling_before_the_process_is_ready_lets_it_warm_up(worker: LayoutWorker) -> None:
    clicked: list[float] = []
    with pytest.raises(CancelledError):
        worker.place("force", NODES, EDGES, ENDLESS, cancelled_after(0.05, clicked))
    assert time.monotonic() - clicked[0] < 0.5
    (child,) = children()
    assert worker.place("grid", NODES, EDGES, None, Progress()) == place("grid", NODES, EDGES)
    assert children() == [child]


def test_one_that_does_not_listen_is_ended_within_a_second(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    clicked: list[float] = []
    with pytest.raises(CancelledError):
        worker.place("force", NODES, EDGES, Deaf(600), cancelled_after(0.3, clicked))
    assert time.monotonic() - clicked[0] < 1.5
    assert children() == []
    assert not worker.warm
    assert worker.place("grid", NODES, EDGES, None, Progress()) == place("grid", NODES, EDGES)


def test_a_process_that_died_is_replaced(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    (child,) = children()
    child.kill()
    while children():
        time.sleep(0.01)
    assert worker.place("grid", NODES, EDGES, None, Progress()) == place("grid", NODES, EDGES)
    assert children() != [child]


@pytest.mark.skipif(os.name != "posix", reason="a signal ends the process")
def test_a_process_that_dies_at_work_is_told_and_the_next_layout_has_another(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    (child,) = children()
    threading.Timer(0.4, os.kill, (child.pid, signal.SIGKILL)).start()
    with pytest.raises(ExplorerError, match="its process ended"):
        worker.place("force", NODES, EDGES, ENDLESS, Progress())
    assert worker.place("grid", NODES, EDGES, None, Progress()) == place("grid", NODES, EDGES)


def test_a_layout_that_fails_says_why_and_the_process_goes_on(worker: LayoutWorker) -> None:
    with pytest.raises(ExplorerError, match="“no such layout” was not finished"):
        worker.place("no such layout", NODES, EDGES, None, Progress())
    (child,) = children()
    worker.place("grid", NODES, EDGES, None, Progress())
    assert children() == [child]


def test_a_process_that_cannot_start_is_told(worker: LayoutWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.spawn._python_exe", b"/bin/false")
    with pytest.raises(ExplorerError, match="process ended"):
        worker.place("grid", NODES, EDGES, None, Progress())


def test_early_versions_and_progress_come_through(worker: LayoutWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int, str]] = []
    drafts: list[Places] = []
    nodes = [LayoutNode(f"n{number:04d}", 60.0, 28.0) for number in range(1200)]
    edges = [LayoutEdge(nodes[number // 3].key, nodes[number].key) for number in range(1, 1200)]
    progress = Progress(lambda done, total, what: told.append((done, total, what)))
    final = worker.place("force", nodes, edges, None, progress, drafts.append)
    assert drafts
    assert all(draft.keys() == final.keys() for draft in drafts)
    assert drafts[0] != final
    assert told
    assert final == worker.place("force", nodes, edges, None, Progress())


def test_two_threads_take_turns(worker: LayoutWorker) -> None:
    found: dict[str, Places] = {}

    def run(name: str) -> None:
        found[name] = worker.place(name, NODES, EDGES, None, Progress())

    threads = [threading.Thread(target=run, args=(name,)) for name in ("grid", "circle", "force")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {name: place(name, NODES, EDGES) for name in ("grid", "circle", "force")}
    assert len(children()) == 1


def test_who_waits_for_its_turn_can_be_cancelled(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    first, clicked = Progress(), [0.0]

    def run() -> None:
        with pytest.raises(CancelledError):
            worker.place("force", NODES, EDGES, ENDLESS, first)

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.2)
    with pytest.raises(CancelledError):
        worker.place("grid", NODES, EDGES, None, cancelled_after(0.2, clicked))
    assert time.monotonic() - clicked[-1] < 0.5
    first.cancel()
    thread.join(5)
    assert not thread.is_alive()


def test_the_grace_leaves_room_for_the_second() -> None:
    assert layout_worker.GRACE_SECONDS + 4 * layout_worker.TICK_SECONDS < 0.9
