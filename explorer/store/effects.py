"""What the verdicts of people make of evidence wherever it is counted: set aside, against, or speculated."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, or_

from explorer.model.records import Curation
from explorer.model.verdicts import Effect, in_effect
from explorer.store import schema
from explorer.store.connections import in_list

_found = schema.evidence
_KEPT = "effects of verdicts"
_EVIDENCE = """
    SELECT e.id, e.hash, a.key, b.key FROM evidence AS e JOIN statements AS s ON s.id = e.statement_id
    JOIN entities AS a ON a.id = s.subject_id JOIN entities AS b ON b.id = s.object_id
    WHERE e.hash IN (SELECT value FROM json_each(?)) ORDER BY e.id
"""


@dataclass(frozen=True, slots=True)
class Effects:
    """The evidence that counts as something else than it was read as, by its numbers, sorted.

    Attributes:
        aside: Called wrong: it counts on neither side.
        against: It denies its statement.
        speculated: It only supposes its statement.
    """

    aside: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    speculated: tuple[int, ...] = ()

    @property
    def unsaid(self) -> str:
        """The evidence that says nothing for its statement by a verdict, as a JSON list for a query in words."""
        return json.dumps(sorted((*self.aside, *self.against)))

    def says(self) -> ColumnElement[bool]:
        """The condition under which an evidence speaks for its statement."""
        return and_(self.affirms(), *self.counts())

    def affirms(self) -> ColumnElement[bool]:
        """The condition under which an evidence that counts speaks for its statement, and not against it."""
        return and_(_found.c.negated == 0, *_none_of(self.against))

    def counts(self) -> list[ColumnElement[bool]]:
        """The conditions under which an evidence counts on one side or the other."""
        return _none_of(self.aside)

    def supposes(self) -> ColumnElement[bool]:
        """The condition under which an evidence is speculated."""
        supposed = _found.c.speculated == 1
        return or_(supposed, _found.c.id.in_(in_list(self.speculated))) if self.speculated else supposed

    def firm(self) -> list[ColumnElement[bool]]:
        """The conditions under which no verdict calls an evidence speculated."""
        return _none_of(self.speculated)


def _none_of(numbers: Sequence[int]) -> list[ColumnElement[bool]]:
    return [_found.c.id.not_in(in_list(numbers))] if numbers else []


def effects(connection: Connection) -> Effects:
    """Return what the verdicts in force make of the evidence of the store."""
    return _known(connection)[1]


def effects_by_number(connection: Connection) -> Mapping[int, Effect]:
    """Return what the verdicts in force make of evidence, by its numbers, in their order."""
    return _known(connection)[0]


def _known(connection: Connection) -> tuple[Mapping[int, Effect], Effects]:
    """What was found last, as long as neither this connection nor another one has changed anything."""
    state = [connection.exec_driver_sql(query).scalar() for query in ("PRAGMA data_version", "SELECT total_changes()")]
    kept = connection.info.get(_KEPT)
    if kept is None or kept[0] != state:
        found = _found_now(connection)
        asked: tuple[Effect, ...] = ("wrong", "against", "speculated")
        parts = [tuple(number for number, effect in found.items() if effect == name) for name in asked]
        kept = connection.info[_KEPT] = (state, (found, Effects(*parts)))
    known: tuple[Mapping[int, Effect], Effects] = kept[1]
    return known


def _found_now(connection: Connection) -> dict[int, Effect]:
    said: dict[str, list[Curation]] = defaultdict(list)
    for key, curator, tag, correction in connection.exec_driver_sql(
        "SELECT evidence_hash, curator, tag, correction FROM curations ORDER BY id"
    ):
        said[key].append(Curation(key, tag, curator=curator, correction=correction))
    if not said:
        return {}
    found = connection.exec_driver_sql(_EVIDENCE, (json.dumps(list(said)),))
    counted = ((number, in_effect(said[key], ends).effect) for number, key, *ends in found)
    return {number: effect for number, effect in counted if effect is not None}
