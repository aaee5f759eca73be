"""How a diagram looks: colours, lines and heads, from ``resources/styles``; checked when loaded."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from explorer.bundle import resource
from explorer.diagram.colours import between, grey
from explorer.diagram.errors import DiagramError
from explorer.diagram.scale import Scale
from explorer.model.edge import Edge
from explorer.model.entity import Kind

HEADS = (
    "arrow",
    "bar",
    "diamond",
    "open_arrow",
    "hollow_bar",
    "two_diamonds",
    "vee",
    "circle",
    "both",
    "necessary",
    "none",
)
LINES = (
    "activates",
    "inhibits",
    "regulates",
    "increases_amount",
    "decreases_amount",
    "regulates_amount",
    "modifies",
    "moves",
    "binds",
    "correlates",
    "contested",
    "negated",
)
"""What an edge can be drawn as; `explorer.diagram.edges.line_name` chooses."""
_FADED = 0.82
OTHERS = "*"
"""In a style's file: the look of the kinds or lines that are not named."""


@dataclass(frozen=True, slots=True)
class KindLook:
    """Colours of the nodes of a kind: ``#RRGGBB`` for ground, border and label."""

    fill: str
    stroke: str
    text: str


@dataclass(frozen=True, slots=True)
class LineLook:
    """An edge.

    Attributes:
        colour: Of line and head.
        head: One of `HEADS`.
        dash: In units; empty for a full line.
        width: Of the line in units; None lets the number of papers say it.
    """

    colour: str
    head: str
    dash: tuple[float, ...] = ()
    width: float | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Style:
    """All that a picture needs to know of looks; lengths in diagram units.

    Attributes:
        name: Its ground: ``light``, ``dark`` or ``figure``.
        family: One of `BUILT_IN`.
        ground: Colour of the ground.
        ink: Colour of plain words.
        muted: Colour of what should not stand out.
        selection: Colour around what is selected.
        hover: Colour around what the pointer is on.
        subject: Mark of a subject in a sentence, in step with the diagram.
        trigger: Mark of a trigger.
        object: Mark of an object.
        font_size: Size of labels.
        badge_size: Size of the letters in badges.
        node_width: Width of the border of a node.
        head: Length of a head on the thinnest line.
        widths: Widths of edges with 1, 2 to 4, and 5 or more papers.
        speculated_dash: Dash of edges that are only speculated.
        kinds: The look of each kind.
        lines: The look of each of `LINES`.
        frame_width: Width of the frames of compartments.
        by_sign: Whether modifications and movements with a sign are drawn as activation and inhibition.
        scale: How numbers on nodes are shown, or None where there are none.
        solid: Numbers of the statements whose edges do not fade; None where none fades.
    """

    name: str
    family: str
    ground: str
    ink: str
    muted: str
    selection: str
    hover: str
    subject: str
    trigger: str
    object: str
    font_size: float
    badge_size: float
    node_width: float
    head: float
    widths: tuple[float, float, float]
    speculated_dash: tuple[float, ...]
    kinds: Mapping[Kind, KindLook]
    lines: Mapping[str, LineLook]
    frame_width: float = 1.0
    by_sign: bool = False
    scale: Scale | None = None
    solid: frozenset[int] | None = None

    def fades(self, edge: Edge) -> bool:
        """Whether *edge* is drawn faded: nothing that is said of it stays solid."""
        return self.solid is not None and not any(one.id in self.solid for one in edge.statements if one.sentences)

    def faded(self, colour: str) -> str:
        """Return *colour* nearly lost in the ground."""
        return _faded(colour, self.ground)

    def width(self, papers: int) -> float:
        """Return the width of an edge that stands on so many papers."""
        return self.widths[0 if papers < 2 else 1 if papers < 5 else 2]

    def shown(self, colour: str) -> str:
        """Return how a colour that a person chose is shown: as a grey where the style has no colours."""
        return grey(colour) if self.family == "grey" else colour


@cache
def _faded(colour: str, ground: str) -> str:
    return between(colour, ground, _FADED)


def load(path: Path) -> Style:
    """Return the style in the JSON file *path*; raises `DiagramError` with what is wrong in it."""
    try:
        raw = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise DiagramError(f"The style {path.name} cannot be read as JSON; restore the file.") from error
    return from_dict(raw, path.name)


def from_dict(raw: object, where: str = "given") -> Style:
    """Return the style told by *raw* (see the files in ``resources/styles``); *where* names it in errors."""
    check = _Check(where)
    top = check.table(raw, "the style")
    kinds = check.table(top.get("kinds"), "kinds")
    lines = check.table(top.get("lines"), "lines")
    return Style(
        name=str(top.get("name", where)),
        family=str(top.get("family", "standard")),
        ground=check.colour(top.get("ground"), "ground"),
        ink=check.colour(top.get("ink"), "ink"),
        muted=check.colour(top.get("muted"), "muted"),
        selection=check.colour(top.get("selection"), "selection"),
        hover=check.colour(top.get("hover"), "hover"),
        subject=check.colour(top.get("subject"), "subject"),
        trigger=check.colour(top.get("trigger"), "trigger"),
        object=check.colour(top.get("object"), "object"),
        font_size=check.length(top.get("font_size"), "font_size"),
        badge_size=check.length(top.get("badge_size"), "badge_size"),
        node_width=check.length(top.get("node_width"), "node_width"),
        head=check.length(top.get("head"), "head"),
        widths=check.widths(top.get("widths")),
        speculated_dash=check.dash(top.get("speculated_dash"), "speculated_dash"),
        kinds=MappingProxyType(
            {kind: check.kind(kinds.get(kind.value, kinds.get(OTHERS)), f"kinds.{kind.value}") for kind in Kind}
        ),
        lines=MappingProxyType(
            {line: check.line(lines.get(line, lines.get(OTHERS)), f"lines.{line}") for line in LINES}
        ),
        frame_width=check.length(top.get("frame_width", 1.0), "frame_width"),
        by_sign=top.get("by_sign", False) is True,
    )


@dataclass(frozen=True, slots=True)
class _Check:
    """Reads values and raises a sentence that names the place."""

    where: str

    def wrong(self, key: str, value: object, expected: str) -> DiagramError:
        """Return the error that says what stands at *key* and what is *expected* there."""
        return DiagramError(f"In the style {self.where}, {key} is {value!r:.60} but must be {expected}.")

    def table(self, value: object, key: str) -> dict[str, Any]:
        """Return *value* if it is an object of names and values."""
        if not isinstance(value, dict):
            raise self.wrong(key, value, "an object with names and values")
        return value

    def colour(self, value: object, key: str) -> str:
        """Return *value* in capitals if it is a colour of six hexadecimal digits."""
        if not isinstance(value, str) or not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
            raise self.wrong(key, value, "a colour such as #0072B2")
        return value.upper()

    def length(self, value: object, key: str) -> float:
        """Return *value* if it is a number above 0 and up to 100."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 100:
            raise self.wrong(key, value, "a number above 0 and up to 100")
        return float(value)

    def dash(self, value: object, key: str) -> tuple[float, ...]:
        """Return the lengths of dashes and gaps, in turn."""
        if not isinstance(value, list) or len(value) % 2:
            raise self.wrong(key, value, "a list of pairs of dash and gap")
        return tuple(self.length(one, key) for one in value)

    def widths(self, value: object) -> tuple[float, float, float]:
        """Return the widths of lines that few, some and many papers stand behind; they do not fall."""
        if not isinstance(value, list) or len(value) != 3:
            raise self.wrong("widths", value, "three numbers: for 1, 2 to 4, and 5 or more papers")
        thin, middle, thick = (self.length(one, "widths") for one in value)
        if not (math.isfinite(thick) and thin <= middle <= thick):
            raise self.wrong("widths", value, "three numbers that do not fall")
        return thin, middle, thick

    def kind(self, value: object, key: str) -> KindLook:
        """Return what nodes of a kind look like."""
        raw = self.table(value, key)
        fill, stroke, text = (self.colour(raw.get(part), f"{key}.{part}") for part in ("fill", "stroke", "text"))
        return KindLook(fill, stroke, text)

    def line(self, value: object, key: str) -> LineLook:
        """Return what lines of a kind look like."""
        raw = self.table(value, key)
        if raw.get("head") not in HEADS:
            raise self.wrong(f"{key}.head", raw.get("head"), f"one of {', '.join(HEADS)}")
        return LineLook(
            self.colour(raw.get("colour"), f"{key}.colour"), raw["head"], self.dash(raw.get("dash", []), f"{key}.dash")
        )


def _family(name: str) -> dict[tuple[str, str], Style]:
    begin = "" if name == "standard" else f"{name}-"
    return {(name, ground): load(resource("styles", f"{begin}{ground}.json")) for ground in GROUNDS}


GROUNDS = ("light", "dark", "figure")
BUILT_IN = ("standard", "sbgn", "grey")
"""What a diagram can look like; each is there for each of `GROUNDS`."""
FAMILIES: Mapping[tuple[str, str], Style] = MappingProxyType(
    {key: style for name in BUILT_IN for key, style in _family(name).items()}
)
"""By family and ground."""
LIGHT, DARK, FIGURE = (FAMILIES["standard", ground] for ground in GROUNDS)
STYLES: Mapping[str, Style] = MappingProxyType({style.name: style for style in (LIGHT, DARK, FIGURE)})
