"""The log of this machine: rotating, never sent, and without a word of what was read.

It holds program messages only: no abstract, note, query or path of a home folder may enter it.
"""

from __future__ import annotations

import logging
import re
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import platformdirs

NAME = "pathway-explorer"
_BYTES = 512 * 1024


class _Formatter(logging.Formatter):
    """Writes of an exception that comes with a message where it came from, not what it says."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of *record*; another handler may have put its own words for the exception into it."""
        own = logging.makeLogRecord(record.__dict__)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name that logging calls
        """Return what may be told of the exception."""
        return described(ei[1])


class _Handler(RotatingFileHandler):
    """A log that cannot be written (a full disk, a folder that is gone) is no reason to stop or to complain."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging calls
        """Let the message go; logging's own way would print it, with a traceback, to the person."""


def folder() -> Path:
    """Return the folder of the log, made where it is missing and can be made."""
    path = Path(platformdirs.user_log_dir(NAME, appauthor=False))
    with suppress(OSError):
        path.mkdir(parents=True, exist_ok=True)
    return path


def start() -> Path:
    """Begin to write the log and return its file; called once by each program. It never fails."""
    path = folder() / f"{NAME}.log"
    logger = logging.getLogger("explorer")
    if not any(isinstance(handler, RotatingFileHandler) for handler in logger.handlers):
        handler = _Handler(path, maxBytes=_BYTES, backupCount=3, encoding="utf-8", delay=True)
        handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
        # without any handler, logging prints the warnings of libraries, words of papers included, to the screen
        logging.getLogger().addHandler(logging.NullHandler())
    return path


def described(error: BaseException) -> str:
    """Return where *error* came from and what type it is; never its text, which may hold words of a paper."""
    lines: list[str] = []
    seen: set[int] = set()  # errors may name each other as their cause
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        lines.append(type(one).__name__)
        lines += [
            f"  {without_home(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(one.__traceback__)
        ]
        one = one.__cause__ or one.__context__
    return "\n".join(lines)


def without_home(path: str) -> str:
    """Return *path* from the package's or the environment's folder on; the folders above it are the person's own."""
    plain = path.replace("\\", "/")
    match = re.search(r"^(?:.*/)?((?:site-packages|explorer|lib/python[^/]*)/.*)$", plain)
    return match.group(1) if match else plain.rsplit("/", 1)[-1]
