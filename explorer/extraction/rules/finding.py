"""What a rule found, before it becomes evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from explorer.extraction.ends import PLACES, PROCESSES, End
from explorer.model.entity import Kind
from explorer.model.evidence import Cue
from explorer.model.relation import UNDIRECTED, Relation

# What may secrete or express: everything that consists of cells.
SECRETORS = frozenset({Kind.CELL, Kind.CELL_LINE, Kind.TISSUE, Kind.DISEASE, Kind.ORGANISM})


_MICROBES = re.compile(
    r"virus|phage|bacter|cocc|\b(?:coli|pylori)\b|\b(?:HIV|SARS|Salmonella|Shigella|Listeria|Legionella|Yersinia|"
    r"Bordetella|Chlamydia|Pseudomonas|Candida|Plasmodium|Toxoplasma|Leishmania|Trypanosoma)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Finding:
    """A statement that a rule found: ends, relation and sign are settled by `relation_of`.

    Attributes:
        rule: Name of the rule.
        subject: Who.
        object: On what.
        relation: What is said.
        sign: +1, -1 or 0.
        trigger: Index of the token that says it, or -1.
        negated: It is denied.
        speculated: It may be so.
        implied: The construction says it.
        confidence: 0..1, where it is settled.
        cues: The words that turned its sign or set its flags, in the order they were read.
    """

    rule: str
    subject: End
    object: End
    relation: Relation
    sign: int
    trigger: int
    negated: bool = False
    speculated: bool = False
    implied: bool = False
    confidence: float = 0.0
    cues: tuple[Cue, ...] = field(default=(), compare=False)


def fitting(subject: End, target: End, relation: Relation) -> bool:
    """Whether two names can be the ends of *relation*."""
    if subject.key == target.key or subject.at == target.at:
        return False
    if relation in {Relation.SECRETES, Relation.EXPRESSES}:
        return subject.kind in SECRETORS and target.molecule
    if relation is Relation.BINDS:
        return subject.molecule and target.molecule
    if target.kind in PLACES or (subject.kind in PLACES and not _infects(subject.name.entity.name)):
        return False
    return relation in UNDIRECTED or _causes(subject, target)


@lru_cache(maxsize=1 << 12)
def _infects(name: str) -> bool:
    """Whether an organism with this name is a virus, a microbe or a parasite: it acts, and is no place."""
    return bool(_MICROBES.search(name))


def _causes(subject: End, target: End) -> bool:
    """Whether *subject* can be a cause: a process only of a process, a disease of nothing."""
    if subject.carried or subject.kind not in PROCESSES - {Kind.CONDITION, Kind.PATHWAY}:
        return True
    return subject.kind is not Kind.DISEASE and target.kind in PROCESSES


def relation_of(sign: int, target: End, said: Relation | None = None) -> Relation:
    """The relation of an effect with *sign* on *target*; *said* where the trigger names one itself."""
    if said is not None:
        return said
    if target.amount:
        return (Relation.REGULATES_AMOUNT, Relation.INCREASES_AMOUNT, Relation.DECREASES_AMOUNT)[sign]
    return (Relation.REGULATES, Relation.ACTIVATES, Relation.INHIBITS)[sign]
