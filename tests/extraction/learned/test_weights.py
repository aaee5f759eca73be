"""The weights file: what goes in comes out, and damage is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.bundle import resource
from explorer.errors import ExplorerError
from explorer.extraction.confidence import DEFAULT, FLOOR, WINDOW_DEFAULT
from explorer.extraction.extract import default_weights
from explorer.extraction.learned.features import NOTHING_TOLD, Rows
from explorer.extraction.learned.weights import (
    GROUPS,
    Knots,
    Linear,
    Weights,
    closed,
    decode,
    encode,
    load,
    rounded,
    softmax,
)


@st.composite
def linears(draw: st.DrawFn, columns: int) -> Linear:
    keys = draw(st.lists(st.integers(1, 2**32 - 1), unique=True, max_size=20).map(sorted))
    rows = st.lists(st.integers(-32767, 32767), min_size=columns, max_size=columns)
    weights = draw(st.lists(rows, min_size=len(keys), max_size=len(keys)))
    return Linear(np.array(keys, dtype=np.uint32), closed(np.array(weights).reshape(len(keys), columns)))


@st.composite
def all_weights(draw: st.DrawFn) -> Weights:
    words = draw(st.frozensets(st.text(max_size=5), max_size=5))
    signs = draw(st.dictionaries(st.text(max_size=5), st.sampled_from([-1, 0, 1]), max_size=5))
    return Weights(
        draw(linears(2)), draw(linears(4)), words, signs, {"rules": ((0.0, 0.0), (0.5, 0.25)), "others": ()},
        {"x": "é"}, draw(linears(2)),
    )  # fmt: skip


CLOSE = st.integers(0, 3).map(lambda one: one * 9000 + 1) | st.integers(2**32 - 3, 2**32 - 1)


@given(st.lists(CLOSE | st.integers(1, 60000), unique=True, min_size=1, max_size=12), st.integers(1, 4), st.data())
def test_keys_that_lie_close_together_are_told_apart_in_every_class(
    keys: list[int], columns: int, data: st.DataObject
) -> None:
    listed = sorted(data.draw(st.sets(st.sampled_from(keys))))
    weights = np.array(
        [data.draw(st.lists(st.integers(-32767, 32767), min_size=columns, max_size=columns)) for _ in listed],
        dtype=np.int64,
    ).reshape(-1, columns)
    nowhere = np.zeros(len(keys), dtype=np.int64)
    rows = Rows(
        np.zeros((1, 1), dtype=np.uint32), nowhere, nowhere, (), np.array([[key] for key in keys], np.uint32),
        NOTHING_TOLD,
    )  # fmt: skip
    found = Linear(np.array(listed, dtype=np.uint32), closed(weights)).scores(rows)
    by_key = dict(zip(listed, weights.tolist(), strict=True))
    assert found.tolist() == [by_key.get(key, [0] * columns) for key in keys]


def same(one: Linear, other: Linear) -> bool:
    return np.array_equal(one.keys, other.keys) and np.array_equal(one.weights, other.weights)


@given(all_weights())
def test_weights_come_out_of_a_file_as_they_went_in(weights: Weights) -> None:
    read = decode(encode(weights))
    assert same(read.events, weights.events)
    assert same(read.pairs, weights.pairs)
    assert same(read.doubts, weights.doubts)
    assert (read.words, read.signs, read.knots, read.about) == (
        weights.words, weights.signs, weights.knots, weights.about,
    )  # fmt: skip


@given(all_weights(), st.integers(1, 40))
def test_a_file_that_is_cut_off_is_refused(weights: Weights, cut: int) -> None:
    with pytest.raises(ValueError, match=r"length|version"):
        decode(encode(weights)[:-cut])


def test_another_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(b"something else altogether, and long enough")
    with pytest.raises(ExplorerError, match="install the program again"):
        load(path)


def test_a_weight_is_rounded_to_the_unit_and_kept_within_sixteen_bits() -> None:
    model = rounded([7], np.array([[0.50049, 1e9]]))
    assert model.weights.tolist() == [[513, 32767], [0, 0]]


def test_probabilities_are_those_of_scores_with_a_first_class_of_zero() -> None:
    assert softmax(np.array([[0.0, 0.0, 0.0]])).tolist() == [[0.25] * 4]
    assert softmax(np.array([[900.0, -900.0]])).tolist() == [[0.0, 1.0, 0.0]]


def test_confidence_lies_between_the_knots_and_is_level_outside() -> None:
    empty = Linear(np.zeros(0, dtype=np.uint32), closed(np.zeros((0, 4))))
    weights = Weights(empty, empty, knots={"rules": ((0.1, 0.3), (0.5, 0.5)), "others": ()})
    assert weights.confidence(0.3, "rules") == pytest.approx(0.4)
    assert [weights.confidence(one, "rules") for one in (0.0, 1.0)] == [0.3, 0.5]
    assert weights.confidence(0.7, "others") == 0.7


def test_the_bundled_weights_are_small_and_say_where_they_come_from() -> None:
    path = resource("extraction", "weights.bin")
    about = default_weights().about
    assert path.stat().st_size <= 500_000
    assert about["licence"] in resource("extraction", "LICENSE.txt").read_text(encoding="utf-8")
    assert about["sources"]


def test_the_thresholds_are_those_that_training_found() -> None:
    about = default_weights().about
    assert (about["default"], about["floor"], about["window"]) == (DEFAULT, FLOOR, WINDOW_DEFAULT)


@pytest.mark.parametrize("group", GROUPS)
def test_confidence_rises_with_the_probability(group: str) -> None:
    found = [default_weights().confidence(step / 100, group) for step in range(101)]
    assert found == sorted(found)
    assert 0 <= found[0] < found[-1] <= 1


@given(
    st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=6).map(
        lambda rows: tuple(zip(sorted(one for one, _ in rows), sorted(share for _, share in rows), strict=True))
    ),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_what_is_hopeless_is_never_as_sure_as_the_floor(knots: Knots, floor: float, probability: float) -> None:
    nothing = Linear(np.zeros(0, dtype=np.uint32), closed(np.zeros((0, 4))))
    weights = Weights(nothing, nothing, knots={"molecules": knots, "others": knots})
    if probability < weights.hopeless(floor):
        assert weights.confidence(probability, "molecules") < floor
