"""Each construction of scientific English that the extractor handles, with sentences that say it and look-alikes.

The sentences are in `constructions.toml`; they are read by the whole extractor, as `extract` would print them.
"""

from __future__ import annotations

import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from explorer.extraction.confidence import DEFAULT
from explorer.extraction.extract import Extractor
from explorer.model.document import Document
from explorer.model.evidence import Evidence

TABLE = tomllib.loads(Path(__file__).with_name("constructions.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def cases(column: str) -> list[object]:
    """The sentences of one column ("says" or "never") of all constructions, each with its facts."""
    return [
        pytest.param(text, facts, id=f"{construction}: {text[:60]}")
        for construction, table in TABLE.items()
        for text, *facts in table[column]
    ]


def printed(text: str, one: Evidence) -> str:
    """One evidence in the form of the table."""
    site = f"{one.residue}{one.position}"
    words = [one.subject.span.of(text), one.relation.value, one.sign.value, one.object.span.of(text)]
    words += ["negated"] * one.negated + ["speculated"] * one.speculated
    words += [f"@{site}"] if site else []
    words += [f"<{one.antecedent.of(text)}"] if one.antecedent is not None else []
    return " ".join(words)


def facts_of(extractor: Extractor, text: str) -> list[str]:
    """What `extract` prints of *text*."""
    evidence = extractor.extract(Document(text=text)).evidence
    return [printed(text, one) for one in evidence if one.confidence >= DEFAULT]


def matching(found: list[str], pattern: str) -> list[str]:
    """Those of *found* that the pattern is about."""
    return [fact for fact in found if fnmatchcase(fact, pattern)]


@pytest.mark.parametrize(("text", "facts"), cases("says"))
def test_a_construction_is_read_as_a_biologist_reads_it(extractor: Extractor, text: str, facts: list[str]) -> None:
    found = facts_of(extractor, text)
    assert [fact for fact in facts if not matching(found, fact)] == [], found


@pytest.mark.parametrize(("text", "facts"), cases("never"))
def test_a_look_alike_says_nothing_of_the_kind(extractor: Extractor, text: str, facts: list[str]) -> None:
    found = facts_of(extractor, text)
    assert [wrong for pattern in facts for wrong in matching(found, pattern)] == []


def test_every_construction_has_sentences_that_say_it_and_look_alikes() -> None:
    assert [name for name, table in TABLE.items() if not (table["says"] and table["never"])] == []
