"""Bugs are told once, logged, and the program goes on. Reports and log hold no word of what was read."""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

import PySide6
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from explorer import __version__, log
from explorer.store.quick import SQLITE

_LOG = logging.getLogger("explorer.ui")
_QUIET_SECONDS = 10.0
_KEPT = 20
_TRACE_FILE = "crash.txt"


class Failures(QObject):
    """Takes exceptions that nobody expected, in any thread.

    Signals:
        told: A bug that the person should hear of: the report. The same bug, or one within ten seconds, only counts.
    """

    told = Signal(str)
    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports: list[str] = []
        self._counts: dict[str, int] = {}
        self._last = float("-inf")
        self._raised.connect(self.take)

    def install(self) -> None:
        """Become the place where exceptions of slots, of threads and Qt's own messages go."""
        sys.excepthook = self._excepthook
        threading.excepthook = self._thread_excepthook
        qInstallMessageHandler(_log_qt_message)

    def take(self, error: BaseException) -> None:
        """Log *error*, and tell of it unless it was told before or another one a moment ago."""
        what = log.described(error)
        self._counts[what] = self._counts.get(what, 0) + 1
        if self._counts[what] == 1:
            _LOG.error("a bug\n%s", what)
            self._reports = [*self._reports, what][-_KEPT:]
        now = time.monotonic()
        if self._counts[what] > 1 or now - self._last < _QUIET_SECONDS:
            return
        self._last = now
        self.told.emit(self.report())

    def remember_crash(self, trace: str) -> None:
        """Put the trace of a session that crashed into the report."""
        what = f"The last session crashed\n{trace}"
        self._counts[what] = 1
        self._reports.append(what)

    def report(self) -> str:
        """Return what can be sent to the authors: versions, and where each bug was, without any text of a paper."""
        lines = [versions()]
        lines += [f"\n{self._counts[what]} x\n{what}" for what in self._reports]
        return "\n".join(lines if self._reports else [*lines, "\nNo bug was seen in this session."])

    def _excepthook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._raised.emit(error)

    def _thread_excepthook(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self._raised.emit(raised.exc_value)


def versions() -> str:
    """Return the versions a report needs, one a line."""
    return "\n".join(
        (
            f"Pathway Explorer {__version__}",
            f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, Qt {qVersion()}, SQLite {SQLITE}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
        )
    )


class CrashTrace:
    """What the interpreter writes when the process dies: read at the next start.

    Args:
        folder: Where the trace is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _TRACE_FILE
        self._file: IO[str] | None = None

    def last(self) -> str:
        """Return the trace of the last session if it crashed, without folders of the person, else an empty string."""
        with suppress(OSError):
            text = self._path.read_text(encoding="utf-8", errors="replace")[:20_000]
            return re.sub(r'File "([^"]*)"', lambda found: f'File "{log.without_home(found[1])}"', text).strip()
        return ""

    def begin(self) -> None:
        """Write a trace should this session crash."""
        with suppress(OSError, ValueError):
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def end(self) -> None:
        """This session ended well: nothing stays."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Log that Qt complained, and of what sort; its words may hold a file name."""
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        _LOG.warning("Qt %s: %s", getattr(context, "category", "") or "default", text.split(":", maxsplit=1)[0][:60])


def qt_loses_none() -> bool:
    """Return whether this pair of Python and PySide6 loses references to None, which ends the process after a while."""
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        probe.blockSignals(False)
        probe.setObjectName("probe")
    return sys.getrefcount(None) < before - 100
