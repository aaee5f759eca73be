"""Pages as pasted from a browser: the abstract comes through letter for letter, the page around it does not."""

# ruff: noqa: E501 - pages and records stand as they are

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.formats import pasted, registry
from explorer.formats.source import Source
from explorer.model.document import Document, DocumentKind
from explorer.model.imports import Problem
from tests.formats import pages

# ruff: noqa: ISC004
ABSTRACTS = [
    pages.ABSTRACT,
    pages.SECOND,
    "\n".join(pages.STRUCTURED),
    # words of pages in an abstract about pages
    "Background: Teenagers with asthma rarely use inhalers as told. We built a website and a mobile app with privacy settings, and asked "
    "120 users to log in every day. Results: Users who subscribed to reminders had lower FeNO, and IL-5 in sputum fell. Cookies and "
    "advertisements were not used. Conclusions: A mobile app can support treatment.",
    # several paragraphs without headings
    "Mitochondria of the heart lose PINK1 with age. Why this is so has been unclear for long.\n"
    "We measured PINK1 in 30 invented mice and found that SIRT3 stabilizes it. Loss of SIRT3 lowered PINK1 by half (95% CI 0.4-0.6).\n"
    "SIRT3 may thus protect old hearts.",
    # one sentence
    "We report that the kinase WNK9 phosphorylates claudin-40 at Ser12 and thereby closes tight junctions in invented kidney tubules, which "
    "raises the blood pressure of mice on a diet rich in salt but not of mice on a diet rich in potassium.",
    # questions, quotations, odd signs
    "Does Notch3 act alone? 'How do you feel' was asked of all patients; none felt worse (n=12). Notch3 → HES1 signalling fell to 10⁻³ of its "
    "value at 37 °C ± 1 °C. “Alone” is thus wrong: JAG1 & DLL4 are needed!",
]
CLUTTER = [
    "Accept all cookies",
    "Add to Mendeley",
    "Advertisement",
    "Altmetric",
    "Article Metrics",
    "Buy this article",
    "By continuing to browse this site you agree to our use of cookies.",
    "Check for updates",
    "Cite this article",
    "Claim now",
    "Contact us",
    "Copyright © 2023 Elsevier B.V. or its licensors or contributors.",
    "Create alert",
    "Download PDF",
    "Export citation",
    "For the best experience, use the Read mobile app",
    "Get rights and content",
    "Get the latest research straight to your inbox: subscribe to our newsletter.",
    "Help",
    "Journals & Books",
    "Log in",
    "Mobile app image",
    "Most read",
    "Open menu",
    "Permissions",
    "Please enable JavaScript to view this page.",
    "Privacy Policy",
    "Reprints and permissions",
    "Save",
    "Share on Twitter",
    "Sign in to your account",
    "Skip to main content",
    "Sponsored",
    "Terms and Conditions",
    "Tweet",
    "View all journals",
    "View in Scopus",
    "We use cookies to help provide and enhance our service and tailor content. By continuing you agree to the use of cookies.",
    "Your Privacy Choices",
    "© 2024 The Authors. All rights reserved.",
]


def read(text: str) -> list[Document]:
    """Return the documents of a paste; a problem fails the test."""
    found = registry.read_text(text)
    assert not [one.message for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Document)]


@pytest.mark.parametrize("abstract", ABSTRACTS)
@pytest.mark.parametrize("site", pages.PAGES)
def test_a_page_gives_its_title_and_its_abstract_letter_for_letter(site: str, abstract: str) -> None:
    [document] = read(pages.page(site, abstract=abstract))
    assert document.title == pages.TITLE
    assert document.abstract == abstract
    assert document.text == f"{pages.TITLE}\n{abstract}"


@pytest.mark.parametrize("site", pages.PAGES)
def test_a_page_gives_journal_and_date(site: str) -> None:
    [document] = read(pages.page(site))
    assert document.date == ("2021-03" if site == "ResearchGate" else "2021-03-04")
    if site != "bioRxiv":
        assert document.journal in {
            "Journal of Invented Oncology", "J Invented Oncol", "Invented Cell Reports", "Invented Communications",
            "Invented Journal of Cancer", "Invented Cell Biology",
        }  # fmt: skip


@pytest.mark.parametrize("site", [site for site in pages.PAGES if site != "Read by QxMD"])
def test_a_page_gives_the_authors_family_name_first(site: str) -> None:
    [document] = read(pages.page(site))
    names = (
        ("Lovell A", "Castellan B", "Wei C") if site == "Europe PMC" else ("Lovell Ada", "Castellan Bruno", "Wei Chen")
    )
    assert document.authors == names


def test_a_page_gives_volume_pages_and_identifiers() -> None:
    [document] = read(pages.page("PubMed"))
    assert (document.volume, document.issue, document.pages) == ("12", "3", "210-221")
    assert (document.pmid, document.pmcid, document.doi) == ("31999999", "PMC7999999", "10.9999/jio.2021.0042")
    [document] = read(pages.page("ScienceDirect"))
    assert (document.volume, document.issue, document.pages) == ("38", "4", "210-221")


def test_a_preprint_is_marked_as_one() -> None:
    [document] = read(pages.page("bioRxiv"))
    assert document.kind is DocumentKind.PREPRINT


def test_headings_of_a_structured_abstract_become_sections() -> None:
    [document] = read(pages.page("PubMed", abstract="\n".join(pages.STRUCTURED)))
    assert [section.label for section in document.sections] == ["BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS"]
    assert document.sections[2].span.of(document.text) == "TGF-β1 induced SCX and COL1A1. It did not change MMP3."


def test_headings_on_lines_of_their_own_become_sections_too() -> None:
    lines = [part for line in pages.STRUCTURED for part in line.replace(": ", "\n", 1).capitalize().split("\n")]
    [document] = read(pages.page("ScienceDirect", abstract="\n".join(pages.STRUCTURED).replace(": ", "\n")))
    assert len(lines) == 8
    assert [section.label for section in document.sections] == ["BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS"]
    assert document.sections[0].span.of(document.text) == "The role of TGF-β1 in tendon repair is debated."


@pytest.mark.parametrize("first", pages.PAGES)
@pytest.mark.parametrize("second", pages.PAGES)
def test_two_pages_in_one_paste_are_two_papers(first: str, second: str) -> None:
    both = pages.page(first) + "\n" + pages.page(second, pages.SECOND_TITLE, pages.SECOND)
    assert [(one.title, one.abstract) for one in read(both)] == [
        (pages.TITLE, pages.ABSTRACT),
        (pages.SECOND_TITLE, pages.SECOND),
    ]


def test_several_bare_abstracts_in_one_paste_are_several_papers() -> None:
    text = f"{pages.TITLE}\n{pages.ABSTRACT}\n\n{pages.SECOND_TITLE}\n{pages.SECOND}\n"
    assert [(one.title, one.abstract) for one in read(text)] == [
        (pages.TITLE, pages.ABSTRACT),
        (pages.SECOND_TITLE, pages.SECOND),
    ]


@pytest.mark.parametrize("end", ["", "."])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", [[], ["Abstract"]])
def test_papers_one_after_the_other_are_told_apart_by_their_journals(end: str, gap: str, heading: list[str]) -> None:
    titles = [
        f"{title}{end}"
        for title in (pages.TITLE, pages.SECOND_TITLE, "The kinase WNK9 closes tight junctions of the kidney")
    ]
    lines = []
    for title, abstract in zip(titles, ABSTRACTS[:2] + ABSTRACTS[5:6], strict=True):
        lines += [title, "Ada Lovell, Chen Wei", "Journal of Invented Oncology 2021 March 4", *heading, abstract]
    found = read(gap.join(lines))
    assert [one.title for one in found] == titles
    assert [one.abstract for one in found] == ABSTRACTS[:2] + ABSTRACTS[5:6]


def test_an_abstract_broken_at_a_fixed_width_is_joined_without_losing_a_letter() -> None:
    import textwrap

    wrapped = "\n".join(textwrap.wrap(pages.ABSTRACT, 78))
    [document] = read(pages.page("Read by QxMD", abstract=wrapped))
    assert document.abstract == pages.ABSTRACT


def test_a_paste_without_an_abstract_says_so() -> None:
    [problem] = registry.read_text("Log in\nSkip to main content\nDownload PDF\nAdvertisement\n")
    assert isinstance(problem, Problem)
    assert problem.message.startswith("No abstract was recognised")


def test_the_copyright_note_at_the_end_of_an_abstract_goes() -> None:
    [document] = read(
        pages.page("PubMed", abstract=f"{pages.ABSTRACT} Copyright © 2021 Invented Press B.V. All rights reserved.")
    )
    assert document.abstract == pages.ABSTRACT


@pytest.mark.parametrize("sentence", [
    "This site is not a target of known kinases.", "We browse the literature on the binding site.", "Sign of life was seen in all mice.",
    "Patients have been treated between January 1996 and October 1997.", "Apoptosis regulates the size of a population.",
])  # fmt: skip
def test_a_sentence_on_a_line_of_its_own_stays_in_the_abstract(sentence: str) -> None:
    lines = pages.ABSTRACT.replace(". ", ".\n").split("\n")
    for at in range(len(lines) + 1):
        abstract = "\n".join([*lines[:at], sentence, *lines[at:]])
        [document] = read(pages.page("Read by QxMD", abstract=abstract))
        assert document.abstract == abstract


clutter_lines = st.lists(st.sampled_from(CLUTTER), max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ABSTRACTS), clutter_lines, clutter_lines, st.booleans(), st.booleans())
def test_clutter_around_an_abstract_goes_and_no_letter_of_it_does(
    abstract: str, before: list[str], after: list[str], heading: bool, spaced: bool
) -> None:
    gap = "\n\n" if spaced else "\n"
    middle = ["Invented Journal 2020 May 5", *(["Abstract"] if heading else []), abstract]
    [document] = read(gap.join(["Add like", *before, pages.TITLE, *middle, *after]))
    assert (document.title, document.abstract) == (pages.TITLE, abstract)
    assert (document.journal, document.date) == ("Invented Journal", "2020-05-05")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(CLUTTER), min_size=1, max_size=3), st.integers(1, 3))
def test_clutter_between_the_paragraphs_of_an_abstract_goes_and_no_paragraph_does(clutter: list[str], at: int) -> None:
    lines = [*pages.STRUCTURED[:at], *clutter, *pages.STRUCTURED[at:]]
    [document] = read("\n".join(["Add like", pages.TITLE, "Invented Journal 2020 May 5", *lines, "Download PDF"]))
    assert document.abstract == "\n".join(pages.STRUCTURED)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_no_text_at_all_makes_the_reader_fail(text: str) -> None:
    for found in pasted.read(Source("x", content=text)):
        assert isinstance(found, Document | Problem)
    for found in registry.read_text(text):
        assert isinstance(found, Document | Problem)


def test_the_seed_pages_give_title_journal_date_and_nothing_of_the_page(shared: Path) -> None:
    wanted = {"000": ("Oncotarget", "2017-09-30"), "002": ("Oncotarget", "2016-09-14")}
    for path in sorted((shared / "seeds").glob("*.txt")):
        [document] = registry.read_path(path)
        assert isinstance(document, Document)
        assert (document.journal, document.date) == wanted[path.name[:3]]
        assert document.title.endswith(("pathway.", "activation."))
        assert not set(document.abstract.split("\n")) - set(path.read_text(encoding="utf-8").split("\n"))
        assert len(document.abstract.split("\n")) == 1


RAGGED = """Skip to main content
Log in

A small study of how IL-6 moves cells

Journal of Made Up Results. 2018 Mar 3;4(2):10-12.

Abstract
BACKGROUND: Little is known of small cells. METHODS: We looked at them for a long time. RESULTS: IL-6
activated STAT3, and this was seen again and again in all the lines tested here, so that IL-6 promotes
migration of the small cells through STAT3, which was not
STAT5 as had been said. CONCLUSION: It moves.

Similar articles
Cookie settings
"""


def test_lines_broken_anywhere_lose_no_word_and_headings_within_them_are_sections() -> None:
    [document] = read(RAGGED)
    assert document.title == "A small study of how IL-6 moves cells"
    assert document.abstract == " ".join(RAGGED.split("Abstract\n")[1].split("\n\n", maxsplit=1)[0].split("\n"))
    assert [section.label for section in document.sections] == ["BACKGROUND", "METHODS", "RESULTS", "CONCLUSION"]
    assert document.sections[1].span.of(document.text) == "We looked at them for a long time."


@pytest.mark.parametrize(
    "heading",
    ["Literatur", "Literaturverzeichnis", "Schlagwörter", "Schlüsselwörter: Tumor; Zellen", "参考文献", "关键词：肿瘤"],
)
def test_headings_behind_an_abstract_end_it_in_german_and_chinese_too(heading: str) -> None:
    page = RAGGED.replace(
        "Similar articles",
        f"{heading}\n1. Doe J. In other cells, TNF inhibits PPARG and all that follows it. Cell. 2003;1:2-3.",
    )
    [document] = read(page)
    assert "TNF" not in document.text
    assert document.abstract.endswith("It moves.")


def test_a_byline_right_below_a_title_is_no_part_of_it_where_lines_are_broken_anywhere() -> None:
    page = re.sub("\n\n", "\n", RAGGED).replace(
        "moves cells\n", "moves cells of many sorts\nA. Doe1,2, Ken Roe3 & P. Poe1\n"
    )
    [document] = read(page)
    assert document.title == "A small study of how IL-6 moves cells of many sorts"
    assert document.authors == ("Doe A.", "Roe Ken", "Poe P.")


def test_a_word_that_is_broken_on_a_short_first_line_takes_its_line_along() -> None:
    [document] = read(
        RAGGED.replace(
            "BACKGROUND: Little is known of small cells.", "Hypoxia is a hall-\nmark of small cells and tumours."
        )
    )
    assert document.abstract.startswith("Hypoxia is a hall-mark of small cells and tumours. METHODS")
