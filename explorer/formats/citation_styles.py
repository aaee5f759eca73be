"""Citations as journals want them, by the styles of the Citation Style Language; plain text, no markup."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from explorer import bundle
from explorer.errors import FormatError
from explorer.formats.citation import citation
from explorer.model.document import Document, DocumentKind

# The program's own line, which needs no style.
PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style.

    Attributes:
        name: Its key, and the name of its file.
        title: As shown.
    """

    name: str
    title: str


STYLES = (
    Style(PLAIN, "Plain (with PMID)"),
    Style("apa", "APA"),
    Style("american-medical-association", "AMA"),
    Style("vancouver", "Vancouver"),
    Style("nature", "Nature"),
    Style("cell", "Cell"),
    Style("science", "Science"),
    Style("ieee", "IEEE"),
    Style("pnas", "PNAS"),
    Style("plos", "PLOS"),
    Style("elife", "eLife"),
    Style("bmj", "BMJ"),
    Style("chicago-author-date", "Chicago (author, date)"),
    Style("harvard-cite-them-right", "Harvard"),
)
TITLES = {style.name: style.title for style in STYLES}


def cite(documents: Sequence[Document], style: str | Path = PLAIN) -> list[str]:
    """Return a line for each of *documents*, in their order, without the number that some styles put before it.

    Args:
        documents: The papers.
        style: Name of one of `STYLES`, or a ``.csl`` file of the person's own.

    Raises:
        FormatError: The style's file is none.
    """
    if style == PLAIN:
        return [citation(document) for document in documents]
    if not isinstance(style, Path) and style not in TITLES:
        raise FormatError(f"There is no citation style {style!r}; choose one of {', '.join(TITLES)}.")
    path = style if isinstance(style, Path) else bundle.resource("citation_styles", f"{style}.csl")
    read = _style(path)
    return [_line(document, read, path) or citation(document) for document in documents]


def _line(document: Document, style: Any, path: Path) -> str:
    """One paper by itself, so that styles that number or sort leave the order as it is."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter  # noqa: PLC0415 - late: slow
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - late: slow to import

    from explorer.formats import csl  # noqa: PLC0415 - late: needed with them only

    item = csl.item(document, "paper")
    item.pop("note", None)
    with warnings.catch_warnings():
        # it tells of each field that it does not know
        warnings.simplefilter("ignore")
        try:
            bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
            bibliography.register(Citation([CitationItem("paper")]))
            lines = [str(line) for line in bibliography.bibliography()]
        except Exception as error:
            raise FormatError(f"{path.name} cannot be used for {document.title[:60]!r}: {error}.") from error
    return _marked(" ".join(" ".join(lines).split()), document)


def _marked(line: str, document: Document) -> str:
    """The line without a leading number, with what a reader has to know of the paper."""
    for lead in ("[1]", "1."):
        line = line.removeprefix(lead).lstrip()
    line = line.removeprefix("1 ")
    marks = ("RETRACTED.", document.kind is DocumentKind.RETRACTED), ("(our summary)", document.sample)
    return " ".join([line, *(mark for mark, holds in marks if holds and line)])


@lru_cache(maxsize=32)
def _style(path: Path) -> Any:
    from citeproc import CitationStylesStyle  # noqa: PLC0415 - late: slow to import

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return CitationStylesStyle(str(path), validate=False)
    except Exception as error:
        raise FormatError(f"{path.name} is no citation style that can be used: {error}.") from error
