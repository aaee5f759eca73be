"""What models see of tokens."""

from __future__ import annotations

from explorer.extraction.learned.seen import code, seen
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.sentences import split
from explorer.extraction.stream import Token, read


def tokens(text: str) -> list[Token]:
    sentences = split(text)
    return read(text, sentences[0], find_names(text, sentences, default_lexicon()))


def test_two_names_of_one_kind_are_seen_alike() -> None:
    first, _, second, *_ = tokens("EGF activates STAT3.")
    assert seen(first) == seen(second)


def test_a_word_is_seen_by_what_it_was_read_as() -> None:
    verb = next(one for one in tokens("EGF increases STAT3.") if one.low == "increases")
    noun = next(one for one in tokens("The increases in STAT3 by EGF are small.") if one.low == "increases")
    assert seen(verb).shape != seen(noun).shape
    assert seen(verb) == seen(verb)


def test_a_plain_word_is_no_bone_and_a_short_one_has_no_content() -> None:
    found = {one.low: seen(one) for one in tokens("EGF in the kidney activates a big STAT3.")}
    assert not found["the"].bone
    assert found["kidney"].word == code("kidney") or found["kidney"].shape == "E"
    assert found["big"].word == 0
    assert found["activates"].bone
