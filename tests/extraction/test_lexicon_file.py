"""Tests of the lexicon's file: what goes in comes out, and no other file is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import ExplorerError
from explorer.extraction.lexicon_file import LexiconFile, Listing, Record, encode

WORD = st.text(alphabet="abcdefgαβ0123", min_size=1, max_size=8)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(WORD, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4095)), min_size=1, max_size=3)))
def test_each_key_is_found_with_its_listings(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, list[tuple[int, int]]]
) -> None:
    keys = {key: [Listing(*pair) for pair in pairs] for key, pairs in rows.items()}
    path = tmp_path_factory.mktemp("lexicon") / "lexicon.bin"
    path.write_bytes(encode(keys, sorted(rows), [Record("X:1", "gene", "X")]))
    file = LexiconFile(path)
    for key, listings in keys.items():
        assert file.find(key) == tuple(listings)
        assert file.begins(key)
    assert file.find("not there") == ()


def test_records_come_out_as_they_went_in(tmp_path: Path) -> None:
    records = [Record(f"X:{n}", "gene", f"N{n}", f"long {n}", (f"Y:{n}",), ("a β", "b")[: n % 3]) for n in range(100)]
    path = tmp_path / "lexicon.bin"
    path.write_bytes(encode({}, (), records))
    file = LexiconFile(path)
    assert [file.record(number) for number in range(file.entities)] == records


@pytest.mark.parametrize("content", [b"", b"PXLEXIC2", b"something else altogether" * 9])
def test_another_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lexicon.bin"
    path.write_bytes(content)
    with pytest.raises(ExplorerError, match=r"lexicon\.bin"):
        LexiconFile(path)


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.bin"
    path.write_bytes(encode({"a": [Listing(0, 0)]}, ("a",), [Record("X:1", "gene", "X")])[:-5])
    with pytest.raises(ExplorerError, match="damaged"):
        LexiconFile(path)
