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
    stroke,
)
from explorer.diagram.metrics import CAP, text_width
from explorer.diagram.nodes import form
from explorer.diagram.shapes import Shape, Words
from explorer.diagram.style import LINES, LineLook, Style
from explorer.model.edge import Edge
from explorer.model.entity import Kind
from explorer.model.relation import MODIFICATIONS, Relation

MARKS_OF = {"contested": CONTESTED, "negated": NEGATED}
_SAMPLE = 38.0  # width of the drawn part
_ROW = 25.0
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

    It has an entry for each visible kind, relation, badge and flag, and for the widths where they differ; an empty
    diagram has no legend. At least one column is made, however narrow *width* is.
    """
    groups = [group for group in (_kinds(diagram, style), _lines(diagram, style), _flags(diagram, style)) if group]
    if not groups:
        return ()
    size = style.font_size * 0.88
    widest = max(text_width(entry.words, size) for group in groups for entry in group)
    column = _SAMPLE + _GAP + widest + _BETWEEN
    columns = max(1, int((width + _BETWEEN) // column))
    shapes: list[Shape] = []
    row = 0
    for group in groups:
        for place, entry in enumerate(group):
            x, y = (place % columns) * column, (row + place // columns + 0.5) * _ROW
            shapes += entry.draw(x + _SAMPLE / 2, y)
            words = Words(entry.words, x + _SAMPLE + _GAP, y + size * CAP / 2, size, False, style.ink, "", "start")
            shapes.append(words)
        row += -(-len(group) // columns)
    return tuple(shapes)


def _kinds(diagram: Diagram, style: Style) -> list[_Entry]:
    there = {node.entity.kind for node in diagram.visible_nodes.values()}
    return [_Entry(_TITLES.get(kind, kind.value), partial(_form, kind, style)) for kind in Kind if kind in there]


def _form(kind: Kind, style: Style, x: float, y: float) -> tuple[Shape, ...]:
    return form(kind, (x, y, 32.0, 17.0), style)


def _lines(diagram: Diagram, style: Style) -> list[_Entry]:
    edges = list(diagram.visible_edges.values())
    groups = {name: [edge for edge in edges if line_name(edge) == name] for name in LINES}
    entries = []
    for name, found in groups.items():
        if found:
            look = style.lines[name]
            line = Drawn(look, style.widths[0], look.dash, found[0].directed)
            mark = MARKS_OF.get(name) or _only_badge(found)
            entries.append(_Entry(_meaning(name, found), partial(_sample, line, mark, style)))
    shown = {_meaning(name, found) for name, found in groups.items()}
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
        return "contested: both are reported"
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
