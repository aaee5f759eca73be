"""What charts count, of all statements of a store or of some; each is one query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, case, cast, func, select

from explorer.model.charts import Bar, Chart
from explorer.model.filter import Filter
from explorer.model.relation import Relation, Sign
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.effects import effects
from explorer.store.folding import cleaned
from explorer.store.statements import counting, statement_shows

_said, _found, _papers, _named = schema.statements, schema.evidence, schema.documents, schema.entities
BINS = 20
"""So many bars show how belief is spread."""
_Ids = Sequence[int] | None


class Charts(Connections):
    """The part of the store that counts for charts.

    Each takes a filter, of which counts what is asked of evidence and of single statements, and the numbers of some
    statements, or None for all.
    """

    def chart_years(self, wanted: Filter, statement_ids: _Ids = None) -> Chart:
        """Return how much evidence there is of each year, in the order of the years."""
        with self.reading() as connection:
            conditions = [*_evidence(connection, wanted, statement_ids), _found.c.year.is_not(None)]
            query = select(_found.c.year, func.count()).where(*conditions).group_by(_found.c.year)
            found = rows(connection, query.order_by(_found.c.year))
        return Chart(tuple(Bar(str(year), number, int(year)) for year, number in found))

    def chart_relations(self, wanted: Filter, statement_ids: _Ids = None) -> Chart:
        """Return how many statements there are of each relation and sign, the most first."""
        with self.reading() as connection:
            there = _statements(connection, wanted, statement_ids)
            query = select(_said.c.relation, _said.c.sign, func.count()).where(*there)
            query = query.group_by(_said.c.relation, _said.c.sign)
            found = rows(connection, query.order_by(func.count().desc(), _said.c.relation, _said.c.sign))
        known = [
            (relation, sign, number) for relation, sign, number in found if relation in _RELATIONS and sign in _SIGNS
        ]
        return Chart(tuple(_relation_bar(Relation(relation), Sign(sign), number) for relation, sign, number in known))

    def chart_entities(self, wanted: Filter, statement_ids: _Ids = None, limit: int = 20) -> Chart:
        """Return how many statements name each entity, the most first."""
        with self.reading() as connection:
            there = _statements(connection, wanted, statement_ids)
            pairs = rows(connection, select(_said.c.subject_id, _said.c.object_id).where(*there))
            # one that acts on itself is named by one statement
            counted = Counter(end for pair in pairs for end in set(pair))
            query = select(_named.c.id, _named.c.name, _named.c.key).where(_named.c.id.in_(in_list(sorted(counted))))
            named = rows(connection, query)
        found = sorted(((name, counted[number], key) for number, name, key in named), key=lambda one: (-one[1], one[2]))
        return _longest([Bar(cleaned(name), number, cleaned(key)) for name, number, key in found], limit)

    def chart_journals(self, wanted: Filter, statement_ids: _Ids = None, limit: int = 20) -> Chart:
        """Return how many papers with evidence there are of each journal, the most first."""
        with self.reading() as connection:
            papers = select(_found.c.document_id).where(*_evidence(connection, wanted, statement_ids))
            query = select(_papers.c.journal, func.count()).where(_papers.c.id.in_(papers)).group_by(_papers.c.journal)
            found = rows(connection, query.order_by(func.count().desc(), _papers.c.journal))
        return _longest([Bar(cleaned(name) or "not given", number, cleaned(name)) for name, number in found], limit)

    def chart_belief(self, wanted: Filter, statement_ids: _Ids = None) -> Chart:
        """Return how many statements there are of each twentieth of belief, from 0 on."""
        place = cast(_said.c.belief * BINS, Integer)
        bin_ = case((place >= BINS, BINS - 1), (place < 0, 0), else_=place)
        with self.reading() as connection:
            there = _statements(connection, wanted, statement_ids)
            found: dict[int, int] = dict(rows(connection, select(bin_, func.count()).where(*there).group_by(bin_)))
        return Chart(tuple(Bar(_belief(one), found.get(one, 0), one / BINS) for one in range(BINS)))


def _evidence(connection: Connection, wanted: Filter, statement_ids: _Ids) -> list[ColumnElement[bool]]:
    """The conditions on evidence: it counts, and speaks for one of the statements."""
    said = effects(connection)
    conditions = [*counting(wanted, said), said.says()]
    shows = statement_shows(wanted)
    if shows:
        conditions.append(_found.c.statement_id.in_(select(_said.c.id).where(*shows)))
    return conditions if statement_ids is None else [*conditions, _found.c.statement_id.in_(in_list(statement_ids))]


def _statements(connection: Connection, wanted: Filter, statement_ids: _Ids) -> list[ColumnElement[bool]]:
    """The conditions on statements: some evidence speaks for them."""
    if statement_ids is not None:
        return [*statement_shows(wanted), _said.c.id.in_(in_list(statement_ids))]
    backed: Select[Any] = select(_found.c.statement_id).where(*_evidence(connection, wanted, None)).distinct()
    believed = [_said.c.belief >= wanted.min_belief] if wanted.min_belief > 0 else []
    return [*statement_shows(wanted), *believed, _said.c.id.in_(backed)]


def _longest(bars: list[Bar], limit: int) -> Chart:
    others = bars[limit:]
    return Chart(tuple(bars[:limit]), len(others), sum(bar.number for bar in others))


def _relation_bar(relation: Relation, sign: Sign, number: int) -> Bar:
    words = relation.label if sign in (relation.sign, Sign.NONE) else f"{relation.label} ({sign.value})"
    return Bar(words, number, (relation, sign))


def _belief(place: int) -> str:
    return f"{place / BINS:.2f} to {(place + 1) / BINS:.2f}"


_RELATIONS, _SIGNS = {one.value for one in Relation}, {one.value for one in Sign}
