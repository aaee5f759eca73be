"""What a failure of SQLite means to a person. Standard library only."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from explorer.errors import ExplorerError, StoreError

_KINDS = (
    ("SQLITE_READONLY_DBMOVED", "moved"),
    ("SQLITE_READONLY_ROLLBACK", "interrupted"),
    ("SQLITE_READONLY", "read_only"),
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
    ("SQLITE_FULL", "full"),
    ("SQLITE_IOERR_WRITE", "full"),
    ("SQLITE_CORRUPT", "damaged"),
    ("SQLITE_NOTADB", "damaged"),
    ("SQLITE_INTERRUPT", "interrupted"),
)
_SENTENCES = {
    "moved": "{name} was moved, renamed or replaced while it was open; nothing was written. Open it again where it is.",
    "interrupted": "{name} was interrupted in the middle of a change and cannot be mended where it must not be "
    "written; copy it, with the -journal file beside it, to a folder of your own and open the copy.",
    "read_only": "{name} may only be read here; save a copy in a folder of your own and go on in the copy.",
    "busy": "{name} is being written by another program or window; try again in a moment.",
    "full": "{name} could not take the change: {free}. Nothing was lost; make room and try again.",
    "damaged": "{name} is damaged and was left as it is; open a backup or an earlier copy of it.",
    "other": "{name} could not be read or written ({why}); see that its disk is there and try again.",
}


def failure(path: Path, kind: str, why: str = "") -> StoreError:
    """Return the error for the store at *path* that is of *kind*, with its sentence."""
    return StoreError(_SENTENCES[kind].format(name=path.name, why=why or "no reason given", free=_free(path)), kind)


def _free(path: Path) -> str:
    with suppress(OSError):
        return f"its disk took no more ({shutil.disk_usage(path.parent).free // 1024} kB free)"
    return "its disk took no more"


def kind_of(error: BaseException) -> str:
    """Return the `StoreError` kind of an error of the driver."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for start, kind in _KINDS:
        if name.startswith(start):
            return kind
    return "damaged" if isinstance(error, (UnicodeError, sqlite3.DatabaseError)) and _malformed(error) else "other"


def _malformed(error: BaseException) -> bool:
    text = str(error)
    return "malformed" in text or "decode" in text or "not a database" in text


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn every failure of SQLite, of its driver or of the disk inside into one `StoreError` about *path*."""
    try:
        yield
    except ExplorerError:
        raise
    except (sqlite3.Error, UnicodeError, OverflowError, OSError) as error:
        raise failure(path, kind_of(error), _reason(error)) from error
    except Exception as error:
        # SQLAlchemy wraps the driver's errors; it is not imported here, so that the first paint need not wait for it.
        inner = getattr(error, "orig", None)
        if not isinstance(inner, (sqlite3.Error, UnicodeError, OverflowError)):
            raise
        raise failure(path, kind_of(inner), _reason(inner)) from error


def _reason(error: BaseException) -> str:
    """The short name of the reason; never the error's text, which may hold words of a paper."""
    return str(getattr(error, "sqlite_errorname", "") or getattr(error, "strerror", "") or type(error).__name__)
