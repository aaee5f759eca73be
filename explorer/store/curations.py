"""The verdicts of people: events that are appended and never edited, each kept by the hash of an evidence."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, or_, select

from explorer.errors import StoreError
from explorer.model.curating import Target
from explorer.model.entity import folded
from explorer.model.evidence import BUILTIN
from explorer.model.manual import ManualStatement
from explorer.model.records import Curation
from explorer.store import beliefs, schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import cleaned
from explorer.store.manual import add_one, remove_one
from explorer.store.rows import Cells
from explorer.store.writing import recount

_table = schema.curations
_found = schema.evidence
_texts = schema.documents
_NAMES = ("evidence_hash", "tag", "note", "curator", "made", "correction")


class Curations(Connections):
    """The part of the store that keeps what people say of evidence; what was acknowledged is on the disk."""

    def append_curation(self, curation: Curation) -> None:
        """Append a verdict; none is ever edited. It takes effect on counts and belief at once."""
        self.append_curations([curation])

    def append_curations(self, curations: Iterable[Curation]) -> None:
        """Append verdicts, all or none, in their order."""
        with self.writing() as connection:
            append(connection, curations)

    def put_right(
        self, curations: Iterable[Curation], added: Sequence[ManualStatement] = (), removed: Iterable[int] = ()
    ) -> list[int | None]:
        """Append verdicts with what people say instead, all or nothing.

        Args:
            curations: The verdicts.
            added: Statements that come.
            removed: Numbers of the evidence of statements that go.

        Returns:
            The number of the evidence of each of *added*; None where it was added from its sentence before.
        """
        with self.writing() as connection:
            append(connection, curations)
            for number in removed:
                remove_one(connection, number)
            return [_added(connection, one) for one in added]

    def all_curations(self) -> list[Curation]:
        """Return all verdicts, in the order they were made; also those on evidence that is not here."""
        with self.reading() as connection:
            return [_curation(row) for row in rows(connection, select(_table).order_by(_table.c.id))]

    def curations(self, evidence_hash: str) -> list[Curation]:
        """Return the verdicts on the evidence with this hash, in the order they were made."""
        return self.curations_on([evidence_hash])

    def curations_on(self, hashes: Iterable[str]) -> list[Curation]:
        """Return the verdicts on evidence with these hashes, in the order they were made."""
        with self.reading() as connection:
            return [one for said in curations_of(connection, hashes).values() for one in said]

    def targets(self, evidence_ids: Sequence[int]) -> list[Target]:
        """Return what verdicts on the evidence with these numbers are about, in their order; gone ones left out."""
        with self.reading() as connection:
            found = {one.evidence_id: one for one in _targets(connection, _found.c.id.in_(in_list(evidence_ids)))}
        return [found[number] for number in evidence_ids if number in found]

    def targets_of(self, hashes: Iterable[str]) -> list[Target]:
        """Return what verdicts with these hashes are about, as far as it is here."""
        with self.reading() as connection:
            return _targets(connection, _found.c.hash.in_(in_list(sorted(set(hashes)))))

    def found_alike(self, evidence_id: int) -> list[Target]:
        """Return the evidence that was found like one: by the same rule and trigger word, with the same relation.

        What people added by hand is left out; it was not found.
        """
        word = func.lower(func.substr(_texts.c.text, _found.c.trigger_start + 1, _length("trigger")))
        with self.reading() as connection:
            query = select(_found.c.rule, _found.c.statement_id, word.label("word"))
            query = query.join(_texts, _texts.c.id == _found.c.document_id).where(_found.c.id == evidence_id)
            one = rows(connection, query)
            if not one:
                return []
            said = schema.statements
            same = select(said.c.relation, said.c.sign).where(said.c.id == one[0].statement_id).subquery()
            alike = select(said.c.id).join(same, (same.c.relation == said.c.relation) & (same.c.sign == said.c.sign))
            conditions = [_found.c.rule == one[0].rule, _found.c.statement_id.in_(alike), _found.c.origin == BUILTIN]
            conditions.append(word == one[0].word if one[0].word is not None else _found.c.trigger_start.is_(None))
            return _targets(connection, *conditions)

    def called_alike(self, key: str, name: str) -> list[tuple[Target, str]]:
        """Return the evidence in which the entity with *key* is called *name* (case and blanks do not count).

        Returns:
            Each with ``subject`` or ``object``: which of its ends is called so.
        """
        wanted = folded(name)
        with self.reading() as connection:
            found = rows(connection, _ends_called(cleaned(key)))
        return [
            (Target(row.id, row.hash, row.document_id, row.statement_id), end)
            for row in found
            for end, is_it in (("subject", row.subject_is), ("object", row.object_is))
            if is_it and folded(row._mapping[f"{end}_words"]) == wanted
        ]


def _ends_called(key: str) -> Select[Any]:
    """The evidence of the entity with *key*, which of its ends that is, and what both are called there."""
    said, entities = schema.statements, schema.entities
    wanted = select(entities.c.id).where(entities.c.key == key).scalar_subquery()
    first, second = said.c.subject_id == wanted, said.c.object_id == wanted
    turned = _found.c.swapped == 1
    query = select(
        _found.c.id,
        _found.c.hash,
        _found.c.document_id,
        _found.c.statement_id,
        case((turned, second), else_=first).label("subject_is"),
        case((turned, first), else_=second).label("object_is"),
        *(
            func.substr(_texts.c.text, _found.c[f"{end}_start"] + 1, _length(end)).label(f"{end}_words")
            for end in ("subject", "object")
        ),
    )
    query = query.join(said, said.c.id == _found.c.statement_id).join(_texts, _texts.c.id == _found.c.document_id)
    return query.where(or_(first, second)).order_by(_found.c.id)


def _added(connection: Connection, statement: ManualStatement) -> int | None:
    try:
        return add_one(connection, statement)
    except StoreError:
        return None


def append(connection: Connection, curations: Iterable[Curation]) -> None:
    """Append verdicts within the transaction at hand, with what they change of counts and belief."""
    made = [_cells(one) for one in curations]
    if not made:
        return
    connection.execute(_table.insert(), made)
    hashes = json.dumps(sorted({cells["evidence_hash"] for cells in made}))
    query = "SELECT statement_id FROM evidence WHERE hash IN (SELECT value FROM json_each(?))"
    touched = connection.exec_driver_sql(query, (hashes,)).scalars()
    recount(connection, beliefs.of_same_pairs(connection, touched))


def curations_of(connection: Connection, hashes: Iterable[str]) -> dict[str, tuple[Curation, ...]]:
    """Return the verdicts on evidence with these hashes, by hash, in the order they were made."""
    query = select(_table).where(_table.c.evidence_hash.in_(in_list(sorted(set(hashes)))))
    said: dict[str, list[Curation]] = defaultdict(list)
    for row in rows(connection, query.order_by(_table.c.id)):
        one = _curation(row)
        said[one.evidence_hash].append(one)
    return {key: tuple(events) for key, events in said.items()}


def _targets(connection: Connection, *conditions: Any) -> list[Target]:
    query = select(_found.c.id, _found.c.hash, _found.c.document_id, _found.c.statement_id)
    query = query.join(_texts, _texts.c.id == _found.c.document_id).where(*conditions)
    return [Target(*row) for row in rows(connection, query.order_by(_found.c.id))]


def _length(name: str) -> Any:
    return _found.c[f"{name}_stop"] - _found.c[f"{name}_start"]


def _cells(one: Curation) -> dict[str, str]:
    # microseconds: the same verdict given, taken back and given again within a second is three events
    when = cleaned(one.when) or datetime.now(UTC).isoformat(timespec="microseconds")
    cells = (one.evidence_hash, one.tag, one.note, one.curator, when, one.correction)
    return dict(zip(_NAMES, map(cleaned, cells), strict=True))


def _curation(row: Row[Any]) -> Curation:
    cells = Cells(row._mapping)
    return Curation(*(cells.text(name) for name in _NAMES))
