"""Families and complexes know their genes, and say which nodes of a diagram belong together."""

from __future__ import annotations

from explorer.diagram.members import Proposal, families, family_of, leaves, members_of, parents_of, title_of

AKT1, AKT2, AKT3 = "HGNC:391", "HGNC:392", "HGNC:393"
SMAD3, SMAD4, SMAD7, IL6 = "HGNC:6769", "HGNC:6770", "HGNC:6773", "HGNC:6018"
AMPK = "FPLX:AMPK"


def test_a_family_knows_its_genes_and_a_gene_its_families() -> None:
    assert members_of("FPLX:AKT") == (AKT1, AKT2, AKT3)
    assert "FPLX:AKT" in parents_of(AKT2)
    assert members_of(AKT1) == members_of("GO:0006915") == parents_of("nothing") == ()


def test_the_genes_of_a_complex_of_families_are_found_through_them() -> None:
    assert any(one.startswith("FPLX:") for one in members_of(AMPK))
    assert len(leaves(AMPK)) == 7
    assert all(one.startswith("HGNC:") for one in leaves(AMPK))


def test_the_nodes_of_one_family_are_proposed_as_a_group() -> None:
    assert families({AKT1, AKT3, IL6}) == [Proposal("AKT", False, (AKT1, AKT3))]


def test_a_family_that_is_a_node_itself_goes_with_its_member() -> None:
    found = families({"FPLX:AKT", AKT1}, titles={"FPLX:AKT": "Akt"})
    assert found == [Proposal("Akt", False, ("FPLX:AKT", AKT1))]


def test_the_narrowest_family_goes_first_and_no_node_is_in_two() -> None:
    found = families({SMAD3, "HGNC:6768", SMAD4, SMAD7})
    members = [key for one in found for key in one.members]
    assert len(members) == len(set(members))
    sizes = [len(leaves(f"FPLX:{one.title.replace(' ', '_')}")) for one in found]
    assert sizes == sorted(sizes)


def test_complexes_are_proposed_apart_from_families() -> None:
    parts = leaves(AMPK)
    assert families(parts, complexes=True)[0].complex
    assert not any(one.complex for one in families(parts))


def test_a_family_that_says_nothing_is_not_proposed() -> None:
    assert "HGNC:12680" in leaves("FPLX:Growth_factor")
    assert families({"HGNC:12680", "HGNC:6081"}) == []


def test_a_single_member_is_no_group() -> None:
    assert families({AKT1, IL6}) == []


def test_a_gene_is_shown_as_the_narrowest_of_its_families_or_as_one_that_is_there() -> None:
    assert family_of(AKT1) == "FPLX:AKT"
    assert family_of("HGNC:6769") == "FPLX:SMAD2_3"
    assert family_of("HGNC:12680") == "FPLX:VEGF", "what grows is too wide to say anything"
    assert family_of("HGNC:12680", {"FPLX:Growth_factor"}) == "FPLX:VEGF"
    assert family_of("FPLX:SMAD2_3") is None
    assert family_of(IL6) is None
    assert title_of("FPLX:SMAD2_3") == "SMAD2 3"
