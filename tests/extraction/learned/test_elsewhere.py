"""Sentences of one document tell each other what they say of the same entities; those of another say nothing."""

from __future__ import annotations

from explorer.extraction.learned.elsewhere import Elsewhere
from explorer.extraction.learned.events import Path, Paths
from explorer.extraction.learned.pairs import Fired, fired
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.reading import read_sentences
from explorer.extraction.sentences import split

TEXT = "EGF activates STAT3. EGF was measured near STAT3. STAT3 was measured near EGF."
SURE: Paths = {(0, 2): {1: Path(0.9, 1, 1, (1,)), -1: Path(0.1, 1, 1, (1,))}}


def told(documents: list[int], paths: list[Paths], sentence: int) -> set[str]:
    """The features of the first and the last name of a sentence of `TEXT`."""
    sentences = split(TEXT)
    read = list(read_sentences(TEXT, sentences, find_names(TEXT, sentences, default_lexicon())))
    sketches = [Sketch(one.tokens) for one in read]
    rules: list[Fired] = [fired(sketch, one.findings) for sketch, one in zip(sketches, read, strict=True)]
    names = sketches[sentence].names
    groups = Elsewhere(sketches, paths, rules, documents).features(sentence, names[0], names[-1])
    return {name for group in groups for name in group}


def test_a_sure_path_elsewhere_is_told_with_its_sign() -> None:
    found = told([0, 0, 0], [SURE, {}, {}], 1)
    assert {"ep9", "es1"} <= found
    assert "es-1" not in found


def test_a_finding_of_a_rule_elsewhere_is_told() -> None:
    assert {"er", "er:1:False"} <= told([0, 0, 0], [{}, {}, {}], 1)


def test_what_is_said_the_other_way_round_is_told_as_that() -> None:
    found = told([0, 0, 0], [SURE, {}, {}], 2)
    assert {"ev9", "et", "ep0"} <= found
    assert "er" not in found


def test_a_sentence_does_not_tell_itself() -> None:
    assert told([0, 0, 0], [SURE, {}, {}], 0) == {"ep0", "ev0"}


def test_another_document_says_nothing() -> None:
    assert told([0, 1, 1], [SURE, {}, {}], 1) == {"ep0", "ev0"}
