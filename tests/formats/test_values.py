"""Tables of values: columns are recognised, numbers of all spellings read, and hostile files refused in a sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from explorer.errors import FormatError
from explorer.formats import values
from explorer.formats.values import Columns, Measured, guessed, measured, number, read


def table(tmp_path: Path, text: str, name: str = "t.csv", encoding: str = "utf-8") -> values.Table:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read(path)


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        ("gene,logFC,pvalue", Columns(0, 1, 2)),
        ("log2FoldChange,Gene symbol,padj", Columns(1, 0, 2)),
        ("ID,symbol,baseMean,log2FoldChange,lfcSE,stat,pvalue,padj", Columns(1, 3, 7)),
        ("Protein,whatever,other", Columns(0, 1, None)),
        ("a,b,c", Columns(0, 1, None)),
    ],
)
def test_columns_are_told_by_their_heads_else_by_what_is_in_them(tmp_path, head, columns):
    names = head.split(",")
    texts = {name for name in names if name.casefold() in {"gene", "gene symbol", "id", "symbol", "protein", "a"}}
    row = ",".join("IL6" if name in texts else "0.5" for name in names)
    assert guessed(table(tmp_path, f"{head}\n{row}\n{row}\n")) == columns


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_and_encoding_gives_the_same_table(tmp_path, delimiter, encoding):
    text = "gene,value\r\nHIF-1α,1.5\r\n".replace(",", delimiter)
    found = table(tmp_path, text, encoding=encoding)
    assert (found.head, found.rows) == (("gene", "value"), (("HIF-1α", "1.5"),))


def test_a_table_without_heads_keeps_its_first_row(tmp_path):
    found = table(tmp_path, "IL6\t2\nTNF\t-1\n")
    assert found.head == ("Column 1", "Column 2")
    assert measured(found, guessed(found)) == [Measured("IL6", 2.0), Measured("TNF", -1.0)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.5", 1.5),
        ("-1,5", -1.5),
        ("−2", -2.0),
        ("1e-5", 1e-5),
        ("'-3", -3.0),
        (" 7 ", 7.0),
        ("NA", None),
        ("", None),
        ("nan", None),
        ("inf", None),
        ("1_000", None),
        ("1e300", None),
        ("IL6", None),
    ],
)
def test_numbers_are_read_in_all_spellings_and_nothing_else_is_one(cell, value):
    assert number(cell) == value


def test_of_several_rows_with_a_name_the_one_with_the_smallest_p_value_counts(tmp_path):
    found = table(tmp_path, "gene,logFC,padj\nIL6,1,0.5\nIL6,-2,0.01\nIL6,3,NA\nTNF,NA,0.1\n")
    assert measured(found, guessed(found)) == [Measured("IL6", -2.0, 0.01)]


def test_a_p_value_outside_of_0_to_1_is_none(tmp_path):
    found = table(tmp_path, "gene,logFC,p\nIL6,1,7\nTNF,1,0.5\n")
    assert [one.p for one in measured(found, Columns(0, 1, 2))] == [None, 0.5]


def test_an_excel_sheet_reads_like_its_csv_and_formulas_are_not_computed(tmp_path):
    book = Workbook()
    book.active.append(["gene", "logFC", "p"])
    book.active.append(["IL6", 1.5, 0.25])
    book.active.append(["=1+1", 2, None])
    book.save(tmp_path / "t.xlsx")
    found = read(tmp_path / "t.xlsx")
    assert found.rows == (("IL6", "1.5", "0.25"), ("", "2", ""))
    assert measured(found, guessed(found)) == [Measured("IL6", 1.5, 0.25)]


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(values, "MAX_BOOK_BYTES", 1 << 20)
    path = packed(tmp_path / "t.xlsx", {"xl/worksheets/sheet1.xml": b"0" * (2 << 20)})
    with pytest.raises(FormatError, match="unpacks to more"):
        read(path)
    many = packed(tmp_path / "many.xlsx", {f"{number}.txt": b"" for number in range(values.MAX_BOOK_PARTS + 1)})
    with pytest.raises(FormatError, match="unpacks to more"):
        read(many)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_sheet_that_declares_entities_is_refused(tmp_path, encoding):
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'.encode(encoding)
    with pytest.raises(FormatError, match="declares no entities"):
        read(packed(tmp_path / "t.xlsx", {"xl/workbook.xml": laughs}))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no table"),
        (b"only one column\nIL6\n", "no table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Excel file"),
        (b"PK\x03\x04 broken", "cannot be unpacked"),
        (bytes(range(256)) * 50, "neither a table"),
    ],
)
def test_what_is_no_table_is_told_in_one_sentence(tmp_path, data, words):
    path = tmp_path / "t.xlsx"
    path.write_bytes(data)
    with pytest.raises(FormatError, match=words):
        read(path)


def test_a_workbook_that_is_not_whole_is_told_in_one_sentence(tmp_path):
    with pytest.raises(FormatError, match="cannot be read as an Excel file"):
        read(packed(tmp_path / "t.xlsx", {"xl/workbook.xml": b"<workbook/>"}))


def test_a_table_with_too_many_rows_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(values, "MAX_ROWS", 3)
    with pytest.raises(FormatError, match="more than 3 rows"):
        table(tmp_path, "gene,value\n" + "IL6,1\n" * 4)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_a_table_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "t.csv"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        found = read(path)
    except FormatError:
        return
    columns = guessed(found)
    assert columns.name != columns.value
    assert all(len(row) == len(found.head) for row in found.rows)
    assert all(abs(one.value) <= values.MAX_NUMBER for one in measured(found, columns))
