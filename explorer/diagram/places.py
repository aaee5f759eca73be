"""Which compartment an entity is drawn in, and why: what a person said, else the rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from explorer.bundle import resource
from explorer.diagram import members
from explorer.diagram.place_rules import Rule, rule_of, rules
from explorer.model.entity import Entity, Kind

CELLS, OUTSIDE, MEMBRANE, CYTOPLASM, NUCLEUS, OUTCOMES = (
    "cells",
    "outside",
    "membrane",
    "cytoplasm",
    "nucleus",
    "outcomes",
)
# From top to bottom of a diagram; every other place is an area of its own that a person made, and stands on top.
TITLES: Mapping[str, str] = MappingProxyType(
    {
        CELLS: "Cells and tissues",
        OUTSIDE: "Outside the cell",
        MEMBRANE: "Membrane",
        CYTOPLASM: "Cytoplasm",
        NUCLEUS: "Nucleus",
        OUTCOMES: "Processes and outcomes",
    }
)
BY_HAND = "placed by hand"
DEFAULT = "no rule says more: the default"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entity belongs.

    Attributes:
        name: A key of `TITLES`, or the title of an area of its own.
        why: The reason, a few words without a full stop.
    """

    name: str
    why: str

    @property
    def title(self) -> str:
        """Its title, as the area shows it."""
        return title_of(self.name)


def title_of(name: str) -> str:
    """Return the title of the place with *name*, as its area shows it."""
    return TITLES.get(name, name)


def named(title: str) -> str:
    """Return the name of the place with *title*; an area of its own is called what its title says."""
    return next((name for name, one in TITLES.items() if one == title), title)


def order(names: set[str]) -> list[str]:
    """Return *names* of places from top to bottom: areas of their own by name, then those of `TITLES`."""
    return sorted(names - TITLES.keys()) + [name for name in TITLES if name in names]


def place_of(entity: Entity, by_hand: Mapping[str, str] = MappingProxyType({})) -> Place:
    """Return where *entity* belongs: as *by_hand* says for its key, else by the rules."""
    said = by_hand.get(entity.key)
    return Place(said, BY_HAND) if said else _by_rule(entity)


_BY_KIND: Mapping[Kind, Place] = MappingProxyType(
    {
        Kind.PROCESS: Place(OUTCOMES, "a process"),
        Kind.PHENOTYPE: Place(OUTCOMES, "a phenotype"),
        Kind.DISEASE: Place(OUTCOMES, "a disease"),
        Kind.PATHWAY: Place(OUTCOMES, "a pathway"),
        Kind.CELL: Place(CELLS, "a cell type"),
        Kind.CELL_LINE: Place(CELLS, "a cell line"),
        Kind.TISSUE: Place(CELLS, "a tissue"),
        Kind.ORGANISM: Place(CELLS, "an organism"),
        Kind.MIRNA: Place(CYTOPLASM, "a microRNA, which silences in the cytoplasm"),
    }
)
_INNER = (
    r"\b(?:[AG][DMT]P|c[AG]MP|NADP?H?|NADP?\+|IP3|DAG|PIP[23]|calcium|Ca2\+|ROS|reactive oxygen species|superoxide|"
    r"nitric oxide|NO|ceramide|inositol|pyruvate|acetyl-CoA|glutathione|heme|iron|lactate|succinate|fumarate|"
    r"2-hydroxyglutarate|diacylglycerol|phosphatidylinositol\b.*)"
)
# Names of what is neither a protein nor decided by its kind.
_NAMED = (
    (Kind.CHEMICAL, CYTOPLASM, "a molecule of the inside of cells", _INNER),
    (Kind.CHEMICAL, OUTSIDE, "a chemical that comes from outside", ""),
    (Kind.COMPONENT, NUCLEUS, "a part of the nucleus", r"nucle(?:us|ol|ar)|chrom(?:atin|osom)|telomer|promoter|DNA"),
    (Kind.COMPONENT, OUTSIDE, "outside of cells", r"extracellular|exosom|microvesic|secret|matrix|collagen"),
    (
        Kind.COMPONENT,
        MEMBRANE,
        "a part of the cell's surface",
        r"membrane|junction|raft|adhesion|lamellipod|filopod|invadopod|surface|synap|cili|caveol",
    ),
    (Kind.CONDITION, NUCLEUS, "a condition of the nucleus", r"DNA|genom|replicati"),
    (Kind.CONDITION, CYTOPLASM, "a condition of the cytoplasm", r"ER stress|endoplasmic|mitochond|unfolded"),
    (Kind.CONDITION, OUTSIDE, "a condition around the cells", ""),
    (Kind.OTHER, OUTSIDE, "around the cells", r"medium|media|serum|supernatant|microenvironment|matrix|stroma|fluid"),
)
_PATTERNS = tuple((kind, Place(place, why), re.compile(words, re.IGNORECASE)) for kind, place, why, words in _NAMED)
_PROTEINS = frozenset({Kind.GENE, Kind.FAMILY, Kind.COMPLEX})
_GREEK = str.maketrans({"α": "A", "β": "B", "γ": "G", "δ": "D", "κ": "K"})
_ANTIBODY = re.compile(r"\w{3,}mab(?: \w+)?", re.IGNORECASE)
_MOST = 0.5  # share of its members with a place that a family needs to go there


def _by_rule(entity: Entity) -> Place:
    if entity.kind in _PROTEINS:
        return _protein(entity)
    if entity.kind in _BY_KIND:
        return _BY_KIND[entity.kind]
    found = (place for kind, place, words in _PATTERNS if kind is entity.kind and words.search(entity.name))
    return next(found, Place(CYTOPLASM, DEFAULT))


def _protein(entity: Entity) -> Place:
    listed = _listed().get(entity.key)
    if listed is not None:
        return _said(listed)
    if entity.key.startswith("HGNC:"):
        return Place(CYTOPLASM, DEFAULT)
    by_members = _common(entity.key)
    if by_members is not None:
        return by_members
    if _ANTIBODY.fullmatch(entity.name):
        return Place(OUTSIDE, "an antibody that is given")
    words = entity.name.translate(_GREEK).removesuffix(" family").removesuffix(" complex")
    rule = rule_of(words, f"{words} {entity.full_name}".strip())
    return _said(rule) if rule else Place(CYTOPLASM, DEFAULT)


def _said(rule: Rule) -> Place:
    return Place(rule.place, rule.why)


def _common(key: str) -> Place | None:
    """Where most members of the family or complex *key* belong, or None where it has none."""
    genes = [one for one in members.leaves(key) if one.startswith("HGNC:")]
    if not genes:
        return None
    known = Counter(rule.place for gene in genes if (rule := _listed().get(gene)) is not None)
    place, count = max(known.items(), key=lambda pair: (pair[1], pair[0]), default=(CYTOPLASM, 0))
    if count <= _MOST * len(genes):
        return Place(CYTOPLASM, "its members have no place in common: the default")
    return Place(place, f"{count} of its {len(genes)} members belong there")


@cache
def _listed() -> Mapping[str, Rule]:
    """The rule of each gene in ``places.tsv``."""
    found = {}
    for line in resource("lexicon", "places.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, numbers = line.split("\t")
            found.update(dict.fromkeys((f"HGNC:{number}" for number in numbers.split(" ")), rules()[name]))
    return MappingProxyType(found)
