"""How wide words are in the bundled font, from its own table; how a label breaks, is shortened and sizes its node."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from explorer.bundle import resource
from explorer.model.entity import Entity, Kind

FONT_SIZE = 12.5
LINE = 1.22  # distance of baselines, in font sizes
ELLIPSIS = "…"
_UNKNOWN = 0.6  # em of a letter the font lacks
_WIDE = 1.0  # em of an East Asian one
_MAX_LINE = 160.0  # units of one line of a label
_MAX_ONE = 96.0  # a label up to this wide stays on one line
_MIN_WIDTH = 54.0
_MIN_HEIGHT = 28.0
_UNIT_WIDTH = 66.0  # at least, where a small box stands on it
SBGN = "sbgn:"
"""What the names of the forms of SBGN begin with; a kind follows."""
UNIT_HEIGHT = 11.0
UNIT_SIZE = 7.5
"""Of the letters in a small box."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The measures of the bundled font, in its own units; widths by code point."""

    units: int
    ascent: float
    descent: float
    cap: float
    regular: dict[int, int]
    bold: dict[int, int]


@cache
def _table() -> _Table:
    raw = json.loads(resource("fonts", "widths.json").read_bytes())
    cuts = [
        {first + step: width for first, widths in raw[cut] for step, width in enumerate(widths)}
        for cut in ("regular", "bold")
    ]
    units = raw["units"]
    return _Table(units, raw["ascent"] / units, raw["descent"] / units, raw["cap"] / units, cuts[0], cuts[1])


ASCENT = _table().ascent
DESCENT = _table().descent
CAP = _table().cap


@lru_cache(maxsize=50_000)
def text_width(text: str, size: float = FONT_SIZE, bold: bool = False) -> float:
    """Return the width of *text* in units at font *size*, without kerning (so a little wide rather than too narrow)."""
    table = _table()
    widths = table.bold if bold else table.regular
    total = 0.0
    for letter in text:
        width = widths.get(ord(letter))
        total += width / table.units if width is not None else _guess(letter)
    return total * size


def _guess(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


@lru_cache(maxsize=50_000)
def visible(text: str) -> str:
    """Return *text* on one line with what cannot be seen made visible: ``⟦U+202E⟧``; at most two marks on a letter.

    Control, format (bidi, zero width), surrogate and private letters would reorder or hide their neighbours.
    """
    parts: list[str] = []
    marks = 0
    for letter in text:
        category = unicodedata.category(letter)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if letter in "\t\n\r" or category in ("Zs", "Zl", "Zp"):
            parts.append(" ")
        elif category[0] == "C":
            parts.append(f"⟦U+{ord(letter):04X}⟧")
        elif marks <= 2:
            parts.append(letter)
    return " ".join("".join(parts).split())


def elide(text: str, width: float, size: float = FONT_SIZE, bold: bool = False) -> str:
    """Return *text*, shortened at its end with an ellipsis where it is wider than *width* units."""
    if text_width(text, size, bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + ELLIPSIS, size, bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


@lru_cache(maxsize=20_000)
def label_lines(name: str, size: float = FONT_SIZE) -> tuple[str, ...]:
    """Return the label of *name*: one line, or two of about equal width, each shortened where it must be."""
    text = visible(name) or "?"
    if text_width(text, size) <= _MAX_ONE:
        return (text,)
    breaks = [place + 1 for place, letter in enumerate(text[:-1]) if letter in " -/,;:–" and place]
    if not breaks:
        return (elide(text, _MAX_LINE, size),)
    pairs = [(text[:place].rstrip(), text[place:].lstrip()) for place in breaks]
    first, second = min(pairs, key=lambda pair: max(text_width(pair[0], size), text_width(pair[1], size)))
    return elide(first, _MAX_LINE, size), elide(second, _MAX_LINE, size)


@lru_cache(maxsize=20_000)
def label_size(name: str, size: float = FONT_SIZE) -> tuple[float, float]:
    """Return width and height in units of the label's block of lines, capital to baseline."""
    lines = label_lines(name, size)
    width = max(text_width(line, size) for line in lines)
    return width, size * (CAP + LINE * (len(lines) - 1))


def shortened(name: str) -> bool:
    """Whether the label does not show the whole of *name*."""
    return any(line.endswith(ELLIPSIS) for line in label_lines(name)) and not name.endswith(ELLIPSIS)


@dataclass(frozen=True, slots=True)
class Room:
    """How much larger the form of a kind is than the label in it, in units.

    Attributes:
        across: Left and right of the label, each.
        above: Above and below it, each.
        slope: Share of the height that is added to the width, for forms with slanting or round ends.
        swell: Factor on width and height of the label, for ellipses.
        unit: Height of the small box that stands on its upper border, half of it above; 0 where there is none.
    """

    across: float = 11.0
    above: float = 9.5
    slope: float = 0.0
    swell: float = 1.0
    unit: float = 0.0


ROOMS: dict[str, Room] = {
    Kind.GENE: Room(),
    Kind.FAMILY: Room(across=13.5, above=11.5),
    Kind.COMPLEX: Room(across=12.0),
    Kind.CHEMICAL: Room(across=8.0, above=6.0, swell=1.28),
    Kind.MIRNA: Room(across=16.0),
    Kind.PROCESS: Room(across=4.0, slope=0.62),
    Kind.PHENOTYPE: Room(across=7.0, above=11.5, slope=0.62),
    Kind.DISEASE: Room(above=13.0),
    Kind.CELL: Room(across=5.0, slope=0.5),
    Kind.CELL_LINE: Room(across=8.0, above=11.5, slope=0.5),
    Kind.TISSUE: Room(across=17.0),
    Kind.ORGANISM: Room(across=15.0),
    Kind.COMPONENT: Room(),
    Kind.CONDITION: Room(across=5.0, slope=0.55),
    Kind.PATHWAY: Room(across=8.0, slope=0.45),
    Kind.OTHER: Room(),
    **{f"{SBGN}{kind.value}": Room(unit=UNIT_HEIGHT) for kind in Kind},
    **{f"{SBGN}{kind.value}": Room(across=4.0, slope=0.62) for kind in (Kind.PROCESS, Kind.PHENOTYPE, Kind.DISEASE)},
    f"{SBGN}{Kind.PATHWAY.value}": Room(),
}
"""By the name of the form: see `explorer.diagram.glyphs.GLYPHS`."""


def node_size(entity: Entity, label: str = "", form: str = "") -> tuple[float, float]:
    """Return width and height in units of the node of *entity*, measured from its label and its form.

    *label* is written in it; empty for the entity's name. *form* is one of `ROOMS`; empty for that of its kind.
    """
    room = ROOMS[form or entity.kind]
    width, height = label_size(label or entity.name)
    # Half of a small box stands above the border, and a little of the rest keeps the label from it.
    high = max(height * room.swell + 2 * room.above, _MIN_HEIGHT) + room.unit * 0.75
    wide = max(width * room.swell + 2 * room.across + room.slope * high, _UNIT_WIDTH if room.unit else _MIN_WIDTH)
    return round(wide, 1), round(high, 1)
