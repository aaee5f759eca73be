"""Tests of the lexicon that comes with the program."""

from __future__ import annotations

import pytest

from explorer.bundle import resource
from explorer.extraction.lexicon import Casing, Lexicon, casing_of
from explorer.model.entity import Kind
from tests.patience import paces


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.open()


@pytest.mark.parametrize(
    ("name", "id_", "kind"),
    [
        ("IL-6", "HGNC:6018", Kind.GENE),
        ("interleukin 6", "HGNC:6018", Kind.GENE),
        ("HGF", "HGNC:4893", Kind.GENE),
        ("NFκB", "FPLX:NFkappaB", Kind.COMPLEX),
        ("Akt", "FPLX:AKT", Kind.FAMILY),
        ("EMT", "GO:0001837", Kind.PROCESS),
        ("CAFs", "MESH:D000072645", Kind.CELL),
        ("cobalt chloride", "CHEBI:35696", Kind.CHEMICAL),
        ("anaplastic thyroid carcinoma", "MESH:D065646", Kind.DISEASE),
        ("microRNA-21", "HGNC:31586", Kind.MIRNA),
        ("MCF-7", "CVCL:CVCL_0031", Kind.CELL_LINE),
        ("E-cadherin", "HGNC:1748", Kind.GENE),
        ("IL-6 receptor", "HGNC:6019", Kind.GENE),
        ("PD98059", "CHEBI:77954", Kind.CHEMICAL),
        ("AG-490", "CHEBI:92212", Kind.CHEMICAL),
        ("BAY 11-7082", "CHEBI:85928", Kind.CHEMICAL),
        ("ZBTB7A", "HGNC:18078", Kind.GENE),
    ],
)
def test_a_name_means_what_a_biologist_expects(lexicon: Lexicon, name: str, id_: str, kind: Kind) -> None:
    first = lexicon.lookup(name)[0].entity
    assert (first.id, first.kind) == (id_, kind)


def test_an_ambiguous_name_keeps_its_other_meanings(lexicon: Lexicon) -> None:
    meanings = {term.entity.id for term in lexicon.lookup("EMT")}
    assert "HGNC:6171" in meanings
    assert len(meanings) > 1


def test_an_id_of_another_vocabulary_finds_the_same_entity(lexicon: Lexicon) -> None:
    assert lexicon.entity("NCBIGENE:3569") == lexicon.entity("HGNC:6018")
    assert "NCBIGENE:3569" in lexicon.other_ids("HGNC:6018")
    assert lexicon.entity("HGNC:0") is None


def test_synonyms_hold_other_names_once(lexicon: Lexicon) -> None:
    synonyms = lexicon.synonyms("HGNC:11364")
    assert len(synonyms) == len(set(synonyms))
    assert lexicon.synonyms("HGNC:0") == ()


def test_every_gene_of_hgnc_is_in(lexicon: Lexicon) -> None:
    assert len(lexicon) > 150_000


def test_unknown_names_mean_nothing(lexicon: Lexicon) -> None:
    assert lexicon.lookup("qwzzyxv") == ()
    assert lexicon.lookup("") == ()


def test_it_is_small_and_opens_at_once() -> None:
    files = [path for path in resource("lexicon").iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 14_000_000
    assert resource("lexicon", "SOURCES.md").is_file()
    assert min(paces(lambda: Lexicon.open().lookup("STAT3")) for _ in range(5)) < 5


@pytest.mark.parametrize(
    ("name", "casing"),
    [("vimentin", Casing.WORDS), ("STAT3", Casing.CAPITALS), ("NFkB", Casing.MIXED), ("α", Casing.WORDS)],
)
def test_casing_tells_symbols_from_words(name: str, casing: Casing) -> None:
    assert casing_of(name) is casing
