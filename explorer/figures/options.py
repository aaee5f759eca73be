"""What a person chooses for a figure, and the usual sizes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from explorer.diagram.style import BUILT_IN
from explorer.errors import FigureError

LOW_MM, HIGH_MM = 20.0, 2000.0
LOW_DPI, HIGH_DPI = 36, 2400


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """How a figure is made.

    Attributes:
        width_mm: Width of the figure.
        dpi: Dots per inch of a PNG; SVG and PDF have no dots.
        legend: Explain the forms, lines and heads that are there.
        references: Number the papers and list them under the picture where there is room.
        title: Printed above the picture, or empty.
        height_mm: Height of a page that is fixed (a slide); None lets the content decide.
        style: One of `explorer.diagram.style.BUILT_IN`; empty for that of the diagram.
        remarked: Keys of the nodes and edges that have the mark of a note.

    Raises:
        FigureError: A number is out of its range, or there is no such style.
    """

    width_mm: float = 183.0
    dpi: int = 600
    legend: bool = True
    references: bool = True
    title: str = ""
    height_mm: float | None = None
    style: str = ""
    remarked: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for name, value in (("width", self.width_mm), ("height", self.height_mm)):
            if value is not None and not (math.isfinite(value) and LOW_MM <= value <= HIGH_MM):
                raise FigureError(
                    f"A figure cannot be {value:g} mm in {name}; choose from {LOW_MM:g} to {HIGH_MM:g} mm."
                )
        if not LOW_DPI <= self.dpi <= HIGH_DPI:
            raise FigureError(f"A figure cannot have {self.dpi} dpi; choose from {LOW_DPI} to {HIGH_DPI}.")
        if self.style and self.style not in BUILT_IN:
            raise FigureError(f"There is no style {self.style!r}; choose one of {', '.join(BUILT_IN)}.")


#: Width and height in mm: one and two columns of most journals, and a slide of 16 to 9.
PRESETS: Mapping[str, tuple[float, float | None]] = MappingProxyType(
    {"89 mm": (89.0, None), "183 mm": (183.0, None), "slide": (254.0, 142.9)}
)


def preset(
    name: str, *, dpi: int = 600, legend: bool = True, references: bool = True, title: str = "", style: str = ""
) -> FigureOptions:
    """Return the options of a usual size: ``89 mm``, ``183 mm`` or ``slide``.

    Raises:
        FigureError: There is no such preset.
    """
    if name not in PRESETS:
        raise FigureError(f"There is no figure size {name!r}; choose one of {', '.join(PRESETS)}.")
    width_mm, height_mm = PRESETS[name]
    return FigureOptions(width_mm, dpi, legend, references, title, height_mm, style)
