"""PubMed's text exports: blocks that begin with ``1. Journal. 2017 Sep 30;8(44):76116-28. doi: ...``.

In a block, paragraphs are set off by blank lines: citation, title, authors, "Author information:", the abstract,
copyright, and identifiers. Lines are broken at a fixed width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.formats import bibline, bylines, clutter, identifiers, sections
from explorer.formats.paragraphs import unwrapped, wrap_width
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind, joined
from explorer.model.imports import Problem

_BLOCK = re.compile(r"(?m)^(?=\d{1,6}\. \S.{0,200}?(?:1[89]|20)\d\d)")
_NUMBERED = re.compile(r"\d{1,6}\. ")
_NOT_ABSTRACT = re.compile(
    r"(?i)(?:author information\s*:|collaborators?\s*:|comment (?:in|on)\b|erratum (?:in|for)\b|"
    r"update (?:in|of)\b|republished|©|\(c\) ?\d{4}|copyright\b|doi\s*:|pmc?id\s*:|"
    r"conflict of interest|\[indexed|\[article in|retraction (?:in|of)\b|summary for patients|"
    r"original report in|trial registration:?$|\(\d+\)\s?[A-Z].*(?:Univers|Depart|Instit|Hospital))"
)
_IDS = re.compile(r"(?i)^(?:doi|pmid|pmcid)\s*:")


def sniff(head: str) -> bool:
    """Tell whether *head* begins with a numbered citation, as PubMed's abstract export does."""
    first = head.lstrip().split("\n\n", 1)[0].replace("\n", " ")
    if not _NUMBERED.match(first):
        return False
    fields = bibline.read(_NUMBERED.sub("", first, count=1)[:390])
    return bool(fields.get("journal") and fields.get("date"))


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the papers; a block without a title is a problem with its line."""
    text = source.text
    width = wrap_width(text)
    starts = [at for match in _BLOCK.finditer(text) if _starts_block(text, at := match.start())]
    if not starts:
        yield Problem(source.name, 0, "It has no numbered citation, such as “1. Journal. 2017 Sep 30;8(4):1-9.”.")
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield _document(source.name, text.count("\n", 0, start) + 1, text[start:end], width)


def _starts_block(text: str, at: int) -> bool:
    """Tell whether a numbered line is a citation and not a point of a list in an abstract."""
    before = text[:at]
    if before.strip() and not re.search(r"\n\s*\n$", before):
        return False
    head = re.split(r"\n\s*\n", text[at:], maxsplit=1)[0].replace("\n", " ")
    fields = bibline.read(_NUMBERED.sub("", head, count=1)[:390])
    return bool(fields.get("journal") and fields.get("date"))


def _document(name: str, line: int, block: str, width: int) -> Document | Problem:
    parts = [_joined(part, width) for part in re.split(r"\n\s*\n", block.strip())]
    fields = bibline.read(_NUMBERED.sub("", " ".join(parts[0]), count=1)[:390])
    if len(parts) < 2 or "\ufffd" in block:
        why = "has no title" if len(parts) < 2 else "holds bytes that are no text"
        return Problem(name, line, f"This citation {why}.")
    title = " ".join(parts[1])
    names = bylines.authors(" ".join(parts[2])) if len(parts) > 2 else ()
    body = "\n".join(row for part in parts[3 if names else 2 :] if _is_abstract(part) for row in part)
    fields.update(_identifiers(parts[2:]))
    text = joined(title, body)
    return Document(
        text=text,
        title=title,
        authors=names,
        kind=_kind(parts),
        source=name,
        sections=sections.find(text, len(text) - len(body)) if body else (),
        **fields,  # type: ignore[arg-type]
    )


def _joined(part: str, width: int) -> list[str]:
    return unwrapped([row.strip() for row in part.split("\n") if row.strip()], width)


def _is_abstract(part: list[str]) -> bool:
    first = part[0]
    if _NOT_ABSTRACT.match(first):
        return False
    return clutter.is_prose(first) or sections.inline(first) is not None or clutter.ends_sentence(part[-1])


def _identifiers(parts: list[list[str]]) -> bibline.Fields:
    """Return the ids of the lines that hold nothing else; an id named in the abstract is another paper's."""
    rows = [row for part in parts for row in part if _IDS.match(row)]
    found = {
        "doi": next((value for row in rows if (value := identifiers.doi(row))), ""),
        "pmid": next((identifiers.pmid(row) for row in rows if row.upper().startswith("PMID")), ""),
        "pmcid": next((identifiers.pmcid(row) for row in rows if row.upper().startswith("PMCID")), ""),
    }
    return {name: value for name, value in found.items() if value}


def _kind(parts: list[list[str]]) -> DocumentKind:
    firsts = [part[0] for part in parts]
    retracted = any(re.match(r"(?i)retraction in\b|retracted\b", first) for first in firsts)
    return DocumentKind.RETRACTED if retracted else DocumentKind.PRIMARY
