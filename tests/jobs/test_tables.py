"""A table is written whole or not at all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from explorer.errors import CancelledError, ExplorerError
from explorer.formats.tables import Table
from explorer.jobs.tables import save_table
from explorer.model.progress import Progress

TABLE = Table(("Näme", "Papers"), [("=β", "3")], {1})


def test_it_is_written_for_a_spreadsheet_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert save_table(TABLE, path, Progress()) == "a.csv was saved with 1 row."
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(path.read_text("utf-8-sig").splitlines())) == [["Näme", "Papers"], ["'=β", "3"]]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(ExplorerError, match="could not be written"):
        save_table(TABLE, tmp_path / "no" / "a.csv", Progress())
    path = tmp_path / "a.csv"
    path.write_text("old")
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        save_table(TABLE, path, progress)
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]
