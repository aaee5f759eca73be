"""Whether a sentence denies or only supposes what a pair of its names is said to do: asked after the pair itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from explorer.extraction.learned.events import Path
from explorer.extraction.learned.features import Rows, told_rows
from explorer.extraction.learned.pairs import DENIED as DENIED_PAIR
from explorer.extraction.learned.pairs import NONE, Fired
from explorer.extraction.learned.reach import Reach
from explorer.extraction.rules.finding import Finding
from explorer.model.relation import CAUSAL, MODIFICATIONS

STATED, DENIED, SUPPOSED = range(3)
MARK = "d"
# How likely any effect must be, denied or not, for the sentence to be asked about it.
WORTH = 0.05
_SHARES = (0.05, 0.1, 0.2, 0.4)


class Doubt(NamedTuple):
    """A pair that is asked about: its tokens, its best path, and the probability of each class of pairs."""

    one: int
    other: int
    path: Path | None
    shares: Sequence[float]


def strongest(paths: dict[int, Path]) -> Path | None:
    """Return the best of *paths*, by sign; None where there are none."""
    return max(paths.values(), key=lambda path: path.strength, default=None)


def told(reach: Reach, rules: Fired, doubt: Doubt) -> list[str]:
    """Return the features of a pair."""
    names = ["any", *reach.features(doubt.one, doubt.other, doubt.path)]
    found = [one for one in rules.pairs.get((doubt.one, doubt.other), ()) if _causes(one)]
    names.append(f"n{_said([one.negated for one in found])}")
    names.append(f"s{_said([one.speculated for one in found])}")
    share = doubt.shares[DENIED_PAIR] / max(1.0 - doubt.shares[NONE], 1e-6)
    return names + [f"d{step}" for step in _SHARES if share >= step]


def rows(names: Sequence[Sequence[str]]) -> Rows:
    """Return the features of all pairs."""
    return told_rows(MARK, [[(name,) for name in row] for row in names])


def _said(marks: list[bool]) -> int:
    """What rules say: nothing (0), no (1), yes (2)."""
    return (1 + any(marks)) if marks else 0


def _causes(finding: Finding) -> bool:
    return finding.relation in CAUSAL or finding.relation in MODIFICATIONS
