"""microRNAs: names of the genes of HGNC, families, and those of rodents that man has not; read into a `Collector`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from explorer.extraction.lexicon import Status
from explorer.extraction.lexicon_collector import Collector
from explorer.extraction.lexicon_wheel import Wheel

_WORDS = ("miR", "microRNA", "miRNA")
_ARMS = ("", "-5p", "-3p", "*")
_SYMBOL = re.compile(r"MIR(LET)?(\d+)([A-Z]*)(?:-?(\d))?(HG)?")
_MIRBASE = re.compile(r"(hsa|mmu|rno)-(let|mir)-(\d+)([a-z]*)(?:-\d+)?")


def mirna_names(symbol: str) -> Iterator[str]:
    """Yield ``miR-21``, ``microRNA-21`` ... for ``MIR21``, and ``let-7a`` for ``MIRLET7A1``."""
    match = _SYMBOL.fullmatch(symbol)
    if not match or match.group(5):
        return
    let, number, letter, copy = match.group(1), match.group(2), match.group(3).lower(), match.group(4)
    stem = f"{number}{letter}"
    for base in _bases(f"let-{stem}" if let else stem, let=bool(let)):
        if copy in (None, "1") or let:
            yield from (f"{base}{arm}" for arm in _ARMS)
        if copy:
            yield f"{base}-{copy}"


def _bases(stem: str, *, let: bool) -> list[str]:
    if let:
        return [stem, f"microRNA {stem}", f"miRNA {stem}"]
    return [f"{word}-{stem}" for word in (*_WORDS, "hsa-miR")]


def mirna_families(wheel: Wheel, to: Collector) -> None:
    """Families of microRNAs that differ by a letter (``miR-200``), by the id of Rfam where miRBase gives one."""
    rfam = _rfam(wheel)
    members: dict[str, int] = defaultdict(int)
    single = set()
    for row in wheel.hgnc:
        match = _SYMBOL.fullmatch(row["Approved symbol"]) if row["Locus type"] == "RNA, micro" else None
        if match:
            stem = ("let-" if match.group(1) else "miR-") + match.group(2)
            members[stem] += 1
            single |= {stem} if not match.group(3) else set()
    for stem, count in sorted(members.items()):
        if count > 1 and stem not in single:
            draft = to.entity(rfam.get(stem, f"text:mirna:{stem} family"), "mirna", f"{stem} family")
            let = stem.startswith("let-")
            for base in _bases(stem if let else stem.removeprefix("miR-"), let=let):
                to.name(draft, base, Status.NAME)
                to.name(draft, f"{base} family", Status.NAME)


def _rfam(wheel: Wheel) -> dict[str, str]:
    """Return the Rfam ids by the stem of the human members, where all of them have the same one."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in wheel.tsv("mirbase.tsv"):
        match = _MIRBASE.fullmatch(row[1])
        if match and row[2] == "RFAM":
            found[f"{'let' if match.group(2) == 'let' else 'miR'}-{match.group(3)}"].add(f"RFAM:{row[3]}")
    return {stem: min(ids) for stem, ids in found.items() if len(ids) == 1}


def rodent_mirnas(wheel: Wheel, to: Collector) -> None:
    """miRBase: microRNAs of mouse and rat whose name no human one has (``miR-290``), under miRBase's id."""
    human = {match.group(2, 3, 4) for match in _of_mirbase(wheel, "hsa")}
    seen: dict[tuple[str, ...], str] = {}
    for species in ("mmu", "rno"):
        for match in _of_mirbase(wheel, species):
            stem = match.group(2, 3, 4)
            if stem not in human and stem not in seen and match.group(2) == "mir":
                seen[stem] = match.string
                id_ = next(row[0] for row in wheel.tsv("mirbase.tsv") if row[1] == match.string)
                draft = to.entity(f"MIRBASE:{id_}", "mirna", f"{species}-miR-{stem[1]}{stem[2]}")
                for word in _WORDS:
                    to.name(draft, f"{word}-{stem[1]}{stem[2]}", Status.SYNONYM)
                    to.name(draft, f"{word}-{stem[1]}{stem[2]}-5p", Status.SYNONYM)
                    to.name(draft, f"{word}-{stem[1]}{stem[2]}-3p", Status.SYNONYM)


def _of_mirbase(wheel: Wheel, species: str) -> Iterator[re.Match[str]]:
    names = dict.fromkeys(row[1] for row in wheel.tsv("mirbase.tsv"))
    matches = (_MIRBASE.fullmatch(name) for name in names)
    return (match for match in matches if match and match.group(1) == species)
