"""What the papers of a store do not agree on: pairs that are said to go up and down, or that are said and denied."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.page import Page
from explorer.model.relation import UNDIRECTED
from explorer.store import schema
from explorer.store.connections import Connections, in_list, rows
from explorer.store.effects import effects
from explorer.store.loading import entities_by_id
from explorer.store.statements import evidence_counts

_NOT_DIRECTED = ", ".join(f"'{one}'" for one in sorted(UNDIRECTED))
_PAIRS = f"""
    SELECT subject_id, object_id, directed, sum(up > 0) AS ups, sum(down > 0) AS downs,
        sum(denied > 0) AS denials, sum(said > 0) AS sayings
    FROM (
        SELECT s.subject_id, s.object_id, s.relation NOT IN ({_NOT_DIRECTED}) AS directed, e.document_id,
            sum(NOT e.denied AND s.sign = '+') AS up, sum(NOT e.denied AND s.sign = '-') AS down,
            sum(e.denied) AS denied, sum(NOT e.denied) AS said
        FROM statements AS s JOIN (
            SELECT statement_id, document_id,
                negated = 1 OR id IN (SELECT value FROM json_each(:against)) AS denied
            FROM evidence WHERE id NOT IN (SELECT value FROM json_each(:aside))) AS e ON e.statement_id = s.id
        WHERE (s.subject_id, s.object_id) IN (
            SELECT subject_id, object_id FROM statements WHERE sentences > 0
            GROUP BY 1, 2 HAVING count(DISTINCT nullif(sign, '0')) > 1
            UNION SELECT d.subject_id, d.object_id FROM statements AS d JOIN evidence AS n ON n.statement_id = d.id
            WHERE n.negated = 1 OR n.id IN (SELECT value FROM json_each(:against)))
        GROUP BY 1, 2, 3, 4)
    GROUP BY 1, 2, 3
    HAVING (ups > 0 AND downs > 0) OR (denials > 0 AND sayings > 0)
    ORDER BY (ups > 0 AND downs > 0) DESC, min(ups, downs) DESC, min(denials, sayings) DESC,
        ups + downs + denials DESC, 1, 2, 3
"""  # noqa: S608 - names of relations are our own


@dataclass(frozen=True, slots=True)
class Contested:
    """A pair of entities that papers do not agree on; all numbers count papers.

    Attributes:
        subject: What acts (of an undirected edge: the end with the smaller key).
        object: What is acted on.
        directed: Whether it is an edge of cause.
        up: Papers that say up.
        down: Papers that say down.
        denied: Papers that say there is no effect.
        said: Papers that say there is one, with or without a sign.
    """

    subject: Entity
    object: Entity
    directed: bool
    up: int
    down: int
    denied: int
    said: int

    @property
    def key(self) -> str:
        """The key that the edge has in a diagram."""
        return f"{self.subject.key}{'>' if self.directed else '~'}{self.object.key}"


class ContestedPairs(Connections):
    """The part of the store that lists what is contested."""

    def contested(self, after: int | None = None, limit: int = 200) -> Page[Contested]:
        """Return a page of the pairs that papers do not agree on.

        Those with both signs come first, and among them those with the most papers on the weaker side.
        """
        start = max(after or 0, 0)
        with self.reading() as connection:
            said = effects(connection)
            values = {"against": json.dumps(said.against), "aside": json.dumps(said.aside)}
            found = connection.exec_driver_sql(_PAIRS, values).fetchall()
            part = found[start : start + limit]
            entities = entities_by_id(connection, {end for row in part for end in (row[0], row[1])})
        made = tuple(_contested(row, entities) for row in part if row[0] in entities and row[1] in entities)
        end = start + len(part)
        return Page(made, len(found), end if end < len(found) else None)

    def sentences_by_paper(self, statement_ids: Sequence[int], filter: Filter) -> dict[int, int]:  # noqa: A002
        """Return in how many sentences each paper says one of some statements, under *filter* and after all verdicts.

        Args:
            statement_ids: The statements, such as those of an edge.
            filter: Which evidence counts.
        """
        found = schema.evidence
        conditions = [found.c.statement_id.in_(in_list(statement_ids)), *evidence_counts(filter)]
        with self.reading() as connection:
            conditions.append(effects(connection).says())
            query = select(found.c.document_id, func.count()).where(*conditions).group_by(found.c.document_id)
            return dict(rows(connection, query.order_by(found.c.document_id)))


def _contested(row: Any, entities: dict[int, Entity]) -> Contested:
    return Contested(entities[row[0]], entities[row[1]], bool(row[2]), row[3], row[4], row[5], row[6])
