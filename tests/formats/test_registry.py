"""Files and folders: the reader is found by content, and every problem names its file."""

from __future__ import annotations

import os
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from explorer.formats import registry
from explorer.formats.registry import Reader
from explorer.model.document import Document
from explorer.model.imports import Problem
from tests.formats import pages

RIS = "TY  - JOUR\nTI  - JAK2 in marrow\nAB  - JAK2 activates STAT5 in marrow.\nER  - \n"
NBIB = "PMID- 12\nTI  - TP53 in gut\nAB  - TP53 inhibits growth of the gut.\n"


def test_a_mixed_folder_is_read_in_the_order_of_names_and_each_problem_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(f"{pages.TITLE}\n{pages.ABSTRACT}\n", encoding="utf-8")
    (tmp_path / "b" / "c.ris").write_text(RIS, encoding="utf-8")
    (tmp_path / "b" / "d.txt").write_text(NBIB, encoding="utf-8")
    (tmp_path / "e.txt").write_text(pages.page("Nature"), encoding="utf-8")
    (tmp_path / "f.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "g.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "h.a1").write_text("T1\tGene 0 4\tJAK2\nT2\tGene 9 12\tIL-6\nLog in\nDownload PDF\n", encoding="utf-8")
    (tmp_path / "LICENSE").write_text(
        "Free to use.\nNo warranty is given, and none is implied by anybody.\n", encoding="utf-8"
    )
    (tmp_path / ".hidden.txt").write_text("nothing to see", encoding="utf-8")
    found = list(registry.read_path(tmp_path))
    assert [one.source for one in found if isinstance(one, Document)] == ["a.txt", "e.txt", "c.ris", "d.txt"]
    assert [one.message for one in found if isinstance(one, Problem)] == [
        "1 file without an ending left out: no format that can be read.",
        "1 file ending in .a1 left out: no format that can be read.",
        "2 files ending in .png left out: no format that can be read.",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [(RIS, "ris"), (NBIB, "medline"), (pages.page("PubMed"), "page"), (f"{pages.TITLE}\n{pages.ABSTRACT}", "text"),
     ('{"title": "T", "abstract": "A activates B."}', "jsonl"), ("@article{a, title={T}}", "bibtex"),
     ("PMID,Title,Authors\n1,T,A", "pubmed-csv"), ("<html><body>x</body></html>", "html"),
     ("1. J Made Up. 2017 Sep 30;8(4):1-9. doi: 10.9/x.\n\nTitle here.\n", "pubmed-text")],
)  # fmt: skip
def test_the_content_tells_the_format_of_a_paste(text: str, name: str) -> None:
    reader = registry.reader_for(registry.Source("pasted text", content=text))
    assert reader is not None
    assert reader.name == name


def test_a_title_and_an_abstract_stay_as_they_stand(tmp_path: Path) -> None:
    text = f"{pages.TITLE} \n{pages.ABSTRACT}  \n\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    [document] = registry.read_path(tmp_path / "a.txt")
    assert isinstance(document, Document)
    assert (document.text, document.title) == (text, pages.TITLE)


def test_the_plain_abstracts_of_the_corpora_stay_as_they_stand(shared: Path) -> None:
    for path in sorted((shared / "corpora").glob("*/train/*.txt"))[::8]:
        [document] = registry.read_path(path)
        assert isinstance(document, Document)
        assert document.text == path.read_text(encoding="utf-8")
        assert document.title == document.text.split("\n")[0].strip()


@pytest.mark.parametrize("make", ["missing", "pipe", "locked"])
def test_what_cannot_be_opened_is_a_problem_and_is_never_waited_for(tmp_path: Path, make: str) -> None:
    path = tmp_path / "x.txt"
    if make == "pipe":
        os.mkfifo(path)
    if make == "locked":
        path.write_text("words", encoding="utf-8")
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
    [problem] = registry.read_path(path)
    assert isinstance(problem, Problem)
    assert problem.file == "x.txt"


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    [problem] = registry.read_path(tmp_path)
    assert isinstance(problem, Problem)
    assert "empty" in problem.message


def test_readers_of_other_packages_are_used_and_broken_ones_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        registry,
        "entry_points",
        lambda group: [
            EntryPoint("broken", "nowhere.at.all", group),
            EntryPoint("good", "tests.formats.test_registry:OWN", group),
        ],
    )
    registry.readers.cache_clear()
    registry._endings.cache_clear()
    (tmp_path / "a.own").write_text("x", encoding="utf-8")
    try:
        [document] = registry.read_path(tmp_path / "a.own")
    finally:
        monkeypatch.undo()
        registry.readers.cache_clear()
        registry._endings.cache_clear()
    assert document == Document(text="own words")


OWN = Reader("own", "Own", (".own",), None, lambda source: iter([Document(text="own words")]))


def test_a_reader_that_fails_in_the_middle_keeps_what_it_gave(tmp_path: Path) -> None:
    def fails(source: registry.Source) -> registry.Records:
        yield Document(text="one")
        raise KeyError("x")

    found = list(registry._records(registry.Source("a"), Reader("f", "Failing", (), None, fails)))
    assert [type(one) for one in found] == [Document, Problem]


def test_the_count_hint_grows_with_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.ris").write_text(RIS * 300, encoding="utf-8")
    (tmp_path / "b.txt").write_text("words", encoding="utf-8")
    assert registry.count_hint([tmp_path / "b.txt"]) == 1
    assert registry.count_hint([tmp_path]) > 5
