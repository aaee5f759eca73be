"""Entities stand where a biologist expects them, each with a reason; what a person said goes before the rules."""

from __future__ import annotations

import pytest

from explorer.bundle import resource
from explorer.diagram.place_rules import rule_of, rules
from explorer.diagram.places import BY_HAND, DEFAULT, TITLES, named, order, place_of
from explorer.extraction.lexicon import default_lexicon
from explorer.model.entity import Entity, Kind

EXPECTED = {
    "outside": "IL6 IL11 IL1B TNF IFNG CXCL8 CCL2 CXCL12 TGFB1 VEGFA EGF HGF FGF2 PDGFA IGF1 WNT3A WNT5A SHH BMP4 "
    "NODAL INS LEP EPO CSF1 CSF2 LIF OSM NRG1 AREG SPP1 FN1 COL1A1 MMP2 MMP9 TIMP1 SERPINE1 POSTN TNC DKK1 GREM1 "
    "ANGPT2 PLAU LOX TNFSF11 MIF ALB APOE C3 GDF15 CCN2 KITLG",
    "membrane": "EGFR ERBB2 MET KDR FLT1 PDGFRB FGFR1 IGF1R INSR TGFBR1 TGFBR2 IL6R IL6ST TNFRSF1A FAS CXCR4 CCR2 "
    "NOTCH1 DLL1 JAG1 FZD1 LRP6 SMO PTCH1 TLR4 CD44 CD274 PDCD1 CTLA4 CDH1 CDH2 ITGB1 ITGA5 EPCAM ICAM1 CLDN1 SLC2A1 "
    "ABCB1 AXL EPHA2 NRP1 ADAM10 MMP14 HLA-A CAV1 CFTR KCNH2 PLAUR GPER1 EFNB2",
    "cytoplasm": "JAK2 SRC AKT1 MTOR MAPK1 MAP2K1 RAF1 BRAF KRAS HRAS RHOA RAC1 PIK3CA PTEN GSK3B CTNNB1 APC AXIN1 "
    "GRB2 SOS1 SHC1 IRS1 TRAF6 IKBKB NFKBIA CASP3 CASP8 BAX BCL2 CYCS VIM ACTB KRT18 PTPN11 SOCS3 PRKCA TSC2 "
    "KEAP1 HSP90AA1 PRKAA1 MYD88 VHL PKM HK2 LDHA ROCK1 ITPR1",
    "nucleus": "STAT3 STAT1 HIF1A TP53 MYC JUN FOS RELA NFKB1 SNAI1 SNAI2 TWIST1 ZEB1 SOX2 POU5F1 NANOG SMAD2 SMAD3 "
    "SMAD4 FOXO3 FOXP3 GATA3 E2F1 RB1 CCND1 CDK4 CDKN1A BRCA1 ATM EZH2 DNMT1 HDAC1 EP300 ESR1 AR PGR NR3C1 PPARG "
    "VDR YAP1 TEAD1 TCF7L2 HES1 PARP1 PCNA MKI67 H3C1 MDM2 AHR NFE2L2 CREB1 KLF4",
}


def gene(symbol: str) -> Entity:
    found = (term.entity for term in default_lexicon().lookup(symbol))
    return next(one for one in found if one.key.startswith("HGNC:"))


@pytest.mark.parametrize("place", EXPECTED)
def test_well_known_proteins_are_in_their_place(place: str) -> None:
    found = {symbol: place_of(gene(symbol)) for symbol in EXPECTED[place].split()}
    assert {symbol: one for symbol, one in found.items() if one.name != place} == {}
    assert all(one.why for one in found.values())


def test_the_list_of_places_was_made_by_the_rules_of_today() -> None:
    """Made anew by ``python -m explorer.extraction.build_places``; lists of genes are known to the build only."""
    listed = {rule.id for rule in rules().values() if rule.listed}
    checked = 0
    for line in resource("lexicon", "places.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, numbers = line.split("\t")
        for number in numbers.split() if name not in listed else ():
            entity = default_lexicon().entity(f"HGNC:{number}")
            assert entity is not None
            rule = rule_of(entity.name, entity.full_name)
            assert rule is not None, entity
            assert rule.id == name, entity
            checked += 1
    assert checked > 9000


def test_a_family_stands_where_most_of_its_members_do() -> None:
    place = place_of(Entity("FPLX:VEGF", "VEGF", Kind.FAMILY))
    assert (place.name, place.why) == ("outside", "5 of its 5 members belong there")


def test_a_family_of_many_places_says_so() -> None:
    place = place_of(Entity("FPLX:Protease", "Protease", Kind.FAMILY))
    assert place.name == "cytoplasm"
    assert "default" in place.why


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("EMT", Kind.PROCESS, "outcomes"),
        ("lung cancer", Kind.DISEASE, "outcomes"),
        ("IL-6/STAT3 signaling", Kind.PATHWAY, "outcomes"),
        ("CAF", Kind.CELL, "cells"),
        ("A549", Kind.CELL_LINE, "cells"),
        ("lung", Kind.TISSUE, "cells"),
        ("hypoxia", Kind.CONDITION, "outside"),
        ("DNA damage", Kind.CONDITION, "nucleus"),
        ("gefitinib", Kind.CHEMICAL, "outside"),
        ("cAMP", Kind.CHEMICAL, "cytoplasm"),
        ("reactive oxygen species", Kind.CHEMICAL, "cytoplasm"),
        ("miR-21", Kind.MIRNA, "cytoplasm"),
        ("chromatin", Kind.COMPONENT, "nucleus"),
        ("exosomes", Kind.COMPONENT, "outside"),
        ("focal adhesion", Kind.COMPONENT, "membrane"),
        ("mitochondria", Kind.COMPONENT, "cytoplasm"),
        ("conditioned medium", Kind.OTHER, "outside"),
        ("Bevacizumab", Kind.FAMILY, "outside"),
        ("TGF-β", Kind.GENE, "outside"),
        ("IL-8", Kind.GENE, "outside"),
        ("IL-6 receptor", Kind.GENE, "membrane"),
        ("PD-L1", Kind.GENE, "membrane"),
        ("E-cadherin", Kind.GENE, "membrane"),
        ("histone H3", Kind.FAMILY, "nucleus"),
    ],
)
def test_what_has_no_identifier_is_placed_by_name_and_kind(name: str, kind: Kind, expected: str) -> None:
    assert place_of(Entity(None, name, kind)).name == expected


def test_what_no_rule_knows_stands_in_the_cytoplasm_and_says_that_this_is_the_default() -> None:
    assert place_of(Entity(None, "Xyzzy9", Kind.GENE)).why == DEFAULT
    assert place_of(Entity("HGNC:999999999", "Xyzzy9", Kind.GENE)).name == "cytoplasm"


def test_what_a_person_said_goes_before_the_rules() -> None:
    il6 = Entity("HGNC:6018", "IL6", Kind.GENE)
    place = place_of(il6, {"HGNC:6018": "nucleus"})
    assert (place.name, place.title, place.why) == ("nucleus", "Nucleus", BY_HAND)
    assert place_of(il6, {"HGNC:6018": "CAF"}).title == "CAF"


def test_every_rule_puts_things_into_a_place_there_is_and_gives_a_reason() -> None:
    assert all(rule.place in TITLES and rule.why and not rule.why.endswith(".") for rule in rules().values())


def test_areas_of_ones_own_stand_above_the_others() -> None:
    assert order({"nucleus", "Tumour", "CAF", "outside"}) == ["CAF", "Tumour", "outside", "nucleus"]
    assert [named(title) for title in ("Membrane", "Tumour")] == ["membrane", "Tumour"]
