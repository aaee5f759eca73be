"""Writing a table of the window as a CSV file."""

from __future__ import annotations

from pathlib import Path

from explorer.files import atomic_write
from explorer.formats import tables
from explorer.formats.tables import Table
from explorer.model.progress import Progress
from explorer.model.wording import many


def save_table(table: Table, path: Path, progress: Progress) -> str:
    """Write *table* to *path*, whole or not at all; return what is said of it.

    The file starts with a byte order mark: without it Excel does not take a CSV file for UTF-8.

    Raises:
        ExplorerError: The file cannot be written; the old one, if any, is as it was.
    """
    progress.check()
    text = tables.csv(table)
    progress.check()
    atomic_write(path, text.encode("utf-8-sig", "replace"))
    return f"{path.name} was saved with {many(len(table.rows), 'row')}."
