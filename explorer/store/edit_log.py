"""The merges and splits of a store: what entities of evidence are, and what the reader took them for.

The hash of an evidence is made of what was read and never changes, so that curations stay with it and no import brings
it twice. It is also how the grounding of the reader is found again: of the entities from which the edits may have led
to where an evidence is now, those are the ones whose hash is the evidence's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import product
from typing import Any

from sqlalchemy import Connection, insert, select

from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.entity_edit import EditAction, EntityEdit, meant
from explorer.model.evidence import Evidence, Mention, evidence_hash
from explorer.model.statement import Statement
from explorer.store import schema
from explorer.store.connections import rows
from explorer.store.folding import cleaned

Ends = tuple[Entity, Entity]


@dataclass(frozen=True)
class EditLog:
    """All edits of a store, those that were undone too.

    Attributes:
        edits: In the order in which they were made.
        numbers: By key, the numbers that statements had which an edit emptied; they get them again.
        turned: Hashes of moved evidence of undirected relations: whether the name that stands for the subject belongs
            to the second end of the statement as it was read. The hash does not tell, as such a statement has no first.
    """

    edits: tuple[EntityEdit, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    turned: Mapping[str, bool] = field(default_factory=dict)

    @cached_property
    def _touched(self) -> set[str]:
        """Keys of the entities that are, or were, partly or wholly another one."""
        return {source.key for one in self.edits for source in one.sources}

    @property
    def by_name(self) -> bool:
        """Whether an edit that holds asks what an end is called."""
        return any(one.written and not one.undone for one in self.edits)

    def entity(self, key: str, default: Entity) -> Entity:
        """Return the entity with *key* with all names that it has after the edits, or *default* where none knows it."""
        known = next((one for edit in self.edits for one in (*edit.sources, edit.target) if one.key == key), None)
        if known is None:
            return default
        return replace(known, synonyms=tuple(dict.fromkeys([*known.synonyms, *self.names_given(key)])))

    def names_given(self, key: str, *, ever: bool = False) -> list[str]:
        """Return the names that the entity with *key* has from others that are one with it; with *ever*, had once."""
        found = [
            name
            for edit in self.edits
            if edit.action is EditAction.MERGE and edit.target.key == key and (ever or not edit.undone)
            for one in edit.sources
            for name in names_of(one)
        ]
        own = next((names_of(one.target) for one in self.edits if one.target.key == key), [])
        return [name for name in dict.fromkeys(found) if name not in own]

    def onwards(self, keys: Iterable[str]) -> set[str]:
        """Return *keys* and those of all entities to which edits, undone or not, can lead from there."""
        found, waiting = set(keys), list(keys)
        while waiting:
            key = waiting.pop()
            after = {one.target.key for one in self.edits if any(source.key == key for source in one.sources)} - found
            found |= after
            waiting += after
        return found

    def before(self, end: Entity) -> list[Entity]:
        """Return *end* and all entities from which edits, undone or not, can lead to it."""
        found = {end.key: end}
        waiting = [end.key]
        while waiting:
            key = waiting.pop()
            for source in (source for one in self.edits if one.target.key == key for source in one.sources):
                if source.key not in found:
                    found[source.key] = source
                    waiting.append(source.key)
        return list(found.values())

    def read_as(self, now: Statement, swapped: bool, text_hash: str, of: tuple[Any, str, str]) -> Ends:
        """Return what the reader took the two names of an evidence for.

        Args:
            now: The statement that the evidence is for now.
            swapped: Whether the name that stands for the subject belongs to its object.
            text_hash: Hash of the document's text.
            of: The evidence's sentence, origin and hash.
        """
        sentence, origin, hash_ = of
        for subject, object_ in product(self.before(now.subject), self.before(now.object)):
            said = replace(now, subject=subject, object=object_).ordered()
            if evidence_hash(text_hash, sentence, said, origin) == hash_:
                turned = self.turned.get(hash_, swapped)
                return (said.object, said.subject) if turned else (said.subject, said.object)
        # a damaged row: as it is
        return (now.object, now.subject) if swapped else (now.subject, now.object)

    def as_read(self, one: Evidence, hash_: str, document: Document, sentence: Span | None = None) -> Evidence:
        """Return an evidence of the store with the entities that the reader found.

        Args:
            one: The evidence.
            hash_: Its hash.
            document: The document of that hash.
            sentence: Where its sentence stands in that document; None for where *one* says.
        """
        if not self.edits:
            return one
        of = (sentence or one.sentence, one.origin, hash_)
        return _with_ends(one, self.read_as(one.statement, turned(one), document.text_hash, of))

    def regrounded(self, one: Evidence, hash_: str, text: str) -> Evidence:
        """Return an evidence as the reader found it in *text*, with this hash, with the entities that are meant."""
        if self._touched.isdisjoint((one.subject.entity.key, one.object.entity.key)):
            return one
        words = [one.antecedent.of(text)] if one.antecedent else []
        ends = [self.end(end.entity, [end.span.of(text), *words], hash_) for end in (one.subject, one.object)]
        return _with_ends(one, (ends[0], ends[1]))

    def end(self, read: Entity, called: Iterable[str], hash_: str) -> Entity:
        """Return what is meant by an end of an evidence that the reader took for *read*."""
        found = meant(self.edits, read, called, hash_)
        return read if found.key == read.key else self.entity(found.key, found)

    def with_edit(self, edit: EntityEdit) -> EditLog:
        """Return the log with *edit*, new or in place of the one with its number."""
        others = {one.id: one for one in self.edits}
        return replace(self, edits=tuple(one for _, one in sorted({**others, edit.id: edit}.items())))


def names_of(entity: Entity) -> list[str]:
    """Return all names of *entity*, and its identifier."""
    return [name for name in dict.fromkeys([entity.name, entity.full_name, *entity.synonyms, entity.id or ""]) if name]


def read_log(connection: Connection) -> EditLog:
    """Return the edits of a store; what cannot be understood of them is passed over."""
    table = schema.entity_edits
    edits: list[EntityEdit] = []
    numbers: dict[str, int] = {}
    turned: dict[str, bool] = {}
    for row in rows(connection, select(table).order_by(table.c.id)):
        detail = _table(row.detail)
        numbers |= {key: one for key, one in _part(detail, "numbers").items() if isinstance(one, int)}
        # the first time that an evidence was moved it was still as it was read
        turned = {hash_: bool(one) for hash_, one in _part(detail, "turned").items()} | turned
        edit = _edit(row, detail)
        edits += [edit] if edit is not None else []
    return EditLog(tuple(edits), numbers, turned)


def append_event(connection: Connection, action: str, detail: Mapping[str, object]) -> int:
    """Append a row to the edits and return its number; only inside a transaction that writes."""
    cells = {
        "action": action,
        "detail": cleaned(json.dumps(detail, ensure_ascii=False, separators=(",", ":"))),
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "undone": 0,
    }
    query = insert(schema.entity_edits).values(**cells).returning(schema.entity_edits.c.id)
    return int(connection.execute(query).scalar_one())


def turned(one: Evidence) -> bool:
    """Whether the name that stands for the subject of an undirected evidence belongs to its statement's second end."""
    return one.statement.subject.key != one.subject.entity.key


def written(edit: EntityEdit) -> dict[str, object]:
    """Return what a row of the table says of *edit*, to be read by `read_log`."""
    return {
        "sources": [_entity_cells(one) for one in edit.sources],
        "target": _entity_cells(edit.target),
        "written": sorted(edit.written),
        "evidence": sorted(edit.evidence),
    }


def _with_ends(one: Evidence, ends: Ends) -> Evidence:
    subject, object_ = ends
    return replace(one, subject=Mention(one.subject.span, subject), object=Mention(one.object.span, object_))


def _edit(row: Any, detail: dict[str, Any]) -> EntityEdit | None:
    sources = [_entity(one) for one in _listed(detail, "sources")]
    target = _entity(detail.get("target"))
    known = [one for one in sources if one is not None]
    if row.action not in set(EditAction) or target is None or not known or len(known) < len(sources):
        return None
    names, hashes = (_texts(detail, name) for name in ("written", "evidence"))
    action = EditAction(row.action)
    return EntityEdit(row.id, action, tuple(known), target, names, hashes, str(row.made), bool(row.undone))


def _texts(detail: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(one for one in _listed(detail, name) if isinstance(one, str))


def _entity_cells(one: Entity) -> list[object]:
    return [one.id, one.name, one.kind.value, one.full_name, list(one.synonyms)]


def _entity(cell: object) -> Entity | None:
    match cell:
        case [str() | None as curie, str(name), str(kind), str(full_name), [*synonyms]] if kind in set(Kind):
            return Entity(curie, name, Kind(kind), full_name, tuple(one for one in synonyms if isinstance(one, str)))
    return None


def _table(text: object) -> dict[str, Any]:
    try:
        found = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {}


def _part(detail: dict[str, Any], name: str) -> dict[str, Any]:
    found = detail.get(name)
    return found if isinstance(found, dict) else {}


def _listed(detail: dict[str, Any], name: str) -> list[Any]:
    found = detail.get(name)
    return found if isinstance(found, list) else []
