"""Which compartment a protein is drawn in, told from its symbol and its full name; the first rule that fits counts.

The rules are data (``resources/lexicon/place_rules.toml``). They run over all of HGNC when ``places.tsv`` beside them
is built, and over names without an identifier when a diagram is laid out. A place is where a pathway diagram shows the
protein doing its work, not every place it was seen.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from explorer.bundle import resource

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: Its name in ``places.tsv``.
        place: Where what it fits is drawn: ``outside``, ``membrane``, ``cytoplasm`` or ``nucleus``.
        why: Said to the person: ``a cytokine``.
        symbol: Fits the whole symbol, in capitals.
        name: Found in the full name.
        unless: Found in the full name, it speaks against `name` and `listed`.
        listed: Name of the list of genes that it takes its genes from, or empty.
    """

    id: str
    place: str
    why: str
    symbol: re.Pattern[str]
    name: re.Pattern[str]
    unless: re.Pattern[str]
    listed: str

    def fits(self, symbol: str, name: str, lists: frozenset[str] = frozenset()) -> bool:
        """Whether it fits a gene with this symbol and full name that stands on these *lists*."""
        if self.symbol.fullmatch(symbol.upper()):
            return True
        found = self.name.search(name) is not None or self.listed in lists
        return found and self.unless.search(name) is None


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by id, in the order in which they are tried."""
    raw = tomllib.loads(resource("lexicon", "place_rules.toml").read_text(encoding="utf-8"))
    return MappingProxyType({one["id"]: _rule(one) for one in raw["rule"]})


def rule_of(symbol: str, name: str, lists: frozenset[str] = frozenset()) -> Rule | None:
    """Return the first rule that fits a gene with this symbol and full name, on these lists; None for the default."""
    return next((rule for rule in rules().values() if rule.fits(symbol, name, lists)), None)


def _rule(raw: Mapping[str, Any]) -> Rule:
    return Rule(
        raw["id"],
        raw["place"],
        raw["why"],
        _any(raw.get("symbols", ())),
        _any(raw.get("names", ()), re.IGNORECASE),
        _any(raw.get("unless", ()), re.IGNORECASE),
        raw.get("list", ""),
    )


def _any(patterns: Sequence[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(patterns), flags) if patterns else _NEVER
