"""The dictionary's file: what is understood is used, what is not is told by its line, and nothing by hand is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import ExplorerError
from explorer.extraction.dictionary_file import (
    HEAD,
    BadLineError,
    changed,
    line_of,
    made_entry,
    parsed,
    read_dictionary,
    read_text,
    write_text,
)
from explorer.extraction.user_dictionary import Action, Entry, Letters
from explorer.model.entity import Kind

CSR = Entry(Action.FORBID, "CSR", scope="PMID:12")
SJF = Entry(Action.ADD, "stromal jamming factor", "MY:1", Kind.GENE, "SJF", letters=Letters.ANY)
EMT = Entry(Action.PREFER, "EMT", "HGNC:6171")

_names = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=40)
_scopes = st.sampled_from(["", "PMID:1", "DOI:10.1000/a(b)c", "TEXT:" + "0a" * 32])


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    action = draw(st.sampled_from(list(Action)))
    name = f"x{draw(_names)}"
    letters = draw(st.sampled_from(list(Letters)))
    if action is Action.FORBID:
        return Entry(action, name, scope=draw(_scopes), letters=letters)
    id_ = draw(st.sampled_from([None, "HGNC:6018", "CHEBI:1", "my.own:a/b-1"]))
    kind = draw(st.sampled_from(list(Kind))) if id_ is None else draw(st.sampled_from([None, *Kind]))
    standard = draw(st.sampled_from(["", "SJF", "αβ γ"]))
    return Entry(action, name, id_, kind, standard, draw(_scopes), letters)


@given(st.lists(entries(), max_size=6, unique=True))
def test_what_is_written_is_read_again(made: list[Entry]) -> None:
    text = changed("", made)
    assert parsed(text, "mine.tsv") == (made, [])
    assert changed(text, []) == text


@given(st.text(max_size=400))
def test_any_text_is_entries_and_problems_and_never_an_error(text: str) -> None:
    found, problems = parsed(text, "mine.tsv")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert len(found) + len(problems) <= len(lines)
    assert all(1 <= one.line <= len(lines) and one.message.endswith("The line is not used.") for one in problems)


@given(
    st.lists(entries(), max_size=4, unique=True), st.lists(st.sampled_from(["# a word", "", "nonsense"]), max_size=4)
)
def test_entries_go_and_come_and_all_other_lines_stay(made: list[Entry], others: list[str]) -> None:
    text = "\n".join([*others, *map(line_of, made), "# the end"]) + "\n"
    emptied = changed(text, [], made)
    assert emptied == "\n".join([*others, "# the end"]) + "\n"
    assert parsed(changed(emptied, made), "mine.tsv")[0] == made


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("remove\tCSR", "“remove” is no action; write one of add, forbid, prefer."),
        ("add\tCSR", "“add” needs an identifier or a kind"),
        ("add\tCSR\tHGNC 6018", "“HGNC 6018” is no identifier; write one such as HGNC:6018."),
        ("add\tCSR\t\tprotein", "“protein” is no kind; write one of gene, family"),
        ("forbid\tCSR\tHGNC:1", "What is forbidden has no identifier"),
        ("forbid\t...", "A name has letters or digits"),
        ("forbid", "It has 1 cells; they are parted by tabs"),
        ("forbid\tCSR\t\t\t\tPMID:x", "is no scope; write anywhere, PMID:…"),
        ("forbid\tCSR\t\t\t\t\tupper", "“upper” is no case; write one of exact, any."),
    ],
)
def test_a_bad_line_is_told_in_one_sentence_with_file_and_line_and_the_others_are_used(line: str, why: str) -> None:
    text = f"{HEAD}{line_of(CSR)}\n{line}\n{line_of(EMT)}\n"
    found, (problem,) = parsed(text, "mine.tsv")
    assert found == [CSR, EMT]
    assert problem.text.startswith(f"mine.tsv, line {HEAD.count(chr(10)) + 2}: ")
    assert why in problem.message


def test_a_file_made_by_hand_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(
        b"\xef\xbb\xbf# mine\r\nAction\tName\r\nForbid\tCSR\t\t\t\tpmid: 12\r\n\r\nPREFER\tEMT\tHGNC:6171\t\t\t\t\r\n"
    )
    dictionary, problems = read_dictionary(path)
    assert dictionary.entries == (CSR, EMT)
    assert problems == ()


def test_letters_that_are_no_utf8_cost_their_line_only_and_survive_a_change(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(b"forbid\tCSR\t\t\t\tPMID:12\nforbid\t\xe4\xf6\n")
    dictionary, (problem,) = read_dictionary(path)
    assert dictionary.entries == (CSR,)
    assert (problem.line, "not UTF-8" in problem.message) == (2, True)
    write_text(path, changed(read_text(path), [EMT], [CSR]))
    assert path.read_bytes().startswith(b"forbid\t\xe4\xf6\n")
    assert read_dictionary(path)[0].entries == (EMT,)


def test_no_file_is_an_empty_dictionary_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "dictionary.tsv"
    assert read_dictionary(path)[0].entries == ()
    write_text(path, changed(read_text(path), [SJF]))
    assert path.read_text(encoding="utf-8") == f"{HEAD}{line_of(SJF)}\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights are as POSIX has them")
def test_a_file_that_may_not_be_read_is_an_error_for_the_person(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(ExplorerError, match=r"The dictionary mine\.tsv cannot be read"):
        read_dictionary(path)


def test_a_folder_in_its_place_is_an_error_for_the_person(tmp_path: Path) -> None:
    with pytest.raises(ExplorerError, match="cannot be read"):
        read_text(tmp_path)


def test_the_same_name_with_other_words_is_another_entry_and_twice_the_same_is_one() -> None:
    found, _ = parsed(f"{line_of(CSR)}\n{line_of(CSR)}\n{line_of(EMT)}\n", "mine.tsv")
    assert found == [CSR, EMT]


def test_what_the_window_makes_is_checked_by_the_same_rules() -> None:
    assert made_entry(Action.PREFER, " EMT\n", id="HGNC:6171") == EMT
    with pytest.raises(BadLineError, match="no identifier"):
        made_entry(Action.ADD, "SJF", id="what is this")
