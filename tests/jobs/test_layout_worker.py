"""The warm process for layouts: one for many, stopped when cancelled, replaced when it died, and without Qt."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from explorer.errors import CancelledError, ExplorerError
from explorer.jobs import layout_worker
from explorer.jobs.layout_worker import LayoutWorker
from explorer.layout.force import ForceParams
from explorer.layout.plan import LayoutEdge, LayoutNode, Places
from explorer.layout.registry import place
from explorer.model.progress import Progress
from tests.patience import PATIENCE_SECONDS, CancelledAtLook, wait_for
from tests.processes import worker_processes

NODES = [LayoutNode(f"n{number:02d}", 60.0, 28.0) for number in range(30)]
EDGES = [LayoutEdge(f"n{number:02d}", f"n{number * 7 % 30:02d}") for number in range(1, 30)]
#: A layout that takes years, and tells that it began and hears that it is cancelled.
ENDLESS = ForceParams(rounds=10**12)


@dataclass(frozen=True)
class Deaf:
    """An item that keeps the process busy as soon as it arrives, and listens to nobody."""

    seconds: float

    def __reduce__(self) -> tuple[Callable[[float], None], tuple[float]]:
        return time.sleep, (self.seconds,)


class Broken:
    """A pipe in which something happens when it is looked into."""

    def __init__(self, pipe: Connection, happens: Callable[[], None]) -> None:
        self.send, self.close, self._happens = pipe.send, pipe.close, happens

    def poll(self, _seconds: float) -> bool:
        """Let it happen."""
        self._happens()
        return False


@pytest.fixture
def worker() -> Iterator[LayoutWorker]:
    with LayoutWorker() as one:
        yield one
    assert worker_processes() == []


def cancelled_at_work() -> Progress:
    """Return a progress that is cancelled as soon as the process tells anything, which it does only at work."""
    progress = Progress(lambda *_: progress.cancel())
    return progress


def test_a_process_gives_the_places_that_are_found_here(worker: LayoutWorker) -> None:
    for name in ("force", "flow", "radial"):
        assert worker.place(name, NODES, EDGES, None, Progress()) == place(name, NODES, EDGES)


def test_one_process_serves_all_layouts_and_has_no_qt(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    assert worker.warm
    (child,) = worker_processes()
    for _ in range(3):
        worker.place("grid", NODES, EDGES, None, Progress())
    assert worker_processes() == [child]
    loaded = {path.rsplit("/", 1)[-1] for path in (mapped.path for mapped in child.memory_maps())}
    assert any("numpy" in name or "umath" in name for name in loaded)
    assert not [name for name in loaded if "Qt6" in name or "shiboken" in name]


def test_a_cancelled_layout_stops_and_its_process_stays_warm(
    worker: LayoutWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine the process may be long in hearing of it; here it is not ended for that.
    monkeypatch.setattr(layout_worker, "GRACE_SECONDS", PATIENCE_SECONDS)
    worker.warm_up(Progress())
    (child,) = worker_processes()
    with pytest.raises(CancelledError):
        worker.place("force", NODES, EDGES, ENDLESS, cancelled_at_work())
    assert worker.warm
    assert worker.place("force", NODES, EDGES, None, Progress()) == place("force", NODES, EDGES)
    assert worker_processes() == [child]


def test_cancelling_before_the_process_is_ready_lets_it_warm_up(worker: LayoutWorker) -> None:
    with pytest.raises(CancelledError):
        worker.place("force", NODES, EDGES, ENDLESS, CancelledAtLook(1))
    assert not worker.warm
    wait_for(worker_processes)
    (child,) = worker_processes()
    assert worker.place("grid", NODES, EDGES, None, Progress()) == place("grid", NODES, EDGES)
    assert worker_processes() == [child]


def test_one_that_does_not_listen_is_ended(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    with pytest.raises(CancelledError):
        worker.place("force", NODES, EDGES, Deaf(2 * PATIENCE_SECONDS), CancelledAtLook(3))
    assert worker_processes() == []
    assert not worker.warm
    assert worker.place("grid", NODES, EDGES, None, Progress()) == place("grid", NODES, EDGES)


def test_a_process_that_died_is_replaced(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    (child,) = worker_processes()
    child.kill()
    wait_for(lambda: not worker_processes())
    assert worker.place("grid", NODES, EDGES, None, Progress()) == place("grid", NODES, EDGES)
    assert worker_processes() != [child]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="what Linux tells of a process")
def test_ctrl_c_in_the_terminal_is_not_heard_by_a_process_that_starts(worker: LayoutWorker) -> None:
    worker._start()
    wait_for(worker_processes)
    (child,) = worker_processes()
    told = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")
    blocked = int(next(line.split()[1] for line in told.splitlines() if line.startswith("SigBlk")), 16)
    assert blocked >> (signal.SIGINT - 1) & 1
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_no_other_process_is_started_for_a_layout_that_is_not_wanted_any_more(worker: LayoutWorker) -> None:
    """As where the window closes, which ends the process, while a layout begins."""
    worker.warm_up(Progress())
    (child,) = worker_processes()
    progress = Progress()

    def close() -> None:
        progress.cancel()
        child.kill()
        raise EOFError

    assert worker._pipe is not None
    worker._pipe = Broken(worker._pipe, close)  # type: ignore[assignment]
    with pytest.raises(CancelledError):
        worker.place("force", NODES, EDGES, ENDLESS, progress)
    assert worker._process is None
    wait_for(lambda: not worker_processes())


@pytest.mark.skipif(os.name != "posix", reason="a signal ends the process")
def test_a_process_that_dies_at_work_is_told_and_the_next_layout_has_another(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    (child,) = worker_processes()
    with pytest.raises(ExplorerError, match="its process ended"):
        worker.place("force", NODES, EDGES, ENDLESS, Progress(lambda *_: os.kill(child.pid, signal.SIGKILL)))
    assert worker.place("grid", NODES, EDGES, None, Progress()) == place("grid", NODES, EDGES)


def test_a_layout_that_fails_says_why_and_the_process_goes_on(worker: LayoutWorker) -> None:
    with pytest.raises(ExplorerError, match="“no such layout” was not finished"):
        worker.place("no such layout", NODES, EDGES, None, Progress())
    (child,) = worker_processes()
    worker.place("grid", NODES, EDGES, None, Progress())
    assert worker_processes() == [child]


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
    assert len(worker_processes()) == 1


def test_who_waits_for_its_turn_can_be_cancelled(worker: LayoutWorker) -> None:
    worker.warm_up(Progress())
    at_work = threading.Event()
    first = Progress(lambda *_: at_work.set())

    def run() -> None:
        with pytest.raises(CancelledError):
            worker.place("force", NODES, EDGES, ENDLESS, first)

    thread = threading.Thread(target=run)
    thread.start()
    assert at_work.wait(PATIENCE_SECONDS)
    with pytest.raises(CancelledError):
        worker.place("grid", NODES, EDGES, None, CancelledAtLook(3))
    assert thread.is_alive(), "the first layout is not disturbed"
    first.cancel()
    thread.join(PATIENCE_SECONDS)
    assert not thread.is_alive()


def test_the_grace_leaves_room_for_the_second() -> None:
    assert layout_worker.GRACE_SECONDS + 4 * layout_worker.TICK_SECONDS < 0.9
