"""Plain text, taken as it is shown: one file is one document."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.formats.source import Source, is_text
from explorer.model.document import Document
from explorer.model.imports import Problem

MAX_TITLE = 400


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the one document of *source*; its text is the file's, line ends, entities and unseen signs apart."""
    text = source.prose
    if not text.strip():
        yield Problem(source.name, 0, "It is empty; there is nothing to read.")
    elif not is_text(text):
        yield Problem(source.name, 0, "It is not text; export it as text, PubMed XML, RIS or MEDLINE.")
    else:
        yield Document(text=text, title=title_of(text), source=source.name)


def title_of(text: str) -> str:
    """Return the first line where it looks like a title: something follows it, and it is no paragraph itself."""
    first, _, rest = text.partition("\n")
    title = first.strip()
    if not title or not rest.strip() or len(title) > MAX_TITLE or not text.startswith(title):
        return ""
    return title if title.count(". ") <= 1 else ""
