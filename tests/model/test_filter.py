"""Which evidence counts."""

from __future__ import annotations

from dataclasses import replace

from explorer.extraction.confidence import DEFAULT, WINDOW_DEFAULT
from explorer.extraction.extract import default_weights
from explorer.extraction.learned.weights import RULES
from explorer.model.document import Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import LEARNED, MANUAL, Evidence, Mention
from explorer.model.filter import EXPLAINED, Filter
from explorer.model.relation import Relation, Sign

USUAL = Filter(min_confidence=WINDOW_DEFAULT)
ONE = Evidence(
    Span(0, 20),
    Mention(Span(0, 3), Entity(None, "IL6", Kind.GENE)),
    Relation.ACTIVATES,
    Sign.POSITIVE,
    Mention(Span(14, 19), Entity(None, "STAT3", Kind.GENE)),
    confidence=WINDOW_DEFAULT - 0.01,
    rule="active verb",
)


def test_what_no_rule_explains_has_to_be_surer_to_count() -> None:
    assert USUAL.is_sure(ONE)
    assert not USUAL.is_sure(replace(ONE, rule=LEARNED))
    assert USUAL.is_sure(replace(ONE, rule=LEARNED, confidence=WINDOW_DEFAULT))
    assert not USUAL.is_sure(replace(ONE, confidence=WINDOW_DEFAULT - EXPLAINED - 0.01))


def test_what_a_person_added_always_counts() -> None:
    assert Filter(min_confidence=0.95).is_sure(replace(ONE, origin=MANUAL, confidence=0.1))


def test_the_window_shows_at_first_all_that_a_rule_explains_and_extract_prints() -> None:
    least = default_weights().confidence(0.0, RULES)
    assert least >= DEFAULT
    assert USUAL.is_sure(replace(ONE, confidence=least))


def test_the_counting_part_leaves_nothing_else_out() -> None:
    rule = Filter(
        relations=frozenset({Relation.BINDS}),
        kinds=frozenset(),
        min_papers=3,
        first_year=2001,
        speculated=False,
        contested_only=True,
        min_confidence=0.7,
    )
    assert rule.counting == Filter(first_year=2001, speculated=False, negated=True, min_confidence=0.7)
