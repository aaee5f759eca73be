"""PubMed XML, as downloaded from PubMed or its yearly files, packed or not; read record by record.

lxml reads with everything off that reaches outside of the file or grows without bound; an entity that is not one of
XML's own is an error of its record and never silently empty text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from lxml import etree

from explorer.formats import dates, identifiers
from explorer.formats.medline import kind_of
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind, Notice, NoticeKind, Section, Span, joined
from explorer.model.imports import Problem

_RECORDS = ("PubmedArticle", "PubmedBookArticle")
# NLM marks the label of an unstructured abstract so.
_NOTICES = {
    "RetractionIn": NoticeKind.RETRACTION,
    "ExpressionOfConcernIn": NoticeKind.CONCERN,
    "ErratumIn": NoticeKind.ERRATUM,
}
_NO_LABELS = {"", "UNLABELLED"}


class _RecordError(Exception):
    """A record cannot be used; the text is a sentence for the person."""


def sniff(head: str) -> bool:
    """Tell whether *head* is PubMed XML."""
    return bool(
        re.search(
            r"<(?:!DOCTYPE\s+)?(?:PubmedArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitationSet|MedlineCitation)\b",
            head,
        )
    )


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the records; a bad one is a problem with its line, and a file that breaks off keeps what stood before."""
    count = 0
    with source.stream() as stream:
        records = _elements(stream)
        while True:
            try:
                element = next(records, None)
            except etree.XMLSyntaxError as error:
                if not source.damage:
                    yield Problem(source.name, error.lineno or 0, f"The XML is broken from here on: {_reason(error)}.")
                return
            if element is None:
                break
            count += 1
            yield _record(element, source.name)
            _forget(element)
    if not count and not source.damage:
        yield Problem(source.name, 0, "It has no PubMed records; export it from PubMed as XML again.")


def _elements(stream: BinaryIO) -> Iterator[etree._Element]:
    parser = etree.iterparse(
        stream,
        events=("end",),
        tag=(*_RECORDS, "MedlineCitation"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in parser:
        parent = element.getparent()
        if element.tag != "MedlineCitation" or parent is None or parent.tag not in _RECORDS:
            yield element


def _reason(error: etree.XMLSyntaxError) -> str:
    return re.sub(r"\s+", " ", str(error.msg or "no XML")).split(", line")[0][:200]


def _forget(element: etree._Element) -> None:
    """Free a record and all before it, so that a file of any size takes the memory of one record."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _record(element: etree._Element, name: str) -> Document | Problem:
    line = _line(element)
    try:
        return _document(element, name)
    except _RecordError as error:
        return Problem(name, line, str(error))


def _line(element: Any) -> int:
    return element.sourceline or 0


def _document(record: etree._Element, name: str) -> Document:
    _refuse_entities(record)
    title = _first_text(record, ".//ArticleTitle") or _first_text(record, ".//BookTitle")
    title = re.sub(r"^\[(.*)\](\.?)$", r"\1\2", title)
    if not title:
        title = _first_text(record, ".//VernacularTitle")
    abstract, parts = _abstract(record)
    if not title and not abstract:
        raise _RecordError("This PubMed record has neither a title nor an abstract.")
    start = len(title) + 1 if title and abstract else 0
    return Document(
        text=joined(title, abstract),
        title=title,
        authors=_authors(record),
        journal=_first_text(
            record, ".//Journal/Title", ".//MedlineJournalInfo/MedlineTA", ".//Publisher/PublisherName"
        ),
        date=_date(record),
        volume=_first_text(record, ".//JournalIssue/Volume"),
        issue=_first_text(record, ".//JournalIssue/Issue"),
        pages=_pages(record),
        pmid=_pmid(record),
        pmcid=identifiers.pmcid(_article_id(record, "pmc")),
        doi=identifiers.doi(_article_id(record, "doi") or _elocation(record)),
        kind=_kind(record),
        source=name,
        sections=tuple(Section(label, Span(span.start + start, span.end + start)) for label, span in parts),
        notices=_notices(record),
    )


def _refuse_entities(record: etree._Element) -> None:
    entity = next(record.iter(etree.Entity), None)
    if entity is not None:
        raise _RecordError(
            f"This PubMed record uses {str(entity.text)[:40]}, which is no letter that XML knows; it was left out."
        )


def _words(element: etree._Element) -> str:
    """Return all text in *element*, inline markup such as ``<i>`` and ``<sup>`` left out, blanks single."""
    return " ".join("".join(cast("Iterator[str]", element.itertext())).split())


def _first_text(record: etree._Element, *paths: str) -> str:
    for path in paths:
        found = record.find(path)
        if found is not None and (text := _words(found)):
            return text
    return ""


def _abstract(record: etree._Element) -> tuple[str, list[tuple[str, Span]]]:
    """Return the abstract, headings set as ``LABEL: words`` on a line each, and the sections in it."""
    lines: list[str] = []
    parts: list[tuple[str, Span]] = []
    position = 0
    for element in record.findall(".//Abstract/AbstractText"):
        words = _words(element)
        label = " ".join((element.get("Label") or "").split())
        if not words:
            continue
        head = "" if label.upper() in _NO_LABELS else f"{label}: "
        if head:
            parts.append((label.upper(), Span(position + len(head), position + len(head) + len(words))))
        lines.append(head + words)
        position += len(lines[-1]) + 1
    return "\n".join(lines), parts


def _authors(record: etree._Element) -> tuple[str, ...]:
    names = []
    for author in record.iterfind(".//AuthorList/Author"):
        family = _first_text(author, "LastName")
        given = _first_text(author, "Initials", "ForeName")
        names.append(f"{family} {given}".strip() or _first_text(author, "CollectiveName"))
    return tuple(dict.fromkeys(name for name in names if name))


def _date(record: etree._Element) -> str:
    for path in (".//JournalIssue/PubDate", ".//ArticleDate", ".//Book/PubDate"):
        found = record.find(path)
        if found is None:
            continue
        year, month, day = (_first_text(found, name) for name in ("Year", "Month", "Day"))
        date = dates.iso(year, month, day) or dates.parse(_first_text(found, "MedlineDate"))
        if date:
            return date
    return ""


def _pages(record: etree._Element) -> str:
    written = _first_text(record, ".//Pagination/MedlinePgn")
    if written:
        return written
    pages = [_first_text(record, f".//Pagination/{name}") for name in ("StartPage", "EndPage")]
    found = "-".join(page for page in pages if page)
    return found or next((_words(one) for one in record.iterfind(".//ELocationID") if one.get("EIdType") == "pii"), "")


def _pmid(record: etree._Element) -> str:
    own = record if record.tag == "MedlineCitation" else record.find("MedlineCitation")
    if own is None:
        own = record.find("BookDocument")
    return identifiers.pmid(_first_text(own, "PMID")) if own is not None else ""


def _article_id(record: etree._Element, kind: str) -> str:
    """Return an id of the paper itself; those of its references stand deeper in the record."""
    for path in (
        "PubmedData/ArticleIdList/ArticleId",
        "BookDocument/ArticleIdList/ArticleId",
        "PubmedBookData/ArticleIdList/ArticleId",
    ):
        for one in record.iterfind(path):
            if one.get("IdType") == kind:
                return _words(one)
    return ""


def _elocation(record: etree._Element) -> str:
    return next((_words(one) for one in record.iterfind(".//ELocationID") if one.get("EIdType") == "doi"), "")


def _notices(record: etree._Element) -> tuple[Notice, ...]:
    """What was published about the paper; what it says of other papers ("ErratumFor") is none."""
    found = [
        Notice(kind, _first_text(one, "RefSource"))
        for one in record.iterfind(".//CommentsCorrectionsList/CommentsCorrections")
        if (kind := _NOTICES.get(one.get("RefType") or "")) is not None
    ]
    return tuple(dict.fromkeys(found))


def _kind(record: etree._Element) -> DocumentKind:
    types = [_words(one) for one in record.iterfind(".//PublicationTypeList/PublicationType")]
    retracted = any(one.get("RefType") == "RetractionIn" for one in record.iterfind(".//CommentsCorrections"))
    return DocumentKind.RETRACTED if retracted else kind_of(types)
