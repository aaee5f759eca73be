"""Saved web pages: what a page says of itself for machines first, then its main text.

Journals describe a paper in ``meta`` elements (Highwire's ``citation_...``, Dublin Core, Open Graph) and JSON-LD; what
these leave open is taken from the page's main text, found by trafilatura and then read like a pasted page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from explorer.formats import dates, identifiers, pasted, sections
from explorer.formats.names import comma_free, turned
from explorer.formats.source import Source
from explorer.model.document import Document, joined
from explorer.model.imports import Problem

_FIELDS = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "journal": (
        "citation_journal_title",
        "prism.publicationname",
        "citation_journal_abbrev",
        "citation_conference_title",
    ),
    "date": (
        "citation_publication_date",
        "citation_date",
        "dc.date",
        "prism.publicationdate",
        "citation_online_date",
        "article:published_time",
        "citation_year",
    ),
    "volume": ("citation_volume", "prism.volume"),
    "issue": ("citation_issue", "prism.number"),
    "pmid": ("citation_pmid",),
    "doi": ("citation_doi", "prism.doi", "dc.identifier", "dc.identifier.doi"),
    "abstract": ("citation_abstract", "dcterms.abstract", "dc.description.abstract"),
}
_DESCRIPTIONS = ("dc.description", "description", "og:description")
_BLOCKS = (
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "tr",
    "br",
    "nav",
    "aside",
    "ul",
    "ol",
    "dd",
    "dt",
    "button",
)
_CLASSES = ("abstract", "abstract-content", "article-section__abstract", "abstractSection")
_OF_CLASS = " or ".join(f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in _CLASSES)
_IDS = ("abstract", "eng-abstract", "enc-abstract", "Abs1-content", "abstracts")
_OF_ID = " or ".join(f"@id='{name}'" for name in _IDS)
_ABSTRACT_PLACES = (
    f"//*[{_OF_ID}]",
    f"//*[{_OF_CLASS}]",
    "//*[@role='doc-abstract' or @itemprop='description' or @property='abstract']",
)
MAX_LETTERS = 32 << 20
Meta = dict[str, list[str]]


def sniff(head: str) -> bool:
    """Tell whether *head* begins a web page."""
    start = re.sub(r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*", "", head, count=1, flags=re.DOTALL)[:200].casefold()
    return start.startswith(("<!doctype html", "<html", "<head", "<body", "<meta", "<title"))


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the paper of a saved page."""
    text = source.text
    if len(text) > MAX_LETTERS:
        yield Problem(source.name, 0, "The page is larger than 32 MB; save it as text and try again.")
        return
    page = _parsed(text)
    if page is None:
        yield Problem(source.name, 0, "It holds no web page; save it from the browser again.")
        return
    yield _document(page, text, source.name)


def _parsed(text: str) -> Any:
    parser = lxml_html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        page: Any = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    for element in page.xpath(
        "//script[not(@type='application/ld+json')] | //style | //noscript | //template | //iframe | //svg"
    ):
        element.drop_tree()
    return page


def _document(page: Any, text: str, name: str) -> Document | Problem:
    meta = _meta(page)
    linked = _json_ld(page)
    fields = {key: _value(meta, names) or linked.get(key, "") for key, names in _FIELDS.items()}
    read_as_page = _as_pasted(page, text, fields["title"], name)
    abstract = _abstract(page, fields["abstract"], meta) or (read_as_page.abstract if read_as_page else "")
    title = fields["title"] or (read_as_page.title if read_as_page else "")
    if abstract == title:
        abstract = ""
    if not title and not abstract:
        return Problem(name, 0, "No title and no abstract were recognised on this page; paste its text in place of it.")
    body = joined(title, abstract)
    other = read_as_page or Document(text="")
    return Document(
        text=body,
        title=title,
        authors=_authors(meta, linked) or other.authors,
        journal=fields["journal"] or other.journal,
        date=dates.parse(fields["date"]) or other.date,
        volume=fields["volume"] or other.volume,
        issue=fields["issue"] or other.issue,
        pages=_pages(meta) or other.pages,
        pmid=identifiers.pmid(fields["pmid"]) or other.pmid,
        pmcid=identifiers.pmcid(_value(meta, ("citation_pmcid",))) or other.pmcid,
        doi=identifiers.doi(fields["doi"]) or other.doi,
        kind=other.kind,
        source=name,
        sections=sections.find(body, len(body) - len(abstract)) if abstract else (),
    )


def _meta(page: Any) -> Meta:
    found: Meta = {}
    for element in page.iter("meta"):
        key = (element.get("name") or element.get("property") or "").casefold().strip()
        content = " ".join((element.get("content") or "").split())
        if key and content:
            found.setdefault(key, []).append(content)
    return found


def _value(meta: Meta, names: tuple[str, ...]) -> str:
    return next((_plain(meta[name][0]) for name in names if name in meta), "")


def _plain(text: str) -> str:
    """Return text of an attribute without markup that was written into it."""
    return " ".join(
        html.unescape(re.sub(r"</?(?:p|i|b|em|sub|sup|strong|br|div|h\d|title|jats:\w+)\b[^<>]*>", "", text)).split()
    )


def _authors(meta: Meta, linked: dict[str, Any]) -> tuple[str, ...]:
    names = (
        meta.get("citation_author")
        or meta.get("dc.creator")
        or meta.get("citation_authors")
        or linked.get("authors")
        or []
    )
    if len(names) == 1 and ";" in names[0]:
        names = names[0].split(";")
    return tuple(comma_free(name) if "," in name else turned(name) for name in (one.strip() for one in names) if name)


def _pages(meta: Meta) -> str:
    first, last = (_value(meta, (name,)) for name in ("citation_firstpage", "citation_lastpage"))
    return "-".join(page for page in (first, last) if page)


def _abstract(page: Any, described: str, meta: Meta) -> str:
    """Return the abstract: of the place that the page marks as such, else as described for machines."""
    for path in _ABSTRACT_PLACES:
        for element in page.xpath(path):
            words = _without_heading(_lines(element))
            if len(" ".join(words)) > 100:
                return "\n".join(words)
    if described:
        return re.sub(r"^(?:Abstract|ABSTRACT)[:.\s]+", "", described)
    whole = next((_plain(meta[name][0]) for name in _DESCRIPTIONS if name in meta), "")
    return whole if len(whole) > 400 and whole.endswith((".", "?", "!")) and whole.count(". ") >= 2 else ""


def _without_heading(lines: list[str]) -> list[str]:
    """Return the lines of an abstract without *Abstract*, and without what a site puts in the same place."""
    text = "\n\n".join(
        [
            "Title of this abstract, which is on another line",
            "Abstract",
            *(line for line in lines if line.casefold().strip(" :") != "abstract"),
        ]
    )
    read = [one for one in pasted.read(Source("", content=text)) if isinstance(one, Document)]
    return read[0].abstract.split("\n") if read and read[0].abstract != read[0].title else lines


def _lines(element: Any) -> list[str]:
    """Return the text of *element* in lines: one a block, inline markup left out, blanks single."""
    parts: list[str] = []
    _collect(element, parts)
    return [line for line in (" ".join(part.split()) for part in "".join(parts).split("\x00")) if line]


def _collect(element: Any, parts: list[str]) -> None:
    for event, node in etree.iterwalk(element, events=("start", "end")):
        block = "\x00" if node.tag in _BLOCKS else ""
        if event == "start":
            parts.append(block + (node.text or ""))
        else:
            parts.append(block + ((node.tail or "") if node is not element else ""))


def _as_pasted(page: Any, text: str, title: str, name: str) -> Document | None:
    """Return the paper as read from the main text of the page, or from all its text."""
    import trafilatura  # noqa: PLC0415 - late: slow to import

    main = trafilatura.extract(text, include_comments=False, include_tables=False, favor_recall=True) or ""
    everything = "\n".join(_lines(page.find("body") if page.find("body") is not None else page))
    for candidate in (everything, main):
        head = f"{title}\n\n" if title and title not in candidate else ""
        found = [one for one in pasted.read(Source(name, content=head + candidate)) if isinstance(one, Document)]
        with_words = [one for one in found if one.abstract != one.title]
        if with_words:
            return next(
                (one for one in with_words if one.title_key == Document(text="", title=title).title_key), with_words[0]
            )
    return None


def _json_ld(page: Any) -> dict[str, Any]:
    """Return the fields of the first scholarly article that the page describes in JSON-LD."""
    for element in page.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        finally:
            element.drop_tree()
        for item in _items(data):
            if "article" in str(item.get("@type", "")).casefold():
                return _article(item)
    return {}


def _items(data: object) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(1000):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity") if key in one]


def _article(item: dict[str, Any]) -> dict[str, Any]:
    people = item.get("author") or []
    names = [
        str(one.get("name", "")) if isinstance(one, dict) else str(one)
        for one in (people if isinstance(people, list) else [people])
    ]
    partof = item.get("isPartOf")
    journal = partof.get("name", "") if isinstance(partof, dict) else ""
    found = {
        "title": item.get("headline") or item.get("name"),
        "journal": journal,
        "date": item.get("datePublished"),
        "abstract": item.get("abstract"),
        "doi": item.get("sameAs") or item.get("@id"),
    }
    return {**{key: _plain(value) for key, value in found.items() if isinstance(value, str)}, "authors": names}
