"""How much each statement is believed: computed by `graph.belief`, kept in a column of the statements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from explorer.graph.belief import Belief, Observation, Rates, belief
from explorer.model.progress import Progress
from explorer.model.relation import UNDIRECTED, Sign
from explorer.model.verdicts import Effect
from explorer.store.connections import Connections
from explorer.store.effects import effects_by_number

_KEY = "belief"
_NOT_DIRECTED = ", ".join(f"'{one}'" for one in sorted(UNDIRECTED))
# All evidence of the pairs that some statements are about; a pair has a directed and an undirected edge.
_QUERY = f"""
    SELECT s.subject_id, s.object_id, s.relation IN ({_NOT_DIRECTED}) AS plain, s.id, s.sign, e.document_id,
        e.confidence, e.rule, e.origin, e.negated, e.speculated, e.id
    FROM statements AS s JOIN evidence AS e ON e.statement_id = s.id
    WHERE s.id IN (
        SELECT other.id FROM json_each(?) AS wanted JOIN statements AS one ON one.id = wanted.value
        JOIN statements AS other ON other.subject_id = one.subject_id AND other.object_id = one.object_id)
    ORDER BY s.subject_id, s.object_id, plain, s.id
"""  # noqa: S608 - names of relations are our own
_PART = 5_000
_OPPOSITE = {Sign.POSITIVE.value: Sign.NEGATIVE.value, Sign.NEGATIVE.value: Sign.POSITIVE.value}


def renew(connection: Connection, statements: Iterable[int], progress: Progress | None = None) -> None:
    """Compute the belief of *statements* and of what else is said of their pairs; part of the transaction at hand."""
    wanted = sorted(set(statements))
    rates, verdicts = _rates(connection), effects_by_number(connection)
    for start in range(0, len(wanted), _PART):
        if progress is not None:
            progress.report(start, len(wanted))
        found = connection.exec_driver_sql(_QUERY, (json.dumps(wanted[start : start + _PART]),)).fetchall()
        cells = [
            (belief(observations, rates).value, number)
            for _, pair in groupby(found, key=lambda row: tuple(row[:3]))
            for number, observations in _observations(list(pair), verdicts).items()
        ]
        if cells:
            connection.exec_driver_sql("UPDATE statements SET belief = ? WHERE id = ?", cells)


def of_same_pairs(connection: Connection, statements: Iterable[int]) -> list[int]:
    """Return the numbers of all statements about the pairs that *statements* are about: what their belief touches."""
    query = (
        "SELECT DISTINCT other.id FROM json_each(?) AS wanted JOIN statements AS one ON one.id = wanted.value "
        "JOIN statements AS other ON other.subject_id = one.subject_id AND other.object_id = one.object_id"
    )
    return list(connection.exec_driver_sql(query, (json.dumps(sorted(set(statements))),)).scalars())


def _observations(pair: Sequence[Any], verdicts: Mapping[int, Effect]) -> dict[int, list[Observation]]:
    """What speaks for and against each statement of a pair: its own evidence, and that of the opposite sign."""
    own: dict[int, list[Observation]] = defaultdict(list)
    contrary: dict[str, list[Observation]] = defaultdict(list)
    signs: dict[int, str] = {}
    for row in pair:
        one = _observation(row, verdicts.get(row[11]))
        own[row[3]].append(one)
        signs[row[3]] = row[4]
        if row[4] in _OPPOSITE and not one.against:
            contrary[_OPPOSITE[row[4]]].append(replace(one, against=True))
    return {number: found + contrary[signs[number]] for number, found in own.items()}


def _observation(row: Any, effect: Effect | None) -> Observation:
    return Observation(
        paper=row[5],
        confidence=min(max(row[6], 0.0), 1.0),  # a stranger may have written the row
        rule=row[7],
        origin=row[8],
        against=bool(row[9]) or effect == "against",
        speculated=bool(row[10]) or effect == "speculated",
        verdict=effect if effect in ("right", "wrong") else "",
    )


def _rates(connection: Connection) -> Rates:
    found = connection.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (_KEY,)).scalar()
    return _understood(found) if isinstance(found, str) else Rates()


def _understood(text: str) -> Rates:
    """The rates of a cell; what cannot be understood is as by default."""
    try:
        cells = json.loads(text)
    except (ValueError, RecursionError):
        return Rates()
    cells = cells if isinstance(cells, dict) else {}
    usual = Rates()
    return Rates(
        systematic=_shares(cells.get("systematic"), usual.systematic),
        other=_share(cells.get("other"), usual.other),
        rules=_shares(cells.get("rules"), usual.rules),
        origins=_shares(cells.get("origins"), usual.origins),
        again=_share(cells.get("again"), usual.again),
        speculated=_share(cells.get("speculated"), usual.speculated),
        curated=_share(cells.get("curated"), usual.curated),
    )


def _share(cell: object, usual: float) -> float:
    is_share = isinstance(cell, (int, float)) and not isinstance(cell, bool) and 0 <= cell <= 1
    return float(cell) if is_share and isinstance(cell, (int, float)) else usual


def _shares(cell: object, usual: Mapping[str, float]) -> Mapping[str, float]:
    if not isinstance(cell, dict):
        return usual
    shares = {str(name): _share(share, -1.0) for name, share in cell.items()}
    return {name: share for name, share in shares.items() if share >= 0}


class Beliefs(Connections):
    """The part of the store that says how sure one may be."""

    def rates(self) -> Rates:
        """Return how often each kind of evidence is taken to be wrong in this store."""
        with self.reading() as connection:
            return _rates(connection)

    def set_rates(self, rates: Rates, progress: Progress | None = None) -> None:
        """Keep *rates* and compute the belief of all statements anew; long for a large store.

        Args:
            rates: The new ones.
            progress: Hears how many statements are done; cancelled, everything is as it was.
        """
        text = json.dumps({name: dict(v) if isinstance(v, Mapping) else v for name, v in asdict(rates).items()})
        with self.writing() as connection:
            connection.exec_driver_sql(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (_KEY, text),
            )
            renew(connection, connection.exec_driver_sql("SELECT id FROM statements").scalars(), progress)

    def belief_of(self, statement_id: int) -> Belief:
        """Return the belief of a statement with the terms that it came from."""
        with self.reading() as connection:
            found = connection.exec_driver_sql(_QUERY, (json.dumps([statement_id]),)).fetchall()
            rates, verdicts = _rates(connection), effects_by_number(connection)
        plain = {row[3]: row[2] for row in found}.get(statement_id)
        pair = [row for row in found if row[2] == plain]
        return belief(_observations(pair, verdicts).get(statement_id, ()), rates)
