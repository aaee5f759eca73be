"""Worker processes: pure Python work beside the window, in input order, and gone at once when cancelled.

Extraction and layout hold the interpreter's lock, so they run in processes of their own (`spawn`: a fork of a program
with threads and a window is not safe). A worker never loads Qt.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, Self, TypeVar

from explorer.errors import ExplorerError
from explorer.jobs import parcels, tasks
from explorer.model.progress import Progress

Item = TypeVar("Item")
TICK_SECONDS = 0.1
START_SECONDS = 60.0
_END = object()
parcels.register()
_STANDS_BACK = 5
GARBAGE = 100_000


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that a worker could not do: why, for the person."""

    reason: str


@dataclass(frozen=True, slots=True)
class Settled(Generic[Item]):
    """An item that needs no work: it comes out in its place, with None for a result."""

    item: Item


@dataclass(slots=True)
class _Chunk(Generic[Item]):
    """Items sent together, with their numbers."""

    numbers: list[int]
    items: list[Item]


class _Line(Generic[Item]):
    """Items on their way: read from their source, waiting in chunks, done, and given out in their order.

    Args:
        items: The source; it is never read further ahead than needed.
        chunk: Items sent together.
        ahead: How many may be read and not given out yet.
    """

    def __init__(self, items: Iterable[Item | Settled[Item]], chunk: int, ahead: int) -> None:
        self._source = iter(items)
        self._chunk, self._ahead = chunk, ahead
        self._read = self._given = 0
        self._exhausted = False
        self.waiting: deque[_Chunk[Item]] = deque()
        self.done: dict[int, tuple[Item, Any]] = {}

    @property
    def over(self) -> bool:
        """Whether all items were given out."""
        return self._exhausted and self._given == self._read

    def fill(self, chunks: int) -> None:
        """Read on until so many *chunks* wait, or enough is on its way."""
        while not self._exhausted and len(self.waiting) < chunks and self._read - self._given < self._ahead:
            chunk = self._next()
            if chunk.items:
                self.waiting.append(chunk)

    def ready(self) -> Iterator[tuple[Item, Any]]:
        """Yield what is done and next in turn."""
        while self._given in self.done:
            yield self.done.pop(self._given)
            self._given += 1

    def _next(self) -> _Chunk[Item]:
        """The next items to be sent; settled ones between them are done at once."""
        chunk: _Chunk[Item] = _Chunk([], [])
        while len(chunk.items) < self._chunk and self._read - self._given < self._ahead:
            item = next(self._source, _END)
            if item is _END:
                self._exhausted = True
                break
            if isinstance(item, Settled):
                self.done[self._read] = (item.item, None)
            else:
                chunk.numbers.append(self._read)
                chunk.items.append(item)  # type: ignore[arg-type]
            self._read += 1
        return chunk


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    deadline: float
    chunk: _Chunk[Any] | None = None
    started: bool = False


def processes_for(setting: int) -> int:
    """Return how many processes to use: *setting*, or for 0 all cores but one, though both of two.

    Workers stand back for the window and for the writer (`serve`), so that two cores are enough for all.
    """
    cores = os.cpu_count() or 1
    return setting if setting > 0 else max(min(cores, 2), cores - 1)


def patience(_item: object) -> float:
    """Return how many seconds most items may take."""
    return 20.0


class Workers:
    """Some processes that do one kind of work.

    Args:
        count: How many.
        task: Name of a function of `explorer.jobs.tasks`.
        chunk: Items sent at once.
        seconds: How long an item may take before its worker is ended and the item given up.
        shared: What the task needs for all items (`tasks.SHARING`), small; None for nothing.
    """

    def __init__(
        self,
        count: int,
        task: str,
        chunk: int = 4,
        seconds: Callable[[Any], float] = patience,
        shared: object = None,
    ) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._count, self._task, self._chunk, self._seconds = count, task, chunk, seconds
        self._shared = shared
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all workers now; returns when none is left."""
        for worker in self._workers:
            self._end(worker)
        self._workers.clear()

    def map(self, items: Iterable[Item | Settled[Item]], progress: Progress) -> Iterator[tuple[Item, Any]]:
        """Yield each item with its result or `Failure`, in the order of *items*; None is the result of settled ones.

        Raises:
            CancelledError: The person cancelled; the workers are gone.
        """
        line = _Line(items, self._chunk, self._chunk * self._count * 4)
        try:
            while not line.over:
                progress.check()
                line.fill(self._count)
                self._hand_out(line.waiting)
                self._collect(line)
                yield from line.ready()
        except BaseException:
            self.close()
            raise

    def _hand_out(self, waiting: deque[_Chunk[Item]]) -> None:
        idle = [worker for worker in self._workers if worker.chunk is None]
        while waiting and (idle or len(self._workers) < self._count):
            worker = idle.pop() if idle else self._start()
            chunk = waiting.popleft()
            try:
                worker.pipe.send(chunk.items)
            except OSError:  # it ended while it was idle: another one takes the work
                self._drop(worker)
                waiting.appendleft(chunk)
                continue
            worker.chunk = chunk
            worker.deadline = self._deadline(worker)

    def _deadline(self, worker: _Worker) -> float:
        if not worker.started or worker.chunk is None:
            return time.monotonic() + START_SECONDS
        return time.monotonic() + sum(map(self._seconds, worker.chunk.items))

    def _collect(self, line: _Line[Item]) -> None:
        busy = {worker.pipe: worker for worker in self._workers if worker.chunk is not None}
        ready = wait(list(busy), timeout=TICK_SECONDS) if busy else []
        for pipe in ready:
            self._receive(busy[pipe], line)  # type: ignore[index]
        now = time.monotonic()
        for worker in busy.values():
            if worker.chunk is not None and now > worker.deadline:
                self._must_have_started(worker)
                seconds = max(map(self._seconds, worker.chunk.items))
                self._give_up(worker, line, f"it took more than {seconds:g} seconds")

    def _receive(self, worker: _Worker, line: _Line[Item]) -> None:
        try:
            results = worker.pipe.recv()
        except (EOFError, OSError):
            self._must_have_started(worker)
            self._give_up(worker, line, "the worker process ended")
            return
        if not worker.started:
            worker.started = True
            worker.deadline = self._deadline(worker)
            return
        assert worker.chunk is not None
        for number, item, result in zip(worker.chunk.numbers, worker.chunk.items, results, strict=True):
            line.done[number] = (item, Failure(result[1]) if result[0] == "error" else result[1])
        worker.chunk = None

    @staticmethod
    def _must_have_started(worker: _Worker) -> None:
        """Raise where not the item but the start of the process is at fault: another process would fail as well."""
        if not worker.started:
            raise ExplorerError(
                "The processes that read abstracts could not be started; nothing was lost. Start the program again and "
                "check that this machine has memory left."
            )

    def _give_up(self, worker: _Worker, line: _Line[Item], reason: str) -> None:
        """End *worker*; the items of its chunk are tried one by one, a single item is given up."""
        chunk = worker.chunk
        assert chunk is not None
        self._drop(worker)
        alone = [_Chunk([number], [item]) for number, item in zip(chunk.numbers, chunk.items, strict=True)]
        if len(alone) == 1:
            line.done[chunk.numbers[0]] = (chunk.items[0], Failure(reason))
        else:
            line.waiting.extendleft(reversed(alone))

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        process = self._context.Process(target=serve, args=(there, self._task, self._shared), daemon=True)
        with undisturbed():
            process.start()
        there.close()
        worker = _Worker(process, here, time.monotonic() + START_SECONDS)
        self._workers.append(worker)
        return worker

    def _drop(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        self._end(worker)

    @staticmethod
    def _end(worker: _Worker) -> None:
        worker.pipe.close()
        worker.process.terminate()
        worker.process.join(0.5)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.process.close()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back: a process that is interrupted while it is being started tells so with a traceback.

    The process hears nothing because this thread does not while it begins. Where another thread hears it for the main
    one, which waits for the process to take what it needs, the main thread is told afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    with _told_afterwards() if threading.current_thread() is threading.main_thread() else nullcontext():
        # The first process comes with one that Python starts for itself, and after that Python hears Ctrl-C again.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _told_afterwards() -> Iterator[None]:
    """Let the handler of Ctrl-C hear at the end that it was pressed."""
    pressed: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        if pressed:
            signal.raise_signal(signal.SIGINT)


def serve(pipe: Connection, task: str, shared: object = None) -> None:
    """Answer chunks of items with results until the pipe closes (the body of a worker process)."""
    # Ctrl-C goes to the whole group; the parent decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_STANDS_BACK)
    # Hardly anything that is read is garbage that only a search finds, and the search costs a tenth of the time.
    gc.set_threshold(GARBAGE)
    function, together = tasks.function_of(task, shared), tasks.together_of(task, shared)
    with suppress(EOFError, OSError, BrokenPipeError):
        pipe.send("started")
        while True:
            pipe.send(_answers(function, together, pipe.recv()))


def _answers(
    function: Callable[[Any], Any], together: Callable[[list[Any]], list[Any]] | None, items: list[Any]
) -> list[tuple[str, Any]]:
    """The results of *items*, done *together* where that can be; where one fails, each by itself."""
    if together is not None and len(items) > 1:
        with suppress(Exception):
            return [("ok", result) for result in together(items)]
    return [_answer(function, item) for item in items]


def _answer(function: Callable[[Any], Any], item: Any) -> tuple[str, Any]:
    try:
        return "ok", function(item)
    except Exception as error:  # noqa: BLE001 - whatever went wrong with one item must not cost the others
        return "error", tasks.reason(error)
