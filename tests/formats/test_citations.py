"""Citations in the styles of journals, and papers as CSL-JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import bundle
from explorer.errors import FormatError
from explorer.formats import bibtex, csl
from explorer.formats.citation_styles import PLAIN, STYLES, cite
from explorer.model.document import Document, DocumentKind

PAPER = Document(
    "text",
    title="IL-6 activates STAT3 in <i>fibroblasts</i> & p<.05",
    authors=("Müller Anna", "Ito K", "The CAF Consortium of Tumour Research Groups and Centres Europe"),
    journal="Oncotarget",
    date="2017-09-30",
    volume="8",
    issue="44",
    pages="76116-76128",
    doi="10.1000/x",
    pmid="123",
)


@pytest.mark.parametrize("style", [style.name for style in STYLES])
def test_each_style_names_author_journal_and_year_and_no_number(style: str) -> None:
    (line,) = cite([PAPER], style)
    assert line.split(" ", 1)[0] in {"Müller", "Müller,", "A."}
    assert all(part in line for part in ("Müller", "Oncotarget", "2017", "8"))
    assert "<i>fibroblasts</i>" in line.casefold()


def test_the_styles_differ() -> None:
    assert len({cite([PAPER], style.name)[0] for style in STYLES}) >= 10


def test_each_bundled_style_has_its_file() -> None:
    files = {path.stem for path in bundle.resource("citation_styles").glob("*.csl")}
    assert files == {style.name for style in STYLES} - {PLAIN}


def test_papers_keep_their_order_in_a_style_that_sorts() -> None:
    papers = [Document("b", title=name, authors=(f"{name} A",), date="2001") for name in ("Zeta", "Alpha", "Mu")]
    assert [line.split(",")[0] for line in cite(papers, "apa")] == ["Zeta", "Alpha", "Mu"]


def test_a_retracted_paper_says_so_in_every_style() -> None:
    paper = Document("t", title="A title", journal="J", kind=DocumentKind.RETRACTED)
    assert all("RETRACTED" in cite([paper], style.name)[0] for style in STYLES)


def test_a_text_without_anything_is_called_by_its_source() -> None:
    assert cite([Document("words", source="notes.txt")], PLAIN) == ["notes.txt"]


def test_a_style_of_ones_own_is_used_and_a_wrong_one_says_so(tmp_path: Path) -> None:
    own = tmp_path / "mine.csl"
    own.write_bytes(bundle.resource("citation_styles", "nature.csl").read_bytes())
    assert cite([PAPER], own) == cite([PAPER], "nature")
    bad = tmp_path / "bad.csl"
    bad.write_text("<html>")
    with pytest.raises(FormatError, match=r"bad\.csl"):
        cite([PAPER], bad)
    with pytest.raises(FormatError, match="no citation style 'nothing'"):
        cite([PAPER], "nothing")


@settings(max_examples=40, deadline=None)
@given(
    st.builds(
        Document,
        text=st.just("t"),
        title=st.text(max_size=40),
        authors=st.lists(st.text(max_size=20), max_size=4).map(tuple),
        journal=st.text(max_size=20),
        date=st.sampled_from(["", "2017", "2017-09", "2017-09-30"]),
        pages=st.text(max_size=8),
    ),
    st.sampled_from([style.name for style in STYLES]),
)
def test_no_paper_is_too_strange_for_a_style(paper: Document, style: str) -> None:
    """Each gives one line."""
    (line,) = cite([paper], style)
    assert line
    assert "\n" not in line


def test_csl_json_has_what_is_known_under_the_keys_of_bibtex() -> None:
    found = json.loads(csl.write([PAPER, Document("x", title="Only a title")]))
    assert [one["id"] for one in found] == bibtex.keys([PAPER, Document("x", title="Only a title")])
    assert found[0]["author"][0] == {"family": "Müller", "given": "Anna"}
    assert found[0]["author"][2]["literal"].startswith("The CAF Consortium")
    assert found[0]["issued"] == {"date-parts": [[2017, 9, 30]]}
    assert found[1] == {"id": found[1]["id"], "type": "article", "title": "Only a title"}
