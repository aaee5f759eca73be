"""What the search line finds besides names and words: statements by terms, and names that are nearly right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from explorer.model.query import Query
from explorer.model.records import EntityHit
from explorer.model.statement import Statement
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import cleaned, forms, match, phrases
from explorer.store.loading import entities_by_id, statements_by_id
from explorer.store.terms import grouped

# Names of so many letters forgive nothing, and of so many one slip.
_SHORT, _MEDIUM = 3, 7


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement that a query found, with what supports it under the query's own terms.

    Attributes:
        id: Its number.
        statement: What is said.
        papers: Papers with evidence that fits.
        sentences: Evidence that fits.
    """

    id: int
    statement: Statement
    papers: int
    sentences: int


class Searching(Connections):
    """The part of the store that answers the search line."""

    def search_statements(self, query: Query, limit: int = 50) -> tuple[list[StatementHit], int]:
        """Return the statements that fit all terms of *query*, those with the most papers first, and how many fit.

        Words are looked for in the sentences. A query with neither words nor terms finds nothing.
        """
        words = {f"words_{place}": match(one) for place, one in enumerate(phrases(cleaned(query.words)))}
        if not words and not query.terms:
            return [], 0
        fitting = grouped(query.terms, list(words)).subquery()
        order = fitting.c.papers.desc(), fitting.c.sentences.desc(), fitting.c.id
        with self.reading() as connection:
            found = rows(connection, select(fitting).order_by(*order).limit(limit), words)
            total = rows(connection, select(func.count()).select_from(fitting), words)[0][0]
            said = statements_by_id(connection, [row.id for row in found])
        return [StatementHit(row.id, said[row.id], row.papers, row.sentences) for row in found if row.id in said], total

    def nearly(self, name: str, limit: int = 10) -> list[EntityHit]:
        """Return entities with a name that *name* is a slip of: a letter wrong, missing, too many or two swapped.

        Digits are never forgiven: IL6 is no slip of IL8. Names of three letters or less are a slip of nothing.
        """
        typed = next(iter(forms(name)), "")
        if len(typed) <= _SHORT:
            return []
        allowed = 1 if len(typed) <= _MEDIUM else 2
        with self.reading() as connection:
            slips = _slips(connection, typed, allowed)
            supported = _supported(connection, slips)
            ranked = sorted(slips, key=lambda one: (slips[one][0], -supported.get(one, 0), one))[:limit]
            entities = entities_by_id(connection, ranked)
        return [EntityHit(entities[one], slips[one][1], supported.get(one, 0)) for one in ranked]


def _slips(connection: Connection, typed: str, allowed: int) -> dict[int, tuple[int, str]]:
    """By entity, how many slips lie between *typed* and the nearest of its names, and that name."""
    from rapidfuzz import process  # noqa: PLC0415 - late: slow to import
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - late: slow to import

    names = schema.folded_names
    near_length = func.length(names.c.folded).between(len(typed) - allowed, len(typed) + allowed)
    query = select(names.c.folded, names.c.entity_id, names.c.name).where(names.c.part == 0, near_length)
    listed = rows(connection, query.order_by(names.c.folded, names.c.entity_id, names.c.name))
    choices = [row.folded for row in listed]
    found: dict[int, tuple[int, str]] = {}
    for folded, distance, place in process.extract(
        typed, choices, scorer=OSA.distance, score_cutoff=allowed, limit=None
    ):
        if distance and _digits(folded) == _digits(typed):
            row = listed[place]
            one = int(distance), cleaned(row.name)
            found[row.entity_id] = min(found.get(row.entity_id, one), one)
    return found


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


def _supported(connection: Connection, entities: Iterable[int]) -> dict[int, int]:
    table = schema.entities
    query = select(table.c.id, table.c.statements).where(table.c.id.in_(in_list(sorted(entities))))
    return dict(rows(connection, query))
