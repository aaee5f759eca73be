"""The sign of a statement is the product of what its subject, its verb and its object say; denials leave it alone."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

import pytest

from explorer.extraction.confidence import DEFAULT
from explorer.extraction.extract import Extractor
from explorer.model.document import Document
from explorer.model.evidence import Evidence
from explorer.model.relation import Sign

SUBJECTS = {
    "PTEN": 1, "PTEN overexpression": 1, "ectopic expression of PTEN": 1, "recombinant PTEN": 1,
    "increased PTEN expression": 1, "knockdown of PTEN": -1, "PTEN siRNA": -1, "silencing of PTEN by shRNA": -1,
    "CRISPR-mediated deletion of PTEN": -1, "loss of PTEN": -1, "PTEN deficiency": -1, "reduced levels of PTEN": -1,
    "anti-PTEN antibodies": -1, "dominant-negative PTEN": -1, "a PTEN inhibitor": -1, "inhibition of PTEN": -1,
}  # fmt: skip
VERBS = {"increase": 1, "promote": 1, "reduce": -1, "prevent": -1, "abolish": -1}
PHRASES = {"led to an increase in": 1, "resulted in a reduction of": -1, "caused a decrease in": -1}
OBJECTS = {
    "MYC expression": 1, "the phosphorylation of MYC": 1, "EGF-induced MYC expression": 1, "the degradation of MYC": -1,
    "loss of MYC": -1, "the inhibition of MYC": -1, "the EGF-induced loss of MYC": -1,
}  # fmt: skip
PASTS = {"increase": "increased", "promote": "promoted", "reduce": "reduced", "prevent": "prevented"}
PASTS |= {"abolish": "abolished"}
DENIALS = (
    "{} did not {} {} in these cells.",
    "{} failed to {} {}.",
    "In these cells, {} was unable to {} {}.",
    "{} activated AKT1 but did not {} {}.",
    "We found that {} cannot {} {}.",
    "{} bound AKT1 without being able to {} {}.",
)
SUPPOSITIONS = (
    "{} may {} {}.",
    "We asked whether {} can {} {}.",
    "{} appears to {} {}.",
    "Our data suggest that {} could {} {}.",
    "To determine whether {} can {} {}, cells were counted.",
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def said(extractor: Extractor, text: str) -> list[Evidence]:
    """What a sentence says that PTEN does to MYC."""
    text = text[0].upper() + text[1:]
    found = extractor.extract(Document(text=text)).evidence
    return [one for one in found if one.confidence >= DEFAULT and one.subject.entity.name == "PTEN"]


def signs(evidence: list[Evidence]) -> set[tuple[Sign, bool, bool]]:
    """The signs of *evidence* on MYC, with the marks."""
    return {(one.sign, one.negated, one.speculated) for one in evidence if one.object.entity.name == "MYC"}


def some(number: int, *columns: Collection[str]) -> list[tuple[str, ...]]:
    """Every third combination of *columns*, another third for each *number*."""
    return [*product(*columns)][number % 3 :: 3]


def expected(*factors: int, negated: bool = False, speculated: bool = False) -> set[tuple[Sign, bool, bool]]:
    """The one sign that is the product of *factors*, with the marks."""
    product_of = 1
    for factor in factors:
        product_of *= factor
    return {(Sign.POSITIVE if product_of > 0 else Sign.NEGATIVE, negated, speculated)}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_signs_multiply_in_active_sentences(extractor: Extractor, subject: str) -> None:
    verbs = {PASTS[verb]: sign for verb, sign in VERBS.items()} | PHRASES
    for verb, target in some([*SUBJECTS].index(subject), verbs, OBJECTS):
        found = signs(said(extractor, f"{subject} {verb} {target} in these cells."))
        assert found == expected(SUBJECTS[subject], verbs[verb], OBJECTS[target]), (subject, verb, target)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_signs_multiply_in_passive_sentences(extractor: Extractor, subject: str) -> None:
    for verb, target in some([*SUBJECTS].index(subject), VERBS, OBJECTS):
        found = signs(said(extractor, f"{target} was {PASTS[verb]} by {subject}."))
        assert found == expected(SUBJECTS[subject], VERBS[verb], OBJECTS[target]), (target, verb, subject)


@pytest.mark.parametrize("sentence", DENIALS)
def test_what_is_denied_keeps_its_sign(extractor: Extractor, sentence: str) -> None:
    for subject, verb, target in some(DENIALS.index(sentence), [*SUBJECTS][::2], [*VERBS][::2], OBJECTS):
        found = signs(said(extractor, sentence.format(subject, verb, target)))
        assert found == expected(SUBJECTS[subject], VERBS[verb], OBJECTS[target], negated=True), (subject, verb, target)


@pytest.mark.parametrize("sentence", SUPPOSITIONS)
def test_what_is_supposed_keeps_its_sign(extractor: Extractor, sentence: str) -> None:
    for subject, verb, target in some(SUPPOSITIONS.index(sentence), [*SUBJECTS][1::2], [*VERBS][::2], OBJECTS):
        found = signs(said(extractor, sentence.format(subject, verb, target)))
        factors = SUBJECTS[subject], VERBS[verb], OBJECTS[target]
        assert found == expected(*factors, speculated=True), (subject, verb, target)
