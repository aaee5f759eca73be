"""All edges of a store, as far as ways over them are concerned; fifty thousand statements in a fraction of a second."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from explorer.graph.links import Link
from explorer.model.filter import Filter
from explorer.model.relation import UNDIRECTED, Sign
from explorer.store import schema
from explorer.store.connections import Connections, rows
from explorer.store.effects import effects
from explorer.store.statements import evidence_counts, statement_shows

_said, _found = schema.statements, schema.evidence
_NOT_DIRECTED = [one.value for one in sorted(UNDIRECTED)]
_SIGNS = {Sign.POSITIVE.value: Sign.POSITIVE, Sign.NEGATIVE.value: Sign.NEGATIVE}
_STATE = """
    SELECT count(*), max(id), total(papers), total(sentences), total(belief), total(subject_id * 31.0 + object_id)
    FROM statements
"""
Whole = NDArray[np.int64]


class Links(Connections):
    """The part of the store that hands out its edges as links."""

    def links_state(self) -> tuple[Any, ...]:
        """Return what changes with the statements and what supports them; while it stays, so do the `links`."""
        with self.reading() as connection:
            return tuple(connection.exec_driver_sql(_STATE).fetchone() or ())

    def links(self, filter: Filter = Filter()) -> list[Link]:  # noqa: A002, B008 - the field's word; frozen
        """Return a link for each pair with evidence that counts under *filter* and is not negated.

        An edge with both signs has none. What holds for a whole edge (papers, belief, contested) is not looked at.
        """
        with self.reading() as connection:
            keys: dict[int, str] = dict(rows(connection, select(schema.entities.c.id, schema.entities.c.key)))
            statements, documents = _supporting(connection, filter)
            said = _statements(connection, filter)
        return list(_links(said, keys, statements, documents))


def _supporting(connection: Connection, wanted: Filter) -> tuple[Whole, Whole]:
    """The statement and the document of each evidence that speaks for its statement."""
    said = effects(connection)
    conditions = [said.says(), *evidence_counts(wanted), *(() if wanted.speculated else said.firm())]
    # Half a million rows cost a second as rows, and a tenth of it as two texts of numbers.
    columns = [func.group_concat(one) for one in (_found.c.statement_id, _found.c.document_id)]
    texts = rows(connection, select(*columns).where(*conditions))[0]
    statements, documents = (np.fromstring(one or "", dtype=np.int64, sep=",") for one in texts)
    return statements, documents


def _statements(connection: Connection, wanted: Filter) -> Sequence[Any]:
    """The statements that are shown at all: ends, whether directed, number, sign and belief, pair by pair."""
    directed = _said.c.relation.not_in(_NOT_DIRECTED)
    query = select(_said.c.subject_id, _said.c.object_id, directed, _said.c.id, _said.c.sign, _said.c.belief)
    return rows(
        connection, query.where(*statement_shows(wanted)).order_by(_said.c.subject_id, _said.c.object_id, directed)
    )


def _links(said: Sequence[Any], keys: dict[int, str], statements: Whole, documents: Whole) -> Iterator[Link]:
    spoken = np.zeros(int(max((row[3] for row in said), default=0)) + 1, dtype=bool)
    spoken[statements[statements < len(spoken)]] = True
    pairs = [
        (ends, group)
        for ends, of_pair in groupby((row for row in said if spoken[row[3]]), key=lambda row: tuple(row[:3]))
        if (group := list(of_pair)) and ends[0] in keys and ends[1] in keys
    ]
    papers = _papers([[row[3] for row in group] for _, group in pairs], len(spoken), statements, documents)
    for (ends, group), counted in zip(pairs, papers.tolist(), strict=True):
        signs = {_SIGNS[row[4]] for row in group if row[4] in _SIGNS}
        sign = signs.pop() if len(signs) == 1 else Sign.NONE
        yield Link(keys[ends[0]], keys[ends[1]], bool(ends[2]), sign, counted, max(row[5] for row in group))


def _papers(pairs: list[list[int]], size: int, statements: Whole, documents: Whole) -> Whole:
    """How many documents speak for each of *pairs*; one that says several things of a pair is counted once."""
    of_statement = np.full(size, -1, dtype=np.int64)
    for number, said in enumerate(pairs):
        of_statement[said] = number
    known = statements < size
    known[known] = of_statement[statements[known]] >= 0
    if not known.any():
        return np.zeros(len(pairs), dtype=np.int64)
    step = int(documents.max()) + 1
    # sorted and compared: `np.unique` hashes, which takes ten times as long here
    both = np.sort(of_statement[statements[known]] * step + documents[known])
    distinct = both[np.concatenate(([True], both[1:] != both[:-1]))]
    return np.bincount(distinct // step, minlength=len(pairs))
