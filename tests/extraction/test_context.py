"""Tests of what a finding holds for."""

from __future__ import annotations

import pytest

from explorer.extraction.context import surroundings, title_context
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.sentences import split
from explorer.model.document import Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import Context

NOBODY = Entity(None, "nobody", Kind.OTHER)


def said(text: str, *ends: Entity, title: str = "") -> list[tuple[str, str]]:
    return [(one.aspect, one.name) for one in context(text, *ends, title=title)]


def context(text: str, *ends: Entity, title: str = "") -> tuple[Context, ...]:
    whole = f"{title}\n{text}" if title else text
    sentence = Span(len(whole) - len(text), len(whole))
    names = find_names(whole, split(whole), default_lexicon())
    inside = [one for one in names if one.span.start >= sentence.start]
    return surroundings(whole, sentence, inside, title_context(names, whole, title) if title else ()).of(*ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose in A549 cells.", ("cell_line", "A549")),
        ("It rose in macrophages.", ("cell", "Macrophages")),
        ("It rose in gastric cancer.", ("disease", "gastric cancer")),
        ("It rose in zebrafish.", ("species", "zebrafish")),
        ("It rose in vitro.", ("setting", "in vitro")),
        ("It rose in co-cultures.", ("setting", "in vitro")),
        ("It fell in xenografts.", ("setting", "in vivo")),
        ("It fell in obese mice.", ("setting", "in vivo")),
        ("It fell ex vivo.", ("setting", "ex vivo")),
        ("It fell in a cohort of smokers.", ("setting", "clinical")),
        ("It rose under hypoxia.", ("treatment", "hypoxia")),
        ("It rose under severe hypoxic conditions.", ("treatment", "hypoxia")),
        ("It rose upon TNF-α treatment.", ("treatment", "TNF")),
        ("It rose in cells treated with cisplatin.", ("treatment", "cisplatin")),
        ("It rose in cells treated with 10 μM cisplatin.", ("treatment", "cisplatin (10 μM)")),
        ("Cells were stimulated with IL-6 (20 ng/ml) and it rose.", ("treatment", "IL6 (20 ng/ml)")),
        ("It rose in LPS-stimulated cells.", ("treatment", "LPS")),
        ("It rose in the presence of glucose.", ("treatment", "glucose")),
        ("It rose in the absence of glucose.", ("treatment", "no glucose")),
        ("Cells treated with an HDAC inhibitor died.", ("treatment", "HDAC inhibitor")),
        ("Cells treated with cisplatin and paclitaxel died.", ("treatment", "paclitaxel")),
    ],
)
def test_a_sentence_says_what_a_finding_holds_for(text: str, expected: tuple[str, str]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "IL-6 activates STAT3.",
        "Hypoxia activates STAT3.",
        "IL-6 treatment was feasible.",
        "The cells were treated with care and IL-6 rose.",
        "Treated with kindness, IL-6 and hypoxia differ.",
        "It has a role in hypoxia signaling.",
        "In the vivid light it rose.",
        "We saw the treatment of choice and measured IL-6.",
    ],
)
def test_what_is_not_given_is_no_treatment(text: str) -> None:
    assert [one for one in said(text) if one[0] in ("treatment", "setting")] == []


def test_what_a_finding_is_about_is_not_its_context() -> None:
    text = "In cells treated with cisplatin (5 μM), it rose."
    cisplatin = Entity("CHEBI:27899", "cisplatin", Kind.CHEMICAL)
    assert said(text, NOBODY) == [("treatment", "cisplatin (5 μM)")]
    assert said(text, cisplatin) == []


def test_the_sentences_own_word_counts_before_the_titles() -> None:
    title = "Growth of HeLa cells in mice"
    assert said("It rose in A549 cells.", title=title) == [
        ("cell_line", "A549"),
        ("species", "mouse"),
        ("setting", "in vivo"),
    ]
    assert ("cell_line", "HeLa") in said("It rose.", title=title)


def test_an_end_in_the_sentence_lets_the_title_speak() -> None:
    line = Entity("CVCL:CVCL_0023", "A549", Kind.CELL_LINE)
    assert ("cell_line", "HeLa") in said("It rose in A549 cells.", line, title="Growth of HeLa cells")


def test_a_context_carries_the_identifier() -> None:
    assert [one.id for one in context("It rose under hypoxia.") if one.aspect == "treatment"] == ["MESH:D000860"]
