"""The log of this machine: rotating, never sent, and without a word of what was read.

It holds program messages only: no abstract, note, query or path of a home folder may enter it.
"""

from __future__ import annotations

import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

NAME = "pathway-explorer"
_BYTES = 512 * 1024


def folder() -> Path:
    """Return the folder of the log, made where it is missing."""
    return Path(platformdirs.user_log_dir(NAME, appauthor=False, ensure_exists=True))


def start() -> Path:
    """Begin to write the log and return its file; called once by each program."""
    path = folder() / f"{NAME}.log"
    logger = logging.getLogger("explorer")
    if not any(isinstance(handler, RotatingFileHandler) for handler in logger.handlers):
        handler = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=3, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
    return path


def described(error: BaseException) -> str:
    """Return where *error* came from and what type it is; never its text, which may hold words of a paper."""
    lines = []
    one: BaseException | None = error
    while one is not None:
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
    match = re.search(r"(?:^|/)((?:site-packages|explorer|lib/python[^/]*)/.*)$", plain)
    return match.group(1) if match else plain.rsplit("/", 1)[-1]
