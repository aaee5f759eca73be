"""Curations as a file that travels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.formats.curations import read, write
from explorer.model.records import Curation
from explorer.model.verdicts import BY_NAME, RETRACTED

KEY = "0123456789abcdef" * 2
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_curations = st.builds(
    Curation,
    evidence_hash=st.text("0123456789abcdef", min_size=32, max_size=32),
    tag=st.sampled_from([*BY_NAME, RETRACTED]),
    note=_texts,
    curator=_texts,
    when=st.just("2026-01-02T03:04:05Z"),
    correction=_texts,
)


@given(st.lists(_curations))
def test_what_was_written_is_read_again(curations: list[Curation]) -> None:
    text = write(
        curations, {one.evidence_hash: {"statement": "A activates B", "sentence": "x\u2028y"} for one in curations}
    )
    assert len(text.splitlines()) == len(curations)
    assert read(text, "c.jsonl") == (curations, [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[1]", "no JSON object"),
        ('{"evidence": 5, "tag": "correct"}', "no text"),
        ('{"evidence": "abc", "tag": "correct"}', "“abc” names no evidence"),
        (f'{{"evidence": "{KEY}", "tag": "fine"}}', "“fine” is no verdict"),
    ],
)
def test_a_line_that_is_no_verdict_is_told_with_its_number_and_the_others_are_kept(line: str, said: str) -> None:
    good = f'{{"evidence": "{KEY}", "tag": "correct"}}'
    found, problems = read(f"{good}\n{line}\n\n{good}", "c.jsonl")
    assert found == [Curation(KEY, "correct")] * 2
    assert [(one.file, one.line) for one in problems] == [("c.jsonl", 2)]
    assert said in problems[0].message


@given(st.text())
def test_no_file_is_too_strange(text: str) -> None:
    """Each line is a curation, a problem or blank."""
    found, problems = read(text, "x")
    assert len(found) + len(problems) == sum(bool(line.strip()) for line in text.split("\n"))
