"""Styles are checked when loaded, can be told apart by everyone, and are readable on their ground."""

from __future__ import annotations

import copy
import json
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from explorer.bundle import resource
from explorer.diagram.colours import contrast, from_lab, lab
from explorer.diagram.errors import DiagramError
from explorer.diagram.glyphs import GLYPHS
from explorer.diagram.looks import Values
from explorer.diagram.scale import COLOURS, Scale
from explorer.diagram.style import FAMILIES, GROUNDS, LINES, STYLES, Style, from_dict, load
from explorer.model.entity import Kind
from tests.diagram.vision import DEFICIENCIES, apart, ciede2000

SEEN = 10.0
"""A difference (CIEDE2000) that nobody overlooks."""
RAW: dict[str, Any] = json.loads(resource("styles", "light.json").read_bytes())


FORMS = {
    "standard": {kind: (GLYPHS[kind].outline, GLYPHS[kind].double, GLYPHS[kind].dashed) for kind in Kind},
    "grey": {kind: (GLYPHS[kind].outline, GLYPHS[kind].double, GLYPHS[kind].dashed) for kind in Kind},
}
MARKS = {"contested": "↑↓", "negated": "×", "modifies": "P"}
#: Pairs of which SBGN Activity Flow has one word for both, and the badge of a modification.
ONE_WORD = {
    frozenset({"activates", "increases_amount"}),
    frozenset({"inhibits", "decreases_amount"}),
    frozenset({"regulates", "regulates_amount"}),
    frozenset({"regulates", "moves"}),
    frozenset({"regulates_amount", "moves"}),
}
styles = pytest.mark.parametrize("style", FAMILIES.values(), ids=["-".join(key) for key in FAMILIES])


def form_of_line(style: Style, line: str) -> tuple[object, ...]:
    """What of a line is no colour: its head, its dash, and the mark that stands on it."""
    return style.lines[line].head, style.lines[line].dash, MARKS.get(line)


@styles
def test_labels_are_readable_on_their_nodes_and_lines_on_the_ground(style: Style) -> None:
    assert all(contrast(look.fill, look.text) >= 4.5 for look in style.kinds.values())
    assert all(contrast(look.stroke, style.ground) >= 3 for look in style.kinds.values())
    assert all(contrast(look.colour, style.ground) >= 3 for look in style.lines.values())
    assert contrast(style.ink, style.ground) > 10
    assert contrast(style.muted, style.ground) >= 4.5
    assert all(contrast(mark, style.ink) > 4.5 for mark in (style.subject, style.trigger, style.object))


@pytest.mark.parametrize("eyes", [*DEFICIENCIES, "grey"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_two_relations_differ_in_form_so_that_no_eye_needs_their_colours(ground: str, eyes: str) -> None:
    for family in ("standard", "grey"):
        style = FAMILIES[family, ground]
        for one, other in combinations(LINES, 2):
            told = form_of_line(style, one) != form_of_line(style, other)
            far = apart(style.lines[one].colour, style.lines[other].colour, eyes) >= SEEN
            assert told or far, (family, one, other, eyes)


@pytest.mark.parametrize("ground", GROUNDS)
def test_sbgn_has_one_arc_for_two_relations_only_where_it_has_one_word(ground: str) -> None:
    style = FAMILIES["sbgn", ground]
    same = {
        frozenset(pair)
        for pair in combinations(LINES, 2)
        if form_of_line(style, pair[0]) == form_of_line(style, pair[1])
    }
    assert same == ONE_WORD


@pytest.mark.parametrize("eyes", DEFICIENCIES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_up_down_and_undecided_differ_in_colour_too_for_every_eye(ground: str, eyes: str) -> None:
    lines = FAMILIES["standard", ground].lines
    for one, other in combinations(("activates", "inhibits", "regulates"), 2):
        assert apart(lines[one].colour, lines[other].colour, eyes) >= SEEN, (one, other)


def test_every_two_kinds_differ_in_form_so_that_no_eye_needs_their_colours() -> None:
    for forms in FORMS.values():
        assert len(set(forms.values())) == len(Kind)


def test_kinds_of_sbgn_differ_in_form_or_in_the_word_of_their_unit_but_for_phenotypes() -> None:
    told = {}
    for kind in Kind:
        glyph = GLYPHS[f"sbgn:{kind.value}"]
        told.setdefault(glyph.unit.word if glyph.unit else glyph.outline, []).append(kind)
    assert [kinds for kinds in told.values() if len(kinds) > 1] == [[Kind.PROCESS, Kind.DISEASE, Kind.PHENOTYPE]]


@pytest.mark.parametrize("eyes", DEFICIENCIES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_two_ends_of_the_scale_of_numbers_differ_for_every_eye(ground: str, eyes: str) -> None:
    low, middle, high = COLOURS["standard", ground]
    assert apart(low, high, eyes) >= 2 * SEEN
    assert min(apart(low, middle, eyes), apart(high, middle, eyes)) >= 2 * SEEN


@pytest.mark.parametrize("eyes", ["all cones", *DEFICIENCIES])
@pytest.mark.parametrize("key", COLOURS, ids="-".join)
def test_equal_steps_of_the_scale_of_numbers_are_all_seen(key: tuple[str, str], eyes: str) -> None:
    scale = Scale(Values("", {}, -1, 0, 1), *COLOURS[key], without="#FFFFFF")
    steps = [scale.at(part / 4) for part in range(-4, 5)]
    assert min(apart(one, other, eyes) for one, other in pairwise(steps)) >= 2


@pytest.mark.parametrize("eyes", ["all cones", *DEFICIENCIES, "grey"])
def test_no_number_looks_like_none(eyes: str) -> None:
    for (family, ground), colours in COLOURS.items():
        plain = FAMILIES[family, ground].ground
        assert min(apart(colour, plain, eyes) for colour in colours) >= 5


def test_the_greys_of_numbers_grow_from_the_lower_end_to_the_upper() -> None:
    for ground in GROUNDS:
        low, middle, high = (lab(colour)[0] for colour in COLOURS["grey", ground])
        assert low < middle < high or low > middle > high


def test_the_distance_of_colours_is_that_of_the_published_test_data() -> None:
    # Sharma, Wu and Dalal (2005), table 1, pairs 1, 10, 17, 31 and 34.
    for one, other, distance in (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ):
        assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_colour_comes_back_from_its_place_in_lab(parts: tuple[int, int, int]) -> None:
    colour = "#{:02X}{:02X}{:02X}".format(*parts)
    assert from_lab(lab(colour)) == colour


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
