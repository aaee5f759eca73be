"""Paths over events: signs multiply, the surest path of each sign counts, and heaps of edges take no time."""

from __future__ import annotations

import pytest

from explorer.extraction.learned.events import paths, sign_of, triggers
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.sentences import split
from explorer.extraction.stream import read
from tests.patience import paces


def sketch(text: str) -> Sketch:
    sentences = split(text)
    return Sketch(read(text, sentences[0], find_names(text, sentences, default_lexicon())))


#         0   1         2   3          4  5
SIMPLE = "EGF inhibited the activation of STAT3"


def test_signs_multiply_along_a_path_and_so_do_probabilities() -> None:
    found = paths(sketch(SIMPLE), [(1, 0, 0.0, 0.5), (1, 3, 0.8, 0.0), (3, 5, 0.9, 0.0)], {})
    assert set(found) == {(0, 5)}
    assert set(found[0, 5]) == {-1}
    path = found[0, 5][-1]
    assert (path.first, path.last) == (1, 3)
    assert path.strength == pytest.approx(0.5 * 0.8 * 0.9)


def test_the_surest_of_two_paths_with_one_sign_counts() -> None:
    edges = [(1, 0, 0.0, 0.5), (1, 3, 0.8, 0.0), (3, 5, 0.9, 0.0), (1, 5, 0.1, 0.0)]
    assert paths(sketch(SIMPLE), edges, {})[0, 5][-1].strength == pytest.approx(0.36)


def test_a_learned_sign_goes_before_the_listed_one() -> None:
    token = sketch(SIMPLE).tokens[1]
    assert sign_of(token, {}) == -1
    assert sign_of(token, {"inhibit.v": 1}) == 1


def test_an_event_with_a_cause_stands_for_its_cause_as_a_subject() -> None:
    #                0   1 2       3          4         5
    found = sketch("EGF - induced activation promotes migration")
    edges = [(4, 3, 0.0, 0.5), (3, 0, 0.0, 0.5), (4, 5, 1.0, 0.0)]
    assert found.names == [0, 5]
    assert paths(found, edges, {})[0, 5][1].strength == pytest.approx(0.25)


def test_no_cause_no_path() -> None:
    assert paths(sketch(SIMPLE), [(1, 0, 0.9, 0.0), (1, 5, 0.9, 0.0)], {}) == {}


def test_triggers_are_listed_words_and_learned_ones_but_no_names() -> None:
    found = sketch("EGF ruined STAT3 and inhibits KRAS")
    assert triggers(found, frozenset()) == [4]
    assert triggers(found, frozenset({"ruined", "egf"})) == [1, 4]


def test_a_heap_of_triggers_that_may_all_take_each_other_takes_no_time() -> None:
    found = sketch(" ".join(["EGF induced"] * 100))
    size = len(found.tokens)
    edges = [(one, other, 0.3, 0.3) for one in range(1, size, 2) for other in range(size) if one != other]
    assert paces(lambda: paths(found, edges, {})) < 100
