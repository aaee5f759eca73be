"""Tables of values: a name or identifier, a number and, where there is one, a p value in each row (CSV, TSV, Excel)."""

from __future__ import annotations

import csv
import io
import math
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from explorer.errors import FormatError
from explorer.formats import cells
from explorer.formats.source import Source, is_text

MAX_ROWS = 200_000
MAX_COLUMNS = 256
MAX_CELL = 300
MAX_BOOK_BYTES = 256 << 20
"""All parts of an Excel file, unpacked."""
MAX_BOOK_PARTS = 2000
MAX_NUMBER = 1e7
_LOOKED_AT = 200  # rows that tell what a column holds
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = "\t;,"
_NAMES = (
    "symbol",
    "genesymbol",
    "gene",
    "genename",
    "hgncsymbol",
    "hgnc",
    "protein",
    "name",
    "entity",
    "id",
    "identifier",
)
_VALUES = (
    "log2foldchange", "logfoldchange", "log2fc", "logfc", "lfc", "foldchange", "fc", "value", "score", "zscore",
    "effect", "beta", "estimate", "difference", "change",
)  # fmt: skip
_PS = ("padj", "adjpval", "adjpvalue", "padjusted", "fdr", "qvalue", "qval", "q", "pvalue", "pval", "p")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as text.

    Attributes:
        name: Of the file, without its ending.
        head: The heads of the columns; ``Column 1`` and so on where the table has none.
        rows: Rows of as many cells.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what, counted from 0; *p* may be None."""

    name: int
    value: int
    p: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One row that holds a number: the name as written, the value, the p value or None."""

    name: str
    value: float
    p: float | None = None


def read(path: Path) -> Table:
    """Return the table in the file at *path*; of an Excel file the sheet that is open in it, formulas as their results.

    Raises:
        FormatError: It is no table, or larger than a table of values is.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(_OLD_EXCEL):
        raise FormatError(f"{path.name} is an old Excel file; save it as .xlsx or CSV and load that.")
    found = _excel(path) if head.startswith(_ZIP) else _text(path)
    rows = [row for row in islice(found, MAX_ROWS + 2) if any(row)]
    if len(rows) > MAX_ROWS + 1:
        raise FormatError(f"{path.name} has more than {MAX_ROWS:,} rows; leave out what is not needed.")
    width = max((len(row) for row in rows), default=0)
    if width < 2 or not rows:
        raise FormatError(f"{path.name} is no table with a column of names and one of numbers.")
    rows = [row + ("",) * (width - len(row)) for row in rows]
    headed = not any(number(cell) is not None for cell in rows[0]) and len(rows) > 1
    names = rows[0] if headed else ()
    head_row = tuple((names[place] if headed else "") or f"Column {place + 1}" for place in range(width))
    return Table(path.stem, head_row, tuple(rows[1:] if headed else rows))


def guessed(table: Table) -> Columns:
    """Return which columns hold what, by their heads and else by what is in them."""
    plain = [re.sub(r"[^a-z0-9]", "", head.casefold()) for head in table.head]
    numeric = [_is_numeric(table, place) for place in range(len(plain))]
    p = _first(plain, _PS, numeric)
    value = _first(plain, _VALUES, numeric)
    if value is None:
        value = next((place for place, holds in enumerate(numeric) if holds and place != p), None)
    texts = [not one for one in numeric]
    name = _first(plain, _NAMES, texts)
    if name is None:
        name = next((place for place, holds in enumerate(texts) if holds), 0)
    if value is None or value == name:
        value = next(place for place in range(len(plain)) if place != name)
    return Columns(name, value, p if p not in (name, value) else None)


def measured(table: Table, columns: Columns) -> list[Measured]:
    """Return the rows that have a name and a number; of several with one name the one with the smallest p value."""
    best: dict[str, Measured] = {}
    for row in table.rows:
        name, value = cells.restored(row[columns.name]).strip(), number(row[columns.value])
        if name and value is not None:
            one = Measured(name, value, _probability(row[columns.p]) if columns.p is not None else None)
            known = best.get(name)
            if known is None or _rank(one) < _rank(known):
                best[name] = one
    return list(best.values())


def number(cell: str) -> float | None:
    """Return the number in *cell*, with a decimal point or comma, or None where there is none."""
    text = cells.restored(cell.strip()).replace("−", "-")
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    try:
        found = float(text) if text and "_" not in text else math.nan
    except ValueError:
        return None
    return found if abs(found) <= MAX_NUMBER else None


def _probability(cell: str) -> float | None:
    found = number(cell)
    return found if found is not None and 0 <= found <= 1 else None


def _rank(one: Measured) -> float:
    return 2.0 if one.p is None else one.p


def _first(plain: Sequence[str], wanted: Iterable[str], fit: Sequence[bool]) -> int | None:
    """The place of the first of the *wanted* heads whose column fits."""
    return next((plain.index(one) for one in wanted if one in plain and fit[plain.index(one)]), None)


def _is_numeric(table: Table, column: int) -> bool:
    """Whether most of the first filled cells are numbers."""
    filled = [
        row[column] for row in table.rows[:_LOOKED_AT] if row[column] and row[column].casefold() not in ("na", "nan")
    ]
    return bool(filled) and sum(number(cell) is not None for cell in filled) * 2 > len(filled)


def _text(path: Path) -> Iterator[tuple[str, ...]]:
    source = Source(path.name, path)
    if not is_text(source.head):
        raise FormatError(f"{path.name} is neither a table of text nor an Excel file.")
    delimiter = max(_DELIMITERS, key=lambda one: sum(min(line.count(one), 50) for line in source.head.split("\n")[:20]))
    reader = csv.reader(io.StringIO(source.text), delimiter=delimiter)
    try:
        for row in reader:
            yield _row(row)
    except csv.Error as error:
        raise FormatError(f"{path.name}, line {reader.line_num}: this is no table ({error}).") from error


def _row(cells_of_row: Iterable[object]) -> tuple[str, ...]:
    """The cells as text, without empty ones at the end."""
    found = [_cell(cell) for cell in islice(cells_of_row, MAX_COLUMNS)]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _cell(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        cell = int(cell)
    return "" if cell is None else str(cell)[:MAX_CELL].strip()


def _excel(path: Path) -> Iterator[tuple[str, ...]]:
    """The rows of the open sheet; nothing but values is looked at."""
    from openpyxl import load_workbook  # noqa: PLC0415 - late: slow to import

    _check_parts(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what of Excel is not supported, none is needed
            book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                sheet = book.active or book.worksheets[0]
                for row in sheet.iter_rows(values_only=True, max_row=MAX_ROWS + 2, max_col=MAX_COLUMNS):
                    yield _row(row)
            finally:
                book.close()
    except Exception as error:  # a damaged file can make the library raise anything
        raise FormatError(f"{path.name} cannot be read as an Excel file; save it as CSV and load that.") from error


def _check_parts(path: Path) -> None:
    """Refuse what unpacks to more than any table needs, and what declares entities, before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            whole = sum(part.file_size for part in parts)
            if len(parts) > MAX_BOOK_PARTS or whole > MAX_BOOK_BYTES:
                raise FormatError(f"{path.name} unpacks to more than a table of values needs; save the sheet as CSV.")
            if any(_declares(packed, part) for part in parts if part.filename.endswith((".xml", ".rels"))):
                raise FormatError(f"{path.name} is made to do harm: an Excel file declares no entities.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, zlib.error) as error:
        raise FormatError(f"{path.name} is damaged: it cannot be unpacked.") from error


def _declares(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part has a document type; it would stand at its beginning, in whatever encoding."""
    with packed.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(4096).replace(b"\0", b"")
