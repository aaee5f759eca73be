"""Styles are checked when loaded, can be told apart by everyone, and are readable on their ground."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from explorer.bundle import resource
from explorer.diagram.errors import DiagramError
from explorer.diagram.style import STYLES, Style, from_dict, load

RAW: dict[str, Any] = json.loads(resource("styles", "light.json").read_bytes())


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("style", STYLES.values(), ids=list(STYLES))
def test_labels_are_readable_on_their_nodes_and_lines_on_the_ground(style: Style) -> None:
    assert all(contrast(look.fill, look.text) > 7 for look in style.kinds.values())
    assert all(contrast(look.stroke, style.ground) > 2.4 for look in style.kinds.values())
    assert all(contrast(look.colour, style.ground) > 2.2 for look in style.lines.values())
    assert contrast(style.ink, style.ground) > 10
    assert all(contrast(mark, style.ink) > 4.5 for mark in (style.subject, style.trigger, style.object))


def test_figures_are_on_white() -> None:
    assert STYLES["figure"].ground == "#FFFFFF"
    assert set(STYLES) == {"light", "dark", "figure"}


def test_up_and_down_are_okabe_and_itos_green_and_vermillion() -> None:
    lines = STYLES["light"].lines
    assert (lines["activates"].colour, lines["inhibits"].colour) == ("#009E73", "#D55E00")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("ground", "white"),
        ("ink", None),
        ("font_size", 0),
        ("font_size", float("nan")),
        ("head", True),
        ("widths", [3, 2, 1]),
        ("widths", [1, 2]),
        ("speculated_dash", [1]),
        ("kinds.gene", None),
        ("kinds.gene.fill", "#12345"),
        ("lines.activates.head", "spear"),
        ("lines.binds.dash", "- -"),
        ("lines", []),
    ],
)
def test_a_wrong_value_is_named(path: str, value: object) -> None:
    raw = copy.deepcopy(RAW)
    *steps, last = path.split(".")
    target = raw
    for step in steps:
        target = target[step]
    target[last] = value
    with pytest.raises(DiagramError, match=f"(?s)mine.json, {path.split('.dash', maxsplit=1)[0]}.* must be "):
        from_dict(raw, "mine.json")


def test_a_file_that_is_no_style_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(DiagramError, match=r"broken\.json cannot be read as JSON"):
        load(path)
