"""Reading documents again: what was found before, what is found now, and what is the difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from explorer.model.document import Document, Span
from explorer.model.evidence import Evidence
from explorer.model.verdicts import Tag

# Only what the extractor found is found again: what people and other readers said is not its to judge.
READ = "builtin"


@dataclass(frozen=True, slots=True)
class Known:
    """An evidence of the extractor as a store has it.

    Attributes:
        id: Its number.
        statement_id: The statement it supports.
        hash: Hash of what was read; a person may have said since that its entities are others.
        evidence: The evidence.
        verdict: What a person said of it, or None.
    """

    id: int
    statement_id: int
    hash: str
    evidence: Evidence
    verdict: Tag | None = None

    @property
    def stands(self) -> bool:
        """Whether a person found it to say something: then it stays, whatever is read now."""
        return self.verdict is not None and self.verdict.effect != "wrong"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document of a store with what the extractor found in it."""

    document_id: int
    document: Document
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is found in a document now; it counts only while the document's text is the one that was read."""

    document_id: int
    document: Document
    evidence: tuple[Evidence, ...]
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The evidence of one document before and now.

    Attributes:
        gone: Not found any more.
        stands: Not found any more, but a person's verdict keeps it.
        new: Not found before.
        same: Found before and now.
    """

    gone: tuple[Known, ...]
    stands: tuple[Known, ...]
    new: tuple[Evidence, ...]
    same: tuple[tuple[Known, Evidence], ...]


def compared(document: Document, known: Iterable[Known], found: Iterable[Evidence]) -> Compared:
    """Return the difference between what was *known* of a document and what is *found*, by the hashes of evidence."""
    now: dict[str, Evidence] = {}
    for one in found:
        now.setdefault(one.hash(document), one)
    before = list(known)
    lost = [one for one in before if one.hash not in now]
    hashes = {one.hash for one in before}
    return Compared(
        tuple(one for one in lost if not one.stands),
        tuple(one for one in lost if one.stands),
        tuple(one for key, one in now.items() if key not in hashes),
        tuple((one, now[one.hash]) for one in before if one.hash in now),
    )


class ChangeKind(StrEnum):
    """What became of an evidence."""

    GONE = "gone"
    NEW = "new"
    SIGN = "sign changed"
    STANDS = "stays"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a difference, for a person.

    Attributes:
        kind: What became of it.
        evidence: The evidence as it is now; as it was, where it is not found any more.
        paper: The paper in a few words.
        sentence: The sentence.
        before: What it said, in words; empty where it said nothing.
        after: What it says now, in words; empty where it says nothing.
        verdict: Title of the person's verdict on what it said, or empty.
    """

    kind: ChangeKind
    evidence: Evidence
    paper: str
    sentence: str
    before: str = ""
    after: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What reading documents again would change in a store.

    Attributes:
        documents: How many were read again.
        changes: What changes; what a person has judged comes first.
        unchanged: How much evidence stays as it is.
        problems: Documents that could not be read, in a sentence each; they stay as they are.
    """

    documents: int
    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    problems: tuple[str, ...] = ()
