"""Tests of extraction as a user sees it: what a text says, where it says it, and what it does not say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extraction.confidence import DEFAULT
from explorer.extraction.extract import Extraction, Extractor, extract
from explorer.extraction.rules.table import RULES
from explorer.model.document import Document, joined
from explorer.model.evidence import Evidence
from tests.patience import paces

PAGE = joined(
    "EGF promotes migration of HeLa cells through AKT1 activation",
    "BACKGROUND: We asked whether TGFB1 regulates apoptosis. RESULTS: EGF induced phosphorylation of AKT1 in HeLa "
    "cells, and knockdown of AKT1 reduced EGF-induced migration in vitro. EGF did not affect STAT3. In contrast, STAT3 "
    "and TP53 bind to MDM2. VEGFA expression was positively correlated with metastasis.",
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def read(extractor: Extractor, text: str) -> list[Evidence]:
    return list(extractor.extract(Document(text=text)).evidence)


def facts(extractor: Extractor, text: str, least: float = 0.0) -> set[str]:
    """Each evidence that is sure enough as ``subject relation sign object`` with marks, in the words of the text."""
    return {
        " ".join(
            [
                one.subject.span.of(text),
                one.relation.value,
                one.sign.value,
                one.object.span.of(text),
                *(["negated"] if one.negated else []),
                *(["speculated"] if one.speculated else []),
            ]
        )
        for one in read(extractor, text)
        if one.confidence >= least
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Knockdown of HIF1A reduced VEGFA expression.", "HIF1A increases_amount + VEGFA"),
        ("STAT3 siRNA suppressed migration.", "STAT3 activates + migration"),
        ("PTEN-deficient cells showed growth, and loss of PTEN increased migration.", "PTEN inhibits - migration"),
        ("An antibody against VEGFA blocked angiogenesis.", "VEGFA activates + angiogenesis"),
        ("Treatment of cells with metformin inhibited MTOR.", "metformin inhibits - MTOR"),
        ("Inhibition of STAT3 reversed IL-6-induced migration.", "STAT3 activates + migration"),
        ("Inhibition of STAT3 reversed IL-6-induced migration.", "IL-6 activates + migration"),
        ("EGF failed to activate STAT3.", "EGF activates + STAT3 negated"),
        ("EGF had no effect on STAT3.", "EGF regulates 0 STAT3 negated"),
        ("EGF inhibits apoptosis without affecting STAT3.", "EGF regulates 0 STAT3 negated"),
        ("Neither EGF nor TNF activated STAT3.", "EGF activates + STAT3 negated"),
        ("Apoptosis was inhibited by EGF but not by TNF.", "TNF inhibits - Apoptosis negated"),
        ("EGF, but not TNF, activated STAT3.", "TNF activates + STAT3 negated"),
        ("EGF, but not TNF, activated STAT3.", "EGF activates + STAT3"),
        ("EGF but not TNF activated STAT3.", "TNF activates + STAT3 negated"),
        ("EGF may activate STAT3.", "EGF activates + STAT3 speculated"),
        ("We tested whether EGF activates STAT3.", "EGF activates + STAT3 speculated"),
        ("Does EGF activate STAT3?", "EGF activates + STAT3 speculated"),
        ("EGF activates KRAS and TNF inhibits STAT3.", "TNF inhibits - STAT3"),
        ("EGF and TNF activate STAT3, AKT1 and KRAS.", "TNF activates + KRAS"),
        ("Expression of MMP2 and VEGFA was increased by hypoxia.", "hypoxia increases_amount + VEGFA"),
        ("IL-6 and TNF expression was induced by hypoxia.", "hypoxia increases_amount + IL-6"),
        ("EGF promotes migration via the KRAS/RAF1 pathway.", "RAF1 activates + migration"),
        ("Fibroblasts promote migration by secreting IL-6.", "Fibroblasts secretes 0 IL-6"),
        ("Fibroblasts promote migration by secreting IL-6.", "IL-6 activates + migration"),
        ("Cytokines such as TNF and IL-6 activate STAT3.", "IL-6 activates + STAT3"),
        ("The PI3K inhibitors LY294002 and wortmannin were used.", "wortmannin inhibits - PI3K"),
        ("SB203580, a p38 inhibitor, was used.", "SB203580 inhibits - p38"),
        ("LY294002 (a PI3K inhibitor) was used.", "LY294002 inhibits - PI3K"),
        ("EGF induced migration (P < 0.05) in all cells.", "EGF activates + migration"),
        ("Negative regulation of STAT3 by SOCS3 is known.", "SOCS3 inhibits - STAT3"),
        ("SOCS3 negatively regulates STAT3.", "SOCS3 inhibits - STAT3"),
        ("Inhibition of STAT3 activation by curcumin is known.", "curcumin inhibits - STAT3"),
        ("Reduced PTEN expression was inversely correlated with metastasis.", "PTEN correlates_with 0 metastasis"),
        ("EGF prevented the degradation of TP53.", "EGF increases_amount + TP53"),
        ("Macrophages secreted IL-6, and IL-6 activated JAK2 and STAT3 in cells.", "IL-6 activates + STAT3"),
        ("Medium conditioned by macrophages promoted migration.", "macrophages activates + migration"),
        ("STAT3 therefore promotes EMT and metastasis downstream of IL-6.", "STAT3 activates + metastasis"),
        ("EGF, therefore, activates STAT3.", "EGF activates + STAT3"),
        ("In late tumours TGFB1 promotes metastasis.", "TGFB1 activates + metastasis"),
        ("Macrophages released HGF, which activated MET and AKT1.", "HGF activates + AKT1"),
        ("EGF increased STAT3 activity, which in turn upregulated VEGFA.", "STAT3 increases_amount + VEGFA"),
        ("EGF did not change STAT3 activity but increased that of AKT1.", "EGF activates + AKT1"),
        ("An anti-VEGFA antibody inhibited angiogenesis.", "VEGFA activates + angiogenesis"),
        ("Silencing of HIF1A by siRNA reduced VEGFA secretion.", "HIF1A increases_amount + VEGFA"),
        ("Inhibition of p38 MAPK with SB203580 prevented apoptosis.", "SB203580 inhibits - p38 MAPK"),
        ("Inhibition of p38 MAPK with SB203580 prevented apoptosis.", "p38 MAPK activates + apoptosis"),
        ("EGF increased the expression of MMP-2 and -9.", "EGF increases_amount + -9"),
        ("EGF and TNF activated STAT3 and AKT1, respectively.", "TNF activates + AKT1"),
        ("VEGFA expression is NOTCH1-dependent.", "NOTCH1 increases_amount + VEGFA"),
        ("EGF, but neither TNF nor IL-6, activated STAT3.", "TNF activates + STAT3 negated"),
        ("EGF, but neither TNF nor IL-6, activated STAT3.", "EGF activates + STAT3"),
        ("STAT3 phosphorylation was unaffected by EGF.", "EGF regulates 0 STAT3 negated"),
        ("The induction of VEGFA was independent of TP53.", "TP53 regulates 0 VEGFA negated"),
        ("VEGFA expression remained unchanged after EGF treatment.", "EGF regulates_amount 0 VEGFA negated"),
        ("A selective COX-2 inhibitor, celecoxib, suppressed VEGFA.", "celecoxib inhibits - VEGFA"),
        ("It was due to the failure of EGF to activate STAT3.", "EGF activates + STAT3 negated"),
        ("Metformin was ineffective in reducing MYC expression.", "Metformin decreases_amount - MYC negated"),
        ("No activation of STAT3 by EGF was observed.", "EGF activates + STAT3 negated"),
        ("No change in VEGFA expression was observed after EGF.", "EGF regulates_amount 0 VEGFA negated"),
        ("An increase in VEGFA expression was observed after EGF.", "EGF increases_amount + VEGFA"),
        ("We did not observe any effect of EGF on STAT3.", "EGF regulates 0 STAT3 negated"),
        ("There was no evidence for an effect of EGF on STAT3.", "EGF regulates 0 STAT3 negated"),
        ("EGF induced STAT3 without any effect on AKT1.", "EGF regulates 0 AKT1 negated"),
        ("EGF induced STAT3 with no change in VEGFA levels.", "EGF regulates_amount 0 VEGFA negated"),
        ("EGF had little or no effect on STAT3.", "EGF regulates 0 STAT3 negated"),
        ("EGF no longer activated STAT3.", "EGF activates + STAT3 negated"),
        ("It is possible that EGF activates STAT3.", "EGF activates + STAT3 speculated"),
        ("The role of EGF in metastasis remains unclear.", "EGF regulates 0 metastasis speculated"),
        ("The effect of EGF on STAT3 was investigated.", "EGF regulates 0 STAT3 speculated"),
        ("EGF might mediate, at least in part, metastasis.", "EGF activates + metastasis speculated"),
        ("There was no correlation between VEGFA and metastasis.", "VEGFA correlates_with 0 metastasis negated"),
        ("A negative correlation of PTEN with metastasis was found.", "PTEN correlates_with - metastasis"),
        ("The interaction between MDM2 and TP53 was studied.", "MDM2 binds 0 TP53"),
        ("Treatment with gefitinib, but not with trametinib, reduced STAT3.", "trametinib inhibits - STAT3 negated"),
        ("Expression of MMP2, but not of MMP9, was increased by EGF.", "EGF increases_amount + MMP2"),
        ("BCL2 protects cells from apoptosis.", "BCL2 inhibits - apoptosis"),
        ("Stat3-/- mice showed increased TNF levels.", "Stat3 decreases_amount - TNF"),
        ("PTEN knockout mice showed increased AKT1 activity.", "PTEN inhibits - AKT1"),
        ("Neutralizing antibodies against IL-6 abolished CD36 expression.", "IL-6 increases_amount + CD36"),
        ("Blocking NOTCH1 with DAPT decreased HES1.", "DAPT inhibits - NOTCH1"),
        ("EGF cooperates with TNF to induce apoptosis.", "EGF activates + apoptosis"),
        ("EGFR recruits GRB2.", "EGFR binds 0 GRB2"),
        ("Macrophages produced IL-6, which activated STAT3.", "Macrophages secretes 0 IL-6"),
        ("Activation of STAT3 by EGF was seen but was inhibited by SOCS3.", "SOCS3 inhibits - STAT3"),
        ("VEGFA levels correlated positively with metastasis.", "VEGFA correlates_with + metastasis"),
        ("Low concentrations of metformin inhibited apoptosis.", "metformin inhibits - apoptosis"),
        ("Low levels of PTEN promoted metastasis.", "PTEN inhibits - metastasis"),
        ("The MEK inhibitor PD98059 blocked migration.", "PD98059 inhibits - MEK"),
        ("We blocked LPS-induced TNF and IL-12 production.", "LPS increases_amount + TNF"),
    ],
)
def test_a_construction_says_what_a_reader_would_say(extractor: Extractor, text: str, fact: str) -> None:
    assert fact in facts(extractor, text)


@pytest.mark.parametrize(
    "text",
    [
        "EGF and STAT3 were measured.",
        "EGF was expressed in cells with STAT3.",
        "We used EGF and studied STAT3.",
        "EGF activates receptors. STAT3 is a gene.",
    ],
)
def test_names_that_only_stand_together_say_nothing(extractor: Extractor, text: str) -> None:
    assert facts(extractor, text) == set()


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Macrophages secreted IL-6, and IL-6 activated JAK2 and STAT3 in cells.", "Macrophages secretes 0 STAT3"),
        ("EGF and TNF activated STAT3 and AKT1, respectively.", "EGF activates + AKT1"),
        ("Cisplatin-induced apoptosis did not require TP53.", "TP53 activates + Cisplatin negated"),
        ("EGF, but neither TNF nor IL-6, activated STAT3.", "TNF activates + STAT3"),
        ("An anti-VEGFA antibody inhibited angiogenesis.", "VEGFA inhibits - angiogenesis"),
        ("Treatment with gefitinib, but not with trametinib, reduced STAT3.", "trametinib inhibits - STAT3"),
        ("Expression of MMP2, but not of MMP9, was increased by EGF.", "EGF activates + MMP9"),
        ("The tumour suppressor PTEN was lost.", "PTEN inhibits - tumour"),
        ("Activation of STAT3 by EGF was seen but was inhibited by SOCS3.", "SOCS3 inhibits - EGF"),
        ("RNA interference using PTEN siRNA reduced apoptosis.", "RNA interference inhibits - apoptosis"),
        ("Neutralizing antibodies against IL-6 abolished CD36 expression.", "IL-6 decreases_amount - CD36"),
    ],
)
def test_what_a_sentence_does_not_say_is_not_found(extractor: Extractor, text: str, never: str) -> None:
    assert never not in facts(extractor, text, DEFAULT)


def test_a_correlation_is_never_a_cause(extractor: Extractor) -> None:
    text = "VEGFA levels correlated with metastasis, and KRAS was associated with apoptosis."
    assert {one.relation.directed for one in read(extractor, text) if one.confidence >= DEFAULT} == {False}


def test_every_span_lies_in_its_sentence_and_the_rule_is_in_the_table(extractor: Extractor) -> None:
    extraction = extractor.extract(Document(text=PAGE, title=PAGE.split("\n", maxsplit=1)[0]))
    assert len(extraction.evidence) >= 8
    for one in extraction.evidence:
        assert one.sentence in extraction.sentences
        for span in (one.subject.span, one.object.span, *([one.trigger] if one.trigger else [])):
            assert one.sentence.start <= span.start < span.end <= one.sentence.end
        assert one.rule in RULES
        assert 0 < one.confidence <= 1


def test_the_sentences_context_comes_first_then_the_titles(extractor: Extractor) -> None:
    evidence = extractor.extract(Document(text=PAGE, title=PAGE.split("\n", maxsplit=1)[0])).evidence
    migration = next(one for one in evidence if "knockdown" in one.sentence.of(PAGE) and one.rule == "active verb")
    assert ("setting", "in vitro") in {(one.aspect, one.name) for one in migration.context}
    correlation = next(one for one in evidence if one.rule == "correlates with")
    assert "cell_line" in {one.aspect for one in correlation.context}


def test_the_same_text_gives_the_same_evidence_twice(extractor: Extractor) -> None:
    assert extractor.extract(Document(text=PAGE)) == Extractor().extract(Document(text=PAGE))
    assert extract(Document(text=PAGE)) == extractor.extract(Document(text=PAGE)).evidence


def test_documents_read_together_say_what_each_says_alone(extractor: Extractor) -> None:
    others = ("EGF activates STAT3. This cytokine inhibits TP53.", "", "Nothing is named here.", PAGE)
    documents = [Document(text=text) for text in others * 12]  # more sentences than are judged at once
    assert extractor.extract_all(documents) == [extractor.extract(one) for one in documents[:4]] * 12
    assert extractor.extract_all([]) == []


RENAMED = {
    "EGF": "TNF",
    "AKT1": "RELA",
    "TGFB1": "IL10",
    "STAT3": "KRAS",
    "TP53": "RB1",
    "MDM2": "CDK4",
    "VEGFA": "MMP9",
}


def shape(text: str, extraction: Extraction, names: dict[str, str]) -> list[tuple[str, ...]]:
    return [
        (
            names.get(one.subject.span.of(text), one.subject.span.of(text)),
            one.relation.value,
            one.sign.value,
            names.get(one.object.span.of(text), one.object.span.of(text)),
            one.rule,
            str((one.negated, one.speculated, one.implied, one.confidence)),
        )
        for one in extraction.evidence
    ]


def test_renaming_every_gene_changes_the_names_and_nothing_else(extractor: Extractor) -> None:
    other = PAGE
    for old, new in RENAMED.items():
        other = re.sub(rf"\b{old}\b", new, other)
    before = shape(PAGE, extractor.extract(Document(text=PAGE)), RENAMED)
    assert before == shape(other, extractor.extract(Document(text=other)), {})
    assert len(before) >= 8


def test_sentences_around_a_sentence_do_not_change_what_it_says(extractor: Extractor) -> None:
    text = "EGF activates STAT3."
    alone = facts(extractor, text)
    assert alone <= facts(extractor, f"Log in to read more.\n\n{text}\n\nAll rights are reserved by nobody.")


@pytest.mark.parametrize(
    "text",
    [
        "IL6" * 30_000,
        "IL6, " * 20_000,
        "IL6 activates " * 5_000,
        "(" * 5_000 + "IL6 activates STAT3" + ")" * 5_000,
        "IL6 of " * 3_000 + "STAT3 activates AKT1.",
        "increased " * 5_000 + "IL6 activates STAT3",
        "a" * 100_000,
        "IL-6/" * 20_000,
        "activation of " * 8_000,
    ],
    ids=lambda text: text[:14],
)
def test_evil_text_takes_little_time(extractor: Extractor, text: str) -> None:
    assert paces(lambda: read(extractor, text)) < 200


HEAP = """
EGF STAT3 IL-6 activates inhibited induced by of and , ( ) . the not may increased expression loss via through which to
in cells - / knockdown inhibitor migration with response was is required for effect on role
"""
WORDS = st.sampled_from(HEAP.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_heap_of_words_is_read_without_a_fault(words: list[str]) -> None:
    text = " ".join(words)
    for one in extract(Document(text=text)):
        assert one.subject.entity.key != one.object.entity.key
        assert one.sentence.start <= one.subject.span.start < one.sentence.end


@pytest.mark.parametrize("hyphen", ["‐", "‑"])
def test_hyphens_of_publishers_read_as_the_plain_one(hyphen: str) -> None:
    text = (
        "TGFB1 up-regulated SNAI1 and down-regulated CDH1. EGF regulates MMP-2 and -9. We saw IL-6-induced migration."
    )
    assert extract(Document(text.replace("-", hyphen))) == extract(Document(text))
    assert {one.sign for one in extract(Document(text))} == {"+", "-", "0"}
