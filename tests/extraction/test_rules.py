"""Every rule of the table finds its example, and leaves a look-alike alone."""

from __future__ import annotations

import pytest

from explorer.extraction.extract import Extractor
from explorer.extraction.rules.table import RULES, Rule
from explorer.model.document import Document
from explorer.model.evidence import Evidence

ALL = sorted(RULES.values(), key=lambda rule: rule.name)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def found(extractor: Extractor, text: str) -> list[Evidence]:
    return list(extractor.extract(Document(text=text)).evidence)


def said(text: str, one: Evidence) -> tuple[str, str, str, str]:
    return (one.subject.span.of(text), one.relation.value, one.sign.value, one.object.span.of(text))


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_finds_its_example(extractor: Extractor, rule: Rule) -> None:
    evidence = found(extractor, rule.example)
    assert rule.expected in {said(rule.example, one) for one in evidence if one.rule == rule.name}, [
        (one.rule, said(rule.example, one)) for one in evidence
    ]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_leaves_its_look_alike_alone(extractor: Extractor, rule: Rule) -> None:
    evidence = found(extractor, rule.counter)
    assert [said(rule.counter, one) for one in evidence if one.rule == rule.name] == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    assert rule.description
    assert 0 < rule.confidence <= 1
