"""Charts as data: bars with numbers."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.model.relation import Relation, Sign

# What a bar stands for: a year, a journal, a relation with a sign, a least belief, or the key of an entity.
BarValue = int | float | str | tuple[Relation, Sign]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        label: What it is called.
        number: How much there is of it.
        value: What it stands for.
    """

    label: str
    number: int
    value: BarValue


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of one chart, in the order in which they are drawn.

    Attributes:
        bars: The bars.
        others: How many more there would be; only the longest are there.
        rest: The sum of these.
    """

    bars: tuple[Bar, ...] = ()
    others: int = 0
    rest: int = 0
