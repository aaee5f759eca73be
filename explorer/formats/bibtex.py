"""BibTeX: written field by field, so that no title can end its field or run a command; read with bibtexparser."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator, Sequence

from explorer.formats import dates, identifiers
from explorer.formats.names import family_first
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind, joined
from explorer.model.imports import Problem

# The braces of a command protect its end; a reader needs no LaTeX to turn them back.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_UNESCAPES = {written: letter for letter, written in _ESCAPES.items()}
_WRITTEN = re.compile("|".join(re.escape(written) for written in sorted(_UNESCAPES, key=len, reverse=True)) + "|[{}]")
_SILENT = logging.NullHandler()
MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(documents: Sequence[Document]) -> str:
    """Return *documents* as BibTeX, in their order, with keys such as ``Wang2017`` and ``Wang2017a``."""
    names = keys(documents)
    return "\n".join(_entry(document, name) for document, name in zip(documents, names, strict=True))


def keys(documents: Sequence[Document]) -> list[str]:
    """Return a key for each of *documents*: first author's family name and year, a letter from the second one on."""
    taken: set[str] = set()
    names = []
    for document in documents:
        stem = _stem(document)
        name = next(one for one in _candidates(stem) if one.casefold() not in taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def escape(text: str) -> str:
    """Return *text* for a field in braces: one line, nothing that LaTeX or BibTeX would act on."""
    line = " ".join("".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text).split())
    return "".join(_ESCAPES.get(letter, letter) for letter in line)


def unescape(text: str) -> str:
    """Return the text of a field: the escapes of `escape` turned back, braces that only protect letters gone."""
    return " ".join(_WRITTEN.sub(lambda match: _UNESCAPES.get(match.group(), ""), text).split())


def _candidates(stem: str) -> Iterator[str]:
    yield stem
    count = 0
    while True:
        letters, rest = "", count
        while True:
            letters = chr(ord("a") + rest % 26) + letters
            rest = rest // 26 - 1
            if rest < 0:
                break
        yield stem + letters
        count += 1


def _stem(document: Document) -> str:
    family = family_first(document.authors[0])[0] if document.authors else "Anonymous"
    plain = unicodedata.normalize(
        "NFKD", family.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l")
    )
    letters = "".join(letter for letter in plain if letter.isascii() and letter.isalpha())
    return f"{letters[:40] or 'Anonymous'}{document.date[:4]}"


def _entry(document: Document, key: str) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in _fields(document) if value]
    return "\n".join([f"@{'article' if document.journal else 'misc'}{{{key},", *lines, "}", ""])


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    month = document.date[5:7]
    yield "author", " and ".join(_author(name) for name in document.authors)
    # the inner braces keep capitals such as IL-6 in every style
    yield "title", f"{{{escape(document.title)}}}" if document.title.strip() else ""
    yield "journal", escape(document.journal)
    yield "year", document.date[:4]
    yield "month", MONTH_NAMES[int(month) - 1] if month else ""
    yield "volume", escape(document.volume)
    yield "number", escape(document.issue)
    yield "pages", escape(re.sub(r"\s*[-–]+\s*", "--", document.pages))
    yield "doi", escape(document.doi)
    yield "pmid", escape(document.pmid)
    yield "pmcid", escape(document.pmcid)
    yield "note", "Our own summary, not the words of the paper" if document.sample else _note(document)


def _note(document: Document) -> str:
    return document.kind.value if document.kind in {DocumentKind.RETRACTED, DocumentKind.PREPRINT} else ""


def _author(name: str) -> str:
    family, given = family_first(name)
    if not given:
        return f"{{{escape(family)}}}"
    return f"{_whole(family)}, {_whole(given)}"


def _whole(name: str) -> str:
    """Return a part of a name; what BibTeX would split ("and", a comma) stands in braces."""
    plain = escape(name)
    return f"{{{plain}}}" if "," in name or re.search(r"\band\b", name, re.IGNORECASE) else plain


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the entries of a BibTeX file; a broken entry is a problem with its line, the others are read."""
    import bibtexparser  # noqa: PLC0415 - late: slow to import

    # what it finds broken is told as a problem below, not a second time on standard error
    logging.getLogger("bibtexparser").addHandler(_SILENT)
    library = bibtexparser.entrypoint.parse_string(source.text)
    if not library.entries and not library.failed_blocks:
        yield Problem(source.name, 0, "It has no BibTeX entry (such as “@article{...}”).")
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, bibtexparser.model.Entry):
            yield _document(source.name, line, {field.key.casefold(): str(field.value) for field in block.fields})
        elif isinstance(block, bibtexparser.model.DuplicateBlockKeyBlock):
            entry = block.ignore_error_block
            if isinstance(entry, bibtexparser.model.Entry):
                yield _document(source.name, line, {field.key.casefold(): str(field.value) for field in entry.fields})
        elif isinstance(block, bibtexparser.model.ParsingFailedBlock):
            yield Problem(source.name, line, "This entry is not BibTeX; mend its braces and commas.")


def _document(name: str, line: int, fields: dict[str, str]) -> Document | Problem:
    value = {key: unescape(text) for key, text in fields.items()}
    title, abstract = value.get("title", ""), value.get("abstract", "")
    if not title and not abstract:
        return Problem(name, line, "This entry has neither a title nor an abstract.")
    return Document(
        text=joined(title, abstract),
        title=title,
        authors=tuple(_read_author(one) for one in _authors(fields.get("author", ""))),
        journal=value.get("journal", "") or value.get("journaltitle", ""),
        date=dates.iso(value.get("year", "")[:4], value.get("month", "")) or dates.parse(value.get("date", "")),
        volume=value.get("volume", ""),
        issue=value.get("number", "") or value.get("issue", ""),
        pages=value.get("pages", "").replace("--", "-"),
        pmid=identifiers.pmid(value.get("pmid", "")),
        pmcid=identifiers.pmcid(value.get("pmcid", "")),
        doi=identifiers.doi(value.get("doi", "")),
        kind=_kind(value.get("note", "")),
        source=name,
        sample="our own summary" in value.get("note", "").casefold(),
    )


def _kind(note: str) -> DocumentKind:
    return DocumentKind(note) if note in {"retracted", "preprint"} else DocumentKind.PRIMARY


def _authors(text: str) -> list[str]:
    """Return the names of an author field: split at ``and`` outside of braces."""
    parts, depth, start = [], 0, 0
    plain = re.sub(r"\s", " ", text)
    for match in re.finditer(r"\\.|[{}]| and ", plain):
        sign = match.group()
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == " and " and depth == 0:
            parts.append(plain[start : match.start()])
            start = match.end()
    return [part.strip() for part in [*parts, plain[start:]] if part.strip()]


def _read_author(written: str) -> str:
    if written.startswith("{") and written.endswith("}") and "," not in re.sub(r"\{[^{}]*\}", "", written):
        return unescape(written)
    family, comma, given = written.partition(",")
    if comma:
        return f"{unescape(family)} {unescape(given)}".strip()
    words = unescape(written).split()
    return " ".join([words[-1], *words[:-1]])


def sniff(head: str) -> bool:
    """Tell whether *head* begins with a BibTeX entry."""
    return bool(re.match(r"\s*(?:%[^\n]*\n\s*)*@[A-Za-z]+\s*\{", head))
