"""Numbers of things and long words, as they are told everywhere."""

from __future__ import annotations

import pytest

from explorer.model.wording import many, shortened


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (many(0, "paper"), "0 papers"),
        (many(1, "paper"), "1 paper"),
        (many(2000, "paper"), "2,000 papers"),
        (many(1, "entity", "entities"), "1 entity"),
        (many(2, "entity", "entities"), "2 entities"),
    ],
)
def test_only_one_is_told_in_the_singular(told: str, words: str) -> None:
    assert told == words


def test_a_text_that_has_room_stands_as_it_is() -> None:
    assert shortened("STAT3", 5) == "STAT3"


def test_a_text_that_is_too_long_has_so_many_letters_with_the_ellipsis_and_no_blank_before_it() -> None:
    assert shortened("STAT3 is active", 8) == "STAT3 i…"
    assert shortened("STAT3 is active", 7) == "STAT3…"
