"""Verdicts given, taken back, written to a file that travels, and put together with those of another reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.errors import FormatError
from explorer.files import atomic_write
from explorer.formats import curations as file_format
from explorer.formats.source import Source
from explorer.model.agreement import Agreement, agreement
from explorer.model.curating import Verdict, events, taking_back
from explorer.model.edge import Edge
from explorer.model.imports import Problem
from explorer.model.progress import Progress
from explorer.model.records import Curation, EvidenceRecord
from explorer.model.verdicts import standing

if TYPE_CHECKING:
    from explorer.diagram.document import Diagram
    from explorer.store.store import Store

LISTED = 1_000
"""So many evidence with verdicts are listed."""
_PART = 500


@dataclass(frozen=True, slots=True)
class Judged:
    """Verdicts that were given.

    Attributes:
        made: The events, in order; none where all of it was said before.
        back: The events that take them back.
        edges: The edges of the diagram whose counts they may have changed, as they are now.
    """

    made: tuple[Curation, ...]
    back: tuple[Curation, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A file of verdicts beside those of a store.

    Attributes:
        name: The file's name.
        agreement: What they agree on and what not.
        problems: Lines that could not be understood.
        about: By hash of an evidence that is in the store: ``statement``, ``sentence`` and ``pmid``.
    """

    name: str
    agreement: Agreement
    problems: tuple[Problem, ...]
    about: dict[str, dict[str, str]]


def judge(
    store: Store, evidence_ids: Sequence[int], verdict: Verdict, curator: str, diagram: Diagram, progress: Progress
) -> Judged:
    """Let *curator* give *verdict* on evidence (by its numbers)."""
    hashes = [one.hash for one in store.targets(evidence_ids)]
    before = store.curations_on(hashes)
    progress.check()
    return keep(store, events(verdict, curator, hashes, before), diagram)


def keep(store: Store, made: Sequence[Curation], diagram: Diagram) -> Judged:
    """Append the events *made* to the store."""
    before = store.curations_on(one.evidence_hash for one in made)
    store.append_curations(made)
    return Judged(tuple(made), tuple(taking_back(made, before)), tuple(edges_with(store, made, diagram)))


def edges_with(store: Store, made: Iterable[Curation], diagram: Diagram) -> list[Edge]:
    """Return the edges of *diagram* that the events *made* are about, as they are counted now."""
    from explorer.jobs import open_diagram  # noqa: PLC0415 - late: slow to import

    touched = {one.statement_id for one in store.targets_of(one.evidence_hash for one in made)}
    ends = {
        end.key
        for edge in diagram.edges.values()
        if any(one.id in touched for one in edge.statements)
        for end in (edge.subject, edge.object)
    }
    return open_diagram.edges_among(store, ends, diagram.filter) if ends else []


def export(store: Store, path: Path, progress: Progress) -> int:
    """Write all verdicts of *store* to *path*, whole or not at all; return how many there are."""
    said = store.all_curations()
    text = file_format.write(said, about(store, {one.evidence_hash for one in said}, progress))
    progress.check()
    atomic_write(path, text.encode())
    return len(said)


def compare(store: Store, path: Path, progress: Progress) -> Compared:
    """Read the verdicts in the file at *path* and put them beside those of *store*; nothing is kept yet."""
    try:
        theirs, problems = file_format.read(Source(path.name, path).text, path.name)
    except OSError as error:
        raise FormatError(f"{path.name} could not be read: {error.strerror}.") from error
    progress.check()
    found = agreement(store.all_curations(), theirs)
    keys = {one.evidence_hash for one in (*found.agreed, *found.conflicts, *found.only_theirs)}
    return Compared(path.name, found, tuple(problems), about(store, keys, progress))


def given(store: Store, progress: Progress) -> tuple[list[EvidenceRecord], int]:
    """Return the first `LISTED` evidence of *store* with verdicts that hold, the last judged first, and how many."""
    said: dict[str, list[Curation]] = {}
    for one in store.all_curations():
        # moved to the end: what was judged last
        said[one.evidence_hash] = [*said.pop(one.evidence_hash, ()), one]
    hashes = [key for key, curations in reversed(said.items()) if standing(curations)]
    progress.check()
    places = {key: place for place, key in enumerate(hashes)}
    there = sorted(store.targets_of(hashes), key=lambda one: places[one.hash])
    return store.evidence_records([one.evidence_id for one in there[:LISTED]]), len(there)


def about(store: Store, hashes: Iterable[str], progress: Progress) -> dict[str, dict[str, str]]:
    """Return what people need to know of evidence, by hash, as far as it is in *store*."""
    ids = [one.evidence_id for one in store.targets_of(hashes)]
    found: dict[str, dict[str, str]] = {}
    for start in range(0, len(ids), _PART):
        progress.check()
        for record in store.evidence_records(ids[start : start + _PART]):
            said = record.evidence.statement.text
            found[record.hash] = {"statement": said, "sentence": record.sentence, "pmid": record.document.pmid}
    return found
