"""One warm process that places nodes: kept alive between layouts, stopped at once when the person cancels.

Layouts hold the interpreter's lock, so they run beside the window in a process of their own (`spawn`, without Qt). A
cancelled layout is asked to stop and the process stays warm; one that does not listen is ended, and so is replaced the
one that died.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Self

from explorer.errors import ExplorerError
from explorer.jobs import tasks
from explorer.jobs.workers import undisturbed
from explorer.layout.plan import LayoutEdge, LayoutNode, LayoutProgress, Places
from explorer.model.progress import Progress

Draft = Callable[[Places], None]
TICK_SECONDS = 0.05
#: How long a layout may take to hear that it is cancelled.
GRACE_SECONDS = 0.4
_REPORT_SECONDS = 0.05
_STOP = "stop"


class _EndedError(ExplorerError):
    """The process ended by itself."""

    def __init__(self) -> None:
        super().__init__(
            "The layout was not finished: its process ended. Nothing was lost; try again, or choose another layout."
        )


class LayoutWorker:
    """A process for layouts, started when it is first needed or told to warm up. Safe to use from any thread."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._busy = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._ready = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def warm(self) -> bool:
        """Whether a layout could start at once."""
        return self._ready and self._process is not None

    def warm_up(self, progress: Progress) -> None:
        """Start the process, if there is none, and wait until it is ready."""
        with self._turn(progress):
            self._wait_until_ready(progress)

    def place(
        self,
        name: str,
        nodes: Sequence[LayoutNode],
        edges: Sequence[LayoutEdge],
        params: Any,
        progress: Progress,
        on_draft: Draft | None = None,
    ) -> Places:
        """Return what `registry.place` gives, made in the process.

        Args:
            name: The layout.
            nodes: What to place.
            edges: The edges between them.
            params: The layout's parameters, or None.
            progress: Hears how far it is, and stops it.
            on_draft: Called with early versions; None saves the work for them.

        Raises:
            CancelledError: The person cancelled; nothing goes on in the process.
            ExplorerError: The layout failed, or its process ended.
        """
        with self._turn(progress):
            request = name, list(nodes), list(edges), params, on_draft is not None
            try:
                self._begin_surely(request, progress)
                while (answer := self._receive(progress)) is None or answer[0] != "done":
                    if answer is not None:
                        self._hear(name, answer, progress, on_draft)
            except BaseException:
                self._stop()
                raise
            places: Places = answer[1]
            return places

    def close(self) -> None:
        """End the process; returns when it is gone. A later layout starts another one."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        self._ready = False
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.terminate()
            process.join(0.5)
            if process.is_alive():
                process.kill()
                process.join()
            process.close()

    @contextmanager
    def _turn(self, progress: Progress) -> Iterator[None]:
        """Wait until no other thread uses the process."""
        while not self._busy.acquire(timeout=TICK_SECONDS):
            progress.check()
        try:
            yield
        finally:
            self._busy.release()

    def _start(self) -> None:
        if self._process is not None and self._process.is_alive():
            return
        self.close()
        here, there = self._context.Pipe()
        process = self._context.Process(target=serve, args=(there,), daemon=True, name="layouts")
        with undisturbed():
            process.start()
        there.close()
        self._process, self._pipe = process, here

    def _begin_surely(self, request: tuple[Any, ...], progress: Progress) -> None:
        """Have the process begin, or another one where it died while it was idle and the work is still wanted."""
        try:
            self._begin(request, progress)
        except _EndedError:
            progress.check()
            self._begin(request, progress)

    def _begin(self, request: tuple[Any, ...], progress: Progress) -> None:
        """Have the process begin; raises `_EndedError` where it ended before it did."""
        self._wait_until_ready(progress)
        with suppress(OSError):  # one that ended is noticed below
            if self._pipe is not None:
                self._pipe.send(request)
        while self._receive(progress) != ("begun",):
            pass

    def _wait_until_ready(self, progress: Progress) -> None:
        self._start()
        while not self._ready:
            self._receive(progress)

    def _receive(self, progress: Progress) -> tuple[Any, ...] | None:
        """Return the next message, None where none came within a tick or it says only that the process is ready."""
        progress.check()
        pipe = self._pipe
        if pipe is None:
            raise ExplorerError("The layout was not finished: the program closes.")
        try:
            answer: tuple[Any, ...] | None = pipe.recv() if pipe.poll(TICK_SECONDS) else None
        except (EOFError, OSError) as error:
            self.close()
            raise _EndedError from error
        if answer is not None and answer[0] == "ready":
            self._ready = True
            return None
        return answer

    @staticmethod
    def _hear(name: str, answer: tuple[Any, ...], progress: Progress, on_draft: Draft | None) -> None:
        kind, *content = answer
        if kind == "progress":
            progress.report(*content)
        elif kind == "draft" and on_draft is not None:
            on_draft(content[0])
        elif kind == "failed":
            raise ExplorerError(f"The layout “{name}” was not finished: {content[0]}. Choose another layout.")

    def _stop(self) -> None:
        """Have the process stop what it does; one that does not within the grace is ended."""
        if self._pipe is None or not self._ready:  # one that only starts has nothing to do yet
            return
        end = time.monotonic() + GRACE_SECONDS
        with suppress(EOFError, OSError):
            self._pipe.send(_STOP)
            while time.monotonic() < end:
                if self._pipe.poll(TICK_SECONDS) and self._pipe.recv()[0] == "idle":
                    return
        self.close()


class _Told(LayoutProgress):
    """Progress that goes through the pipe, and is cancelled as soon as anything comes from there."""

    def __init__(self, pipe: Connection, *, watched: bool) -> None:
        super().__init__(self._send_progress, (lambda places: pipe.send(("draft", places))) if watched else None)
        self._pipe = pipe
        self._last = 0.0

    @property
    def cancelled(self) -> bool:
        """Whether the window wants no more of it."""
        return self._pipe.poll()

    def _send_progress(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if now - self._last >= _REPORT_SECONDS:
            self._last = now
            self._pipe.send(("progress", done, total, what))


def serve(pipe: Connection) -> None:
    """Answer requests until the pipe closes (the body of the process)."""
    import signal  # noqa: PLC0415 - late: the window never needs it

    # The smallest of layouts loads what all need, before one is asked for.
    pair = [LayoutNode("a", 1.0, 1.0), LayoutNode("b", 1.0, 1.0)]
    tasks.place(("force", pair, [LayoutEdge("a", "b")], None))
    # Ctrl-C goes to the whole group; the window decides what happens.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        pipe.send(("ready",))
        while True:
            request = pipe.recv()
            if request == _STOP:
                pipe.send(("idle",))
                continue
            *what, watched = request
            pipe.send(("begun",))
            try:
                answer = "done", tasks.place((what[0], what[1], what[2], what[3]), _Told(pipe, watched=watched))
            except Exception as error:  # noqa: BLE001 - whatever went wrong with one layout, the next one may do
                answer = "failed", tasks.reason(error)
            pipe.send(answer)
