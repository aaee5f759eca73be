"""An evidence explains itself from its own data and from the row of its rule: change the row, and the words change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.extraction import explain as explain_module
from explorer.extraction.explain import Reason, explain
from explorer.extraction.extract import Extractor
from explorer.extraction.precision import Record
from explorer.extraction.rules.table import RULES
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import AMBIGUOUS, TURNS, Cue, Evidence, Grounded, Mention, Why
from explorer.model.relation import Relation, Sign

TEXT = "Loss of PTEN activates AKT1."
PTEN, AKT1 = Entity("HGNC:9588", "PTEN", Kind.GENE), Entity("HGNC:391", "AKT1", Kind.GENE)
PLAIN = Evidence(
    Span(0, len(TEXT)),
    Mention(Span(8, 12), PTEN),
    Relation.INHIBITS,
    Sign.NEGATIVE,
    Mention(Span(23, 27), AKT1),
    Span(13, 22),
    confidence=0.8125,
    rule="active verb",
    version="9",
)


def told(evidence: Evidence, text: str = TEXT) -> dict[str, str]:
    return {reason.heading: reason.text for reason in explain(evidence, Document(text))}


def test_the_rule_is_told_as_its_row_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    row = replace(
        RULES["active verb"],
        description="a row of the test",
        example="A raises B.",
        expected=("A", "increases_amount", "+", "B"),
        confidence=0.123,
    )
    monkeypatch.setitem(RULES, "active verb", row)
    monkeypatch.setattr(explain_module, "measured", lambda: {"active verb": Record("active verb", 9, 0, 0)})
    found = told(PLAIN)
    assert found["Rule"] == "active verb: a row of the test."
    assert found["Example"] == "“A raises B.” says: A increases amount of B."
    assert found["Confidence"].startswith("0.81: ")
    assert "right in 81 of 100 sentences like it" in found["Confidence"]
    assert "of all that the rule finds, in 12 of 100 (version 9)" in found["Confidence"]


def test_how_often_a_rule_is_right_is_what_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explain_module, "measured", lambda: {"active verb": Record("active verb", 999, 995, 247)})
    assert "of all that the rule finds, in 25 of 100 (version 9)" in told(PLAIN)["Confidence"]


def test_a_sign_that_the_relation_does_not_carry_is_told_with_the_example(monkeypatch: pytest.MonkeyPatch) -> None:
    row = replace(RULES["active verb"], expected=("A", "correlates_with", "-", "B"))
    monkeypatch.setitem(RULES, "active verb", row)
    assert "A correlates with (-) B" in told(PLAIN)["Example"]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_explains_its_own_example(rule: str) -> None:
    row = RULES[rule]
    document = Document(row.example)
    found = [one for one in Extractor().extract(document).evidence if one.rule == rule]
    for reasons in (explain(one, document) for one in found):
        text = {reason.heading: reason.text for reason in reasons}
        assert text["Rule"] == f"{rule}: {row.description}."
        assert row.example in text["Example"]
        assert {"Confidence", "Trigger", "Subject", "Object"} <= set(text)
        assert all(reason.text.endswith(".") for reason in reasons)


def test_a_rule_of_another_version_is_told_to_be_unknown() -> None:
    assert told(replace(PLAIN, rule="rule of old"))["Rule"] == "rule of old: this version has no rule of that name."
    assert told(replace(PLAIN, rule=""))["Rule"].startswith("none: ")


def test_what_others_said_is_told_as_theirs() -> None:
    reach = told(replace(PLAIN, origin="reach", version="1.6", trigger=None))
    assert reach["Origin"] == "It comes from reach 1.6."
    assert reach["Confidence"] == "0.81, as reach has it."
    assert not {"Rule", "Trigger", "Names"} & set(reach)
    person = told(replace(PLAIN, origin="manual"))
    assert person["Origin"] == "A person said so."
    assert "Confidence" not in person


def test_words_that_swayed_it_are_quoted_with_their_places() -> None:
    why = Why((Cue(Span(0, 4), TURNS),))
    reasons = {reason.heading: reason for reason in explain(replace(PLAIN, why=why), Document(TEXT))}
    assert reasons["Sign"] == Reason("Sign", "“Loss” turns the sign.", (Span(0, 4),))
    assert reasons["Trigger"].spans == (Span(13, 22),)
    assert reasons["Subject"].spans == (Span(8, 12),)


def test_two_turns_undo_each_other() -> None:
    why = Why((Cue(Span(0, 4), TURNS), Cue(Span(13, 22), TURNS)))
    assert (
        told(replace(PLAIN, why=why))["Sign"] == "“Loss” and “activates” turn the sign; together they undo each other."
    )


def test_a_flag_whose_words_are_not_known_says_so() -> None:
    found = told(replace(PLAIN, negated=True))
    assert found["Negated"] == "Which words say so was not kept."
    assert not {"Sign", "Speculated", "Implied"} & set(found)


def test_what_a_name_could_mean_else_is_told() -> None:
    others = (Entity("HGNC:1", "ONE", Kind.GENE), Entity(None, "two", Kind.CELL_LINE))
    settled = Grounded("alias", "long form", others)
    guessed = Grounded("alias", AMBIGUOUS, others[:1])
    found = told(replace(PLAIN, why=Why((), settled, guessed)))
    assert found["Subject"] == (
        "“PTEN” is PTEN (gene, HGNC:9588); grounded by an alias; chosen by: long form; "
        "elsewhere it could be ONE (gene, HGNC:1) or two (cell line, no identifier)."
    )
    assert found["Object"] == (
        "“AKT1” is AKT1 (gene, HGNC:391); grounded by an alias; nothing in the text chose: it could also be "
        "ONE (gene, HGNC:1)."
    )


def test_evidence_of_an_older_store_says_what_was_not_kept() -> None:
    assert "was not kept" in told(PLAIN)["Names"]
    assert "Names" not in told(replace(PLAIN, why=Why((), Grounded("symbol"))))


def test_an_extracted_evidence_explains_itself_whole() -> None:
    text = "Loss of PTEN may not activate AKT1."
    (one,) = Extractor().extract(Document(text)).evidence
    found = told(one, text)
    assert [found[heading] for heading in ("Trigger", "Sign", "Negated", "Speculated")] == [
        "“activate” says it.",
        "“Loss” turns the sign.",
        "“not” denies it.",
        "“may” makes it a supposition.",
    ]
