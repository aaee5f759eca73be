"""Pairs that are asked for, and what rules and events tell of them."""

from __future__ import annotations

from explorer.extraction.learned.events import Path
from explorer.extraction.learned.pairs import Told, asked, fired, strengths
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.reading import ReadSentence, read_sentences
from explorer.extraction.sentences import split


def read(text: str) -> tuple[Sketch, ReadSentence]:
    sentences = split(text)
    (found,) = read_sentences(text, sentences, find_names(text, sentences, default_lexicon()))
    return Sketch(found.tokens), found


def names(told: Told, one: int, other: int) -> set[str]:
    return {name for group in told.features(one, other) for name in group}


def test_pairs_are_asked_for_where_a_rule_or_a_path_joins_them() -> None:
    sketch, found = read("EGF activates STAT3, while KRAS was seen with MYC.")
    rules = fired(sketch, found.findings)
    paths = {(5, 9): {1: Path(0.3, 1, 1)}, (9, 5): {1: Path(0.0001, 1, 1)}}
    assert set(asked(sketch, strengths(paths), rules)) == {(0, 2), (5, 9)}


def test_members_of_a_list_of_which_one_is_told_are_asked_for() -> None:
    sketch, found = read("EGF activates STAT3, KRAS and MYC.")
    one_only = [finding for finding in found.findings if finding.object.name.text == "STAT3"]
    assert len(one_only) == 1
    assert set(asked(sketch, {}, fired(sketch, one_only))) == {(0, 2), (0, 4), (0, 6)}


def test_two_names_of_one_entity_are_no_pair() -> None:
    sketch, _ = read("EGF activates EGF and STAT3.")
    paths = {(0, 2): {1: Path(0.9, 1, 1)}}
    assert list(asked(sketch, strengths(paths), fired(sketch, []))) == []


def test_a_name_that_is_not_to_be_judged_is_not_asked_for() -> None:
    sketch, found = read("EGF activates STAT3.")
    rules = fired(sketch, found.findings)
    assert list(asked(sketch, {}, rules)) == [(0, 2)]
    assert list(asked(sketch, {}, rules, [found.names[0].span])) == []


def test_the_rule_that_fired_and_its_sign_are_told() -> None:
    sketch, found = read("EGF inhibits STAT3.")
    told = Told(sketch, {}, fired(sketch, found.findings))
    assert {"r:active verb:-1", "rr:inhibits"} <= names(told, 0, 2)
    assert "rev:-1" in names(told, 2, 0)
    assert "nofire" in names(told, 2, 0)


def test_a_surer_path_reaches_more_steps() -> None:
    sketch, found = read("EGF inhibits STAT3.")
    steps = []
    for strength in (0.9, 0.1, 0.01):
        told = Told(sketch, {(0, 2): {-1: Path(strength, 1, 1)}}, fired(sketch, found.findings))
        steps.append({name for name in names(told, 0, 2) if name.startswith("rn")})
    assert steps[0] > steps[1] > steps[2]


def test_only_the_best_object_of_a_subject_is_told_to_be() -> None:
    sketch, _ = read("EGF activates STAT3 and MYC.")
    told = Told(sketch, {(0, 2): {1: Path(0.9, 1, 1)}, (0, 4): {1: Path(0.2, 1, 1)}}, fired(sketch, []))
    assert "rbsTrue" in names(told, 0, 2)
    assert "rbsFalse" in names(told, 0, 4)


def test_the_words_that_begin_and_end_a_path_are_told_with_its_sign() -> None:
    sketch, _ = read("EGF induces the expression of STAT3.")
    told = Told(sketch, {(0, 5): {1: Path(0.9, 1, 3)}}, fired(sketch, []))
    assert {"pf:induce.v", "pl:express.n", "pfs:induce.v:1", "pwTrueTrueTrue", "pdFalse"} <= names(told, 0, 5)
    assert not any(name.startswith("pf") for name in names(told, 5, 0))
