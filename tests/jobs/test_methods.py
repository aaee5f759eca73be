"""The paragraph for a methods section."""

from __future__ import annotations

import re

import explorer
from explorer.extraction.version import VERSION
from explorer.jobs.methods import ByHand, filters_in_words, lexicon_version, paragraph, versions
from explorer.model.entity import Entity, Kind
from explorer.model.entity_edit import EditAction, EntityEdit
from explorer.model.evidence import BUILTIN, MANUAL, Context
from explorer.model.filter import Filter, Judged, Sort
from explorer.model.records import Curation, Reader, StoreCounts
from explorer.model.relation import Sign
from explorer.model.verdicts import RETRACTED

GENE, OTHER = Entity("HGNC:1", "A", Kind.GENE), Entity("HGNC:2", "B", Kind.GENE)
COUNTS = StoreCounts(documents=1, sentences=12_345, entities=2, statements=3, evidence=1)


def test_it_names_versions_counts_and_filters() -> None:
    text = paragraph(COUNTS, "abcd", (2, 1), Filter(min_papers=2, first_year=2010, signs=frozenset({Sign.POSITIVE})))
    assert f"Pathway Explorer {explorer.__version__}" in text
    assert "lexicon abcd" in text
    assert "1 abstract (12\u202f345 sentences)" in text
    assert "2 entities and 1 edge;" in text
    assert "signs: +; edges with at least 2 papers; papers from 2010 on" in text


def test_without_a_filter_it_says_so() -> None:
    assert paragraph(COUNTS, "x", (0, 0), Filter()).endswith("no filter was in force.")


def test_every_option_of_a_filter_has_words() -> None:
    """An option that is added and not told would make the paragraph wrong."""
    changed = {
        "relations": frozenset(),
        "signs": frozenset(),
        "kinds": frozenset(),
        "min_papers": 3,
        "first_year": 2000,
        "last_year": 2001,
        "speculated": False,
        "implied": False,
        "contested_only": True,
        "min_confidence": 0.5,
        "min_belief": 0.5,
        "manual": False,
        "without": frozenset({Sort.REVIEW}),
        "journals": frozenset({"Letters"}),
        "sources": frozenset({"a.ris"}),
        "contexts": frozenset({Context("species", "mouse")}),
        "judged": frozenset({Judged.RIGHT}),
    }
    others = set(Filter.__dataclass_fields__) - set(changed) - {"negated"}
    assert others == set(), f"tell {others} in filters_in_words"
    for name, value in changed.items():
        assert filters_in_words(Filter(**{name: value})), name


def test_the_lexicon_has_the_same_version_each_time() -> None:
    assert re.fullmatch("[0-9a-f]{8}", lexicon_version())
    assert lexicon_version() == lexicon_version()


def test_it_tells_what_people_did_and_which_versions_read() -> None:
    curations = [
        Curation("e1", "correct", curator="Ann"),
        Curation("e1", "polarity", curator="Bo"),
        Curation("e2", "correct", curator="Ann"),
        Curation("e2", RETRACTED, curator="Ann"),
        Curation("e3", "correct", curator="Ann"),
    ]
    edits = [
        EntityEdit(1, EditAction.MERGE, (GENE,), OTHER),
        EntityEdit(2, EditAction.MERGE, (OTHER,), GENE, undone=True),
        EntityEdit(3, EditAction.SPLIT, (GENE,), OTHER),
    ]
    readers = [Reader(BUILTIN, "4", 7), Reader(BUILTIN, "3", 2), Reader(MANUAL, "", 2)]
    by_hand = ByHand.of(curations, edits, readers)
    assert by_hand == ByHand(verdicts=3, judged=2, curators=2, added=2, merges=1, splits=1)
    text = paragraph(COUNTS, "x", (0, 0), Filter(), by_hand, versions(readers))
    assert "(extractor 3 and 4, lexicon x)" in text
    assert (
        "Curation: 3 verdicts of 2 readers on 2 evidence sentences; 2 statements added by hand; "
        "1 merge of entities; 1 split of entities."
    ) in text


def test_it_says_where_nobody_judged() -> None:
    assert "No evidence was judged or added by hand." in paragraph(COUNTS, "x", (0, 0), Filter())
    assert versions([Reader(MANUAL, "", 1)]) == VERSION
