"""Features as they are summed: the same for a pair alone and among others, and the score is the sum over them."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extraction.learned.features import Rows, rows_of, told_keys
from explorer.extraction.learned.sheet import Sheet
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.learned.weights import Linear, closed
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.sentences import split
from explorer.extraction.stream import read

VOCABULARY = ["EGF", "STAT3", "TNF", "KRAS", "activates", "inhibited", "induction", "of", "by", "the", "and"]
WORDS = st.lists(st.sampled_from([*VOCABULARY, ",", "(", ")", "-", "purple", "cells", "not"]), min_size=2, max_size=25)


def sketch(words: list[str]) -> Sketch:
    text = " ".join(words)
    sentences = split(text)
    tokens = read(text, sentences[0], find_names(text, sentences[:1], default_lexicon()))
    return Sketch(tokens)


def pairs(sketches: list[Sketch], sheet: Sheet) -> tuple[np.ndarray, np.ndarray]:
    found = [
        (start + one, start + other)
        for start, each in zip(sheet.starts, sketches, strict=True)
        for one in range(len(each.tokens))
        for other in range(len(each.tokens))
        if one != other
    ]
    one, other = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return one, other


def each_feature(rows: Rows, pair: int) -> list[int]:
    """The features of one pair, written out."""
    found = [*rows.places[rows.first[pair]], *rows.places[rows.second[pair]], *rows.pairs[pair]]
    for one in rows.between:
        found += list(one.keys[one.start[pair] : one.stop[pair]])
    found += [key for key, of in zip(*rows.told, strict=True) if of == pair]
    return [int(key) for key in found if key]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=3), st.integers(0, 2**32 - 1))
def test_a_score_is_the_sum_of_the_weights_of_each_feature(texts: list[list[str]], seed: int) -> None:
    sketches = [sketch(words) for words in texts]
    sheet = Sheet(sketches)
    one, other = pairs(sketches, sheet)
    rows = rows_of(sheet, "x", one, other, told_keys("x", [[("told", "too")] * (at % 3) for at in range(len(one))]))
    written = [each_feature(rows, at) for at in range(len(one))]
    random = np.random.default_rng(seed)
    keys = np.array(sorted({key for row in written for key in row if random.random() < 0.5}), dtype=np.uint32)
    weights = random.integers(-3000, 3000, (len(keys), 2))
    model = Linear(keys, closed(weights))
    by_key = {int(key): row for key, row in zip(keys, weights, strict=True)}
    nothing = np.zeros(2, dtype=np.int64)
    naive = [sum((by_key.get(key, nothing) for key in row), nothing) for row in written]
    assert np.array_equal(model.scores(rows), np.array(naive).reshape(-1, 2))


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_a_pair_has_the_same_features_whatever_sentence_stands_before(words: list[str], before: list[str]) -> None:
    alone, behind = [sketch(words)], [sketch(before), sketch(words)]
    sheets = Sheet(alone), Sheet(behind)
    both = []
    for sheet, start in zip(sheets, (sheets[0].starts[0], sheets[1].starts[1]), strict=True):
        one, other = pairs(alone, Sheet(alone))
        shift = start - sheets[0].starts[0]
        rows = rows_of(sheet, "x", one + shift, other + shift)
        both.append([sorted(each_feature(rows, at)) for at in range(len(one))])
    assert both[0] == both[1]


def test_the_direction_is_a_feature() -> None:
    found = sketch(["EGF", "activates", "STAT3"])
    sheet = Sheet([found])
    start = sheet.starts[0]
    rows = rows_of(sheet, "x", np.array([start, start + 2]), np.array([start + 2, start]))
    assert set(each_feature(rows, 0)) - set(each_feature(rows, 1))


def test_two_models_share_no_feature() -> None:
    sheet = Sheet([sketch(["EGF", "activates", "STAT3"])])
    one, other = np.array([sheet.starts[0]]), np.array([sheet.starts[0] + 2])
    first, second = (each_feature(rows_of(sheet, mark, one, other), 0) for mark in "xy")
    assert not set(first) & set(second)
