"""What is copied or saved of a table pastes into a spreadsheet as it looks, and no cell does anything there."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from explorer.formats import tables
from explorer.formats.cells import restored
from explorer.formats.tables import Table

ROWS = (("SEPT2", "12"), ("=1+1", "3"), ("a\tb\nc", "0.50"), ("<b>&amp;", ""))
TABLE = Table(("Name", "Papers"), ROWS, {1})
STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def test_lines_have_the_cells_in_their_order_below_the_heads() -> None:
    lines = tables.tsv(TABLE).splitlines()
    assert lines[:2] == ["Name\tPapers", "SEPT2\t12"]
    assert lines[2] == "'=1+1\t3"


def test_a_cell_with_tabs_and_line_breaks_stays_one_cell() -> None:
    assert tables.tsv(TABLE).splitlines()[3] == "a b c\t0.50"
    assert all(line.count("\t") == 1 for line in tables.tsv(TABLE).splitlines())


def test_html_has_the_same_cells_and_marks_as_text_what_is_no_number() -> None:
    root = html.fromstring(tables.html(TABLE))
    rows = [[cell.text_content() for cell in row.iter("td")] for row in root.iter("tr")][1:]
    assert rows == [["SEPT2", "12"], ["'=1+1", "3"], ["a b c", "0.50"], ["<b>&amp;", ""]]
    kinds = [["mso-number-format" in (cell.get("style") or "") for cell in row.iter("td")] for row in root.iter("tr")]
    assert kinds[1:] == [[True, False]] * 4


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=5))
def test_a_saved_table_reads_back_and_no_cell_starts_like_a_formula(cells: list[list[str]]) -> None:
    written = tables.csv(Table(("A", "B"), cells))
    read = list(csv.reader(io.StringIO(written)))[1:]
    assert [[restored(cell) for cell in row] for row in read] == [
        [" ".join(cell.split()) for cell in row] for row in cells
    ]
    assert not any(cell.startswith(STARTS) for row in read for cell in row)
