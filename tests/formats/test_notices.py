"""Retractions, concerns and corrections come with the papers they are about."""

from __future__ import annotations

import pytest

from explorer.formats import jsonl, registry
from explorer.formats.citation import citation
from explorer.model.document import Document, DocumentKind, Notice, NoticeKind

XML = """<?xml version="1.0"?>
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>39000001</PMID><Article>
<Journal><Title>Journal of Tests</Title><JournalIssue><PubDate><Year>2019</Year></PubDate></JournalIssue></Journal>
<ArticleTitle>A paper that was mended.</ArticleTitle>
<Abstract><AbstractText>EGF activates KRAS.</AbstractText></Abstract>
<PublicationTypeList><PublicationType>Review</PublicationType></PublicationTypeList></Article>
<CommentsCorrectionsList>
<CommentsCorrections RefType="ErratumIn"><RefSource>J Tests. 2020;1:9</RefSource></CommentsCorrections>
<CommentsCorrections RefType="{}"><RefSource>J Tests. 2021;2:1</RefSource></CommentsCorrections>
</CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>"""
MEDLINE = """PMID- 39000001
TI  - A paper that was mended.
AB  - EGF activates KRAS.
PT  - Journal Article
EIN - J Tests. 2020;1:9
{}J Tests. 2021;2:1
"""
ERRATUM, LATER = Notice(NoticeKind.ERRATUM, "J Tests. 2020;1:9"), "J Tests. 2021;2:1"


def one(text: str) -> Document:
    (document,) = registry.read_text(text)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("in_xml", "in_medline", "kind"),
    [
        ("RetractionIn", "RIN - ", NoticeKind.RETRACTION),
        ("ExpressionOfConcernIn", "ECI - ", NoticeKind.CONCERN),
    ],
)
def test_notices_are_read_from_both_formats_of_pubmed(in_xml: str, in_medline: str, kind: NoticeKind) -> None:
    for document in (one(XML.format(in_xml)), one(MEDLINE.format(in_medline))):
        assert set(document.notices) == {ERRATUM, Notice(kind, LATER)}
        assert (document.kind is DocumentKind.RETRACTED) == (kind is NoticeKind.RETRACTION)


def test_what_a_paper_says_of_others_is_no_notice_of_its_own() -> None:
    assert one(XML.format("ErratumFor")).notices == (ERRATUM,)


def test_notices_survive_the_programs_own_format() -> None:
    document = one(XML.format("RetractionIn"))
    assert one(jsonl.write([document])).notices == document.notices


def test_a_notice_of_an_unknown_kind_is_told() -> None:
    (problem,) = registry.read_text('{"text": "EGF activates KRAS.", "notices": [["gossip", "x"]]}')
    assert "notice" in problem.message  # type: ignore[union-attr]


def test_a_citation_says_what_was_published_afterwards() -> None:
    line = citation(one(XML.format("ExpressionOfConcernIn")))
    assert "(expression of concern) (erratum published)" in line
    assert "RETRACTED." in citation(one(XML.format("RetractionIn")))
