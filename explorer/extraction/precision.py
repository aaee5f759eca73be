"""How often what each rule found is right, as training measured it on annotated abstracts it had not learned from.

The numbers stand in ``resources/extraction/rules.tsv``, which training writes beside the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from explorer.bundle import resource
from explorer.errors import ExplorerError

_COLUMNS = "rule", "uses", "judged", "right"
# A rule that was judged rarely is drawn towards what rules are worth, as if it had been judged so often more.
_USUAL, _WEIGHT = 0.6, 5


class Record(NamedTuple):
    """What became of the findings of one rule.

    Attributes:
        rule: Its name.
        uses: How many there are.
        judged: How many of them annotated abstracts can judge: effects, neither denied nor implied.
        right: How many of those they tell too.
    """

    rule: str
    uses: int
    judged: int
    right: int

    @property
    def precision(self) -> float:
        """How often a finding is right, 0..1, with few judged ones drawn towards what rules are worth."""
        return (self.right + _USUAL * _WEIGHT) / (self.judged + _WEIGHT)


def encode(records: Iterable[Record]) -> bytes:
    """Return the table, by name of the rule."""
    rows = [_COLUMNS, *(tuple(map(str, one)) for one in sorted(records))]
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def load(path: Path) -> Mapping[str, Record]:
    """Return the records in the table *path* by name of the rule.

    Raises:
        ExplorerError: It cannot be read.
    """
    try:
        head, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        if tuple(head) != _COLUMNS:
            raise ValueError("other columns")
        return {rule: Record(rule, *map(int, numbers)) for rule, *numbers in rows}
    except (OSError, ValueError, TypeError) as error:
        raise ExplorerError(f"The table {path.name} cannot be read ({error}); install the program again.") from error


@cache
def measured() -> Mapping[str, Record]:
    """Return the records that are bundled, by name of the rule; raises like `load`."""
    return load(resource("extraction", "rules.tsv"))
