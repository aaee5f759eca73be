"""MEDLINE and RIS: fields, broken records, and what is written comes back."""

# ruff: noqa: E501, W291 - pages and records stand as they are

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.formats import bibtex, medline, registry, ris
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind
from explorer.model.imports import Problem

MEDLINE = """
PMID- 31999999
OWN - NLM
DP  - 2021 Mar 4
TI  - Loss of SOCS3 frees STAT3 in the
      invented gut.
PG  - 210-21
LID - 10.9999/jio.2021.1 [doi]
AB  - BACKGROUND: SOCS3 is a brake. RESULTS: Its loss freed STAT3 and
      raised MYC. CONCLUSIONS: SOCS3 inhibits STAT3.
FAU - Lovell, Ada
AU  - Lovell A
FAU - Castellan, Bruno
AU  - Castellan B
PT  - Journal Article
PT  - Review
TA  - J Invented Oncol
JT  - Journal of invented oncology
VI  - 12
IP  - 3
PMC - PMC79
SO  - J Invented Oncol. 2021 Mar 4;12(3):210-21. doi: 10.9999/jio.2021.1.

PMID- 32000000
TI  - A second title.
AB  - IL-11 activates STAT3.
"""
RIS = """TY  - JOUR
TI  - Loss of SOCS3 frees STAT3
AU  - Lovell, Ada
AU  - Castellan, B.
T2  - Journal of invented oncology
DA  - 2021/03/04/
PY  - 2021
VL  - 12
IS  - 3
SP  - 210
EP  - 221
DO  - https://doi.org/10.9999/JIO.2021.1
AN  - 31999999
DB  - PubMed
AB  - SOCS3 is a brake.
Its loss freed STAT3.
ER  - 

TY  - JOUR
T1  - A second title
N2  - IL-11 activates STAT3.
Y1  - 2020///
ER  -
"""
WESTERN = MEDLINE.replace("gut", "gût at 37 °C")


def records(module: object, text: str) -> list[Document | Problem]:
    return list(module.read(Source("x", content=text)))  # type: ignore[attr-defined]


def test_medline_gives_every_field() -> None:
    first, second = records(medline, MEDLINE)
    assert isinstance(first, Document)
    assert first.title == "Loss of SOCS3 frees STAT3 in the invented gut."
    assert first.authors == ("Lovell A", "Castellan B")
    assert (first.journal, first.date, first.volume, first.issue, first.pages) == (
        "Journal of invented oncology", "2021-03-04", "12", "3", "210-21",
    )  # fmt: skip
    assert (first.pmid, first.pmcid, first.doi) == ("31999999", "PMC79", "10.9999/jio.2021.1")
    assert first.kind is DocumentKind.REVIEW
    assert [one.label for one in first.sections] == ["BACKGROUND", "RESULTS", "CONCLUSIONS"]
    assert first.sections[1].span.of(first.text) == "Its loss freed STAT3 and raised MYC."
    assert isinstance(second, Document)
    assert second.text == "A second title.\nIL-11 activates STAT3."


def test_ris_gives_every_field() -> None:
    first, second = records(ris, RIS)
    assert isinstance(first, Document)
    assert first.text == "Loss of SOCS3 frees STAT3\nSOCS3 is a brake. Its loss freed STAT3."
    assert first.authors == ("Lovell Ada", "Castellan B.")
    assert (first.journal, first.date, first.volume, first.issue, first.pages) == (
        "Journal of invented oncology", "2021-03-04", "12", "3", "210-221",
    )  # fmt: skip
    assert (first.pmid, first.doi) == ("31999999", "10.9999/jio.2021.1")
    assert isinstance(second, Document)
    assert (second.text, second.date) == ("A second title\nIL-11 activates STAT3.", "2020")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_encoding_changes_no_letter(tmp_path: Path, encoding: str, end: str) -> None:
    for name, text in (("a.nbib", WESTERN), ("a.ris", RIS.replace("brake", "brâke at 37 °C"))):
        path = tmp_path / name
        path.write_bytes(text.replace("\n", end).encode(encoding))
        found = list(registry.read_path(path))
        module = medline if name.endswith("nbib") else ris
        wanted = records(module, text)
        assert [one.text for one in found if isinstance(one, Document)] == [
            one.text for one in wanted if isinstance(one, Document)
        ]


def test_one_bad_record_among_many_is_named_with_its_line_and_the_others_are_read() -> None:
    one = "TY  - JOUR\nTI  - Title {}\nAB  - A{} activates B.\nER  - \n"
    texts = [one.format(number, number) for number in range(1000)]
    texts[500] = "TY  - JOUR\nAU  - Nobody\nER  - \n"
    texts[700] = "TY  - JOUR\nTI  - cut\n"
    found = records(ris, "".join(texts))
    problems = [one for one in found if isinstance(one, Problem)]
    assert len(found) == 1000
    assert [problem.line for problem in problems] == [2001, 2800]
    lines = "".join(f"PMID- {number + 1}\nTI  - Title {number}\nAB  - A activates B.\n\n" for number in range(1000))
    found = records(medline, lines.replace("TI  - Title 500\nAB  - A activates B.\n", "OWN - NLM\n"))
    problems = [one for one in found if isinstance(one, Problem)]
    assert len(found) == 1000
    assert [problem.line for problem in problems] == [2001]


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn", "Co"]), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
)
some_words = words.filter(bool)
names = st.lists(st.from_regex(r"[A-ZÄÖÉ][a-zäöé]{1,8}( [A-Z]{1,3})?", fullmatch=True), max_size=4).map(tuple)
papers = st.builds(
    Document,
    text=st.just(""),
    title=some_words,
    authors=names,
    journal=some_words,
    date=st.sampled_from(["2017", "2017-09", "2017-09-30", ""]),
    volume=st.sampled_from(["", "8", "S1"]),
    issue=st.sampled_from(["", "44"]),
    pages=st.sampled_from(["", "76116-28", "e12"]),
    pmid=st.sampled_from(["", "123"]),
    doi=st.sampled_from(["", "10.1234/ab_c(1)2"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(papers, min_size=1, max_size=3))
def test_what_is_written_as_bibtex_comes_back(documents: list[Document]) -> None:
    text = bibtex.write(documents)
    found = records(bibtex, text)
    assert len(found) == len(documents)
    for written, back in zip(documents, found, strict=True):
        assert isinstance(back, Document)
        for name in ("title", "authors", "journal", "volume", "issue", "pages", "pmid", "doi"):
            assert getattr(back, name) == getattr(written, name), name
        assert back.date == written.date[:7]


@settings(max_examples=200, deadline=None)
@given(st.lists(papers, min_size=1, max_size=3))
def test_what_is_written_as_ris_comes_back(documents: list[Document]) -> None:
    found = records(ris, ris.write(documents))
    assert len(found) == len(documents)
    for written, back in zip(documents, found, strict=True):
        assert isinstance(back, Document)
        for name in ("title", "authors", "journal", "date", "volume", "issue", "pages", "pmid", "doi"):
            assert getattr(back, name) == getattr(written, name), name


HOSTILE = [
    r"\input{/etc/passwd}", "50% of $p$ & #1_x {unbalanced", "}}, note={x}", "@article{x,", "a\nTY  - JOUR\nTI  - second\nER  - ",
    "back\\slash ^ ~ tilde", "ends with \\",
]  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_ends_its_field_or_runs_a_command(title: str) -> None:
    documents = [
        Document(text="", title=title, journal="J", authors=(title, "Wang L")),
        Document(text="", title="Second"),
    ]
    text = bibtex.write(documents)
    assert r"\input" not in text
    found = records(bibtex, text)
    assert [one.title for one in found if isinstance(one, Document)] == [" ".join(title.split()), "Second"]
    found = records(ris, ris.write(documents))
    assert [one.title for one in found if isinstance(one, Document)] == [" ".join(title.split()), "Second"]


def test_keys_are_made_of_family_and_year_and_a_letter_tells_equal_ones_apart() -> None:
    documents = [Document(text="", authors=("Wang L",), date="2017-09"), Document(text="", authors=("Wang Li",), date="2017"),
                 Document(text="", authors=("van der Berg Anna",), date="2016"), Document(text="", date="2016"),
                 Document(text="", authors=("Müller-Öz K",), date="2001")]  # fmt: skip
    assert bibtex.keys(documents) == ["Wang2017", "Wang2017a", "vanderBerg2016", "Anonymous2016", "MullerOz2001"]
    many = bibtex.keys([documents[0]] * 30)
    assert len(set(many)) == 30
    assert many[26:29] == ["Wang2017z", "Wang2017aa", "Wang2017ab"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_a_tagged_reader_fail(text: str) -> None:
    for head in ("", "PMID- 1\n", "TY  - JOUR\n", "@article{"):
        for module in (medline, ris, bibtex):
            assert all(isinstance(one, Document | Problem) for one in records(module, head + text))


def test_pubmeds_abstract_text_is_read_block_by_block() -> None:
    abstract = ("Pancreatic tumors live on signals from the cells around them, and IL-6 is the best known of these signals. Here we "
                "show that an invented antibody blocks the release of IL-6 from stellate cells. These points count: growth and spread.")  # fmt: skip
    block = "\n\n".join(
        [
            "{}. J Invented Oncol. 2021 Mar 4;12(3):210-221. doi: 10.9999/jio.2021.{}. Epub \n2021 Jan 9.",
            "Loss of SOCS3 frees STAT3 in the invented gut.",
            "Lovell A(1), Castellan B(2).",
            "Author information:\n(1)University of Nowhere, Department of Nothing.\n(2)Institute of Something, Somewhere.",
            "\n".join(textwrap.wrap(abstract, 78)),
            "Copyright © 2021 Invented Press.",
            "DOI: 10.9999/jio.2021.{}\nPMCID: PMC79\nPMID: 3199999{} [Indexed for MEDLINE]",
        ]
    )
    text = "\n\n\n".join(block.format(number, number, number, number) for number in (1, 2, 3))
    found = registry.read_text(text)
    assert len(found) == 3
    for number, document in enumerate(found, 1):
        assert isinstance(document, Document)
        assert document.abstract == abstract
        assert document.title == "Loss of SOCS3 frees STAT3 in the invented gut."
        assert document.authors == ("Lovell A", "Castellan B")
        assert (document.journal, document.date, document.pages) == ("J Invented Oncol", "2021-03-04", "210-221")
        assert (document.pmid, document.pmcid, document.doi) == (
            f"3199999{number}",
            "PMC79",
            f"10.9999/jio.2021.{number}",
        )
