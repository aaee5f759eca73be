"""Numbers as the colours of nodes: a scale with a neutral middle that people with any kind of colour vision can read.

The ends are blue and orange, which protanopes, deuteranopes and tritanopes tell apart (Okabe and Ito 2008), as light or
as dark as each other, and mixed in CIE L*a*b* so that equal steps look equal. Without colours, from light to dark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from explorer.diagram.colours import between, readable
from explorer.diagram.looks import Values

SURE = 0.05
"""A p value below this is marked."""
COLOURS: Mapping[tuple[str, str], tuple[str, str, str]] = MappingProxyType(
    {
        ("standard", "light"): ("#2F78B7", "#E2E2DE", "#D97B1A"),
        ("standard", "figure"): ("#2F78B7", "#E2E2DE", "#D97B1A"),
        ("standard", "dark"): ("#4FA3E3", "#41474F", "#E8902E"),
        ("grey", "light"): ("#E2E2E2", "#A8A8A8", "#646464"),
        ("grey", "figure"): ("#E2E2E2", "#A8A8A8", "#646464"),
        ("grey", "dark"): ("#404040", "#7E7E7E", "#DCDCDC"),
    }
)
"""Low, middle and high by style and ground, none of them the ground; SBGN has the ones of the standard style."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers with the colours that show them.

    Attributes:
        values: The numbers and the ends of the scale.
        low: Colour of the lower end.
        middle: Colour of the middle.
        high: Colour of the upper end.
        without: Ground of nodes that have no number.
    """

    values: Values
    low: str
    middle: str
    high: str
    without: str

    @classmethod
    def of(cls, values: Values, family: str, ground: str, without: str) -> Scale:
        """Return the scale of a style, by its family and the name of its ground."""
        return cls(values, *COLOURS["grey" if family == "grey" else "standard", ground], without)

    def colour(self, value: float) -> str:
        """Return the colour of *value*."""
        return self.at(self.values.part(value))

    def at(self, part: float) -> str:
        """Return the colour at a place of the scale: -1 at its lower end, 0 in the middle, 1 at its upper end."""
        return between(self.middle, self.high if part > 0 else self.low, abs(part))

    def fill(self, key: str) -> str:
        """Return the ground of the node of the entity *key*."""
        found = self.values.numbers.get(key)
        return self.without if found is None else self.colour(found[0])

    def text(self, key: str, otherwise: str) -> str:
        """Return the colour of its label: black or white on a number's colour, else *otherwise*."""
        return readable(self.fill(key)) if key in self.values.numbers else otherwise

    def sure(self, key: str) -> bool:
        """Whether the number of the entity *key* has a p value below `SURE`."""
        found = self.values.numbers.get(key)
        return found is not None and found[1] is not None and found[1] < SURE

    @property
    def has_sure(self) -> bool:
        """Whether any number has a p value below `SURE`."""
        return any(self.sure(key) for key in self.values.numbers)
