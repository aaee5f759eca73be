"""All edges of a store, as far as ways over them are concerned; fifty thousand statements in a fraction of a second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from explorer.graph.network import Link
from explorer.model.relation import UNDIRECTED, Sign
from explorer.store.connections import Connections
from explorer.store.effects import effects

_NOT_DIRECTED = ", ".join(f"'{one}'" for one in sorted(UNDIRECTED))
_STATEMENTS = f"""
    SELECT subject_id, object_id, relation NOT IN ({_NOT_DIRECTED}) AS directed, sign, papers, sentences, belief
    FROM statements WHERE sentences > 0 ORDER BY subject_id, object_id, directed
"""  # noqa: S608 - names of relations are our own
# Papers are counted once where several statements of a pair come from the same one.
_PAPERS = f"""
    SELECT s.subject_id, s.object_id, s.relation NOT IN ({_NOT_DIRECTED}) AS directed, count(DISTINCT e.document_id)
    FROM statements AS s JOIN evidence AS e ON e.statement_id = s.id
    WHERE e.negated = 0 AND e.id NOT IN (SELECT value FROM json_each(?)) AND (s.subject_id, s.object_id) IN (
        SELECT subject_id, object_id FROM statements WHERE sentences > 0 GROUP BY 1, 2 HAVING count(*) > 1)
    GROUP BY 1, 2, 3
"""  # noqa: S608
_SIGNS = {Sign.POSITIVE.value: Sign.POSITIVE, Sign.NEGATIVE.value: Sign.NEGATIVE}


class Links(Connections):
    """The part of the store that hands out its edges as links."""

    def links(self) -> list[Link]:
        """Return a link for each pair with evidence that is not negated; an edge with both signs has none."""
        with self.reading() as connection:
            keys: dict[int, str] = {
                row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, key FROM entities")
            }
            unsaid = effects(connection).unsaid
            papers = {tuple(row[:3]): row[3] for row in connection.exec_driver_sql(_PAPERS, (unsaid,))}
            found = connection.exec_driver_sql(_STATEMENTS).fetchall()
        return list(_links(found, keys, papers))


def _links(found: Sequence[Any], keys: dict[int, str], papers: dict[Any, int]) -> Iterator[Link]:
    for ends, group in groupby(found, key=lambda row: tuple(row[:3])):
        rows = list(group)
        subject, object_, directed = keys.get(ends[0]), keys.get(ends[1]), bool(ends[2])
        if subject is None or object_ is None:
            continue
        signs = {_SIGNS[row[3]] for row in rows if row[3] in _SIGNS}
        sign = signs.pop() if len(signs) == 1 else Sign.NONE
        counted = papers.get(ends, rows[0][4])
        yield Link(subject, object_, directed, sign, counted, max(row[6] for row in rows))
