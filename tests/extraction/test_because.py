"""How a name came by its entity goes with the evidence, with what else the name may mean."""

from __future__ import annotations

from explorer.extraction.because import MOST_ALTERNATIVES, grounded
from explorer.extraction.extract import Extractor
from explorer.extraction.names import Name
from explorer.model.document import Document, Span
from explorer.model.entity import Entity, Kind
from explorer.model.evidence import AMBIGUOUS, Grounded


def entity(number: int) -> Entity:
    return Entity(f"HGNC:{number}", f"gene {number}", Kind.GENE, f"the gene {number}", ("another name",))


def test_the_chosen_meaning_is_no_alternative() -> None:
    name = Name(Span(0, 2), "G1", entity(1), (entity(1), entity(2)), how="alias", resolved_by="long form")
    found = grounded(name)
    assert (found.how, found.resolved_by) == ("alias", "long form")
    assert found.alternatives == (Entity("HGNC:2", "gene 2", Kind.GENE),)


def test_of_many_meanings_the_likelier_ones_are_kept() -> None:
    name = Name(Span(0, 2), "G1", entity(1), tuple(map(entity, range(1, 30))))
    assert [one.id for one in grounded(name).alternatives] == [f"HGNC:{n}" for n in range(2, 2 + MOST_ALTERNATIVES)]


def test_evidence_tells_how_both_its_ends_were_grounded() -> None:
    text = "Interleukin-6 activates STAT3."
    (one,) = Extractor().extract(Document(text=text)).evidence
    assert one.why.object == Grounded("curated")
    assert not one.why.object.ambiguous
    assert one.why.subject.how


def test_a_name_that_nothing_settles_is_told_to_be_ambiguous() -> None:
    text = "p75 activates STAT3."
    evidence = Extractor().extract(Document(text=text)).evidence
    assert [one.why.subject.resolved_by for one in evidence] == [AMBIGUOUS]
    assert evidence[0].why.subject.ambiguous
    assert "TNFRSF1B" in [one.name for one in evidence[0].why.subject.alternatives]


def test_an_anaphor_tells_what_it_stands_for() -> None:
    text = "We studied IL-6. This cytokine activates STAT3."
    (one,) = Extractor().extract(Document(text=text)).evidence
    assert one.why.subject.how == "stands for “IL-6” in the sentence before"
