"""A sheet as SVG: vector paths with ids, classes and titles; letters as outlines; no script, link or image."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from lxml import etree
from PySide6.QtGui import QPainterPath

from explorer.diagram.metrics import visible
from explorer.diagram.shapes import Outline, Shape, Words
from explorer.figures.painter import EM, em_font, load_fonts, text_start
from explorer.figures.sheet import Sheet

NAMESPACE = "http://www.w3.org/2000/svg"
#: Outlines of letters are whole numbers: thousandths of an em.
_LETTER_UNITS = 1000


def svg(sheet: Sheet) -> bytes:
    """Return *sheet* as an SVG file of its size in millimetres."""
    root = etree.fromstring(f"<svg xmlns='{NAMESPACE}'/>")
    attributes = {
        "version": "1.1",
        "width": f"{number(sheet.width_mm)}mm",
        "height": f"{number(sheet.height_mm)}mm",
        "viewBox": f"0 0 {number(sheet.width)} {number(sheet.height)}",
        "role": "img",
        "aria-labelledby": "figure-title figure-description",
    }
    for key, value in attributes.items():
        root.set(key, value)
    _add(root, "title", id="figure-title").text = visible(sheet.title)
    _add(root, "desc", id="figure-description").text = visible(sheet.description)
    ids: set[str] = {"figure-title", "figure-description"}
    for part in sheet.parts:
        group = _add(root, "g", id=_id(part.name, ids))
        _draw_items(group, part.shapes, sheet, ids)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _draw_items(parent: etree._Element, shapes: Iterable[Shape], sheet: Sheet, ids: set[str]) -> None:
    """Draw each run of shapes of one item as a group with its class and title."""
    seen: set[str] = set()
    for item, run in groupby(shapes, key=lambda shape: shape.item):
        group = parent
        if item in sheet.items:
            group = _add(parent, "g")
            if item not in seen:
                group.set("id", _id(sheet.items[item].name, ids))
            group.set("class", sheet.items[item].role)
            _add(group, "title").text = visible(sheet.items[item].text)
            seen.add(item)
        for shape in run:
            _draw(group, shape)


def _draw(parent: etree._Element, shape: Shape) -> None:
    if isinstance(shape, Words):
        _draw_words(parent, shape)
    else:
        _draw_outline(parent, shape)


def _draw_outline(parent: etree._Element, outline: Outline) -> None:
    steps = (letter + " ".join(number(value) for value in values) for letter, *values in outline.commands)
    path = _add(parent, "path", d="".join(steps), fill=outline.fill or "none")
    if outline.stroke is not None and outline.width > 0:
        path.set("stroke", outline.stroke)
        path.set("stroke-width", number(outline.width))
        path.set("stroke-linejoin", "round")
        if outline.dash:
            path.set("stroke-dasharray", " ".join(number(length) for length in outline.dash))
    if outline.opacity < 1:
        path.set("opacity", number(outline.opacity))


def _draw_words(parent: etree._Element, words: Words) -> None:
    """Letters as one path, so that the picture is the same without the font; the text itself stays in the label."""
    family = load_fonts()
    scale = f"{words.size / _LETTER_UNITS:.6f}".rstrip("0")
    place = f"matrix({scale} 0 0 {scale} {number(text_start(words, family))} {number(words.y)})"
    path = _add(parent, "path", d=_letters(visible(words.text), family, bold=words.bold), fill=words.colour)
    path.set("class", "text")
    path.set("transform", place)
    path.set("aria-label", visible(words.text))


@lru_cache(maxsize=2_000)
def _letters(text: str, family: str, *, bold: bool) -> str:
    """Return the outlines of *text* from the origin as relative SVG commands in thousandths of an em."""
    path = QPainterPath()
    path.addText(0, 0, em_font(family, bold=bold), text)
    return "".join(_relative(path))


def _relative(path: QPainterPath) -> Iterator[str]:
    """Yield SVG commands; differences of rounded places, so that rounding never adds up."""
    here, start = (0, 0), None
    points: list[tuple[int, int]] = []
    for place in range(path.elementCount()):
        element = path.elementAt(place)
        point = (round(element.x * _LETTER_UNITS / EM), round(element.y * _LETTER_UNITS / EM))
        if element.isMoveTo():
            # After "z" the pen is back at the start of the contour.
            if start is not None:
                yield "z"
                here = start
            start = point
            yield f"m{_step(here, point)}"
            here = point
        elif element.isLineTo():
            yield f"l{_step(here, point)}"
            here = point
        else:
            points.append(point)
            if len(points) == 3:
                yield "c" + " ".join(_step(here, one) for one in points)
                here = point
                points = []
    if start is not None:
        yield "z"


def _step(here: tuple[int, int], there: tuple[int, int]) -> str:
    return f"{there[0] - here[0]} {there[1] - here[1]}"


def number(value: float) -> str:
    """Return *value* with at most three decimals, none where it is whole."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _id(name: str, taken: set[str]) -> str:
    """Return an id made from *name* that no other element has."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")[:60] or "item"
    plain = plain if plain[0].isalpha() else f"i-{plain}"
    found, count = plain, 1
    while found in taken:
        count += 1
        found = f"{plain}-{count}"
    taken.add(found)
    return found


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
