"""What people add by hand is kept as theirs, once, and can be taken away and put back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.errors import StoreError
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import LEARNED, MANUAL, Evidence, Mention
from explorer.model.filter import Filter
from explorer.model.manual import RULE, ManualStatement, signs_of
from explorer.model.relation import CAUSAL, Relation, Sign
from explorer.store.store import Store

TEXT = "Own 😀 words.\nHere 🧬 alphalin may stop betalin and gammalin. Later 𝛾-factor came."
STOP = TEXT.index(" Later")
ALPHA, BETA = Entity(None, "alphalin", Kind.GENE), Entity("HGNC:6018", "IL6", Kind.GENE)
GAMMA = Entity(None, "gammalin", Kind.CHEMICAL)


def said(note="", text=TEXT, **changes) -> ManualStatement:
    """The statement that the second sentence of *text* says, added by hand."""
    start = text.index("Here")

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    evidence = Evidence(
        Span(start, text.index(".", start) + 1),
        Mention(span("alphalin"), ALPHA),
        Relation.INHIBITS,
        Sign.NEGATIVE,
        Mention(span("betalin"), BETA),
        trigger=span("stop"),
        speculated=True,
        rule=RULE,
        origin=MANUAL,
    )
    return ManualStatement(1, replace(evidence, **changes), note)


@pytest.fixture
def own(store):
    """A store with one document of our own and nothing found in it."""
    sentences = [Span(0, 12), Span(13, STOP), Span(STOP + 1, len(TEXT))]
    with store.import_run("own") as run:
        run.add(Document(TEXT, TEXT[:12], pmid="1", date="2020"), (), sentences)
    return store


def test_what_was_added_is_evidence_like_any_other_and_always_counts(own):
    number = own.add_manual(said("my own reading"))
    (record,) = own.document_evidence(1)
    assert (record.id, record.evidence) == (number, said().evidence)
    assert record.sentence == "Here 🧬 alphalin may stop betalin and gammalin."
    assert record.evidence.subject.span.of(TEXT) == "alphalin"
    (backed,) = own.statements(Filter(min_confidence=0.95))
    assert (backed.statement.text, backed.papers, backed.first_year) == ("alphalin inhibits IL6", (1,), 2020)
    assert own.manual_notes([record.hash]) == {record.hash: "my own reading"}


def test_it_is_there_after_the_store_was_closed_and_opened(own):
    own.add_manual(said("kept"))
    with Store.open(own.path) as again:
        (record,) = again.document_evidence(1)
        assert record.evidence == said().evidence
        assert again.check() == []


def test_the_same_twice_is_refused_in_one_sentence_and_changes_nothing(own):
    own.add_manual(said())
    before = own.counts()
    with pytest.raises(StoreError, match=r"^That was added from this sentence before; nothing was added\.$"):
        own.add_manual(said("again"))
    assert own.counts() == before


def test_what_is_found_and_shown_is_refused_but_not_what_is_hidden(own):
    faint = replace(said().evidence, origin="builtin", rule=LEARNED, confidence=0.4)
    with own.import_run("again") as run:
        run.add(Document(TEXT, TEXT[:12], pmid="1", date="2020"), (faint,), ())
    with pytest.raises(StoreError, match="found in this sentence already"):
        own.add_manual(said(), Filter())
    own.add_manual(said(), Filter(min_confidence=0.6))
    assert own.statements()[0].sentences == 2


def test_taking_it_away_leaves_nothing_and_putting_it_back_restores_it(own):
    empty = own.counts()
    number = own.add_manual(said("why I think so"))
    before = own.statements(), own.document_evidence(1)[0].hash
    removed = own.remove_manual(number)
    assert removed == said("why I think so")
    assert own.counts() == empty
    assert own.manual_notes([before[1]]) == {}
    own.add_manual(removed)
    again = own.statements()
    assert [(one.statement, one.papers, one.sentences) for one in again] == [
        (one.statement, one.papers, one.sentences) for one in before[0]
    ]
    assert own.manual_notes([before[1]]) == {before[1]: "why I think so"}


def test_what_the_extractor_found_cannot_be_removed(filled):
    with pytest.raises(StoreError, match="Only what was added by hand"):
        filled.remove_manual(1)
    with pytest.raises(StoreError, match="not in the store any more"):
        filled.remove_manual(10_000)


@pytest.mark.parametrize(
    "changes",
    [
        {"object": Mention(Span(STOP + 1, STOP + 6), BETA)},
        {"sentence": Span(14, 14)},
        {"sentence": Span(14, 500)},
        {"origin": "builtin"},
        {"rule": "svo"},
    ],
)
def test_words_outside_of_the_sentence_and_other_origins_are_refused(own, changes):
    before = own.counts()
    with pytest.raises(StoreError, match="one sentence of the paper"):
        own.add_manual(said(**changes))
    with pytest.raises(StoreError):
        own.add_manual(replace(said(), document_id=7))
    assert own.counts() == before


def test_what_a_person_added_stays_when_an_import_is_undone_that_another_one_brought_too(own):
    with own.import_run("again") as run:
        run.add(Document(TEXT, TEXT[:12], pmid="1", date="2020"), (), ())
    own.add_manual(said("mine"))
    own.undo_import(1)
    (record,) = own.document_evidence(1)
    assert (record.evidence.origin, record.note) == (MANUAL, "mine")
    own.undo_import(2)
    assert own.counts().evidence == own.counts().documents == 0
    assert own.remarks() == {}


def test_what_a_person_added_goes_with_its_document_when_that_turns_out_to_be_another_one(own):
    other = Document(TEXT.replace("Own", "One"), "One 😀 words", doi="10.1000/own", date="2020")
    with own.import_run("other") as run:
        run.add(other, (), [Span(13, STOP)])
    own.add_manual(replace(said("mine"), document_id=2))
    with own.import_run("both") as run:
        run.add(replace(other, pmid="1"), (), ())
    assert own.counts().documents == 1
    (record,) = own.document_evidence(1)
    assert (record.note, record.sentence) == ("mine", "Here 🧬 alphalin may stop betalin and gammalin.")


def test_a_merge_of_entities_holds_and_what_is_taken_away_is_what_was_said(own):
    own.add_manual(said())
    at = TEXT.index("gammalin")
    other = said(object=Mention(Span(at, at + 8), GAMMA))
    number = own.add_manual(other)
    own.merge_entities(BETA.key, [GAMMA.key])
    assert [one.evidence.object.entity.name for one in own.document_evidence(1)] == ["IL6", "IL6"]
    assert own.remove_manual(number) == other
    assert len(own.document_evidence(1)) == 1


@given(place=st.integers(0, len(TEXT)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_place_in_a_sentence_leads_to_it(own, place):
    found = own.sentence_at(1, place)
    assert found is not None
    assert found.start <= place <= found.end


def test_an_effect_has_the_sign_of_its_relation_and_only_correlations_choose():
    assert signs_of(Relation.INHIBITS) == (Sign.NEGATIVE,)
    assert len(signs_of(Relation.CORRELATES_WITH)) == 3
    assert {signs_of(one)[0] for one in Relation if one not in CAUSAL and one.directed} == {Sign.NONE}
