"""Searches that a person keeps, and what is new since each was last looked at."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, literal, select
from sqlalchemy.dialects.sqlite import insert

from explorer.errors import StoreError
from explorer.model.query import parse
from explorer.store import schema
from explorer.store.connections import Connections, rows
from explorer.store.folding import cleaned, match, phrases
from explorer.store.imports import now
from explorer.store.terms import grouped

_table = schema.saved_searches


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that a person kept.

    Attributes:
        name: As the person called it.
        query: What is searched for, as typed.
        new: How many statements fit that had no fitting evidence when it was last looked at, or have more since.
        seen: Number of the newest evidence when it was last looked at.
    """

    name: str
    query: str
    new: int = 0
    seen: int = 0


class SavedSearches(Connections):
    """The part of the store that keeps searches."""

    def save_search(self, name: str, query: str) -> None:
        """Keep *query* under *name*; one of that name is replaced. What is there now counts as seen."""
        self._put(name, query, select(func.coalesce(func.max(schema.evidence.c.id), 0)).scalar_subquery())

    def restore_search(self, search: SavedSearch) -> None:
        """Keep *search* again as it was before it was removed, with what was new since it was looked at."""
        self._put(search.name, search.query, literal(search.seen))

    def _put(self, name: str, query: str, seen: ScalarSelect[int] | ColumnElement[int]) -> None:
        row = insert(_table).values(name=cleaned(name), query=cleaned(query), made=now(), seen=seen)
        changed = {one: row.excluded[one] for one in ("query", "made", "seen")}
        with self.writing() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["name"], set_=changed))

    def remove_search(self, name: str) -> None:
        """Forget the search called *name*."""
        with self.writing() as connection:
            connection.execute(_table.delete().where(_table.c.name == cleaned(name)))

    def rename_search(self, name: str, other: str) -> None:
        """Call the search *name* by another name; raises `StoreError` where one is called so already."""
        with self.writing() as connection:
            there = rows(connection, select(_table.c.id).where(_table.c.name == cleaned(other)))
            if there and name != other:
                raise StoreError(f"There is a search called “{other}” already; choose another name.", "other")
            connection.execute(_table.update().where(_table.c.name == cleaned(name)).values(name=cleaned(other)))

    def saw_search(self, name: str) -> None:
        """Note that what fits the search called *name* was looked at."""
        newest = select(func.coalesce(func.max(schema.evidence.c.id), 0)).scalar_subquery()
        with self.writing() as connection:
            connection.execute(_table.update().where(_table.c.name == cleaned(name)).values(seen=newest))

    def saved_searches(self) -> list[SavedSearch]:
        """Return the searches by name, each with how many statements have evidence that is new since it was seen."""
        with self.reading() as connection:
            found = rows(connection, select(_table).order_by(_table.c.name))
            newest = rows(connection, select(func.coalesce(func.max(schema.evidence.c.id), 0)))[0][0]
            return [
                SavedSearch(
                    cleaned(row.name),
                    cleaned(row.query),
                    # nothing came since: do not ask
                    len(_new(connection, cleaned(row.query), row.seen)) if row.seen < newest else 0,
                    row.seen,
                )
                for row in found
            ]


def _new(connection: Connection, typed: str, seen: int) -> list[int]:
    query = parse(typed)
    words = {f"words_{place}": match(one) for place, one in enumerate(phrases(query.words))}
    if not words and not query.terms:
        return []
    fitting = grouped(query.terms, list(words), newer_than=seen).subquery()
    return [row.id for row in rows(connection, select(fitting.c.id).order_by(fitting.c.id), words)]
