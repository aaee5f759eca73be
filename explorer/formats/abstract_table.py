"""A table of papers, a row each, as copied from a spreadsheet or saved as CSV: one of its columns has the abstracts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from explorer.formats import cells, dates, identifiers
from explorer.formats.source import Source
from explorer.model.document import Document, joined
from explorer.model.imports import Problem

# What people, reference managers and databases call the columns; case and outer blanks do not matter.
_COLUMNS = {
    "abstract": {"abstract", "abstract text", "abstract note"},
    "title": {"title", "article title", "paper title"},
    "pmid": {"pmid", "pubmed id"},
    "doi": {"doi"},
    "date": {"date", "year", "publication year", "publication date"},
    "journal": {"journal", "journal/book", "source title", "publication title"},
    "authors": {"authors", "author"},
}
# Fewer words are no abstract: a page's menu has *Abstract* and *DOI* on one line too.
_MIN_WORDS = 4


def sniff(head: str) -> bool:
    """Tell whether *head* begins with a head line that names abstracts and papers, and a row that has an abstract."""
    try:
        rows = _rows(head)
        first, second = next(rows, []), next(rows, [])
    except csv.Error:
        return False
    columns = _columns(first)
    if "abstract" not in columns or not {"title", "pmid", "doi"} & set(columns) or len(first) != len(second):
        return False
    return len(second[columns["abstract"]].split()) >= _MIN_WORDS


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield a document for each row; a row that is none is a problem with its line."""
    text = source.prose
    rows = _rows(text)
    head: Sequence[str] = ()
    line = 1 + len(text) - len(text.lstrip("\n"))
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Problem(source.name, line, f"The table cannot be read from here on: {error}.")
            return
        if row is None:
            return
        if not head:
            head = row
        elif any(cell.strip() for cell in row):
            yield _document(source.name, line, head, row)
        line += sum(cell.count("\n") for cell in row) + 1


def _rows(text: str) -> Iterator[list[str]]:
    """The rows of *text*: cells stand between tabs where the first line has any, else between commas."""
    text = text.lstrip("\n")
    return csv.reader(io.StringIO(text), delimiter="\t" if "\t" in text.partition("\n")[0] else ",")


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Where the columns that are known by name stand; of two with one meaning the first counts."""
    names = [name.strip().casefold() for name in head]
    places = {field: [at for at, name in enumerate(names) if name in known] for field, known in _COLUMNS.items()}
    return {field: found[0] for field, found in places.items() if found}


def _document(name: str, line: int, head: Sequence[str], row: Sequence[str]) -> Document | Problem:
    if len(row) != len(head):
        return Problem(name, line, "This row has more or fewer cells than the head line.")
    value = {field: " ".join(cells.restored(row[at].strip()).split()) for field, at in _columns(head).items()}
    title, abstract = value.get("title", ""), value.get("abstract", "")
    if not title and not abstract:
        return Problem(name, line, "This row has neither title nor abstract.")
    return Document(
        text=joined(title, abstract),
        title=title,
        authors=_authors(value),
        journal=value.get("journal", ""),
        date=dates.parse(value.get("date", "")),
        pmid=identifiers.pmid(value.get("pmid", "")),
        doi=identifiers.doi(value.get("doi", "")),
        source=name,
    )


def _authors(value: Mapping[str, str]) -> tuple[str, ...]:
    """The authors of ``Wang, L.; Cao, L.`` or, where no semicolon parts them, of ``Wang L, Cao L, et al.``."""
    text = value.get("authors", "")
    names = (name.strip() for name in text.split(";" if ";" in text else ","))
    return tuple(name for name in names if name and name.casefold().rstrip(".") != "et al")
