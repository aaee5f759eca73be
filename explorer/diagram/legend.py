"""What the forms, lines and badges of a diagram mean: made from what is visible, and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from explorer.diagram.curves import Cubic, mixed
from explorer.diagram.document import Diagram
from explorer.diagram.edges import (
    CONTESTED,
    NEGATED,
    Drawn,
    badge,
    badge_shapes,
    badges,
    cross,
    line_name,
    look_of,
    stroke,
)
from explorer.diagram.extras import Area
from explorer.diagram.fitting import form_of
from explorer.diagram.glyphs import GLYPHS
from explorer.diagram.groups import GroupKind
from explorer.diagram.metrics import CAP, text_width
from explorer.diagram.nodes import form
from explorer.diagram.shapes import Rect, Shape, Words, moved
from explorer.diagram.style import LINES, KindLook, LineLook, Style
from explorer.diagram.styled import styled
from explorer.diagram.values_legend import values_legend
from explorer.model.edge import Edge
from explorer.model.entity import Kind
from explorer.model.relation import MODIFICATIONS, Relation

MARKS_OF = {"contested": CONTESTED, "negated": NEGATED}
_SAMPLE = 38.0  # width of the drawn part
_ROW = 25.0
_LARGE, _LARGE_ROW = 56.0, 32.0  # where forms have small boxes on them
_GAP = 8.0  # between the drawn part and the words
_BETWEEN = 22.0  # between columns
_TITLES: dict[Kind, str] = {
    Kind.GENE: "gene or protein",
    Kind.MIRNA: "microRNA",
    Kind.CELL: "cell type",
    Kind.CELL_LINE: "cell line",
    Kind.COMPONENT: "cell component",
    Kind.OTHER: "other entity",
}
_WIDTHS = ("1 paper", "2 to 4 papers", "5 or more papers")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the legend: draws its sample around a place, and says what it means."""

    words: str
    draw: Callable[[float, float], Sequence[Shape]]


def legend(diagram: Diagram, style: Style, width: float = 640.0) -> tuple[Shape, ...]:
    """Return the legend of what *diagram* shows, its left upper corner at the origin, at most *width* units wide.

    It has an entry for each visible kind, area, relation, badge and flag, for the widths where they differ, and the
    scale of numbers; an empty diagram has no legend. At least one column is made, however narrow *width* is.
    """
    style = styled(style, diagram.look)
    made = _kinds(diagram, style), _areas(diagram, style), _lines(diagram, style), _flags(diagram, style)
    groups = [group for group in made if group]
    if not groups:
        return ()
    shapes, down = _table(groups, style, width, large=style.family == "sbgn")
    if style.scale is None:
        return shapes
    return (*shapes, *moved(values_legend(style.scale, style), 0.0, down + _GAP))


def _table(
    groups: Sequence[Sequence[_Entry]], style: Style, width: float, *, large: bool
) -> tuple[tuple[Shape, ...], float]:
    """The entries in columns, each group from a new line on, and how far down they reach."""
    size = style.font_size * 0.88
    sample, high = (_LARGE, _LARGE_ROW) if large else (_SAMPLE, _ROW)
    widest = max(text_width(entry.words, size) for group in groups for entry in group)
    column = sample + _GAP + widest + _BETWEEN
    columns = max(1, int((width + _BETWEEN) // column))
    shapes: list[Shape] = []
    row = 0
    for group in groups:
        for place, entry in enumerate(group):
            x, y = (place % columns) * column, (row + place // columns + 0.5) * high
            shapes += entry.draw(x + sample / 2, y)
            words = Words(entry.words, x + sample + _GAP, y + size * CAP / 2, size, False, style.ink, "", "start")
            shapes.append(words)
        row += -(-len(group) // columns)
    return tuple(shapes), row * high


def _kinds(diagram: Diagram, style: Style) -> list[_Entry]:
    """An entry for each form with its colours; kinds that look the same share one."""
    there = {node.entity.kind for node in diagram.visible_nodes.values()}
    names: dict[tuple[str, KindLook], list[str]] = {}
    for kind in (one for one in Kind if one in there):
        look, glyph = style.kinds[kind], form_of(kind, diagram.look) or kind.value
        if style.scale is not None:
            look = KindLook(style.scale.without, style.muted, style.ink)
        # Small boxes of one form have different words in them.
        names.setdefault((glyph if GLYPHS[glyph].unit else _plain(glyph), look), []).append(_title(kind))
    return [_Entry(", ".join(said), partial(_form, glyph, look, style)) for (glyph, look), said in names.items()]


def _plain(glyph: str) -> str:
    """The first form that looks like *glyph*."""
    return next(name for name, one in GLYPHS.items() if one == GLYPHS[glyph])


def _title(kind: Kind) -> str:
    return _TITLES.get(kind, kind.value)


def _form(glyph: str, look: KindLook, style: Style, x: float, y: float) -> tuple[Shape, ...]:
    size = (_LARGE, 25.0) if GLYPHS[glyph].unit else (32.0, 17.0)
    return form(glyph, (x, y, *size), look, style.node_width)


def _areas(diagram: Diagram, style: Style) -> list[_Entry]:
    """Compartments and groups, where their frames are to be seen."""
    kinds = {extra.kind for extra in diagram.visible_extras.values() if isinstance(extra, Area)}
    return [_Entry(kind.value, partial(_frame, kind, style)) for kind in GroupKind if kind in kinds]


def _frame(kind: GroupKind, style: Style, x: float, y: float) -> tuple[Shape, ...]:
    return Area("", "", kind, Rect(x - 16.0, y - 9.0, 32.0, 18.0)).shapes(style)[:1]


def _lines(diagram: Diagram, style: Style) -> list[_Entry]:
    """An entry for each look of edges; relations that look the same share one."""
    found: dict[tuple[LineLook, str], dict[str, list[Edge]]] = {}
    edges = sorted(diagram.visible_edges.values(), key=lambda edge: LINES.index(line_name(edge)))
    for edge in edges:
        name = line_name(edge)
        alike = found.setdefault((look_of(edge, style), MARKS_OF.get(name, "")), {})
        alike.setdefault(name, []).append(edge)
    entries = []
    for (look, mark), alike in found.items():
        drawn = [edge for some in alike.values() for edge in some]
        line = Drawn(look, look.width or style.widths[0], look.dash, drawn[0].directed)
        words = ", ".join(dict.fromkeys(_meaning(name, some) for name, some in alike.items()))
        entries.append(_Entry(words, partial(_sample, line, mark or _only_badge(drawn), style)))
    shown = {entry.words for entry in entries}
    return entries + [entry for entry in _badges(edges, style) if entry.words not in shown]


def _sample(line: Drawn, mark: str, style: Style, x: float, y: float) -> tuple[Shape, ...]:
    """A short line with its heads, and the *mark* that stands on it."""
    start, end = (x - _SAMPLE / 2, y), (x + _SAMPLE / 2, y)
    whole: Cubic = (start, mixed(start, end, 1 / 3), mixed(start, end, 2 / 3), end)
    shapes, _ = stroke([whole], line, style)
    if mark == NEGATED:
        return (*shapes, cross((x, y), line.look.colour, style))
    return (*shapes, *badge_shapes(mark, (x - 4, y), line.look.colour, style)) if mark else shapes


def _meaning(name: str, edges: Sequence[Edge]) -> str:
    if name == "contested":
        return "contested: papers for up and for down"
    if name == "negated":
        return "reported not to be so"
    relations = [relation for relation in Relation if relation in {edge.relation for edge in edges}]
    if name == "modifies" and len(relations) > 1:
        return "modifies"
    return ", ".join(relation.label for relation in relations)


def _only_badge(edges: Sequence[Edge]) -> str:
    """The letters of a modification where all *edges* have the same, else empty."""
    found = {badge(edge.relation) for edge in edges}
    return found.pop() if len(found) == 1 else ""


def _badges(edges: Sequence[Edge], style: Style) -> list[_Entry]:
    """An entry for each modification whose letters are on the canvas."""
    said = {letters for edge in edges for letters in badges(edge)}
    colour = style.lines["modifies"].colour
    return [
        _Entry(relation.label, partial(_letters, badge(relation), colour, style))
        for relation in Relation
        if badge(relation) in said and relation in MODIFICATIONS
    ]


def _letters(letters: str, colour: str, style: Style, x: float, y: float) -> tuple[Shape, ...]:
    return badge_shapes(letters, (x, y), colour, style)


def _flags(diagram: Diagram, style: Style) -> list[_Entry]:
    """Doubt, and how many papers a width stands for where there is more than one width."""
    edges = [edge for edge in diagram.visible_edges.values() if not edge.only_negated]
    plain = LineLook(style.muted, "none")
    entries = []
    if any(edge.speculated and edge.directed for edge in edges):
        line = Drawn(plain, style.widths[0], style.speculated_dash)
        entries.append(_Entry("only speculated", partial(_sample, line, "", style)))
    there = sorted({style.widths.index(style.width(edge.papers)) for edge in edges})
    if len(there) > 1:
        for place in there:
            line = Drawn(plain, style.widths[place])
            entries.append(_Entry(_WIDTHS[place], partial(_sample, line, "", style)))
    return entries
