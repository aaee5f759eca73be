"""Edges: what is drawn and clicked. An ordered pair of entities with all its statements."""

from __future__ import annotations

from dataclasses import dataclass, field

from explorer.model.entity import Entity
from explorer.model.relation import Relation, Sign
from explorer.model.statement import Statement


@dataclass(frozen=True, slots=True)
class BackedStatement:
    """A statement with the counts of what stands behind it, under the filter it was asked for with.

    Attributes:
        id: Its number in the store; 0 outside a store.
        statement: What is said.
        papers: Numbers of the documents with evidence for it (not negated), sorted.
        against: Numbers of the documents with negated evidence, sorted.
        sentences: Evidence for it (not negated).
        negated: Evidence that says it is not so.
        speculated: Evidence for it that is speculated.
        implied: Evidence for it that is implied.
        first_year: Year of the first paper for it, or None.
        last_year: Year of the last paper for it, or None.
        belief: How sure one may be of it (`graph.belief`), 0..1, by all its evidence; 0 outside a store.
    """

    id: int
    statement: Statement
    papers: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    sentences: int = 0
    negated: int = 0
    speculated: int = 0
    implied: int = 0
    first_year: int | None = None
    last_year: int | None = None
    belief: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """An ordered pair of entities with all its statements; unordered where all are undirected.

    Attributes:
        subject: Where it starts (of an undirected edge: the end with the smaller key).
        object: Where it ends.
        directed: False where all its statements are undirected.
        statements: Best supported first, then by key.
        key: The one key of this edge in a diagram: ``A>B``, undirected ``A~B``, with the entities' keys.
    """

    subject: Entity
    object: Entity
    directed: bool
    statements: tuple[BackedStatement, ...] = field(compare=False)
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make its key."""
        object.__setattr__(self, "key", f"{self.subject.key}{'>' if self.directed else '~'}{self.object.key}")

    def same_as(self, other: Edge | None) -> bool:
        """Whether *other* has the same ends and the same statements, counts and all; ``==`` asks for ends only."""
        return self is other or (other is not None and self.statements == other.statements and self == other)

    @property
    def papers(self) -> int:
        """How many documents have evidence for any of its statements."""
        return len({paper for one in self.statements for paper in one.papers})

    def papers_for(self, sign: Sign) -> int:
        """Return how many documents have evidence for its statements with *sign*."""
        return len({paper for one in self.statements if one.statement.sign == sign for paper in one.papers})

    @property
    def sentences(self) -> int:
        """How many evidence (not negated) it has."""
        return sum(one.sentences for one in self.statements)

    @property
    def negated(self) -> int:
        """How many negated evidence it has."""
        return sum(one.negated for one in self.statements)

    @property
    def only_negated(self) -> bool:
        """Whether nothing but negated evidence stands behind it; it is never drawn as a plain edge."""
        return self.sentences == 0

    @property
    def speculated(self) -> bool:
        """Whether all of its evidence (not negated) is speculated."""
        return self.sentences > 0 and sum(one.speculated for one in self.statements) == self.sentences

    @property
    def contested(self) -> bool:
        """Whether non-negated evidence says both up and down."""
        return {Sign.POSITIVE, Sign.NEGATIVE} <= self.signs

    @property
    def signs(self) -> frozenset[Sign]:
        """Signs of the statements with non-negated evidence."""
        return frozenset(one.statement.sign for one in self.statements if one.sentences)

    @property
    def sign(self) -> Sign:
        """The sign it is drawn with: the one of the better supported of up and down, else none."""
        support = {Sign.POSITIVE: 0, Sign.NEGATIVE: 0}
        for one in self.statements:
            if one.statement.sign in support:
                support[one.statement.sign] += one.sentences
        if support[Sign.POSITIVE] == support[Sign.NEGATIVE] == 0:
            return Sign.NONE
        return Sign.POSITIVE if support[Sign.POSITIVE] >= support[Sign.NEGATIVE] else Sign.NEGATIVE

    @property
    def belief(self) -> float:
        """How sure one may be of it: as of the most believed of its statements with the drawn sign, 0..1."""
        return max((one.belief for one in self.statements if one.statement.sign == self.sign), default=0.0)

    @property
    def first_year(self) -> int | None:
        """Year of the first paper that says any of its statements, or None."""
        return min((one.first_year for one in self.statements if one.first_year is not None), default=None)

    @property
    def last_year(self) -> int | None:
        """Year of the last paper that says any of its statements, or None."""
        return max((one.last_year for one in self.statements if one.last_year is not None), default=None)

    @property
    def relation(self) -> Relation:
        """The relation it is drawn with: that of its best supported statement of the drawn sign."""
        return self.main.statement.relation

    @property
    def main(self) -> BackedStatement:
        """The best supported statement of the drawn sign, else the first one."""
        sign = self.sign
        signed = [one for one in self.statements if one.statement.sign == sign and one.sentences]
        return (signed or self.statements)[0]
