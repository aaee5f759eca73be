"""Edges as far as ways over them are concerned, and what is asked of ways; nothing that is slow to import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from explorer.model.edge import Edge
from explorer.model.relation import Sign

SIGNS = {Sign.POSITIVE: 1, Sign.NEGATIVE: -1, Sign.NONE: 0}


class Direction(StrEnum):
    """Which way edges are followed; undirected ones go both ways always."""

    BOTH = "both"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Link:
    """An edge, as far as ways over it are concerned.

    Attributes:
        subject: Key of the entity it starts at.
        object: Key of the entity it ends at.
        directed: Whether it is a way of cause.
        sign: The effect; none where it has none, or both (contested).
        papers: How many documents have evidence for it.
        belief: How sure one may be of it, 0..1.
    """

    subject: str
    object: str
    directed: bool = True
    sign: Sign = Sign.NONE
    papers: int = 1
    belief: float = 0.0

    @property
    def key(self) -> str:
        """The key that the edge has in a diagram."""
        return f"{self.subject}{'>' if self.directed else '~'}{self.object}"


def link(edge: Edge) -> Link:
    """Return *edge* as a link."""
    sign = Sign.NONE if edge.contested else edge.sign
    return Link(edge.subject.key, edge.object.key, edge.directed, sign, edge.papers, edge.belief)


Path = tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which ways are looked for.

    Attributes:
        limit: At most so many.
        longest: Most edges of a way.
        only_shortest: Stop at the length of the shortest.
        effect: What a way has to come to; None for anything.
        min_papers: Fewest papers of each of its edges.
        min_belief: Least belief of each of its edges, 0..1.
        max_degree: An entity between the ends with more edges than this is a hub and left out; None for no bound.
        without: Keys of entities that no way leads through.
        through: Key of an entity between the ends that each way leads through; None for any.
        rank: What ranks ways of equal length: the fewest ``papers`` on one edge, or the product of ``belief``.
    """

    limit: int = 20
    longest: int = 6
    only_shortest: bool = False
    effect: Sign | None = None
    min_papers: int = 1
    min_belief: float = 0.0
    max_degree: int | None = None
    without: frozenset[str] = frozenset()
    through: str | None = None
    rank: Literal["papers", "belief"] = "papers"


def effect(path: Sequence[Link]) -> Sign:
    """Return what a way comes to: down for an odd number of negative edges; none where an edge has no sign."""
    total = 1
    for one in path:
        total *= SIGNS[one.sign]
    return {1: Sign.POSITIVE, -1: Sign.NEGATIVE, 0: Sign.NONE}[total]
