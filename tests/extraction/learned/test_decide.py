"""Who decides: the models on what they were trained for, the rules on the rest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.extraction.learned.decide import decide
from explorer.extraction.learned.events import Path
from explorer.extraction.learned.judge import Judged
from explorer.extraction.learned.weights import Linear, Weights, closed
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.reading import ReadSentence, read_sentences
from explorer.extraction.rules.finding import Finding
from explorer.extraction.rules.table import RULES
from explorer.extraction.sentences import split

EMPTY = Linear(np.zeros(0, dtype=np.uint32), closed(np.zeros((0, 4))))
WEIGHTS = Weights(EMPTY, EMPTY)


def sentence(text: str) -> ReadSentence:
    sentences = split(text)
    (found,) = read_sentences(text, sentences, find_names(text, sentences, default_lexicon()))
    return found


def judged(up: float = 0.0, down: float = 0.0, unsigned: float = 0.0, denied: float = 0.0, **paths: Path) -> Judged:
    signs = {"plus": 1, "minus": -1, "open": 0}
    shares = (1 - up - down - unsigned - denied, up, down, unsigned, denied)
    return Judged(shares, {signs[name]: path for name, path in paths.items()})


def said(findings: list[Finding]) -> set[tuple[str, str, str, float]]:
    return {
        (one.subject.name.text, one.relation.value, one.object.name.text, round(one.confidence, 3)) for one in findings
    }


ACTIVE = "EGF activates STAT3 in cells."


def test_a_finding_of_a_rule_is_as_sure_as_its_pair() -> None:
    found = decide(WEIGHTS, sentence(ACTIVE), {(0, 2): judged(up=0.7, unsigned=0.1)}, 0.2)
    assert said(found) == {("EGF", "activates", "STAT3", 0.8)}
    assert [one.rule for one in found] == ["active verb"]


def test_a_pair_without_a_judgement_keeps_its_rules_confidence() -> None:
    (found,) = decide(WEIGHTS, sentence(ACTIVE), {}, 0.2)
    assert found.confidence == RULES["active verb"].confidence


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("MDM2 binds to TP53.", (0, 3)),
        ("EGF did not activate STAT3.", (0, 4)),
        ("Cells were given the MTOR inhibitor rapamycin.", (6, 4)),
        ("Cells had an active PI3K/AKT1 pathway.", (4, 6)),
    ],
    ids=["binding", "denial", "named inhibitor", "implied"],
)
def test_what_training_knows_nothing_of_keeps_its_rules_confidence(text: str, pair: tuple[int, int]) -> None:
    read = sentence(text)
    found = decide(WEIGHTS, read, {pair: judged()}, 0.2)
    assert found
    assert {one.confidence for one in found} == {RULES[one.rule].confidence for one in found}


def test_where_the_models_read_the_opposite_sign_the_rule_stands_but_is_not_sure() -> None:
    found = decide(WEIGHTS, sentence(ACTIVE), {(0, 2): judged(up=0.3, down=0.4, minus=Path(0.5, 1, 1))}, 0.2)
    assert said(found) == {("EGF", "activates", "STAT3", 0.0)}


def test_a_sign_that_a_phrase_turned_keeps_half_of_what_the_pair_has() -> None:
    found = decide(WEIGHTS, sentence("Loss of PTEN activated AKT1."), {(2, 4): judged(up=0.5, down=0.3)}, 0.2)
    assert said(found) == {("PTEN", "inhibits", "AKT1", 0.4)}


def test_a_rule_without_a_sign_gives_way_to_a_sign_that_was_learned() -> None:
    found = decide(WEIGHTS, sentence("EGF regulates STAT3."), {(0, 2): judged(up=0.6, unsigned=0.1)}, 0.2)
    assert said(found) == {("EGF", "regulates", "STAT3", 0.1), ("EGF", "activates", "STAT3", 0.7)}


def test_a_correlation_is_not_learned_to_be_a_cause() -> None:
    read = sentence("VEGFA correlated with EGFR.")
    found = decide(WEIGHTS, read, {(0, 3): judged(up=0.9), (3, 0): judged(up=0.9)}, 0.2)
    assert {one.relation.value for one in found} == {"correlates_with"}


def test_what_respectively_keeps_apart_is_not_learned_together() -> None:
    read = sentence("EGF and TNF activated STAT3 and AKT1, respectively.")
    found = decide(WEIGHTS, read, {(0, 4): judged(up=0.8), (0, 6): judged(up=0.8), (2, 6): judged(up=0.8)}, 0.2)
    assert {(one.subject.name.text, one.object.name.text) for one in found} == {("EGF", "STAT3"), ("TNF", "AKT1")}


def test_a_pair_that_no_rule_found_is_learned_with_the_trigger_of_its_path() -> None:
    read = sentence("EGF frobs STAT3 in cells.")
    (one,) = decide(WEIGHTS, read, {(0, 2): judged(down=0.6, minus=Path(0.5, 1, 1))}, 0.2)
    assert (one.rule, one.relation.value, one.sign) == ("learned", "inhibits", -1)
    assert read.main[one.trigger].low == "frobs"


def test_a_path_that_ends_in_expression_is_about_the_amount() -> None:
    read = sentence("EGF frobs the expression of STAT3.")
    (one,) = decide(WEIGHTS, read, {(0, 5): judged(up=0.6, plus=Path(0.5, 1, 3))}, 0.2)
    assert one.relation.value == "increases_amount"


def test_a_path_of_one_modification_without_a_sign_is_that_modification() -> None:
    read = sentence("EGF with phosphorylation on STAT3.")
    (one,) = decide(WEIGHTS, read, {(0, 4): judged(unsigned=0.6, open=Path(0.5, 2, 2))}, 0.2)
    assert (one.relation.value, one.sign) == ("phosphorylates", 0)


def test_what_is_less_sure_than_the_floor_is_left_out() -> None:
    read = sentence("EGF frobs STAT3 in cells.")
    assert decide(WEIGHTS, read, {(0, 2): judged(up=0.19)}, 0.2) == []
    assert len(decide(WEIGHTS, read, {(0, 2): judged(up=0.21)}, 0.2)) == 1


def test_a_denial_of_a_rule_is_not_contradicted() -> None:
    found = decide(WEIGHTS, sentence("EGF did not activate STAT3."), {(0, 4): judged(up=0.9)}, 0.2)
    assert [one.negated for one in found] == [True]


@pytest.mark.parametrize("text", ["EGF may frob STAT3.", "We asked whether EGF frobs STAT3."])
def test_a_learned_finding_is_marked_as_supposed(text: str) -> None:
    read = sentence(text)
    one, other = (at for at, token in enumerate(read.tokens) if token.name is not None)
    (found,) = decide(WEIGHTS, read, {(one, other): judged(up=0.9, plus=Path(0.5, other - 1, other - 1))}, 0.2)
    assert found.speculated


def test_a_cell_line_does_not_act() -> None:
    read = sentence("HeLa frobs STAT3.")
    assert decide(WEIGHTS, read, {(0, 2): judged(up=0.9)}, 0.2) == []


def test_the_knots_of_its_group_turn_probability_into_confidence() -> None:
    bent = replace(WEIGHTS, knots={"rules": ((0.8, 0.4),), "molecules": ((0.8, 0.3),), "others": ((0.8, 0.25),)})
    read = {text: sentence(text) for text in (ACTIVE, "EGF frobs STAT3 in cells.", "EGF frobs migration.")}
    found = [decide(bent, one, {(0, 2): judged(up=0.8)}, 0.2)[0].confidence for one in read.values()]
    assert found == pytest.approx([0.4, 0.3, 0.25])


def test_what_is_not_judged_is_no_less_sure_than_what_is_doubted() -> None:
    read = sentence("EGF promotes migration through activation of AKT1.")
    found = [
        {one.confidence for one in decide(replace(WEIGHTS, knots=knots), read, {}, 0.2) if one.implied}
        for knots in ({}, {"rules": ((0.2, 0.48),)})
    ]
    assert found == [{RULES["through"].confidence}, {0.48}]


@pytest.mark.parametrize("words", ["Unlike", "In contrast to", "Rather than"])
def test_what_others_are_contrasted_with_is_not_learned_to_do_the_same(words: str) -> None:
    read = sentence(f"{words} EGF, TNF activates STAT3.")
    first, *_, last = (at for at, token in enumerate(read.tokens) if token.name is not None)
    found = decide(WEIGHTS, read, {(first, last): judged(up=0.9)}, 0.2)
    assert {one.subject.name.text for one in found} == {"TNF"}


DENIED = "EGF poorly frobs STAT3."


def test_what_is_learned_to_be_denied_is_a_denial_with_the_word_that_denies() -> None:
    doubted = judged(up=0.5, denied=0.3, plus=Path(0.5, 2, 2))._replace(denied=0.8, denier=1)
    (found,) = decide(WEIGHTS, sentence(DENIED), {(0, 3): doubted}, 0.2)
    assert (found.rule, found.sign, found.negated) == ("learned", 1, True)
    assert found.confidence == pytest.approx(0.64)
    assert [(one.span.of(DENIED), one.effect) for one in found.cues] == [("poorly", "negates")]


def test_nitric_oxide_denies_nothing() -> None:
    read = sentence("AKT1 does more for NO production.")
    one, other = (at for at, token in enumerate(read.tokens) if token.name is not None)
    (found,) = decide(WEIGHTS, read, {(one, other): judged(up=0.9, plus=Path(0.5, other + 1, other + 1))}, 0.2)
    assert (found.object.name.text, found.negated) == ("NO", False)


def test_a_denial_that_is_not_sure_is_left_out() -> None:
    doubted = judged(denied=0.3, plus=Path(0.5, 2, 2))._replace(denied=0.6)
    assert decide(WEIGHTS, sentence(DENIED), {(0, 3): doubted}, 0.2) == []


def test_a_finding_of_a_rule_is_supposed_as_the_models_say_but_denied_as_the_rule_says() -> None:
    doubted = judged(up=0.6, denied=0.2)._replace(denied=0.9, supposed=0.7)
    (found,) = decide(WEIGHTS, sentence(ACTIVE), {(0, 2): doubted}, 0.2)
    assert (found.rule, found.negated, found.speculated) == ("active verb", False, True)
    assert found.confidence == pytest.approx(0.6)


SPARING = "TNF acts on the formation of KRAS, but not STAT3."


def test_what_a_sentence_leaves_out_is_learned_as_a_denial() -> None:
    read = sentence(SPARING)
    first, *_, last = (at for at, token in enumerate(read.tokens) if token.name is not None)
    (found,) = decide(WEIGHTS, read, {(first, last): judged(up=0.9, plus=Path(0.5, 1, 1))}, 0.2)
    assert (found.sign, found.negated, found.confidence) == (1, True, pytest.approx(0.9))
    assert [one.span.of(SPARING) for one in found.cues if one.effect == "negates"] == ["not"]


def test_nothing_is_learned_of_what_is_left_out_and_what_stands_in_its_place() -> None:
    read = sentence(SPARING)
    _, middle, last = (at for at, token in enumerate(read.tokens) if token.name is not None)
    assert decide(WEIGHTS, read, {(middle, last): judged(up=0.9)}, 0.2) == []


def test_what_is_left_out_is_no_name_that_only_says_what_kind_it_is_of() -> None:
    read = sentence("TNF acts on the formation of KRAS, but not a STAT3 site.")
    first, *_, last = (at for at, token in enumerate(read.tokens) if token.name is not None)
    assert decide(WEIGHTS, read, {(first, last): judged(up=0.9)}, 0.2) == []
