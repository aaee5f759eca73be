"""Genes of the mouse and the rat that HGNC calls the orthologue of one human gene, read into a `Collector`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping

from explorer.extraction.lexicon import Status
from explorer.extraction.lexicon_collector import Collector
from explorer.extraction.lexicon_wheel import Wheel, listed

# Vocabulary, its column in HGNC, its table of symbols in the wheel.
RODENTS = (
    ("MGI", "Mouse genome database ID(supplied by MGI)", "mgi_entries.tsv"),
    ("RGD", "Rat genome database ID(supplied by RGD)", "rgd_entries.tsv"),
)
# Shorter symbols of rodents are words or other genes' names too often (``T``, ``Hc``, ``Gh``).
_SHORTEST = 4


def orthologues(wheel: Wheel, to: Collector) -> None:
    """Each gene's orthologues, and their symbols where those are spelled differently (``Trp53``).

    Only pairs of one gene with one gene count: what has two orthologues is no name for either. Nor is a symbol that
    another human gene has: the rat's Cyp11b2 is no CYP11B2.
    """
    taken = {symbol.lower() for symbol in wheel.by_symbol}
    for space, column, table in RODENTS:
        symbols = {row[0]: row[1] for row in wheel.tsv(table)}
        pairs = [(row["HGNC ID"], listed(row[column])) for row in wheel.hgnc]
        owners = Counter(one for _, ids in pairs for one in ids)
        for human, ids in pairs:
            if len(ids) == 1 and owners[ids[0]] == 1:
                _add(to, human, f"{space}:{ids[0].removeprefix(f'{space}:')}", symbols, taken)


def _add(to: Collector, human: str, id_: str, symbols: Mapping[str, str], taken: Container[str]) -> None:
    draft = to.drafts.get(human)
    symbol = symbols.get(id_.partition(":")[2])
    if draft is None or symbol is None:
        return
    alike = symbol == rodent_symbol(draft.name)
    draft.orthologues.append(id_ if alike else f"{id_}={symbol}")
    if symbol.lower() not in taken and len(symbol) >= _SHORTEST and draft.kind == "gene":
        to.name(draft, symbol, Status.ORTHOLOGUE)


def rodent_symbol(symbol: str) -> str:
    """Return how the mouse's or rat's gene is written that has the symbol of the human one (``Il6``)."""
    return symbol[:1].upper() + symbol[1:].lower()
