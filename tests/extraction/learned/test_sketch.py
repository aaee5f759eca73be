"""The sketch of a sentence: lists are one unit, plain words are no bones, and no name is ever seen."""

from __future__ import annotations

import pytest

from explorer.extraction.learned.seen import lemma_of
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.sentences import split
from explorer.extraction.stream import read


def sketch(text: str) -> Sketch:
    sentences = split(text)
    return Sketch(read(text, sentences[0], find_names(text, sentences, default_lexicon())))


def test_a_list_of_names_is_one_unit() -> None:
    found = sketch("EGF, TNF and IL-6 activate STAT3.")
    assert len({found.unit_of[at] for at in found.names[:3]}) == 1
    assert found.unit_of[found.names[3]] != found.unit_of[found.names[0]]


def test_a_name_in_brackets_behind_a_name_belongs_to_its_unit_with_both_brackets() -> None:
    found = sketch("EGF (TNF) activates STAT3.")
    assert found.units[0] == (0, 3)


def test_a_list_ends_where_a_word_stands_between() -> None:
    found = sketch("EGF and active TNF bind STAT3.")
    assert len({found.unit_of[at] for at in found.names}) == 3


def test_two_names_beside_each_other_are_no_list() -> None:
    found = sketch("EGF STAT3 were seen.")
    assert found.unit_of[found.names[0]] != found.unit_of[found.names[1]]


def test_plain_words_and_adverbs_are_no_bones() -> None:
    found = sketch("EGF strongly activates purple STAT3.")
    assert [found.tokens[found.units[unit][0]].low for unit in found.bones] == ["egf", "activates", "stat3"]


def test_another_name_of_the_same_kind_makes_the_same_sketch() -> None:
    one, other = sketch("EGF activates STAT3."), sketch("TNF activates KRAS.")
    assert (one.seen, one.units, one.bones) == (other.seen, other.units, other.bones)


def test_all_forms_of_a_trigger_have_one_lemma() -> None:
    lemmas = {lemma_of(sketch(f"EGF {verb} STAT3.").tokens[1]) for verb in ("activates", "activated")}
    assert lemmas == {"activate.v"}


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("IL-6 activates STAT3 and TNF inhibits KRAS.", 4),
        ("IL-6 activates AKT1, STAT3 and TNF rapidly inhibits KRAS.", 4),
        ("IL-6 activates STAT3 and TNF.", 2),
        ("IL-6 activates STAT3 and TNF induced by KRAS.", 3),
        ("We show that STAT3 and TNF inhibit KRAS.", 2),
    ],
)
def test_a_list_ends_where_its_last_name_is_the_subject_of_another_clause(text: str, units: int) -> None:
    found = sketch(text)
    assert len({found.unit_of[at] for at in found.names}) == units
