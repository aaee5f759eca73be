"""PubMed's CSV export: titles, citations and identifiers, no abstracts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from explorer.formats import bibline, cells, dates, identifiers
from explorer.formats.source import Source
from explorer.model.document import Document
from explorer.model.imports import Problem

_NEEDED = ("PMID", "Title")
MAX_CELL = 1 << 20


def sniff(head: str) -> bool:
    """Tell whether *head* begins with the head line of PubMed's CSV; a table with abstracts is none."""
    first = head.lstrip().split("\n", 1)[0].replace('"', "")
    names = first.split(",")
    return all(name in names for name in _NEEDED) and "abstract" not in first.casefold().split(",")


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield a document (title and citation) for each row; a row that is none is a problem with its line."""
    rows = csv.reader(io.StringIO(source.text), strict=True)
    head: list[str] = []
    line = 1
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Problem(source.name, rows.line_num, f"This row is not CSV: {error}.")
            continue
        if row is None:
            break
        if row and not head:
            head = [name.strip() for name in row]
            if not set(_NEEDED) <= set(head):
                yield Problem(
                    source.name, 1, "The table has no columns “PMID” and “Title”; export it from PubMed again."
                )
                return
        elif row:
            yield _document(source.name, line, dict(zip(head, row, strict=False)), len(row) == len(head))
        line = rows.line_num + 1
    if not head:
        yield Problem(source.name, 0, "It is empty; there is nothing to read.")


def _document(name: str, line: int, row: dict[str, str], whole: bool) -> Document | Problem:
    value = {column: cells.restored(text).strip() for column, text in row.items()}
    if not whole or not value.get("Title"):
        reason = "has no title" if whole else "has more or fewer cells than the head line"
        return Problem(name, line, f"This row {reason}.")
    fields = bibline.read(value.get("Citation", ""))
    return Document(
        text=value["Title"],
        title=value["Title"],
        authors=_authors(value.get("Authors", "")),
        journal=value.get("Journal/Book", "") or fields.get("journal", ""),
        date=fields.get("date", "") or dates.parse(value.get("Publication Year", "")),
        volume=fields.get("volume", ""),
        issue=fields.get("issue", ""),
        pages=fields.get("pages", ""),
        pmid=identifiers.pmid(value["PMID"]),
        pmcid=identifiers.pmcid(value.get("PMCID", "")),
        doi=identifiers.doi(value.get("DOI", "")),
        source=name,
    )


def _authors(text: str) -> tuple[str, ...]:
    """Return the authors of ``Wang L, Cao L, et al.``."""
    names = (name.strip() for name in re.sub(r"\.\s*$", "", text).split(","))
    return tuple(name for name in names if name and name.casefold() != "et al")
