"""Trigger words: every form of a stem says the same, with the sign of its class."""

from __future__ import annotations

import pytest

from explorer.extraction.trigger_verbs import inflected
from explorer.extraction.triggers import Word, words
from explorer.model.relation import Relation


def verb(form: str) -> Word:
    """Return the reading of *form* as a verb."""
    return next(one for one in words()[form] if one.part == "verb")


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("activate", (["activate", "activates"], ["activated"], ["activating"])),
        ("amplify", (["amplify", "amplifies"], ["amplified"], ["amplifying"])),
        ("delay", (["delay", "delays"], ["delayed"], ["delaying"])),
        ("quench", (["quench", "quenches"], ["quenched"], ["quenching"])),
        ("drive", (["drive", "drives"], ["drove", "driven"], ["driving"])),
    ],
)
def test_a_verb_is_inflected_as_it_is_spelled(lemma: str, forms: tuple[list[str], list[str], list[str]]) -> None:
    assert inflected(lemma) == forms


def test_all_forms_of_a_verb_have_its_sign() -> None:
    assert [
        (verb(form).lemma, verb(form).form, verb(form).sign) for form in ("inhibits", "inhibited", "inhibiting")
    ] == [
        ("inhibit", "finite", -1),
        ("inhibit", "past", -1),
        ("inhibit", "ing", -1),
    ]


def test_a_form_that_is_verb_and_noun_has_both_readings() -> None:
    assert {one.part for one in words()["increase"]} == {"verb", "noun"}


def test_a_verb_that_needs_a_preposition_names_it() -> None:
    assert verb("leads").prepositions == ("to",)
    assert verb("relies").prepositions == ("on", "upon")


def test_a_modification_says_its_relation_by_itself() -> None:
    assert verb("autophosphorylates").relation is Relation.PHOSPHORYLATES
    assert verb("cleaves").relation is Relation.CLEAVES


def test_what_is_ubiquitinated_is_not_said_to_be_more_or_less() -> None:
    assert {one.sign for one in words()["ubiquitination"]} == {0}
    assert verb("ubiquitinates").sign == 1


def test_no_verb_is_made_of_a_noun_that_has_none() -> None:
    assert {one.part for one in words()["knockdown"]} == {"noun"}
    assert "knockdowned" not in words()
