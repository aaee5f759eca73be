"""The list under a figure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.diagram.metrics import text_width
from explorer.figures.listing import listing, wrapped


@given(st.text("ab -β", max_size=200), st.floats(20, 200))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = wrapped(text, width, 6.0)
    assert all(text_width(line, 6.0) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_lines_of_a_citation_hang_behind_its_number() -> None:
    found = listing(["one two three four", "five"], 40.0, 6.0)
    assert found.rows[0][0] == "1."
    assert found.rows[1][0] == ""
    assert found.rows[-1] == ("2.", "five")
    words = found.words(10.0, 0.0, "#000000")
    assert {one.x for one in words} == {10.0, 10.0 + found.indent}
    assert max(one.y for one in words) <= found.height


def test_an_empty_list_takes_no_room() -> None:
    assert listing((), 100.0, 6.0).height == 0
