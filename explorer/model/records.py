"""What the store hands out besides the words themselves: records with their numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from explorer.model.document import Document, Span
from explorer.model.entity import Entity
from explorer.model.evidence import Evidence, Mention
from explorer.model.verdicts import Held, in_effect
from explorer.model.wording import many

Stance = Literal["for", "against", "aside"]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document with its number in the store and what was found in it."""

    id: int
    document: Document
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class Curation:
    """A person's verdict on one evidence: an event, never edited.

    Attributes:
        evidence_hash: Hash of the evidence.
        tag: INDRA's curation tag: ``correct``, ``grounding``, ``polarity``, ...; ``retracted`` takes the last one back.
        note: Free text.
        curator: Who.
        when: ISO 8601 time, UTC.
        correction: What is right instead (``sign=-``, ``object=HGNC:6018``), or empty.
    """

    evidence_hash: str
    tag: str
    note: str = ""
    curator: str = ""
    when: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """An evidence with its numbers in the store and the document it came from.

    Attributes:
        id: Number of the evidence.
        statement_id: Number of the statement it supports.
        document_id: Number of the document.
        evidence: The evidence itself.
        document: The document.
        damaged: What is wrong with the stored row (a person sees it), or empty.
        hash: What verdicts are kept by: the evidence's hash as it was read, whatever its entities were merged into.
        read: What the reader took subject and object for, where a person has said since that they are others.
        note: What a person wrote beside it who added it by hand, or empty.
        curations: What people said of it, in the order they said it.
    """

    id: int
    statement_id: int
    document_id: int
    evidence: Evidence
    document: Document
    damaged: str = ""
    hash: str = ""
    read: tuple[Entity, Entity] | None = None
    note: str = ""
    curations: tuple[Curation, ...] = ()

    @property
    def held(self) -> Held:
        """What of people's verdicts counts now."""
        return in_effect(self.curations, (self.evidence.subject.entity.key, self.evidence.object.entity.key))

    @property
    def stance(self) -> Stance:
        """On which side it counts after people's verdicts: ``for`` its statement, ``against`` it, or ``aside``."""
        effect = self.held.effect if self.curations else None
        if effect == "wrong":
            return "aside"
        return "against" if effect == "against" or self.evidence.negated else "for"

    @property
    def as_read(self) -> Evidence:
        """The evidence with the entities that the reader found."""
        if self.read is None:
            return self.evidence
        subject, object_ = self.read
        one = self.evidence
        return replace(one, subject=Mention(one.subject.span, subject), object=Mention(one.object.span, object_))

    @property
    def sentence(self) -> str:
        """The sentence, cut from the document."""
        return self.evidence.sentence.of(self.document.text)


@dataclass(frozen=True, slots=True)
class EntityHit:
    """An entity found by one of its names, and how many statements name it."""

    entity: Entity
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence found by full text, with the numbers of what was extracted from it."""

    document_id: int
    document: Document
    sentence: Span
    statement_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import as the store remembers it.

    Attributes:
        id: Its number.
        what: What was imported, in words: file names, ``pasted text``, ``demo``.
        when: ISO 8601 time, UTC.
        state: ``running``, ``done`` or ``undone``; a running one of an earlier session was interrupted.
        documents: Documents that it brought and that are still there.
        evidence: Evidence that it brought and that is still there.
        read: Records found in the input.
        known: Documents that were there already.
        refused: Records that could not be understood.
        problems: Their sentences.
    """

    id: int
    what: str
    when: str
    state: str
    documents: int
    evidence: int
    read: int = 0
    known: int = 0
    refused: int = 0
    problems: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The state in words that are true of an import that was cancelled too: ``not finished``."""
        return "not finished" if self.state == "running" else self.state


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes when an import is undone or a document deleted (said before, and after)."""

    documents: int
    sentences: int
    evidence: int
    statements: int
    curations: int = 0

    @property
    def text(self) -> str:
        """The counts in words: ``2 documents, 40 sentences, 31 evidence and 25 statements``."""
        parts = [
            many(count, *words)
            for count, *words in (
                (self.documents, "document"),
                (self.sentences, "sentence"),
                (self.evidence, "evidence", "evidence"),
                (self.statements, "statement"),
                (self.curations, "curation"),
            )
            if count
        ]
        if not parts:
            return "nothing"
        return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much a store holds."""

    documents: int = 0
    sentences: int = 0
    entities: int = 0
    statements: int = 0
    evidence: int = 0
    imports: int = 0
    diagrams: int = 0


@dataclass(frozen=True, slots=True)
class Reader:
    """Who found evidence of a store, and how much.

    Attributes:
        origin: ``builtin``, ``manual``, or the name of another program.
        version: Its version, or empty.
        evidence: How much it found.
    """

    origin: str
    version: str
    evidence: int


@dataclass(frozen=True, slots=True)
class DiagramRecord:
    """A saved diagram: its name and state (JSON text made and read by `diagram`)."""

    id: int
    name: str
    state: str
    when: str = ""
