"""Writing files so that the old one or the whole new one is there, and naming them safely."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from explorer.errors import ExplorerError

RETRIES = 8
RETRY_SECONDS = 0.25
# Names that Windows keeps for devices, with any ending.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(1, 10))}


def atomic_write(
    path: Path, content: bytes | Callable[[Path], None], verify: Callable[[Path], None] | None = None
) -> None:
    """Write *path* whole or not at all: a temporary file in its folder, checked, flushed to disk, then renamed.

    Args:
        path: The file to make or replace.
        content: Its bytes, or a function that writes the temporary file it is given.
        verify: Opens the temporary file as a reader would and raises if it is no good.

    Raises:
        ExplorerError: The file cannot be written; the old one is as it was and nothing else is left.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".~", suffix=path.suffix, dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
        if callable(content):
            content(temporary)
        _check_and_sync(temporary, len(content) if isinstance(content, bytes) else None)
        if verify is not None:
            verify(temporary)
        _give_usual_mode(temporary, path)
        _replace(temporary, path)
    except OSError as error:
        raise ExplorerError(
            f"{path.name} could not be written: {_why(error, path)} The old file, if any, is as it was."
        ) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _check_and_sync(temporary: Path, expected: int | None) -> None:
    """Flush the file to disk; raises OSError where less arrived than was written (Qt's writers do not say so)."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    size = temporary.stat().st_size
    if (size == 0 and expected != 0) or expected not in (None, size):
        raise OSError(errno.ENOSPC, "the disk took only a part of it")


def _give_usual_mode(temporary: Path, path: Path) -> None:
    """Give the file the rights of the one it replaces, else those of any new file; mkstemp's are for the owner only."""
    with suppress(OSError):
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        elif os.name == "posix":
            mask = os.umask(0)
            os.umask(mask)
            temporary.chmod(0o666 & ~mask)


def _replace(temporary: Path, path: Path) -> None:
    """Rename; a file that a scanner or viewer holds for a moment (Windows) is tried again for two seconds."""
    for attempt in range(RETRIES):
        try:
            os.replace(temporary, path)  # noqa: PTH105 - tests stand in for it
        except PermissionError:
            if attempt == RETRIES - 1:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError):
        return f"the folder {path.parent} is not there; choose another one."
    if isinstance(error, PermissionError):
        return "it may not be written here, or another program holds it; choose another name or folder."
    with suppress(OSError):
        free = shutil.disk_usage(path.parent).free
        if free < 1 << 20:
            return f"the disk is full ({free // 1024} kB free); make room or choose another disk."
    return f"{error.strerror or error}; choose another name or folder."


def safe_name(text: str, ending: str = "") -> str:
    """Return a file name made from *text* that is safe on Windows, Linux and macOS: one part, at most 120 bytes."""
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in plain)
    plain = re.sub(r'[<>:"/\\|?*]+', "_", plain)
    plain = " ".join(plain.split()).strip(" .")
    room = 120 - len(ending.encode())
    plain = plain.encode()[:room].decode("utf-8", "ignore").strip(" .")
    if not plain or plain.split(".")[0].strip().casefold() in _DEVICES:
        plain = f"_{plain}".encode()[:room].decode("utf-8", "ignore")
    return plain + ending
