"""A table as it goes to a spreadsheet: lines with tabs, HTML and CSV; text stays text, whatever it looks like."""

from __future__ import annotations

import csv as spreadsheet
import html as markup
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from explorer.formats.cells import guarded

# Excel and LibreOffice make dates of SEPT2 and numbers of 1E5 unless a cell of HTML says that it is text.
_TEXT = ' style=\'mso-number-format:"\\@"\' sdnum="1033;0;@"'


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as they are seen.

    Attributes:
        heads: Of the columns.
        rows: From the top; each has a cell for each column.
        numbers: Indexes of the columns whose cells are numbers; all others are text.
    """

    heads: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    numbers: Collection[int] = ()


def tsv(table: Table) -> str:
    """Return *table* with a head line; cells are parted by tabs, lines end with a line feed."""
    lines = ["\t".join(map(_cell, row)) for row in (table.heads, *table.rows)]
    return "\n".join(lines) + "\n"


def html(table: Table) -> str:
    """Return *table* as an HTML table; what is no number is marked as text."""
    kinds = ["" if column in table.numbers else _TEXT for column in range(len(table.heads))]
    heads = "".join(f"<th>{markup.escape(_cell(head))}</th>" for head in table.heads)
    lines = [
        "".join(f"<td{kind}>{markup.escape(_cell(cell))}</td>" for kind, cell in zip(kinds, row, strict=True))
        for row in table.rows
    ]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<meta charset="utf-8"><table><tr>{heads}</tr>{body}</table>'


def csv(table: Table) -> str:
    """Return *table* as CSV with a head line (RFC 4180: lines end with CRLF)."""
    out = io.StringIO()
    spreadsheet.writer(out).writerows([map(_cell, row) for row in (table.heads, *table.rows)])
    return out.getvalue()


def _cell(text: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula."""
    return guarded(" ".join(text.split()))
