"""A belief is told in words whose numbers multiply out."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.belief import Observation, Rates, belief
from explorer.graph.belief_words import explained, number

SEEN = st.builds(
    Observation,
    st.integers(1, 5),
    st.floats(0.05, 0.95),
    origin=st.sampled_from(["builtin", "reach"]),
    against=st.booleans(),
    verdict=st.sampled_from(["", "", "right", "wrong"]),
)
_N = r"(\d\.\d+)"
_PRODUCT = re.compile(r"papers are wrong: (\d\.\d+(?: × \d\.\d+)+) = (\d\.\d+)")
_SUM = re.compile(rf"Together {_N} \+ {_N} × {_N} = {_N}\.")
_SIDE = re.compile(r"In all: 1 − (\d\.\d+(?: × \d\.\d+)*) = (\d\.\d+)\.")
_VALUE = re.compile(rf"{_N} × \(1 − {_N}² ÷ \({_N} \+ {_N}\)\) = {_N}\.")


def product(words: str) -> float:
    found = 1.0
    for one in words.split(" × "):
        found *= float(one)
    return found


def near(shown: str, computed: float) -> bool:
    """Whether two numbers are the same as far as their digits tell."""
    return abs(float(shown) - computed) <= 0.005 + 0.02 * computed


@given(st.lists(SEEN, min_size=1, max_size=9))
def test_who_computes_with_the_numbers_shown_comes_to_the_numbers_shown(seen: list[Observation]) -> None:
    text = "\n".join(line.text for line in explained(belief(seen, Rates())))
    assert all(near(shown, product(words)) for words, shown in _PRODUCT.findall(text))
    assert all(near(last, float(a) + float(b) * float(c)) for a, b, c, last in _SUM.findall(text))
    assert all(near(shown, 1 - product(words)) for words, shown in _SIDE.findall(text))
    for f, a, again, also, value in _VALUE.findall(text):
        assert (again, also) == (f, a)
        assert near(value, float(f) * (1 - float(a) ** 2 / (float(f) + float(a))))


def test_the_last_step_is_the_value() -> None:
    one = belief([Observation(1, 0.9), Observation(1, 0.9), Observation(2, 0.9, against=True)], Rates())
    lines = explained(one)
    assert [line.heading for line in lines] == ["For", "Against", "For", "Against", "Belief"]
    assert lines[-1].text.endswith(f"= {number(one.value)}.")
    assert lines[0].text == (
        "This program: 1 paper, 2 sentences. Chance that the paper is wrong: 0.0775; that the origin errs as a whole: "
        "0.05. Together 0.05 + 0.95 × 0.0775 = 0.124."
    )


def test_what_is_set_aside_is_said_and_nothing_for_is_said_too() -> None:
    lines = explained(belief([Observation(1, 0.9, verdict="wrong")], Rates()))
    assert [line.text for line in lines] == [
        "1 sentence that a person called wrong: on neither side.",
        "0: nothing that counts speaks for it.",
    ]


@given(st.floats(0, 1))
def test_a_number_is_near_what_it_tells(share: float) -> None:
    assert abs(float(number(share)) - share) <= 0.0005
