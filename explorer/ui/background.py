"""Long work in worker threads; its results come back to the window's thread."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from explorer.errors import CancelledError, ExplorerError
from explorer.model.progress import Progress

JOIN_SECONDS = 2.0
_QUICK, _LONG = "quick", "long"
_REPORT_SECONDS = 0.04
_BUG = "This could not be done because of a bug in the program; your data are as they were."


@dataclass(eq=False)
class Task:
    """One run of a job.

    Attributes:
        job: The function; it is called with *args* and a `Progress`.
        args: Its arguments.
        then: Called with the result, in the window's thread.
        or_else: Called with the error, in the window's thread; None shows the error as a notice.
        words: What the person reads beside the progress bar; empty for quiet work.
        channel: A newer task on the same channel makes this one's result late; empty for none.
        generation: Which open store it belongs to.
        progress: How it tells how far it is.
    """

    job: Callable[..., Any]
    args: tuple[Any, ...]
    then: Callable[[Any], None] | None
    or_else: Callable[[ExplorerError], None] | None
    words: str
    channel: str
    generation: int
    progress: Progress = field(default_factory=Progress)

    def let_go(self) -> None:
        """Forget who asked, in the window's thread: the worker may be the last to hold the task, and delete it."""
        self.then = self.or_else = None
        self.progress = Progress()


class Background(QObject):
    """Runs jobs: plain functions ``job(*args, progress)`` that know no widget.

    Everything but `Progress` of a running job is used in the window's thread only. Quiet work and work with a progress
    bar have threads of their own, so that a click never waits for an import.

    Signals:
        started: A task with words began to wait or run.
        progressed: (task, done, total, what) of a task with words.
        ended: A task with words came to its end, whatever end.
        refused: An error that no listener took (`ExplorerError`).
        broke: An exception that is a bug.
    """

    started = Signal(object)
    progressed = Signal(object, int, int, str)
    ended = Signal(object)
    refused = Signal(object)
    broke = Signal(object)
    _delivered = Signal(object, object, object)
    _reported = Signal(object, int, int, str)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._queues: dict[str, queue.SimpleQueue[Task | None]] = {
            _QUICK: queue.SimpleQueue(),
            _LONG: queue.SimpleQueue(),
        }
        self._threads: list[threading.Thread] = []
        self._count = threads
        self._tasks: list[Task] = []
        self._latest: dict[str, Task] = {}
        self._generation = 0
        self._closed = False
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What waits or runs now."""
        return tuple(self._tasks)

    def run(
        self,
        job: Callable[..., Any],
        *args: object,
        then: Callable[[Any], None] | None = None,
        or_else: Callable[[ExplorerError], None] | None = None,
        progress: str = "",
        channel: str = "",
        lasting: bool = False,
        slow: bool = False,
    ) -> Task:
        """Run ``job(*args, progress)`` in a worker thread and return at once.

        Args:
            job: A plain function of plain things; its last argument is the `Progress`.
            args: Its other arguments.
            then: Gets the result in the window's thread, unless the result is late.
            or_else: Gets an `ExplorerError` (also one that stands for a bug); without it a notice shows the error.
            progress: Words shown beside the progress bar; empty keeps the work quiet.
            channel: A name; a newer run with the same name cancels this one and drops its result.
            lasting: The result counts even when another store was opened meanwhile.
            slow: Quiet work that may take seconds: it must not keep a click waiting.
        """
        generation = -1 if lasting else self._generation
        task = Task(job, args, then, or_else, progress, channel, generation)
        if progress:
            task.progress = Progress(self._listener(task))
        if channel:
            self._take_channel(task)
        self._tasks.append(task)
        self._start_threads()
        if progress:
            self.started.emit(task)
        self._queues[_LONG if progress or slow else _QUICK].put(task)
        return task

    def _take_channel(self, task: Task) -> None:
        """Let *task* take the place of the older one on its channel."""
        older = self._latest.get(task.channel)
        if older is not None:
            older.progress.cancel()
        self._latest[task.channel] = task

    def new_generation(self) -> None:
        """Another store is open: cancel what belongs to the former one and drop its results."""
        self._generation += 1
        for task in self._tasks:
            if task.generation not in (-1, self._generation):
                task.progress.cancel()

    def cancel(self, task: Task) -> None:
        """Ask *task* to stop; its `or_else` hears of it."""
        task.progress.cancel()

    def close(self) -> bool:
        """Cancel everything, drop all results and join the threads; return whether all ended in `JOIN_SECONDS`."""
        self._closed = True
        for task in self._tasks:
            task.progress.cancel()
        for name in (_QUICK, _LONG):
            for _ in range(self._count):
                self._queues[name].put(None)
        end = time.monotonic() + JOIN_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        ended = not any(thread.is_alive() for thread in self._threads)
        for task in self._tasks:
            task.let_go()
        self._threads.clear()
        self._tasks.clear()
        return ended

    def _start_threads(self) -> None:
        if self._threads or self._closed:
            return
        for name in (_QUICK, _LONG):
            for number in range(self._count):
                # Daemon: a job that ignores its Progress must not keep a closed program alive.
                thread = threading.Thread(
                    target=self._work, args=(self._queues[name],), name=f"{name}-{number}", daemon=True
                )
                self._threads.append(thread)
                thread.start()

    def _work(self, tasks: queue.SimpleQueue[Task | None]) -> None:
        """The loop of a worker thread."""
        while (task := tasks.get()) is not None:
            result, error = _outcome(task)
            if self._closed:
                return
            with suppress(RuntimeError):  # the window was taken down this very moment
                self._delivered.emit(task, result, error)
            del task, result, error  # or they would be kept until there is other work

    def _listener(self, task: Task) -> Callable[[int, int, str], None]:
        last = [0.0]

        def listen(done: int, total: int, what: str) -> None:
            now = time.monotonic()
            # A job may report thousands of times a second; the window looks no more than 25 times.
            if now - last[0] >= _REPORT_SECONDS or (total and done >= total):
                last[0] = now
                if not self._closed:
                    self._reported.emit(task, done, total, what)

        return listen

    def _pass_on(self, task: Task, done: int, total: int, what: str) -> None:
        if task in self._tasks:
            self.progressed.emit(task, done, total, what)

    def _deliver(self, task: Task, result: object, error: BaseException | None) -> None:
        if self._closed:
            return
        if task in self._tasks:
            self._tasks.remove(task)
        late, then, or_else = self._is_late(task), task.then, task.or_else
        task.let_go()
        if task.channel and self._latest.get(task.channel) is task:
            del self._latest[task.channel]
        if task.words:
            self.ended.emit(task)
        if error is not None:
            self._fail(task, error, None if late else or_else, late=late)
        elif not late and then is not None:
            then(result)

    def _is_late(self, task: Task) -> bool:
        if task.channel and self._latest.get(task.channel) is not task:
            return True
        return task.generation not in (-1, self._generation)

    def _fail(
        self, task: Task, error: BaseException, or_else: Callable[[ExplorerError], None] | None, *, late: bool
    ) -> None:
        bug = None if isinstance(error, ExplorerError) else error
        told = error if isinstance(error, ExplorerError) else ExplorerError(_BUG)
        if or_else is not None:
            or_else(told)
        elif not late and bug is None and (task.words or not isinstance(told, CancelledError)):
            self.refused.emit(told)
        if bug is not None:
            self.broke.emit(bug)


def _outcome(task: Task) -> tuple[object, BaseException | None]:
    """Run the job; return its result or what it raised."""
    try:
        task.progress.check()
        return task.job(*task.args, task.progress), None
    except Exception as error:  # noqa: BLE001 - whatever a job raises is told in the window's thread
        return None, error
