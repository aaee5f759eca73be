"""Waiting and measuring that do not depend on how busy or how slow the machine is.

A test waits for what it wants to see, never for a time in which it should have come: what never comes ends the test
after `PATIENCE_SECONDS`, long after any machine would have shown it. What a test says of time it says in `paces`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from explorer.model.progress import Progress

#: How long a test waits for what should come; less than the limit of pytest for a whole test.
PATIENCE_SECONDS = 300
PATIENCE_MS = PATIENCE_SECONDS * 1000
Result = TypeVar("Result")
_WORDS = [f"word{number}" for number in range(2000)]


class PatientBot(QtBot):
    """A bot that gives up only after `PATIENCE_MS`, whatever shorter time it is told."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = PATIENCE_MS) -> None:
        """Wait until *callback* returns something true, or nothing without an `AssertionError`."""
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE_MS, **options: object) -> object:
        """Return a context that is left when *signal* was emitted in it."""
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **options)

    def waitSignals(self, signals: object, *, timeout: int = PATIENCE_MS, **options: object) -> object:
        """Return a context that is left when all *signals* were emitted in it."""
        return super().waitSignals(signals, timeout=max(timeout, PATIENCE_MS), **options)

    def idle(self, turns: int = 20) -> None:
        """Let the event loop turn, so that what was put off until its next turn is done, and what that put off too."""
        for _ in range(turns):
            loop = QEventLoop()
            QTimer.singleShot(0, loop, loop.quit)
            loop.exec()

    def waitExposed(self, widget: object, *, timeout: int = PATIENCE_MS) -> object:
        """Return a context that is left when *widget* is on the screen."""
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))


class CancelledAtLook(Progress):
    """A progress that is cancelled when the work looks for the so-and-so-many-th time whether it is."""

    def __init__(self, look: int) -> None:
        super().__init__()
        self._looks = look

    def check(self) -> None:
        """Count, and cancel in time."""
        self._looks -= 1
        if self._looks <= 0:
            self.cancel()
        super().check()


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until *condition* is true, where no Qt event has a part in it; fail after `PATIENCE_SECONDS`."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, "what the test waits for did not come"
        time.sleep(0.01)


def paces(job: Callable[[], object]) -> float:
    """Return the processor time that *job* takes in this thread, in paces of this machine (see `paced`)."""
    return paced(job)[1]


def paced(job: Callable[[], Result]) -> tuple[Result, float]:
    """Return what *job* returns, and the processor time that it takes in this thread, in paces of this machine.

    A pace is some plain work of strings and dictionaries: 10 ms on a machine of 2024. It is measured just before and
    just after, so that a slow machine, or a processor that others heat, is slow for both.
    """
    before = pace()
    begun = time.thread_time()
    result = job()
    spent = time.thread_time() - begun
    return result, spent / max(before, pace())


def pace() -> float:
    """Return the seconds of this thread that a pace takes now."""
    begun = time.thread_time()
    for number in range(32):
        counts: dict[str, int] = {}
        for word in _WORDS:
            counts[word[number % 4 :]] = counts.get(word, 0) + len(word.upper())
    return time.thread_time() - begun
