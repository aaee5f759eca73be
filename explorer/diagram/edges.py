"""How an edge is drawn: its line, heads and badges say relation, sign, doubt and support."""

from __future__ import annotations

from dataclasses import dataclass, replace

from explorer.diagram import curves, heads
from explorer.diagram.change import Node
from explorer.diagram.curves import Cubic
from explorer.diagram.heads import Brush
from explorer.diagram.looks import EdgeLook
from explorer.diagram.metrics import CAP, text_width
from explorer.diagram.routes import PLAIN, Lane, route
from explorer.diagram.shapes import EDGES, MARKS, Command, Outline, Point, Shape, Words
from explorer.diagram.style import LineLook, Style
from explorer.diagram.styled import dressed_line
from explorer.model.edge import Edge
from explorer.model.relation import AMOUNT, MODIFICATIONS, Relation, Sign

BADGES: dict[str, str] = {
    "phosphorylates": "P",
    "acetylates": "Ac",
    "methylates": "Me",
    "ubiquitinates": "Ub",
    "hydroxylates": "OH",
    "glycosylates": "Gly",
    "sumoylates": "SU",
    "farnesylates": "Far",
    "palmitoylates": "Pal",
    "myristoylates": "Myr",
    "ribosylates": "Rib",
    "geranylgeranylates": "GG",
    "cleaves": "✂",
}
CONTESTED = "↑↓"
"""What the badge of a contested edge counts, as the legend shows it: papers that say up, and that say down."""
NEGATED = "×"
_HALO = 6.0
_BETWEEN = 1.5  # badges of one edge
_MOST = 999  # papers that a badge tells apart


def line_name(edge: Edge) -> str:
    """Return which of `explorer.diagram.style.LINES` the edge is drawn as."""
    if edge.only_negated:
        return "negated"
    return "contested" if edge.contested else relation_line(edge.relation, edge.sign)


def relation_line(relation: Relation, sign: Sign) -> str:
    """Return which of `explorer.diagram.style.LINES` a relation of that sign is drawn as."""
    if relation in MODIFICATIONS:
        return "modifies"
    if relation is Relation.BINDS:
        return "binds"
    if not relation.directed:
        return "correlates"
    if relation in AMOUNT:
        return {Sign.POSITIVE: "increases_amount", Sign.NEGATIVE: "decreases_amount"}.get(sign, "regulates_amount")
    if relation in (Relation.ACTIVATES, Relation.INHIBITS, Relation.REGULATES):
        return {Sign.POSITIVE: "activates", Sign.NEGATIVE: "inhibits"}.get(sign, "regulates")
    return "moves"


def badge(relation: Relation) -> str:
    """Return the letters of a modification's badge (``P``, ``−P``), or empty."""
    name = relation.value
    if name.startswith("de") and name[2:] in BADGES:
        return "−" + BADGES[name[2:]]
    return BADGES.get(name, "")


def contested_badge(edge: Edge) -> str:
    """Return how many papers say up and how many down: ``5↑ 2↓``."""
    up, down = (edge.papers_for(sign) for sign in (Sign.POSITIVE, Sign.NEGATIVE))
    return f"{_few(up)}↑ {_few(down)}↓"


def _few(number: int) -> str:
    """A number that a badge has room for."""
    return str(number) if number <= _MOST else f"{_MOST}+"


def badge_width(letters: str, size: float) -> float:
    """Return how wide a badge with *letters* of *size* is, in diagram units."""
    r = size * 0.78
    return 2 * (max(0.0, text_width(letters, size, bold=True) / 2 - r * 0.5) + r)


def badges(edge: Edge) -> tuple[str, ...]:
    """Return what the badges of an edge say, at most two."""
    if edge.only_negated:
        return ()
    found = [contested_badge(edge)] if edge.contested else []
    found += [letters for one in edge.statements if one.sentences and (letters := badge(one.statement.relation))]
    if not edge.directed and not edge.contested and edge.sign is not Sign.NONE:
        found.append({Sign.POSITIVE: "+", Sign.NEGATIVE: "−"}[edge.sign])
    return tuple(dict.fromkeys(found))[:2]


def marked(edge: Edge) -> bool:
    """Return whether something is drawn on the middle of an edge: a badge, or the cross of what is only denied."""
    return edge.only_negated or bool(badges(edge))


def edge_shapes(
    edge: Edge,
    source: Node,
    target: Node,
    style: Style,
    *,
    lane: Lane = PLAIN,
    own: EdgeLook | None = None,
    selected: bool = False,
    hovered: bool = False,
) -> tuple[Shape, ...]:
    """Return the shapes of *edge* from the border of *source* to that of *target*; none where they cover each other.

    *own* is its own look.
    """
    line = route(source, target, lane)
    return line_shapes(edge, line, style, own=own, selected=selected, hovered=hovered) if line else ()


def line_shapes(
    edge: Edge,
    line: list[Cubic],
    style: Style,
    *,
    own: EdgeLook | None = None,
    selected: bool = False,
    hovered: bool = False,
) -> tuple[Shape, ...]:
    """Return the shapes of *edge* along a given *line* from border to border."""
    look = look_of(edge, style, own)
    width = width_of(edge, look, style)
    dashed = dash(edge, look, style) if own is None or own.dash is None else own.dash
    shapes, shaft = stroke(line, Drawn(look, width, dashed, edge.directed, edge.key), style)
    if selected or hovered:
        colour, opacity = (style.selection, 0.4) if selected else (style.hover, 0.45)
        halo = Outline(curves.commands(shaft), None, colour, width + _HALO, (), edge.key, EDGES, opacity)
        shapes = (halo, *shapes)
    return (*shapes, *_marks(edge, curves.middle(shaft), look, style))


def look_of(edge: Edge, style: Style, own: EdgeLook | None = None) -> LineLook:
    """Return what *edge* is drawn with: as its line, with its *own* look, faded where the style says so."""
    name = line_name(edge)
    if style.by_sign and name in ("modifies", "moves"):
        name = {Sign.POSITIVE: "activates", Sign.NEGATIVE: "inhibits"}.get(edge.sign, name)
    look = dressed_line(style.lines[name], own, style)
    return replace(look, colour=style.faded(look.colour)) if style.fades(edge) else look


def width_of(edge: Edge, look: LineLook, style: Style) -> float:
    """Return the width of its line: that of its look, else by its papers; what is only denied is thin."""
    return look.width or (style.widths[0] if edge.only_negated else style.width(edge.papers))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a line is drawn with: its look, width and dash, whether it has a head at one end only, the edge's key."""

    look: LineLook
    width: float
    dash: tuple[float, ...] = ()
    directed: bool = True
    item: str = ""


def stroke(line: list[Cubic], drawn: Drawn, style: Style) -> tuple[tuple[Shape, ...], list[Cubic]]:
    """Return the shapes of a line and its heads, and the part of the line that is not under a head."""
    head = drawn.look.head
    brush = Brush(drawn.look.colour, style.ground, drawn.width, style.head * (0.75 + 0.22 * drawn.width), drawn.item)
    taken = heads.reach(head, brush.length)
    shaft = curves.shortened(line, taken)
    if not drawn.directed:
        shaft = curves.backwards(curves.shortened(curves.backwards(shaft), taken))
    path = Outline(curves.commands(shaft), None, drawn.look.colour, drawn.width, drawn.dash, drawn.item, EDGES)
    ends = heads.drawn(head, line[-1][3], curves.shortened(line, brush.length)[-1][3], brush)
    if not drawn.directed:
        ends += heads.drawn(head, line[0][0], curves.shortened(curves.backwards(line), brush.length)[-1][3], brush)
    return (path, *ends), shaft


def dash(edge: Edge, look: LineLook, style: Style) -> tuple[float, ...]:
    """Return the dash of the edge's line: that of its relation, else dashed where it is only speculated."""
    return look.dash or (style.speculated_dash if edge.speculated else ())


def edge_path(source: Node, target: Node, lane: Lane = PLAIN) -> tuple[Point, ...]:
    """Return the line of an edge as points from border to border, for hit tests; empty where the nodes cover it."""
    return tuple(curves.points(route(source, target, lane)))


def _marks(edge: Edge, place: Point, look: LineLook, style: Style) -> list[Shape]:
    if edge.only_negated:
        return [cross(place, look.colour, style, edge.key)]
    shapes: list[Shape] = []
    said, ink = badges(edge), style.faded(style.ink) if style.fades(edge) else style.ink
    widths = [badge_width(letters, style.badge_size) for letters in said]
    x = place[0] - (sum(widths) + _BETWEEN * (len(widths) - 1)) / 2
    for letters, width in zip(said, widths, strict=True):
        shapes += badge_shapes(letters, (x + width / 2, place[1]), look.colour, style, edge.key, ink)
        x += width + _BETWEEN
    return shapes


def cross(place: Point, colour: str, style: Style, item: str = "") -> Outline:
    """Return the mark on a line that is reported not to be so."""
    (x, y), r = place, style.badge_size * 0.62
    commands: tuple[Command, ...] = (("M", x - r, y - r), ("L", x + r, y + r), ("M", x - r, y + r), ("L", x + r, y - r))
    return Outline(commands, None, colour, 2.2, (), item, MARKS)


def badge_shapes(
    letters: str, place: Point, colour: str, style: Style, item: str = "", ink: str = ""
) -> tuple[Shape, ...]:
    """Return a small pill with *letters* in it, in the *ink* of the style if no other is given; centred at *place*."""
    size = style.badge_size
    x, y = place
    r = size * 0.78
    a = max(0.0, text_width(letters, size, bold=True) / 2 - r * 0.5)
    k = r * 0.5523
    commands: tuple[Command, ...] = (
        ("M", x - a, y - r),
        ("L", x + a, y - r),
        ("C", x + a + k, y - r, x + a + r, y - k, x + a + r, y),
        ("C", x + a + r, y + k, x + a + k, y + r, x + a, y + r),
        ("L", x - a, y + r),
        ("C", x - a - k, y + r, x - a - r, y + k, x - a - r, y),
        ("C", x - a - r, y - k, x - a - k, y - r, x - a, y - r),
        ("Z",),
    )
    pill = Outline(commands, style.ground, colour, 1.1, (), item, MARKS)
    words = Words(letters, x, y + size * CAP / 2, size, True, ink or style.ink, item, "middle", MARKS)
    return pill, words
