"""A page as pasted from a browser: one or several abstracts between menus, advertising and lists.

Paragraphs are sorted by form (`parts`, `clutter`), then walked in order (`papers`). An abstract begins at its heading
or at the first running text, and ends at a heading that only stands behind abstracts (*Keywords*, *References* ...).
Something foreign in the middle of an abstract interrupts it only: running text that follows is the abstract again, so
that no sentence of it falls away. Title, authors, journal and date are looked for in what stands before it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from explorer.formats import bibline, sections
from explorer.formats.papers import NEAR, Found, papers_of
from explorer.formats.parts import Kind, Part, best_title, parts_of
from explorer.formats.source import Source, as_shown
from explorer.model.document import Document, DocumentKind, joined
from explorer.model.imports import Problem

_PREPRINT = re.compile(r"(?i)\b(?:this (?:article )?is a preprint|bioRxiv|medRxiv|not been certified by peer review)\b")
_RETRACTED = re.compile(r"(?i)^(?:retracted(?: article)?\b|this article has been retracted)")
_REVIEW = re.compile(r"(?i)^(?:review(?: article)?|systematic review|mini-?review|meta-analysis)$")
_COPYRIGHT_TAIL = re.compile(
    r"(?<=[.!?)])\s+(?:Copyright\s*)?(?:©|\(c\)\s?(?=\d{4})|Copyright\s+(?=\d{4}))\s*[^.]{0,160}(?:\.[^.]{0,80}){0,3}$"
)
_MORE = re.compile(r"\s*(?:…|\.\.\.)?\s*(?:Read more|Show more|See more|Show less|Read less)\W*$")
_OTHERS = re.compile(
    r"(?i)(?:references|bibliography|similar|related|cited by|citing|recommended|more (?:from|like)|people also)"
)
_MARKS = frozenset({Kind.CLUTTER, Kind.ABSTRACT, Kind.STOP, Kind.BIBLIOGRAPHIC, Kind.AUTHORS})


def sniff(text: str) -> bool:
    """Tell whether *text* is a page and not just a title and running text."""
    parts = parts_of(as_shown(text))
    prose = sum(part.kind is Kind.PROSE for part in parts)
    if prose >= 8 and _is_full_text(parts):
        return False
    if prose > 1 and len(papers_of(parts)) > 1:
        return True
    # a first line may be a title that only looks like a menu word
    marks = sum(part.kind in _MARKS for part in parts[1:]) + sum(
        part.kind in _MARKS for part in parts[:1] if len(parts) > 2
    )
    return marks >= 1 and (prose >= 1 or marks >= 2)


def _is_full_text(parts: list[Part]) -> bool:
    """Tell whether the parts are a whole paper in plain text: its own headings, and nothing of a page."""
    own = {Kind.PROSE, Kind.LABEL, Kind.STOP, Kind.ABSTRACT, Kind.SENTENCE, Kind.SHORT}
    return all(part.kind in own for part in parts) and any(
        re.match(r"(?i)(\d\.?\s*)?introduction", part.text) for part in parts
    )


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the papers found in a pasted page, in the order of the page."""
    documents = [document for found in papers_of(parts_of(source.prose)) if (document := _document(found, source.name))]
    if not documents:
        documents = _whatever_reads_like_text(source)
    yield from documents
    if not documents:
        yield Problem(source.name, 0, "No abstract was recognised; paste its title, a line break, then its words.")


def _whatever_reads_like_text(source: Source) -> list[Document]:
    """Return a document of all sentences where no paper was recognised; nothing that may be an abstract falls away."""
    kinds = {Kind.PROSE, Kind.SENTENCE}
    parts = [part.text for part in parts_of(source.prose) if part.kind in kinds]
    return [Document(text="\n".join(parts), source=source.name)] if parts else []


def _document(found: Found, name: str) -> Document | None:
    title, at = best_title(found.before)
    body = _body_lines(found.body)
    if not body and (not title or not any(part.kind is Kind.BIBLIOGRAPHIC for part in found.before)):
        return None
    text = joined(title, "\n".join(body))
    fields = _fields(found, at)
    start = len(title) + 1 if title and body else 0
    return Document(
        text=text,
        title=title,
        authors=_authors(found.before, at),
        kind=_kind(found),
        source=name,
        sections=sections.find(text, start) if body else (),
        **fields,  # type: ignore[arg-type]
    )


def _body_lines(body: list[Part]) -> list[str]:
    """Return the paragraphs of an abstract; a heading without words, a copyright note and *Read more* at its end go."""
    lines = [part.text for part in body]
    while body and lines and body[len(lines) - 1].kind is Kind.LABEL:
        lines.pop()
    if lines:
        lines[-1] = _COPYRIGHT_TAIL.sub("", _MORE.sub("", lines[-1]))
    return [line for line in lines if line]


def _fields(found: Found, title: int) -> bibline.Fields:
    """Return what the bibliographic lines say: those after the title, then those before it and behind the abstract.

    Lists of other papers stand behind the abstract too: only what comes before the first of them counts.
    """
    own = itertools.takewhile(lambda part: not _OTHERS.match(part.text), found.after[:NEAR])
    fields: bibline.Fields = {}
    near = [*found.before[max(title, 0) :], *found.before[: max(title, 0)][::-1], *own]
    # the date of the issue goes before that of the first appearance on the web
    for part in sorted(near, key=lambda part: not {"volume", "date"} <= part.fields.keys()):
        date = part.fields.get("date", "")
        if len(date) > len(fields.get("date", "")) and date.startswith(fields.get("date", "")):
            fields["date"] = date
        for name, value in part.fields.items():
            fields.setdefault(name, value)
    if "journal" not in fields:
        fields["journal"] = _journal_beside(found.before)
    return fields


def _journal_beside(before: list[Part]) -> str:
    """Return the short line that names the journal: next to the line with its volume, or said twice on the page."""
    texts = [part.text for part in before]
    for at, part in enumerate(before):
        if not part.fields.keys() & {"volume", "date"}:
            continue
        near = [one for one in (*before[max(0, at - 1) : at], *before[at + 1 : at + 3]) if _may_be_journal(one)]
        for index, one in enumerate(near):
            if (index == 0 and "volume" in part.fields and one in before[:at]) or texts.count(one.text) > 1:
                return one.text
    return ""


def _may_be_journal(part: Part) -> bool:
    words = part.text.split()
    # a short journal may look like a name: J Biol Chem
    named = part.kind is Kind.AUTHORS and len(part.names) == 1
    return (
        (part.kind is Kind.SHORT or named)
        and len(words) <= 9
        and part.text[:1].isupper()
        and not part.text.endswith((".", ":"))
    )


def _authors(before: list[Part], title: int) -> tuple[str, ...]:
    """Return the names of the first list of authors after the title; single names line by line are joined."""
    lists = [part.names for part in before[max(title, 0) :] if part.kind is Kind.AUTHORS]
    several = next((names for names in lists if len(names) > 1), None)
    return several or tuple(dict.fromkeys(name for names in lists for name in names))


def _kind(found: Found) -> DocumentKind:
    lines = [part.text for part in found.before]
    if any(_RETRACTED.match(line) for line in lines):
        return DocumentKind.RETRACTED
    if any(_PREPRINT.search(line) for line in lines):
        return DocumentKind.PREPRINT
    return DocumentKind.REVIEW if any(_REVIEW.match(line) for line in lines) else DocumentKind.PRIMARY
