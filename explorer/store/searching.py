"""What the search line finds: entities by any name, sentences by words, statements by terms, and slips of names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, case, func, literal, select

from explorer.model.entity import Kind
from explorer.model.hits import StatementHit
from explorer.model.page import Page
from explorer.model.query import Query
from explorer.model.records import EntityHit
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.folding import cleaned, forms, match, phrases
from explorer.store.loading import entities_by_id, statements_by_id
from explorer.store.terms import grouped

# Names of so many letters forgive nothing, and of so many one slip.
_SHORT, _MEDIUM = 3, 7
# So many names of one beginning are looked at.
_NAMES = 20_000
# The rank of a name that only begins with what is typed; a whole one has less.
_BEGINS = 1000
_LAST = "\U0010ffff"


class Searching(Connections):
    """The part of the store that answers the search line."""

    def find_entities(self, name: str, kinds: Iterable[Kind] = (), limit: int = 20) -> dict[Kind, Page[EntityHit]]:
        """Return by kind the entities whose name, or a word of it, begins with *name*, or that have it as identifier.

        Case, hyphens and blanks do not count, and a Greek letter is the same as its name or its Latin one. Whole names
        come first, then beginnings, then words inside; among these the best supported. Kinds with a whole name come
        first too.

        Args:
            name: What is typed; without a letter or digit all entities of *kinds* are found.
            kinds: Only these; none for all.
            limit: At most so many of each kind.
        """
        wanted = frozenset(kinds)
        with self.reading() as connection:
            found = _named(connection, name) if forms(name) else _of_kinds(connection, wanted)
            by_kind: dict[str, list[Row[Any]]] = {}
            for row in found:
                if not wanted or row.kind in wanted:
                    by_kind.setdefault(row.kind, []).append(row)
            shown = [row.id for of_kind in by_kind.values() for row in of_kind[:limit]]
            entities = entities_by_id(connection, shown)
        return {
            kind: Page(
                tuple(EntityHit(entities[row.id], cleaned(row.name), row.statements) for row in of_kind[:limit]),
                len(of_kind),
                at_least=len(found) >= _NAMES,
            )
            for kind in sorted(Kind, key=lambda kind: not _whole(by_kind.get(kind.value)))
            if (of_kind := by_kind.get(kind.value))
        }

    def entities_called(self, names: Iterable[str]) -> dict[str, list[EntityHit]]:
        """Return for each of *names* the entities that it names whole, or identifies, the best supported first.

        Where it is the first name of some, those for which it is only a synonym are left out.
        """
        asked = list(dict.fromkeys(names))
        with self.reading() as connection:
            found = {name: _called(connection, name) for name in asked}
            entities = entities_by_id(connection, {row.id for hits in found.values() for row in hits})
        return {
            name: [EntityHit(entities[row.id], cleaned(row.name), row.statements) for row in _first_names(name, hits)]
            for name, hits in found.items()
        }

    def search_statements(self, query: Query, limit: int = 50, newer_than: int = 0) -> tuple[list[StatementHit], int]:
        """Return the statements that fit all terms of *query*, those with the most papers first, and how many fit.

        Words are looked for in the sentences. A query with neither words nor terms finds nothing. Only evidence with a
        number above *newer_than* counts.
        """
        words = {f"words_{place}": match(one) for place, one in enumerate(phrases(cleaned(query.words)))}
        if not words and not query.terms:
            return [], 0
        fitting = grouped(query.terms, list(words), newer_than).subquery()
        # counted in the same run: the terms may take their time
        listed = select(fitting, func.count().over().label("total"))
        order = fitting.c.papers.desc(), fitting.c.sentences.desc(), fitting.c.id
        with self.reading() as connection:
            found = rows(connection, listed.order_by(*order).limit(limit), words)
            said = statements_by_id(connection, [row.id for row in found])
        there = [row for row in found if row.id in said]
        hits = [StatementHit(row.id, said[row.id], row.papers, row.sentences, row.denied) for row in there]
        return hits, found[0].total if found else 0

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


def _named(connection: Connection, name: str) -> list[Row[Any]]:
    """The entities that *name* names, each once with the name that fits best, the best ones first."""
    table, curies = schema.entities, schema.identifiers
    identifier = cleaned(name).strip().strip('"')
    spelled = [identifier, identifier.upper()]
    by_curie = select(curies.c.entity_id).where(curies.c.curie.in_(in_list(spelled)))
    exact = select(table.c.id, table.c.kind, table.c.statements, table.c.name, literal(0).label("rank"))
    exact = exact.where(table.c.id.in_(by_curie) | table.c.key.in_(in_list(spelled)))
    found = [*rows(connection, exact), *(row for form in forms(name) for row in rows(connection, _beginning(form)))]
    best: dict[int, Row[Any]] = {}
    for row in sorted(found, key=lambda row: (row.rank // _BEGINS, -row.statements, row.rank, row.name, row.id)):
        best.setdefault(row.id, row)
    return list(best.values())


def _whole(found: list[Row[Any]] | None) -> bool:
    """Whether the first of *found* has a whole name or an identifier in common with what was typed."""
    return bool(found and found[0].rank < _BEGINS)


def _called(connection: Connection, name: str) -> list[Row[Any]]:
    """The entities that have *name* as key, identifier or whole name; of several the best supported first."""
    table, names, curies = schema.entities, schema.folded_names, schema.identifiers
    plain = cleaned(name).strip()
    spelled = in_list([plain, plain.upper()])
    by_name = select(names.c.entity_id).where(names.c.folded.in_(in_list(forms(plain))), names.c.part == 0)
    by_curie = select(curies.c.entity_id).where(curies.c.curie.in_(spelled))
    query = select(table.c.id, table.c.name, table.c.statements)
    query = query.where(table.c.id.in_(by_name) | table.c.id.in_(by_curie) | table.c.key.in_(spelled))
    return list(rows(connection, query.order_by(table.c.statements.desc(), table.c.id)))


def _first_names(name: str, hits: list[Row[Any]]) -> list[Row[Any]]:
    first = [row for row in hits if set(forms(row.name)) & set(forms(name))]
    return first or hits


def _beginning(form: str) -> Select[Any]:
    """The entities with a name that begins with *form*; ``rank`` has `_BEGINS` times how it fits, and its length."""
    names, table = schema.folded_names, schema.entities
    matching = (
        select(names.c.entity_id, names.c.part, names.c.folded, names.c.name)
        .where(names.c.folded >= form, names.c.folded < form + _LAST)
        .order_by(names.c.folded)
        .limit(_NAMES)
        .subquery()
    )
    within = case((and_(matching.c.folded == form, matching.c.part == 0), 0), else_=1)
    rank = func.min((within + matching.c.part) * _BEGINS + func.min(func.length(matching.c.name), _BEGINS - 1)).label(
        "rank"
    )
    # SQLite takes the other columns from the row with the smallest rank
    return (
        select(table.c.id, table.c.kind, table.c.statements, matching.c.name, rank)
        .join(table, table.c.id == matching.c.entity_id)
        .group_by(table.c.id)
    )


def _of_kinds(connection: Connection, kinds: Iterable[Kind]) -> list[Row[Any]]:
    """All entities of *kinds*, the best supported first."""
    table = schema.entities
    query = select(table.c.id, table.c.kind, table.c.statements, table.c.name, literal(0).label("rank"))
    listed = query.where(table.c.kind.in_(in_list(sorted(kinds)))).order_by(table.c.statements.desc(), table.c.id)
    return list(rows(connection, listed.limit(_NAMES)))


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
