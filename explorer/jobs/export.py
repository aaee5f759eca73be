"""Evidence and its papers as a file: of an edge, of what is selected, or of all that a diagram shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import ExplorerError
from explorer.files import atomic_write
from explorer.formats import bibtex, csl, evidence_csv, ris
from explorer.formats.citation_styles import PLAIN, cite
from explorer.model.document import Document
from explorer.model.filter import Filter
from explorer.model.progress import Progress
from explorer.model.records import EvidenceRecord

if TYPE_CHECKING:
    from explorer.store.store import Store

AT_ONCE = 200

PAPERS: dict[str, Callable[[Sequence[Document]], str]] = {
    "bibtex": bibtex.write,
    "ris": ris.write,
    "csl": csl.write,
}
"""Formats of papers."""
EVIDENCE, REFERENCES = "csv", "references"
"""The table of evidence, and the papers as lines in a citation style."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be written.

    Attributes:
        path: The file to make or replace.
        kind: One of `PAPERS`, `EVIDENCE` or `REFERENCES`.
        style: The citation style of references.
    """

    path: Path
    kind: str
    style: str | Path = PLAIN


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written.

    Attributes:
        path: The file.
        papers: How many papers the evidence comes from.
        evidence: How many evidence there is.
    """

    path: Path
    papers: int
    evidence: int


def export(store: Store, statement_ids: Sequence[int], rule: Filter, target: Target, progress: Progress) -> Exported:
    """Write the evidence of statements, or its papers, as *target* says, whole or not at all.

    Args:
        store: Where the evidence is.
        statement_ids: Whose evidence.
        rule: Which evidence counts.
        target: The file and its kind.
        progress: Told how far it is, and stops it.

    Raises:
        ExplorerError: There is no evidence, or the file cannot be written; the old one is as it was.
    """
    ids = store.evidence_list(statement_ids, rule).ids
    if not ids:
        raise ExplorerError("There is no evidence to write: nothing passes the filter.")
    records = _records(store, ids, progress)
    papers: set[int] = set()
    if target.kind == EVIDENCE:
        # without the mark spreadsheets take a table for one in the letters of the system
        content = evidence_csv.write(_noted(records, papers)).encode("utf-8-sig", "replace")
    else:
        documents = {record.document_id: record.document for record in records}
        papers = set(documents)
        content = _listed(list(documents.values()), target, progress).encode("utf-8", "replace")
    atomic_write(target.path, content)
    return Exported(target.path, len(papers), len(ids))


def _records(store: Store, ids: Sequence[int], progress: Progress) -> Iterator[EvidenceRecord]:
    """The evidence, some at a time: a whole store does not fit into memory."""
    for start in range(0, len(ids), AT_ONCE):
        progress.report(start, len(ids), "Collecting the evidence")
        yield from store.evidence_records(ids[start : start + AT_ONCE])


def _noted(records: Iterable[EvidenceRecord], papers: set[int]) -> Iterator[EvidenceRecord]:
    """The records as they are; the numbers of their papers are noted."""
    for record in records:
        papers.add(record.document_id)
        yield record


def _listed(documents: Sequence[Document], target: Target, progress: Progress) -> str:
    """The papers as *target* wants them."""
    if target.kind in PAPERS:
        return PAPERS[target.kind](documents)
    return "".join(f"{line}\n" for line in _lines(documents, target.style, progress))


def _lines(documents: Sequence[Document], style: str | Path, progress: Progress) -> Iterable[str]:
    for number, document in enumerate(documents):
        progress.report(number, len(documents), "Citing")
        yield from cite([document], style)
