"""All statements of a store that a filter lets count, as columns; its rows never become objects."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import REAL, Connection, Integer, Text, case, cast, func, select

from explorer.graph.said import NO_YEAR, Said, number_of
from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.relation import UNDIRECTED, Relation, Sign
from explorer.store import schema
from explorer.store.connections import Connections, rows
from explorer.store.effects import effects
from explorer.store.loading import entities_by_id
from explorer.store.rows import Cells
from explorer.store.statements import counting, statement_shows

_RELATIONS = {one.value: one for one in Relation}
_NO_SITE = "", ""
_said, _found = schema.statements, schema.evidence
_COUNTS = ("statement_id", "papers", "sentences", "negated", "first_year", "last_year")
Ints = NDArray[np.int64]


class SaidColumns(Connections):
    """The part of the store that hands out all its statements at once."""

    def said(self, wanted: Filter) -> tuple[Said, dict[str, int]]:
        """Return all statements with evidence that counts under *wanted*, and the papers of edges.

        Kinds are looked at, relations and signs are not: whether an edge is contested is asked before these. The papers
        of edges (by key) are counted only where *wanted* asks for a number of them.
        """
        with self.reading() as connection:
            counts = _counts(connection, wanted)
            found = _statements(connection, Filter(kinds=wanted.kinds))
            entities = entities_by_id(connection, {*found["subject_id"].tolist(), *found["object_id"].tolist()})
            sites = _sites(connection)
            papers = _papers(connection, wanted) if wanted.min_papers > 1 else {}
        there = np.fromiter(entities, dtype=np.int64, count=len(entities))
        known = np.isin(found["id"], counts["statement_id"])
        known &= np.isin(found["subject_id"], there) & np.isin(found["object_id"], there)
        found = {name: column[known] for name, column in found.items()}
        places = np.searchsorted(counts["statement_id"], found["id"])
        return _columns(found, sites, {name: column[places] for name, column in counts.items()}, entities), papers


def _statements(connection: Connection, wanted: Filter) -> dict[str, NDArray[Any]]:
    """The cells of all statements, by column; what is damaged is taken as in single statements (see `rows.Cells`)."""
    # as JSON, which no cell can break: what is damaged may hold anything
    numbers_of = [cast(_said.c[name], Integer) for name in ("id", "subject_id", "object_id")]
    texts_of = [cast(_said.c[name], Text) for name in ("relation", "sign")]
    columns = [*numbers_of, *texts_of, cast(_said.c.belief, REAL)]
    query = select(*(func.json_group_array(column) for column in columns)).where(*statement_shows(wanted))
    ids, subjects, objects, relations, signs, beliefs = (json.loads(text) for text in rows(connection, query)[0])
    numbers = {sign.value: number_of(sign) for sign in Sign}
    return {
        "id": _whole(ids),
        "subject_id": _whole(subjects),
        "object_id": _whole(objects),
        "relation": np.array([_RELATIONS.get(one, Relation.REGULATES) for one in relations], dtype=object),
        "sign": np.array([numbers.get(one, 0) for one in signs], dtype=np.int64),
        "belief": np.array([one if isinstance(one, (int, float)) and 0 <= one <= 1 else 0.0 for one in beliefs]),
    }


def _whole(cells: list[Any]) -> Ints:
    return np.array([one if isinstance(one, int) else -1 for one in cells], dtype=np.int64)


def _sites(connection: Connection) -> dict[int, tuple[str, str]]:
    """Residue and position of the statements that have any, by their numbers."""
    columns = _said.c.id, _said.c.residue, _said.c.position
    found = rows(connection, select(*columns).where((_said.c.residue != "") | (_said.c.position != "")))
    return {row.id: (cells.text("residue"), cells.text("position")) for row in found for cells in [Cells(row._mapping)]}


def _counts(connection: Connection, wanted: Filter) -> dict[str, Ints]:
    """What stands behind each statement, by column, sorted by the statement."""
    effect = effects(connection)
    says = effect.says()
    year = case((says, _found.c.year))
    query = select(
        _found.c.statement_id,
        func.count(case((says, _found.c.document_id)).distinct()).label("papers"),
        func.sum(case((says, 1), else_=0)).label("sentences"),
        func.sum(case((says, 0), else_=1)).label("negated"),
        func.coalesce(func.min(year), NO_YEAR).label("first_year"),
        func.coalesce(func.max(year), NO_YEAR).label("last_year"),
    )
    grouped = query.where(*counting(wanted, effect)).group_by(_found.c.statement_id).subquery()
    # as few texts of numbers: as rows they would be a hundred thousand objects
    texts = rows(connection, select(*(func.group_concat(grouped.c[name]) for name in _COUNTS)))[0]
    columns = [np.fromstring(text or "", dtype=np.int64, sep=",") for text in texts]
    order = np.argsort(columns[0], kind="stable")
    return {name: column[order] for name, column in zip(_COUNTS, columns, strict=True)}


def _papers(connection: Connection, wanted: Filter) -> dict[str, int]:
    """How many documents speak for each edge, by its key."""
    effect = effects(connection)
    directed = _said.c.relation.not_in([one.value for one in sorted(UNDIRECTED)])
    ends = _said.c.subject_id, _said.c.object_id, directed
    query = select(*ends, func.count(_found.c.document_id.distinct())).join(_said, _said.c.id == _found.c.statement_id)
    conditions = [*counting(wanted, effect), effect.says(), *statement_shows(wanted)]
    keys = dict(rows(connection, select(schema.entities.c.id, schema.entities.c.key)))
    found = rows(connection, query.where(*conditions).group_by(*ends))
    return {f"{keys[row[0]]}{'>' if row[2] else '~'}{keys[row[1]]}": row[3] for row in found}


def _columns(
    found: dict[str, NDArray[Any]],
    sites: dict[int, tuple[str, str]],
    counts: dict[str, Ints],
    entities: dict[int, Entity],
) -> Said:
    """The columns of statements, *counts* in the same order."""
    return Said(
        subject=found["subject_id"],
        object=found["object_id"],
        relation=found["relation"].tolist(),
        sign=found["sign"],
        site=[sites.get(number, _NO_SITE) for number in found["id"].tolist()],
        belief=np.asarray(found["belief"], dtype=np.float64),
        papers=counts["papers"],
        sentences=counts["sentences"],
        negated=counts["negated"],
        first_year=counts["first_year"],
        last_year=counts["last_year"],
        entities=entities,
    )
