"""Tests of the names found in a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import Name, find_names
from explorer.extraction.sentences import split
from explorer.model.entity import Kind
from tests.patience import paced


def names(text: str) -> list[Name]:
    return find_names(text, split(text), default_lexicon())


def ids(text: str) -> list[tuple[str, str | None]]:
    return [(one.text, one.entity.id) for one in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Loss of PTEN raised p-STAT3 levels.", [("PTEN", "HGNC:9588"), ("STAT3", "HGNC:11364")]),
        ("We measured pSTAT3 and phospho-Akt.", [("STAT3", "HGNC:11364"), ("Akt", "FPLX:AKT")]),
        ("An IL-6 neutralizing antibody had no effect.", [("IL-6", "HGNC:6018")]),
        ("Treatment with a PI3K inhibitor helped.", [("PI3K", "FPLX:PI3K")]),
        ("Both MMP-2 and -9 rose.", [("MMP-2", "HGNC:7166"), ("-9", "HGNC:7176")]),
        ("Levels of IL-6, -8 and -11 fell.", [("IL-6", "HGNC:6018"), ("-8", "HGNC:6025"), ("-11", "HGNC:5966")]),
        ("Levels of interleukin (IL)-11 rose.", [("interleukin (IL)-11", "HGNC:5966")]),
        ("The caspases cleave it.", [("caspases", "FPLX:Caspase")]),
        ("We saw Ca2+ enter.", [("Ca2+", "CHEBI:29108")]),
        ("Here miR-21 was high.", [("miR-21", "HGNC:31586")]),
        (
            "Here miR-15a/16 and miR-200a/b rose.",
            [
                ("miR-15a", "HGNC:31543"),
                ("16", "HGNC:31545"),
                ("miR-200a", "HGNC:31578"),
                ("b", "HGNC:31579"),
            ],
        ),
        (
            "We saw hsa-miR-21-5p and the let-7 family.",
            [
                ("hsa-miR-21-5p", "HGNC:31586"),
                ("let-7 family", "RFAM:RF00027"),
            ],
        ),
        ("The TLRs 2 and 4 rose.", [("TLRs 2", "HGNC:11848"), ("4", "HGNC:11850")]),
        ("The cyclins A and B1 rose.", [("cyclins A", "FPLX:Cyclin_A"), ("B1", "HGNC:1579")]),
        ("Then p57KIP2 and p18Ink4c fell.", [("p57KIP2", "HGNC:1786"), ("p18Ink4c", "HGNC:1789")]),
        ("Here αvβ3 integrin and alpha5beta1 rose.", [("αvβ3 integrin", "FPLX:VTNR"), ("alpha5beta1", "GO:0034674")]),
        ("We used E2F3a, dnATF2 and ΔNp63.", [("E2F3a", "HGNC:3115"), ("ATF2", "HGNC:784"), ("ΔNp63", "HGNC:15979")]),
        ("Its NO production fell.", [("NO", "CHEBI:16480")]),
        ("We saw more zorbatinib and 5-zorbylglumate.", [("zorbatinib", None), ("5-zorbylglumate", None)]),
        ("Hypoxia raised HIF-1alpha.", [("Hypoxia", "MESH:D000860"), ("HIF-1alpha", "HGNC:4910")]),
    ],
)
def test_names_are_found_and_grounded(text: str, expected: list[tuple[str, str]]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was not clear.",
        "This was set in the past and at best had a large impact.",
        "Cat owners met in the rest of the hall.",
        "RESULTS: We show that and so on.",
        "The kinase and the receptor bind.",
        "At P20 the pups were weighed.",
        "An odds ratio (OR) 1 was found, and OR 2 later.",
        "A 12-nucleotide loop at pH 1 was cut.",
        "We called it messenger RNA (mRNA), and mRNA was seen.",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert [one.text for one in names(text) if one.entity.kind in (Kind.GENE, Kind.FAMILY, Kind.CHEMICAL)] == []


def test_a_definition_holds_in_the_whole_text() -> None:
    text = "ATC is deadly. We studied anaplastic thyroid carcinoma (ATC) and ATC cells."
    found = [one for one in names(text) if one.text == "ATC"]
    assert [one.entity.id for one in found] == ["MESH:D065646"] * 3
    assert all(one.defined for one in found)


def test_a_short_form_that_means_something_else_is_no_gene() -> None:
    assert "CAT" not in [one.text for one in names("We asked by computer aided testing (CAT). Then CAT was repeated.")]


def test_a_short_form_without_a_meaning_that_the_text_calls_a_protein_is_a_gene_without_an_id() -> None:
    found = [one.entity for one in names("In quality of sleep hours (QSH) we saw QSH protein.") if one.text == "QSH"]
    assert {(one.id, one.kind) for one in found} == {(None, Kind.GENE)}


def test_a_long_text_takes_no_longer_than_its_parts() -> None:
    text = "Then Qxr1p binds JAK2 and TGF-beta (see Fig. 1). " * 2000
    found, took = paced(lambda: names(text))
    assert len(found) == 6000
    assert took < 1000


def test_members_of_a_cascade_are_names_of_one_group() -> None:
    text = "It acts through the PI3K/Akt/GSK3β pathway."
    found = names(text)
    assert [one.text for one in found] == ["PI3K", "Akt", "GSK3β"]
    assert {one.group.of(text) for one in found if one.group} == {"PI3K/Akt/GSK3β"}


def test_a_phospho_prefix_is_told_but_not_part_of_the_name() -> None:
    (name,) = names("It needs p-Akt.")
    assert (name.text, name.state) == ("Akt", "phospho")


def test_a_gene_that_nobody_listed_is_a_name_without_an_id() -> None:
    (name,) = names("Loss of the XQZ7 gene was fatal.")
    assert (name.text, name.entity.id, name.entity.kind) == ("XQZ7", None, Kind.GENE)


def test_a_gene_with_a_number_that_nobody_listed_is_another_gene() -> None:
    (name,) = names("We cloned matriptase-7.")
    assert (name.text, name.entity.id, name.how) == ("matriptase-7", None, "not listed")


def test_one_mention_of_a_yeasts_gene_is_enough_in_a_text_on_yeast() -> None:
    assert [one.text for one in names("In budding yeast, QRX7 and Qrx9p bind.")][1:] == ["QRX7", "Qrx9p"]
    assert [one.text for one in names("Here QRX7 is seen.")] == []


def test_residues_and_months_are_no_genes() -> None:
    assert [one.text for one in names("In yeast, Ser78 and Thr14 of it changed in Nov12.")] == ["yeast"]


def test_pigs_are_not_found_in_a_symbol() -> None:
    assert [one.entity.id for one in names("Here PIG-S binds.")] == ["HGNC:14937"]


def test_an_ambiguous_name_carries_its_candidates() -> None:
    (name,) = [one for one in names("VEGF was high.") if one.text == "VEGF"]
    assert len(name.candidates) > 1
    assert name.candidates[0] == name.entity


@pytest.mark.parametrize("symbol", ["STAT5A", "KLF4", "FOXM1", "TRAF6", "BRD4"])
def test_every_listed_gene_is_found_where_another_one_is(symbol: str) -> None:
    text = f"Here {symbol} phosphorylates JAK2 in HeLa cells, and {symbol}-induced migration rises."
    found = [one.text for one in names(text)]
    assert found == [symbol, "JAK2", "HeLa cells", symbol, "migration"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "IL-6",
                "TNF-α",
                "(",
                ")",
                "/",
                ", ",
                " and ",
                "-9",
                "MMP-2",
                " cells",
                "p-",
                "Ca2+",
                "𝛼",
                "é",
                " (EMT) ",
                "s",
                ". The ",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_spans_give_the_text_in_order_without_overlap(text: str) -> None:
    end = 0
    for one in names(text):
        assert one.span.of(text) == one.text
        assert one.span.start >= end
        end = one.span.end


@pytest.mark.parametrize(
    ("text", "name", "how", "resolved_by"),
    [
        ("IL6 rose.", "IL6", "curated", ""),
        ("Then STAT5A rose.", "STAT5A", "symbol", ""),
        ("The symbol HGF is known.", "HGF", "curated", "curated choice"),
        ("We studied cancer-associated fibroblasts (CAFs); CAFs grew.", "CAFs", "defined in the text as", "long form"),
        ("Both MMP-2 and -9 rose.", "-9", "made from a list", ""),
        ("Loss of the XQZ7 gene was fatal.", "XQZ7", "not listed", ""),
        ("MST1 and LATS1 phosphorylate YAP.", "MST1", "curated", "beside LATS1"),
        ("MST1 rose.", "MST1", "symbol", "official symbol"),
    ],
)
def test_a_name_tells_how_it_was_grounded(text: str, name: str, how: str, resolved_by: str) -> None:
    found = [one for one in names(text) if one.text == name][-1]
    assert found.how.startswith(how)
    assert found.resolved_by == resolved_by


def test_a_choice_that_nothing_in_the_text_makes_is_called_ambiguous() -> None:
    found = [one for one in names("The level of AIP1 rose.") if one.text == "AIP1"]
    assert [(one.resolved_by, len(one.candidates) > 1) for one in found] == [("ambiguous", True)]


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("MST1 acts beside LATS2 in the Hippo pathway.", "MST1", "HGNC:11408"),
        ("MST1 binds a receptor of macrophages.", "MST1", "HGNC:7380"),
        ("Akt is phosphorylated by PDK1.", "PDK1", "HGNC:8816"),
        ("PDK1 slows the entry of pyruvate.", "PDK1", "HGNC:8809"),
        ("Hormone-sensitive lipase (HSL) was phosphorylated.", "HSL", "HGNC:6621"),
        (
            "Tissue inhibitor of metalloproteinase-3 (TIMP-3) fell.",
            "Tissue inhibitor of metalloproteinase-3",
            "HGNC:11822",
        ),
        ("We saw β-arrestin 2 at the membrane.", "β-arrestin 2", "HGNC:712"),
        ("The eIF2α kinase was active.", "eIF2α", "HGNC:3265"),
        ("The 5-HT1A receptor was blocked.", "5-HT1A", "HGNC:5286"),
        ("NPR1 rose in salicylate-treated Arabidopsis.", "NPR1", None),
        ("NPR1 rose in mice.", "NPR1", "HGNC:7943"),
        ("The IL-4Rα was blocked.", "IL-4Rα", "HGNC:6015"),
        ("The GM-CSF receptor was blocked.", "GM-CSF receptor", "HGNC:2435"),
        ("MHC class I was low.", "MHC class I", "FPLX:HLA1"),
        ("EIN3 rose in Arabidopsis.", "EIN3", None),
        ("The Shigella effector OspF was purified.", "OspF", None),
        ("hsa_circ_0001649 was low.", "hsa_circ_0001649", None),
        ("The lncRNA ZXQAS was low.", "ZXQAS", None),
        ("eNOS-derived NO was low.", "NO", "CHEBI:16480"),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_means(text: str, name: str, id_: str | None) -> None:
    assert [one.entity.id for one in names(text) if one.text == name] == [id_]


@pytest.mark.parametrize(
    "text",
    [
        "The field faces a problem.",
        "No effect was seen, and NO ONE knows.",
        "EIN3 was never mentioned again.",
        "The OspF files were lost.",
        "The sponge caused dimerization.",
        "An lncRNA PCR array was used.",
        "A dephosphorylating, hydrolyzing enzyme and a transactivator sit there after deubiquitination.",
    ],
)
def test_a_look_alike_of_such_a_name_is_none(text: str) -> None:
    assert names(text) == []
