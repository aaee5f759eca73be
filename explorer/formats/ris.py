"""RIS, the tagged format of reference managers; read record by record (rispy), so a bad one costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import rispy

from explorer.formats import dates, identifiers
from explorer.formats.names import comma_free, family_first
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind, joined
from explorer.model.imports import Problem

_TAG = re.compile(r"^[A-Z][A-Z0-9]  - ?")
_KINDS = {"Review": DocumentKind.REVIEW, "Retracted": DocumentKind.RETRACTED}


def sniff(head: str) -> bool:
    """Tell whether *head* begins with a RIS record."""
    return bool(re.match(r"\s*(?:\d+\.\s*\n\s*)?TY  -", head))


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the records of a RIS file; one that cannot be understood is a problem with its line."""
    found = False
    for line, record in _records(source.text):
        found = True
        yield _read_record(source.name, line, record)
    if not found:
        yield Problem(source.name, 0, "It has no RIS record (a line that starts with “TY  - ”).")


def write(documents: Sequence[Document]) -> str:
    """Return *documents* as RIS, in their order; a line break in a field becomes a blank, so one record stays one."""
    return "\n".join(_record(document) for document in documents)


def _records(text: str) -> Iterator[tuple[int, str]]:
    """Yield each record with the number of its first line; text outside of records is left out."""
    lines: list[str] = []
    first = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("TY  -"):
            if lines:
                yield first, "\n".join(lines)
            lines, first = [], number
        if first and (lines or line.startswith("TY  -")):
            lines.append(line)
        if line.startswith("ER  -") and lines:
            yield first, "\n".join(lines)
            lines, first = [], 0
    if lines:
        yield first, "\n".join(lines)


def _read_record(name: str, line: int, record: str) -> Document | Problem:
    if not re.search(r"^ER  -", record, re.MULTILINE):
        return Problem(name, line, "This RIS record has no end (a line “ER  - ”); the file may be cut.")
    bad = next((at for at, text in enumerate(record.split("\n")) if _not_utf(text)), None)
    if bad is not None:
        return Problem(name, line + bad, "This RIS record holds bytes that are no text.")
    try:
        entries = rispy.loads(_tidy(record), skip_unknown_tags=True)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        return Problem(name, line, f"This RIS record cannot be understood ({type(error).__name__}).")
    return _document(name, line, entries[0]) if entries else Problem(name, line, "This RIS record is empty.")


def _not_utf(text: str) -> bool:
    return "\ufffd" in text or "\0" in text


def _tidy(record: str) -> str:
    """Bring tags to the form rispy asks for, and continued lines to the line of their tag."""
    lines: list[str] = []
    for line in record.split("\n"):
        if _TAG.match(line):
            lines.append(f"{line[:5]} {line[5:].strip()}")
        elif lines and line.strip():
            lines[-1] += f" {line.strip()}"
    return "\n".join(lines) + "\n"


def _document(name: str, line: int, entry: dict[str, Any]) -> Document | Problem:
    value = _values(entry)
    title, abstract = value("title", "primary_title"), value("abstract", "notes_abstract")
    if not title and not abstract:
        return Problem(name, line, "This RIS record has neither a title nor an abstract.")
    names = entry.get("authors") or entry.get("first_authors") or []
    notes = " ".join(str(note) for note in entry.get("notes", ()))
    return Document(
        text=joined(title, abstract),
        title=title,
        authors=tuple(comma_free(one) for one in names if one.strip()),
        journal=value("secondary_title", "alternate_title3", "journal_name", "alternate_title2"),
        date=_date(value("date")) or _date(value("publication_year", "year")),
        volume=value("volume"),
        issue=value("number"),
        pages="-".join(part for part in (value("start_page"), value("end_page")) if part),
        pmid=_pmid(entry),
        pmcid=identifiers.pmcid(value("custom2") + " " + notes),
        doi=identifiers.doi(value("doi")) or identifiers.doi(" ".join(_listed(entry, "urls"))),
        kind=_kind(value("type_of_work"), value("custom1")),
        source=name,
        sample="our own summary" in notes.casefold(),
    )


def _values(entry: dict[str, Any]) -> Any:
    """Return a function that gives the first of some fields that is there, as one line."""

    def value(*names: str) -> str:
        """Return the first of the fields *names* that has words."""
        for name in names:
            found = entry.get(name)
            text = " ".join(found) if isinstance(found, list) else str(found or "")
            if text.strip():
                return " ".join(text.split(" ")).strip()
        return ""

    return value


def _listed(entry: dict[str, Any], name: str) -> list[str]:
    found = entry.get(name) or []
    return [str(one) for one in found] if isinstance(found, list) else [str(found)]


def _date(text: str) -> str:
    """Return the date of ``2017/09/30/note``, ``2017//`` or words."""
    parts = [part.strip() for part in text.split("/")]
    return dates.iso(*parts[:3]) if len(parts) > 1 else dates.parse(text)


def _pmid(entry: dict[str, Any]) -> str:
    database = str(entry.get("name_of_database", ""))
    number = str(entry.get("accession_number", "") or entry.get("id", ""))
    if re.search(r"medline|pubmed", database, re.IGNORECASE) or entry.get("accession_number"):
        found = identifiers.pmid(number)
        if found:
            return found
    return next((found for url in _listed(entry, "urls") if (found := identifiers.pmid(url)) and "/" in url), "")


def _kind(*fields: str) -> DocumentKind:
    words = " ".join(fields)
    return next((kind for word, kind in _KINDS.items() if word.casefold() in words.casefold()), DocumentKind.PRIMARY)


def _record(document: Document) -> str:
    lines = [f"TY  - {'JOUR' if document.journal else 'GEN'}"]
    lines += [f"{tag}  - {one}" for tag, value in _fields(document) if (one := " ".join(value.split()))]
    return "\n".join([*lines, "ER  - ", ""])


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    first, _, last = document.pages.partition("-")
    yield "TI", document.title
    for name in document.authors:
        family, given = family_first(name)
        yield "AU", f"{family}, {given}" if given else family
    yield "T2", document.journal
    yield "PY", document.date[:4]
    yield "DA", document.date.replace("-", "/")
    yield "VL", document.volume
    yield "IS", document.issue
    yield "SP", first
    yield "EP", last
    yield "DO", document.doi
    yield "DB", "PubMed" if document.pmid else ""
    yield "AN", document.pmid
    yield "C2", document.pmcid
    yield "M3", {DocumentKind.REVIEW: "Review", DocumentKind.RETRACTED: "Retracted"}.get(document.kind, "")
    yield "AB", "" if document.sample else document.abstract if document.abstract != document.title else ""
    yield "N1", "Our own summary, not the words of the paper" if document.sample else ""
