"""The words that turned a sign or set a flag come out with the evidence, at their places."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from explorer.extraction.extract import Extractor
from explorer.extraction.lexicon import default_lexicon
from explorer.extraction.names import find_names
from explorer.extraction.reading import read_sentences
from explorer.extraction.rules.table import LEARNED, RULES
from explorer.extraction.sentences import split
from explorer.model.document import Document
from explorer.model.evidence import IMPLIES, NEGATES, SAYS, SPECULATES, TURNS, Evidence

Cues = list[tuple[str, str]]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def cues(extractor: Extractor, text: str, subject: str, target: str) -> Cues:
    """The words and effects of the surest evidence about *subject* and *target*, as they stand in *text*."""
    found = [
        one
        for one in extractor.extract(Document(text=text)).evidence
        if (one.subject.span.of(text), one.object.span.of(text)) == (subject, target)
    ]
    best = max(found, key=lambda one: one.confidence)
    return [(one.span.of(text), one.effect) for one in best.why.cues]


@pytest.mark.parametrize(
    ("text", "ends", "expected"),
    [
        ("Loss of PTEN activates AKT1.", ("PTEN", "AKT1"), [("Loss", TURNS)]),
        ("PTEN knockdown increased AKT1 activity.", ("PTEN", "AKT1"), [("knockdown", TURNS)]),
        ("STAT3 siRNA reduced migration.", ("STAT3", "migration"), [("siRNA", TURNS)]),
        ("An IL-6 neutralizing antibody reduced migration.", ("IL-6", "migration"), [("antibody", TURNS)]),
        ("Blocking STAT3 reduced migration.", ("STAT3", "migration"), [("Blocking", TURNS)]),
        ("Reduced expression of PTEN activates AKT1.", ("PTEN", "AKT1"), [("Reduced", TURNS)]),
        ("EGF prevented the degradation of TP53.", ("EGF", "TP53"), [("degradation", TURNS)]),
        ("AKT1 was activated in PTEN-deficient cells.", ("PTEN", "AKT1"), [("deficient", TURNS)]),
        ("Inhibitors of MEK (U0126) and AKT1 were used.", ("U0126", "MEK"), [("Inhibitors", TURNS)]),
        ("AKT1 was activated in PTEN-/- mice.", ("PTEN", "AKT1"), [("-/-", TURNS)]),
        ("Loss of PTEN inhibition activates AKT1.", ("PTEN", "AKT1"), [("Loss", TURNS), ("inhibition", TURNS)]),
        ("Metformin had an inhibitory effect on MTOR.", ("Metformin", "MTOR"), [("inhibitory", TURNS)]),
        ("The inhibitory effect of curcumin on KRAS was strong.", ("curcumin", "KRAS"), [("inhibitory", TURNS)]),
        ("PTEN negatively regulates AKT1.", ("PTEN", "AKT1"), [("negatively", TURNS)]),
        ("PTEN was inversely correlated with metastasis.", ("PTEN", "metastasis"), [("inversely", TURNS)]),
    ],
)
def test_words_that_turn_a_sign_are_told(
    extractor: Extractor, text: str, ends: tuple[str, str], expected: Cues
) -> None:
    assert cues(extractor, text, *ends) == expected


@pytest.mark.parametrize(
    ("text", "ends", "expected"),
    [
        ("IL-6 did not activate STAT3.", ("IL-6", "STAT3"), [("not", NEGATES)]),
        ("IL-6 failed to activate STAT3.", ("IL-6", "STAT3"), [("failed", NEGATES)]),
        ("The failure of IL-6 to activate STAT3 was seen.", ("IL-6", "STAT3"), [("failure", NEGATES)]),
        ("IL-6 had no effect on STAT3.", ("IL-6", "STAT3"), [("no", NEGATES)]),
        ("IL-6 activates STAT3 but not AKT1.", ("IL-6", "AKT1"), [("not", NEGATES)]),
        ("IL-6, but not EGF, activates STAT3.", ("EGF", "STAT3"), [("not", NEGATES)]),
        ("IL-6 activates STAT3 without affecting AKT1.", ("IL-6", "AKT1"), [("without", NEGATES)]),
        ("CASP9 is dispensable for apoptosis.", ("CASP9", "apoptosis"), [("dispensable", NEGATES)]),
        ("We saw TP53-independent apoptosis.", ("TP53", "apoptosis"), [("independent", NEGATES)]),
        ("IL-6 may activate STAT3.", ("IL-6", "STAT3"), [("may", SPECULATES)]),
        ("We asked whether IL-6 activates STAT3.", ("IL-6", "STAT3"), [("whether", SPECULATES)]),
        ("Does IL-6 activate STAT3?", ("IL-6", "STAT3"), [("?", SPECULATES)]),
        ("The role of IL-6 in migration is unclear.", ("IL-6", "migration"), [("unclear", SPECULATES)]),
        ("Loss of PTEN may not activate AKT1.", ("PTEN", "AKT1"),
         [("Loss", TURNS), ("may", SPECULATES), ("not", NEGATES)]),
        ("EGF promotes migration through AKT1.", ("EGF", "AKT1"), [("through", IMPLIES)]),
        ("EGF activates the KRAS/RAF1 pathway.", ("KRAS", "RAF1"), [("pathway", IMPLIES)]),
        ("EGF promotes migration by activating AKT1.", ("AKT1", "migration"), [("by", IMPLIES)]),
    ],
)  # fmt: skip
def test_words_that_set_a_flag_are_told(extractor: Extractor, text: str, ends: tuple[str, str], expected: Cues) -> None:
    assert cues(extractor, text, *ends) == expected


def test_what_follows_from_a_verb_that_turns_is_told_with_the_verb(extractor: Extractor) -> None:
    text = "EGF inhibits apoptosis through activation of AKT1."
    assert cues(extractor, text, "AKT1", "apoptosis") == [("inhibits", TURNS), ("through", IMPLIES)]


def test_a_trigger_that_says_down_itself_turns_nothing(extractor: Extractor) -> None:
    assert cues(extractor, "PTEN inhibits AKT1.", "PTEN", "AKT1") == []


def test_where_there_is_no_sign_nothing_was_turned(extractor: Extractor) -> None:
    assert cues(extractor, "Loss of PTEN affects AKT1.", "PTEN", "AKT1") == []


def test_what_was_learned_tells_the_word_that_gave_the_sign(extractor: Extractor) -> None:
    text = "EGF was seen to strongly, and in all cells, promote STAT3 degradation."
    (one,) = extractor.extract(Document(text=text)).evidence
    assert (one.rule, one.sign.value) == (LEARNED, "-")
    assert [(cue.span.of(text), cue.effect) for cue in one.why.cues] == [("degradation", TURNS)]


def test_what_was_learned_tells_all_words_of_its_event(extractor: Extractor) -> None:
    text = RULES[LEARNED].example
    (one,) = extractor.extract(Document(text=text)).evidence
    assert one.trigger is not None
    assert one.trigger.of(text) == "promote"
    assert [(cue.span.of(text), cue.effect) for cue in one.why.cues] == [("expression", SAYS)]


_MORE = """
IL-6 did not fail to activate STAT3. No evidence for activation of STAT3 by IL-6 was found. Neither EGF nor IL-6 reduced
apoptosis. Knockdown of PTEN did not inhibit AKT1. Lack of PTEN or TP53 silencing may promote migration via AKT1. We did
not observe inhibition of STAT3 by curcumin. Curcumin may be unable to block NF-κB. Is EGF required for loss of PTEN?
The anti-IL-6 antibody reversed the inhibition of migration by PTEN siRNA. IL-6-suppressed PTEN expression increased.
"""
CONSTRUCTIONS = tomllib.loads(Path(__file__).with_name("constructions.toml").read_text("utf-8"))
TEXTS = (
    _MORE.strip().replace("\n", " "),
    *(rule.example for rule in RULES.values()),
    *(text for table in CONSTRUCTIONS.values() for text, *_ in (*table["says"], *table["never"])),
)


def test_every_flag_has_its_word_and_every_word_its_flag(extractor: Extractor) -> None:
    wrong = [
        (text, one.rule, one.why.cues)
        for text in TEXTS
        for one in extractor.extract(Document(text=text)).evidence
        if (one.negated, one.speculated, one.implied) != _flags_by_cues(one)
    ]
    assert wrong == []


def _flags_by_cues(one: Evidence) -> tuple[bool, bool, bool]:
    """Two denials make none."""
    effects = [cue.effect for cue in one.why.cues]
    return effects.count(NEGATES) % 2 == 1, SPECULATES in effects, IMPLIES in effects


def test_an_end_has_the_sign_that_its_turning_words_make() -> None:
    wrong = []
    for text in TEXTS:
        sentences = split(text)
        for read in read_sentences(text, sentences, find_names(text, sentences, default_lexicon())):
            for end in (end for finding in read.findings for end in (finding.subject, finding.object)):
                turns = [cue for cue in end.cues if cue.effect == TURNS]
                if end.sign not in (0, (-1) ** len(turns)):
                    wrong.append((text, end.name.text, end.sign, turns))
    assert wrong == []


def test_cues_stand_in_their_sentence_in_the_order_of_the_text_each_once(extractor: Extractor) -> None:
    title = "Reading PTEN"
    document = Document(text=f"{title}\n{_MORE.strip()}", title=title)
    evidence = extractor.extract(document).evidence
    for one in evidence:
        spans = [(cue.span.start, cue.span.end, cue.effect) for cue in one.why.cues]
        assert spans == sorted(set(spans))
        assert all(one.sentence.start <= start < end <= one.sentence.end for start, end, _ in spans)
    assert any(len(one.why.cues) > 1 for one in evidence)
