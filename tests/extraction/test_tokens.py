"""Tests of the words of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.extraction.sentences import split
from explorer.extraction.tokens import tokenise
from explorer.model.document import Span


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    tokens = tokenise(text, split(text))
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words


def test_no_name_reaches_over_the_end_of_a_sentence() -> None:
    text = "It binds MMP. 2 rats died."
    tokens = tokenise(text, [Span(0, 13), Span(14, 26)])
    assert tokens.joined == [False, True, True, False, True, True]
    assert tokens.first == [True, False, False, True, False, False]


def test_what_stands_between_words_is_told() -> None:
    tokens = tokenise("(IL-6)", [Span(0, 6)])
    assert (tokens.between(0), tokens.between(1), tokens.after(1)) == ("(", "-", ")")
    assert tokens.word(5) == ""


def test_a_point_joins_only_before_a_digit() -> None:
    assert tokenise("Nav1.5", [Span(0, 6)]).joined == [False, True]
    assert tokenise("end.Next", [Span(0, 8)]).joined == [False, False]
