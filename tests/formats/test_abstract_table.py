"""Tables of papers: what stands in one row stays one paper, with its own identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.formats import abstract_table, registry
from explorer.formats.source import Source
from explorer.model.document import Document
from explorer.model.imports import Problem

SHEET = (
    "Paper\tYear\tPMID\tAbstract\tNotes\n"
    'One 2019\t2019\t31111111\t"Curcumin lowers IL-1&beta; in cells.\nIt raises ""HO-1"" too."\tread\n'
    "\t\t\t\t\n"
    "Two 2020\t2020\t32222222\tMouse Il6 induces Socs3 in mice.\tcheck\n"
)
SAVED = (
    'Title,Authors,DOI,Source title,Abstract\n"On p53, again","Doe, J.; Roe, K.",10.1000/XY.1,Letters,'
    '"MDM2 degrades p53, and more."\nNo words,"Doe J, Roe K, et al.",,Letters,\n'
)


def documents(text: str) -> list[Document]:
    found = registry.read_text(text)
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def test_each_row_of_a_sheet_is_a_paper_with_its_own_identifier() -> None:
    found = documents(SHEET)
    assert [(one.pmid, one.date) for one in found] == [("31111111", "2019"), ("32222222", "2020")]
    assert found[0].text == 'Curcumin lowers IL-1β in cells. It raises "HO-1" too.'
    assert found[1].text == "Mouse Il6 induces Socs3 in mice."


def test_a_saved_table_has_titles_authors_and_journals() -> None:
    first, second = documents(SAVED)
    assert (first.title, first.abstract) == ("On p53, again", "MDM2 degrades p53, and more.")
    assert (first.authors, first.journal, first.doi) == (("Doe, J.", "Roe, K."), "Letters", "10.1000/xy.1")
    assert (second.text, second.authors) == ("No words", ("Doe J", "Roe K"))


def test_abstracts_beside_titles_of_pubmed_are_not_left_out() -> None:
    (found,) = documents("PMID,Title,Abstract\n7,A title,IL-6 activates STAT3 in cells.\n")
    assert (found.pmid, found.text) == ("7", "A title\nIL-6 activates STAT3 in cells.")


def test_rows_that_are_none_are_told_with_their_lines_and_the_rest_is_read() -> None:
    sheet = f"{SHEET}Three\t2021\n\t\t9\t\tempty\nFour\t2022\t10\tIL-6 activates STAT3 again.\t\n"
    *_, short, empty, last = registry.read_text(sheet)
    assert short == Problem("pasted text", 6, "This row has more or fewer cells than the head line.")
    assert empty == Problem("pasted text", 7, "This row has neither title nor abstract.")
    assert isinstance(last, Document)
    assert last.pmid == "10"


@pytest.mark.parametrize(
    "text",
    [
        "Abstract\tDOI\tReferences\nFull text\tLink\tShow all\n",
        "Abstract, methods, DOI\nWe saw that IL-6 activates STAT3.\n",
        "Name\tAbstract\nx\tIL-6 activates STAT3 in cells.\n",
        "Abstract\nIL-6 activates STAT3 in cells.\n",
        "",
    ],
)
def test_what_only_speaks_of_abstracts_is_no_table(text: str) -> None:
    assert not abstract_table.sniff(text)


@given(st.text(alphabet='Title,\t"\nabstract xPMID', max_size=200))
def test_any_text_is_sniffed_and_read_without_a_fault(text: str) -> None:
    assert abstract_table.sniff(text) in (True, False)
    for one in abstract_table.read(Source("any", content=text)):
        assert isinstance(one, Document | Problem)
