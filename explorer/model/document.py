"""Documents: what was read."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class DocumentKind(StrEnum):
    """What sort of paper a document is."""

    PRIMARY = "primary"
    REVIEW = "review"
    RETRACTED = "retracted"
    PREPRINT = "preprint"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `Document.text`: code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of *text*."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of an abstract: ``BACKGROUND`` and the span of its words (heading left out)."""

    label: str
    span: Span


class NoticeKind(StrEnum):
    """What was published about a paper afterwards."""

    RETRACTION = "retraction"
    CONCERN = "concern"
    ERRATUM = "erratum"


@dataclass(frozen=True, slots=True)
class Notice:
    """A retraction, an expression of concern or a correction: its kind and where it was published."""

    kind: NoticeKind
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One paper, or one text.

    Attributes:
        text: What offsets count in: title, a newline, then the abstract; a plain text file as it stands.
        title: The title, or empty. Where it is not empty and the text has one, the text starts with it.
        authors: ``Family Given`` or ``Family AB``, in the order of the paper.
        journal: The journal's name as given.
        date: ISO 8601 as far as known: ``2017``, ``2017-09`` or ``2017-09-30``; else empty.
        volume: Volume of the journal.
        issue: Issue of the journal.
        pages: Pages or article number.
        pmid: PubMed id, digits only.
        pmcid: PubMed Central id, ``PMC`` and digits.
        doi: DOI in lower case, without a resolver's address.
        kind: What sort of paper it is.
        source: Name of the file or ``pasted text``; a name, never a path.
        sections: Headed parts of the abstract, in order.
        sample: Whether this is our own summary for the demo and not the paper's words.
        notices: What was published about it afterwards, in the order given.
    """

    text: str
    title: str = ""
    authors: tuple[str, ...] = ()
    journal: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    kind: DocumentKind = DocumentKind.PRIMARY
    source: str = ""
    sections: tuple[Section, ...] = ()
    sample: bool = False
    notices: tuple[Notice, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of publication, or None."""
        return int(self.date[:4]) if re.match(r"\d{4}", self.date) else None

    @property
    def abstract(self) -> str:
        """The text after the title; the whole text where it does not start with the title."""
        if self.title and self.text.startswith(self.title):
            return self.text[len(self.title) :].lstrip("\n")
        return self.text

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text, in hexadecimal digits."""
        return _text_hash(self.text)

    @property
    def title_key(self) -> str:
        """The title as it is compared between sources: letters and digits only, case folded; empty without a title."""
        return _title_key(self.title)


# Each evidence of a document asks for the hash of its text, which may be as long as a book.
@lru_cache(maxsize=16)
def _text_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1 << 10)
def _title_key(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def joined(title: str, abstract: str) -> str:
    """Return the text of a document: title, a newline, then the abstract."""
    return f"{title}\n{abstract}" if title and abstract else title or abstract
