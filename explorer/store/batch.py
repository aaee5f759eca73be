"""One batch of an import, inside one transaction: who is new, who is known, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from explorer.model.document import Document, Section, Span
from explorer.model.entity import Entity
from explorer.model.evidence import Evidence, Mention
from explorer.store import schema
from explorer.store.folding import cleaned, storable
from explorer.store.identity import Identities, card, completed
from explorer.store.loading import documents_by_id
from explorer.store.merge import absorb, complete_stored, enter_identities, moved
from explorer.store.writing import (
    add_documents,
    add_evidence,
    add_sentences,
    insert,
    next_id,
    note_problems,
    recount,
    settle,
    sound,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A document as it came, with the evidence and the sentences found in it.

    Its problem says why it could not be read; it is empty where it was read, None where nobody tried.
    """

    document: Document
    evidences: tuple[Evidence, ...]
    sentences: tuple[Span, ...]
    problem: str | None = None


@dataclass(slots=True)
class Counts:
    """What a batch brought."""

    new: int = 0
    known: int = 0
    without_abstract: int = 0
    statements: int = 0
    evidence: int = 0


@dataclass(slots=True)
class _Draft:
    """A new document of this batch that is not written yet."""

    document: Document
    sentences: tuple[Span, ...]
    evidences: list[Evidence]
    came_as: list[Document]


class Batch:
    """Writes items to a store. Documents are resolved one by one, rows are written in bulk at the end.

    Args:
        connection: Inside a transaction that writes.
        import_id: The import that brings them.
    """

    def __init__(self, connection: Connection, import_id: int) -> None:
        self._connection = connection
        self._import_id = import_id
        self._drafts: dict[int, _Draft] = {}
        self._evidence: dict[int, list[tuple[Document, Evidence]]] = {}
        self._touched: set[int] = set()
        self._unsettled: set[int] = set()
        self._seen: dict[int, None] = {}
        self._problems: dict[int, str] = {}
        # Stored documents that may come up, as they are; one that is written is taken out.
        self._stored: dict[int, Document] = {}
        self._next = next_id(connection, schema.documents)
        self.counts = Counts()

    def write(self, items: Sequence[Item]) -> Counts:
        """Write *items* and return what they brought."""
        cards = [card(item.document) for item in items]
        self._identities = Identities(self._connection, cards)
        stored = documents_by_id(self._connection, self._identities.numbers)
        self._stored = {number: one.document for number, one in stored.items()}
        for item, known in zip(items, cards, strict=True):
            self.counts.without_abstract += not item.document.abstract.strip()
            found = self._identities.find(known)
            number = self._merged(found) if found else self._next
            if item.problem is not None:
                self._problems[number] = item.problem
            if found:
                self.counts.known += 1
                self._take_known(number, item)
            else:
                self.counts.new += 1
                self._take_new(item)
        self._write_out()
        note_problems(self._connection, self._problems)
        recount(self._connection, self._touched - self._unsettled)
        settle(self._connection, self._unsettled)
        return self.counts

    def _take_new(self, item: Item) -> None:
        number = self._next
        self._next += 1
        self._drafts[number] = _Draft(item.document, item.sentences, list(item.evidences), [item.document])
        self._identities.enter(number, card(item.document))
        self._seen[number] = None

    def _take_known(self, number: int, item: Item) -> None:
        self._seen[number] = None
        draft = self._drafts.get(number)
        if draft is not None:
            now = self._complete_draft(draft, item)
        else:
            enter_identities(self._connection, number, [item.document])
            now, touched = complete_stored(
                self._connection, number, item.document, item.sentences, self._stored.pop(number, None)
            )
            self._unsettled |= touched
            waiting = self._evidence.get(number, [])
            found = [*waiting, *((item.document, one) for one in item.evidences)]
            there = (moved(one, document.text, now.text) for document, one in found)
            self._evidence[number] = [(now, one) for one in there if one is not None]
        self._identities.enter(number, card(now))
        self._identities.alias(number, card(item.document))
        others = self._identities.find(card(now), but=number)
        if others:
            self._merged([number, *others])

    @staticmethod
    def _complete_draft(draft: _Draft, item: Item) -> Document:
        old, now = draft.document, completed(draft.document, item.document)
        kept = (moved(one, old.text, now.text) for one in draft.evidences)
        added = (moved(one, item.document.text, now.text) for one in item.evidences)
        draft.evidences = [one for one in (*kept, *added) if one is not None]
        if old.text != now.text or not draft.sentences:
            draft.sentences = item.sentences if now.text == item.document.text else draft.sentences
        draft.document = now
        draft.came_as += [item.document, now]
        return now

    def _merged(self, found: list[int]) -> int:
        """Merge documents that turned out to be one and return its number."""
        if len(found) == 1:
            return found[0]
        self._write_out()
        self._stored.clear()
        keep, *others = sorted(found)
        for other in others:
            self._unsettled |= absorb(self._connection, keep, other)
            self._identities.drop(other)
            self._seen.pop(other, None)
            problem = self._problems.pop(other, None)
            if problem is not None:
                self._problems.setdefault(keep, problem)
        self._identities.reload(keep)
        self._seen[keep] = None
        return keep

    def _write_out(self) -> None:
        """Write what was only gathered so far."""
        drafts, self._drafts = self._drafts, {}
        add_documents(self._connection, self._import_id, {number: one.document for number, one in drafts.items()})
        for number, one in drafts.items():
            enter_identities(self._connection, number, one.came_as)
        add_sentences(self._connection, ((number, one.document.text, one.sentences) for number, one in drafts.items()))
        found = [(number, one.document, evidence) for number, one in drafts.items() for evidence in one.evidences]
        found += [(number, document, one) for number, waiting in self._evidence.items() for document, one in waiting]
        self._evidence = {}
        statements, evidence, touched = add_evidence(self._connection, self._import_id, found)
        self.counts.statements += statements
        self.counts.evidence += evidence
        self._touched |= touched
        links = [{"document_id": number, "import_id": self._import_id} for number in self._seen]
        insert(self._connection, schema.import_documents, links, ignore=True)


def item(
    document: Document, evidences: Sequence[Evidence], sentences: Sequence[Span], problem: str | None = None
) -> tuple[Item, int]:
    """Return what a store can hold of a document and its evidence, and how much evidence it cannot.

    Letters that no file can hold are replaced one by one, so that offsets stay; evidence whose spans lie outside the
    text is left out. Sentences that only evidence knows are added.
    """
    clean = _clean_document(document)
    kept = tuple(_clean_evidence(one) for one in evidences if sound(clean, one))
    spans = {(one.start, one.end) for one in sentences if 0 <= one.start < one.end <= len(clean.text)}
    if not spans:
        spans = {(one.sentence.start, one.sentence.end) for one in kept}
    return Item(clean, kept, tuple(Span(*one) for one in sorted(spans)), problem), len(evidences) - len(kept)


_EVIDENCE_TEXTS = ("rule", "origin", "version", "residue", "position")
_TEXTS = ("text", "title", "journal", "date", "volume", "issue", "pages", "pmid", "pmcid", "doi", "source")


def _clean_document(document: Document) -> Document:
    texts = {name: getattr(document, name) for name in _TEXTS}
    if storable(*texts.values(), *document.authors) and not document.sections:
        return document
    changes: dict[str, Any] = {name: cleaned(one) for name, one in texts.items()}
    authors = tuple(map(cleaned, document.authors))
    length = len(document.text)
    sections = tuple(
        Section(cleaned(one.label), one.span)
        for one in document.sections
        if 0 <= one.span.start <= one.span.end <= length
    )
    return replace(document, authors=authors, sections=sections, **changes)


def _clean_evidence(evidence: Evidence) -> Evidence:
    ends = [_clean_mention(one) for one in (evidence.subject, evidence.object)]
    texts = {name: getattr(evidence, name) for name in _EVIDENCE_TEXTS}
    if ends[0] is evidence.subject and ends[1] is evidence.object and storable(*texts.values()):
        return evidence
    changes: dict[str, Any] = {name: cleaned(one) for name, one in texts.items()}
    return replace(evidence, subject=ends[0], object=ends[1], **changes)


def _clean_mention(mention: Mention) -> Mention:
    entity = _clean_entity(mention.entity)
    return mention if entity is mention.entity else Mention(mention.span, entity)


def _clean_entity(entity: Entity) -> Entity:
    if storable(entity.id or "", entity.name, entity.full_name, *entity.synonyms):
        return entity
    return Entity(
        entity.id and cleaned(entity.id),
        cleaned(entity.name),
        entity.kind,
        cleaned(entity.full_name),
        tuple(map(cleaned, entity.synonyms)),
    )
