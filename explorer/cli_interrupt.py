"""Ctrl-C on the command line: it ends a job in order, and is told as a sentence."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class InterruptedByPersonError(BaseException):
    """Ctrl-C. Not KeyboardInterrupt: met in generated code, that ends Python by the signal even where it is handled."""


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C raise `InterruptedByPersonError`; other threads than the main one cannot hear it."""

    def interrupted(*_: object) -> None:
        raise InterruptedByPersonError

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
