"""Widths of words without Qt, labels that break and are shortened, and nodes that hold them."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from explorer.diagram.change import Node
from explorer.diagram.glyphs import inside
from explorer.diagram.metrics import CAP, elide, label_lines, node_size, shortened, text_width, visible
from explorer.diagram.nodes import node_shapes
from explorer.diagram.shapes import Words
from explorer.diagram.style import LIGHT
from explorer.model.entity import Entity, Kind


def test_widths_are_those_of_the_font() -> None:
    assert text_width("H", 2048) == 1540
    assert text_width("IL6", 12) < text_width("IL6", 12, bold=True)
    assert text_width("", 12) == 0


def test_a_long_label_breaks_into_two_lines_of_about_the_same_width() -> None:
    first, second = label_lines("epithelial-mesenchymal transition")
    assert (first, second) == ("epithelial-mesenchymal", "transition")


def test_a_very_long_label_is_shortened_and_says_so() -> None:
    name = "negative regulation of transforming growth factor beta receptor signaling pathway"
    assert shortened(name)
    assert any(line.endswith("…") for line in label_lines(name))
    assert not shortened("IL6")


@given(st.text(max_size=60), st.floats(20, 300))
def test_a_shortened_line_fits(text: str, width: float) -> None:
    assert text_width(elide(text, width)) <= max(width, text_width("…"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("IL6\u202eevil", "IL6⟦U+202E⟧evil"),
        ("zero\u200bwidth", "zero⟦U+200B⟧width"),
        ("two\nlines\there", "two lines here"),
        ("a" + "\u0301" * 40, "a\u0301\u0301"),
        ("TGF-β1", "TGF-β1"),
        ("nul\x00", "nul⟦U+0000⟧"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@settings(deadline=None, max_examples=300)
@given(
    st.text(st.characters(max_codepoint=0x2FF, exclude_categories=["C"]), min_size=1, max_size=40),
    st.sampled_from(Kind),
)
def test_a_label_lies_inside_its_node(name: str, kind: Kind) -> None:
    node = Node.of(Entity(None, name, kind), 300.0, -40.0)
    for words in node_shapes(node, LIGHT):
        if isinstance(words, Words):
            half = text_width(words.text, words.size) / 2
            for x in (words.x - half, words.x + half):
                for y in (words.y, words.y - CAP * words.size):
                    assert inside(kind, x - node.x, y - node.y, node.width, node.height), (words.text, node)


@pytest.mark.parametrize("kind", Kind)
def test_even_the_shortest_name_gets_a_node_that_can_be_hit(kind: Kind) -> None:
    width, height = node_size(Entity(None, "A", kind))
    assert width >= 54
    assert height >= 28
