"""Paths on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer import __main__, cli
from explorer.model.avoided import Avoided
from explorer.store.store import Store
from tests.ui.conftest import JAK2, fill


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "small.pathways"
    with Store.create(path) as made:
        fill(made)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert cli.run(["paths", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_paths_are_listed_with_their_signs_and_what_they_come_to(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = run(capsys, str(store), "il-6", "HGNC:6192")
    assert [one.partition(" · belief")[0] for one in found] == [
        "IL6 -> JAK2   up · 1 paper",
        "IL6 -- STAT3 -> SOCS3 -| JAK2   no clear effect · 1 paper at least",
    ]
    assert len(run(capsys, str(store), "IL6", "JAK2", "--effect", "up")) == 1
    assert run(capsys, str(store), "IL6", "JAK2", "--min-papers", "9") == ["No path was found."]


def test_what_the_store_leaves_out_is_left_out(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(run(capsys, str(store), "CAF", "STAT3")) == 2
    with Store.open(store) as opened:
        opened.leave_out(Avoided((JAK2.key,)))
    assert len(run(capsys, str(store), "CAF", "STAT3")) == 1


def test_a_name_that_is_not_there_is_told_with_what_is_near(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["paths", str(store), "SATT3", "EMT"]) == 2
    assert "“SATT3” is not in small.pathways. Did you mean STAT3?" in capsys.readouterr().err


def test_the_program_knows_every_command() -> None:
    # `open` stands for the window in the help
    assert set(cli.main.commands) - {"open"} == __main__._COMMANDS  # type: ignore[attr-defined]
