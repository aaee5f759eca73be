"""The demo store: the sample texts, read by the real reader and extractor once, then kept."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import platformdirs

from explorer import bundle
from explorer.errors import ExplorerError, StoreError
from explorer.extraction.version import VERSION
from explorer.jobs.ingest import ingest
from explorer.log import NAME
from explorer.log import folder as log_folder
from explorer.model.progress import Progress
from explorer.store import layout


def folder() -> Path:
    """Return the folder of the stores that the program keeps for the person, made where it is missing.

    Raises:
        StoreError: It cannot be made.
    """
    path = Path(platformdirs.user_data_dir(NAME, appauthor=False))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {path}, where the demo is kept, cannot be made ({error.strerror}); make it, or open a store "
            "of your own.",
            "missing",
        ) from error
    return path


def demo_path() -> Path:
    """Return where the demo store of this version of texts, extractor and stores is, or will be."""
    digest = hashlib.sha256(f"{VERSION} {layout.VERSION}".encode())
    for path in _texts():
        digest.update(path.read_bytes())
    return folder() / f"demo-{digest.hexdigest()[:12]}.pathways"


def _texts() -> list[Path]:
    """Return the files of the sample texts; what else is beside them is no abstract."""
    return sorted(bundle.sample().glob("*.jsonl"))


def is_demo(path: Path) -> bool:
    """Whether *path* is a demo store: it is made anew when the program changes, so nothing of a person goes there."""
    return path.name.startswith("demo-") and path.parent == folder()


def ensure_demo(progress: Progress) -> Path:
    """Return the path of the demo store, made first where it is missing or damaged.

    Raises:
        CancelledError: Cancelled; nothing half-made stays.
        StoreError: The store cannot be written.
    """
    from explorer.store.store import Store  # noqa: PLC0415 - late: SQLAlchemy

    path = demo_path()
    if path.exists():
        with suppress(StoreError), Store.open(path) as store:
            if store.counts().evidence:
                return path
        path.unlink(missing_ok=True)
    making = folder() / f"demo-making-{os.getpid()}.pathways"
    try:
        with Store.create(making) as store:
            report = ingest(_texts(), store, progress, what="demo")
        if not report.evidence:
            raise ExplorerError(f"The demo could not be made; the log in {log_folder()} says why.")
        making.replace(path)
    finally:
        making.unlink(missing_ok=True)
    return path
