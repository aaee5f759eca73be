"""Notes that people write on entities and edges, by their keys.

A note stays where it was written. What it is about may be another entity by now, since merges were made later: it is
looked up by the log of edits whenever notes are read, so that a merge and its undo take the notes along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from explorer.model.entity_edit import EditAction, EntityEdit
from explorer.model.remark import between, edge_ends
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.edit_log import read_log
from explorer.store.folding import cleaned
from explorer.store.imports import now

_table = schema.remarks
_EVIDENCE = "evidence:"
_PART = "\n\n"


class Remarks(Connections):
    """The part of the store that keeps notes on entities (by key) and edges (by ``A>B`` or ``A~B``)."""

    def remark(self, target: str) -> str:
        """Return the note on *target*, or an empty text."""
        return self.remarks([target]).get(target, "")

    def remarks(self, targets: Iterable[str] | None = None) -> dict[str, str]:
        """Return the notes on *targets* (all notes where it is None) by target, sorted."""
        query = select(_table.c.target, _table.c.text).order_by(_table.c.target)
        if targets is not None:
            query = query.where(_table.c.target.in_(in_list([cleaned(one) for one in targets])))
        with self.reading() as connection:
            return {row.target: cleaned(row.text) for row in rows(connection, query)}

    def notes(self) -> dict[str, str]:
        """Return all notes on entities and edges by what these are now, sorted.

        Where entities became one, their notes stand below each other, that of the one they became first.
        """
        with self.reading() as connection:
            found = _current(connection)
        return {target: _PART.join(dict.fromkeys(text for _, text in parts)) for target, parts in sorted(found.items())}

    def set_note(self, target: str, text: str) -> str:
        """Keep *text* as the note on *target* and on all that became it; return what `notes` said before."""
        key = cleaned(target)
        with self.writing() as connection:
            parts = _current(connection).get(key, [])
            written = [one for one, _ in parts if one != key]
            connection.execute(_table.delete().where(_table.c.target.in_(in_list(written))))
            _keep(connection, key, cleaned(text).strip())
        return _PART.join(dict.fromkeys(one for _, one in parts))

    def set_remark(self, target: str, text: str) -> str:
        """Keep *text* as the note on *target*, an empty one for none, and return the note that was there before."""
        key, words = cleaned(target), cleaned(text).strip()
        with self.writing() as connection:
            found = connection.execute(select(_table.c.text).where(_table.c.target == key)).scalar()
            _keep(connection, key, words)
        return found or ""


def _keep(connection: Connection, key: str, words: str) -> None:
    if not words:
        connection.execute(_table.delete().where(_table.c.target == key))
        return
    row = insert(_table).values(target=key, text=words, made=now())
    changed = {name: row.excluded[name] for name in ("text", "made")}
    connection.execute(row.on_conflict_do_update(index_elements=["target"], set_=changed))


def _current(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """The notes on entities and edges as they were written, (target, text), by what they are about now."""
    became = _merged(read_log(connection).edits)
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows(connection, select(_table.c.target, _table.c.text).order_by(_table.c.target)):
        if not row.target.startswith(_EVIDENCE):
            here = _now(row.target, became)
            parts = found.setdefault(here, [])
            parts.insert(0 if row.target == here else len(parts), (row.target, cleaned(row.text)))
    return found


def _merged(edits: Iterable[EntityEdit]) -> dict[str, str]:
    """What each merged entity is now, by its key."""
    became: dict[str, str] = {}
    for edit in edits:
        if edit.action is EditAction.MERGE and not edit.undone:
            gone = {source.key for source in edit.sources}
            became = {key: edit.target.key if end in gone else end for key, end in became.items()}
            became |= dict.fromkeys(gone, edit.target.key)
            became.pop(edit.target.key, None)
    return became


def _now(target: str, became: Mapping[str, str]) -> str:
    """What a note written on *target* is about now."""
    if not became or target in became:
        return became.get(target, target)
    for subject, sign, object_ in edge_ends(target):
        if subject in became or object_ in became:
            return between(became.get(subject, subject), sign, became.get(object_, object_))
    return target
