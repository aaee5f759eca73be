"""MEDLINE, the tagged format that PubMed saves as ``.nbib`` or "PubMed" text.

A line is a tag of up to four letters, a hyphen in the fifth column, a blank and the value; a continued value is set in
by six blanks; a blank line or the next PMID ends a record (NLM, "MEDLINE/PubMed Data Element Descriptions").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from explorer.formats import dates, identifiers, sections
from explorer.formats.names import comma_free
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind, Notice, NoticeKind, joined
from explorer.model.imports import Problem

_LINE = re.compile(r"^([A-Z]{2,4}) *- ?(.*)$")
_FIRST = re.compile(r"(?m)^(?:PMID|OWN|STAT)\s*- ")


@dataclass(slots=True)
class _Record:
    """The fields of one record, in their order, and where it starts."""

    line: int
    fields: dict[str, list[str]] = field(default_factory=dict)
    odd_line: int = 0

    def first(self, *tags: str) -> str:
        """Return the first value of the first of *tags* that is there."""
        return next((self.fields[tag][0] for tag in tags if tag in self.fields), "").strip()


# Retraction in, expression of concern in, erratum in
_NOTICES = {"RIN": NoticeKind.RETRACTION, "ECI": NoticeKind.CONCERN, "EIN": NoticeKind.ERRATUM}


def sniff(head: str) -> bool:
    """Tell whether *head* begins with a MEDLINE record."""
    return bool(re.match(r"\s*(?:PMID|OWN|STAT)\s*- ", head)) and len(_FIRST.findall(head)) >= 1


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the records; one that cannot be understood is a problem with its line."""
    found = False
    for record in _records(source.text):
        found = True
        yield _document(source.name, record)
    if not found:
        yield Problem(source.name, 0, "It has no MEDLINE record (a line that starts with “PMID- ”).")


def _records(text: str) -> Iterator[_Record]:
    record: _Record | None = None
    values: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line)
        if match and match.group(1) == "PMID" and record and "PMID" in record.fields:
            yield record
            record = None
        if match:
            record = record or _Record(number)
            values = record.fields.setdefault(match.group(1), [])
            values.append(match.group(2).strip())
        elif line.strip() and record and line[:1].isspace() and values:
            values[-1] = _continued(values[-1], line.strip())
        elif line.strip():
            record = record or _Record(number)
            record.odd_line = record.odd_line or number
        elif record:
            yield record
            record = None
    if record:
        yield record


def _continued(value: str, more: str) -> str:
    return f"{value} {more}" if value else more


def _document(name: str, record: _Record) -> Document | Problem:
    title = _title(record)
    abstract = " ".join(record.fields.get("AB", []))
    if record.odd_line and not record.first("PMID"):
        return Problem(name, record.odd_line, "This line is no MEDLINE field; the record around it was left out.")
    if "\ufffd" in title + abstract:
        return Problem(name, record.line, "This MEDLINE record holds bytes that are no text.")
    if not title and not abstract:
        return Problem(name, record.line, "This MEDLINE record has neither a title nor an abstract.")
    body = "\n".join(_paragraphs(abstract))
    text = joined(title, body)
    return Document(
        text=text,
        title=title,
        authors=_authors(record),
        journal=record.first("JT", "TA"),
        date=dates.parse(record.first("DP", "DEP")) or _compact(record.first("DEP")),
        volume=record.first("VI"),
        issue=record.first("IP"),
        pages=record.first("PG"),
        pmid=identifiers.pmid(record.first("PMID")),
        pmcid=identifiers.pmcid(record.first("PMC")),
        doi=_doi(record),
        kind=DocumentKind.RETRACTED if record.fields.get("RIN") else kind_of(record.fields.get("PT", [])),
        source=name,
        sections=sections.find(text, len(text) - len(body)) if body else (),
        notices=_notices(record),
    )


def _title(record: _Record) -> str:
    """The title; one that was translated stands in brackets."""
    title = record.first("TI", "BTI")
    return title.removeprefix("[").removesuffix("].") if record.first("TI").startswith("[") else title


def _notices(record: _Record) -> tuple[Notice, ...]:
    found = [Notice(kind, value) for tag, kind in _NOTICES.items() for value in record.fields.get(tag, [])]
    return tuple(dict.fromkeys(found))


def _paragraphs(abstract: str) -> list[str]:
    """Return a structured abstract by its headings (MEDLINE writes them into the running text, in capitals)."""
    cut = re.sub(r"(?<=[.!?)]) (?=[A-Z][A-Z/&,() -]{3,60}: )", "\n", abstract)
    return [part.strip() for part in cut.split("\n") if part.strip()]


def _authors(record: _Record) -> tuple[str, ...]:
    full, short = record.fields.get("FAU", []), record.fields.get("AU", [])
    names = short if len(short) >= len(full) else full
    return tuple(comma_free(name) for name in [*names, *record.fields.get("CN", [])] if name.strip())


def _compact(text: str) -> str:
    """Return the date of ``20170930``."""
    return dates.iso(text[:4], text[4:6], text[6:8]) if re.fullmatch(r"[0-9]{8}", text) else ""


def _doi(record: _Record) -> str:
    values = [value for tag in ("LID", "AID", "SO") for value in record.fields.get(tag, [])]
    marked = [value for value in values if "[doi]" in value or "doi:" in value.casefold()]
    return next((found for value in marked if (found := identifiers.doi(value))), "")


def kind_of(types: list[str]) -> DocumentKind:
    """Return the kind that PubMed's publication types say; a retraction counts before all."""
    names = {name.casefold().strip() for name in types}
    if "retracted publication" in names:
        return DocumentKind.RETRACTED
    if "preprint" in names:
        return DocumentKind.PREPRINT
    if names & {"review", "systematic review", "meta-analysis", "scoping review"}:
        return DocumentKind.REVIEW
    others = {
        "editorial",
        "comment",
        "letter",
        "news",
        "published erratum",
        "biography",
        "retraction of publication",
        "retraction notice",
    }
    return DocumentKind.OTHER if names & others else DocumentKind.PRIMARY
