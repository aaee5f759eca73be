"""Encodings, line ends, byte order marks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.formats import registry
from explorer.formats.source import Source, as_shown, decoded, is_text
from explorer.model.document import Document
from explorer.model.imports import Problem
from tests.patience import paces

WORDS = "Crème brûlée-type α-synuclein at 37 °C: “IL-6” activates STAT3 — naïvely"
WESTERN = "Crème brûlée at 37 °C: “IL-6” activates STAT3 – naïvely"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_any_form_gives_the_same_text(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)) == WORDS


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_old_western_encodings_give_the_same_text(encoding: str) -> None:
    words = WESTERN if encoding == "cp1252" else "Crème brûlée at 37 °C"
    assert decoded(words.encode(encoding)) == words


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decoded(text.encode()) == text


def test_a_head_that_ends_in_the_middle_of_a_letter_is_still_utf8(tmp_path: Path) -> None:
    path = tmp_path / "greek.txt"
    path.write_text("α" * 20000, encoding="utf-8")
    assert set(Source("greek.txt", path).head) == {"α"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-be"])
def test_a_plain_text_is_the_same_in_every_encoding_with_every_line_end(
    tmp_path: Path, end: str, encoding: str
) -> None:
    text = "A title of IL-6\nCrème brûlée fed cells at 37 °C. They grew.\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.replace("\n", end).encode(encoding))
    [document] = registry.read_path(path)
    assert isinstance(document, Document)
    assert document.text == text
    assert document.title == "A title of IL-6"


def test_composed_and_decomposed_letters_stay_as_they_are(tmp_path: Path) -> None:
    text = "Title\nCafe\u0301 and café are two spellings of one word."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    [document] = registry.read_path(tmp_path / "a.txt")
    assert isinstance(document, Document)
    assert document.text == text


@pytest.mark.parametrize("name", ["a.txt", "a.ris", "a.nbib", "a.xml", "a.csv", "a.jsonl", "a.html", "a.bib"])
@pytest.mark.parametrize(
    "content", [b"", b"   \n", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, b"\xff\xfe", b"\0" * 500]
)
def test_empty_files_and_bytes_that_are_no_text_are_problems_with_the_files_name(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    found = list(registry.read_path(tmp_path / name))
    assert found
    assert all(isinstance(one, Problem) and one.file == name and one.message.endswith(".") for one in found)


@given(st.binary(max_size=600))
def test_any_bytes_can_be_decoded(data: bytes) -> None:
    assert isinstance(is_text(decoded(data)), bool)
    assert isinstance(decoded(data, cut=True), str)


@pytest.mark.parametrize(
    "piece",
    ["a ", "A. ", "a", "(", "©", "10.1/", "Volume 1 ", "2017 ", "IL-6, ", "\n", "A\n", "cookies ", "Li Wang, ", "A-"],
)
@pytest.mark.parametrize("size", [60_000])
def test_no_text_takes_long_however_long_its_lines_are(piece: str, size: int) -> None:
    times = []
    for length in (size, size * 2):
        text = f"Log in\nA title of IL-6\n{piece * (length // len(piece))}\nDownload PDF"
        times.append(paces(partial(registry.read_text, text)))
    assert times[1] < max(150, times[0] * 3.2), times


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("TGF-&beta;1&nbsp;lowers IL&#8209;6 (p&lt;0.01)", "TGF-β1\xa0lowers IL‑6 (p<0.01)"),
        ("&#x03B1;-SMA in\u00adcreases, IL\u00ad-6\u200b falls\ufeff", "α-SMA increases, IL-6 falls"),
        ("R&D of p&q; and AT&T, 5 & 6; &unheardof; &copy", "R&D of p&q; and AT&T, 5 & 6; &unheardof; &copy"),
    ],
)
def test_a_text_reads_as_its_page_shows_it(written: str, seen: str) -> None:
    assert as_shown(written) == seen


def test_joiners_within_emoji_and_words_of_other_scripts_stay() -> None:
    for words in ("👩\u200d🔬", "می\u200cخواهم"):
        assert as_shown(words) == words


@pytest.mark.parametrize("page", ["", "Skip to main content\nLog in\n\nAbstract\n"])
def test_entities_in_pages_and_plain_texts_are_letters(page: str) -> None:
    [document] = registry.read_text(
        f"{page}TGF-&beta;1 induces SNAI1 in&#13;&#10;cells, and SNAI1 in\u00adduces EMT in them."
    )
    assert isinstance(document, Document)
    assert "TGF-β1 induces SNAI1" in document.text
    assert "SNAI1 induces EMT" in document.text
    assert "\r" not in document.text
