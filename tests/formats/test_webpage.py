"""Saved web pages: what they say for machines, and their main text."""

# ruff: noqa: E501 - pages and records stand as they are

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.formats import registry
from explorer.model.document import Document
from explorer.model.imports import Problem
from tests.formats import pages

META = f"""<meta name="citation_title" content="{pages.TITLE}"><meta name="citation_author" content="Ada Lovell">
<meta name="citation_author" content="Castellan, Bruno"><meta name="citation_journal_title" content="Journal of Invented Oncology">
<meta name="citation_publication_date" content="2021/03/04"><meta name="citation_volume" content="12"><meta name="citation_issue" content="3">
<meta name="citation_firstpage" content="210"><meta name="citation_lastpage" content="221"><meta name="citation_doi" content="10.9999/JIO.1">
<meta name="citation_pmid" content="31999999">"""
ESCAPED = pages.ABSTRACT.replace("&", "&amp;").replace("<", "&lt;").replace("IL-6", "<i>IL-6</i>")
BODY = f"""<nav><a href="/">Home</a><a>Journals</a><a>Log in</a></nav><div class="banner">We use cookies to improve your experience.</div>
<article><h1>{pages.TITLE}</h1><p class="authors">Ada Lovell, Bruno Castellan</p><p>Journal of Invented Oncology 2021 March 4</p>
<section id="abstract"><h2>Abstract</h2><p>{ESCAPED}</p></section><h2>Introduction</h2><p>Tumors of the pancreas are deadly. They are
many, and this is a longer text that is no abstract.</p></article><footer>© 2021 Invented Press. All rights reserved.</footer>"""


def saved(tmp_path: Path, head: str, body: str, name: str = "page.html") -> list[Document | Problem]:
    path = tmp_path / name
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return list(registry.read_path(path))


def test_a_page_with_citation_elements_gives_every_field(tmp_path: Path) -> None:
    [document] = saved(tmp_path, META, BODY)
    assert isinstance(document, Document)
    assert document.text == f"{pages.TITLE}\n{pages.ABSTRACT}"
    assert document.authors == ("Lovell Ada", "Castellan Bruno")
    assert (document.journal, document.date) == ("Journal of Invented Oncology", "2021-03-04")
    assert (document.volume, document.issue, document.pages) == ("12", "3", "210-221")
    assert (document.pmid, document.doi) == ("31999999", "10.9999/jio.1")


def test_a_page_without_them_is_read_by_its_text(tmp_path: Path) -> None:
    [document] = saved(tmp_path, "<title>x</title>", BODY.replace(' id="abstract"', ""))
    assert isinstance(document, Document)
    assert document.text == f"{pages.TITLE}\n{pages.ABSTRACT}"
    assert (document.journal, document.date) == ("Journal of Invented Oncology", "2021-03-04")
    assert document.authors == ("Lovell Ada", "Castellan Bruno")


def test_json_ld_is_read_where_nothing_else_is_said(tmp_path: Path) -> None:
    data = {"@graph": [{"@type": "ScholarlyArticle", "headline": pages.TITLE, "datePublished": "2021-03-04T00:00:00Z",
                        "author": [{"name": "Ada Lovell"}], "isPartOf": {"name": "Invented Press"}, "abstract": pages.SECOND}]}  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    [document] = saved(tmp_path, head, "<p>Log in</p>")
    assert isinstance(document, Document)
    assert (document.title, document.abstract, document.date) == (pages.TITLE, pages.SECOND, "2021-03-04")
    assert (document.authors, document.journal) == (("Lovell Ada",), "Invented Press")


def test_a_structured_abstract_of_a_page_keeps_its_sections(tmp_path: Path) -> None:
    parts = "".join("<h3>{}</h3><p>{}</p>".format(*line.split(": ", 1)) for line in pages.STRUCTURED)
    [document] = saved(tmp_path, META, f'<div class="abstract"><h2>Abstract</h2>{parts}</div>')
    assert isinstance(document, Document)
    assert [one.label for one in document.sections] == ["BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS"]
    assert "It did not change MMP3." in document.abstract


@pytest.mark.parametrize("body", ["", "<p>Log in</p>", "<div>" * 5000, "<script>alert(1)</script>", "<p>" + "\x01" * 9])
def test_a_page_without_a_paper_is_a_problem(tmp_path: Path, body: str) -> None:
    [problem] = saved(tmp_path, "", body)
    assert isinstance(problem, Problem)
    assert problem.file == "page.html"


def test_scripts_and_outside_files_are_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("CANARY", encoding="utf-8")
    evil = f'<script src="secret.txt">CANARY2</script><iframe src="{(tmp_path / "secret.txt").as_uri()}"></iframe><img src="x">'
    [document] = saved(tmp_path, META, evil + BODY)
    assert "CANARY" not in repr(document)
