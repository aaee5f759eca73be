"""The style that a diagram is drawn with: a built-in one for the ground, with the diagram's own looks."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from types import MappingProxyType

from explorer.diagram.colours import READABLE, contrast, readable
from explorer.diagram.looks import EdgeLook, Look, NodeLook
from explorer.diagram.scale import Scale
from explorer.diagram.style import FAMILIES, KindLook, LineLook, Style

_KEPT = 24
_Key = tuple[int, int]
_MADE: OrderedDict[_Key, tuple[Style, Look, Style]] = OrderedDict()


def styled(base: Style, look: Look) -> Style:
    """Return the style of a diagram with that *look* on the ground of *base*; the same object for the same two."""
    key = id(base), id(look)
    found = _MADE.get(key)
    # The two are kept with what was made of them, so that another one cannot have come by their number.
    if found is None:
        found = _MADE[key] = base, look, _made(base, look)
        while len(_MADE) > _KEPT:
            _MADE.popitem(last=False)
    return found[2]


def _made(base: Style, look: Look) -> Style:
    style = base if look.style == base.family else FAMILIES[look.style, base.name]
    if look.lens is not None:
        style = replace(style, solid=look.lens.statements)
    if not (look.kinds or look.lines or look.values):
        return style
    scale = None if look.values is None else Scale.of(look.values, style.family, style.name, style.ground)
    return replace(
        style,
        kinds=MappingProxyType({kind: dressed(one, look.kinds.get(kind), style) for kind, one in style.kinds.items()}),
        lines=MappingProxyType(
            {name: dressed_line(one, look.lines.get(name), style) for name, one in style.lines.items()}
        ),
        scale=scale,
    )


def dressed(look: KindLook, own: NodeLook | None, style: Style) -> KindLook:
    """Return the colours of nodes with what a person chose for them.

    A label that could no longer be read on a chosen ground becomes black or white, unless its colour was chosen too.
    """
    if not own:
        return look
    fill = style.shown(own.fill or look.fill)
    text = look.text if contrast(fill, look.text) >= READABLE else readable(fill)
    return KindLook(fill, style.shown(own.stroke or look.stroke), style.shown(own.text or text))


def dressed_line(look: LineLook, own: EdgeLook | None, style: Style) -> LineLook:
    """Return the look of edges with what a person chose for them."""
    if not own:
        return look
    dash = look.dash if own.dash is None else own.dash
    return LineLook(style.shown(own.colour or look.colour), own.head or look.head, dash, own.width or look.width)
