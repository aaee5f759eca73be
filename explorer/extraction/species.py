"""Genes of mouse and rat: where the text says whose gene it names, the name means that one, not the human orthologue.

A gene is the rodent's where

* the word before it says so (``murine IL-6``, ``rat Bdnf``, ``mmu-miR-21``), or it is written with a small letter that
  only stands for the animal (``mIL-6``) in a text that names the mouse,
* its symbol is one that only the rodent's gene has (``Trp53``, in a text that names the animal where man's gene has it
  as an alias), or
* it is written like the rodent's symbol (``Stat3``), and the text names that animal and no human being.

What one mention says holds for all mentions of the gene in a text that names one rodent and no human being. All else
stays the human gene, as the lexicon lists it: abstracts call most proteins by names that tell no species.

In a text about plants a symbol is no human gene's: ``NPR1`` is listed nowhere then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.extraction.lexicon import RODENTS, Lexicon, Status
from explorer.extraction.mention import Name
from explorer.extraction.unlisted import PLANTS
from explorer.model.entity import Entity, Kind

_SPACES = {"NCBITAXON:10090": "MGI", "NCBITAXON:10116": "RGD"}
_HUMAN = "NCBITAXON:9606"
_KINDS = frozenset({Kind.GENE, Kind.MIRNA})
_BEFORE = re.compile(r"(?:\b(mouse|murine|mice|mmu)|\b(rat|rno)|\b(human|hsa))[- ]$", re.IGNORECASE)
_SYMBOL = re.compile(r"[A-Z]{2,6}\d{0,2}")
_GLUED = re.compile(r"(?<![\w-])m$")


def in_species(text: str, names: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """Return the names with the rodent's gene where the text names that."""
    named = {one.entity.id for one in names if one.entity.kind is Kind.ORGANISM}
    rodents = {space for taxon, space in _SPACES.items() if taxon in named}
    told = {at: _told(text, one, rodents, lexicon) for at, one in enumerate(names) if one.entity.kind in _KINDS}
    if not rodents and not any(told.values()):
        return list(names)
    alone = rodents.pop() if len(rodents) == 1 and _HUMAN not in named else ""
    if alone:
        everywhere = _everywhere(names, told, alone, lexicon)
        told = {at: space or (alone if names[at].entity in everywhere else "") for at, space in told.items()}
    return [_of(one, told.get(at, ""), lexicon) for at, one in enumerate(names)]


def in_plants(keys: Iterable[str], names: list[Name]) -> list[Name]:
    """Return *names* with symbols of genes without an id where the text is about plants and names no animal.

    Args:
        keys: The keys of all words of the text.
        names: Its names.
    """
    if PLANTS.isdisjoint(keys):
        return names
    animals = {one.entity.id for one in names if one.entity.kind is Kind.ORGANISM} & {_HUMAN, *_SPACES}
    if animals or any(one.entity.kind is Kind.CELL_LINE for one in names):
        return names
    return [_of_plant(one) if _human_symbol(one) else one for one in names]


def _human_symbol(name: Name) -> bool:
    human = (name.entity.id or "").startswith("HGNC:") and name.entity.kind is Kind.GENE
    return human and name.how != Status.PERSON.how and bool(_SYMBOL.fullmatch(name.text))


def _of_plant(name: Name) -> Name:
    plain = Entity(None, name.text, Kind.GENE)
    return replace(name, entity=plain, candidates=(plain, *name.candidates), resolved_by="of a plant")


def _told(text: str, name: Name, rodents: set[str], lexicon: Lexicon) -> str:
    """Return the vocabulary of the species that stands with a name, ``HGNC`` for man, or an empty string."""
    before = text[max(0, name.span.start - 8) : name.span.start]
    found = _BEFORE.search(before)
    if found:
        return "MGI" if found[1] else "RGD" if found[2] else "HGNC"
    if "MGI" in rodents and _GLUED.search(before):
        return "MGI"
    space = "RGD" if rodents == {"RGD"} else "MGI"
    own = name.how == Status.ORTHOLOGUE.how or (bool(rodents) and _written_so(name, space, lexicon))
    return space if own and name.text.upper() != name.entity.name else ""


def _everywhere(names: Sequence[Name], told: dict[int, str], space: str, lexicon: Lexicon) -> set[Entity]:
    """Return the genes that some mention says are the rodent's, in a text that names no other animal."""
    return {names[at].entity for at, said in told.items() if said == space or _written_so(names[at], space, lexicon)}


def _written_so(name: Name, space: str, lexicon: Lexicon) -> bool:
    """Return whether a name is written like the symbol of the rodent's gene, and not like the human one's."""
    if not name.text[:1].isupper() or not any(map(str.islower, name.text)) or not name.entity.id:
        return False
    rodent = lexicon.orthologue(name.entity.id, space)
    return rodent is not None and rodent.name == name.text.replace("-", "")


def _of(name: Name, space: str, lexicon: Lexicon) -> Name:
    if space not in RODENTS or not name.entity.id or name.how == Status.PERSON.how:
        return name
    rodent = lexicon.orthologue(name.entity.id, space)
    if rodent is None:
        return name
    candidates: Iterable[Entity] = (rodent, *name.candidates)
    by = f"of the {RODENTS[space]}"
    return replace(name, entity=rodent, candidates=tuple(dict.fromkeys(candidates)), resolved_by=by)
