"""Notes that people write on entities and edges, by their keys."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import cleaned
from explorer.store.imports import now

_table = schema.remarks


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

    def set_remark(self, target: str, text: str) -> str:
        """Keep *text* as the note on *target*, an empty one for none, and return the note that was there before."""
        key, words = cleaned(target), cleaned(text).strip()
        with self.writing() as connection:
            found = connection.execute(select(_table.c.text).where(_table.c.target == key)).scalar()
            if words:
                row = insert(_table).values(target=key, text=words, made=now())
                changed = {name: row.excluded[name] for name in ("text", "made")}
                connection.execute(row.on_conflict_do_update(index_elements=["target"], set_=changed))
            else:
                connection.execute(_table.delete().where(_table.c.target == key))
        return found or ""
