"""PubMed XML: every field, structured abstracts, and files made to do harm."""

# ruff: noqa: E501 - pages and records stand as they are

from __future__ import annotations

import gzip
import sys
from functools import partial
from pathlib import Path

import psutil
import pytest

from explorer.formats import registry
from explorer.formats.citation import citation
from explorer.model.document import Document, DocumentKind
from explorer.model.imports import Problem
from tests.patience import paced

RECORD = """<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
<Journal><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2021</Year><Month>Mar</Month><Day>4</Day></PubDate></JournalIssue>
<Title>Journal of invented oncology</Title></Journal>
<ArticleTitle>Loss of <i>SOCS3</i> frees STAT3{pmid}.</ArticleTitle>
<Pagination><MedlinePgn>210-21</MedlinePgn></Pagination>
<Abstract>{abstract}</Abstract>
<AuthorList><Author><LastName>Lovell</LastName><ForeName>Ada</ForeName><Initials>A</Initials></Author>
<Author><CollectiveName>Invented Consortium</CollectiveName></Author></AuthorList>
<PublicationTypeList><PublicationType>{type}</PublicationType></PublicationTypeList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.9999/JIO.2021.1</ArticleId><ArticleId IdType="pmc">PMC79</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1/other</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData>
</PubmedArticle>"""
PLAIN = "<AbstractText>IL-6 (10<sup>-9</sup> M) activates STAT3 &amp; raises <i>MYC</i>; p &lt; 0.05.</AbstractText>"
STRUCTURED = (
    '<AbstractText Label="BACKGROUND" NlmCategory="BACKGROUND">SOCS3 is a brake.</AbstractText>'
    '<AbstractText Label="RESULTS">Its loss freed STAT3.</AbstractText>'
)


def record(pmid: int = 31999999, abstract: str = PLAIN, type_: str = "Journal Article") -> str:
    return RECORD.format(pmid=pmid, abstract=abstract, type=type_)


def whole(*records: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<PubmedArticleSet>{"".join(records)}</PubmedArticleSet>'


def read(folder: Path, content: str | bytes, name: str = "found.xml") -> list[Document | Problem]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(registry.read_path(path))


def test_every_field_of_a_record_is_read(tmp_path: Path) -> None:
    [document] = read(tmp_path, whole(record()))
    assert isinstance(document, Document)
    assert document.text == "Loss of SOCS3 frees STAT331999999.\nIL-6 (10-9 M) activates STAT3 & raises MYC; p < 0.05."
    assert document.authors == ("Lovell A", "Invented Consortium")
    assert (document.journal, document.date) == ("Journal of invented oncology", "2021-03-04")
    assert (document.volume, document.issue, document.pages) == ("12", "3", "210-21")
    assert (document.pmid, document.pmcid, document.doi) == ("31999999", "PMC79", "10.9999/jio.2021.1")
    assert document.source == "found.xml"
    assert citation(document).endswith("2021;12(3):210-21. PMID 31999999.")


def test_labels_become_sections_whose_spans_hold_their_words(tmp_path: Path) -> None:
    [document] = read(tmp_path, whole(record(abstract=STRUCTURED)))
    assert isinstance(document, Document)
    assert document.abstract == "BACKGROUND: SOCS3 is a brake.\nRESULTS: Its loss freed STAT3."
    assert [(one.label, one.span.of(document.text)) for one in document.sections] == [
        ("BACKGROUND", "SOCS3 is a brake."),
        ("RESULTS", "Its loss freed STAT3."),
    ]


@pytest.mark.parametrize(
    ("type_", "kind"),
    [("Review", DocumentKind.REVIEW), ("Retracted Publication", DocumentKind.RETRACTED), ("Preprint", DocumentKind.PREPRINT),
     ("Journal Article", DocumentKind.PRIMARY), ("Editorial", DocumentKind.OTHER)],
)  # fmt: skip
def test_the_publication_type_says_the_kind(tmp_path: Path, type_: str, kind: DocumentKind) -> None:
    [document] = read(tmp_path, whole(record(type_=type_)))
    assert isinstance(document, Document)
    assert document.kind is kind


def test_a_packed_file_is_read_like_an_unpacked_one(tmp_path: Path) -> None:
    plain = read(tmp_path, whole(record(1), record(2)), "a.xml")
    packed = read(tmp_path, gzip.compress(whole(record(1), record(2)).encode()), "a.xml.gz")
    assert [one.text for one in plain if isinstance(one, Document)] == [
        one.text for one in packed if isinstance(one, Document)
    ]


def test_a_cut_packed_file_keeps_the_records_before_the_cut(tmp_path: Path) -> None:
    data = gzip.compress(whole(*(record(number) for number in range(1, 400))).encode(), mtime=0)
    found = read(tmp_path, data[: len(data) * 2 // 3], "cut.xml.gz")
    documents = [one for one in found if isinstance(one, Document)]
    assert len(documents) > 100
    assert isinstance(found[-1], Problem)
    assert len(found) == len(documents) + 1


def test_a_damaged_check_sum_loses_no_record(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(whole(record(1), record(2)).encode(), mtime=0))
    data[-6] ^= 0xFF
    found = read(tmp_path, bytes(data), "crc.xml.gz")
    assert len([one for one in found if isinstance(one, Document)]) == 2
    assert isinstance(found[-1], Problem)


def test_a_packed_file_in_a_packed_file_is_refused(tmp_path: Path) -> None:
    [problem] = read(tmp_path, gzip.compress(gzip.compress(whole(record()).encode())), "twice.xml.gz")
    assert isinstance(problem, Problem)
    assert "packed file inside a packed file" in problem.message


def test_a_file_that_unpacks_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    before = psutil.Process().memory_info().rss
    bomb = gzip.compress(b"<PubmedArticleSet><PubmedArticle><!--" + b" " * (40 << 20) + b"-->", compresslevel=9)
    found = read(tmp_path, bomb, "bomb.xml.gz")
    assert [type(one) for one in found] == [Problem]
    assert psutil.Process().memory_info().rss - before < 200 << 20


LAUGHS = "<!DOCTYPE PubmedArticleSet [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{level + 1} '{f'&a{level};' * 10}'>" for level in range(10)
)
HOSTILE = {
    "billion laughs": (f"{LAUGHS}]>", "<AbstractText>&a10;</AbstractText>"),
    "quadratic": (
        f"<!DOCTYPE PubmedArticleSet [<!ENTITY a '{'x' * 50000}'>]>",
        f"<AbstractText>{'&a;' * 20000}</AbstractText>",
    ),
    "internal": (
        "<!DOCTYPE PubmedArticleSet [<!ENTITY drug 'quercamab'>]>",
        "<AbstractText>It is &drug; that acts.</AbstractText>",
    ),
    "unknown": ("", "<AbstractText>It is &alpha; that acts.</AbstractText>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_entity_is_an_error_and_never_silently_empty_text(tmp_path: Path, name: str) -> None:
    head, abstract = HOSTILE[name]
    before = psutil.Process().memory_info().rss
    found, took = paced(lambda: read(tmp_path, whole(record(abstract=abstract), head=head)))
    assert took < 500
    assert psutil.Process().memory_info().rss - before < 200 << 20
    assert [type(one) for one in found] == [Problem]


@pytest.mark.parametrize(
    "declared",
    ["<!ENTITY x SYSTEM '{url}'>", "<!ENTITY % p SYSTEM '{url}'> %p;", "<!ENTITY x PUBLIC 'x' '{url}'>"],
)
def test_no_file_is_read_that_the_xml_names(tmp_path: Path, declared: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY", encoding="utf-8")
    opened: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in {"open", "socket.connect"}:
            opened.append(str(arguments[0]))

    sys.addaudithook(watch)
    head = f"<!DOCTYPE PubmedArticleSet [{declared.format(url=secret.as_uri())}]>"
    head += f'<?xml-stylesheet href="{secret.as_uri()}"?>'
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    found = read(
        tmp_path, whole(record(abstract=f"<AbstractText>We saw &x; in{include} cells.</AbstractText>"), head=head)
    )
    watching = False
    assert "CANARY" not in repr(found)
    assert not [name for name in opened if "secret" in name]


def test_depth_and_size_of_one_element_are_refused_in_little_time(tmp_path: Path) -> None:
    deep, huge = "<PubmedArticleSet>" + "<a>" * 100_000, f"<AbstractText>{'x' * 12_000_000}</AbstractText>"
    for name, text in (("deep.xml", deep), ("huge.xml", whole(record(abstract=huge)))):
        found, took = paced(partial(read, tmp_path, text, name))
        assert took < 500
        assert isinstance(found[-1], Problem)


def test_one_bad_record_among_many_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    records = [record(number) for number in range(1, 1001)]
    records[499] = record(500, abstract="<AbstractText>&alpha;</AbstractText>").replace("\n", "")
    records[700] = "\n<PubmedArticle><MedlineCitation><PMID>701</PMID></MedlineCitation></PubmedArticle>"
    head = '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.example/pubmed.dtd">'
    found = read(tmp_path, whole(*records, head=head))
    problems = [one for one in found if isinstance(one, Problem)]
    assert len(found) == 1000
    assert len(problems) == 2
    assert all(problem.file == "found.xml" and problem.line > 1 for problem in problems)


def test_xml_that_is_broken_in_the_middle_keeps_what_stood_before(tmp_path: Path) -> None:
    found = read(
        tmp_path, whole(record(1), record(2)).replace("</PubmedArticleSet>", "<PubmedArticle><oops</PubmedArticleSet>")
    )
    assert [type(one) for one in found] == [Document, Document, Problem]
    assert found[-1].line > 1  # type: ignore[union-attr]


def test_the_sample_records_are_read(shared: Path) -> None:
    found = list(registry.read_path(shared / "samples" / "pubmed"))
    assert len(found) == 4
    assert all(isinstance(one, Document) and one.pmid and len(one.abstract) > 300 for one in found)
