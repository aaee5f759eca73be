"""Merging and splitting entities: the evidence concerned is pointed to other statements, in one transaction.

Everything that reads a store reads statements, so that nothing else has to know of an edit. Nothing is lost by it: the
event says what was done, hashes say what was read (see `edit_log`), and taking an event back points the evidence to
where the other events lead it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, func, select

from explorer.errors import StoreError
from explorer.model.document import Span
from explorer.model.entity import Entity
from explorer.model.entity_edit import EditAction, EntityEdit
from explorer.model.statement import Statement
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.edit_log import EditLog, Ends, append_event, read_log, written
from explorer.store.folding import cleaned
from explorer.store.loading import entities_by_id
from explorer.store.rows import Cells, statement_of
from explorer.store.writing import entity_ids, insert, numbers, settle, statement_ids
from explorer.store.writing import statement_row as cells_of

_said, _found, _texts = schema.statements, schema.evidence, schema.documents
_NEW = 0
_HASHED = ("id", "hash", "statement_id", "sentence_start", "sentence_stop", "swapped", "origin")


@dataclass(slots=True)
class _Moves:
    """What a change of the log moves: statements by evidence, and what has to be kept to take it back."""

    statements: dict[int, Statement] = field(default_factory=dict)
    swapped: dict[int, bool] = field(default_factory=dict)
    turned: dict[str, bool] = field(default_factory=dict)
    former: dict[str, int] = field(default_factory=dict)


class EntityEdits(Connections):
    """The part of the store that knows which entities are one, and which are not what the reader took them for."""

    def entity_edits(self) -> list[EntityEdit]:
        """Return all merges and splits, the last one first, those that were undone too."""
        with self.reading() as connection:
            return list(reversed(read_log(connection).edits))

    def merge_entities(self, keep: str, others: Iterable[str]) -> EntityEdit:
        """Let the entities with the keys *others* be the one with the key *keep*, from now on.

        Raises:
            StoreError: One of them is not in the store, or there is nothing to merge.
        """
        with self.writing() as connection:
            target = _entity(connection, keep)
            sources = tuple(_entity(connection, key) for key in dict.fromkeys(others) if key != keep)
            if not sources:
                raise StoreError("Two entities are needed to make one of them.", "other")
            return _do(connection, EntityEdit(_NEW, EditAction.MERGE, sources, target))

    def split_entity(
        self, key: str, target: Entity, *, names: Collection[str] = (), evidence: Collection[str] = ()
    ) -> EntityEdit:
        """Let the entity with *key* be the *target* where it is called one of *names*, or in some evidence.

        Args:
            key: Of the entity that is split.
            target: What is meant there; it may be new.
            names: As texts write them; case and blanks do not count.
            evidence: Hashes of single evidence.

        Raises:
            StoreError: No evidence is concerned, or the target is the entity itself.
        """
        with self.writing() as connection:
            source = _entity(connection, key)
            if target.key == source.key:
                raise StoreError(f"{source.name} cannot be split off itself; choose another entity.", "other")
            target = replace(target, name=cleaned(target.name))
            known = numbers(connection, schema.entities, "key", [target.key])
            target = _entity(connection, target.key) if known else target
            words = frozenset(cleaned(name) for name in names)
            edit = EntityEdit(_NEW, EditAction.SPLIT, (source,), target, words, frozenset(evidence))
            return _do(connection, edit)

    def undo_entity_edit(self, edit_id: int) -> EntityEdit:
        """Take a merge or split back; raises `StoreError` where it is not in force."""
        return self._turn(edit_id, undone=True)

    def redo_entity_edit(self, edit_id: int) -> EntityEdit:
        """Let a merge or split that was taken back hold again; raises `StoreError` where it holds."""
        return self._turn(edit_id, undone=False)

    def current_keys(self, keys: Iterable[str]) -> dict[str, Entity]:
        """Return what merges made of those entities with *keys* that are not there any longer, by their keys."""
        with self.reading() as connection:
            log = read_log(connection)
            known = {one.key: one for edit in log.edits for one in edit.sources}
            wanted = [key for key in keys if key in known]
            there = numbers(connection, schema.entities, "key", wanted)
        now = {key: log.end(known[key], (), "") for key in wanted if key not in there}
        return {key: entity for key, entity in now.items() if entity.key != key}

    def _turn(self, edit_id: int, *, undone: bool) -> EntityEdit:
        with self.writing() as connection:
            log = read_log(connection)
            edit = next((one for one in log.edits if one.id == edit_id), None)
            if edit is None or edit.undone == undone:
                state = "not in force" if undone else "in force already"
                raise StoreError(f"That merge or split is {state}; look at the list of them again.", "missing")
            turned = replace(edit, undone=undone)
            moves = _reground(connection, log.with_edit(turned), log.onwards(_keys(edit)))
            event = append_event(connection, "undo" if undone else "redo", {"edit": edit_id, **_kept(moves)})
            table = schema.entity_edits
            connection.execute(table.update().where(table.c.id == edit_id).values(undone=event if undone else 0))
            return turned


def _do(connection: Connection, edit: EntityEdit) -> EntityEdit:
    """Do a new edit, and append it to the log."""
    log = read_log(connection)
    last = max((one.id for one in log.edits), default=0)
    moves = _reground(connection, log.with_edit(replace(edit, id=last + 1)), {one.key for one in edit.sources})
    if not moves.statements:
        names = " or ".join(one.name for one in edit.sources)
        raise StoreError(f"No sentence of this store is concerned: nothing was changed about {names}.", "missing")
    return replace(edit, id=append_event(connection, edit.action, {**written(edit), **_kept(moves)}))


def _kept(moves: _Moves) -> dict[str, object]:
    return {"numbers": moves.former, "turned": moves.turned}


def _keys(edit: EntityEdit) -> list[str]:
    return [one.key for one in (*edit.sources, edit.target)]


def _entity(connection: Connection, key: str) -> Entity:
    known = numbers(connection, schema.entities, "key", [cleaned(key)])
    if not known:
        raise StoreError(f"{cleaned(key)} is not in this store.", "missing")
    (entity,) = entities_by_id(connection, known.values()).values()
    return entity


def _reground(connection: Connection, log: EditLog, keys: Collection[str]) -> _Moves:
    """Point the evidence of the entities with *keys* to the statements that the *log* says."""
    ids = in_list(numbers(connection, schema.entities, "key", keys).values())
    ends = select(_said.c.id).where(_said.c.subject_id.in_(ids) | _said.c.object_id.in_(ids))
    found = list(_evidence(connection, _found.c.statement_id.in_(ends), words=log.by_name))
    statements = _statements(connection, found)
    moves = _Moves()
    for row in found:
        _move(moves, log, statements[row.statement_id], row)
    _write(connection, log, moves, {row.id: row.statement_id for row in found})
    _settle_names(connection, log, keys)
    return moves


def _evidence(connection: Connection, condition: Any, *, words: bool) -> Iterator[Row[Any]]:
    """The evidence that meets *condition* with what its hash is made of, and its *words* where they are wanted."""
    columns = [_found.c[name] for name in _HASHED]
    if words:
        columns += [_cut(name) for name in ("subject", "object", "antecedent")]
    query = select(*columns, _texts.c.text_hash).join(_texts, _texts.c.id == _found.c.document_id)
    yield from rows(connection, query.where(condition).order_by(_found.c.id))


def _cut(name: str) -> Any:
    start, stop = _found.c[f"{name}_start"], _found.c[f"{name}_stop"]
    return func.substr(_texts.c.text, start + 1, stop - start).label(f"{name}_words")


def _statements(connection: Connection, found: Iterable[Row[Any]]) -> dict[int, Statement]:
    query = select(_said).where(_said.c.id.in_(in_list(sorted({row.statement_id for row in found}))))
    said = rows(connection, query)
    ends = entities_by_id(connection, {end for row in said for end in (row.subject_id, row.object_id)})
    return {row.id: statement_of(Cells(row._mapping), ends[row.subject_id], ends[row.object_id]) for row in said}


def _ends_read(log: EditLog, now: Statement, row: Row[Any]) -> Ends:
    of = (Span(row.sentence_start, row.sentence_stop), row.origin, row.hash)
    return log.read_as(now, bool(row.swapped), row.text_hash, of)


def _move(moves: _Moves, log: EditLog, now: Statement, row: Row[Any]) -> None:
    """Note where the evidence of *row*, which is for the statement *now*, belongs by the *log*."""
    read = _ends_read(log, now, row)
    cells = row._mapping
    pronoun = [cells["antecedent_words"]] if cells.get("antecedent_words") else []
    called = [[cells[f"{name}_words"], *pronoun] if log.by_name else [] for name in ("subject", "object")]
    subject, object_ = (log.end(end, names, row.hash) for end, names in zip(read, called, strict=True))
    said = replace(now, subject=subject, object=object_).ordered()
    swapped = said.subject.key != subject.key
    if (said.key, swapped) == (now.key, bool(row.swapped)):
        return
    moves.statements[row.id], moves.swapped[row.id] = said, swapped
    moves.former[now.key] = row.statement_id
    if not now.relation.directed and row.hash not in log.turned:
        moves.turned[row.hash] = bool(row.swapped)


def _write(connection: Connection, log: EditLog, moves: _Moves, former: Mapping[int, int]) -> None:
    """Write the moves, and leave out of them the statements that still have evidence."""
    if not moves.statements:
        return
    wanted = {one.key: one for one in moves.statements.values()}
    ends = {end.key: log.entity(end.key, end) for one in wanted.values() for end in (one.subject, one.object)}
    ids = _numbered(connection, wanted, entity_ids(connection, ends), log.numbers)
    connection.exec_driver_sql(
        "UPDATE evidence SET statement_id = ?, swapped = ? WHERE id = ?",
        [(ids[one.key], int(moves.swapped[number]), number) for number, one in moves.statements.items()],
    )
    settle(connection, {former[number] for number in moves.statements} | set(ids.values()))
    left = numbers(connection, schema.statements, "key", moves.former)
    moves.former = {key: number for key, number in sorted(moves.former.items()) if key not in left}


def _numbered(
    connection: Connection, wanted: Mapping[str, Statement], ends: Mapping[str, int], before: Mapping[str, int]
) -> dict[str, int]:
    """The numbers of the statements *wanted*; those that an edit emptied get the numbers that they had."""
    known = numbers(connection, schema.statements, "key", wanted)
    again = {key: one for key, one in wanted.items() if key in before and key not in known}
    insert(connection, schema.statements, [cells_of(before[key], key, one, ends) for key, one in again.items()])
    return statement_ids(connection, wanted, ends)


def _settle_names(connection: Connection, log: EditLog, keys: Collection[str]) -> None:
    """Let no entity be found any longer by the names of those that are not one with it any longer."""
    for key, number in numbers(connection, schema.entities, "key", sorted(log.onwards(keys))).items():
        gone = set(log.names_given(key, ever=True)) - set(log.names_given(key))
        if gone:
            _remove_names(connection, number, sorted(gone))


def _remove_names(connection: Connection, number: int, gone: Sequence[str]) -> None:
    table, looked_up = schema.synonyms, schema.folded_names
    query = select(table.c.name).where(table.c.entity_id == number).order_by(table.c.position)
    kept = [row.name for row in rows(connection, query) if row.name not in gone]
    connection.execute(table.delete().where(table.c.entity_id == number))
    insert(connection, table, [{"entity_id": number, "position": at, "name": name} for at, name in enumerate(kept)])
    folded_too = looked_up.c.name.in_(in_list(gone))
    connection.execute(looked_up.delete().where(looked_up.c.entity_id == number, folded_too))
