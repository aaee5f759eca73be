"""All statements of a store as columns of numbers: a hundred thousand of them as few objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.model.entity import Entity
from explorer.model.filter import Filter
from explorer.model.relation import UNDIRECTED, Relation, Sign
from explorer.model.statement import Statement

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Bools = NDArray[np.bool_]
NO_YEAR = -(1 << 31)
_PLUS, _MINUS = 1, -1
_SIGNS = {Sign.POSITIVE: _PLUS, Sign.NEGATIVE: _MINUS, Sign.NONE: 0}


@dataclass(frozen=True, slots=True)
class Said:
    """Statements, a row for each, with the counts of what stands behind them.

    Attributes:
        subject: Number of its subject.
        object: Number of its object.
        relation: Its relation.
        sign: Its sign: +1, -1 or 0.
        site: Residue and position.
        belief: How sure one may be of it, 0..1.
        papers: Documents that say it.
        sentences: Evidence for it.
        negated: Evidence that says it is not so.
        first_year: Year of the first paper for it, or `NO_YEAR`.
        last_year: Year of the last paper for it, or `NO_YEAR`.
        entities: The entities, by their numbers.
    """

    subject: Ints
    object: Ints
    relation: Sequence[Relation]
    sign: Ints
    site: Sequence[tuple[str, str]]
    belief: Reals
    papers: Ints
    sentences: Ints
    negated: Ints
    first_year: Ints
    last_year: Ints
    entities: Mapping[int, Entity]

    def __len__(self) -> int:
        return len(self.relation)

    def statement(self, row: int) -> Statement:
        """Return the statement in a row."""
        ends = self.entities[int(self.subject[row])], self.entities[int(self.object[row])]
        return Statement(ends[0], self.relation[row], sign_of(int(self.sign[row])), ends[1], *self.site[row])

    def year(self, row: int, *, last: bool = False) -> int | None:
        """Return the year of the first or the last paper for a row; None where none has a year."""
        found = int((self.last_year if last else self.first_year)[row])
        return None if found == NO_YEAR else found

    def pairs(self) -> tuple[list[str], Ints]:
        """Return the keys of the edges, and the number of each row's edge."""
        directed = np.fromiter((one not in UNDIRECTED for one in self.relation), dtype=np.int64, count=len(self))
        ends = np.stack([self.subject, self.object, directed], axis=1)
        found, edge_of = np.unique(ends, axis=0, return_inverse=True)
        entities = self.entities
        keys = [f"{entities[one].key}{'>' if way else '~'}{entities[other].key}" for one, other, way in found.tolist()]
        return keys, edge_of.reshape(-1).astype(np.int64)

    def rows(self, wanted: Bools) -> Said:
        """Return the *wanted* rows."""
        places = np.flatnonzero(wanted)
        # walked through by name: each column is an array or a list
        changed: dict[str, Any] = {}
        for name in (one.name for one in fields(self) if one.name != "entities"):
            column = getattr(self, name)
            changed[name] = column[places] if isinstance(column, np.ndarray) else [column[place] for place in places]
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a filter lets through.

    Attributes:
        said: The statements.
        keys: The keys of their edges.
        edge_of: The number of each statement's edge.
        contested: Whether each edge is contested.
    """

    said: Said
    keys: Sequence[str]
    edge_of: Ints
    contested: Bools


def shown(said: Said, rule: Filter, papers: Mapping[str, int]) -> Shown:
    """Return what *rule* lets through, as `build.shown` does with edges.

    Args:
        said: The statements with the counts of what counts under *rule*.
        rule: The filter.
        papers: By edge how many documents speak for it, where several of its statements are said by the same ones.
    """
    keys, edge_of = said.pairs()
    size = len(keys)
    if rule.contested_only:
        kept = _contested(said, edge_of, size)[edge_of]
        kept &= _chosen(said, rule)
    else:
        kept = _chosen(said, rule)
    chosen, number = said.rows(kept), edge_of[kept]
    passing = _passing(chosen, number, size, rule)
    if rule.min_papers > 1:
        passing &= np.array([papers.get(key, 0) >= rule.min_papers for key in keys], dtype=np.bool_)
    still = passing[number]
    found, left = chosen.rows(still), number[still]
    there, renumbered = np.unique(left, return_inverse=True)
    contested = _contested(found, left, size)[there]
    return Shown(found, [keys[one] for one in there.tolist()], renumbered.reshape(-1).astype(np.int64), contested)


def sign_of(number: int) -> Sign:
    """Return the sign that a number stands for."""
    return Sign.POSITIVE if number == _PLUS else Sign.NEGATIVE if number == _MINUS else Sign.NONE


def number_of(sign: Sign) -> int:
    """Return the number that stands for *sign*."""
    return _SIGNS[sign]


def _chosen(said: Said, rule: Filter) -> Bools:
    """The rows whose relation and sign are wanted."""
    wanted = np.ones(len(said), dtype=np.bool_)
    if rule.relations is not None:
        wanted &= np.fromiter((one in rule.relations for one in said.relation), dtype=np.bool_, count=len(said))
    if rule.signs is not None:
        wanted &= np.isin(said.sign, [_SIGNS[sign] for sign in rule.signs])
    return wanted


def _contested(said: Said, edge_of: Ints, size: int) -> Bools:
    """Whether evidence of each edge says up and down."""
    ways = [np.bincount(edge_of[(said.sign == way) & (said.sentences > 0)], minlength=size) for way in (_PLUS, _MINUS)]
    return np.asarray((ways[0] > 0) & (ways[1] > 0), dtype=np.bool_)


def _passing(said: Said, edge_of: Ints, size: int, rule: Filter) -> Bools:
    """Whether each edge has evidence enough to be shown."""
    sentences = np.bincount(edge_of, weights=said.sentences, minlength=size)
    denied = np.bincount(edge_of, weights=said.negated, minlength=size)
    passing = sentences > 0
    if rule.min_belief > 0:
        passing &= _belief(said, edge_of, size) >= rule.min_belief
    return np.asarray(passing | ((sentences == 0) & (denied > 0)) if rule.negated else passing, dtype=np.bool_)


def _belief(said: Said, edge_of: Ints, size: int) -> Reals:
    """How sure one may be of each edge: as of the most believed of its statements with the drawn sign."""
    up, down = (
        np.bincount(edge_of, weights=np.where(said.sign == way, said.sentences, 0), minlength=size)
        for way in (_PLUS, _MINUS)
    )
    drawn = np.where((up == 0) & (down == 0), 0, np.where(up >= down, _PLUS, _MINUS))
    of_sign = said.sign == drawn[edge_of]
    found = np.zeros(size, dtype=np.float64)
    np.maximum.at(found, edge_of[of_sign], said.belief[of_sign])
    return found
