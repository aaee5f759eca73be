"""How long work tells how far it is, and hears that it should stop."""

from __future__ import annotations

import threading
from collections.abc import Callable

from explorer.errors import CancelledError


class Progress:
    """Handed to every job. Safe to use from any thread.

    Args:
        listener: Called with (done, total, what) at each report; total is 0 where it is not known.

    Attributes:
        estimated: Whether the totals are estimates; the work that reports them says so.
    """

    def __init__(self, listener: Callable[[int, int, str], None] | None = None) -> None:
        self._listener = listener
        self.estimated = False
        self._cancelled = threading.Event()

    def report(self, done: int, total: int = 0, what: str = "") -> None:
        """Tell how far the work is; raises `CancelledError` once the person has cancelled."""
        self.check()
        if self._listener is not None:
            self._listener(done, total, what)

    def check(self) -> None:
        """Raise `CancelledError` once the person has cancelled."""
        if self.cancelled:
            raise CancelledError

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether the person has cancelled."""
        return self._cancelled.is_set()
