"""Statements of a store with the counts of what stands behind them, narrowed by a filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Subquery, and_, case, func, or_, select

from explorer.model.edge import BackedStatement
from explorer.model.evidence import LEARNED
from explorer.model.filter import EXPLAINED, Filter
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.effects import Effects, effects
from explorer.store.loading import as_ids, beliefs_by_id, statements_by_id
from explorer.store.narrowing import narrowed

_said = schema.statements
_found = schema.evidence


def evidence_counts(wanted: Filter) -> list[ColumnElement[bool]]:
    """Return the conditions under which an evidence counts."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.first_year is not None:
        conditions.append(_found.c.year >= wanted.first_year)
    if wanted.last_year is not None:
        conditions.append(_found.c.year <= wanted.last_year)
    if not wanted.speculated:
        conditions.append(_found.c.speculated == 0)
    if not wanted.implied:
        conditions.append(_found.c.implied == 0)
    if wanted.min_confidence > 0:
        conditions.append(_is_sure(wanted.min_confidence))
    return [*conditions, *narrowed(wanted)]


def _is_sure(least: float) -> ColumnElement[bool]:
    """`Filter.is_sure` of what is kept (other origins with 1, see `rows`); the index tells all but a narrow band."""
    sure = _found.c.confidence
    return or_(sure >= least, and_(sure >= least - EXPLAINED, _found.c.rule != LEARNED))


def statement_shows(wanted: Filter) -> list[ColumnElement[bool]]:
    """Return the conditions under which a statement is shown at all."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.relations is not None:
        conditions.append(_said.c.relation.in_(in_list(sorted(wanted.relations))))
    if wanted.signs is not None:
        conditions.append(_said.c.sign.in_(in_list(sorted(wanted.signs))))
    if wanted.kinds is not None:
        kinds = select(schema.entities.c.id).where(schema.entities.c.kind.in_(in_list(sorted(wanted.kinds))))
        conditions += _both_ends_in(kinds)
    return conditions


class Statements(Connections):
    """The part of the store that answers what is said, and how well it is supported."""

    def statements(
        self,
        filter: Filter = Filter(),  # noqa: A002, B008 - the field's word; frozen
        *,
        around: Iterable[str] | None = None,
        among: Iterable[str] | None = None,
        limit: int | None = None,
        bare: bool = False,
    ) -> list[BackedStatement]:
        """Return statements, the best supported first.

        Args:
            filter: Which evidence counts, and which relations, signs and kinds are wanted. What holds for a whole edge
                (papers, negated only, contested) is for `graph.shown`.
            around: Only statements that touch one of these entities (keys).
            among: Only statements with both ends among these entities (keys).
            limit: At most so many.
            bare: Those without evidence under *filter* come too, with counts of 0; else they are left out.
        """
        conditions = statement_shows(filter)
        if around is not None:
            ends = _numbers(around)
            touching = [select(_said.c.id).where(end.in_(ends)) for end in (_said.c.subject_id, _said.c.object_id)]
            conditions.append(_said.c.id.in_(touching[0].union(touching[1])))
        if among is not None:
            conditions += _both_ends_in(_numbers(among))
        with self.reading() as connection:
            query = _counted(filter, conditions, limit, effects(connection))
            found = {row.statement_id: row for row in rows(connection, query)}
            others = rows(connection, select(_said.c.id).where(*conditions)) if bare else ()
            numbers = list(dict.fromkeys([*found, *(row.id for row in others)]))
            statements, beliefs = statements_by_id(connection, numbers), beliefs_by_id(connection, numbers)
        made = [
            _backed(found.get(number), BackedStatement(number, one, belief=beliefs.get(number, 0.0)))
            for number, one in statements.items()
        ]
        return sorted(made, key=lambda one: (-len(one.papers), -one.sentences, one.id))

    def counted_again(self, statements: Sequence[BackedStatement], filter: Filter) -> list[BackedStatement]:  # noqa: A002
        """Return *statements* in their order with their counts under *filter*, 0 where nothing is left of them."""
        wanted = _found.c.statement_id.in_(in_list([one.id for one in statements]))
        with self.reading() as connection:
            query = _counts(filter, effects(connection))
            found = {row.statement_id: row for row in rows(connection, query.where(wanted))}
        return [_backed(found.get(one.id), one) for one in statements]

    def top_entities(self, limit: int, filter: Filter = Filter()) -> list[str]:  # noqa: A002, B008
        """Return the keys of the best connected entities under *filter*: those with the most papers on their edges."""
        with self.reading() as connection:
            counted = _supported(filter, effects(connection)).subquery()
            return [row.key for row in rows(connection, _best_ends(counted, limit))]

    def evidence_per_year(
        self,
        filter: Filter = Filter(),  # noqa: A002, B008
        statement_ids: Sequence[int] | None = None,
    ) -> dict[int, int]:
        """Return how much evidence there is of each year under *filter*, of all or of some statements, by year."""
        conditions = [*evidence_counts(filter), _found.c.year.is_not(None)]
        shows = statement_shows(filter)
        if statement_ids is not None:
            conditions.append(_found.c.statement_id.in_(in_list(statement_ids)))
        if shows:
            conditions.append(_found.c.statement_id.in_(select(_said.c.id).where(*shows)))
        query = select(_found.c.year, func.count()).where(*conditions).group_by(_found.c.year)
        with self.reading() as connection:
            return dict(rows(connection, query.order_by(_found.c.year)))


def _both_ends_in(entities: Select[Any]) -> list[ColumnElement[bool]]:
    """The conditions under which both ends are among *entities*.

    A sum is nothing that an index knows: else SQLite looks up each pair of all these entities by itself.
    """
    return [_said.c.subject_id.in_(entities), (_said.c.object_id + 0).in_(entities)]


def _numbers(keys: Iterable[str]) -> Select[Any]:
    return select(schema.entities.c.id).where(schema.entities.c.key.in_(in_list(sorted(set(keys)))))


def _best_ends(counted: Subquery, limit: int) -> Select[Any]:
    """The keys of the entities with the most papers on the statements *counted*."""
    per_end = (
        select(counted.c.subject_id.label("end"), counted.c.papers)
        .union_all(select(counted.c.object_id, counted.c.papers))
        .subquery()
    )
    return (
        select(schema.entities.c.key)
        .join(per_end, per_end.c.end == schema.entities.c.id)
        .group_by(schema.entities.c.id)
        .order_by(func.sum(per_end.c.papers).desc(), func.count().desc(), schema.entities.c.key)
        .limit(limit)
    )


def _supported(wanted: Filter, said: Effects) -> Select[Any]:
    """Statements with their ends and how many papers say them under the filter."""
    shows, counts = statement_shows(wanted), evidence_counts(wanted)
    if not counts:
        return select(_said.c.subject_id, _said.c.object_id, _said.c.papers).where(*shows, _said.c.papers > 0)
    papers = func.count(_found.c.document_id.distinct()).label("papers")
    sure = (*counting(wanted, said), said.says())
    counted = select(_found.c.statement_id, papers).where(*sure).group_by(_found.c.statement_id).subquery()
    supported = select(_said.c.subject_id, _said.c.object_id, counted.c.papers)
    return supported.join(counted, counted.c.statement_id == _said.c.id).where(*shows)


def _counted(wanted: Filter, conditions: list[ColumnElement[bool]], limit: int | None, said: Effects) -> Select[Any]:
    """What stands behind the statements that meet *conditions*; of the best supported ones at most *limit*."""
    counts = evidence_counts(wanted)
    chosen = select(_said.c.id).where(*conditions)
    if limit is not None and not counts:
        # nothing narrows the evidence, so that the stored counts say which are the best
        chosen = chosen.order_by(_said.c.papers.desc(), _said.c.sentences.desc(), _said.c.id).limit(limit)
    query = _counts(wanted, said)
    if conditions or (limit is not None and not counts):
        query = query.where(_found.c.statement_id.in_(chosen))
    if limit is not None:
        paper = case((said.says(), _found.c.document_id))
        best = func.count(paper.distinct()).desc(), func.count(paper).desc(), _found.c.statement_id
        query = query.order_by(*best).limit(limit)
    return query


def _counts(wanted: Filter, said: Effects) -> Select[Any]:
    """What stands behind each statement after the verdicts of people, counted by SQLite over one index."""
    positive = said.affirms()
    paper, year = case((positive, _found.c.document_id)), case((positive, _found.c.year))
    query = select(
        _found.c.statement_id,
        func.group_concat(paper.distinct()).label("papers"),
        func.group_concat(case((positive, None), else_=_found.c.document_id).distinct()).label("against"),
        func.sum(case((positive, 1), else_=0)).label("sentences"),
        func.sum(case((positive, 0), else_=1)).label("negated"),
        func.sum(case((and_(positive, said.supposes()), 1), else_=0)).label("speculated"),
        func.sum(case((and_(positive, _found.c.implied == 1), 1), else_=0)).label("implied"),
        func.min(year).label("first_year"),
        func.max(year).label("last_year"),
    )
    return query.where(*counting(wanted, said)).group_by(_found.c.statement_id)


def counting(wanted: Filter, said: Effects) -> list[ColumnElement[bool]]:
    """The conditions under which an evidence counts after the verdicts of people."""
    return [*evidence_counts(wanted), *said.counts(), *(() if wanted.speculated else said.firm())]


def _backed(row: Row[Any] | None, statement: BackedStatement) -> BackedStatement:
    """*statement* with the counts of *row*, without any where there is none."""
    if row is None:
        return BackedStatement(statement.id, statement.statement, belief=statement.belief)
    # not `replace`: there may be tens of thousands, and a slider waits for them
    return BackedStatement(
        id=statement.id,
        statement=statement.statement,
        belief=statement.belief,
        papers=as_ids(row.papers),
        against=as_ids(row.against),
        sentences=row.sentences,
        negated=row.negated,
        speculated=row.speculated,
        implied=row.implied,
        first_year=row.first_year,
        last_year=row.last_year,
    )
