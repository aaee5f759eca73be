"""Documents as JSON Lines: one document a line, every field by its name; what is empty is left out."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from explorer.formats import identifiers
from explorer.formats.evidence import json_line
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind, Notice, NoticeKind, Section, Span, joined
from explorer.model.imports import Problem

_TEXTS = ("text", "title", "journal", "date", "volume", "issue", "pages", "pmid", "pmcid", "doi", "source")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def sniff(head: str) -> bool:
    """Tell whether *head* begins with a JSON object that may be a document."""
    return bool(re.match(r'\s*\{\s*"(?:[a-z_]+)"\s*:', head)) and bool(
        re.search(r'"(?:text|abstract|title)"\s*:', head)
    )


def write(documents: Iterable[Document]) -> str:
    """Return *documents* as JSON Lines, in their order."""
    return "".join(f"{json_line(to_row(document))}\n" for document in documents)


def to_row(document: Document) -> dict[str, Any]:
    """Return *document* as plain values; fields that are empty are left out."""
    row = {name: value for name, value in dataclasses.asdict(document).items() if value}
    row.update({"text": document.text, "kind": document.kind.value})
    if document.sections:
        row["sections"] = [[one.label, one.span.start, one.span.end] for one in document.sections]
    if document.notices:
        row["notices"] = [[one.kind.value, one.reference] for one in document.notices]
    return row


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the documents; a line that is none is a problem with its number."""
    lines = source.text.split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _record(source.name, number, line)
    if not any(line.strip() for line in lines):
        yield Problem(source.name, 0, "It is empty; there is nothing to read.")


def _record(name: str, number: int, line: str) -> Document | Problem:
    try:
        row = json.loads(line, parse_constant=_refuse)
        return from_row(row, name)
    except RecursionError:
        return Problem(name, number, "This line is nested too deep to be a document.")
    except json.JSONDecodeError as error:
        return Problem(name, number, f"This line is not JSON (column {error.colno}): {error.msg.removesuffix(' at')}.")
    except ValueError as error:
        return Problem(name, number, str(error))


def from_row(row: object, source: str) -> Document:
    """Return the document of a row of `to_row`; ``abstract`` in place of ``text`` is taken too.

    Raises:
        ValueError: A field is missing or is not what it should be; the text is a sentence for the person.
    """
    if not isinstance(row, dict):
        raise ValueError("This line is no JSON object with a “text”.")  # noqa: TRY004 - of the content
    values = {name: _text(row, name) for name in _TEXTS}
    text = values["text"] or joined(values["title"], _text(row, "abstract"))
    if not text.strip():
        raise ValueError("This line has neither a “text” nor a “title” and “abstract”.")
    if values["date"] and not _DATE.fullmatch(values["date"]):
        raise ValueError(f"The date “{values['date'][:40]}” is not like 2017, 2017-09 or 2017-09-30.")
    values.update(
        text=text,
        pmid=identifiers.pmid(values["pmid"]),
        pmcid=identifiers.pmcid(values["pmcid"]),
        doi=identifiers.doi(values["doi"]),
        source=values["source"].replace("\\", "/").rsplit("/", 1)[-1] or source,
    )
    return Document(
        **values,
        authors=_authors(row),
        kind=_kind(row),
        sections=_sections(row, text),
        sample=row.get("sample") is True,
        notices=_notices(row),
    )


def _refuse(name: str) -> object:
    raise ValueError(f"This line holds {name}, which is no JSON value.")


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name, "")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str | None):
        raise ValueError(f"The field “{name}” is not text.")  # noqa: TRY004 - of the content
    # half a letter (a lone surrogate) can be written by no encoding
    return re.sub("[\ud800-\udfff]", "\ufffd", value or "")


def _authors(row: dict[str, Any]) -> tuple[str, ...]:
    names = row.get("authors", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("The field “authors” is not a list of names.")
    return tuple(re.sub("[\ud800-\udfff]", "\ufffd", name) for name in names)


def _kind(row: dict[str, Any]) -> DocumentKind:
    value = row.get("kind", DocumentKind.PRIMARY.value)
    try:
        return DocumentKind(value)
    except ValueError:
        kinds = ", ".join(kind.value for kind in DocumentKind)
        raise ValueError(f"The kind “{str(value)[:40]}” is none of {kinds}.") from None


def _notices(row: dict[str, Any]) -> tuple[Notice, ...]:
    found = []
    for one in row.get("notices") or []:
        match one:
            case [str(kind), str(reference)] if kind in set(NoticeKind):
                found.append(Notice(NoticeKind(kind), re.sub("[\ud800-\udfff]", "\ufffd", reference)))
            case _:
                raise ValueError("A notice is not [retraction, concern or erratum; reference].")
    return tuple(found)


def _sections(row: dict[str, Any], text: str) -> tuple[Section, ...]:
    found = []
    for one in row.get("sections") or []:
        if not isinstance(one, list) or len(one) != 3 or not isinstance(one[0], str):
            raise ValueError("A section is not [label, start, end].")
        label, start, end = one
        if not all(type(value) is int for value in (start, end)) or not 0 <= start <= end <= len(text):
            raise ValueError("A section lies outside of the text.")
        found.append(Section(label, Span(start, end)))
    return tuple(found)
