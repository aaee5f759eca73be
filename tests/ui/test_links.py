"""A browser is only ever sent to doi.org and PubMed, with identifiers that were checked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from explorer.model.document import Document
from explorer.ui import links


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not seen.append(QUrl(url).toString()))
    return seen


def test_addresses_are_made_of_checked_identifiers(opened: list[str]) -> None:
    document = Document("x", pmid="28915623", doi="10.18632/oncotarget.20000")
    assert links.pubmed(document) == "https://pubmed.ncbi.nlm.nih.gov/28915623/"
    assert links.doi(document) == "https://doi.org/10.18632/oncotarget.20000"
    assert links.open_link(links.pubmed(document))
    assert links.open_link(links.doi(document))
    assert len(opened) == 2


def test_odd_but_real_dois_are_escaped() -> None:
    address = links.doi(Document("x", doi="10.1002/(sici)1097-0142(19960101)77:1<1::aid-cncr1>3.0.co;2-#"))
    assert address.startswith("https://doi.org/10.1002/(sici)")
    assert not set("<># ") & set(address)


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "1 2", "12a", "０１", "-1", "1" * 12, "1\n2", "https://evil.example/1", ""],
)
def test_a_pmid_that_is_none_makes_no_link(text: str) -> None:
    assert links.pubmed(Document("x", pmid=text)) == ""


@pytest.mark.parametrize(
    "text",
    ["10.1/x", "file:///etc/passwd", "10.1000/ x", "10.1000/\u202ex", "@evil.example/10.1000/x", "10.1000/é", ""],
)
def test_a_doi_that_is_none_makes_no_link(text: str) -> None:
    assert links.doi(Document("x", doi=text)) == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://doi.org/10.1000/1",
        "https://doi.org@evil.example/",
        "https://doi.org.evil.example/10.1000/1",
        "https://user:pw@pubmed.ncbi.nlm.nih.gov/1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ms-settings:",
        "smb://host/share",
        "data:text/html,x",
        "//doi.org/10.1",
        "",
    ],
)
def test_no_other_address_is_opened(opened: list[str], address: str) -> None:
    assert not links.open_link(address)
    assert opened == []
