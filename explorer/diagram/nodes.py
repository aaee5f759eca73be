"""How a node is drawn: its form, a second line or a small box where the form has one, and its label."""

from __future__ import annotations

from explorer.diagram.change import Node
from explorer.diagram.glyphs import GLYPHS, body, inner, outline
from explorer.diagram.metrics import CAP, LINE, UNIT_SIZE, label_lines
from explorer.diagram.sbgn import unit_box
from explorer.diagram.shapes import NODES, Outline, Shape, Words, shifted
from explorer.diagram.style import KindLook, Style
from explorer.diagram.styled import dressed

_HALO = 3.5
_DASH = (4.0, 2.5)
_PIN = 3.2
SURE_WIDTH = 2.4
"""Of the border of a node whose number has a small p value, in widths of other borders."""

Box = tuple[float, float, float, float]


def node_shapes(node: Node, style: Style, *, selected: bool = False, hovered: bool = False) -> tuple[Shape, ...]:
    """Return the shapes of *node*, the lowest first."""
    look, box = colours(node, style), (node.x, node.y, node.width, node.height)
    shapes: list[Shape] = []
    if selected or hovered:
        shapes.append(_halo(node, style, selected=selected))
    sure = style.scale is not None and style.scale.sure(node.key)
    shapes += form(node.glyph, box, look, style.node_width * (SURE_WIDTH if sure else 1.0), node.key)
    if node.pinned:
        shapes.append(_pin(node, look))
    return (*shapes, *_label(node, look, style))


def colours(node: Node, style: Style) -> KindLook:
    """Return the colours of *node*: those of its kind, its own, and of its number, the last that is there.

    A number wins over what was chosen, as the legend says what its colours mean.
    """
    look = dressed(style.kinds[node.entity.kind], node.look, style)
    scale = style.scale
    if scale is None:
        return look
    # The colours of borders would be taken for colours of the scale.
    stroke = style.ink if scale.sure(node.key) else style.muted
    return KindLook(scale.fill(node.key), stroke, scale.text(node.key, style.ink))


def form(glyph: str, box: Box, look: KindLook, width: float, item: str = "") -> tuple[Shape, ...]:
    """Return a form without a label; *box* is its centre, width and height, *width* that of its border."""
    told = GLYPHS[glyph]
    dash = _DASH if told.dashed else ()
    shapes: list[Shape] = [Outline(body(glyph, *box), look.fill, look.stroke, width, dash, item, NODES)]
    if told.double:
        shapes.append(Outline(inner(glyph, *box), None, look.stroke, width * 0.75, (), item, NODES))
    return (*shapes, *_unit(glyph, box, look, width, item))


def _unit(glyph: str, box: Box, look: KindLook, width: float, item: str) -> tuple[Shape, ...]:
    """The small box on the border, where the form has one."""
    unit = GLYPHS[glyph].unit
    if unit is None:
        return ()
    x, y, wide, high = unit_box(unit, box[2], box[3])
    x, y = x + box[0], y + box[1]
    words = Words(unit.word, x, y + UNIT_SIZE * CAP / 2, UNIT_SIZE, False, look.text, item, "middle", NODES)
    return Outline(
        shifted(unit.outline(wide, high), x, y), look.fill, look.stroke, width * 0.75, (), item, NODES
    ), words


def _halo(node: Node, style: Style, *, selected: bool) -> Outline:
    box = node.x, node.y, node.width + 2 * _HALO, node.height + 2 * _HALO
    colour, width, opacity = (style.selection, 3.0, 1.0) if selected else (style.hover, 3.0, 0.75)
    return Outline(outline(node.glyph, *box), None, colour, width, (), node.key, NODES, opacity)


def _pin(node: Node, look: KindLook) -> Outline:
    x, y, r = node.x + node.width / 2 - 2, node.y - node.height / 2 + 2, _PIN
    commands = (("M", x, y - r), ("L", x + r, y), ("L", x, y + r), ("L", x - r, y), ("Z",))
    return Outline(commands, look.stroke, look.fill, 1.0, (), node.key, NODES)


def _label(node: Node, look: KindLook, style: Style) -> list[Words]:
    lines = label_lines(node.name)
    size = style.font_size
    block = size * (CAP + LINE * (len(lines) - 1))
    top = node.y + GLYPHS[node.glyph].shift - block / 2 + size * CAP
    return [
        Words(line, node.x, top + place * size * LINE, size, False, look.text, node.key, "middle", NODES)
        for place, line in enumerate(lines)
    ]
