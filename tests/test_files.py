"""Files are written whole or not at all, and named safely."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import files
from explorer.errors import ExplorerError, FigureError


def test_a_new_file_has_the_content_and_nothing_else_is_left(tmp_path: Path) -> None:
    files.atomic_write(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_an_empty_file_can_be_written_on_purpose(tmp_path: Path) -> None:
    files.atomic_write(tmp_path / "a.txt", b"")
    assert (tmp_path / "a.txt").read_bytes() == b""


def test_a_writer_that_leaves_an_empty_file_does_not_destroy_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ExplorerError, match=r"a\.pdf could not be written"):
        files.atomic_write(path, lambda temporary: None)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_full_disk_keeps_the_old_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExplorerError, match="The old file, if any, is as it was"):
        files.atomic_write(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_file_that_does_not_verify_is_not_kept(tmp_path: Path) -> None:
    def refuse(_: Path) -> None:
        raise FigureError("It cannot be opened again.")

    with pytest.raises(FigureError):
        files.atomic_write(tmp_path / "a.png", b"broken", verify=refuse)
    assert os.listdir(tmp_path) == []


def test_a_file_held_for_a_moment_by_another_program_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = os.replace, iter([True, True, False])

    def held(source: Path, target: Path) -> None:
        if next(refused):
            raise PermissionError(13, "held")
        real(source, target)

    monkeypatch.setattr(files, "RETRY_SECONDS", 0.001)
    monkeypatch.setattr(os, "replace", held)
    files.atomic_write(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_a_file_held_for_good_is_one_clear_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(files, "RETRY_SECONDS", 0.001)
    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(ExplorerError, match="another program holds it"):
        files.atomic_write(tmp_path / "a.txt", b"new")
    assert os.listdir(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExplorerError, match="gone is not there"):
        files.atomic_write(tmp_path / "gone" / "a.txt", b"new")


def test_an_old_files_rights_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    files.atomic_write(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


HARD = [
    "CON",
    "con.txt",
    "nul",
    "..",
    ".",
    "",
    "a/b\\c",
    "x\0y",
    "a" * 300,
    "é" * 200,
    "tab\there",
    "a:b?c*",
    " lead ",
    "dot.",
    "‮gpj",
    "COM1.pdf",
]


@pytest.mark.parametrize("text", HARD)
def test_a_hard_name_becomes_one_safe_part(text: str, tmp_path: Path) -> None:
    name = files.safe_name(text, ".pdf")
    assert len(name.encode()) <= 120
    assert name.endswith(".pdf")
    (tmp_path / name).write_bytes(b"x")
    assert os.listdir(tmp_path) == [name]


@given(st.text())
def test_no_text_makes_a_name_that_leaves_its_folder(text: str) -> None:
    name = files.safe_name(text)
    assert name
    assert Path(name).name == name
    assert name not in (".", "..")
    assert not set(name) & set('<>:"/\\|?*\0')
    assert len(name.encode()) <= 120
    assert files.safe_name(name) == name


@pytest.mark.parametrize("text", ["CON", "con.txt", "nul", "COM1.pdf", "lpt9.a.b", "Aux ", "prn."])
def test_a_file_is_never_named_after_a_device_of_windows(text: str) -> None:
    assert files.safe_name(text, ".svg").split(".")[0].casefold() not in {"con", "nul", "com1", "lpt9", "aux", "prn"}
