"""What a person says about names holds: in all spellings, in one document or in all, and the same each time."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.extraction.extract import Extractor
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import Name, find_names
from explorer.extraction.sentences import split
from explorer.extraction.user_dictionary import (
    EMPTY,
    Action,
    Entry,
    Letters,
    UserDictionary,
    Wanted,
    scope_of,
    scopes_of,
)
from explorer.model.document import Document
from explorer.model.entity import Kind

JAMMER = Entry(Action.ADD, "stromal jammer-1α", "MY:1", Kind.GENE, "SJ1A")


def names(text: str, *entries: Entry) -> list[Name]:
    return find_names(text, split(text), default_lexicon(), Wanted(entries))


def found(text: str, *entries: Entry) -> dict[str, str | None]:
    return {one.text: one.entity.id for one in names(text, *entries)}


@pytest.mark.parametrize(
    "written", ["stromal jammer-1α", "Stromal jammer 1 alpha", "stromal-jammer-1a", "STROMAL JAMMER1A"]
)
def test_an_added_name_is_found_in_all_its_spellings(written: str) -> None:
    text = f"Then {written} activates STAT3."
    assert found(text)["STAT3"] == "HGNC:11364"
    assert written not in found(text)
    (name, _) = names(text, JAMMER)
    assert (name.text, name.entity.id, name.entity.name, name.how) == (written, "MY:1", "SJ1A", "your dictionary")


def test_an_added_name_wins_over_the_lexicon_and_a_longer_listed_name_over_both() -> None:
    own = Entry(Action.ADD, "EGF", None, Kind.CHEMICAL, "early growing food")
    text = "Here EGF activates STAT3, and the EGF receptor binds GRB2."
    (first, *_, receptor, _) = names(text, own)
    assert (first.text, first.entity.name, first.entity.kind) == ("EGF", "early growing food", Kind.CHEMICAL)
    assert (receptor.text, receptor.entity.id) == ("EGF receptor", "HGNC:3236")


def test_plurals_and_marks_of_phosphorylation_do_not_hide_an_added_name() -> None:
    text = "Many SJFs were seen, where p-SJF and pSJF activate STAT3."
    entry = Entry(Action.ADD, "SJF", None, Kind.GENE)
    assert [(one.text, one.state) for one in names(text, entry)[:3]] == [
        ("SJFs", ""),
        ("SJF", "phospho"),
        ("SJF", "phospho"),
    ]


def test_a_forbidden_name_is_none_and_nothing_in_it_is_one() -> None:
    text = "The insulin receptor substrate 1 binds EGFR, and insulin activates AKT1."
    forbidden = Entry(Action.FORBID, "insulin receptor substrate 1")
    assert "insulin receptor substrate 1" in found(text)
    assert list(found(text, forbidden)) == ["EGFR", "insulin", "AKT1"]


def test_a_forbidden_short_form_is_no_name_even_where_the_text_defines_it() -> None:
    text = "Cancer-associated fibroblasts (CAFs) secrete IL-6. CAFs activate STAT3."
    assert "CAFs" in found(text)
    kept = found(text, Entry(Action.FORBID, "CAF"))
    assert "CAFs" not in kept
    assert "IL-6" in kept


def test_what_looks_like_a_gene_can_be_forbidden_and_given_a_meaning() -> None:
    text = "Loss of the QZX9 gene activates STAT3."
    assert found(text)["QZX9"] is None
    assert "QZX9" not in found(text, Entry(Action.FORBID, "QZX9"))
    assert found(text, Entry(Action.PREFER, "QZX-9", "MY:9", Kind.GENE))["QZX9"] == "MY:9"


def test_an_added_long_form_says_what_its_short_form_means() -> None:
    text = "The stromal jamming factor (SJF) was found. SJF activates STAT3."
    added = Entry(Action.ADD, "stromal jamming factor", "MY:2", Kind.GENE)
    assert [one.entity.id for one in names(text, added)] == ["MY:2", "MY:2", "MY:2", "HGNC:11364"]


def test_a_preferred_meaning_is_chosen_and_the_others_stay_candidates() -> None:
    text = "In these cells, EMT was induced by SNAI1."
    plain = next(one for one in names(text) if one.text == "EMT")
    (chosen, _) = names(text, Entry(Action.PREFER, "EMT", "HGNC:6171"))
    assert plain.entity.id != "HGNC:6171"
    assert (chosen.entity.id, chosen.entity.name, chosen.resolved_by) == ("HGNC:6171", "ITK", "your dictionary")
    assert plain.entity in chosen.candidates


def test_a_preference_makes_no_name_of_what_is_none() -> None:
    text = "These plain words activate STAT3."
    assert found(text, Entry(Action.PREFER, "plain words", "MY:3", Kind.GENE)) == found(text)


@pytest.mark.parametrize(
    ("name", "letters", "met", "passed_over"),
    [
        ("CSR", Letters.SENSIBLE, ["CSR", "CSRs"], ["csr", "Csr"]),
        ("Rb", Letters.SENSIBLE, ["Rb", "RB"], ["rb"]),
        ("SJF2", Letters.SENSIBLE, ["SJF2", "Sjf-2", "sjf2"], []),
        ("stroma jam", Letters.SENSIBLE, ["Stroma jam", "stroma-jam"], []),
        ("SJF2", Letters.EXACT, ["SJF2", "SJF-2"], ["sjf2"]),
        ("CSR", Letters.ANY, ["csr", "CSR"], []),
    ],
)
def test_the_case_of_letters_counts_as_the_entry_says(
    name: str, letters: Letters, met: list[str], passed_over: list[str]
) -> None:
    entry = Entry(Action.ADD, name, "MY:4", Kind.GENE, letters=letters)
    for written in (*met, *passed_over):
        seen = found(f"Then {written} activates STAT3.", entry).get(written)
        assert (seen == "MY:4") == (written in met), written


def test_what_is_said_of_one_document_holds_there_only_and_before_what_is_said_of_all() -> None:
    text = "Here CSR activates STAT3."
    here, there = Document(text, pmid="1"), Document(text, pmid="2")
    general = Entry(Action.ADD, "CSR", "MY:5", Kind.GENE)
    dictionary = UserDictionary((Entry(Action.FORBID, "CSR", scope=scope_of(here)), general))
    extractor = Extractor(dictionary=dictionary)
    assert extractor.extract(here).evidence == ()
    assert [one.subject.entity.id for one in extractor.extract(there).evidence] == ["MY:5"]


def test_a_document_is_named_by_pmid_by_doi_and_by_its_text() -> None:
    document = Document("Some text.", pmid="12", doi="10.1000/X.1")
    assert scopes_of(document)[:2] == ("PMID:12", "DOI:10.1000/x.1")
    for scope in scopes_of(document):
        assert UserDictionary((Entry(Action.FORBID, "CSR", scope=scope),)).wanted(document)
    assert not UserDictionary((Entry(Action.FORBID, "CSR", scope="PMID:13"),)).wanted(document)


def test_without_entries_a_document_is_read_as_ever() -> None:
    document = Document("IL-6 activates STAT3 through JAK2 in CAFs.")
    assert Extractor(dictionary=EMPTY).extract(document) == Extractor().extract(document)


def test_a_dictionary_reaches_another_process_as_it_is() -> None:
    dictionary = UserDictionary((JAMMER,))
    document = Document("Here stromal jammer 1 alpha activates STAT3.")
    assert dictionary.wanted(document)
    sent = pickle.loads(pickle.dumps(dictionary))
    assert sent == dictionary
    assert Extractor(dictionary=sent).extract(document) == Extractor(dictionary=dictionary).extract(document)


def test_changes_are_told_by_their_entries() -> None:
    first, second = Entry(Action.FORBID, "CSR"), Entry(Action.FORBID, "CAT")
    one = UserDictionary((first, second))
    other = one.with_changes([JAMMER], [first])
    assert other.entries == (second, JAMMER)
    assert one.differences(other) == (first, JAMMER)
    assert one.differences(one) == ()


_PIECES = ["SJF", "1α", "jf", "p", "dn", "ΔN", "delta", "-", " ", "s", "S", "α"]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_a_text_in_which_a_name_is_found_is_said_to_be_touched(text: str) -> None:
    wanted = Wanted((Entry(Action.ADD, "SJF-1α", "MY:6", Kind.GENE), Entry(Action.ADD, "jf", "MY:7", Kind.GENE)))
    names = find_names(text, split(text), default_lexicon(), wanted)
    if any(one.how == "your dictionary" for one in names):
        assert wanted.touches(text)


def test_a_text_without_the_name_is_not_touched() -> None:
    wanted = Wanted((JAMMER,))
    assert wanted.touches("Then stromal-jammer 1 alpha was seen.")
    assert not wanted.touches("A stromal jammer was seen, and 1 alpha.")
