"""The table of rules: what goes in comes out, and few findings are not taken at their word."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.bundle import resource
from explorer.errors import ExplorerError
from explorer.extraction.precision import Record, encode, load
from explorer.extraction.rules.table import RULES


def test_records_come_out_of_a_table_as_they_went_in(tmp_path: Path) -> None:
    path = tmp_path / "rules.tsv"
    path.write_bytes(encode([Record("requires", 3, 2, 1), Record("binds", 4, 0, 0)]))
    assert load(path) == {"binds": Record("binds", 4, 0, 0), "requires": Record("requires", 3, 2, 1)}


def test_few_findings_count_less_than_many() -> None:
    assert Record("few", 1, 1, 1).precision == pytest.approx(4 / 6)
    assert Record("many", 200, 195, 195).precision == pytest.approx(0.99)
    assert Record("none", 9, 0, 0).precision == pytest.approx(0.6)


@pytest.mark.parametrize("text", ["", "rule\tuses\n", "rule\tuses\tjudged\tright\nbinds\t4\tmany\t0\n"])
def test_a_damaged_table_is_told_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rules.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExplorerError, match="install the program again"):
        load(path)


def test_the_bundled_table_knows_only_rules_that_there_are() -> None:
    records = load(resource("extraction", "rules.tsv"))
    assert records.keys() <= RULES.keys()
    assert all(one.right <= one.judged <= one.uses for one in records.values())
