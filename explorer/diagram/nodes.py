"""How a node is drawn: its form, a second line where the kind has one, and its label."""

from __future__ import annotations

from explorer.diagram.change import Node
from explorer.diagram.glyphs import GLYPHS, inner, outline
from explorer.diagram.metrics import CAP, LINE, label_lines
from explorer.diagram.shapes import NODES, Outline, Shape, Words
from explorer.diagram.style import KindLook, Style
from explorer.model.entity import Kind

_HALO = 3.5
_DASH = (4.0, 2.5)
_PIN = 3.2


def node_shapes(node: Node, style: Style, *, selected: bool = False, hovered: bool = False) -> tuple[Shape, ...]:
    """Return the shapes of *node*, the lowest first."""
    look = style.kinds[node.entity.kind]
    shapes: list[Shape] = []
    if selected or hovered:
        shapes.append(_halo(node, style, selected=selected))
    shapes += form(node.entity.kind, (node.x, node.y, node.width, node.height), style, node.key)
    if node.pinned:
        shapes.append(_pin(node, look))
    return (*shapes, *_label(node, look, style))


def form(kind: Kind, box: tuple[float, float, float, float], style: Style, item: str = "") -> tuple[Shape, ...]:
    """Return the form of a *kind* without a label; *box* is its centre, width and height."""
    glyph, look = GLYPHS[kind], style.kinds[kind]
    dash = _DASH if glyph.dashed else ()
    outer = Outline(outline(kind, *box), look.fill, look.stroke, style.node_width, dash, item, NODES)
    if not glyph.double:
        return (outer,)
    return outer, Outline(inner(kind, *box), None, look.stroke, style.node_width * 0.75, (), item, NODES)


def _halo(node: Node, style: Style, *, selected: bool) -> Outline:
    box = node.x, node.y, node.width + 2 * _HALO, node.height + 2 * _HALO
    colour, width, opacity = (style.selection, 3.0, 1.0) if selected else (style.hover, 3.0, 0.75)
    return Outline(outline(node.entity.kind, *box), None, colour, width, (), node.key, NODES, opacity)


def _pin(node: Node, look: KindLook) -> Outline:
    x, y, r = node.x + node.width / 2 - 2, node.y - node.height / 2 + 2, _PIN
    commands = (("M", x, y - r), ("L", x + r, y), ("L", x, y + r), ("L", x - r, y), ("Z",))
    return Outline(commands, look.stroke, look.fill, 1.0, (), node.key, NODES)


def _label(node: Node, look: KindLook, style: Style) -> list[Words]:
    lines = label_lines(node.name)
    size = style.font_size
    block = size * (CAP + LINE * (len(lines) - 1))
    top = node.y - block / 2 + size * CAP
    return [
        Words(line, node.x, top + place * size * LINE, size, False, look.text, node.key, "middle", NODES)
        for place, line in enumerate(lines)
    ]
