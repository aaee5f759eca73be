"""Which words deny or suppose what a pair is said to do: those that govern it, not all that stand in the sentence."""

from __future__ import annotations

import pytest

from explorer.extraction.learned.events import Path
from explorer.extraction.learned.reach import Reach
from explorer.extraction.learned.sketch import Sketch
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.reading import read_sentences
from explorer.extraction.sentences import split


class Pair:
    """The first and the last name of a sentence, with *trigger* as the one trigger of their path."""

    def __init__(self, text: str, trigger: str) -> None:
        sentences = split(text)
        (read,) = read_sentences(text, sentences, find_names(text, sentences, default_lexicon()))
        sketch = Sketch(read.tokens)
        self.low = [token.low for token in read.tokens]
        self.reach = Reach(sketch)
        at = self.low.index(trigger)
        self.arguments = sketch.names[0], sketch.names[-1], Path(0.5, at, at, (at,))

    @property
    def features(self) -> list[str]:
        return self.reach.features(*self.arguments)

    @property
    def denying(self) -> str:
        at = self.reach.denying(*self.arguments)
        return self.low[at] if at >= 0 else ""


@pytest.mark.parametrize(
    ("text", "trigger", "feature", "word"),
    [
        ("EGF did not significantly activate STAT3.", "activate", "1:no0", "not"),
        ("EGF had no effect on STAT3.", "effect", "1:none0", "no"),
        ("EGF failed to activate STAT3.", "activate", "1:fail0", "failed"),
        ("EGF caused no change in the expression of STAT3.", "expression", "2:none1", "no"),
        ("EGF activates STAT3 but not AKT1.", "activates", "O:nobut0", "not"),
        ("EGF acts by STAT3-independent activation of AKT1.", "activation", "m:self", "independent"),
        ("STAT3 is unaffected by EGF.", "unaffected", "1:self", "unaffected"),
    ],
)
def test_a_word_that_denies_is_named_with_its_place(text: str, trigger: str, feature: str, word: str) -> None:
    pair = Pair(text, trigger)
    assert feature in pair.features
    assert pair.denying == word


def test_a_name_before_a_hyphen_is_denied_itself() -> None:
    assert "S-self" in Pair("STAT3-independent activation of AKT1 is seen.", "activation").features


def test_a_denial_of_another_clause_does_not_reach_the_trigger() -> None:
    pair = Pair("EGF did not kill the cells, while it activated STAT3.", "activated")
    assert not any(feature.startswith(("1:", "2:")) for feature in pair.features)


def test_a_denial_behind_a_name_does_not_reach_over_it() -> None:
    pair = Pair("No EGF was found, and STAT3 activates AKT1.", "activates")
    assert not any(feature.startswith(("1:", "2:")) for feature in pair.features)


@pytest.mark.parametrize(
    ("text", "trigger", "features"),
    [
        ("EGF may activate STAT3.", "activate", {"h1:may"}),
        ("We asked whether EGF activates STAT3.", "activates", {"<ask", "<whether"}),
        ("To examine the effect of EGF on STAT3, we went on.", "effect", {"noun asked", "to:True"}),
        ("To examine them, EGF was given with STAT3 effect.", "effect", {"to:False"}),
        ("AIM: role of EGF in STAT3 levels.", "role", {"head:aim", "noun:role"}),
        ("Is EGF a possible activator of STAT3?", "activator", {"?"}),
    ],
)
def test_what_supposes_or_asks_is_named(text: str, trigger: str, features: set[str]) -> None:
    assert features <= set(Pair(text, trigger).features)


def test_a_sentence_without_such_words_is_not_asked_about() -> None:
    pair = Pair("EGF activates STAT3.", "activates")
    assert not pair.reach.reaches
    assert (pair.features, pair.denying) == ([], "")
