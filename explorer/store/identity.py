"""When two documents are the same paper: by PMID, else DOI, else title and year, else by their text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from explorer.model.document import Document, DocumentKind

# A title of fewer letters (Editorial, Reply) says little; one of more needs no year to be the same.
SHORT_TITLE = 20
LONG_TITLE = 30
LONG_TEXT = 200

Key = tuple[str, str]
_FIELDS = {"pmid": "pmid", "doi": "doi", "title": "title", "text": "text_hash"}


@dataclass(frozen=True, slots=True)
class Card:
    """What a document is known by."""

    pmid: str
    doi: str
    title: str
    year: int | None
    journal: str
    text_hash: str
    length: int

    def lookups(self) -> tuple[Key, ...]:
        """Return under what it is looked up, the surest first."""
        found = (("pmid", self.pmid), ("doi", self.doi), ("title", self.title), ("text", self.text_hash))
        return tuple((kind, value) for kind, value in found if value and (kind != "text" or self.length))

    def same(self, other: Card) -> bool:
        """Whether this and the *other* are one paper: the surest thing that both have decides."""
        if self.pmid and other.pmid:
            return self.pmid == other.pmid
        if self.doi and other.doi:
            return self.doi == other.doi
        if self.text_hash == other.text_hash and self.length >= LONG_TEXT:
            return True
        if self.title and other.title:
            return self.title == other.title and self._years_agree(other) and self._journals_agree(other)
        return self.text_hash == other.text_hash

    def conflicts(self, other: Card) -> bool:
        """Whether this and the *other* cannot be one paper, whatever else they share."""
        if self.pmid and other.pmid:
            return self.pmid != other.pmid
        return bool(self.doi and other.doi and self.doi != other.doi)

    def _years_agree(self, other: Card) -> bool:
        if self.year is None or other.year is None:
            return len(self.title) >= LONG_TITLE or self.text_hash == other.text_hash
        return self.year == other.year

    def _journals_agree(self, other: Card) -> bool:
        return len(self.title) >= SHORT_TITLE or not (self.journal and other.journal) or self.journal == other.journal


def card(document: Document) -> Card:
    """Return what *document* is known by."""
    return Card(
        document.pmid,
        document.doi,
        document.title_key,
        document.year,
        document.journal.casefold(),
        document.text_hash,
        len(document.text),
    )


class Identities:
    """Who is who in a store, for the keys of one batch; documents that the batch adds are entered as they come."""

    def __init__(self, connection: Connection, cards: list[Card]) -> None:
        self._connection = connection
        self._by_key: dict[Key, list[int]] = {}
        self._cards: dict[int, Card] = {}
        self._asked: set[Key] = set()
        self._load({key for one in cards for key in one.lookups()})

    def _load(self, keys: set[Key]) -> None:
        asked = sorted(keys - self._asked)
        if not asked:
            return
        self._asked |= keys
        found = self._connection.exec_driver_sql(
            "SELECT i.kind, i.value, i.document_id FROM json_each(?) AS k CROSS JOIN identities AS i "
            "ON i.kind = json_extract(k.value, '$[0]') AND i.value = json_extract(k.value, '$[1]')",
            (json.dumps(asked),),
        ).all()
        for kind, value, document_id in found:
            self._put((kind, value), document_id)
        self._load_cards({one[2] for one in found} - self._cards.keys())

    def _load_cards(self, ids: set[int]) -> None:
        found = self._connection.exec_driver_sql(
            "SELECT id, pmid, doi, title, year, journal, text_hash, length(text) FROM documents "
            "WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(ids)),),
        ).all()
        for number, pmid, doi, title, year, journal, text_hash, length in found:
            key = Document("", title=str(title)).title_key
            self._cards[number] = Card(pmid, doi, key, year, str(journal).casefold(), text_hash, length)

    def _put(self, key: Key, document_id: int) -> None:
        ids = self._by_key.setdefault(key, [])
        if document_id not in ids:
            ids.append(document_id)

    def find(self, wanted: Card, but: int = 0) -> list[int]:
        """Return the numbers of the documents that are the *wanted* one, the surest first; *but* is left out.

        All of them are one paper: of two that cannot be (two PMIDs with one title), only the surer is found.
        """
        self._load(set(wanted.lookups()))
        found: dict[int, None] = {}
        for kind, value in wanted.lookups():
            for number in self._by_key.get((kind, value), ()):
                # a document may have come under several titles and texts: here it is known by this one
                changes: dict[str, Any] = {_FIELDS[kind]: value}
                alias = replace(self._cards[number], **changes)
                if number != but and wanted.same(alias) and not self._conflicts(number, found):
                    found[number] = None
        return list(found)

    def _conflicts(self, number: int, found: Iterable[int]) -> bool:
        return any(self._cards[number].conflicts(self._cards[other]) for other in found)

    @property
    def numbers(self) -> list[int]:
        """The numbers of all documents that share a key with what was asked for."""
        return sorted(self._cards)

    def known(self, document_id: int) -> Card:
        """Return what the document that was found under this number is known by."""
        return self._cards[document_id]

    def enter(self, document_id: int, known: Card) -> None:
        """Enter a document, or what is now known of it; under its old keys it is still found."""
        self._cards[document_id] = known
        self.alias(document_id, known)

    def alias(self, document_id: int, known: Card) -> None:
        """Enter under what else a document came."""
        for key in known.lookups():
            self._put(key, document_id)

    def reload(self, document_id: int) -> None:
        """Read anew what is known of a document that another was merged into."""
        self._load_cards({document_id})
        self.enter(document_id, self._cards[document_id])

    def drop(self, document_id: int) -> None:
        """Forget a document that was merged into another."""
        self._cards.pop(document_id, None)
        for ids in self._by_key.values():
            if document_id in ids:
                ids.remove(document_id)


def completed(old: Document, new: Document) -> Document:
    """Return *old* with what only *new* knows of the same paper.

    The text stays, unless it has no abstract and the new one has, or it is our own summary and the new one is not.
    """
    changes: dict[str, Any] = {
        name: getattr(new, name)
        for name in ("title", "authors", "journal", "volume", "issue", "pages", "pmid", "pmcid", "doi", "source")
        if not getattr(old, name) and getattr(new, name)
    }
    if len(new.date) > len(old.date) and new.date.startswith(old.date):
        changes["date"] = new.date
    plain = old.kind in {DocumentKind.PRIMARY, DocumentKind.OTHER} and new.kind is not DocumentKind.OTHER
    # a retraction is the newest word on any paper
    if plain or new.kind is DocumentKind.RETRACTED:
        changes["kind"] = new.kind
    changes["notices"] = tuple(dict.fromkeys((*old.notices, *new.notices)))
    if _better_text(old, new):
        changes |= {"text": new.text, "sections": new.sections, "sample": new.sample, "title": new.title or old.title}
    elif old.text == new.text and not old.sections:
        changes["sections"] = new.sections
    return replace(old, **changes)


def _better_text(old: Document, new: Document) -> bool:
    if not new.abstract.strip() or old.text == new.text:
        return False
    return not old.abstract.strip() or (old.sample and not new.sample)
