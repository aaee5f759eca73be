"""Parameters say what they are, and take nothing they cannot have."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

import pytest

from explorer.errors import SettingError
from explorer.layout.parameters import choice, made, node_key, number, parameters, switch
from explorer.layout.registry import LAYOUTS


@dataclass(frozen=True)
class Sample:
    wide: float = number(2.0, "Width", "How wide.", 1, 3)
    rounds: int = number(5, "Rounds", "How many.", 1, 9)
    on: bool = switch(True, "On", "Whether.")
    way: str = choice("down", "Way", "Where to.", (("down", "Down"), ("up", "Up")))
    centre: str = node_key("Centre", "What.")
    silent: int = 7


def test_a_dataclass_tells_its_parameters_in_order_and_only_what_says_something() -> None:
    assert [one.name for one in parameters(Sample)] == ["wide", "rounds", "on", "way", "centre"]
    assert [one.node for one in parameters(Sample)] == [False, False, False, False, True]


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_every_layout_runs_without_parameters_and_its_defaults_are_in_their_ranges(name: str) -> None:
    kind = LAYOUTS[name].params
    for one in parameters(kind):
        assert one.checked(one.default) == one.default
        assert one.title
        assert one.tip.endswith(".")
    assert made(kind, {}) == kind()
    assert {one.name for one in parameters(kind)} <= {one.name for one in fields(kind)}


def test_values_are_taken_and_a_whole_number_will_do_for_a_fraction() -> None:
    assert made(Sample, {"wide": 3, "rounds": 9, "on": False, "way": "up"}) == Sample(3.0, 9, False, "up")
    assert type(made(Sample, {"wide": 3}).wide) is float


@pytest.mark.parametrize(
    "values",
    [
        {"wide": math.nan},
        {"wide": 99.0},
        {"wide": "2"},
        {"wide": True},
        {"rounds": 2.0},
        {"rounds": 10**30},
        {"on": 1},
        {"way": "left"},
        {"no such": 1},
        {"rounds": None},
        {"rounds": [1]},
    ],
)
def test_what_a_parameter_cannot_have_leaves_the_default(values: dict[str, object]) -> None:
    assert made(Sample, values) == Sample()


def test_a_wrong_value_is_told() -> None:
    with pytest.raises(SettingError, match="Rounds is a number from 1 to 9, not 10"):
        parameters(Sample)[1].checked(10)
