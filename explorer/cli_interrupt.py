"""Ctrl-C on the command line: it ends a job in order, and is told as a sentence."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_AGAIN_SECONDS = 0.02


class InterruptedByPersonError(BaseException):
    """Ctrl-C. Not KeyboardInterrupt: met in generated code, that ends Python by the signal even where it is handled."""


class Interruption:
    """Whether Ctrl-C was pressed, however the code that was running then told it.

    What is raised inside a function that SQLite calls comes out as an error of SQLite. What is raised while an
    object is deleted comes out nowhere: then Ctrl-C is pressed once more.
    """

    def __init__(self) -> None:
        self.happened = False
        self._again: threading.Timer | None = None

    def hear(self, *_: object) -> None:
        """Raise `InterruptedByPersonError` (the handler of the signal)."""
        self.happened = True
        raise InterruptedByPersonError

    def hear_again(self) -> None:
        """Raise once more what was lost, when Python is likely to be back in code that can end."""
        self._again = threading.Timer(_AGAIN_SECONDS, _press)
        self._again.daemon = True
        self._again.start()

    def end(self) -> None:
        """Hear nothing more."""
        if self._again is not None:
            self._again.cancel()
            self._again.join()


@contextmanager
def interruptible(interruption: Interruption) -> Iterator[None]:
    """Let Ctrl-C raise `InterruptedByPersonError`; other threads than the main one cannot hear it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, interruption.hear)
    lost_before = sys.unraisablehook

    def lost(error: Any) -> None:
        if isinstance(error.exc_value, InterruptedByPersonError):
            interruption.hear_again()
        else:
            lost_before(error)

    sys.unraisablehook = lost
    try:
        yield
    finally:
        interruption.end()
        sys.unraisablehook = lost_before
        signal.signal(signal.SIGINT, before)


def _press() -> None:
    """Press Ctrl-C for the main thread, which may be waiting in the system."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    else:
        signal.raise_signal(signal.SIGINT)
