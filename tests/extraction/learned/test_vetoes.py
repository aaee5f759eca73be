"""What only looks as if a sentence said it: taken out of what was learned, and of nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.extraction.ends import End
from explorer.extraction.learned.vetoes import allowed
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.reading import ReadSentence, read_sentences
from explorer.extraction.rules.finding import Finding
from explorer.extraction.rules.table import LEARNED
from explorer.extraction.sentences import split
from explorer.model.relation import Relation


def sentence(text: str) -> ReadSentence:
    sentences = split(text)
    (found,) = read_sentences(text, sentences, find_names(text, sentences, default_lexicon()))
    return found


def learned(read: ReadSentence, subject: int, target: int) -> Finding:
    """What the models would say of two of the names, by their numbers."""
    ends = [End(token.name, at) for at, token in enumerate(read.tokens) if token.name is not None]
    return Finding(LEARNED, ends[subject], ends[target], Relation.ACTIVATES, 1, -1)


def kept(text: str, subject: int, target: int) -> bool:
    """Whether it stays; what rules found always does."""
    read = sentence(text)
    one = learned(read, subject, target)
    found = allowed(read, [*read.findings, one])
    assert [each for each in found if each.rule != LEARNED] == list(read.findings)
    return one in found


def test_two_steps_that_a_sentence_tells_are_not_learned_as_one() -> None:
    assert not kept("BRAF activates MEK1, and MEK1 activates ERK2.", 0, 3)


def test_what_acts_through_another_may_be_learned() -> None:
    assert kept("EGF promotes migration through activation of AKT1.", 0, 1)


@pytest.mark.parametrize("agent", ["neutralizing antibody", "inhibitors", "siRNA"])
def test_what_acts_against_a_name_is_not_learned_as_the_name(agent: str) -> None:
    assert not kept(f"We saw frobbing of STAT3 after TNF {agent}.", 1, 0)
    assert kept(f"We saw frobbing of STAT3 after TNF {agent}.", 0, 1)


@pytest.mark.parametrize("place", ["downstream", "upstream"])
def test_where_something_stands_is_no_effect_on_it(place: str) -> None:
    assert not kept(f"STAT3 promotes migration {place} of EGFR.", 0, 2)


def test_the_same_finding_of_a_rule_stays() -> None:
    read = sentence("STAT3 promotes migration downstream of EGFR.")
    by_rule = replace(learned(read, 0, 2), rule="active verb")
    assert allowed(read, [by_rule]) == [by_rule]
