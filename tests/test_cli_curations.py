"""Verdicts travel on the command line: written, looked at, and put together; errors are one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer import cli
from explorer.formats import curations as file_format
from explorer.model.filter import Filter
from explorer.model.records import Curation
from explorer.store.store import Store
from tests.ui.conftest import fill


@pytest.fixture
def hashes(tmp_path: Path) -> dict[str, str]:
    """Evidence by its sentence, of two stores that read the same papers; in the first Ada gave a verdict."""
    found = {}
    for name in ("ada", "ben"):
        with Store.create(tmp_path / f"{name}.pathways") as store:
            fill(store)
            ids = [one.id for one in store.statements(Filter(negated=True))]
            found = {one.sentence: one.hash for one in store.evidence_page(ids).items}
            if name == "ada":
                store.append_curation(Curation(found["So IL6 activates STAT3 once more."], "correct", curator="Ada"))
    return found


def test_verdicts_go_from_one_store_to_another(
    tmp_path: Path, hashes: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ada.jsonl"
    assert cli.run(["curations", "export", str(tmp_path / "ada.pathways"), str(file)]) == 0
    assert capsys.readouterr().out == "ada.jsonl: 1 verdict.\n"
    assert json.loads(file.read_text(encoding="utf-8"))["sentence"] == "So IL6 activates STAT3 once more."
    ben = str(tmp_path / "ben.pathways")
    assert cli.run(["curations", "import", ben, str(file), "--dry-run"]) == 0
    assert capsys.readouterr().out == "ada.jsonl: 1 new, 0 agreed, 0 in conflict, 1 only there, 0 only here.\n"
    assert cli.run(["curations", "import", ben, str(file)]) == 0
    assert "1 kept" in capsys.readouterr().out
    assert cli.run(["curations", "import", ben, str(file)]) == 0
    assert "0 kept, 1 agreed" in capsys.readouterr().out
    with Store.open(Path(ben)) as store:
        assert [one.curator for one in store.all_curations()] == ["Ada"]


def test_a_conflict_is_told_and_can_be_left_out_and_a_damaged_line_makes_the_status_one(
    tmp_path: Path, hashes: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ben.jsonl"
    told = Curation(hashes["So IL6 activates STAT3 once more."], "polarity", curator="Ben", when="2026")
    file.write_text(file_format.write([told], {}) + "{}\n", encoding="utf-8")
    ada = str(tmp_path / "ada.pathways")
    assert cli.run(["curations", "import", ada, str(file), "--without-conflicts"]) == 1
    out, err = capsys.readouterr()
    assert "0 kept, 0 agreed, 1 in conflict" in out
    assert "conflict: IL6 activates STAT3: here Ada: Correct; there Ben: Wrong sign" in out
    assert err.startswith("ben.jsonl, line 2: ")
    assert cli.run(["curations", "import", ada, str(file)]) == 1
    assert "1 kept" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_one_line(
    tmp_path: Path, hashes: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["curations", "import", str(tmp_path / "ada.pathways"), str(tmp_path / "no.jsonl")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
