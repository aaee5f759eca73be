"""Tests of whose gene a name means."""

from __future__ import annotations

import pytest

from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import Name, find_names
from explorer.extraction.sentences import split
from explorer.extraction.user_dictionary import Action, Entry, Wanted
from explorer.model.entity import Kind


def genes(text: str) -> list[tuple[str, str | None]]:
    found = find_names(text, split(text), default_lexicon())
    return [(one.text, one.entity.id) for one in found if one.entity.kind in (Kind.GENE, Kind.MIRNA)]


def gene(text: str) -> Name:
    return next(one for one in find_names(text, split(text), default_lexicon()) if one.entity.kind is Kind.GENE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We gave murine IL-6.", [("IL-6", "MGI:96559")]),
        ("We gave rat IL-6.", [("IL-6", "RGD:2901")]),
        ("In mice, mIL-10 rose.", [("IL-10", "MGI:96537")]),
        ("In mice, Stat3 was lost.", [("Stat3", "MGI:103038")]),
        ("In rats, Stat3 was lost.", [("Stat3", "RGD:3772")]),
        ("In mice, Stat3 was lost and STAT3 fell.", [("Stat3", "MGI:103038"), ("STAT3", "MGI:103038")]),
        ("In mice and patients, Trp53 was lost.", [("Trp53", "MGI:98834")]),
        ("The mouse Il6 gene, unlike human IL6, rose.", [("Il6", "MGI:96559"), ("IL6", "HGNC:6018")]),
    ],
)
def test_the_text_says_that_a_gene_is_a_rodents(text: str, expected: list[tuple[str, str]]) -> None:
    assert genes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Stat3 was lost.",
        "In mice, STAT3 was lost.",
        "In mice and patients, Stat3 was lost.",
        "In mice and rats, Stat3 was lost.",
        "The anti-mouse antibody bound STAT3.",
    ],
)
def test_a_gene_stays_mans_where_the_text_does_not_say_otherwise(text: str) -> None:
    assert genes(text) == [("Stat3" if "Stat3" in text else "STAT3", "HGNC:11364")]


def test_a_rodents_gene_is_shown_with_its_animal_and_keeps_mans_as_a_candidate() -> None:
    name = gene("We gave murine IL-6.")
    assert (name.entity.name, name.entity.full_name) == ("Il6", "interleukin 6 (mouse)")
    assert [one.id for one in name.candidates] == ["MGI:96559", "HGNC:6018"]
    assert name.resolved_by == "of the mouse"


def test_what_the_person_said_counts_before_the_animal() -> None:
    wanted = Wanted((Entry(Action.PREFER, "IL-6", "HGNC:6018", Kind.GENE),))
    text = "We gave murine IL-6."
    found = find_names(text, split(text), default_lexicon(), wanted)
    assert [one.entity.id for one in found if one.text == "IL-6"] == ["HGNC:6018"]


def test_a_rodents_gene_leads_back_to_mans() -> None:
    human = default_lexicon().human("MGI:96559")
    assert human is not None
    assert human.id == "HGNC:6018"
    assert default_lexicon().human("HGNC:6018") is None
