"""How many annotated names `find_names` finds, how much else it finds, and how it grounds them.

Run as ``python tests/benchmarks/bench_names.py CORPORA [--misses N]``. CORPORA holds ``cg/train``, ``pc/train`` (BioNLP
standoff) and ``biored/Train.PubTator``. A mention counts as found where a name has the same span (strict) or the same
end (lenient). Precision is told for names of the kinds that the corpus annotates; what the annotators left out on
purpose (generic words, methods) counts against it, so that it is a floor.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from explorer.extraction.lexicon import Lexicon
from explorer.extraction.names import Name, find_names
from explorer.extraction.sentences import split
from explorer.model.entity import MOLECULES, Kind

STANDOFF_MOLECULES = {"Gene_or_gene_product", "Simple_chemical", "Complex"}
BIORED_KINDS: Mapping[str, frozenset[Kind]] = {
    "GeneOrGeneProduct": frozenset({Kind.GENE, Kind.FAMILY, Kind.COMPLEX, Kind.MIRNA}),
    "ChemicalEntity": frozenset({Kind.CHEMICAL}),
    "DiseaseOrPhenotypicFeature": frozenset({Kind.DISEASE, Kind.PHENOTYPE}),
    "CellLine": frozenset({Kind.CELL_LINE}),
    "OrganismTaxon": frozenset({Kind.ORGANISM}),
}


@dataclass
class Tally:
    """Counts of one kind of annotation."""

    gold: int = 0
    strict: int = 0
    lenient: int = 0
    found: int = 0
    right: int = 0
    grounded: int = 0
    grounded_right: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    junk: Counter[str] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        """Return the counts as one line."""
        gold, found = max(1, self.gold), max(1, self.found)
        text = (
            f"{name:28} n {self.gold:6}  recall {self.strict / gold:.3f} strict {self.lenient / gold:.3f} same end"
            f"  precision {self.right / found:.3f} of {self.found}"
        )
        if self.grounded:
            text += f"  identifiers {self.grounded_right / self.grounded:.3f} of {self.grounded}"
        return text


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="show so many of the most frequent misses and junk")
    arguments = parser.parse_args()
    lexicon = Lexicon.open()
    for name in ("cg", "pc"):
        _show(_standoff(arguments.corpora / name / "train", lexicon), name.upper(), arguments.misses)
    _show(_biored(arguments.corpora / "biored" / "Train.PubTator", lexicon), "BioRED", arguments.misses)
    _speed(arguments.corpora, lexicon)
    return 0


def _show(tallies: Mapping[str, Tally], corpus: str, misses: int) -> None:
    for kind, tally in tallies.items():
        print(tally.line(f"{corpus} {kind}"))
        if misses:
            print("   missed:", ", ".join(f"{text} {count}" for text, count in tally.missed.most_common(misses)))
            print("   junk:  ", ", ".join(f"{text} {count}" for text, count in tally.junk.most_common(misses)))


def _count(tally: Tally, gold: list[tuple[int, int, str]], names: list[Name], others: set[int], text: str) -> None:
    """Count one document; names that end where another kind's annotation ends are neither right nor wrong."""
    spans = {(one.span.start, one.span.end) for one in names}
    ends = {one.span.end for one in names}
    for start, end, _ in gold:
        tally.gold += 1
        tally.strict += (start, end) in spans
        tally.lenient += end in ends
        if end not in ends:
            tally.missed[text[start:end]] += 1
    gold_ends = {end for _, end, _ in gold}
    for one in names:
        if one.span.end in others and one.span.end not in gold_ends:
            continue
        tally.found += 1
        tally.right += one.span.end in gold_ends
        if one.span.end not in gold_ends:
            tally.junk[one.text] += 1


def _standoff(folder: Path, lexicon: Lexicon) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for path in sorted(folder.glob("*.a1")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        rows = [
            line.split("\t")[1].split(" ") for line in path.read_text(encoding="utf-8").splitlines() if line[0] == "T"
        ]
        gold = [(int(row[1]), int(row[-1]), row[0]) for row in rows]
        names = find_names(text, split(text), lexicon)
        molecules = [row for row in gold if row[2] in STANDOFF_MOLECULES]
        others = {row[1] for row in gold if row[2] not in STANDOFF_MOLECULES}
        _count(tallies["molecules"], molecules, [one for one in names if one.entity.kind in MOLECULES], others, text)
        for kind in sorted({row[2] for row in gold}):
            _count(tallies[kind], [row for row in gold if row[2] == kind], names, set(), text)
    return {kind: tally for kind, tally in sorted(tallies.items(), key=lambda row: -row[1].gold) if tally.gold > 40}


def _documents(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        text = lines[0].split("|", 2)[2] + "\n" + lines[1].split("|", 2)[2]
        yield text, [line.split("\t") for line in lines[2:] if line.count("\t") == 5]


def _biored(path: Path, lexicon: Lexicon) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {kind: Tally() for kind in BIORED_KINDS}
    for text, rows in _documents(path):
        names = find_names(text, split(text), lexicon)
        for kind, kinds in BIORED_KINDS.items():
            gold = [(int(row[1]), int(row[2]), row[5]) for row in rows if row[4] == kind]
            others = {int(row[2]) for row in rows if row[4] != kind}
            fitting = [one for one in names if one.entity.kind in kinds]
            _count(tallies[kind], gold, fitting, others, text)
            _ground(tallies[kind], gold, names, lexicon, kind)
    return tallies


def _ground(tally: Tally, gold: list[tuple[int, int, str]], names: list[Name], lexicon: Lexicon, kind: str) -> None:
    """Count identifiers of the mentions found: those of the gold that the lexicon knows."""
    by_end = {one.span.end: one for one in names}
    for _, end, ids in gold:
        wanted = set()
        for id_ in re.split(r"[,;|]", ids):
            entity = lexicon.entity(f"NCBIGENE:{id_}" if kind.startswith("Gene") else f"MESH:{id_}")
            wanted |= {entity.id} if entity else set()
        name = by_end.get(end)
        if wanted and name is not None and kind != "OrganismTaxon":
            tally.grounded += 1
            tally.grounded_right += name.entity.id in wanted


def _speed(corpora: Path, lexicon: Lexicon) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(corpora.glob("*/train/*.txt"))]
    cut = [(text, split(text)) for text in texts]
    for turn in ("first", "second"):
        start = time.perf_counter()
        for text, sentences in cut:
            find_names(text, sentences, lexicon)
        print(f"{turn} pass: {len(cut) / (time.perf_counter() - start):.0f} abstracts a second")


if __name__ == "__main__":
    sys.exit(main())
