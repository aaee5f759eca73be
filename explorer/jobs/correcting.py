"""Putting a sign or a grounding right, in one evidence or in all like it, so that it can be taken back as a whole.

A wrong sign: the evidence gets the verdict that its sign is wrong, with the right one, and counts no more; beside it
stands the same sentence with the right sign, added by hand. A wrong grounding: the name is split off its entity, which
moves the evidence and holds for later imports, and each evidence gets the verdict, which names what is right; an
evidence that has moved there counts there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.jobs.curating import Judged, edges_with
from explorer.jobs.entity_edits import Done, Shown, news_of
from explorer.model.curating import Target, Verdict, events, taking_back
from explorer.model.entity import Entity
from explorer.model.manual import ManualStatement, opposite
from explorer.model.progress import Progress
from explorer.model.records import Curation, EvidenceRecord
from explorer.model.verdicts import GROUNDING, POLARITY

if TYPE_CHECKING:
    from explorer.diagram.document import Diagram
    from explorer.store.store import Store

SHOWN = 20
"""So many of those alike are shown before."""
_PART = 200


@dataclass(frozen=True, slots=True)
class Alike:
    """Evidence that can be put right together.

    Attributes:
        ids: The numbers of the evidence, that at hand first.
        sample: The first of them.
        meanings: What the name can mean instead; empty for a sign.
    """

    ids: tuple[int, ...]
    sample: tuple[EvidenceRecord, ...]
    meanings: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class RightSigns:
    """Signs that were put right.

    Attributes:
        judged: The verdicts, and the edges as they are counted now.
        statements: What was added by hand, with the right sign.
        numbers: The numbers of its evidence, in the same order.
    """

    judged: Judged
    statements: tuple[ManualStatement, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RightGrounding:
    """A grounding that was put right.

    Attributes:
        done: The split, and what it makes of the diagram.
        made: The verdicts.
        back: The events that take them back.
    """

    done: Done
    made: tuple[Curation, ...]
    back: tuple[Curation, ...]


def alike_in_sign(store: Store, record: EvidenceRecord, progress: Progress) -> Alike:
    """Return what was found like *record*: by the same rule and trigger word, with the same relation."""
    progress.check()
    ids = [one.evidence_id for one in store.found_alike(record.id)]
    return _alike(store, record, ids)


def alike_in_name(store: Store, record: EvidenceRecord, end: str, progress: Progress) -> Alike:
    """Return what has the name of an *end* (``subject`` or ``object``) of *record* with the same meaning."""
    from explorer.jobs.entity_edits import meanings  # noqa: PLC0415 - late: with the listed names

    entity, name = named(record, end)
    ids = [one.evidence_id for one, _ in store.called_alike(entity.key, name)]
    progress.check()
    found = _alike(store, record, list(dict.fromkeys(ids)))
    return replace(found, meanings=tuple(meanings(store, name, entity.key, progress)))


def named(record: EvidenceRecord, end: str) -> tuple[Entity, str]:
    """Return the entity of an *end* of *record*, and how the sentence calls it."""
    mention = record.evidence.subject if end == "subject" else record.evidence.object
    return mention.entity, mention.span.of(record.document.text)


def put_signs_right(
    store: Store, evidence_ids: Sequence[int], curator: str, diagram: Diagram, progress: Progress
) -> RightSigns:
    """Let the evidence with these numbers have the opposite sign."""
    records = [one for one in _records(store, evidence_ids, progress) if opposite(one.evidence) is not None]
    before = store.curations_on(one.hash for one in records)
    made: list[Curation] = []
    statements: list[ManualStatement] = []
    for one in records:
        right = opposite(one.evidence)
        assert right is not None
        made += events(Verdict(POLARITY, correction=f"sign={right.sign}"), curator, [one.hash], before)
        statements.append(ManualStatement(one.document_id, right, "Its sign was put right."))
    progress.check()
    numbers = store.put_right(made, statements)
    kept = [(one, number) for one, number in zip(statements, numbers, strict=True) if number is not None]
    edges = edges_with(store, made, diagram)
    judged = Judged(tuple(made), tuple(taking_back(made, before)), tuple(edges))
    return RightSigns(judged, tuple(one for one, _ in kept), tuple(number for _, number in kept))


def put_grounding_right(
    store: Store, wanted: tuple[EvidenceRecord, str, bool], target: Entity, curator: str, shown: Shown
) -> RightGrounding:
    """Let a name mean *target*.

    Args:
        store: The store.
        wanted: The evidence at hand, which end of it, and whether all in which that entity is called so are meant.
        target: What is right.
        curator: Who says so.
        shown: What is on the diagram.
    """
    record, end, every = wanted
    entity, name = named(record, end)
    concerned = store.called_alike(entity.key, name) if every else [(_target(record), end)]
    names, single = ((name,), ()) if every else ((), (record.hash,))
    edit = store.split_entity(entity.key, target, names=names, evidence=single)
    before = store.curations_on(one.hash for one, _ in concerned)
    made: list[Curation] = []
    for one, which in concerned:
        made += events(Verdict(GROUNDING, correction=f"{which}={target.key}"), curator, [one.hash], before)
    store.append_curations(made)
    return RightGrounding(Done(edit, news_of(store, edit, shown)), tuple(made), tuple(taking_back(made, before)))


def turn_grounding(store: Store, edit_id: int, holds: bool, said: Iterable[Curation], progress: Progress) -> None:
    """Let a split hold or not, and append the verdicts *said*."""
    progress.check()
    (store.redo_entity_edit if holds else store.undo_entity_edit)(edit_id)
    store.append_curations(said)


def _target(record: EvidenceRecord) -> Target:
    return Target(record.id, record.hash, record.document_id, record.statement_id)


def _alike(store: Store, record: EvidenceRecord, ids: Sequence[int]) -> Alike:
    ordered = (record.id, *(one for one in ids if one != record.id))
    return Alike(ordered, tuple(store.evidence_records(ordered[:SHOWN])))


def _records(store: Store, ids: Sequence[int], progress: Progress) -> list[EvidenceRecord]:
    found: list[EvidenceRecord] = []
    for start in range(0, len(ids), _PART):
        progress.report(start, len(ids))
        found += store.evidence_records(ids[start : start + _PART])
    return found
