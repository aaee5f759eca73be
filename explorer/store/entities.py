"""Entities of a store: by key, by any of their names, and while a name is being typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select, func, select

from explorer.errors import StoreError
from explorer.model.entity import Entity
from explorer.model.records import EntityHit
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import cleaned, forms
from explorer.store.loading import entities_by_id
from explorer.store.rows import Cells

# How many names of one beginning are ranked by support; the others come after, as they are spelled
RANKED = 50_000
_LAST = "\U0010ffff"


class Entities(Connections):
    """The part of the store that knows entities and their names."""

    def entity(self, key: str) -> Entity:
        """Return the entity with *key*; raises `StoreError` (``missing``) where there is none."""
        found = self.entities([key])
        if key not in found:
            raise StoreError(f"{cleaned(key)} is not in {self.name}.", "missing")
        return found[key]

    def entities(self, keys: Iterable[str]) -> dict[str, Entity]:
        """Return those of the entities with *keys* that are in the store, in the order of the keys."""
        asked = list(dict.fromkeys(keys))
        table = schema.entities
        query = select(table.c.key, table.c.id).where(table.c.key.in_(in_list(map(cleaned, asked))))
        with self.reading() as connection:
            numbers: dict[str, int] = dict(rows(connection, query))
            found = entities_by_id(connection, numbers.values())
        return {key: found[numbers[key]] for key in asked if numbers.get(key) in found}

    def complete(self, prefix: str, limit: int = 20) -> list[EntityHit]:
        """Return entities with a name that begins with *prefix*, or has a word that does.

        Case, hyphens and blanks do not count, and a Greek letter is the same as its name or its Latin one. Whole names
        come first, then beginnings of names, then words inside them, each with the best supported first.
        """
        folded = forms(prefix)
        if not folded:
            return []
        with self.reading() as connection:
            found = [row for one in folded for row in rows(connection, _beginning_with(one, limit))]
            hits = _best(found, folded)[:limit]
            entities = entities_by_id(connection, [row.entity_id for row in hits])
        return [EntityHit(entities[row.entity_id], Cells(row._mapping).text("name"), row.statements) for row in hits]

    def find_entity(self, name: str) -> Entity | None:
        """Return the entity that has exactly this name, identifier or key, the best supported one; None without."""
        table, names, curies = schema.entities, schema.folded_names, schema.identifiers
        plain = cleaned(name).strip()
        by_key = select(table.c.id).where(table.c.key == plain)
        by_curie = select(curies.c.entity_id).where(curies.c.curie == plain)
        by_name = select(names.c.entity_id).where(names.c.folded.in_(in_list(forms(plain))), names.c.part == 0)
        with self.reading() as connection:
            for query in (by_key, by_curie, by_name):
                best = select(table.c.id).where(table.c.id.in_(query)).order_by(table.c.statements.desc(), table.c.id)
                found = rows(connection, best.limit(1))
                if found:
                    return entities_by_id(connection, [found[0].id])[found[0].id]
        return None


def _beginning_with(folded: str, limit: int) -> Select[Any]:
    """The names that begin with *folded*; the exact ones are in any case among them."""
    names, table = schema.folded_names, schema.entities
    matching = (
        select(names.c.entity_id, names.c.part, names.c.folded, names.c.name)
        .where(names.c.folded >= folded, names.c.folded < folded + _LAST)
        .order_by(names.c.folded)
        .limit(RANKED)
        .subquery()
    )
    exact = (matching.c.folded != folded) | (matching.c.part != 0)
    return (
        select(matching, table.c.statements)
        .join(table, table.c.id == matching.c.entity_id)
        .order_by(exact, matching.c.part, table.c.statements.desc(), func.length(matching.c.name), matching.c.name)
        .limit(limit * 20)
    )


def _best(found: list[Row[Any]], folded: tuple[str, ...]) -> list[Row[Any]]:
    """The best row of each entity, in order."""

    def order(row: Row[Any]) -> tuple[bool, int, int, int, str, int]:
        whole = row.part == 0 and row.folded in folded
        return (not whole, row.part, -row.statements, len(row.name), row.name, row.entity_id)

    best: dict[int, Row[Any]] = {}
    for row in sorted(found, key=order):
        best.setdefault(row.entity_id, row)
    return list(best.values())
