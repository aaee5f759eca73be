"""Entities: the grounded things that statements are about."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """What an entity is."""

    GENE = "gene"
    FAMILY = "family"
    COMPLEX = "complex"
    CHEMICAL = "chemical"
    MIRNA = "mirna"
    PROCESS = "process"
    DISEASE = "disease"
    PHENOTYPE = "phenotype"
    CELL = "cell"
    CELL_LINE = "cell_line"
    TISSUE = "tissue"
    ORGANISM = "organism"
    COMPONENT = "component"
    CONDITION = "condition"
    PATHWAY = "pathway"
    OTHER = "other"


MOLECULES = frozenset({Kind.GENE, Kind.FAMILY, Kind.COMPLEX, Kind.CHEMICAL, Kind.MIRNA})


@dataclass(frozen=True, slots=True)
class Entity:
    """A grounded thing.

    Attributes:
        id: A CURIE such as ``HGNC:6018``, or None where the name could not be grounded.
        name: The standard name, shown on the diagram (``IL6``); the name in the text where there is no id.
        kind: What it is.
        full_name: The long name (``interleukin 6``), or empty.
        synonyms: Other names, without duplicates, in a fixed order.
        key: The one key of this entity in every store and diagram: the id, else kind and folded name.
    """

    id: str | None
    name: str
    kind: Kind
    full_name: str = field(default="", compare=False)
    synonyms: tuple[str, ...] = field(default=(), compare=False)
    # kept, not computed: a large diagram asks for it hundreds of thousands of times in one edit
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make its key."""
        object.__setattr__(self, "key", self.id or f"text:{self.kind.value}:{folded(self.name)}")


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """Return *name* as it is compared: compatibility form, case folded, blanks single."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
