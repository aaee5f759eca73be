"""Statements: distinct assertions, whatever number of sentences says them."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.entity import Entity
from explorer.model.relation import Relation, Sign


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, relation, sign, object, and the residue and position of a modification where stated.

    An undirected statement is stored with its ends in the order of their keys: `ordered` does that.
    """

    subject: Entity
    relation: Relation
    sign: Sign
    object: Entity
    residue: str = ""
    position: str = ""

    @property
    def key(self) -> str:
        """The same for the same assertion, in every store."""
        one = self.ordered()
        return "|".join((one.subject.key, one.relation, one.sign, one.object.key, one.residue, one.position))

    def ordered(self) -> Statement:
        """Return the statement with the ends of an undirected relation in the order of their keys."""
        if self.relation.directed or self.subject.key <= self.object.key:
            return self
        return Statement(self.object, self.relation, self.sign, self.subject, self.residue, self.position)

    @property
    def text(self) -> str:
        """The statement in words: ``IL6 activates STAT3``; a sign that the relation does not carry is added."""
        site = f" at {self.residue}{self.position}" if self.residue or self.position else ""
        return f"{self.subject.name} {self.relation.between(self.sign)} {self.object.name}{site}"
